"""How a month stands by a day: both halves of the agreement, worked out of a table of leads."""

from dataclasses import dataclass
from datetime import date, tzinfo

from sla_calc import (
    DailyCounts,
    FollowUpDepth,
    FollowUps,
    JudgedFollowUps,
    OverdueLead,
    Plan,
    PlanError,
    ReasonShare,
    ResponseSpeed,
    Tracking,
    YearMonth,
    follow_through,
    follow_up_depth,
    judge_follow_ups,
    reason_shares,
    response_speed,
    track,
)
from sla_calc.schedule.planned import month_demand
from sla_data import LeadTable, LeadTableError

MONTHS_FOLLOWED = 6
"""[months] up to the one that is told of, whose leads' follow-up is looked at."""


@dataclass(frozen=True)
class Stands:
    """A month by a day.

    Attributes:
        plan: the plan.
        tracking: marketing's half.
        judged: each lead's follow-up; None where the table does not tell it.
        untold: why it does not, as sentences.
        speed: of the leads handed over in the month; None where there is none.
        depth: of those; None where it is not told.
        overdue: leads past the promise now.
        reasons: why leads of the month did not advance.
        noticed: what is odd about the table, as sentences.
    """

    plan: Plan
    tracking: Tracking
    judged: JudgedFollowUps | None
    untold: tuple[str, ...]
    speed: ResponseSpeed | None
    depth: FollowUpDepth | None
    overdue: tuple[OverdueLead, ...]
    reasons: tuple[ReasonShare, ...]
    noticed: tuple[str, ...]


def stands(
    plan: Plan,
    table: LeadTable,
    as_of: date | None = None,
    month: YearMonth | None = None,
    zone: tzinfo | None = None,
) -> Stands:
    """Return how a month stands against the plan.

    Args:
        plan: the plan.
        table: the leads.
        as_of: the last day that counts; by default the last one with a lead.
        month: the month; by default that of the as-of day.
        zone: where the office is.

    Raises:
        PlanError: the table tells of no lead, the day is not one of the month, or the team's
            holidays are not known.
        LeadTableError: the table cannot be counted.
    """
    daily = table.daily()
    asked, day = _asked(daily, as_of, month)
    tracking = track(plan, asked, daily, day, owed=month_demand(plan, asked))
    judged, untold = _judged(plan, table, asked, day, zone)
    speeds = response_speed(judged, "all", "month") if judged else ()
    depths = (follow_up_depth(judged, "all", "month") or ()) if judged else ()
    begins = asked.dates[0]
    return Stands(
        plan=plan,
        tracking=tracking,
        judged=judged,
        untold=untold,
        speed=next((each for each in speeds if each.group.begins == begins), None),
        depth=next((each for each in depths if each.group.begins == begins), None),
        overdue=(follow_through(judged) or ()) if judged else (),
        reasons=_reasons(table, asked),
        noticed=(*tracking.noticed, *daily.noticed, *table.report.noticed),
    )


def _asked(
    daily: DailyCounts, as_of: date | None, month: YearMonth | None
) -> tuple[YearMonth, date]:
    """Return the month and its last day that counts."""
    days = [row.day for row in daily.rows if any(row.reached[:1])]
    if as_of is None:
        if not days:
            message = "The table tells of no lead with a day. Right would be a row for each lead."
            raise PlanError(message)
        within = [day for day in days if month is None or day in month.dates]
        as_of = max(within, default=None) or (month.dates[-1] if month else max(days))
    month = month or YearMonth(as_of.year, as_of.month)
    if as_of not in month.dates:
        message = f"{as_of} is not a day of {month}; right would be one of {month}."
        raise PlanError(message)
    return month, as_of


def _judged(
    plan: Plan, table: LeadTable, month: YearMonth, as_of: date, zone: tzinfo | None
) -> tuple[JudgedFollowUps | None, tuple[str, ...]]:
    """Return each lead's follow-up beside its promise, or why there is none."""
    told = _follow_ups(table, month, zone)
    if isinstance(told, tuple):
        return None, told
    return judge_follow_ups(told, plan, as_of, zone=zone), ()


def _follow_ups(
    table: LeadTable, month: YearMonth, zone: tzinfo | None
) -> FollowUps | tuple[str, ...]:
    """Return the follow-up of the last months' leads; of one, where those would be too many."""
    problems: tuple[str, ...] = ()
    for back in (MONTHS_FOLLOWED - 1, 0):
        try:
            first = (month + -back).dates[0]
            return table.follow_ups((first, month.dates[-1]), zone=zone)
        except LeadTableError as error:
            problems = error.problems
        except ValueError:  # the first months that there are have none before
            continue
    return problems


def _reasons(table: LeadTable, month: YearMonth) -> tuple[ReasonShare, ...]:
    try:
        return reason_shares(table.reasons((month.dates[0], month.dates[-1])))
    except LeadTableError:
        return ()
