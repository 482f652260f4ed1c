"""How much of a month's goal each of its days carries."""

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sla_calc.follow_up.working_days import working_days
from sla_calc.model.months import YearMonth
from sla_calc.model.team import SalesTeam
from sla_calc.tracking.leads_by_day import LeadsByDay

Calendar = Literal["calendar days", "working days", "history"]
"""Every day alike; the team's working days alike; as earlier months went."""

LEAST_LEADS = 100
"""[leads] With fewer, a month's shape is chance."""

MOST_MONTHS = 12
"""[months] Older ones do not count."""


class DayWeights(NamedTuple):
    """A weight for each day of a month, or why there are none."""

    weights: NDArray[np.float64] | None
    why: str = ""


def day_weights(
    team: SalesTeam,
    month: YearMonth,
    by: Calendar = "working days",
    history: LeadsByDay | None = None,
) -> DayWeights:
    """Return how much of a month's goal each of its days carries.

    Args:
        team: whose working days count.
        month: the month.
        by: every day alike, working days alike, or as earlier months went.
        history: leads of earlier months; for ``"history"`` only.

    Raises:
        PlanError: the team names a country or region whose holidays are not known.

    >>> day_weights(SalesTeam(), YearMonth(2027, 1)).weights[:4].tolist()  # a Friday
    [1.0, 0.0, 0.0, 1.0]
    """
    if by == "calendar days":
        return DayWeights(np.ones(month.days))
    if by == "working days":
        worked = set(working_days(team, month))
        weights = np.array([float(day in worked) for day in month.dates])
        if worked:
            return DayWeights(weights)
        return DayWeights(None, f"The team works on no day of {month}.")
    return _shape(team, month, history)


def _shape(team: SalesTeam, month: YearMonth, history: LeadsByDay | None) -> DayWeights:
    """Return the mean shape of earlier whole months, stretched to the days of this one.

    The share of a month's leads that had come by a position in it (3 of 30 days is 10 %), over all
    these months together: a ratio of sums.
    """
    if history is not None and history.grain == "month":
        return DayWeights(None, "The table tells months, not days: it has no shape of a month.")
    earlier = _earlier_months(team, month, history) if history is not None else []
    if not earlier or history is None:
        return DayWeights(None, f"The table holds no whole month before {month}.")
    positions = np.arange(month.days + 1) / month.days
    come = np.zeros(len(positions))
    for each in earlier:
        sums = np.concatenate([[0.0], history.in_month(each).sum(axis=0).cumsum()])
        come += np.interp(positions, np.arange(each.days + 1) / each.days, sums)
    if come[-1] < LEAST_LEADS:
        return DayWeights(
            None,
            f"The whole months before {month} have {come[-1]:,.0f} leads; a month's shape needs "
            f"{LEAST_LEADS} or more.",
        )
    return DayWeights(np.diff(come).clip(0))


def _earlier_months(team: SalesTeam, month: YearMonth, history: LeadsByDay) -> list[YearMonth]:
    """Return the last whole months before a month that the table holds."""
    earlier = history.days[history.days < np.datetime64(month.dates[0], "D")]
    if not len(earlier):
        return []
    first = earlier.min().item()
    count = (month.year - first.year) * 12 + month.month - first.month
    months = [month + -back for back in range(1, min(count, MOST_MONTHS) + 1)]
    return [each for each in months if history.holds(each, team)]
