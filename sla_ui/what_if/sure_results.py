"""How sure the quota is: of the draws, what is shown. The draws themselves are not kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sla_calc import DealSpread, in_round_numbers, revenue_fan, simulate, solve_for

if TYPE_CHECKING:
    from sla_calc import Plan, RevenueFan, Simulation
    from sla_calc.model.months import YearMonth
    from sla_ui.what_if.session import Known

WANTED = (0.5, 0.8, 0.9)
"""Probabilities for which leads are told."""

BANDS = (0.1, 0.25, 0.5, 0.75, 0.9)
BINS = 36
"""So many bars has the revenue of a month."""

OUTERMOST = 0.002
"""Share of the draws on either side that the bars gather in the outermost one."""

FAN_DRAWS = 5_000


class Part(NamedTuple):
    """What one stream contributes.

    Attributes:
        stream: its name.
        target: what marketing's leads must bring [money].
        probability: that they do [fraction].
        bands: what they bring, by probability of less [money].
    """

    stream: str
    target: float
    probability: float
    bands: tuple[float, ...]


class Bar(NamedTuple):
    """So many draws bring between so much and so much [money].

    Attributes:
        low: from.
        high: to.
        share: of the draws [fraction].
    """

    low: float
    high: float
    share: float


@dataclass(frozen=True)
class Sureness:
    """What is shown of a simulation.

    Attributes:
        probability: that the quota is made [fraction].
        standard_error: how far that may be off [fraction].
        leads: promised [leads].
        leads_for: by probability, the leads that make the quota with it.
        quotas: by probability, the quota with which a plan promises about so many; none where no
            quota does.
        quota: of the plan [money/month].
        bands: revenue by probability of less [money].
        bars: the revenue of a month.
        parts: by stream.
        note: what has to be said beside it.
    """

    probability: float
    standard_error: float
    leads: int
    leads_for: dict[float, int]
    quotas: dict[float, float]
    quota: float
    bands: tuple[float, ...]
    bars: tuple[Bar, ...]
    parts: tuple[Part, ...]
    note: str


@dataclass(frozen=True)
class Fan:
    """Revenue month by month.

    Attributes:
        months: of the plan.
        quota: of each [money].
        alone: of each month by itself, by probability of less [money].
        added_up: from the first month on.
        probability: that the quota of all months together is made [fraction].
    """

    months: tuple[YearMonth, ...]
    quota: tuple[float, ...]
    alone: tuple[tuple[float, ...], ...]
    added_up: tuple[tuple[float, ...], ...]
    probability: float


def sureness(plan: Plan, beliefs: Known, spread: float, draws: int, seed: int) -> Sureness:
    """Live a month through many times.

    Args:
        plan: the plan.
        beliefs: what is known of its figures.
        spread: standard deviation of single deals [fraction of the deal size].
        draws: how many times.
        seed: of chance.
    """
    simulation = simulate(plan, draws, seed, beliefs=beliefs, deals=spreads(plan, spread))
    leads_for = {each: simulation.leads_for(each) for each in WANTED}
    return Sureness(
        probability=simulation.probability,
        standard_error=simulation.standard_error,
        leads=sum(simulation.leads),
        leads_for=leads_for,
        quotas=_quotas(plan, leads_for),
        quota=simulation.quota,
        bands=simulation.quantiles(BANDS),
        bars=bars(simulation),
        parts=_parts(simulation),
        note=simulation.note,
    )


def fan(plan: Plan, beliefs: Known, spread: float, draws: int, seed: int) -> Fan:
    """Live all months through many times; arguments as for :func:`sureness`."""
    found: RevenueFan = revenue_fan(
        plan, min(draws, FAN_DRAWS), seed, beliefs=beliefs, deals=spreads(plan, spread)
    )
    alone, added_up = (found.quantiles(BANDS, cumulative=each).T for each in (False, True))
    return Fan(
        found.months,
        found.quota,
        tuple(tuple(map(float, row)) for row in alone),
        tuple(tuple(map(float, row)) for row in added_up),
        found.probability,
    )


def spreads(plan: Plan, spread: float) -> dict[str, DealSpread]:
    """Return how single deals vary: around each deal size in the same proportion."""
    sizes: dict[str, float] = {}
    for s, stream in enumerate(plan.streams):
        sizes[f"streams.{s}.deal_size"] = stream.deal_size
        for k, kind in enumerate(stream.lead_types):
            if kind.deal_size is not None:
                sizes[f"streams.{s}.lead_types.{k}.deal_size"] = kind.deal_size
    return {address: DealSpread(spread * size) for address, size in sizes.items()}


def bars(simulation: Simulation) -> tuple[Bar, ...]:
    """Return how often how much came; the quota lies between two bars."""
    revenue, quota = simulation.revenue, simulation.quota
    low, high = (float(np.quantile(revenue, share)) for share in (OUTERMOST, 1 - OUTERMOST))
    width = (max(high, quota) - min(low, quota)) / BINS or max(quota, 1.0) / BINS
    first = int(np.floor((min(low, quota) - quota) / width))
    edges = quota + width * np.arange(first, first + BINS + 2)
    # what makes the quota by rounding alone belongs above it
    at = np.floor((revenue - quota) / width + 1e-9).astype(int) - first
    counts = np.bincount(np.clip(at, 0, len(edges) - 2), minlength=len(edges) - 1)
    return tuple(
        Bar(float(edges[k]), float(edges[k + 1]), float(count) / simulation.draws)
        for k, count in enumerate(counts)
    )


def _parts(simulation: Simulation) -> tuple[Part, ...]:
    made = simulation.stream_probabilities
    return tuple(
        Part(
            stream.name,
            target,
            made[stream.name],
            tuple(map(float, np.quantile(row, BANDS))),
        )
        for stream, target, row in zip(
            simulation.plan.streams,
            simulation.targets,
            simulation.marketing_revenue,
            strict=True,
        )
    )


def _quotas(plan: Plan, leads_for: dict[float, int]) -> dict[float, float]:
    found = {}
    for probability, leads in leads_for.items():
        solution = solve_for(plan, "quota", "leads", leads, promised=True)
        if solution.possible:
            found[probability] = in_round_numbers(plan, solution).value
    return found
