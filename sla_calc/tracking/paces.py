"""Where a period stands against its goal, where it ends if it goes on like this, what is left."""

from dataclasses import dataclass
from math import isfinite

from sla_calc.errors import PlanError
from sla_calc.tracking.chance import Bounds, count_bounds, end_bounds


@dataclass(frozen=True, slots=True)
class Pace:
    """Where a period stands. What is undefined is None: shares of a goal of 0, and before a day.

    Attributes:
        goal: of the whole period [leads, points or money].
        actual: to date.
        elapsed: share of the period that is gone [fraction].
        expected: what the goal line asks for by now.
        attainment: actual ÷ goal [fraction].
        pace: actual ÷ expected [fraction].
        projection: what the period ends with if it goes on like this.
        projected_attainment: projection ÷ goal [fraction].
        low: least that the period ends with by chance (95 %).
        high: most that it ends with by chance (95 %).
    """

    goal: float | None
    actual: float
    elapsed: float
    expected: float | None
    attainment: float | None
    pace: float | None
    projection: float | None
    projected_attainment: float | None
    low: float | None
    high: float | None

    @property
    def pace_low(self) -> float | None:
        """The pace that would end at the least, low ÷ goal [fraction]."""
        return _share(self.low, self.goal)

    @property
    def pace_high(self) -> float | None:
        """The pace that would end at the most, high ÷ goal [fraction]."""
        return _share(self.high, self.goal)


def pace(goal: float | None, actual: float, elapsed: float, bounds: Bounds | None = None) -> Pace:
    """Return where a period stands against its goal.

    Expected = goal × elapsed; projection = actual ÷ elapsed; the interval as in
    :func:`~sla_calc.tracking.chance.end_bounds`.

    Args:
        goal: of the whole period, 0 or more; None where there is none [leads, points or money].
        actual: to date, 0 or more.
        elapsed: share of the period that is gone [fraction].
        bounds: 95 % interval of the actual to date; that of a count of leads if none.

    Raises:
        PlanError: the goal or the actual is below 0, or the share is not one.

    >>> stands = pace(goal=140, actual=70, elapsed=10 / 30)
    >>> stands.attainment, stands.projection, stands.projected_attainment
    (0.5, 210.0, 1.5)
    """
    _check("The goal", goal or 0.0)
    _check("The actual", actual)
    if not 0 <= elapsed <= 1:
        message = f"The share elapsed is {elapsed:,.10g}; it must be between 0 and 1."
        raise PlanError(message)
    expected = None if goal is None else goal * elapsed
    projection = _share(actual, elapsed)
    ends = (
        (None, None)
        if projection is None
        else end_bounds(actual, elapsed, bounds or count_bounds(actual))
    )
    return Pace(
        goal=goal,
        actual=actual,
        elapsed=elapsed,
        expected=expected,
        attainment=_share(actual, goal),
        pace=_share(actual, expected),
        projection=projection,
        projected_attainment=_share(projection, goal),
        low=ends[0],
        high=ends[1],
    )


def needed_per_day(goal: float | None, actual: float, days_left: float) -> float | None:
    """Return what each day that is left must bring: (goal − actual) ÷ days left, 0 where it is met.

    None where there is no goal, or no day left to meet it.

    >>> needed_per_day(140, 70, 20), needed_per_day(140, 150, 0), needed_per_day(140, 70, 0)
    (3.5, 0.0, None)
    """
    if goal is None:
        return None
    missing = goal - actual
    if missing <= 0:
        return 0.0
    return missing / days_left if days_left else None


def _share(part: float | None, whole: float | None) -> float | None:
    """Return part ÷ whole; None where there is no whole, or so little that it is past counting."""
    if part is None or not whole:
        return None
    share = part / whole
    return share if isfinite(share) else None


def _check(what: str, amount: float) -> None:
    if not (isfinite(amount) and amount >= 0):
        message = f"{what} is {amount:,.10g}; it must be 0 or more."
        raise PlanError(message)
