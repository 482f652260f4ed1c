"""Changes that touch several parts of a plan at once."""

from collections.abc import Sequence
from fractions import Fraction
from math import prod

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sla_calc import LeadType, Plan, PlanError, RevenueStream, lead_demand
from sla_calc.edits.plan_edits import normalised, with_lead_type, with_stages, with_stream
from tests.calc.exact import decimal
from tests.calc.sweep import dear
from tests.strategies import funnels, shares

NEW = "Newly added stage"


def two_steps(first: float, second: float) -> Plan:
    kind = LeadType(name="Demo", conversion_rates=(first, second))
    stream = RevenueStream(name="All", deal_size=1_000, lead_types=(kind,))
    return Plan(stages=("Lead", "Meeting", "Customer"), streams=(stream,))


def rates_of(plan: Plan) -> tuple[float, ...]:
    return plan.streams[0].lead_types[0].conversion_rates


@dear
@given(funnels())
def test_stages_left_in_place_change_nothing(plan: Plan) -> None:
    assert with_stages(plan, plan.stages) == plan


@dear
@given(funnels(), st.data())
def test_adding_a_stage_changes_no_figure(plan: Plan, data: st.DataObject) -> None:
    assume(len(plan.stages) < 8)
    assume(NEW not in plan.stages)
    place = data.draw(st.integers(0, len(plan.stages)))
    origins: list[int | None] = list(range(len(plan.stages)))
    names = list(plan.stages)

    more = with_stages(
        plan,
        [*names[:place], NEW, *names[place:]],
        [*origins[:place], None, *origins[place:]],
    )

    for before, after in zip(lead_demand(plan).lines, lead_demand(more).lines, strict=True):
        assert _without(after.volumes, place) == before.volumes
        assert _without(after.committed, place) == before.committed
        assert after.close_rate == before.close_rate
        assert after.revenue == before.revenue


def _without(figures: Sequence[float], place: int) -> tuple[float, ...]:
    return (*figures[:place], *figures[place + 1 :])


@dear
@given(funnels(), st.data())
def test_removing_an_inner_stage_keeps_the_close_rate(plan: Plan, data: st.DataObject) -> None:
    assume(len(plan.stages) > 2)
    gone = data.draw(st.integers(1, len(plan.stages) - 2))
    kept = [stage for stage in range(len(plan.stages)) if stage != gone]
    kinds = [kind for stream in plan.streams for kind in stream.lead_types]
    # A rate below one in a million is no rate of the model's.
    assume(all(k.conversion_rates[gone - 1] * k.conversion_rates[gone] >= 1e-6 for k in kinds))

    fewer = with_stages(plan, [plan.stages[stage] for stage in kept], kept)

    assert fewer.stages == tuple(plan.stages[stage] for stage in kept)
    left = [kind for stream in fewer.streams for kind in stream.lead_types]
    for before, after in zip(kinds, left, strict=True):
        close_rate = prod(before.conversion_rates)
        assert prod(after.conversion_rates) == pytest.approx(close_rate, rel=1e-12)


@dear
@given(funnels())
def test_without_its_top_stage_the_funnel_begins_one_lower(plan: Plan) -> None:
    assume(len(plan.stages) > 2)

    fewer = with_stages(plan, plan.stages[1:], range(1, len(plan.stages)))

    for old, new in zip(plan.streams, fewer.streams, strict=True):
        expected = [kind.conversion_rates[1:] for kind in old.lead_types]
        assert [kind.conversion_rates for kind in new.lead_types] == expected


def test_the_step_across_a_removed_stage_takes_both_rates() -> None:
    # 34 % × 82 % = 27.88 %.
    plan = with_stages(two_steps(0.34, 0.82), ["Lead", "Customer"], [0, 2])

    assert rates_of(plan) == (0.2788,)


def test_a_new_stage_passes_on_everything_it_gets() -> None:
    plan = two_steps(0.34, 0.82)

    above = with_stages(plan, ["New", *plan.stages], [None, 0, 1, 2])
    within = with_stages(plan, ["Lead", "New", "Meeting", "Customer"], [0, None, 1, 2])
    below = with_stages(plan, [*plan.stages, "New"], [0, 1, 2, None])

    assert rates_of(above) == (1.0, 0.34, 0.82)
    assert rates_of(within) == (1.0, 0.34, 0.82)
    assert rates_of(below) == (0.34, 0.82, 1.0)


def test_stages_are_renamed_in_place() -> None:
    plan = two_steps(0.34, 0.82)

    renamed = with_stages(plan, ["Inquiry", "Demo", "Won deal"])

    assert renamed.stages == ("Inquiry", "Demo", "Won deal")
    assert rates_of(renamed) == (0.34, 0.82)


def test_a_funnel_of_one_stage_is_refused() -> None:
    with pytest.raises(PlanError, match=r"at least|too short|needs"):
        with_stages(two_steps(0.34, 0.82), ["Customer"], [2])


def test_a_funnel_without_stages_is_refused() -> None:
    with pytest.raises(PlanError):
        with_stages(Plan(), [], [])


def test_a_step_that_would_be_rarer_than_one_in_a_million_is_refused() -> None:
    # 0.01 % × 0.01 % is one in a hundred million.
    with pytest.raises(PlanError, match=r"it must be between 0\.0001 % and 100 %"):
        with_stages(two_steps(0.0001, 0.0001), ["Lead", "Customer"], [0, 2])


@given(st.lists(st.floats(0, 1e12), min_size=1, max_size=100))
def test_normalised_shares_sum_to_exactly_one_and_keep_their_proportions(
    given_shares: list[float],
) -> None:
    total = sum(given_shares)
    assume(total > 1e-200)

    result = normalised(given_shares)

    assert sum(decimal(share) for share in result) == 1
    assert all(0 <= share <= 1 for share in result)
    # Each is rounded to a millionth; one, the largest, takes up what all the others left over.
    pairs = zip(given_shares, result, strict=True)
    misses = sorted(abs(share / total - rounded) for share, rounded in pairs)
    assert all(miss <= 0.5e-6 + 1e-12 for miss in misses[:-1])
    assert misses[-1] <= len(misses) * 0.5e-6 + 1e-12


@given(st.integers(1, 12).flatmap(shares))
def test_normalised_shares_are_accepted_by_the_model(given_shares: tuple[float, ...]) -> None:
    kinds = tuple(
        LeadType(name=f"Type {number}", mix=share, conversion_rates=(0.5,))
        for number, share in enumerate(normalised(given_shares))
    )

    stream = RevenueStream(name="All", deal_size=1, lead_types=kinds)

    assert sum(decimal(kind.mix) for kind in stream.lead_types) == 1


@given(st.lists(st.integers(0, 1_000), min_size=1, max_size=20))
def test_normalising_once_is_enough(weights: list[int]) -> None:
    once = normalised(weights)

    assert normalised(once) == once


def test_shares_are_normalised() -> None:
    # 0.5 / 0.8 and 0.3 / 0.8; three thirds of a hundred percent; nothing at all in equal parts.
    assert normalised([0.5, 0.3]) == (0.625, 0.375)
    assert normalised([1, 1, 1]) == (0.333334, 0.333333, 0.333333)
    assert normalised([0, 0, 0, 0]) == (0.25, 0.25, 0.25, 0.25)
    assert normalised([50, 30]) == (0.625, 0.375)
    assert normalised([7]) == (1.0,)


def test_a_stream_is_changed_in_place() -> None:
    plan = with_stream(Plan(), 1, deal_size=40_000)

    assert [stream.deal_size for stream in plan.streams] == [6_000.0, 40_000.0]
    assert plan.streams[0] == Plan().streams[0]


def test_a_lead_type_is_changed_in_place() -> None:
    plan = with_lead_type(Plan(), 0, 2, conversion_rates=(0.5, 0.5, 0.5))

    changed = plan.streams[0].lead_types
    assert [kind.conversion_rates for kind in changed] == [
        (0.55, 0.6, 0.3),
        (0.34, 0.82, 0.23),
        (0.5, 0.5, 0.5),
    ]
    assert plan.streams[1] == Plan().streams[1]


def test_a_change_that_breaks_the_whole_is_refused() -> None:
    with pytest.raises(PlanError) as caught:
        with_stream(Plan(), 0, quota_share=0.7)
    assert str(caught.value) == (
        "Shares of quota must add up to 100 %; Small business 70 % + Enterprise 40 % = 110 %."
    )

    with pytest.raises(PlanError) as caught:
        with_lead_type(Plan(), 1, 0, mix=0.5)
    assert str(caught.value) == (
        "Lead types of Enterprise must add up to 100 %; "
        "Demo request 50 % + Event 35 % + Content download 25 % = 110 %."
    )


def test_exact_halves_are_not_disturbed() -> None:
    assert [Fraction(share) for share in normalised([2, 2])] == [Fraction(1, 2)] * 2


def test_no_shares_are_normalised_to_none() -> None:
    assert normalised([]) == ()
