"""The cheapest leads that close a gap in value: a covering problem, solved with HiGHS."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf

from sla_calc.model.plan import Plan
from sla_calc.value.delivery import Delivery, LeadName
from sla_calc.value.lead_values import LeadValue

SLACK = 1e-9
"""Relative part of the gap that counts as closed: what the solver's tolerance leaves open."""


MANY = 1_000_000
"""Beyond so many leads of a type, whole numbers no longer matter to the price."""


@dataclass(frozen=True, slots=True)
class GapClosed:
    """Leads that close a gap, or as much of it as can be closed.

    Attributes:
        leads: whole leads by stream and lead type, only those that are needed.
        cost: what they cost [money], or ``None`` where no costs are known.
        value: what they bring [money].
        still_open: what remains because every channel is at its limit [money].
    """

    leads: Mapping[LeadName, int]
    cost: float | None
    value: float
    still_open: float


def cheapest_to_close(
    plan: Plan, values: Sequence[LeadValue], delivery: Delivery
) -> GapClosed | None:
    """Return the cheapest whole leads that close what is missing; ``None`` where nothing is.

    Minimise Σ cost × n with Σ value × n ≥ gap, and n within what each lead type's monthly limit
    leaves. Lead types without a known cost are left out; where no cost is known at all, the fewest
    leads are sought instead.

    Args:
        plan: the plan, for its monthly limits.
        values: its lead values.
        delivery: what has been delivered.
    """
    gap = delivery.gap
    if gap <= SLACK * delivery.goal_value:
        return None
    kinds = [kind for stream in plan.streams for kind in stream.lead_types]
    costs_known = any(each.cost_per_lead is not None for each in values)
    offers = []
    for kind, each, line in zip(kinds, values, delivery.lines, strict=True):
        if costs_known and each.cost_per_lead is None:
            continue
        most = inf if kind.monthly_limit is None else max(0, floor(kind.monthly_limit - line.leads))
        enough = ceil(gap / each.value)
        price = (each.cost_per_lead or 0.0) if costs_known else 1.0
        offers.append((each, price, int(min(most, enough))))
    reachable = sum(each.value * most for each, _, most in offers)
    if reachable < gap * (1 - SLACK):
        counts = [most for _, _, most in offers]
    elif max(most for _, _, most in offers) > MANY:
        counts = _cover_in_bulk(gap, offers)
    else:
        counts = _cover(gap, offers)
    bought = [(each, price, n) for (each, price, _), n in zip(offers, counts, strict=True) if n]
    value = sum(each.value * n for each, _, n in bought)
    return GapClosed(
        leads={(each.stream, each.lead_type): n for each, _, n in bought},
        cost=sum(price * n for _, price, n in bought) if costs_known else None,
        value=value,
        still_open=max(0.0, gap - value) if reachable < gap * (1 - SLACK) else 0.0,
    )


def _cover_in_bulk(gap: float, offers: Sequence[tuple[LeadValue, float, int]]) -> list[int]:
    """Return how many of each offer cover the gap, the best value for its price first."""
    counts = [0] * len(offers)
    missing = gap
    for index in sorted(range(len(offers)), key=lambda i: offers[i][1] / offers[i][0].value):
        each, _, most = offers[index]
        counts[index] = min(most, max(0, ceil(missing / each.value)))
        missing -= counts[index] * each.value
    return counts


def _cover(gap: float, offers: Sequence[tuple[LeadValue, float, int]]) -> list[int]:
    """Return how many of each offer cover the gap at the least price, in whole numbers."""
    import highspy  # noqa: PLC0415 - a fifth of a second, and only for a plan that is behind

    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    # In units of the gap, so that the solver's tolerances mean the same for every currency.
    counts = [solver.addIntegral(lb=0, ub=most, obj=price + SLACK) for _, price, most in offers]
    solver.addConstr(
        sum(each.value / gap * n for n, (each, _, _) in zip(counts, offers, strict=True)) >= 1
    )
    solver.minimize()
    return [round(n) for n in solver.vals(counts)]
