"""What the session knows of the stand-up: what is asked of a month, and what it came to.

The leads are those of the lead table, the same on all pages, or typed. What is worked out of them
is kept with the lead table, so that it goes when that goes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sla_calc.model.months import YearMonth
from sla_data.example_export import NAME as EXAMPLE
from sla_ui.track.typed import TypedActuals

if TYPE_CHECKING:
    from sla_calc import DailyCounts, MonthClose, Plan
    from sla_calc.tracking.day_weights import Calendar
    from sla_calc.tracking.goals import Basis
    from sla_calc.tracking.parts_of_leads import Period
    from sla_calc.tracking.tallies import Measure
    from sla_data import LeadTable

EXAMPLE_AS_OF = date(2026, 12, 15)
"""The generated example is looked at in the middle of its last month."""


@dataclass(frozen=True, eq=False)
class Actuals:
    """What came day by day, and of when it tells.

    Attributes:
        daily: the counts.
        first: day with a lead; None where there is none.
        last: likewise.
        noticed: what is odd about them, as sentences.
    """

    daily: DailyCounts
    first: date | None
    last: date | None
    noticed: tuple[str, ...] = ()


class Asked(NamedTuple):
    """What is asked of a month."""

    month: YearMonth
    as_of: date
    basis: Basis
    goal: float | None
    calendar: Calendar
    measure: Measure


@dataclass(eq=False)
class TrackState:
    """What the session knows of the stand-up.

    Attributes:
        typing: whether the actuals are typed; else those of the lead table.
        typed: what was typed.
        month: that is looked at; by default the last one with a lead.
        as_of: the last day that counts; by default the last one with a lead.
        basis: what the goal is taken from.
        goal: that was typed.
        calendar: which days the goal is spread over.
        measure: leads, points or money.
        stream: that is looked at; all where there is none, or it is gone.
        by_clock: whether speed is told by the clock; else in working hours.
        period: of the follow-up charts.
        zone: where the office is.
        history: months that were closed.
        problems: by input, the sentences about what cannot be used.
        drawing: rises when inputs are drawn anew; part of their keys.
    """

    typing: bool = False
    typed: TypedActuals = field(default_factory=TypedActuals)
    month: YearMonth | None = None
    as_of: date | None = None
    basis: Basis = "plan"
    goal: float | None = None
    calendar: Calendar = "calendar days"
    measure: Measure = "leads"
    stream: str | None = None
    by_clock: bool = False
    period: Period = "week"
    zone: str | None = None
    history: tuple[MonthClose, ...] = ()
    problems: dict[str, tuple[str, ...]] = field(default_factory=dict)
    drawing: int = 0
    _of: object = None

    def meet(self, table: LeadTable | None) -> None:
        """Look at another table, or other meanings of it, with its own days."""
        if table is not None and table is not self._of:
            self._of = table
            self.typing = False
            self.look_at(None, None)

    def look_at(self, month: YearMonth | None, as_of: date | None) -> None:
        """Look at a month, or a day; without, at the last ones that are told of."""
        self.month, self.as_of = month, as_of
        self.drawing += 1

    def type_actuals(self, *, typing: bool) -> None:
        """Take the actuals that are typed, or those of the lead table."""
        self.typing = typing
        self.look_at(None, None)

    def asked(self, plan: Plan, actuals: Actuals | None, name: str, today: date) -> Asked:
        """Return what is asked, with defaults out of the leads; without any, out of the plan.

        Args:
            plan: whose first month is looked at without leads.
            actuals: what came.
            name: what the leads are called.
            today: the as-of day where no lead tells one.
        """
        last = actuals.last if actuals else None
        if last and name == EXAMPLE and not self.typing:
            last = min(last, EXAMPLE_AS_OF)
        month = self.month or (YearMonth(last.year, last.month) if last else plan.start_month)
        as_of = self.as_of or last or today
        first, end = month.dates[0], month.dates[-1]
        if not first <= as_of <= end:
            as_of = first if as_of < first or not last else end
        return Asked(month, as_of, self.basis, self.goal, self.calendar, self.measure)
