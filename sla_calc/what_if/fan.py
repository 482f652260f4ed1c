"""Revenue month by month as it may turn out: the fan around the plan's line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from sla_calc.errors import PlanError
from sla_calc.funnel.demand import lead_demand
from sla_calc.funnel.targets import stream_targets
from sla_calc.model.months import FIRST_YEAR, MONTHS_A_YEAR, YearMonth
from sla_calc.model.plan import Plan
from sla_calc.what_if.beliefs import Array, Beliefs
from sla_calc.what_if.drawing import Counts, Deals, DrawnLine, chance, drawn_lines

DAYS_A_MONTH = 365.25 / MONTHS_A_YEAR
MOST_DRAWS = 100_000
NOISE = 1e-12


@dataclass(frozen=True)
class RevenueFan:
    """Revenue of each month of the plan, lived through many times.

    Attributes:
        months: of the plan.
        quota: owed in each [money].
        revenue: draws × months, in the month in which it closes [money].
    """

    months: tuple[YearMonth, ...]
    quota: tuple[float, ...]
    revenue: Array

    @property
    def cumulative(self) -> Array:
        """Draws × months, from the first month on [money]."""
        summed: Array = self.revenue.cumsum(axis=1)
        return summed

    @property
    def probability(self) -> float:
        """Share of the draws that make the quota of all months together [fraction]."""
        owed = sum(self.quota)
        return float(np.mean(self.revenue.sum(axis=1) >= owed * (1 - NOISE)))

    def quantiles(self, probabilities: Iterable[float], *, cumulative: bool = True) -> Array:
        """Return the revenue that is not reached with these, probabilities × months [money].

        Args:
            probabilities: each between 0 and 1 [fraction].
            cumulative: from the first month on, or each month by itself.
        """
        of = self.cumulative if cumulative else self.revenue
        found: Array = np.quantile(of, list(probabilities), axis=0)
        return found


def revenue_fan(
    plan: Plan,
    draws: int = 5_000,
    seed: int = 0,
    *,
    beliefs: Beliefs | None = None,
    deals: Deals | None = None,
    leads: Sequence[Sequence[int]] | None = None,
    steady: bool = True,
) -> RevenueFan:
    """Return each month's revenue as it may turn out, with the sales cycles as they are.

    In a draw the figures are the same in all months; who buys is chance in each. A deal closes a
    sales cycle after its lead was handed over: with a cycle of 1.5 months half of a month's deals
    in the next month, half in the one after that. Leads of earlier months have gone on as the plan
    has them, by the season (``steady``), or there were none. What renewals and sales' own leads
    bring is taken as the plan has it.

    Args:
        plan: the plan.
        draws: how many times it is lived through.
        seed: the same seed gives the same result.
        beliefs: as in :func:`~sla_calc.what_if.simulation.simulate`.
        deals: likewise.
        leads: handed over in each month of the plan, by stream and lead type in its order; what the
            plan promises for each month if none.
        steady: whether there are leads from before the first month.

    Raises:
        PlanError: draws or seed are out of bounds, leads are not one row for each month, or
            something is said of an input that plays no part here.

    >>> fan = revenue_fan(Plan(), 2_000, seed=1)
    >>> fan.quantiles([0.1, 0.5, 0.9])[:, -1].round(-5).tolist(), sum(fan.quota)
    ([2800000.0, 3000000.0, 3200000.0], 3000000.0)
    """
    if not 1 <= draws <= MOST_DRAWS:
        message = f"{draws:,} draws are wanted; it must be between 1 and {MOST_DRAWS:,}."
        raise PlanError(message)
    random, months = chance(seed), plan.covered_months
    lines = drawn_lines(plan, random, draws, beliefs or {}, deals or {})
    now = [_promised(plan, month) for month in months] if leads is None else list(leads)
    if len(now) != len(months) or any(len(row) != len(lines) or min(row) < 0 for row in now):
        message = (
            f"Leads of {len(now)} months are given; it must be one row for each of the plan's "
            f"{len(months)} months, with a number of 0 or more for each lead type."
        )
        raise PlanError(message)
    revenue = np.zeros((draws, len(months)))
    for at, line in enumerate(lines):
        before = _earlier(plan, line, at) if steady else []
        handed_over = [*before, *(row[at] for row in now)]
        won = _closing(random, line, handed_over, draws)[:, len(before) : len(handed_over)]
        for month in range(len(months)):
            revenue[:, month] += line.brought(random, won[:, month])
    quota, by_others = zip(*(_owed(plan, month) for month in months), strict=True)
    return RevenueFan(months, quota, revenue + np.array(by_others))


def _promised(plan: Plan, month: YearMonth) -> list[int]:
    return [line.committed[0] for line in lead_demand(plan, month).lines]


def _owed(plan: Plan, month: YearMonth) -> tuple[float, float]:
    """Return the quota of a month, and how much of it is not marketing's [money]."""
    targets = stream_targets(plan, month)
    quota = sum(target.quota for target in targets)
    return quota, quota - sum(target.marketing_target for target in targets)


def _earlier(plan: Plan, line: DrawnLine, at: int) -> list[int]:
    """Return the leads of one line in the months before the plan, as far back as a cycle goes."""
    back = int(np.max(line.cycle_days) // DAYS_A_MONTH) + 1
    return [_promised(plan, _month(plan.start_month, months))[at] for months in range(-back, 0)]


def _month(start: YearMonth, later: int) -> YearMonth:
    """Return an earlier month, or the same one of the calendar's first year."""
    years, month = divmod(start.month - 1 + later, MONTHS_A_YEAR)
    return YearMonth(max(start.year + years, FIRST_YEAR), month + 1)


def _closing(
    random: np.random.Generator, line: DrawnLine, handed_over: Sequence[int], draws: int
) -> Counts:
    """Return the won deals by the month in which they close, draws × months and one more."""
    last = len(handed_over)
    closing = np.zeros((draws, last + 1), np.int64)  # whatever closes after the plan comes last
    whole, part = np.divmod(np.broadcast_to(line.cycle_days, draws) / DAYS_A_MONTH, 1)
    every = np.arange(draws)
    for month, leads in enumerate(handed_over):
        won = line.won(random, leads, draws)
        later = random.binomial(won, part)
        first = month + whole.astype(np.int64)
        closing[every, np.minimum(first, last)] += won - later
        closing[every, np.minimum(first + 1, last)] += later
    return closing
