"""What a lead is worth: in money, in points, and in leads of another type."""

from dataclasses import dataclass

from sla_calc.demand import LeadDemand, lead_demand
from sla_calc.funnel import Quantity
from sla_calc.model.plan import Plan

POINTS_OF_A_CUSTOMER = 100


def lead_value(close_rate: Quantity, deal_size: Quantity) -> Quantity:
    """Return the revenue that one lead brings on average [money/lead].

    >>> lead_value(0.01, 160_000.0)
    1600.0
    """
    return close_rate * deal_size


def lead_points(close_rate: Quantity) -> Quantity:
    """Return a lead's points: 100 × close rate [points/lead].

    >>> lead_points(0.10), lead_points(0.01)
    (10.0, 1.0)
    """
    return close_rate * POINTS_OF_A_CUSTOMER


@dataclass(frozen=True, slots=True)
class LeadValue:
    """What one lead type of one stream is worth.

    Attributes:
        stream: the stream's name.
        lead_type: the lead type's name.
        value: revenue that one lead brings on average [money/lead].
        points: given by hand, or 100 × close rate [points/lead].
        equivalent_leads: leads if all of the stream's target came from this type, unrounded
            [leads/month].
        goal_value: what the type's leads bring in all [money/month].
        goal_points: what they count in all [points/month].
    """

    stream: str
    lead_type: str
    value: float
    points: float
    equivalent_leads: float
    goal_value: float
    goal_points: float


def lead_values(plan: Plan, demand: LeadDemand | None = None) -> tuple[LeadValue, ...]:
    """Return what each lead type is worth, in the plan's order.

    Args:
        plan: the plan.
        demand: its demand where that is known already; an average month's otherwise.

    >>> example = lead_values(Plan())[1]
    >>> example.lead_type, round(example.value), round(example.equivalent_leads)
    ('Website form', 385, 437)
    """
    demand = demand or lead_demand(plan)
    targets = {target.stream: target.marketing_target for target in demand.targets}
    kinds = (kind for stream in plan.streams for kind in stream.lead_types)
    values = []
    for kind, line in zip(kinds, demand.lines, strict=True):
        value = lead_value(line.close_rate, line.deal_size)
        points = lead_points(line.close_rate) if kind.points is None else kind.points
        values.append(
            LeadValue(
                stream=line.stream,
                lead_type=line.lead_type,
                value=value,
                points=points,
                equivalent_leads=targets[line.stream] / value,
                goal_value=line.volumes[0] * value,
                goal_points=line.volumes[0] * points,
            )
        )
    return tuple(values)
