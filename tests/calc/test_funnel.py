"""The formulas of the funnel, on floats, arrays and fractions alike."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc.funnel.formulas import (
    close_rate,
    entrants_needed,
    leads_by_share_of_leads,
    leads_by_share_of_revenue,
    new_business,
    revenue_from_leads,
    revenue_per_lead,
    stage_volumes,
)
from sla_calc.value.lead_values import lead_points, lead_value
from tests.strategies import amounts, rates

RATE = rates(1e-6)
MONEY = amounts(0.01, 1e12)

# Each formula as a function of single numbers: three rates, three amounts of money.
FORMULAS: dict[str, Callable[..., Any]] = {
    "new_business": lambda r, _s, _t, a, b, _c: new_business(a, r, b),
    "close_rate": lambda r, s, t, _a, _b, _c: close_rate([r, s, t]),
    "entrants_needed": lambda r, _s, _t, a, _b, _c: entrants_needed(a, r),
    "revenue_per_lead": lambda r, s, t, a, b, c: revenue_per_lead([r, s, t], [s, t, r], [a, b, c]),
    "leads_by_share_of_leads": lambda r, s, t, a, b, c: leads_by_share_of_leads(
        a, [r, s], [t, r], [b, c]
    ),
    "leads_by_share_of_revenue": lambda r, s, t, a, b, c: leads_by_share_of_revenue(
        a, [r, s], [t, r], [b, c]
    ),
    "stage_volumes": lambda r, s, t, a, _b, _c: stage_volumes(a, [r, s, t]),
    "revenue_from_leads": lambda r, _s, _t, a, b, _c: revenue_from_leads(a, r, b),
    "lead_value": lambda r, _s, _t, a, _b, _c: lead_value(r, a),
    "lead_points": lambda r, _s, _t, _a, _b, _c: lead_points(r),
}


def scenarios() -> st.SearchStrategy[list[tuple[float, ...]]]:
    return st.lists(st.tuples(RATE, RATE, RATE, MONEY, MONEY, MONEY), min_size=1, max_size=6)


@pytest.mark.parametrize("formula", FORMULAS.values(), ids=FORMULAS)
@given(scenarios())
def test_a_formula_gives_on_arrays_what_it_gives_on_each_number(
    formula: Callable[..., Any], rows: list[tuple[float, ...]]
) -> None:
    columns = [np.array(column) for column in zip(*rows, strict=True)]

    at_once = np.array(formula(*columns))
    one_by_one = np.array([formula(*row) for row in rows]).T

    assert np.array_equal(at_once, one_by_one)


@pytest.mark.parametrize("formula", FORMULAS.values(), ids=FORMULAS)
@given(scenarios())
def test_a_formula_gives_on_fractions_what_it_gives_on_floats_but_for_noise(
    formula: Callable[..., Any], rows: list[tuple[float, ...]]
) -> None:
    for row in rows:
        exactly = np.atleast_1d(np.array(formula(*map(Fraction, row)), dtype=object))
        roughly = np.atleast_1d(formula(*row))
        # A difference of two amounts is exact only to the last bits of the larger of them.
        is_difference = formula is FORMULAS["new_business"]
        noise = Fraction(max(row)) / 10**13 if is_difference else Fraction(0)
        for exact, rough in zip(exactly, roughly, strict=True):
            assert isinstance(exact, Fraction)
            assert abs(Fraction(float(rough)) - exact) <= exact / 10**13 + noise


@pytest.mark.parametrize("formula", FORMULAS.values(), ids=FORMULAS)
def test_a_formula_broadcasts_a_single_number_against_an_array(formula: Callable[..., Any]) -> None:
    rest = (0.82, 0.23, 500_000.0, 2_000.0, 30_000.0)
    several = np.array([0.34, 0.5, 1.0])

    at_once = formula(several, *rest)
    one_by_one = [formula(rate, *rest) for rate in several]

    parts = at_once if isinstance(at_once, list | tuple) else [at_once]
    columns = [np.broadcast_to(part, several.shape) for part in parts]
    assert np.array_equal(np.squeeze(columns), np.array(one_by_one).T)


@given(st.lists(RATE, min_size=1, max_size=7), st.fractions(0, 10**12))
def test_forward_undoes_backward(conversion_rates: list[float], customers: Fraction) -> None:
    exact_rates = [Fraction(rate) for rate in conversion_rates]
    leads = customers
    for rate in reversed(exact_rates):
        leads = entrants_needed(leads, rate)

    assert stage_volumes(leads, exact_rates)[-1] == customers
    assert revenue_from_leads(leads, close_rate(exact_rates), Fraction(1)) == customers


@given(st.lists(RATE, min_size=1, max_size=7), amounts(0, 1e12))
def test_forward_undoes_backward_on_floats_but_for_noise(
    conversion_rates: list[float], customers: float
) -> None:
    leads = customers
    for rate in reversed(conversion_rates):
        leads = entrants_needed(leads, rate)

    assert stage_volumes(leads, conversion_rates)[-1] == pytest.approx(customers, rel=1e-13)


@given(
    st.fractions(0, 10**12),
    st.lists(
        st.tuples(
            st.fractions(Fraction(1, 100), 1),
            st.fractions(Fraction(1, 10**6), 1),
            st.fractions(Fraction(1, 100), 10**9),
        ),
        min_size=1,
        max_size=5,
    ),
)
def test_leads_of_either_basis_bring_the_target_in_the_shares_that_were_given(
    target: Fraction, kinds: list[tuple[Fraction, Fraction, Fraction]]
) -> None:
    weights, rates_of, deals = zip(*kinds, strict=True)
    mix = [weight / sum(weights) for weight in weights]

    by_leads = leads_by_share_of_leads(target, mix, rates_of, deals)
    by_revenue = leads_by_share_of_revenue(target, mix, rates_of, deals)

    def brought(leads: list[Fraction]) -> list[Fraction]:
        return [revenue_from_leads(n, r, d) for n, r, d in zip(leads, rates_of, deals, strict=True)]

    assert sum(brought(by_leads)) == sum(brought(by_revenue)) == target
    assert by_leads == [share * sum(by_leads) for share in mix]
    assert brought(by_revenue) == [share * target for share in mix]


@given(amounts(0, 1e12), rates(), amounts(0, 1e12))
def test_new_business_is_never_below_nothing_and_never_above_the_quota(
    quota: float, share: float, retained: float
) -> None:
    assert 0 <= new_business(quota, share, retained) <= quota * share


def test_stage_volumes_begin_with_the_leads_and_go_one_step_for_each_rate() -> None:
    assert stage_volumes(1_000.0, []) == (1_000.0,)
    assert stage_volumes(1_000.0, [0.5, 0.5, 0.1]) == (1_000.0, 500.0, 250.0, 25.0)


def test_types_and_rates_of_different_number_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        leads_by_share_of_leads(1.0, [0.5, 0.5], [0.1], [1.0, 1.0])
    with pytest.raises(ValueError, match="shorter"):
        leads_by_share_of_revenue(1.0, [0.5, 0.5], [0.1], [1.0, 1.0])


def test_20_customers_at_5_percent_take_400_leads() -> None:
    # Source: the demand-generation rule of thumb, 20 / 0.05.
    assert entrants_needed(20.0, 0.05) == 400.0


def test_50_customers_at_50_percent_take_100_leads() -> None:
    # Quota 5,000 at 100 a deal is 50 customers; 50 / 0.5.
    assert entrants_needed(5_000.0 / 100.0, 0.5) == 100.0


def test_the_worked_funnel_takes_3898_7_leads_for_250_customers() -> None:
    # 500,000 / 2,000 = 250; 250 / 0.23 = 1,086.96; / 0.82 = 1,325.56; / 0.34 = 3,898.70.
    conversion_rates = [0.34, 0.82, 0.23]
    leads = leads_by_share_of_leads(500_000.0, [1.0], [close_rate(conversion_rates)], [2_000.0])

    volumes = stage_volumes(leads[0], conversion_rates)

    assert [round(volume, 2) for volume in volumes] == [3_898.70, 1_325.56, 1_086.96, 250.0]


def test_a_quarter_of_leads_at_10_percent_and_the_rest_at_1_percent_close_at_3_25_percent() -> None:
    # 0.25 × 10 % + 0.75 × 1 % = 3.25 %; 20 / 0.0325 = 615.38.
    leads = leads_by_share_of_leads(20.0, [0.25, 0.75], [0.10, 0.01], [1.0, 1.0])

    assert round(sum(leads), 2) == 615.38
    assert revenue_per_lead([0.25, 0.75], [0.10, 0.01], [1.0, 1.0]) == pytest.approx(
        0.0325, rel=1e-15
    )
