"""The best mix, and what becomes of the plan with it: worked out without a screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sla_calc import best_mix, compare, lead_demand
from sla_calc.edits.plan_edits import normalised
from sla_calc.what_if.mix_limits import choice_of

if TYPE_CHECKING:
    from sla_calc import BestMix, LeadDemand, Plan, PlansCompared
    from sla_ui.what_if.state import WhatIfState


@dataclass(frozen=True)
class Mixed:
    """What was found.

    Attributes:
        best: the mix, unrounded.
        plan: with it, its shares rounded as they are typed.
        demand: of the plan as it is.
        after: of the plan with the mix.
        compared: both beside each other.
        left_out: by lead type, whether it is not used since its cost is not known.
        within_hours: whether the reps had to be able to follow up.
    """

    best: BestMix
    plan: Plan
    demand: LeadDemand
    after: LeadDemand
    compared: PlansCompared
    left_out: tuple[bool, ...]
    within_hours: bool


def mixed(known: WhatIfState, plan: Plan) -> Mixed:
    """Return the cheapest mix within what is asked.

    Raises:
        PlanError: the team's holidays are not known.
    """
    there = set(mixes(plan))
    bounds = {address: each for address, each in known.shares.items() if address in there}
    best = best_mix(plan, budget=known.budget, bounds=bounds, within_hours=known.within_hours)
    applied = in_typed_shares(best.plan) if best.possible else plan
    return Mixed(
        best,
        applied,
        lead_demand(plan),
        lead_demand(applied),
        compare([plan, applied]),
        choice_of(plan).left_out,
        known.within_hours,
    )


def mixes(plan: Plan) -> list[str]:
    """Return the addresses of all lead types' mixes, in the plan's order."""
    return [
        f"streams.{s}.lead_types.{k}.mix"
        for s, stream in enumerate(plan.streams)
        for k, _ in enumerate(stream.lead_types)
    ]


def in_typed_shares(plan: Plan) -> Plan:
    """Return the plan with mixes of as many digits as can be typed."""
    streams = []
    for stream in plan.streams:
        shares = normalised([kind.mix for kind in stream.lead_types])
        kinds = zip(stream.lead_types, shares, strict=True)
        streams.append(
            stream.changed(lead_types=tuple(kind.changed(mix=share) for kind, share in kinds))
        )
    return plan.changed(streams=tuple(streams))
