"""A team's calendar day by day, as arrays: which days it works, and for how many hours."""

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from sla_calc.follow_up.team_hours import hours_a_day, ramped_reps
from sla_calc.follow_up.working_days import public_holidays
from sla_calc.model.months import FIRST_YEAR, LAST_YEAR, MONTHS_A_YEAR, YearMonth
from sla_calc.model.team import WEEKDAYS, SalesTeam

THURSDAY = 3
"""The weekday of 1 January 1970, from which NumPy counts days."""

A_YEAR = 365

_FIRST_MONTH = YearMonth(FIRST_YEAR, 1)
_LAST_MONTH = (LAST_YEAR - FIRST_YEAR + 1) * MONTHS_A_YEAR - 1


def days_from(first: date, count: int) -> NDArray[np.datetime64]:
    """Return so many days, one after the other.

    >>> [str(day) for day in days_from(date(2027, 2, 28), 2)]
    ['2027-02-28', '2027-03-01']
    """
    return np.datetime64(first, "D") + np.arange(count)


def months_of(days: NDArray[np.datetime64]) -> NDArray[np.int64]:
    """Return the month of each day, counted from January 1970.

    >>> months_of(days_from(date(2027, 2, 28), 2)).tolist()
    [685, 686]
    """
    return days.astype("datetime64[M]").astype(np.int64)


def is_worked(team: SalesTeam, first: date, count: int) -> NDArray[np.bool_]:
    """Return which of so many days are working days: the team's weekdays without holidays.

    Raises:
        PlanError: the team names a country or region whose holidays are not known.

    >>> is_worked(SalesTeam(), date(2027, 1, 1), 4).tolist()  # a Friday
    [True, False, False, True]
    """
    days = days_from(first, count)
    weekdays = (days.astype(np.int64) + THURSDAY) % len(WEEKDAYS)
    worked = np.isin(weekdays, [WEEKDAYS.index(day) for day in team.working_days])
    if team.holidays:
        last = min((first + timedelta(days=count)).year, LAST_YEAR)
        off = [
            day
            for year in range(first.year, last + 1)
            for day in public_holidays(team.holidays, year)
        ]
        worked &= ~np.isin(days, np.array(off, dtype="datetime64[D]"))
    return worked


def next_worked(worked: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return for each day on which day its work is done: the same, or the next working day.

    Where there is none within a year, it stays on its day.

    >>> next_worked(np.array([True, False, False, True, False])).tolist()
    [0, 3, 3, 3, 4]
    """
    each = np.arange(len(worked))
    never = len(worked) + A_YEAR
    following = np.minimum.accumulate(np.where(worked, each, never)[::-1])[::-1]
    return np.where(following - each > A_YEAR, each, following)


def hours_by_day(team: SalesTeam, first: date, worked: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the team's time for marketing's leads on each day [hours/day].

    Args:
        team: the team; its reps are those of the day's month.
        first: the first day.
        worked: which days from then on are working days.

    >>> hours_by_day(SalesTeam(), date(2027, 1, 1), np.array([True, False])).round(2).tolist()
    [17.28, 0.0]
    """
    months, month_of_day = np.unique(months_of(days_from(first, len(worked))), return_inverse=True)
    reps = [ramped_reps(team, _FIRST_MONTH + min(int(month), _LAST_MONTH)) for month in months]
    return np.array(reps)[month_of_day] * hours_a_day(team) * worked
