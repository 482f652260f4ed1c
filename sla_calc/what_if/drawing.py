"""What chance makes of leads: how many are won, and what the won deals bring.

Every function takes the source of chance as an argument; a seed makes it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum, isfinite
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from sla_calc.errors import PlanError
from sla_calc.model.plan import Plan
from sla_calc.what_if.beliefs import Array, Beliefs, believed

Counts: TypeAlias = NDArray[np.int64]

MOST_AMOUNTS = 20_000_000
"""So many single deals are drawn one by one; of more, the sums are drawn."""

RARE, COUNTABLE = 1e-9, 2**63 - 1
"""Below such a close rate, or of more leads than an integer counts, a binomial number of won deals
is a Poisson one: to a share of the close rate, and NumPy draws only the latter soundly."""


def chance(seed: int) -> np.random.Generator:
    """Return a source of the same random numbers for the same seed.

    Raises:
        PlanError: the seed is not a whole number of 0 or more.
    """
    if seed < 0:
        message = f"The seed is {seed}; it must be a whole number of 0 or more."
        raise PlanError(message)
    return np.random.Generator(np.random.PCG64(seed))


@dataclass(frozen=True, slots=True)
class DealSpread:
    """Single deals vary around the deal size: a Gamma distribution with its mean.

    Attributes:
        deviation: standard deviation of single deals [money].

    Raises:
        PlanError: it is not a number of 0 or more.
    """

    deviation: float

    def __post_init__(self) -> None:
        if not (self.deviation >= 0 and isfinite(self.deviation)):
            message = f"Deals vary by {self.deviation:,.10g}; it must be a number of 0 or more."
            raise PlanError(message)


@dataclass(frozen=True, slots=True)
class DealAmounts:
    """Deals as they were won: every one to come is one of these, each as likely.

    Attributes:
        amounts: of won deals [money].

    Raises:
        PlanError: there are none, or one is not a number above 0.
    """

    amounts: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.amounts or not all(amount > 0 and isfinite(amount) for amount in self.amounts):
            message = "Amounts of won deals must be numbers above 0, and at least one of them."
            raise PlanError(message)

    @property
    def mean(self) -> float:
        """Their mean [money/deal]."""
        return fsum(self.amounts) / len(self.amounts)

    @property
    def variance(self) -> float:
        """Their variance [money²]."""
        return fsum((amount - self.mean) ** 2 for amount in self.amounts) / len(self.amounts)


Deals: TypeAlias = Mapping[str, DealSpread | DealAmounts]
"""How single deals vary, by the address of the deal size."""


@dataclass(frozen=True)
class DrawnLine:
    """One lead type's figures as they may be, draw by draw.

    Attributes:
        close_rate: lead → customer, a number where it is certain [fraction].
        deal_size: the mean of deals, a number where it is certain [money/deal].
        usual_deal: what that mean is in the plan, or of the measured amounts [money/deal].
        deals: how single deals vary, if at all.
        cycle_days: hand-over → won deal [days].
    """

    close_rate: float | Array
    deal_size: float | Array
    usual_deal: float
    deals: DealSpread | DealAmounts | None
    cycle_days: float | Array

    @property
    def variance_of_a_deal(self) -> float | Array:
        """[money²]."""
        match self.deals:
            case DealAmounts():
                return self.deals.variance
            case DealSpread(deviation=deviation):
                return (self.deal_size * (deviation / self.usual_deal)) ** 2
        return 0.0

    def won(self, random: np.random.Generator, leads: int | Counts, draws: int) -> Counts:
        """Return how many of so many leads are won, draw by draw: binomial [deals]."""
        rate = np.minimum(self.close_rate, 1.0)
        if np.max(rate) < RARE or np.max(leads) > COUNTABLE:
            return random.poisson(np.asarray(leads, np.float64) * rate, draws)
        return random.binomial(leads, rate, draws)

    def brought(self, random: np.random.Generator, won: Counts) -> Array:
        """Return what so many won deals bring, draw by draw [money]."""
        match self.deals:
            case DealAmounts(amounts=amounts):
                return _sums(random, np.array(amounts), self.deals, won)
            case DealSpread(deviation=deviation) if deviation:
                shape = (self.usual_deal / deviation) ** 2
                brought: Array = random.standard_gamma(shape * won) * (self.deal_size / shape)
                return brought
        return np.asarray(won * self.deal_size, np.float64)


def drawn_lines(
    plan: Plan, random: np.random.Generator, draws: int, beliefs: Beliefs, deals: Deals
) -> list[DrawnLine]:
    """Return each lead type's figures as they may be, in the plan's order.

    Raises:
        PlanError: something is said of an input that plays no part here, or twice.
    """
    known = believed(plan, beliefs)
    sampled = {}
    for address, (each, belief) in known.items():
        if not {"conversion_rates", "deal_size", "sales_cycle_days"} & set(each.path):
            message = (
                f"{each.text} cannot be uncertain here; conversion rates, deal sizes and sales "
                "cycles can."
            )
            raise PlanError(message)
        sampled[address] = belief.drawn(random, draws, share=each.unit == "rate")
    _check(plan, known.keys(), deals)
    lines = []
    for s, stream in enumerate(plan.streams):
        for k, kind in enumerate(stream.lead_types):
            at = f"streams.{s}.lead_types.{k}"
            size = f"streams.{s}.deal_size" if kind.deal_size is None else f"{at}.deal_size"
            close: float | Array = 1.0
            for step, rate in enumerate(kind.conversion_rates):
                close = close * sampled.get(f"{at}.conversion_rates.{step}", rate)
            spread = deals.get(size)
            usual = spread.mean if isinstance(spread, DealAmounts) else stream.deal_size_of(kind)
            cycle = sampled.get(f"{at}.sales_cycle_days", kind.sales_cycle_days)
            lines.append(DrawnLine(close, sampled.get(size, usual), usual, spread, cycle))
    return lines


def _check(plan: Plan, known: object, deals: Deals) -> None:
    sizes = {f"streams.{s}.deal_size" for s, _ in enumerate(plan.streams)}
    for s, stream in enumerate(plan.streams):
        own = [k for k, kind in enumerate(stream.lead_types) if kind.deal_size is not None]
        sizes |= {f"streams.{s}.lead_types.{k}.deal_size" for k in own}
    for address, spread in deals.items():
        if address not in sizes:
            message = f"{address[:60]} is no deal size of this plan; such is {min(sizes)}."
            raise PlanError(message)
        if isinstance(spread, DealAmounts) and address in known:  # type: ignore[operator]
            message = (
                f"Of {address} both amounts and a range are given; amounts have a mean of their "
                "own, so it must be one of the two."
            )
            raise PlanError(message)


def _sums(random: np.random.Generator, amounts: Array, deals: DealAmounts, won: Counts) -> Array:
    """Return sums of so many amounts, drawn with replacement."""
    total = int(won.sum())
    if not deals.variance:
        return np.asarray(won * deals.mean, np.float64)
    if total > MOST_AMOUNTS:  # sums of that many are as good as Gamma with their mean and variance
        shape, scale = deals.mean**2 / deals.variance, deals.variance / deals.mean
        brought: Array = random.standard_gamma(shape * won) * scale
        return brought
    drawn = amounts[random.integers(0, len(amounts), total)]
    sums, some = np.zeros(len(won)), won > 0
    if total:
        sums[some] = np.add.reduceat(drawn, (np.cumsum(won) - won)[some])
    return sums
