"""A month's leads as targets of its weeks and working days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sla_calc.follow_up.spread import DAYS_A_WEEK
from sla_calc.follow_up.working_days import working_days
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan
from sla_calc.schedule.lines import LeadSchedule


@dataclass(frozen=True, slots=True)
class WeekTarget:
    """The part of a calendar week that lies in the month.

    Attributes:
        starts: its first day.
        ends: its last day.
        working_days: how many it has [days].
        leads: that are due in it, in whole numbers [leads].
        so_far: that are due in the month by its end [leads].
    """

    starts: date
    ends: date
    working_days: int
    leads: int
    so_far: int


@dataclass(frozen=True, slots=True)
class MonthTarget:
    """One lead type's month.

    Attributes:
        stream: the stream's name.
        lead_type: the lead type's name.
        leads: promised for the month [leads].
        a_week: leads × 7 ÷ days of the month [leads/week].
        a_working_day: leads ÷ working days; None where the month has none [leads/day].
        weeks: Monday to Sunday, by working days, so that they add up to the month's leads.
    """

    stream: str
    lead_type: str
    leads: int
    a_week: float
    a_working_day: float | None
    weeks: tuple[WeekTarget, ...]


def month_targets(plan: Plan, schedule: LeadSchedule, month: YearMonth) -> tuple[MonthTarget, ...]:
    """Return the week and day targets of a month, by stream and lead type in the plan's order.

    By the end of each week as many leads are due as its working days so far ask for, rounded up.
    Where the month has no working day, its calendar days count.

    Raises:
        PlanError: the team names a country or region whose holidays are not known.

    >>> from sla_calc.schedule.schedule import lead_schedule
    >>> (first, *_) = month_targets(Plan(), lead_schedule(Plan()), Plan().start_month)
    >>> first.leads, [week.leads for week in first.weeks]
    (206, [10, 49, 49, 49, 49])
    """
    worked = working_days(plan.team, month)
    weeks = [tuple(days) for _, days in groupby(month.dates, key=lambda day: day.isocalendar()[:2])]
    found = []
    for line in schedule.of_month(month):
        leads = line.committed[0]
        found.append(
            MonthTarget(
                stream=line.stream,
                lead_type=line.lead_type,
                leads=leads,
                a_week=leads * DAYS_A_WEEK / month.days,
                a_working_day=leads / len(worked) if worked else None,
                weeks=_weeks(leads, weeks, worked or month.dates, set(worked)),
            )
        )
    return tuple(found)


def _weeks(
    leads: int, weeks: Sequence[Sequence[date]], counted: Sequence[date], worked: set[date]
) -> tuple[WeekTarget, ...]:
    found: list[WeekTarget] = []
    before = 0
    for days in weeks:
        gone = sum(day <= days[-1] for day in counted)
        so_far = -(-leads * gone // len(counted))
        found.append(
            WeekTarget(
                starts=days[0],
                ends=days[-1],
                working_days=len(worked.intersection(days)),
                leads=so_far - before,
                so_far=so_far,
            )
        )
        before = so_far
    return tuple(found)
