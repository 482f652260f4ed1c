"""The goal of a period day by day: the line that the actuals are held against."""

from collections.abc import Sequence
from datetime import date
from math import isfinite

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sla_calc.errors import PlanError


def goal_line(
    goal: float, days: int | Sequence[date], weights: ArrayLike | None = None
) -> NDArray[np.float64]:
    """Return how much of a goal is due by the end of each day, that day included.

    goal × weights up to the day ÷ all weights. The last day's is exactly the goal.

    Args:
        goal: of the whole period, 0 or more [leads, points or money].
        days: how many, or which.
        weights: how much of the goal each day carries, 0 or more; the same for all days if none.

    Raises:
        PlanError: there is no day, the goal is below 0, or the weights are not one a day, below 0
            or all 0.

    >>> goal_line(3_000, 30)[[0, 14, 29]].tolist()
    [100.0, 1500.0, 3000.0]
    >>> goal_line(100, 4, weights=[1, 0, 0, 1]).tolist()
    [50.0, 50.0, 50.0, 100.0]
    """
    if not (isfinite(goal) and goal >= 0):
        message = f"The goal is {goal:,.10g}; it must be 0 or more."
        raise PlanError(message)
    sums = _sums(days if isinstance(days, int) else len(days), weights)
    whole = sums[-1]
    return np.where(sums < whole, np.minimum(goal * sums / whole, goal), goal)


def shares_due(days: int | Sequence[date], weights: ArrayLike | None = None) -> NDArray[np.float64]:
    """Return which share of a goal is due by the end of each day [fraction].

    The goal line of a goal of 1; its arguments and errors are those of :func:`goal_line`.

    >>> float(shares_due(30)[14])  # 15 April
    0.5
    """
    return goal_line(1.0, days, weights)


def _sums(days: int, weights: ArrayLike | None) -> NDArray[np.float64]:
    """Return the sum of the weights up to each day."""
    if days < 1:
        message = "A goal line needs one day or more."
        raise PlanError(message)
    if weights is None:
        return np.arange(1.0, days + 1)
    each = np.asarray(weights, dtype=np.float64)
    if each.shape != (days,):
        message = f"There are {each.size} weights for {days} days; one is needed for each day."
        raise PlanError(message)
    if not (np.isfinite(each).all() and each.min() >= 0):
        wrong = each[~(np.isfinite(each) & (each >= 0))][0]
        message = f"A day's weight is {wrong:,.10g}; it must be 0 or more."
        raise PlanError(message)
    largest = each.max()
    if largest == 0:
        message = "Every day's weight is 0; one or more must be above 0."
        raise PlanError(message)
    return np.cumsum(each / largest)
