"""A linear program, solved with HiGHS: amounts of 0 or more at the least cost, within bounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

import numpy as np

from sla_calc.what_if.beliefs import Array

TOLERANCE = 1e-10


@dataclass(frozen=True)
class Row:
    """A bound on a weighted sum of the amounts: at least or at most so much.

    Attributes:
        weights: one for each amount.
        bound: the most or the least that the sum may be.
        at_least: whether it is the least.
    """

    weights: Array
    bound: float
    at_least: bool = False


@dataclass(frozen=True)
class Optimum:
    """The cheapest amounts.

    Attributes:
        amounts: one each.
        cost: of all of them.
        prices: by row, what the cost rises by when its bound rises by 1.
    """

    amounts: Array
    cost: float
    prices: Array


def cheapest(costs: Array, rows: Sequence[Row], scale: Array) -> Optimum | None:
    """Return the cheapest amounts of 0 or more that keep all rows; ``None`` where none do.

    Args:
        costs: of one of each, 0 or more.
        rows: the bounds.
        scale: about how large each amount is, so that the solver's tolerances mean the same for all
            of them.

    >>> one = cheapest(np.ones(1), [Row(np.array([2.0]), 10.0, at_least=True)], np.ones(1))
    >>> one.amounts.tolist(), one.prices.tolist()
    ([5.0], [0.5])
    """
    import highspy  # noqa: PLC0415 - a fifth of a second, and only where it is asked for

    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    for option in ("primal_feasibility_tolerance", "dual_feasibility_tolerance"):
        solver.setOptionValue(option, TOLERANCE)
    unit = max(float(np.max(costs * scale)), np.finfo(float).tiny)
    for cost in costs * scale / unit:
        solver.addVar(0.0, inf)
        solver.changeColCost(solver.getNumCol() - 1, float(cost))
    every = np.arange(len(costs), dtype=np.int32)
    heights = [_height(row, scale) for row in rows]
    for row, height in zip(rows, heights, strict=True):
        bound = row.bound / height
        low, high = (bound, inf) if row.at_least else (-inf, bound)
        solver.addRow(low, high, len(every), every, row.weights * scale / height)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    solution = solver.getSolution()
    amounts = np.maximum(np.array(solution.col_value), 0.0) * scale
    prices = np.array(solution.row_dual) * unit / np.array(heights)
    return Optimum(amounts, float(costs @ amounts), prices)


def conflict(costs: Array, rows: Sequence[Row], scale: Array) -> list[int]:
    """Return which rows cannot be kept together: without any one of them, the others can.

    Args:
        costs: as in :func:`cheapest`.
        rows: bounds that cannot all be kept.
        scale: as there.
    """
    kept = list(range(len(rows)))
    for index in range(len(rows)):
        others = [row for row in kept if row != index]
        if cheapest(costs, [rows[row] for row in others], scale) is None:
            kept = others
    return kept


def _height(row: Row, scale: Array) -> float:
    return float(np.max(np.abs(row.weights * scale))) or 1.0
