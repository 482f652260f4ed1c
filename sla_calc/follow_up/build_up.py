"""Follow-up week by week: how it builds up while leads of earlier weeks are still followed up."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import ceil

import numpy as np

from sla_calc.follow_up.cadence import chances_made, connect_rates
from sla_calc.follow_up.effort import policies
from sla_calc.follow_up.occupancy import Status, occupancy_of, status_of
from sla_calc.follow_up.spread import DAYS_A_WEEK, Array, Load, spread
from sla_calc.follow_up.team_days import (
    A_YEAR,
    days_from,
    hours_by_day,
    is_worked,
    months_of,
    next_worked,
)
from sla_calc.funnel.demand import lead_demand
from sla_calc.funnel.targets import stream_targets
from sla_calc.model.plan import Plan
from sla_calc.model.promise import FollowUpPolicy


@dataclass(frozen=True, slots=True)
class FollowUpWeek:
    """The follow-up of seven days.

    Attributes:
        number: 1 for the plan's first week.
        starts: its first day.
        in_plan: whether it begins within the plan's months; later ones run out.
        hours_by_line: needed, by line [hours/week].
        attempts_by_line: made on average, by line [attempts/week].
        hours_by_number: needed, by number of the attempt [hours/week].
        attempts_by_number: made on average, by number of the attempt [attempts/week].
        hours_needed: over all lines [hours/week].
        hours_available: the team's time for marketing's leads [hours/week].
        occupancy: needed ÷ available, or ``None`` where no hours are available.
        status: as that of a month; fine where nothing is needed.
    """

    number: int
    starts: date
    in_plan: bool
    hours_by_line: tuple[float, ...]
    attempts_by_line: tuple[float, ...]
    hours_by_number: tuple[float, ...]
    attempts_by_number: tuple[float, ...]
    hours_needed: float
    hours_available: float
    occupancy: float | None
    status: Status

    @property
    def hours_short(self) -> float:
        """What is needed beyond the hours that there are [hours/week]."""
        short = self.hours_needed - self.hours_available
        return short if self.status == "broken" else 0.0


@dataclass(frozen=True)
class FollowUpBuildUp:
    """The follow-up of the plan's leads, week by week until the last attempt of the last lead.

    Attributes:
        lines: stream and lead type of each line, in the plan's order.
        weeks: from the plan's first day on.
        weeks_until_steady: the length of the longest cadence of a lead that is owed [weeks]; from
            the week after these on, leads of every age are followed up.
    """

    lines: tuple[tuple[str, str], ...]
    weeks: tuple[FollowUpWeek, ...]
    weeks_until_steady: int

    @cached_property
    def first_broken_week(self) -> int | None:
        """Number of the plan's first week that needs more hours than there are, or ``None``."""
        broken = (week.number for week in self.weeks if week.in_plan and week.status == "broken")
        return next(broken, None)

    @cached_property
    def worst_week(self) -> FollowUpWeek:
        """The plan's week that is short of the most hours; if none is, the fullest one."""
        planned = [week for week in self.weeks if week.in_plan]
        return max(planned, key=lambda week: (week.hours_short, week.occupancy or 0.0))


def weekly_load(plan: Plan, leads: Array | None = None) -> FollowUpBuildUp:
    """Return the follow-up of the plan's leads week by week.

    The leads of a month arrive evenly over its days. Attempt k of a lead falls on the cadence's day
    after that, and is made on the next working day; its conversation belongs to it.

    Args:
        plan: the plan.
        leads: by stream and lead type, in the plan's order, and month [lines × months]; those that
            each month's own quota asks for if none.

    Raises:
        PlanError: the team names a country or region whose holidays are not known.

    >>> build_up = weekly_load(Plan())
    >>> [round(week.hours_needed) for week in build_up.weeks[:9]]
    [30, 45, 54, 60, 68, 72, 77, 79, 83]
    >>> build_up.first_broken_week, build_up.worst_week.number, build_up.weeks_until_steady
    (None, 9, 8)
    """
    leads, held = _leads_by_month(plan) if leads is None else leads, policies(plan)
    owed = [policy for policy, owes in zip(held, leads, strict=True) if owes.any()]
    longest = max((policy.cadence[-1].day for policy in owed), default=0)
    first = plan.start_month.dates[0]
    arriving = sum(month.days for month in plan.covered_months)
    worked = is_worked(plan.team, first, arriving + longest + A_YEAR + DAYS_A_WEEK)
    done_on = next_worked(worked)
    weeks = int(max(done_on[: arriving + longest])) // DAYS_A_WEEK + 1
    daily = hours_by_day(plan.team, first, worked)[: weeks * DAYS_A_WEEK]
    load = spread(leads, held, months_of(days_from(first, arriving)), done_on, weeks)
    available = daily.reshape(weeks, DAYS_A_WEEK).sum(axis=1)
    return FollowUpBuildUp(
        lines=tuple(
            (stream.name, kind.name) for stream in plan.streams for kind in stream.lead_types
        ),
        weeks=_weeks(plan, first, arriving, load, available),
        weeks_until_steady=ceil(max(map(_last_day, owed), default=0) / DAYS_A_WEEK),
    )


def _last_day(policy: FollowUpPolicy) -> int:
    """Return the day of the last attempt that any lead gets: a sure connect ends a cadence."""
    chances = chances_made(connect_rates(policy, len(policy.cadence)))
    return max(each.day for each, made in zip(policy.cadence, chances, strict=True) if made)


def _leads_by_month(plan: Plan) -> Array:
    """Return the promised leads [lines × months]; months that owe the same have the same."""
    improves = any(kind.improvements for stream in plan.streams for kind in stream.lead_types)
    promised: dict[object, list[int]] = {}
    owed = [month if improves else stream_targets(plan, month) for month in plan.covered_months]
    for each, month in zip(owed, plan.covered_months, strict=True):
        if each not in promised:
            promised[each] = [line.committed[0] for line in lead_demand(plan, month).lines]
    return np.array([promised[each] for each in owed], dtype=np.float64).T


def _weeks(
    plan: Plan, first: date, arriving: int, load: Load, available: Array
) -> tuple[FollowUpWeek, ...]:
    columns = (load.hours, load.attempts, load.hours_by_number, load.by_number)
    weeks = []
    for number, (hours, attempts, hours_by_number, by_number, there) in enumerate(
        zip(*(each.T.tolist() for each in columns), available.tolist(), strict=True)
    ):
        needed = sum(hours)
        occupancy = occupancy_of(needed, there)
        begins = number * DAYS_A_WEEK
        weeks.append(
            FollowUpWeek(
                number=number + 1,
                starts=first + timedelta(days=begins),
                in_plan=begins < arriving,
                hours_by_line=tuple(hours),
                attempts_by_line=tuple(attempts),
                hours_by_number=tuple(hours_by_number),
                attempts_by_number=tuple(by_number),
                hours_needed=needed,
                hours_available=there,
                occupancy=occupancy if there else None,
                status=status_of(occupancy, plan.team.max_occupancy),
            )
        )
    return tuple(weeks)
