"""A table's daily counts as arrays: how many leads of each part came on which day."""

from dataclasses import dataclass
from datetime import date
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from sla_calc.calibration.matching import Part, folded
from sla_calc.errors import PlanError
from sla_calc.follow_up.working_days import working_days
from sla_calc.model.months import YearMonth
from sla_calc.model.team import SalesTeam
from sla_calc.tracking.actuals import DailyCounts, DayCount, Grain

EDGE = 2
"""[working days] A month may begin and end with so many less one without a lead and still be
whole."""


@dataclass(frozen=True)
class LeadsByDay:
    """The leads of a table: for each entry its part, its day and how many.

    Attributes:
        stage: the stage that is counted.
        parts: as the table calls them, in alphabetical order.
        part_of: number of each entry's part.
        days: each entry's day.
        leads: [leads].
        undated: on a day that is not told [leads].
        grain: whether days are told, or only months.
    """

    stage: str
    parts: tuple[Part, ...]
    part_of: NDArray[np.int64]
    days: NDArray[np.datetime64]
    leads: NDArray[np.float64]
    undated: float
    grain: Grain

    def in_month(self, month: YearMonth) -> NDArray[np.float64]:
        """Return the leads of each part on each day of a month [leads], parts × days."""
        first = np.datetime64(month.dates[0], "D")
        day_of = (self.days - first).astype(np.int64)
        inside = (day_of >= 0) & (day_of < month.days)
        found = np.zeros((len(self.parts), month.days))
        np.add.at(found, (self.part_of[inside], day_of[inside]), self.leads[inside])
        return found

    def holds(self, month: YearMonth, team: SalesTeam) -> bool:
        """Whether the table holds a whole month.

        Its first day is one of the month's first two working days or earlier, its last one of the
        last two or later; where it tells months, that month is one of them or between them.
        """
        if not len(self.days):
            return False
        first, last = self.days.min(), self.days.max()
        worked = working_days(team, month) or month.dates
        if self.grain == "month":
            worked = month.dates[:1]
        return bool(first <= _day(worked[:EDGE][-1]) and _day(worked[-EDGE:][0]) <= last)


def leads_by_day(daily: DailyCounts, stage: str) -> LeadsByDay:
    """Return a table's leads by part and day.

    Counted is who entered a stage, or the table's first one where it has no such stage.

    Args:
        daily: what the table tells.
        stage: the plan's first.

    Raises:
        PlanError: a count is below 0.
    """
    names = [folded(stage) for stage in daily.stages]
    at = names.index(folded(stage)) if folded(stage) in names else 0
    told = [(row, _count(row, at)) for row in daily.rows]
    counted = [(row, leads) for row, leads in told if leads is not None]
    parts = tuple(sorted({(row.stream, row.lead_type) for row, _ in counted}, key=_alphabetical))
    number = {part: i for i, part in enumerate(parts)}
    return LeadsByDay(
        stage=daily.stages[at],
        parts=parts,
        part_of=np.array([number[row.stream, row.lead_type] for row, _ in counted], np.int64),
        days=np.array([row.day for row, _ in counted], "datetime64[D]"),
        leads=np.array([leads for _, leads in counted], np.float64),
        undated=daily.undated[at] if daily.undated else 0.0,
        grain=daily.grain,
    )


def _day(day: date) -> np.datetime64:
    return np.datetime64(day, "D")


def _count(row: DayCount, at: int) -> float | None:
    leads = row.reached[at]
    if leads is not None and not (isfinite(leads) and leads >= 0):
        message = f"On {row.day} there are {leads:,.10g} leads; it must be 0 or more."
        raise PlanError(message)
    return leads


def _alphabetical(part: Part) -> tuple[bool, str, bool, str]:
    return part[0] is not None, part[0] or "", part[1] is not None, part[1] or ""
