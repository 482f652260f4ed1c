"""From a quantity to a promise: never below the need, never one too many."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil, nextafter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import Plan, YearMonth, lead_demand
from sla_calc.funnel.commitments import commitment, commitments_by_stage, typed
from tests.calc import exact
from tests.calc.sweep import SWEEP, dear, seeded
from tests.strategies import amounts, funnels, random_plan, random_whole_plan, rates

CONVENTIONS = [(b, r) for b in ("leads", "revenue") for r in ("final", "each stage")]


# Fifteen digits: as many as every float keeps.
@given(st.decimals(-(10**11), 10**11, places=4))
def test_typed_gives_back_the_decimal_that_was_typed(decimal: Decimal) -> None:
    assert typed(float(decimal)) == Fraction(decimal)


@given(amounts(0, 1e12), rates(1e-6))
def test_a_commitment_is_the_least_whole_number_not_below_the_exact_need(
    advancing: float, rate: float
) -> None:
    need = Fraction(repr(advancing)) / Fraction(repr(rate))

    promised = commitment(advancing / rate, lambda: need)

    assert promised == ceil(need)


@given(st.integers(0, 10**12), st.integers(-40, 40))
def test_noise_around_a_whole_number_never_moves_the_commitment(whole: int, ulps: int) -> None:
    quantity = float(whole)
    for _ in range(abs(ulps)):
        quantity = nextafter(quantity, float("inf") if ulps > 0 else 0.0)

    assert commitment(quantity, lambda: Fraction(whole)) == whole


@given(st.integers(0, 10**9), st.fractions(Fraction(1, 10**30), Fraction(1, 10**20)))
def test_a_need_that_is_above_a_whole_number_by_less_than_a_float_can_tell_is_still_met(
    whole: int, little: Fraction
) -> None:
    assert commitment(float(whole), lambda: whole + little) == whole + 1


@given(st.integers(0, 10**12), st.lists(rates(1e-6), min_size=1, max_size=7))
def test_each_stage_promises_the_least_that_feeds_the_next_promise(
    customers: int, conversion_rates: list[float]
) -> None:
    promised = commitments_by_stage(customers, conversion_rates)

    assert promised[-1] == customers
    for entering, advancing, rate in zip(promised, promised[1:], conversion_rates, strict=False):
        assert 0 <= entering - advancing / Fraction(repr(rate)) < 1


def test_3900_is_meant_by_its_neighbour_below() -> None:
    # 1326 / 0.34 in binary fractions.
    assert 1326 / 0.34 == 3899.9999999999995
    assert commitment(1326 / 0.34, lambda: 1326 / typed(0.34)) == 3_900


def test_3900_is_meant_by_its_neighbour_above() -> None:
    assert ceil(3900.0000000000005) == 3_901
    assert commitment(3900.0000000000005, lambda: Fraction(3_900)) == 3_900


def test_rounding_each_stage_of_250_customers_gives_1087_and_1326_and_3900() -> None:
    # 250 / 0.23 = 1,086.96 → 1,087; / 0.82 = 1,325.6 → 1,326; / 0.34 = 3,900 exactly.
    assert commitments_by_stage(250, (0.34, 0.82, 0.23)) == (3_900, 1_326, 1_087, 250)


def test_nothing_needed_is_nothing_promised() -> None:
    assert commitment(0.0, lambda: Fraction(0)) == 0
    assert commitments_by_stage(0, (0.34, 0.82, 0.23)) == (0, 0, 0, 0)


def assert_promises_are_kept_and_tight(
    needed: Sequence[Sequence[Fraction]],
    promised: Sequence[Sequence[int]],
    rounding: str,
    rates_of: Sequence[Sequence[float]],
) -> None:
    """Never below the exact need, and less than one above it per figure that was rounded."""
    for volumes, whole, conversion_rates in zip(needed, promised, rates_of, strict=True):
        assert all(p >= v for p, v in zip(whole, volumes, strict=True))
        assert whole[-1] - volumes[-1] < 1
        for stage, rate in enumerate(conversion_rates):
            asked = whole[stage + 1] / exact.decimal(rate)
            least = asked if rounding == "each stage" else volumes[stage]
            assert 0 <= whole[stage] - least < 1


@dear
@given(funnels(), st.none() | st.builds(YearMonth, st.just(2027), st.integers(1, 12)))
def test_a_plan_promises_no_less_than_it_needs_and_not_one_more(
    plan: Plan, month: YearMonth | None
) -> None:
    promised = [line.committed for line in lead_demand(plan, month).lines]

    assert promised == exact.promises(plan, month)
    assert_promises_are_kept_and_tight(
        exact.volumes(plan, month),
        promised,
        plan.rounding,
        [kind.conversion_rates for stream in plan.streams for kind in stream.lead_types],
    )


@pytest.mark.parametrize(("basis", "rounding"), CONVENTIONS)
def test_sweep_over_random_plans_finds_no_promise_off_by_one(basis: str, rounding: str) -> None:
    rng = seeded(f"plans {basis} {rounding}")
    for _ in range(SWEEP // len(CONVENTIONS)):
        plan = random_plan(rng, mix_basis=basis, rounding=rounding)
        month = YearMonth(2027, rng.randint(1, 12)) if rng.random() < 0.5 else None
        promised = [line.committed for line in lead_demand(plan, month).lines]
        assert promised == exact.promises(plan, month), plan


@pytest.mark.parametrize(("basis", "rounding"), CONVENTIONS)
def test_sweep_over_plans_that_need_whole_numbers_finds_no_promise_off_by_one(
    basis: str, rounding: str
) -> None:
    # The hardest case for binary fractions: every stage needs exactly a whole number.
    rng = seeded(f"whole {basis} {rounding}")
    for _ in range(SWEEP // len(CONVENTIONS)):
        plan, volumes = random_whole_plan(rng, mix_basis=basis, rounding=rounding)
        assert lead_demand(plan).lines[0].committed == volumes, plan
