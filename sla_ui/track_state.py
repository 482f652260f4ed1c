"""What the session knows of the stand-up: what is asked of a month, and what it came to.

The leads are those of the lead table, the same on all pages, or typed. What is worked out of them
is kept with the lead table, so that it goes when that goes.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from sla_calc import DailyCounts, PlanError, judge_follow_ups, track
from sla_calc.model.months import YearMonth
from sla_data import LeadTableError
from sla_data.example_export import NAME as EXAMPLE
from sla_ui.track_typed import TypedActuals, counted, typed_days

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from sla_calc import FollowUps, JudgedFollowUps, MonthClose, Plan, Tracking
    from sla_calc.calibration.matching import Matches
    from sla_calc.tracking.day_weights import Calendar
    from sla_calc.tracking.goals import Basis
    from sla_calc.tracking.parts_of_leads import Period
    from sla_calc.tracking.tallies import Measure
    from sla_data import LeadTable
    from sla_ui.figures import Figures
    from sla_ui.recalibrate_state import RecalibrationState

MOST_KEPT = 48
"""Results of so many questions are kept, so that going back to one costs nothing."""

MONTHS_FOLLOWED = 6
"""[months] up to the one that is looked at, whose leads' follow-up is looked at."""

EXAMPLE_AS_OF = date(2026, 12, 15)
"""The generated example is looked at in the middle of its last month."""

Found = TypeVar("Found")


class Memo:
    """What was worked out, the latest so many."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def __contains__(self, key: Hashable) -> bool:
        return key in self._kept

    def once(self, key: Hashable, find: Callable[[], Found]) -> Found:
        """Return what is found for a key; found once."""
        if key in self._kept:
            self._kept.move_to_end(key)
        else:
            self._kept[key] = find()
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        found: Found = self._kept[key]
        return found


@dataclass(frozen=True, eq=False)
class Actuals:
    """What came day by day, and of when it tells.

    Attributes:
        daily: the counts.
        first: day with a lead; None where there is none.
        last: likewise.
    """

    daily: DailyCounts
    first: date | None
    last: date | None


class Asked(NamedTuple):
    """What is asked of a month."""

    month: YearMonth
    as_of: date
    basis: Basis
    goal: float | None
    calendar: Calendar
    measure: Measure


@dataclass(frozen=True, eq=False)
class Month:
    """A month as it is looked at."""

    plan: Plan
    actuals: Actuals
    asked: Asked
    tracking: Tracking


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


def memo(known: RecalibrationState) -> Memo:
    """Return what was worked out of the lead table."""
    kept: Memo = known.once("stand-up", Memo)
    return kept


def table_actuals(known: RecalibrationState, table: LeadTable) -> Actuals:
    """Return what a table tells of its days; counted once.

    Raises:
        LeadTableError: a question is open, or the mapping does not fit the table.
    """
    return memo(known).once("table", lambda: _actuals(table.daily()))


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

    def find(matches: Matches | None) -> Tracking:
        return track(
            plan,
            asked.month,
            actuals.daily,
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


def judged(
    known: RecalibrationState, watched: TrackState, plan: Plan, asked: Asked
) -> JudgedFollowUps | tuple[str, ...]:
    """Return the follow-up of the table's leads, or why there is none; worked out once."""
    table = known.table
    if table is None or watched.typing:
        return ("Typed actuals tell nothing of the follow-up. Drop an export with a row a lead.",)
    zone = ZoneInfo(watched.zone) if watched.zone else None
    told = memo(known).once(
        ("follow-ups", asked.month, watched.zone), lambda: _follow_ups(table, asked.month, zone)
    )
    if isinstance(told, tuple):
        return told

    def find(matches: Matches | None) -> JudgedFollowUps:
        return judge_follow_ups(told, plan, asked.as_of, zone=zone, matches=matches)

    key = ("judged", plan, asked.month, asked.as_of, watched.zone, _matches_key(known))
    return memo(known).once(key, lambda: _matched(known, find))


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


def _actuals(daily: DailyCounts) -> Actuals:
    days = [row.day for row in daily.rows if any(row.reached[:1])]
    return Actuals(daily, min(days, default=None), max(days, default=None))


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
