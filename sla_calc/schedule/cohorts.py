"""What closes of the leads of each month: the shift from the lead to its deal."""

from typing import NamedTuple

import numpy as np

from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan
from sla_calc.schedule.flow import flows
from sla_calc.schedule.lines import LeadSchedule


class CohortMonth(NamedTuple):
    """What the leads of one type that are due in one month bring in another.

    Attributes:
        stream: the stream's name.
        lead_type: the lead type's name.
        created: the month in which they are due.
        closed: the month in which their deals close.
        revenue: what these bring [money].
    """

    stream: str
    lead_type: str
    created: YearMonth
    closed: YearMonth
    revenue: float


def revenue_by_cohort(plan: Plan, schedule: LeadSchedule) -> tuple[CohortMonth, ...]:
    """Return what the leads due in each month bring in which month, in the plan's order.

    With what the pipeline in hand brings, these add up to the schedule's revenue.

    Args:
        plan: the plan.
        schedule: its schedule.

    >>> from sla_calc.schedule.schedule import lead_schedule
    >>> first = revenue_by_cohort(Plan(), lead_schedule(Plan()))[0]
    >>> first.lead_type, str(first.created), str(first.closed), round(first.revenue)
    ('Demo request', '2027-01', '2027-02', 101959)
    """
    months = schedule.months
    lines = [line for stream in flows(plan, months) for line in stream.lines]
    leads = np.array([line.leads_due for line in schedule.lines]).reshape(len(months), len(lines))
    return tuple(
        CohortMonth(line.stream, line.lead_type, created, closed, float(brings))
        for number, line in enumerate(lines)
        for created, own in zip(months, leads[:, number, None] * line.worth, strict=True)
        for closed, brings in zip(months, own, strict=True)
        if brings
    )
