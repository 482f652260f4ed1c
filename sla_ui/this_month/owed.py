"""What both sides owe in one month, worked out: leads, follow-up, and whether the hours suffice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sla_calc import follow_up_capacity, scheduled_load, weekly_load, working_days
from sla_calc.schedule.planned import is_scheduled

if TYPE_CHECKING:
    from sla_calc import (
        FollowUpBuildUp,
        FollowUpCapacity,
        LeadDemand,
        LeadSchedule,
        Plan,
        YearMonth,
    )


@dataclass(frozen=True, eq=False)
class Owed:
    """What a month asks of both sides.

    Attributes:
        plan: the plan.
        month: the month.
        demand: the leads that marketing owes.
        capacity: what their follow-up takes, and the hours there are.
        weeks: the follow-up of the weeks that begin in the month.
        later: of all the plan's weeks.
        working_days: of the team in the month [days].
    """

    plan: Plan
    month: YearMonth
    demand: LeadDemand
    capacity: FollowUpCapacity
    weeks: FollowUpBuildUp
    later: FollowUpBuildUp
    working_days: int


def owed_in(
    plan: Plan, month: YearMonth, demand: LeadDemand, schedule: LeadSchedule | None
) -> Owed:
    """Return what a month of the plan asks of both sides.

    Args:
        plan: the plan.
        month: one of its months.
        demand: the leads due then.
        schedule: that they are from; None where the plan has one month only.

    Raises:
        PlanError: the team's holidays are not known.
    """
    scheduled = schedule is not None and is_scheduled(plan, month)
    load = scheduled_load(plan, schedule) if schedule and scheduled else weekly_load(plan)
    own = tuple(
        week
        for week in load.weeks
        if week.in_plan and (week.starts.year, week.starts.month) == (month.year, month.month)
    )
    return Owed(
        plan=plan,
        month=month,
        demand=demand,
        capacity=follow_up_capacity(plan, month, demand),
        weeks=replace(load, weeks=own, weeks_until_steady=0),
        later=load,
        working_days=len(working_days(plan.team, month)),
    )
