"""How many leads make the target with a wanted probability.

The same chance is lived through with ever more leads, rung by rung: on each, some leads come on top
of those that there are already. So more leads never bring less, and any probability is read off one
ladder. A fraction of a lead is there in that fraction of the draws; rounded up are only all leads
together, and then divided by the largest remainders.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from statistics import NormalDist

import numpy as np

from sla_calc.errors import PlanError
from sla_calc.what_if.beliefs import Array
from sla_calc.what_if.drawing import DrawnLine

NOISE = 1e-12
RUNGS = (
    0.0005,
    0.005,
    0.02,
    0.06,
    0.15,
    0.3,
    0.45,
    0.5,
    0.55,
    0.7,
    0.8,
    0.9,
    0.95,
    0.98,
    0.995,
    0.9995,
)
"""Probabilities near which there is a rung, as far as a normal distribution tells."""

WIDER = 1.2
"""How much more leads each further rung has, where those do not reach as far as can be asked."""

MOST_LEADS = 1e18
NEAREST = 5
"""So many draws on either side of a probability, at least, can tell it."""

PLACED_BY = 2_000
"""So many of the draws tell where the rungs are."""

HALVINGS = 60
FAR = 8.0
"""Beyond that, on the logarithmic scale, there is nothing to look for."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Leads on each rung, and how often they make the target.

    Attributes:
        volumes: leads that the plan owes, unrounded, by line [leads].
        factors: of those, on each rung, rising.
        made: share of the draws that make the target with them [fraction], never falling.
        draws: how many draws there were.
    """

    volumes: tuple[float, ...]
    factors: tuple[float, ...]
    made: tuple[float, ...]
    draws: int

    def leads_for(self, probability: float) -> tuple[int, ...]:
        """Return the whole leads by line that make the target with a probability [leads].

        Between two rungs the factor is interpolated over the normal quantile of the probability.
        """
        above = next((at for at, p in enumerate(self.made) if p >= probability), -1)
        factor = self.factors[above]
        if above > 0:
            lower, upper = (self._quantile(self.made[at]) for at in (above - 1, above))
            share = (NormalDist().inv_cdf(probability) - lower) / (upper - lower)
            factor -= (1 - share) * (factor - self.factors[above - 1])
        return _apportioned([factor * leads for leads in self.volumes])

    def _quantile(self, share: float) -> float:
        nearest = 0.5 / self.draws
        return NormalDist().inv_cdf(min(max(share, nearest), 1 - nearest))


def climbed(
    lines: Sequence[DrawnLine],
    volumes: Sequence[float],
    target: float,
    draws: int,
    random: np.random.Generator,
) -> Ladder:
    """Return the ladder of leads.

    Args:
        lines: the figures that were drawn, by stream and lead type.
        volumes: leads that the plan owes, unrounded [leads].
        target: what they must bring [money].
        draws: how many there are.
        random: where chance comes from.

    Raises:
        PlanError: there are more leads than can be counted rung by rung.
    """
    if not target:
        return Ladder(tuple(volumes), (0.0,), (1.0,), draws)
    factors = _placed(lines, volumes, target)
    if factors[-1] * max(volumes) > MOST_LEADS:
        message = (
            f"{factors[-1] * max(volumes):.1e} leads of one type are too many to be told by their "
            f"probability; it must be at most {MOST_LEADS:.0e}."
        )
        raise PlanError(message)
    brought = np.zeros(draws)
    there = [np.zeros(draws, np.int64) for _ in lines]
    offsets = [random.random(draws) for _ in lines]
    made: list[float] = []
    while len(made) < len(factors):
        for at, line in enumerate(lines):
            now = np.floor(factors[len(made)] * volumes[at] + offsets[at]).astype(np.int64)
            brought += line.brought(random, line.won(random, now - there[at], draws))
            there[at] = now
        made.append(float(np.mean(brought >= target * (1 - NOISE))))
        if len(made) == len(factors) and _goes_on(made[-1], factors[-1], volumes, draws):
            factors.append(factors[-1] * WIDER)
    return Ladder(tuple(volumes), tuple(factors), tuple(made), draws)


def _goes_on(made: float, factor: float, volumes: Sequence[float], draws: int) -> bool:
    """Whether a probability may be asked for that lies above the last rung."""
    return made < 1 - NEAREST / draws and factor * WIDER * max(volumes) < MOST_LEADS


def _placed(lines: Sequence[DrawnLine], volumes: Sequence[float], target: float) -> list[float]:
    """Return factors near which the probabilities of the rungs are, by the normal distribution.

    With the factor f, revenue has the mean f M and the variance f V in a draw whose figures are
    certain: P = mean over draws of Φ((f M − T) ÷ √(f V)).
    """
    mean, variance = np.zeros(1), np.zeros(1)
    for line, leads in zip(lines, volumes, strict=True):
        rate, size, spread = (
            np.atleast_1d(each)[:PLACED_BY]
            for each in (line.close_rate, line.deal_size, line.variance_of_a_deal)
        )
        mean = mean + leads * rate * size
        variance = variance + leads * rate * ((1 - rate) * size**2 + spread)

    def probability(factor: float) -> float:
        off = (factor * mean - target) / np.sqrt(
            np.maximum(factor * variance, np.finfo(float).tiny)
        )
        return float(_normal(np.clip(off, -8, 8)).mean())

    factors = []
    for rung in RUNGS:
        low, high = np.log(target / mean.max()) - FAR, np.log(target / mean.min()) + FAR
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if probability(np.exp(middle)) < rung else (low, middle)
        factors.append(float(np.exp(high)))
    return factors


def _normal(x: Array) -> Array:
    """Return the normal distribution's share below x, as closely as a rung needs it."""
    return 1 / (1 + np.exp(-1.5976 * x - 0.07056 * x**3))


def _apportioned(leads: Sequence[float]) -> tuple[int, ...]:
    """Return whole numbers that add up to the sum, rounded up: the largest remainders get more."""
    whole = [floor(each) for each in leads]
    missing = ceil(sum(leads) * (1 - NOISE)) - sum(whole)
    by_remainder = sorted(range(len(leads)), key=lambda at: whole[at] - leads[at])
    for at in by_remainder[: max(0, missing)]:
        whole[at] += 1
    return tuple(whole)
