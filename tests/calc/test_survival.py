"""Conversion by age: Kaplan–Meier, its interval, and what it cannot tell."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import Generator
from numpy.typing import NDArray
from scipy.stats import CensoredData, ecdf

from sla_calc.calibration.survival import ConversionCurve, conversion_curve, kaplan_meier
from sla_calc.calibration.wilson import wilson_interval

NOISE = 1e-9
Draw = Callable[[Generator, int], NDArray[np.float64]]

ages = st.dictionaries(
    st.integers(0, 400), st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=40
)


def curve_of(moved: NDArray[np.int64], waiting: NDArray[np.int64]) -> ConversionCurve:
    days = np.arange(len(moved))
    return conversion_curve(days.tolist(), moved.tolist(), waiting.tolist())


def columns(table: dict[int, tuple[int, int]]) -> tuple[list[int], list[int], list[int]]:
    days = sorted(table)
    return days, [table[day][0] for day in days], [table[day][1] for day in days]


@given(ages)
def test_the_curve_is_that_of_scipy(table: dict[int, tuple[int, int]]) -> None:
    days, moved, waiting = columns(table)
    if not sum(moved):
        return
    uncensored, right = np.repeat(days, moved), np.repeat(days, waiting)
    expected = ecdf(CensoredData(uncensored=uncensored, right=right)).sf

    staying, _, _ = kaplan_meier(np.array(moved, float), np.array(waiting, float))

    assert staying == pytest.approx(expected.evaluate(np.array(days)), abs=NOISE)


@given(ages)
def test_the_leads_it_is_worth_have_greenwoods_variance(table: dict[int, tuple[int, int]]) -> None:
    days, moved, waiting = columns(table)
    staying, worth, had_time = kaplan_meier(np.array(moved, float), np.array(waiting, float))

    at_risk, variance = sum(moved) + sum(waiting), 0.0
    for i in range(len(days)):
        if 0 < moved[i] < at_risk:
            variance += moved[i] / (at_risk * (at_risk - moved[i]))
            own = staying[i] * (1 - staying[i]) / worth[i]
            assert own == pytest.approx(staying[i] ** 2 * variance, rel=1e-6)
        at_risk -= moved[i] + waiting[i]
    assert (np.diff(had_time) <= NOISE * sum(map(sum, table.values()))).all()


@given(st.lists(st.integers(0, 9), min_size=1, max_size=30), st.integers(0, 200))
def test_where_all_have_had_the_time_the_curve_is_the_plain_count(
    moved: list[int], never: int
) -> None:
    total = sum(moved) + never
    curve = conversion_curve(range(len(moved) + 1), [*moved, 0], [0] * len(moved) + [never])

    if total < 20 or not sum(moved):
        assert curve == ConversionCurve(why=curve.why)
        return
    assert curve.reached[-1] == pytest.approx(sum(moved) / total)
    assert (curve.low[-1], curve.high[-1]) == pytest.approx(wilson_interval(sum(moved), total))
    assert (curve.later_mean, curve.later_median, curve.later_p90) == (
        pytest.approx(0, abs=NOISE),
        0,
        0,
    )
    assert curve.maturity == pytest.approx(1)


@given(ages)
def test_the_curve_only_rises_and_lies_in_its_interval(table: dict[int, tuple[int, int]]) -> None:
    curve = conversion_curve(*columns(table))

    assert list(curve.days) == sorted(set(curve.days))
    assert list(curve.reached) == sorted(curve.reached)
    for low, share, high in zip(curve.low, curve.reached, curve.high, strict=True):
        assert 0 <= low <= share <= high <= 1
    if curve.plateau:
        assert curve.plateau.value == curve.reached[-1]
        assert curve.plateau.low <= curve.plateau.value <= curve.plateau.high <= 1
        assert curve.why == ""
    else:
        assert curve.why.endswith(".")


@given(ages)
def test_the_correction_never_lowers_a_rate_but_for_what_is_too_old_to_judge(
    table: dict[int, tuple[int, int]],
) -> None:
    days, moved, waiting = columns(table)
    curve = conversion_curve(days, moved, waiting)
    if not curve.days:
        return

    counted = sum(m for day, m in zip(days, moved, strict=True) if day <= curve.days[-1])
    assert curve.reached[-1] >= counted / (sum(moved) + sum(waiting)) - NOISE
    assert 0 <= curve.maturity <= 1


def test_ten_at_once_and_thirty_of_the_rest_after_a_month() -> None:
    # 10 of 160 → 6.25 % at once; sixty of the others are younger than 30 days.
    curve = conversion_curve([0, 30, 60], [10, 30, 0], [60, 0, 60])

    # Of the 90 that are 30 days old, a third moves: 1 − 15/16 × 2/3 = 3/8.
    assert curve.reached == (0.0625, 0.375)
    # All 40 came in the first half of the 60 days.
    assert curve.plateau.value == 0.375
    # The later ones weigh 5/6 instead of 3/4: 25 days on average instead of 22.5.
    assert curve.later_mean == pytest.approx(2.5)
    # Sixty of 160 wait for less than 30 days.
    assert curve.maturity == 1 - 60 / 160


@pytest.mark.parametrize(
    ("moved", "waiting", "why"),
    [
        ([1, 0], [0, 9], "Only 10 leads; from 20 on the ages say how many will follow."),
        ([0, 0], [0, 90], "Nobody has got there yet, so there is no telling how many will."),
        ([0, 4], [90, 5], "Fewer than 20 leads are old enough to have got there."),
    ],
)
def test_why_a_curve_is_not_told(moved: list[int], waiting: list[int], why: str) -> None:
    assert conversion_curve([3, 90], moved, waiting) == ConversionCurve(why=why)


def test_conversions_that_still_come_in_at_the_oldest_ages_tell_no_plateau() -> None:
    curve = conversion_curve([10, 60, 100], [10, 10, 0], [0, 0, 80])

    assert curve.reached == (pytest.approx(0.1), pytest.approx(0.2))
    assert curve.plateau is None
    assert curve.why == (
        "The oldest leads are 100 days old, and 50 % of the conversions came in the second half of "
        "that time: more are on their way, and how many cannot be told yet."
    )


def funnel(seed: int, leads: int, rate: float, months: int, cycle: Draw) -> ConversionCurve:
    """Leads created evenly over some months, seen at the end; who converts takes a cycle."""
    rng = np.random.default_rng(seed)
    age = rng.uniform(0, months * 30.4, leads)
    takes = cycle(rng, leads)
    moved = (rng.random(leads) < rate) & (takes <= age)
    days = np.where(moved, takes, age).astype(int)
    longest = int(days.max()) + 1
    return curve_of(
        np.bincount(days[moved], minlength=longest), np.bincount(days[~moved], minlength=longest)
    )


def gamma(mean: float) -> Draw:
    return lambda rng, n: rng.gamma(2, mean / 2, n)


def lognormal(mean: float) -> Draw:
    return lambda rng, n: rng.lognormal(np.log(mean) - 0.5, 1, n)


def exponential(mean: float) -> Draw:
    return lambda rng, n: rng.exponential(mean, n)


REPEATS = 500


@pytest.mark.parametrize(
    ("leads", "rate", "months", "cycle", "told"),
    [
        (2_000, 0.10, 12, gamma(60), 1.0),
        (2_000, 0.10, 12, lognormal(60), 1.0),
        (300, 0.60, 12, gamma(60), 1.0),
        (2_000, 0.01, 12, gamma(60), 0.95),
        (100, 0.10, 12, gamma(60), 0.85),
        (2_000, 0.10, 6, gamma(60), 0.80),
        (2_000, 0.10, 12, exponential(120), 0.80),
    ],
)
def test_the_interval_covers_the_truth_in_about_95_percent_of_repeats(
    leads: int, rate: float, months: int, cycle: Draw, told: float
) -> None:
    plateaus = [funnel(seed, leads, rate, months, cycle).plateau for seed in range(REPEATS)]

    found = [plateau for plateau in plateaus if plateau]
    covered = sum(plateau.low <= rate <= plateau.high for plateau in found) / len(found)
    assert len(found) >= told * REPEATS
    # Three standard errors of 500 repeats are 2.9 points.
    assert 0.92 <= covered <= 0.98


@pytest.mark.parametrize(("months", "at_most"), [(12, 0.4), (6, 0.01)])
def test_the_interval_of_the_plain_count_does_not(months: int, at_most: float) -> None:
    covered = 0
    for seed in range(REPEATS):
        rng = np.random.default_rng(seed)
        age = rng.uniform(0, months * 30.4, 2_000)
        takes = gamma(60)(rng, 2_000)
        moved = int(((rng.random(2_000) < 0.1) & (takes <= age)).sum())
        low, high = wilson_interval(moved, 2_000) or (0, 0)
        covered += low <= 0.1 <= high

    assert covered <= at_most * REPEATS


def test_four_months_of_leads_that_take_two_tell_no_plateau() -> None:
    told = [funnel(seed, 2_000, 0.1, 4, gamma(60)).plateau for seed in range(100)]

    assert sum(plateau is None for plateau in told) >= 85
