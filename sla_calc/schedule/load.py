"""Whether sales can follow up on the leads of the schedule, month by month and week by week."""

import numpy as np

from sla_calc.follow_up.build_up import FollowUpBuildUp, weekly_load
from sla_calc.follow_up.capacity import FollowUpCapacity, follow_up_capacity
from sla_calc.funnel.demand import DemandLine, LeadDemand
from sla_calc.funnel.formulas import close_rate, revenue_from_leads
from sla_calc.funnel.improvements import improved
from sla_calc.funnel.targets import stream_targets
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan
from sla_calc.schedule.lines import LeadSchedule


def scheduled_demand(plan: Plan, schedule: LeadSchedule, month: YearMonth) -> LeadDemand:
    """Return the leads that the schedule asks for in a month, as the demand of that month.

    Its targets are those of the month itself, its leads serve the months in which they close, and
    its revenue is what they bring then, at the rates of the month.

    >>> from sla_calc.schedule.schedule import lead_schedule
    >>> scheduled_demand(Plan(), lead_schedule(Plan()), Plan().start_month).leads
    954
    """
    kinds = [
        (stream, kind) for stream in improved(plan, month).streams for kind in stream.lead_types
    ]
    lines = []
    for line, (stream, kind) in zip(schedule.of_month(month), kinds, strict=True):
        rate, deal = close_rate(kind.conversion_rates), stream.deal_size_of(kind)
        lines.append(
            DemandLine(
                stream=line.stream,
                lead_type=line.lead_type,
                close_rate=rate,
                deal_size=deal,
                volumes=line.volumes,
                committed=line.committed,
                revenue=revenue_from_leads(line.leads_due, rate, deal),
            )
        )
    return LeadDemand(targets=stream_targets(plan, month), lines=tuple(lines))


def scheduled_capacity(plan: Plan, schedule: LeadSchedule) -> tuple[FollowUpCapacity, ...]:
    """Return for each month whether its leads' follow-up fits into its hours.

    With the month's own leads, working days and ramped reps. :func:`scheduled_load` spreads each
    cadence over the weeks in which it runs.

    Raises:
        PlanError: the team names a country or region whose holidays are not known.

    >>> from sla_calc.schedule.schedule import lead_schedule
    >>> [each.status for each in scheduled_capacity(Plan(), lead_schedule(Plan()))]
    ['broken', 'fine', 'broken', 'fine', 'tight', 'fine']
    """
    return tuple(
        follow_up_capacity(plan, month, scheduled_demand(plan, schedule, month))
        for month in schedule.months
    )


def scheduled_load(plan: Plan, schedule: LeadSchedule) -> FollowUpBuildUp:
    """Return the follow-up of the schedule's leads week by week, from its first month on.

    Raises:
        PlanError: the team names a country or region whose holidays are not known.
    """
    leads = [[line.committed[0] for line in schedule.of_month(each)] for each in schedule.months]
    first, *_ = schedule.months
    then = plan.model_copy(update={"start_month": first, "months": len(schedule.months)})
    return weekly_load(then, np.array(leads, dtype=np.float64).T)
