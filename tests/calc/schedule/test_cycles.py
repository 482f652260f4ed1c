"""Sales cycles as shares by month: they are whole, and nothing closes before its lead."""

from fractions import Fraction
from itertools import accumulate, zip_longest
from math import exp, fsum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.special import gammainc
from scipy.stats import gamma

from sla_calc import LeadType, PlanError, curve_by_month, cycle_shares
from sla_calc.calibration.survival import ConversionCurve
from sla_calc.schedule.cycles import exact_cycle_shares, stretched
from sla_calc.schedule.gamma import LONGEST_MONTHS, NARROW, gamma_shares, lower_gamma
from tests.strategies import amounts, cycle_curves

days = amounts(0, 3_650)


def timed(**fields: object) -> LeadType:
    return LeadType(name="All", conversion_rates=(0.5,), **fields)


@given(days, st.none() | days, cycle_curves())
def test_the_shares_of_a_cycle_are_all_of_its_deals(
    mean: float, spread: float | None, curve: tuple[float, ...]
) -> None:
    kind = timed(sales_cycle_days=mean, sales_cycle_spread=spread, cycle_curve=curve)

    assert sum(exact_cycle_shares(kind)) == 1
    assert fsum(cycle_shares(kind)) == 1
    assert min(cycle_shares(kind)) >= 0


@given(days, days)
def test_of_a_longer_cycle_never_more_has_closed_by_any_month(one: float, other: float) -> None:
    shorter, longer = (
        list(accumulate(exact_cycle_shares(timed(sales_cycle_days=each))))
        for each in sorted((one, other))
    )

    assert all(early >= late for early, late in zip_longest(shorter, longer, fillvalue=Fraction(1)))


@given(days)
def test_the_mean_of_the_shares_is_the_mean_that_was_typed(mean: float) -> None:
    shares = exact_cycle_shares(timed(sales_cycle_days=mean))

    months = sum(later * share for later, share in enumerate(shares))
    assert months * 30 == Fraction(str(mean))


@pytest.mark.parametrize(
    ("mean", "shares"),
    [(0, (1.0,)), (30, (0.0, 1.0)), (45, (0.0, 0.5, 0.5)), (60, (0, 0, 1)), (75, (0, 0, 0.5, 0.5))],
)
def test_a_cycle_whose_mean_alone_is_known_is_the_same_for_every_deal(
    mean: float, shares: tuple[float, ...]
) -> None:
    assert cycle_shares(timed(sales_cycle_days=mean)) == shares
    assert cycle_shares(timed(sales_cycle_days=mean, sales_cycle_spread=0)) == shares


def test_a_measured_curve_takes_the_place_of_mean_and_spread() -> None:
    curve = (0.05, 0.3, 0.4, 0.25)

    assert cycle_shares(timed(cycle_curve=curve, sales_cycle_spread=20)) == curve


def test_a_measured_curve_must_be_of_all_deals() -> None:
    with pytest.raises(PlanError) as caught:
        timed(cycle_curve=(0.5, 0.4))

    assert str(caught.value) == (
        "The measured sales cycle of All must add up to 100 %; month 0 50 % + month 1 40 % = 90 %."
    )


# --- mean and spread ------------------------------------------------------------------------------


@given(st.floats(1e-8, NARROW), st.floats(0.01, 30))
def test_the_incomplete_gamma_function_is_scipys(shape: float, times: float) -> None:
    assert lower_gamma(shape, shape * times) == pytest.approx(
        gammainc(shape, shape * times), rel=1e-9, abs=1e-11
    )


@given(st.floats(NARROW, 1e6), st.floats(-6, 6))  # beyond, SciPy itself is further off
def test_of_a_narrow_distribution_it_is_nearly_scipys(shape: float, spreads: float) -> None:
    at = shape + spreads * shape**0.5

    assert lower_gamma(shape, at) == pytest.approx(gammainc(shape, at), abs=5e-7)


@pytest.mark.parametrize(("mean", "spread"), [(2.0, 1.0), (1.5, 1.45), (0.4, 1.2), (3.0, 0.2)])
def test_leads_that_come_evenly_close_as_scipy_integrates_it(mean: float, spread: float) -> None:
    time = gamma(a=(mean / spread) ** 2, scale=spread**2 / mean)

    for later, share in enumerate(gamma_shares(mean, spread)[:8]):
        expected, _ = quad(
            lambda at, later=later: time.cdf(later + 1 - at) - time.cdf(later - at), 0, 1, limit=200
        )
        assert share == pytest.approx(expected, abs=1e-7)


@given(st.floats(1, 300), st.floats(1, 150))
def test_mean_and_spread_keep_the_mean(mean: float, spread: float) -> None:
    shares = cycle_shares(timed(sales_cycle_days=mean, sales_cycle_spread=spread))

    if len(shares) < LONGEST_MONTHS:
        months = sum(later * share for later, share in enumerate(shares))
        assert months * 30 == pytest.approx(mean, rel=1e-4)


def test_a_spread_of_next_to_nothing_is_a_fixed_cycle() -> None:
    nearly = cycle_shares(timed(sales_cycle_days=45, sales_cycle_spread=0.01))

    assert nearly[:3] == pytest.approx((0, 0.5, 0.5), abs=1e-4)


def test_where_the_spread_is_everything_all_close_at_once_but_the_rarest() -> None:
    assert cycle_shares(timed(sales_cycle_days=0.001, sales_cycle_spread=3_650)) == (1.0,)


def test_what_would_close_after_twenty_years_counts_in_the_last_month() -> None:
    shares = cycle_shares(timed(sales_cycle_days=3_650, sales_cycle_spread=3_650))

    # An exponential time of ten years: what is left from the middle of the last month but one on.
    assert len(shares) == LONGEST_MONTHS
    assert shares[-1] == pytest.approx(exp(-(LONGEST_MONTHS - 1.5) * 30 / 3_650), rel=1e-4)


def test_next_to_nothing_has_closed_before_the_beginning() -> None:
    assert lower_gamma(2.0, 0.0) == 0
    assert lower_gamma(2.0, -1.0) == 0
    assert lower_gamma(2.0, float("inf")) == 1


# --- measured -------------------------------------------------------------------------------------


def test_a_curve_by_age_becomes_one_by_month() -> None:
    # Half close on day 10: a lead of the first 19½ of 30 days does in its month, 10½ ÷ 30 later.
    # The others on day 50: 1.6833 months, so 0.3167 a month later and 0.6833 two.
    curve = ConversionCurve(days=(10, 50), reached=(0.1, 0.2))

    assert curve_by_month(curve) == pytest.approx(
        (0.5 * 0.65, 0.5 * 0.35 + 0.5 * 19 / 60, 0.5 * 41 / 60), abs=1e-6
    )


def test_what_closes_after_the_last_month_counts_there() -> None:
    curve = ConversionCurve(days=(14, 1_000), reached=(0.3, 0.4))

    assert curve_by_month(curve, longest=3) == pytest.approx((0.3875, 0.3625, 0.25), abs=1e-6)


def test_a_curve_of_nobody_is_none() -> None:
    assert curve_by_month(ConversionCurve(why="Nobody has got there yet.")) == ()


@given(cycle_curves().filter(bool), st.fractions(0, 4))
def test_a_stretched_curve_has_a_mean_so_many_times_as_long(
    curve: tuple[float, ...], times: Fraction
) -> None:
    longer = stretched(curve, times)

    before, after = (sum(j * share for j, share in enumerate(each)) for each in (curve, longer))
    assert fsum(longer) == 1
    assert after == pytest.approx(before * float(times), abs=1e-5)
