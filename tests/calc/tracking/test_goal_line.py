"""The goal of a period, day by day."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import PlanError, SalesTeam, YearMonth, goal_line, working_days
from sla_calc.model.team import WEEKDAYS
from sla_calc.tracking.goal_lines import shares_due
from tests.strategies import year_months

goals = st.one_of(st.integers(0, 10**6).map(float), st.floats(0, 1e15))
weights = st.lists(st.floats(0, 1e9), min_size=1, max_size=366).filter(any)
places = st.sampled_from(["", "US", "DE-BY", "GB", "JP"])
weekdays = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=7, unique=True).map(tuple)


@given(goals, weights)
def test_the_line_climbs_and_ends_exactly_at_the_goal(goal: float, each: list[float]) -> None:
    line = goal_line(goal, len(each), each)

    assert line[-1] == goal
    assert (np.diff(line) >= 0).all()
    assert line[0] >= 0


@given(goals, year_months(), weekdays, places)
def test_it_ends_exactly_at_the_goal_for_every_calendar_and_holidays(
    goal: float, month: YearMonth, days: tuple[str, ...], place: str
) -> None:
    worked = working_days(SalesTeam(working_days=days, holidays=place), month)
    line = goal_line(goal, month.dates, [float(day in worked) for day in month.dates])

    assert line[-1] == goal
    assert line[worked[-1].day - 1] == goal  # and on the last working day already
    assert goal_line(goal, month.days)[-1] == goal


@given(st.integers(1, 10**9), st.integers(1, 366), st.integers(1, 1_000))
def test_k_times_the_goal_is_k_times_the_line(goal: int, days: int, times: int) -> None:
    assert goal_line(goal * times, days) == pytest.approx(goal_line(goal, days) * times, rel=1e-12)


@given(st.lists(st.just(0.0) | st.floats(1e-9, 1e9), min_size=1).filter(any), st.floats(1e-6, 1e6))
def test_only_the_proportions_of_weights_count(each: list[float], times: float) -> None:
    scaled = [weight * times for weight in each]

    assert shares_due(len(each), scaled) == pytest.approx(
        shares_due(len(each), each), rel=1e-9, abs=1e-12
    )


def test_3000_in_30_days_are_100_a_day_and_1500_on_day_15() -> None:
    line = goal_line(3_000, 30)

    assert line.tolist() == [100.0 * day for day in range(1, 31)]
    assert line[14] == 1_500


def test_15_april_is_half_of_its_30_days() -> None:
    april = YearMonth(2027, 4)

    assert shares_due(april.dates)[april.dates.index(date(2027, 4, 15))] == 0.5


@pytest.mark.parametrize(("year", "days"), [(2027, 28), (2028, 29), (2100, 28)])
def test_february_has_its_own_days(year: int, days: int) -> None:
    line = goal_line(days * 10, YearMonth(year, 2).dates)

    assert line.tolist() == [10.0 * day for day in range(1, days + 1)]


def test_a_month_that_begins_on_a_weekend_is_flat_until_monday() -> None:
    may = YearMonth(2027, 5)  # the 1st is a Saturday; 21 working days
    worked = working_days(SalesTeam(), may)
    line = goal_line(210, may.dates, [day in worked for day in may.dates])

    assert line[:4].tolist() == [0.0, 0.0, 10.0, 20.0]
    assert line[-3:].tolist() == [200.0, 200.0, 210.0]  # Saturday, Sunday, Monday the 31st


def test_a_single_day_has_the_whole_goal() -> None:
    assert goal_line(140, 1).tolist() == [140.0]
    assert goal_line(140, [date(2027, 1, 1) + timedelta(days=0)], [0.5]).tolist() == [140.0]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((100, 0), "A goal line needs one day or more."),
        ((100, []), "A goal line needs one day or more."),
        ((-1, 3), "The goal is -1; it must be 0 or more."),
        ((float("nan"), 3), "The goal is nan; it must be 0 or more."),
        ((100, 3, [1, 1]), "There are 2 weights for 3 days; one is needed for each day."),
        ((100, 3, [1, -2, 1]), "A day's weight is -2; it must be 0 or more."),
        ((100, 2, [1, float("inf")]), "A day's weight is inf; it must be 0 or more."),
        ((100, 3, [0, 0, 0]), "Every day's weight is 0; one or more must be above 0."),
    ],
)
def test_what_makes_no_line_is_told(arguments: tuple[object, ...], sentence: str) -> None:
    with pytest.raises(PlanError) as caught:
        goal_line(*arguments)  # type: ignore[arg-type]

    assert str(caught.value) == sentence
