"""What the leads come to: a month against its goal, and each lead's follow-up, worked out once.

It is kept with the lead table, so that it goes when that goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from sla_calc import DailyCounts, PlanError, judge_follow_ups, track
from sla_calc.tracking.leads_by_day import leads_by_day
from sla_data import LeadTableError
from sla_ui.frame.memo import Memo
from sla_ui.track.state import Actuals, Asked
from sla_ui.track.typed import counted, typed_days

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sla_calc import FollowUps, JudgedFollowUps, Plan, Tracking
    from sla_calc.calibration.matching import Matches
    from sla_calc.model.months import YearMonth
    from sla_data import LeadTable
    from sla_ui.lead_table.state import RecalibrationState
    from sla_ui.numbers.figures import Figures
    from sla_ui.track.state import TrackState

MONTHS_FOLLOWED = 6
"""[months] up to the one that is looked at, whose leads' follow-up is looked at."""

MOST_FOLLOWED = 6
"""So many answers about all leads are kept."""

Found = TypeVar("Found")


@dataclass(frozen=True, eq=False)
class Month:
    """A month as it is looked at."""

    plan: Plan
    actuals: Actuals
    asked: Asked
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
    known: RecalibrationState, watched: TrackState, plan: Plan, figures: Figures, today: date
) -> Month:
    """Return the month that is looked at, and how it stands.

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
    return Month(plan, actuals, asked, tracked(known, plan, actuals, asked))


def tracked(known: RecalibrationState, plan: Plan, actuals: Actuals, asked: Asked) -> Tracking:
    """Return how a month stands; worked out once.

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
        )

    return memo(known).once(
        ("track", plan, actuals, asked, _matches_key(known)), lambda: _matched(known, find)
    )


@dataclass(frozen=True, eq=False)
class Followed:
    """Leads beside their promises, and what was worked out of them."""

    judged: JudgedFollowUps
    memo: Memo


def followed(
    known: RecalibrationState, watched: TrackState, plan: Plan, asked: Asked
) -> Followed | tuple[str, ...]:
    """Return the follow-up of the table's leads, or why there is none; worked out once.

    There may be 200,000 leads, so that only the last few answers are kept.
    """
    table = known.table
    if table is None or watched.typing:
        return ("Typed actuals tell nothing of the follow-up. Drop an export with a row a lead.",)
    zone = ZoneInfo(watched.zone) if watched.zone else None
    kept = memo(known).once("follow-ups", lambda: Memo(MOST_FOLLOWED))
    told = kept.once(
        ("leads", asked.month, watched.zone), lambda: _follow_ups(table, asked.month, zone)
    )
    if isinstance(told, tuple):
        return told

    def find(matches: Matches | None) -> Followed:
        judged = judge_follow_ups(told, plan, asked.as_of, zone=zone, matches=matches)
        return Followed(judged, Memo())

    key = ("judged", plan, asked.month, asked.as_of, watched.zone, _matches_key(known))
    return kept.once(key, lambda: _matched(known, find))


def _follow_ups(
    table: LeadTable, month: YearMonth, zone: ZoneInfo | None
) -> FollowUps | tuple[str, ...]:
    """Return the follow-up of the last months' leads; of one, where those would be too many."""
    try:
        first = (month + (1 - MONTHS_FOLLOWED)).dates[0]
        return table.follow_ups((first, month.dates[-1]), zone=zone)
    except (LeadTableError, ValueError):  # the first months that there are have none before
        try:
            return table.follow_ups((month.dates[0], month.dates[-1]), zone=zone)
        except LeadTableError as error:
            return error.problems


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


def _matches_key(known: RecalibrationState) -> frozenset[object]:
    return frozenset(known.matches.items())


def _matched(known: RecalibrationState, find: Callable[[Matches | None], Found]) -> Found:
    """Work something out with what the reader said of the table's parts, if the plan has that."""
    try:
        return find(known.matches)
    except PlanError:
        if not known.matches:
            raise
        return find(None)
