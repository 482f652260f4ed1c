"""The cheapest mix of leads that makes the revenue target within all limits."""

from collections.abc import Sequence

import numpy as np

from sla_calc.model.plan import Plan
from sla_calc.what_if.beliefs import Array
from sla_calc.what_if.mix_answer import BestMix, MixLine, ShadowPrice
from sla_calc.what_if.mix_limits import Choice, Limit, MixBounds, choice_of, limits_of
from sla_calc.what_if.outcome import Outcome
from sla_calc.what_if.program import Optimum, Row, cheapest, conflict

LITTLE = 1e-9
"""Price of a lead that costs nothing, relative to the dearest: of two mixes the one with fewer."""

BINDING = 1e-7
"""A shadow price below that, relative to the cost, is noise of the solver."""


def best_mix(
    plan: Plan,
    *,
    budget: float | None = None,
    bounds: MixBounds | None = None,
    within_hours: bool = True,
) -> BestMix:
    """Return the cheapest mix of leads that makes every stream's target, and what limits it.

    Minimise Σ cost per lead × leads, so that of each stream Σ value of a lead × leads is its
    target, no lead type exceeds its monthly limit, the follow-up fits into the reps' hours at the
    highest occupancy, the spend into the budget, and shares of leads into their bounds. Leads are
    unrounded. Lead types whose cost is not known are left out where others' of the stream is known;
    of a stream without any costs the fewest leads are sought.

    Args:
        plan: the plan.
        budget: the most that may be spent [money/month]; no bound if none.
        bounds: by the address of a mix, the least and the most share of the stream's leads.
        within_hours: whether the reps must be able to follow up.

    Raises:
        PlanError: the budget is below 0, the bounds of a mix are not two shares in order, or the
            team names a country whose holidays are not known.

    >>> best = best_mix(Plan())
    >>> round(best.cost_before), round(best.cost), [round(line.leads) for line in best.lines]
    (39100, 34751, [5, 429, 0, 35, 0, 0])
    """
    choice = choice_of(plan)
    limits = list(limits_of(plan, choice, budget, bounds or {}, within_hours=within_hours))
    program = _Program(choice, limits)
    found = program.solved(limits)
    before = Outcome(plan).cost
    if found is None:
        return BestMix(
            possible=False,
            plan=plan,
            lines=(),
            cost=None,
            cost_before=before,
            hours=None,
            prices=(),
            conflict=program.conflict(),
            attainable=program.attainable(),
        )
    leads = program.leads(found)
    return BestMix(
        possible=True,
        plan=_mixed(plan, choice, leads),
        lines=_lines(choice, leads),
        cost=None if before is None else float(choice.costs @ leads),
        cost_before=before,
        hours=float(choice.hours @ leads),
        prices=program.prices(found) if before is not None else (),
        conflict=(),
        attainable=1.0,
    )


class _Program:
    """The linear program of a choice: one amount for each lead type that is open."""

    def __init__(self, choice: Choice, limits: Sequence[Limit]) -> None:
        self.choice, self.limits = choice, limits
        self.possible = choice.possible
        self.scale = choice.scale[self.possible]
        costs = choice.costs[self.possible]
        dearest = float(np.max(costs * self.scale, initial=0.0)) or 1.0
        self.costs = costs + LITTLE * dearest / self.scale

    def rows(self, limits: Sequence[Limit]) -> list[Row]:
        return [
            Row(limit.row.weights[self.possible], limit.row.bound, limit.row.at_least)
            for limit in limits
        ]

    def solved(self, limits: Sequence[Limit]) -> Optimum | None:
        if not self.possible.any():  # nothing is owed
            return Optimum(np.zeros(0), 0.0, np.zeros(len(limits)))
        return cheapest(self.costs, self.rows(limits), self.scale)

    def leads(self, found: Optimum) -> Array:
        leads = np.zeros(len(self.possible))
        leads[self.possible] = found.amounts
        return leads

    def prices(self, found: Optimum) -> tuple[ShadowPrice, ...]:
        told = []
        amounts = self.leads(found)
        for limit, dual in zip(self.limits, found.prices, strict=True):
            # A share's row moves by the stream's leads when the share moves by 1.
            mine = [line.stream == limit.stream for line in self.choice.lines]
            size = float(amounts[mine].sum()) if "share" in limit.kind else 1.0
            worth = abs(float(dual)) * size
            if worth * max(limit.bound, 1e-300) <= BINDING * found.cost:
                continue
            lifted = None
            if limit.kind != "target":
                free = self.solved([other for other in self.limits if other is not limit])
                lifted = found.cost - (free.cost if free else found.cost)
            told.append(ShadowPrice(limit, worth, lifted))
        return tuple(sorted(told, key=lambda price: -(price.lifted or 0.0)))

    def conflict(self) -> tuple[Limit, ...]:
        kept = conflict(self.costs, self.rows(self.limits), self.scale)
        return tuple(self.limits[index] for index in kept)

    def attainable(self) -> float:
        """Return the largest share of all targets alike: what is not reached is fined."""
        rows = []
        for row, limit in zip(self.rows(self.limits), self.limits, strict=True):
            missing = limit.bound if limit.kind == "target" else 0.0
            rows.append(Row(np.append(row.weights, missing), row.bound, row.at_least))
        fine = np.append(np.zeros(len(self.costs)), 1.0)
        found = cheapest(fine, rows, np.append(self.scale, 1.0))
        return 1.0 - min(1.0, float(found.amounts[-1])) if found else 0.0


def _lines(choice: Choice, leads: Array) -> tuple[MixLine, ...]:
    streams = [line.stream for line in choice.lines]
    totals = {
        name: sum(n for n, stream in zip(leads, streams, strict=True) if stream == name)
        for name in streams
    }
    return tuple(
        MixLine(
            stream=line.stream,
            lead_type=line.lead_type,
            leads=float(n),
            before=line.volumes[0],
            share=float(n / totals[line.stream]) if totals[line.stream] else kind.mix,
            left_out=left_out,
        )
        for line, kind, n, left_out in zip(
            choice.lines, choice.kinds, leads, choice.left_out, strict=True
        )
    )


def _mixed(plan: Plan, choice: Choice, leads: Array) -> Plan:
    """Return the plan with the mix, as a share of what its mix is a share of."""
    parts = iter(leads if plan.mix_basis == "leads" else leads * choice.values)
    streams = []
    for stream in plan.streams:
        mine = [float(next(parts)) for _ in stream.lead_types]
        if total := sum(mine):
            kinds = zip(stream.lead_types, mine, strict=True)
            mixed = tuple(kind.changed(mix=min(part / total, 1.0)) for kind, part in kinds)
            stream = stream.changed(lead_types=mixed)  # noqa: PLW2901 - it stays otherwise
        streams.append(stream)
    return plan.changed(streams=tuple(streams))
