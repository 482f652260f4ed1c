"""The least leads that meet every month within limits: a linear program, solved with HiGHS.

What matters most is solved first, and kept while the next is: as little as possible is short; lead
types keep to the plan's mix; no month gets more than it needs; the fewest leads.
"""

from typing import TYPE_CHECKING

import numpy as np

from sla_calc.schedule.flow import Array
from sla_calc.schedule.program import Program
from sla_calc.schedule.task import NOISE, Task

if TYPE_CHECKING:
    import highspy

PRICE = 1e-7
"""What costs less to move is free to move: the solver's own tolerance, with room."""

FEASIBLE = 1e-7
"""A solution that breaks a limit by more is none [units]."""


def least_leads(task: Task) -> Array:
    """Return the leads that meet a stream's months as well as can be [leads], lines × months.

    Where the solver loses its way with figures that lie very far apart, what it found for the
    wishes that matter more holds.
    """
    program = Program.of(task)
    if not program.unit:
        return np.zeros((len(task.flow.lines), task.months))
    solver, found = program.solver(), program.nothing
    goals = (program.short, program.off_the_mix, program.more_than_needed, program.leads)
    for goal in (each for each in goals if each.any()):
        better = _minimised(solver, goal)
        if better is None:
            break
        found = better
        _keep_the_best(solver)
    used = np.where(found > NOISE, found, 0.0)[: program.levels.size // len(task.flow.lines)]
    leads: Array = np.einsum("klm,km->lm", program.levels, used.reshape(-1, task.months))
    return leads


def least_shortfall(task: Task) -> Array:
    """Return by how much the best possible falls short [money/month], where anything is needed."""
    program = Program.of(task)
    solved = _minimised(program.solver(), program.short)
    columns = program.nothing if solved is None else solved
    found = np.zeros(task.months)
    found[program.chased] = columns[program.short > 0] * program.unit
    return found


def _minimised(solver: "highspy.Highs", cost: Array) -> Array | None:
    """Return the columns with the least cost, or None where none are found."""
    columns = np.arange(len(cost), dtype=np.int32)
    solver.changeColsCost(len(cost), columns, cost)
    solver.clearSolver()  # from where the last one ended it can lose its way
    solver.run()
    if solver.getInfo().max_primal_infeasibility > FEASIBLE:
        return None
    return np.array(solver.getSolution().col_value)


def _keep_the_best(solver: "highspy.Highs") -> None:
    """Leave only what is as good: what would make it worse to move stays where it is."""
    solution = solver.getSolution()
    columns, rows = (
        np.flatnonzero(np.abs(np.array(dual)) > PRICE).astype(np.int32)
        for dual in (solution.col_dual, solution.row_dual)
    )
    at, on = np.array(solution.col_value)[columns], np.array(solution.row_value)[rows]
    solver.changeColsBounds(len(columns), columns, at, at)
    for row, value in zip(rows, on, strict=True):
        solver.changeRowBounds(int(row), value, value)
