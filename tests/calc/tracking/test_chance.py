"""What chance alone does to a number of leads."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.stats import chi2

from sla_calc.tracking.chance import count_bounds, end_bounds, sum_bounds

counts = st.integers(0, 100_000)
shares = st.floats(0.001, 1)


@given(counts | st.floats(1, 1e6))
def test_the_interval_of_a_count_is_garwoods_within_a_fortieth_of_a_lead(count: float) -> None:
    low, high = count_bounds(count)

    # Garwood's: half the quantiles of χ² with 2n and 2n + 2 degrees of freedom.
    exact_low = chi2.ppf(0.025, 2 * count) / 2 if count else 0.0
    assert low == pytest.approx(exact_low, abs=0.025)
    assert high == pytest.approx(chi2.ppf(0.975, 2 * count + 2) / 2, abs=0.025)


def test_textbook_intervals_of_counts() -> None:
    # Garwood 1936: 0 to 3.689, 4.795 to 18.390 and 81.364 to 121.627.
    assert count_bounds(0) == (0.0, pytest.approx(3.689, abs=0.025))
    assert count_bounds(10) == pytest.approx((4.795, 18.390), abs=0.01)
    assert count_bounds(100) == pytest.approx((81.364, 121.627), abs=0.005)


@given(counts, st.floats(0.01, 1e6))
def test_leads_of_one_value_have_the_interval_of_their_count(count: int, value: float) -> None:
    scaled = tuple(bound * value for bound in count_bounds(count))

    assert sum_bounds([count], [value]) == pytest.approx(scaled, rel=1e-9)


@given(st.lists(st.tuples(st.integers(0, 1_000), st.floats(0, 1_000)), max_size=6))
@example([(0, 1.0), (1, 5e-324)])
def test_a_sum_lies_in_its_interval_whatever_the_order(rows: list[tuple[int, float]]) -> None:
    total = sum(n * v for n, v in rows)
    low, high = sum_bounds([n for n, _ in rows], [v for _, v in rows])
    again = sum_bounds([n for n, _ in rows[::-1]], [v for _, v in rows[::-1]])

    assert 0 <= low <= total * (1 + 1e-12)
    assert total <= high * (1 + 1e-12)
    assert again == pytest.approx((low, high), rel=1e-9)


def test_few_valuable_leads_leave_more_to_chance_than_many_cheap_ones() -> None:
    few, many = sum_bounds([1, 0], [100.0, 1.0]), sum_bounds([0, 100], [100.0, 1.0])

    assert few.low < many.low < 100 < many.high < few.high


def test_of_no_lead_the_most_valuable_may_have_been_missed() -> None:
    assert sum_bounds([0, 0], [2.0, 5.0]) == (0.0, 5 * count_bounds(0).high)
    assert sum_bounds([], []) == (0.0, 0.0)


@given(counts, shares)
def test_the_end_lies_around_the_projection_and_never_below_the_actual(
    actual: int, elapsed: float
) -> None:
    low, high = end_bounds(actual, elapsed, count_bounds(actual))

    assert actual <= low * (1 + 1e-12)
    assert low <= actual / elapsed * (1 + 1e-12)
    assert actual / elapsed <= high * (1 + 1e-12)


@given(counts)
def test_at_the_end_nothing_is_left_to_chance(actual: int) -> None:
    assert end_bounds(actual, 1.0, count_bounds(actual)) == (actual, actual)


def test_months_of_random_leads_end_in_the_interval_19_times_in_20() -> None:
    rng = np.random.default_rng(7)
    for mean, elapsed in [(300, 0.2), (60, 0.5), (1_000, 0.8)]:
        actual = rng.poisson(mean * elapsed, 4_000)
        end = actual + rng.poisson(mean * (1 - elapsed), 4_000)
        bounds = [end_bounds(n, elapsed, count_bounds(n)) for n in actual.tolist()]
        inside = np.mean([low <= n <= high for n, (low, high) in zip(end, bounds, strict=True)])

        error = sqrt(0.95 * 0.05 / 4_000)
        assert 0.95 - 3 * error <= inside <= 0.98, (mean, elapsed)
