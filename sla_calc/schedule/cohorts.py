"""What closes of the leads of each month: the shift from the lead to its deal."""

from typing import NamedTuple

import numpy as np

from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan
from sla_calc.schedule.flow import flows
from sla_calc.schedule.lines import LeadSchedule


class CohortMonth(NamedTuple):
    """What the leads due in one month bring in another.

    Attributes:
        created: the month in which they are due.
        closed: the month in which their deals close.
        revenue: what these bring [money].
    """

    created: YearMonth
    closed: YearMonth
    revenue: float


def revenue_by_cohort(plan: Plan, schedule: LeadSchedule) -> tuple[CohortMonth, ...]:
    """Return what the leads due in each month bring in which month, in the order of their leads.

    With what the pipeline in hand brings, these add up to the schedule's revenue.

    Args:
        plan: the plan.
        schedule: its schedule.

    >>> from sla_calc.schedule.schedule import lead_schedule
    >>> (first, *_) = revenue_by_cohort(Plan(), lead_schedule(Plan()))
    >>> str(first.created), str(first.closed), round(first.revenue)
    ('2027-01', '2027-02', 168000)
    """
    months = schedule.months
    lines = [line for stream in flows(plan, months) for line in stream.lines]
    leads = np.array([line.leads_due for line in schedule.lines]).reshape(len(months), len(lines))
    money = sum(leads[:, number, None] * line.worth for number, line in enumerate(lines))
    return tuple(
        CohortMonth(created, closed, float(brings))
        for created, own in zip(months, np.asarray(money), strict=True)
        for closed, brings in zip(months, own, strict=True)
        if brings
    )
