"""Wilson's interval, and a blend of an older rate with a new count."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from sla_calc.calibration.wilson import Z_95, blend, wilson_bounds, wilson_interval

NOISE = 1e-9
leads = st.floats(1e-3, 1e7) | st.integers(1, 10_000).map(float)
shares = st.floats(0, 1)


@given(st.integers(0, 5_000), st.integers(1, 5_000))
def test_the_interval_of_whole_counts_is_that_of_scipy(numerator: int, more: int) -> None:
    denominator = numerator + more
    expected = binomtest(numerator, denominator).proportion_ci(0.95, method="wilson")

    assert wilson_interval(numerator, denominator) == pytest.approx(
        (expected.low, expected.high), rel=NOISE, abs=1e-15
    )


@given(leads, shares)
def test_each_bound_is_where_the_share_is_just_not_surprising(n: float, share: float) -> None:
    for bound in wilson_bounds(share, n):
        deviation = abs(share - bound)
        assert deviation == pytest.approx(Z_95 * sqrt(bound * (1 - bound) / n), abs=1e-6)


@given(leads, shares, st.floats(1, 100))
def test_more_leads_never_make_the_interval_wider(n: float, share: float, times: float) -> None:
    low, high = wilson_bounds(share, n)
    closer_low, closer_high = wilson_bounds(share, n * times)

    assert 0 <= low <= closer_low + NOISE
    assert closer_low <= share <= closer_high
    assert closer_high - NOISE <= high <= 1


@given(leads, shares)
def test_those_who_did_and_those_who_did_not_mirror_each_other(n: float, share: float) -> None:
    low, high = wilson_bounds(share, n)

    assert wilson_bounds(1 - share, n) == pytest.approx((1 - high, 1 - low), abs=NOISE)


def test_arrays_are_computed_element_by_element() -> None:
    low, high = wilson_bounds(np.array([0.0, 0.5]), np.array([10.0, 40.0]))

    assert (low[0], high[0]) == pytest.approx(wilson_interval(0, 10))
    assert (low[1], high[1]) == pytest.approx(wilson_interval(20, 40))


def test_none_of_ten_may_still_be_28_percent() -> None:
    # z² / (n + z²) = 3.8415 / 13.8415.
    assert wilson_interval(0, 10) == (0.0, pytest.approx(0.277533, abs=1e-6))


@pytest.mark.parametrize(("numerator", "denominator"), [(0, 0), (5, 3), (-1, 3), (0, -1)])
def test_what_is_no_share_has_no_interval(numerator: float, denominator: float) -> None:
    assert wilson_interval(numerator, denominator) is None


@given(shares, st.floats(0.1, 1e6), leads, shares)
def test_a_blend_lies_between_the_older_rate_and_the_new_one(
    rate: float, weight: float, n: float, share: float
) -> None:
    blended = blend(rate, weight, share * n, n)

    assert min(rate, share) - NOISE <= blended.value <= max(rate, share) + NOISE
    assert blended.low <= blended.value <= blended.high
    assert blended.n == weight + n


def test_an_older_rate_of_10_percent_worth_200_leads_and_30_of_100_make_one_sixth() -> None:
    blended = blend(0.10, 200, 30, 100)

    # (20 + 30) / 300, with Wilson's interval of 50 of 300.
    assert blended.value == pytest.approx(1 / 6)
    assert (blended.low, blended.high) == pytest.approx(wilson_interval(50, 300))


def test_more_wins_than_leads_together_are_no_blend() -> None:
    assert blend(1.0, 1, 30, 3) is None
