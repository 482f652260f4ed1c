"""A stream's schedule: its leads, solved, and what closes of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, partial
from math import ceil, inf

import numpy as np

from sla_calc.funnel.commitments import commitments_by_stage
from sla_calc.funnel.demand import promised_by_stage
from sla_calc.funnel.formulas import stage_volumes
from sla_calc.model.plan import Plan
from sla_calc.schedule.asked import Asked
from sla_calc.schedule.flow import Array, LineFlow, StreamFlow
from sla_calc.schedule.least_leads import least_leads
from sla_calc.schedule.substitution import exact_leads, exact_units, first_lag
from sla_calc.schedule.task import NOTHING, Task

SETTLED = 1e-7
"""Relative noise of a solved number: closer to a whole number of leads, it means that one; closer
to a target, it meets that."""


@dataclass(frozen=True)
class SolvedStream:
    """A stream's leads and what closes.

    Attributes:
        task: what was asked.
        in_hand: customers of the pipeline in hand, lines × months.
        leads: due [leads], lines × months.
        exactly: the units of the mix that are due by month, in exact fractions; None where a solver
            found the leads.
    """

    task: Task
    in_hand: Array
    leads: Array
    exactly: Callable[[], list[Fraction]] | None

    @cached_property
    def customers(self) -> Array:
        """Customers in the month they close, of all leads, lines × months."""
        new = [own @ line.customers for own, line in zip(self.leads, self._lines, strict=True)]
        found: Array = self.in_hand + new
        return found

    @cached_property
    def revenue(self) -> Array:
        """What closes by month [money]."""
        found: Array = (self.customers * self._deals).sum(axis=0)
        return found

    @cached_property
    def revenue_in_hand(self) -> Array:
        """What the pipeline in hand brings by month [money]."""
        found: Array = (self.in_hand * self._deals).sum(axis=0)
        return found

    @cached_property
    def targets(self) -> Array:
        """What is owed by month [money]."""
        return np.array([float(target) for target in self.task.flow.targets])

    @cached_property
    def shortfall(self) -> Array:
        """What is missing by month [money]."""
        return self._beyond_noise(self.targets - self.revenue)

    @cached_property
    def excess(self) -> Array:
        """What closes beyond the target by month [money]."""
        return self._beyond_noise(self.revenue - self.targets)

    def due(self, plan: Plan, line: int, month: int) -> tuple[tuple[float, ...], tuple[int, ...]]:
        """Return how many at each stage come of the leads due, unrounded and as a promise."""
        rates = self._lines[line].kinds[month].conversion_rates
        volumes = stage_volumes(float(self.leads[line, month]), rates)
        settled = [_settled(volume) for volume in volumes]
        if self.exactly is None:
            volumes = stage_volumes(settled[0], rates)
            if plan.rounding == "each stage":
                return volumes, commitments_by_stage(ceil(settled[-1]), rates)
            return volumes, tuple(map(ceil, settled))
        if volumes[0] and any(map(float.is_integer, settled)):
            volumes = stage_volumes(float(self._exact(line, month)), rates)
        return volumes, promised_by_stage(plan, volumes, rates, partial(self._exact, line, month))

    @property
    def _lines(self) -> Sequence[LineFlow]:
        return self.task.flow.lines

    @cached_property
    def _deals(self) -> Array:
        return np.array([line.deals for line in self._lines])

    @cached_property
    def _units(self) -> list[Fraction]:
        return self.exactly() if self.exactly else []

    def _exact(self, line: int, month: int) -> Fraction:
        return self._units[month] * self._lines[line].exact_weight(month)

    def _beyond_noise(self, money: Array) -> Array:
        noise = max(NOTHING, SETTLED * self.targets.max(initial=0.0))
        return np.where(money > noise, money, 0.0)


def solved(
    flow: StreamFlow, in_hand: Array, limits: Sequence[float], average: float, asked: Asked
) -> SolvedStream:
    """Return a stream's schedule.

    Args:
        flow: the stream.
        in_hand: customers of the pipeline in hand, lines × months.
        limits: the most that each lead type can deliver [leads/month].
        average: the stream's leads in an average month [leads/month].
        asked: what is asked for.
    """
    deals = np.array([line.deals for line in flow.lines])
    brought = (in_hand * deals).sum(axis=0)
    needs = [
        max(Fraction(0), target - Fraction(float(there)))
        for target, there in zip(flow.targets, brought, strict=True)
    ]
    task = Task(
        flow=flow,
        needs=np.array([float(need) for need in needs]),
        limits=tuple(limits),
        most=inf if asked.surge is None else asked.surge * average,
        change=asked.change,
    )
    lag = first_lag(task)
    leads = None if lag is None else exact_leads(task, lag)
    if lag is None or leads is None:
        return SolvedStream(task, in_hand, least_leads(task), None)
    return SolvedStream(task, in_hand, leads, partial(exact_units, task, needs, lag))


def _settled(quantity: float) -> float:
    """Return the whole number that is meant where the solver came as close as it can."""
    whole = round(quantity)
    return float(whole) if abs(quantity - whole) <= SETTLED * max(1.0, quantity) else quantity
