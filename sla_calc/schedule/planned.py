"""The schedule under the plan's own terms, and what it owes in one month."""

from collections.abc import Mapping
from math import fsum
from typing import Any

from sla_calc.funnel.demand import LeadDemand, lead_demand
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan
from sla_calc.schedule.asked import MOST_BEYOND
from sla_calc.schedule.cycles import cycle_shares
from sla_calc.schedule.in_hand import InHand, steady_pipeline
from sla_calc.schedule.lines import LeadSchedule
from sla_calc.schedule.load import scheduled_demand
from sla_calc.schedule.schedule import lead_schedule

LEAST_BEYOND = 6
"""[months] for so long at least the team goes on after the plan."""

MOSTLY_CLOSED = 0.95
"""So much of the last month's leads has closed by the end of what is looked at."""


def planned_schedule(plan: Plan, in_hand: InHand | None = None) -> LeadSchedule:
    """Return the leads by month under the plan's own terms, for a team that goes on afterwards.

    Args:
        plan: the plan; its terms say what is assumed to be in hand, and what limits there are.
        in_hand: the pipeline in hand, where that is known.

    Raises:
        PlanError: the pipeline is of another plan.

    >>> planned_schedule(Plan()).leads
    (503, 503, 503, 503, 503, 503)
    """
    hand = assumed_pipeline(plan) if in_hand is None else in_hand
    return lead_schedule(plan, hand, **schedule_options(plan))


def assumed_pipeline(plan: Plan) -> InHand:
    """Return what the plan's terms assume to be in hand."""
    return steady_pipeline(plan) if plan.schedule.pipeline == "steady" else ()


def schedule_options(plan: Plan) -> Mapping[str, Any]:
    """Return the plan's terms as :func:`lead_schedule` takes them."""
    return {
        "beyond": months_beyond(plan),
        "surge": plan.schedule.surge_limit,
        "change": plan.schedule.change_limit,
    }


def months_beyond(plan: Plan) -> int:
    """Return for how long after the plan its last leads still close [months].

    Six at least; until 95 % of the deals of the slowest lead type have closed.

    >>> months_beyond(Plan())
    6
    """
    slowest = max(
        _mostly_closed(cycle_shares(kind))
        for stream in plan.streams
        for kind in stream.lead_types
        if kind.mix or len(stream.lead_types) == 1
    )
    return min(max(LEAST_BEYOND, slowest), MOST_BEYOND)


def month_demand(plan: Plan, month: YearMonth, schedule: LeadSchedule | None = None) -> LeadDemand:
    """Return the leads that are due in a month.

    Those of the schedule where the plan has several months and the month is one of them; otherwise
    those that the month's own quota takes.

    Args:
        plan: the plan.
        month: the month.
        schedule: where it is known already; otherwise that under the plan's terms.
    """
    if not is_scheduled(plan, month):
        return lead_demand(plan, month)
    return scheduled_demand(plan, schedule or planned_schedule(plan), month)


def is_scheduled(plan: Plan, month: YearMonth) -> bool:
    """Tell whether a month's leads are those of the schedule: one of several months of the plan."""
    return plan.months > 1 and month in plan.covered_months


def _mostly_closed(shares: tuple[float, ...]) -> int:
    """Return how many months later so much has closed."""
    return next(later for later in range(len(shares)) if fsum(shares[: later + 1]) >= MOSTLY_CLOSED)
