"""What a lead is worth: in money, in points, in leads of another type, and against its cost."""

from collections.abc import Sequence
from dataclasses import dataclass

from sla_calc.funnel.demand import DemandLine, LeadDemand, lead_demand
from sla_calc.funnel.formulas import Quantity
from sla_calc.model.plan import Plan
from sla_calc.model.streams import LeadType

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


def cost_per_customer(cost_per_lead: Quantity, close_rate: Quantity) -> Quantity:
    """Return what marketing spends for one won deal [money/deal].

    >>> cost_per_customer(60.0, 0.05)
    1200.0
    """
    return cost_per_lead / close_rate


def return_on_spend(value: float, cost_per_lead: float | None) -> float | None:
    """Return revenue per unit of money spent, or ``None`` where no cost is known or it is 0.

    >>> return_on_spend(1_600.0, 80.0), return_on_spend(1_600.0, 0.0)
    (20.0, None)
    """
    return value / cost_per_lead if cost_per_lead else None


@dataclass(frozen=True, slots=True)
class LeadValue:
    """What one lead type of one stream is worth.

    Attributes:
        stream: the stream's name.
        lead_type: the lead type's name.
        value: revenue that one lead brings on average [money/lead].
        points: given by hand, or computed in the plan's scale [points/lead].
        equivalent_leads: leads if all of the stream's target came from this type, unrounded
            [leads/month].
        goal_leads: the promised leads [leads/month].
        goal_value: what the type's unrounded leads bring in all [money/month].
        goal_points: what they count in all [points/month].
        cost_per_lead: [money/lead], or ``None`` where it is not known.
        cost_per_customer: [money/deal], or ``None``.
        return_on_spend: revenue per money spent, or ``None``.
        budget: cost of the promised leads [money/month], or ``None``.
    """

    stream: str
    lead_type: str
    value: float
    points: float
    equivalent_leads: float
    goal_leads: int
    goal_value: float
    goal_points: float
    cost_per_lead: float | None
    cost_per_customer: float | None
    return_on_spend: float | None
    budget: float | None


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
    kinds = [kind for stream in plan.streams for kind in stream.lead_types]
    weakest = min(line.close_rate for line in demand.lines)
    return tuple(
        _lead_value(kind, line, targets[line.stream], _points(plan, kind, line, weakest))
        for kind, line in zip(kinds, demand.lines, strict=True)
    )


def budget_needed(values: Sequence[LeadValue]) -> float | None:
    """Return what the promised leads cost, as far as costs are known [money/month].

    ``None`` where no lead type has a cost.

    >>> round(budget_needed(lead_values(Plan())))
    39534
    """
    known = [each.budget for each in values if each.budget is not None]
    return sum(known) if known else None


def worth_in(one: LeadValue, other: LeadValue) -> float:
    """Return how many leads of the other type one lead of the first is worth.

    >>> demo, _, download = lead_values(Plan())[:3]
    >>> round(worth_in(demo, download), 2)
    8.25
    """
    return one.value / other.value


def _points(plan: Plan, kind: LeadType, line: DemandLine, weakest: float) -> float:
    """Return a lead type's points: given, or computed in the plan's scale."""
    if kind.points is not None:
        return kind.points
    if plan.points_scale == "weakest is 1":
        return line.close_rate / weakest
    return lead_points(line.close_rate)


def _lead_value(kind: LeadType, line: DemandLine, target: float, points: float) -> LeadValue:
    value = lead_value(line.close_rate, line.deal_size)
    cost = kind.cost_per_lead
    return LeadValue(
        stream=line.stream,
        lead_type=line.lead_type,
        value=value,
        points=points,
        equivalent_leads=target / value,
        goal_leads=line.committed[0],
        goal_value=line.volumes[0] * value,
        goal_points=line.volumes[0] * points,
        cost_per_lead=cost,
        cost_per_customer=None if cost is None else cost_per_customer(cost, line.close_rate),
        return_on_spend=return_on_spend(value, cost),
        budget=None if cost is None else cost * line.committed[0],
    )
