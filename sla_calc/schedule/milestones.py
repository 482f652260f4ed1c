"""By when the leads of a quarter must be in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from math import ceil

from sla_calc.funnel.improvements import improved
from sla_calc.model.months import YearMonth, months_between
from sla_calc.model.plan import Plan
from sla_calc.schedule.cycles import DAYS_A_MONTH, cycle_shares
from sla_calc.schedule.lines import LeadSchedule

MONTHS_A_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Milestone:
    """The day by which the leads of one lead type must be in for the deals of a quarter.

    Attributes:
        year: of the quarter.
        quarter: 1 to 4.
        stream: the stream's name.
        lead_type: the lead type's name.
        due: the quarter's last day in the plan − the mean sales cycle.
        closes_by: the quarter's last day in the plan.
        leads: leads due whose time to close falls into the quarter [leads].
        in_time: whether that day is still to come when the schedule begins.
    """

    year: int
    quarter: int
    stream: str
    lead_type: str
    due: date
    closes_by: date
    leads: float
    in_time: bool


def milestones(plan: Plan, schedule: LeadSchedule) -> tuple[Milestone, ...]:
    """Return by when the leads of each calendar quarter must be in, in the order of these days.

    A lead that comes on that day closes on the quarter's last day if it takes the mean sales cycle.
    All leads of a quarter are in by the last of its days.

    >>> from sla_calc.schedule.schedule import lead_schedule
    >>> found = milestones(Plan(), lead_schedule(Plan()))
    >>> [(each.lead_type, str(each.due)) for each in found if each.in_time][:2]
    [('Content download', '2027-01-15'), ('Content download', '2027-01-31')]
    """
    found = [
        each
        for (year, quarter), months in groupby(schedule.months, key=_quarter)
        for each in _of_quarter(plan, schedule, year, quarter, tuple(months))
    ]
    return tuple(sorted(found, key=lambda each: each.due))


def _quarter(month: YearMonth) -> tuple[int, int]:
    return month.year, (month.month - 1) // MONTHS_A_QUARTER + 1


def _of_quarter(
    plan: Plan, schedule: LeadSchedule, year: int, quarter: int, months: tuple[YearMonth, ...]
) -> Iterator[Milestone]:
    closes_by = months[-1].dates[-1]
    first, *_ = schedule.months
    then = improved(plan, months[-1])
    kinds = [(stream, kind) for stream in then.streams for kind in stream.lead_types]
    for number, (stream, kind) in enumerate(kinds):
        shares = cycle_shares(kind)
        mean = (
            sum(later * share for later, share in enumerate(shares)) * DAYS_A_MONTH
            if kind.cycle_curve
            else kind.sales_cycle_days
        )
        due = closes_by - timedelta(days=ceil(mean))
        yield Milestone(
            year=year,
            quarter=quarter,
            stream=stream.name,
            lead_type=kind.name,
            due=due,
            closes_by=closes_by,
            leads=sum(
                schedule.of_month(created)[number].leads_due * shares[lag]
                for created in schedule.months
                for closed in months
                if 0 <= (lag := months_between(created, closed)) < len(shares)
            ),
            in_time=due >= first.dates[0],
        )
