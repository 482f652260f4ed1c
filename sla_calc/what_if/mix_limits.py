"""What the cheapest mix of leads must keep to: targets, limits, hours, budget, bounds of shares."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from sla_calc.errors import PlanError
from sla_calc.follow_up.cheapest_mix import WEEKS_A_MONTH
from sla_calc.follow_up.effort import MINUTES_AN_HOUR, effort_of, policies
from sla_calc.funnel.demand import DemandLine, lead_demand
from sla_calc.model.plan import Plan
from sla_calc.model.sentences import percent
from sla_calc.model.streams import LeadType
from sla_calc.model.texts import short
from sla_calc.what_if.beliefs import Array
from sla_calc.what_if.outcome import Outcome
from sla_calc.what_if.program import Row

Kind = Literal["target", "limit", "hours", "budget", "least share", "most share"]
MixBounds: TypeAlias = Mapping[str, tuple[float, float]]
"""By the address of a lead type's mix, its least and its most share of the stream's leads."""

UNIT: Mapping[Kind, tuple[float, str]] = {
    "target": (1_000.0, "1,000 more of the target"),
    "limit": (1.0, "one more lead"),
    "hours": (WEEKS_A_MONTH, "one more rep hour a week"),
    "budget": (1_000.0, "1,000 more"),
    "least share": (0.01, "one percentage point less"),
    "most share": (0.01, "one percentage point more"),
}
"""What a shadow price is told for: so many units of the bound, and their words."""


@dataclass(frozen=True)
class Limit:
    """Something that the cheapest mix must keep to.

    Attributes:
        kind: what it is.
        stream: whose, or ``None``.
        lead_type: whose, or ``None``.
        bound: money, leads or hours a month, or a share of leads [fraction].
        row: the same in the linear program.
    """

    kind: Kind
    stream: str | None
    lead_type: str | None
    bound: float
    row: Row

    @property
    def text(self) -> str:
        """What it is, in words that can hold users' names."""
        whose = f"{short(self.lead_type or '')} ({short(self.stream or '')})"
        match self.kind:
            case "target":
                return f"the target of {short(self.stream or '')}, {self.bound:,.0f} a month"
            case "limit":
                return f"the monthly limit of {whose}, {self.bound:,.10g} leads"
            case "hours":
                return f"the hours of the reps, {self.bound:,.1f} a month"
            case "budget":
                return f"the budget, {self.bound:,.0f} a month"
            case _:
                return f"the {self.kind} of {whose}, {percent(self.bound)} of the stream's leads"


@dataclass(frozen=True)
class Choice:
    """What can be chosen: the leads of each lead type, and what they bring and take.

    Attributes:
        lines: by stream and lead type, in the plan's order.
        kinds: their lead types.
        costs: [money/lead].
        values: revenue of a lead [money/lead].
        hours: a rep's time for a lead [hours/lead].
        scale: leads if all of the stream's target came from one type [leads]; 0 where it has none.
        left_out: whether a type is left out since its cost is not known and others' are.
    """

    lines: tuple[DemandLine, ...]
    kinds: tuple[LeadType, ...]
    costs: Array
    values: Array
    hours: Array
    scale: Array
    left_out: tuple[bool, ...]

    @property
    def possible(self) -> NDArray[np.bool_]:
        """Which of them there can be leads of."""
        known: NDArray[np.bool_] = (self.scale > 0) & ~np.array(self.left_out)
        return known


def choice_of(plan: Plan) -> Choice:
    """Return what can be chosen in a plan."""
    demand = lead_demand(plan)
    targets = {target.stream: target.marketing_target for target in demand.targets}
    kinds = [kind for stream in plan.streams for kind in stream.lead_types]
    priced = {
        stream.name: any(kind.cost_per_lead is not None for kind in stream.lead_types)
        for stream in plan.streams
    }
    values = np.array([line.close_rate * line.deal_size for line in demand.lines])
    return Choice(
        lines=demand.lines,
        kinds=tuple(kinds),
        costs=np.array([kind.cost_per_lead or 0.0 for kind in kinds]),
        values=values,
        hours=np.array([effort_of(policy).minutes / MINUTES_AN_HOUR for policy in policies(plan)]),
        scale=np.array([targets[line.stream] for line in demand.lines]) / values,
        left_out=tuple(
            priced[line.stream] and kind.cost_per_lead is None
            for line, kind in zip(demand.lines, kinds, strict=True)
        ),
    )


def limits_of(
    plan: Plan, choice: Choice, budget: float | None, bounds: MixBounds, *, within_hours: bool
) -> Iterator[Limit]:
    """Yield what the mix must keep to.

    Args:
        plan: the plan.
        choice: what can be chosen in it.
        budget: the most that may be spent [money/month]; no bound if none.
        bounds: of the mix.
        within_hours: whether the reps must be able to follow up.

    Raises:
        PlanError: the budget is below 0, or the bounds of a mix are not two shares in order.
    """
    zero = np.zeros(len(choice.lines))
    of = [(line.stream, line.lead_type) for line in choice.lines]
    for target in lead_demand(plan).targets:
        if target.marketing_target:
            mine = np.array([stream == target.stream for stream, _ in of])
            row = Row(np.where(mine, choice.values, 0), target.marketing_target, at_least=True)
            yield Limit("target", target.stream, None, target.marketing_target, row)
    for at, kind in enumerate(choice.kinds):
        if kind.monthly_limit is not None:
            one = zero.copy()
            one[at] = 1.0
            yield Limit("limit", *of[at], kind.monthly_limit, Row(one, kind.monthly_limit))
    if within_hours:
        hours = Outcome(plan).hours_available
        row = Row(choice.hours / plan.team.max_occupancy, hours)
        yield Limit("hours", None, None, hours, row)
    if budget is not None:
        if not 0 <= budget < float("inf"):
            message = f"The budget is {budget:,.10g}; it must be a number of 0 or more."
            raise PlanError(message)
        yield Limit("budget", None, None, budget, Row(choice.costs, budget))
    yield from _shares(plan, choice, bounds)


def _shares(plan: Plan, choice: Choice, bounds: MixBounds) -> Iterator[Limit]:
    addresses = [
        (f"streams.{s}.lead_types.{k}.mix", stream.name, kind.name)
        for s, stream in enumerate(plan.streams)
        for k, kind in enumerate(stream.lead_types)
    ]
    known = [address for address, _, _ in addresses]
    for address, (low, high) in bounds.items():
        if address not in known or not 0 <= low <= high <= 1:
            message = (
                f"{address[:60]}: {low:g} to {high:g} are no bounds of a mix; they must be two "
                f"shares between 0 and 1, in order, of an address such as {known[0]}."
            )
            raise PlanError(message)
        at = known.index(address)
        _, stream, lead_type = addresses[at]
        mine = np.array([1.0 if line.stream == stream else 0.0 for line in choice.lines])
        one = np.eye(len(known))[at]
        if low > 0:
            row = Row(one - low * mine, 0.0, at_least=True)
            yield Limit("least share", stream, lead_type, low, row)
        if high < 1:
            yield Limit("most share", stream, lead_type, high, Row(one - high * mine, 0.0))
