"""How likely it is that a plan makes its quota: the same month lived through many times."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sla_calc.errors import PlanError
from sla_calc.funnel.demand import LeadDemand, lead_demand
from sla_calc.model.plan import Plan
from sla_calc.what_if.beliefs import Array, Beliefs
from sla_calc.what_if.drawing import Counts, Deals, DrawnLine, chance, drawn_lines
from sla_calc.what_if.leads_needed import NEAREST, Ladder, climbed

MOST_DRAWS = 10_000_000
NOISE = 1e-12
"""Relative error of a sum of floats: what misses the quota by no more than that makes it."""

CERTAIN_RATES = (
    "No rate is uncertain here: all that varies is chance. Where rates are measured, or known as a "
    "range, the spread is wider."
)


@dataclass(frozen=True)
class Simulation:
    """A month of the plan, lived through many times.

    Attributes:
        plan: the plan.
        seed: the same seed gives the same draws.
        leads: handed over, by stream and lead type in the plan's order [leads].
        customers: won deals, lead types × draws [deals].
        marketing_revenue: what marketing's leads bring, streams × draws [money].
        targets: what they must bring, by stream [money].
        lines: the figures that were drawn.
    """

    plan: Plan
    seed: int
    leads: tuple[int, ...]
    customers: Counts
    marketing_revenue: Array
    targets: tuple[float, ...]
    lines: tuple[DrawnLine, ...]

    @property
    def draws(self) -> int:
        """How many times the month was lived through."""
        return int(self.marketing_revenue.shape[1])

    @property
    def quota(self) -> float:
        """What sales owes [money/month]."""
        return self.plan.quota

    @cached_property
    def revenue(self) -> Array:
        """Draw by draw, all revenue that counts towards the quota [money].

        What marketing's leads bring, and what renewals and sales' own leads bring by the plan.
        """
        by_others = self.quota - sum(self.targets)
        revenue: Array = self.marketing_revenue.sum(axis=0) + by_others
        return revenue

    @property
    def probability(self) -> float:
        """Share of the draws that make the quota [fraction]."""
        made = _makes(self.marketing_revenue.sum(axis=0), sum(self.targets))
        return float(made.mean())

    @property
    def standard_error(self) -> float:
        """How far that share may be off, since there are only so many draws [fraction]."""
        p = self.probability
        return float((p * (1 - p) / self.draws) ** 0.5)

    @property
    def stream_probabilities(self) -> Mapping[str, float]:
        """By stream, the share of the draws in which marketing's target is made [fraction]."""
        pairs = zip(self.plan.streams, self.marketing_revenue, self.targets, strict=True)
        return {stream.name: float(_makes(row, target).mean()) for stream, row, target in pairs}

    @property
    def note(self) -> str:
        """What has to be said beside it, or ``""``."""
        certain = all(np.ndim(line.close_rate) == 0 for line in self.lines)
        return CERTAIN_RATES if certain else ""

    def quantiles(self, probabilities: Iterable[float]) -> tuple[float, ...]:
        """Return the revenue that is not reached with these probabilities [money]."""
        return tuple(map(float, np.quantile(self.revenue, list(probabilities))))

    def leads_for(self, probability: float) -> int:
        """Return the leads, at the plan's mix, that make the quota with a probability [leads].

        Args:
            probability: above 0 and below 1, and no nearer to them than five of the draws can tell.

        Raises:
            PlanError: it is not, or there are more leads than can be counted.
        """
        return sum(self.leads_by_line_for(probability))

    def leads_by_line_for(self, probability: float) -> tuple[int, ...]:
        """Return the same by stream and lead type, in the plan's order."""
        edge = NEAREST / self.draws
        if not edge <= probability <= 1 - edge:
            message = (
                f"Leads are asked for with a probability of {probability:g}; with {self.draws:,} "
                f"draws it must be between {edge:g} and {1 - edge:g}."
            )
            raise PlanError(message)
        return self._ladder.leads_for(probability)

    @cached_property
    def _ladder(self) -> Ladder:
        volumes = [line.volumes[0] for line in lead_demand(self.plan).lines]
        # Other chance than the draws had, and for the same seed always the same.
        random = chance(self.seed).spawn(1)[0]
        return climbed(self.lines, volumes, sum(self.targets), self.draws, random)


def simulate(
    plan: Plan,
    draws: int = 10_000,
    seed: int = 0,
    *,
    beliefs: Beliefs | None = None,
    deals: Deals | None = None,
    leads: Sequence[int] | None = None,
) -> Simulation:
    """Return how an average month of the plan may turn out, once its leads have closed.

    In each draw the rates are what they may be (Beta from counts, or within a range), of a lead
    type's leads a binomial number is won, and single deals vary as they are said to. Without any of
    that rates and deal sizes are certain, and all that varies is who buys. Renewals and the revenue
    of sales' own leads are taken as the plan has them.

    Args:
        plan: the plan.
        draws: how many times the month is lived through.
        seed: the same seed gives the same result.
        beliefs: by address, what was counted or is known of a conversion rate, a deal size or a
            sales cycle.
        deals: by the address of a deal size, how single deals vary.
        leads: handed over by stream and lead type, in the plan's order; what is promised if none.

    Raises:
        PlanError: draws or seed are out of bounds, leads are not one number of 0 or more for each
            lead type, or something is said of an input that plays no part here.

    >>> simulation = simulate(Plan(), 10_000, seed=1)
    >>> round(simulation.probability, 2), [simulation.leads_for(p) for p in (0.5, 0.8, 0.9)]
    (0.5, [506, 607, 660])
    """
    if not 1 <= draws <= MOST_DRAWS:
        message = f"{draws:,} draws are wanted; it must be between 1 and {MOST_DRAWS:,}."
        raise PlanError(message)
    random, demand = chance(seed), lead_demand(plan)
    handed_over = _handed_over(demand, leads)
    lines = drawn_lines(plan, random, draws, beliefs or {}, deals or {})
    customers = np.stack(
        [line.won(random, n, draws) for line, n in zip(lines, handed_over, strict=True)]
    )
    brought = iter([line.brought(random, won) for line, won in zip(lines, customers, strict=True)])
    revenue = np.stack(
        [
            sum((next(brought) for _ in stream.lead_types), np.zeros(draws))
            for stream in plan.streams
        ]
    )
    return Simulation(
        plan=plan,
        seed=seed,
        leads=handed_over,
        customers=customers,
        marketing_revenue=revenue,
        targets=tuple(target.marketing_target for target in demand.targets),
        lines=tuple(lines),
    )


def _handed_over(demand: LeadDemand, leads: Sequence[int] | None) -> tuple[int, ...]:
    if leads is None:
        return tuple(line.committed[0] for line in demand.lines)
    if len(leads) != len(demand.lines) or min(leads) < 0:
        message = (
            f"Leads of {len(leads)} lead types are given; it must be one number of 0 or more for "
            f"each of the plan's {len(demand.lines)}."
        )
        raise PlanError(message)
    return tuple(map(int, leads))


def _makes(revenue: Array, target: float) -> np.ndarray:
    return revenue >= target * (1 - NOISE)
