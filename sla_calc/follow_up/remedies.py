"""What would make the follow-up fit into the team's hours, and what each of these costs."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Literal

from sla_calc.edits.follow_up_edits import (
    MOST_HIRED,
    automatable,
    automated,
    hired,
    shortened,
    with_marketing_scaled,
)
from sla_calc.follow_up.capacity import FollowUpCapacity, follow_up_capacity
from sla_calc.follow_up.cheapest_mix import (
    Mix,
    cheapest_mix,
    paid_hours_a_month,
    reach_of,
    worth_of_a_hire,
)
from sla_calc.follow_up.effort import policies
from sla_calc.funnel.demand import lead_demand
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan

Kind = Literal["hire", "automate", "shorten", "cap", "marketing leads time", "selling time", "mix"]
PERCENT = 100
CUTS = 15
"""So often an interval is halved: closer than a share can be written."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """One change of the plan that relieves the reps.

    Attributes:
        kind: what is changed.
        amount: reps hired, attempts automated per cadence, attempts left, leads a month at most,
            or the new share of time [fraction]; of a mix, the reps hired.
        plan: the plan with it.
        capacity: the follow-up with it.
        cost: of the reps hired [money/month], or ``None`` where an hour's cost is not known; 0
            where nobody is hired.
        forgone: revenue that marketing's leads no longer bring [money/month].
    """

    kind: Kind
    amount: float
    plan: Plan
    capacity: FollowUpCapacity
    cost: float | None
    forgone: float

    @property
    def suffices(self) -> bool:
        """Whether occupancy is fine with it."""
        return self.capacity.status == "fine"


def remedies(plan: Plan, month: YearMonth | None = None) -> tuple[Remedy, ...]:
    """Return what would make occupancy fine; nothing where it is fine.

    Each remedy on its own, no larger than it must be, then the cheapest mix of them. Automation
    may not suffice: then all that can be automated is.

    Args:
        plan: the plan.
        month: the month to be relieved; the steady state if none.

    Raises:
        PlanError: the team names a country or region whose holidays are not known.

    >>> [(remedy.kind, remedy.amount) for remedy in remedies(Plan())]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('hire', 1), ('automate', 2), ('shorten', 6), ('cap', 469), ('marketing leads time', 0.65),
     ('selling time', 0.65)]
    """
    capacity = follow_up_capacity(plan, month)
    if capacity.status == "fine":
        return ()
    found = [
        *_hire(plan, capacity, month),
        *_automate(plan, month),
        *_shorten(plan, capacity, month),
        *_cap(plan, month),
        *_more_time(plan, capacity, month),
    ]
    return (*found, *_mix(plan, found, month))


def _remedy(
    kind: Kind, amount: float, before: Plan, after: Plan, month: YearMonth | None
) -> Remedy:
    reps = sum(hire.reps for hire in after.team.hires) - sum(h.reps for h in before.team.hires)
    hour = before.team.cost_per_hour
    return Remedy(
        kind=kind,
        amount=amount,
        plan=after,
        capacity=follow_up_capacity(after, month),
        cost=0.0 if not reps else hour and reps * paid_hours_a_month(before.team) * hour,
        forgone=_forgone(before, after, month),
    )


def _forgone(before: Plan, after: Plan, month: YearMonth | None) -> float:
    """Return the revenue of the leads that are no longer owed or no longer reached."""
    owed, kept = lead_demand(before, month).revenue, 0.0
    lines = lead_demand(after, month).lines
    for then, now, line in zip(policies(before), policies(after), lines, strict=True):
        reached = reach_of(then, len(then.cadence))
        kept += line.revenue * (reach_of(now, len(now.cadence)) / reached if reached else 1.0)
    return max(0.0, owed - kept)


def _hire(plan: Plan, capacity: FollowUpCapacity, month: YearMonth | None) -> Iterator[Remedy]:
    reps = capacity.hires_needed(worth_of_a_hire(plan, month))
    if reps is None or reps > MOST_HIRED:
        return
    yield _remedy("hire", reps, plan, hired(plan, reps), month)


def _automate(plan: Plan, month: YearMonth | None) -> Iterator[Remedy]:
    most = max(len(automatable(policy)) for policy in policies(plan))
    if not most:
        return

    def fits(attempts: int) -> bool:
        return follow_up_capacity(automated(plan, attempts), month).status == "fine"

    fewest = min(most, 1 + bisect_left(range(1, most + 1), x=True, key=fits))
    remedy = _remedy("automate", fewest, plan, automated(plan, fewest), month)
    if remedy.capacity.occupancy is not None:
        yield remedy


def _shorten(plan: Plan, capacity: FollowUpCapacity, month: YearMonth | None) -> Iterator[Remedy]:
    attempts = capacity.attempts_affordable
    if attempts:
        yield _remedy("shorten", attempts, plan, shortened(plan, attempts), month)


def _cap(plan: Plan, month: YearMonth | None) -> Iterator[Remedy]:
    within = capped(plan, month)
    leads = lead_demand(within, month).leads
    if leads:
        yield _remedy("cap", leads, plan, within, month)


def capped(plan: Plan, month: YearMonth | None = None) -> Plan:
    """Return the plan with marketing's shares lowered alike, until its leads can be worked.

    >>> lead_demand(capped(Plan())).leads
    469
    """
    low, high = 0.0, 1.0  # every promise is rounded up: sought, not divided
    for _ in range(CUTS):
        middle = (low + high) / 2
        fits = follow_up_capacity(with_marketing_scaled(plan, middle), month).status == "fine"
        low, high = (middle, high) if fits else (low, middle)
    return with_marketing_scaled(plan, low)


def _more_time(plan: Plan, capacity: FollowUpCapacity, month: YearMonth | None) -> Iterator[Remedy]:
    times: tuple[tuple[Kind, str], ...] = (
        ("marketing leads time", "marketing_leads_time"),
        ("selling time", "selling_time"),
    )
    for kind, field in times:
        full = follow_up_capacity(_with_time(plan, field, 1.0), month)
        if full.status != "fine":
            continue
        needed = capacity.hours_needed / (full.hours_available * full.max_occupancy)
        share = ceil(round(needed * PERCENT, 9)) / PERCENT
        yield _remedy(kind, share, plan, _with_time(plan, field, share), month)


def _with_time(plan: Plan, field: str, share: float) -> Plan:
    return plan.changed(team=plan.team.changed(**{field: share}))


def _mix(plan: Plan, alone: list[Remedy], month: YearMonth | None) -> Iterator[Remedy]:
    """Yield the cheapest mix, where it is cheaper than hiring, shortening or capping alone."""
    mix = cheapest_mix(plan, month)
    if mix is None:
        return
    remedy = _remedy("mix", mix.reps, plan, _mixed(plan, mix, month), month)
    cheaper = [
        each for each in alone if each.kind in {"hire", "shorten", "cap"} and each.cost is not None
    ]
    if remedy.suffices and all(_price(remedy) < _price(each) for each in cheaper):
        yield remedy


def _price(remedy: Remedy) -> float:
    return (remedy.cost or 0.0) + remedy.forgone


def _mixed(plan: Plan, mix: Mix, month: YearMonth | None) -> Plan:
    with_reps = hired(plan, mix.reps) if mix.reps else plan
    short = shortened(with_reps, mix.attempts)
    fits = follow_up_capacity(short, month).status == "fine"
    return short if fits else capped(short, month)
