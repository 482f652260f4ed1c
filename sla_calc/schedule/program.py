"""A stream's months as a linear program.

Lead types keep to the mix by *levels*: on the first, all deliver in proportion to it; where one is
at its limit, the others go on in proportion on the next level. Amounts are in units of the largest
target, so that the solver's tolerances mean the same in every currency.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sla_calc.schedule.flow import Array
from sla_calc.schedule.task import NOISE, NOTHING, Task

if TYPE_CHECKING:
    import highspy

NEXT_TO_NOTHING = 1e-12
"""A level that brings so small a part of what the whole mix brings is none: nobody with a share
worth speaking of can deliver any more."""


@dataclass(frozen=True)
class Program:
    """The linear program: columns are levels × months, then shortfalls, then excesses.

    Attributes:
        task: what is to be solved.
        unit: the largest target [money].
        chased: the months that are to be met.
        levels: leads per unit [leads], levels × lines × months.
        brings: what a unit brings [units], levels × month of the leads × month of the deals.
        highest: how much of each level there is [units], levels × months.
    """

    task: Task
    unit: float
    chased: NDArray[np.int64]
    levels: Array
    brings: Array
    highest: Array

    @classmethod
    def of(cls, task: Task) -> "Program":
        """Return the program of a task."""
        chased = np.flatnonzero(task.reachable)
        unit = float(task.needs[chased].max(initial=0.0))
        unit = unit if unit > NOTHING else 0.0
        weights, highest = _levels(task)
        values = np.array([line.value for line in task.flow.lines])
        value = np.einsum("klm,lm->km", weights, values).max(axis=1)
        best = np.sum([line.weights for line in task.flow.lines] * values, axis=0).max()
        of_use = value > max(NEXT_TO_NOTHING * best, np.finfo(float).tiny * unit)
        value = np.where(of_use, value, 1.0)
        leads = weights * (of_use * unit / value)[:, None, None]
        worth = np.array([line.worth for line in task.flow.lines])
        return cls(
            task=task,
            unit=unit,
            chased=chased,
            levels=leads,
            brings=np.einsum("klm,lmt->kmt", leads, worth) / (unit or 1.0),
            highest=highest * (value / (unit or 1.0))[:, None],
        )

    @property
    def nothing(self) -> Array:
        """No leads at all, and all that is needed short: always possible."""
        needs = self.task.needs[self.chased] / self.unit
        return np.concatenate([np.zeros(self.highest.size), needs, np.zeros(len(needs))])

    @property
    def short(self) -> Array:
        """What costs nothing but a month that is short."""
        return self._cost(np.zeros(self.highest.shape), 1.0, 0.0)

    @property
    def off_the_mix(self) -> Array:
        """What goes on where a lead type is at its limit, the later the dearer."""
        later = np.arange(len(self.highest), dtype=float)[:, None]
        return self._cost(later * np.ones(self.highest.shape), 0.0, 0.0)

    @property
    def more_than_needed(self) -> Array:
        """What a month brings beyond its target."""
        return self._cost(np.zeros(self.highest.shape), 0.0, 1.0)

    @property
    def leads(self) -> Array:
        """Leads, of all types alike."""
        return self._cost(self._counts, 0.0, 0.0)

    @property
    def _counts(self) -> Array:
        """Leads per unit, relative to the largest."""
        return np.asarray(self.levels.sum(axis=1) / self._most)

    @property
    def _most(self) -> float:
        """Leads of the unit that has most [leads]."""
        return float(self.levels.sum(axis=1).max()) or 1.0

    def _cost(self, used: Array, short: float, over: float) -> Array:
        each = np.ones(len(self.chased))
        return np.concatenate([np.ravel(used), short * each, over * each])

    def solver(self) -> "highspy.Highs":
        """Return the solver with all columns and rows."""
        import highspy  # noqa: PLC0415 - a fifth of a second, and most plans need no solver

        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.silent()
        for option in ("primal_feasibility_tolerance", "dual_feasibility_tolerance"):
            solver.setOptionValue(option, NOISE)
        solver.setOptionValue("threads", 1)
        used, months = self.highest.size, len(self.chased)
        total = used + 2 * months
        highest = np.concatenate([self.highest.ravel(), np.full(2 * months, np.inf)])
        solver.addVars(total, np.zeros(total), highest)
        rows = [*self._balances(), *self._limits()]
        for row, low, high in rows:
            columns = np.flatnonzero(row).astype(np.int32)
            solver.addRow(low, high, len(columns), columns, row[columns])
        return solver

    def _balances(self) -> list[tuple[Array, float, float]]:
        """Return for each month: what closes + what is short − what is too much = what it needs."""
        found = []
        for row, closed in enumerate(self.chased):
            each = np.zeros(len(self.chased))
            each[row] = 1.0
            brought = self.brings[:, :, closed].ravel()
            need = float(self.task.needs[closed]) / self.unit
            found.append((np.concatenate([brought, each, -each]), need, need))
        return found

    def _limits(self) -> list[tuple[Array, float, float]]:
        """Return what limits the leads of all types together."""
        task, counts = self.task, self._counts
        by_month = []
        for month in range(task.months):
            row = np.zeros(self.highest.shape)
            row[:, month] = counts[:, month]
            by_month.append(self._cost(row, 0.0, 0.0))
        found = [(row, 0.0, task.most / self._most) for row in by_month if np.isfinite(task.most)]
        if task.change is not None:
            for before, after in pairwise(by_month):
                found.append((after - (1 + task.change) * before, -np.inf, 0.0))
                found.append((after - (1 - task.change) * before, 0.0, np.inf))
        return found


def _levels(task: Task) -> tuple[Array, Array]:
    """Return the lead types' weights on each level, and how much of it there is.

    Returns:
        [leads/unit of the mix], levels × lines × months; [units of the mix], levels × months.
    """
    weights = np.array([line.weights for line in task.flow.lines])
    limits = np.array(task.limits)[:, None] * np.ones(task.months)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        full = np.where(weights > 0, limits / weights, np.inf)
    limited = full[np.isfinite(full).all(axis=1)]
    ends = np.sort(np.concatenate([limited, np.full_like(full[:1], np.inf)]), axis=0)
    begins = np.concatenate([np.zeros_like(ends[:1]), ends[:-1]])
    going_on = full[None] > begins[:, None]
    with np.errstate(invalid="ignore"):
        width = np.where(begins < ends, ends - begins, 0.0)
    return weights * going_on, width
