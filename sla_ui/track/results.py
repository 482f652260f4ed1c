"""What the leads come to: a month against its goal, and each lead's follow-up, worked out once.

It is kept with the lead table, so that it goes when that goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from sla_calc import DailyCounts, PlanError, track
from sla_calc.tracking.leads_by_day import leads_by_day
from sla_ui.frame.memo import Memo
from sla_ui.track.state import Actuals, Asked
from sla_ui.track.typed import counted, typed_days

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sla_calc import LeadDemand, Plan, Tracking
    from sla_calc.calibration.matching import Matches
    from sla_calc.model.months import YearMonth
    from sla_data import LeadTable
    from sla_report.numbers.figures import Figures
    from sla_ui.lead_table.state import RecalibrationState
    from sla_ui.track.state import TrackState

    Owed = Callable[[YearMonth], LeadDemand]

Found = TypeVar("Found")


@dataclass(frozen=True, eq=False)
class Month:
    """A month as it is looked at."""

    plan: Plan
    actuals: Actuals
    asked: Asked
    owed: Owed
    tracking: Tracking


def memo(known: RecalibrationState) -> Memo:
    """Return what was worked out of the lead table."""
    kept: Memo = known.once("stand-up", Memo)
    return kept


def table_actuals(known: RecalibrationState, table: LeadTable) -> Actuals:
    """Return what a table tells of its days; counted once.

    Raises:
        LeadTableError: a question is open, or the mapping does not fit the table.
    """
    return memo(known).once("table", lambda: _actuals(table))


def has_actuals(known: RecalibrationState) -> bool:
    """Tell whether that is counted already."""
    return "table" in memo(known)


def typed_actuals(
    known: RecalibrationState, watched: TrackState, plan: Plan, figures: Figures
) -> Actuals:
    """Return what was typed; worked out once.

    Raises:
        PlanError: with a sentence for each cell that cannot be used.
    """
    typed = watched.typed
    cells = tuple(sorted(typed.cells.items()))

    def find() -> Actuals:
        days = typed_days(typed)
        daily = counted(typed, plan, figures)
        return Actuals(daily, days[0] if days else None, days[-1] if days else None)

    key = ("typed", cells, typed.so_far, plan.stages[0], figures.locale)
    return memo(known).once(key, find)


def no_actuals(known: RecalibrationState, plan: Plan) -> Actuals:
    """Return that nothing has come: what is owed can be shown all the same."""
    return memo(known).once(
        ("nothing", plan.stages[0]), lambda: Actuals(DailyCounts(plan.stages[:1], ()), None, None)
    )


def month_of(
    known: RecalibrationState,
    watched: TrackState,
    plan: Plan,
    figures: Figures,
    *,
    today: date,
    owed: Owed,
) -> Month:
    """Return the month that is looked at, and how it stands against what is owed in it.

    Raises:
        PlanError: what was typed cannot be used, or the team's holidays are not known.
        LeadTableError: the table cannot be counted.
    """
    table = known.table
    if watched.typing:
        actuals = typed_actuals(known, watched, plan, figures)
    else:
        actuals = table_actuals(known, table) if table else no_actuals(known, plan)
    asked = watched.asked(plan, actuals, known.name, today)
    tracking = tracked(known, plan, actuals, asked, owed(asked.month))
    return Month(plan, actuals, asked, owed, tracking)


def tracked(
    known: RecalibrationState, plan: Plan, actuals: Actuals, asked: Asked, owed: LeadDemand
) -> Tracking:
    """Return how a month stands against what is due in it; worked out once.

    Raises:
        PlanError: the team's holidays are not known.
    """
    stage = plan.stages[0]
    table = memo(known).once(("by day", actuals, stage), lambda: leads_by_day(actuals.daily, stage))

    def find(matches: Matches | None) -> Tracking:
        return track(
            plan,
            asked.month,
            table,
            asked.as_of,
            basis=asked.basis,
            typed=asked.goal,
            by=asked.calendar,
            measure=asked.measure,
            matches=matches,
            owed=owed,
        )

    return memo(known).once(
        ("track", plan, actuals, asked, owed, matches_key(known)), lambda: matched(known, find)
    )


def _actuals(table: LeadTable) -> Actuals:
    daily, report = table.daily(), table.report
    days = [row.day for row in daily.rows if any(row.reached[:1])]
    aside = report.rows_read - report.rows_used
    why = ", ".join(f"{n:,} × {reason}" for reason, n in report.set_aside.items())
    said = (f"{aside:,} of {report.rows_read:,} rows are set aside: {why}.",) if aside else ()
    return Actuals(
        daily,
        min(days, default=None),
        max(days, default=None),
        (*daily.noticed, *report.noticed, *said),
    )


def matches_key(known: RecalibrationState) -> frozenset[object]:
    """Return what the reader said of the table's parts, to tell results apart by."""
    return frozenset(known.matches.items())


def matched(known: RecalibrationState, find: Callable[[Matches | None], Found]) -> Found:
    """Work something out with what the reader said of the table's parts, if the plan has that."""
    try:
        return find(known.matches)
    except PlanError:
        if not known.matches:
            raise
        return find(None)
