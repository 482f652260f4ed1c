"""Leads that meet every month exactly, one month after the other: no solver is needed for these.

Where the leads of each month are the first to close a fair share so many months later, and none
before, the leads of month m follow from the target of month m + lag and the leads before.
"""

from fractions import Fraction

import numpy as np

from sla_calc.schedule.flow import Array
from sla_calc.schedule.task import Task


def exact_leads(task: Task, lag: int) -> Array | None:
    """Return the leads with which every reachable month is met, and none exceeded.

    Args:
        task: the task.
        lag: after how many months leads begin to close.

    Returns:
        [lines × months]; None where there are none that are 0 or more and within the limits.
    """
    bundle = task.flow.bundle
    units = np.zeros(task.months)
    for created in range(task.months - lag):
        closed = created + lag
        missing = task.needs[closed] - units[:created] @ bundle[:created, closed]
        units[created] = missing / bundle[created, closed]
    noise = 1e-12 * units.max(initial=0.0)
    if units.min(initial=0.0) < -noise or not np.isfinite(units).all():
        return None
    leads: Array = np.array([line.weights for line in task.flow.lines]) * np.maximum(units, 0.0)
    return leads if task.keeps(leads) else None


def first_lag(task: Task) -> int | None:
    """Return after how many months leads begin to close; None where that differs by month."""
    if not task.reachable.any():
        return task.months
    first = np.argmax(task.flow.bundle > 0, axis=1) - np.arange(task.months)
    lag = int(first[0])
    reaching = task.months - lag
    fair = np.diagonal(task.reaches, lag)
    return lag if np.all(first[:reaching] == lag) and np.all(fair) else None


def exact_units(task: Task, needs: list[Fraction], lag: int) -> list[Fraction]:
    """Return the same in exact fractions, as units of the stream's mix by month.

    Args:
        task: the task.
        needs: what the leads must bring, exactly [money/month].
        lag: after how many months leads begin to close.
    """
    flow = task.flow
    units: list[Fraction] = []
    for created in range(task.months - lag):
        closed = created + lag
        brought = (u * flow.exact_bundle(before, closed) for before, u in enumerate(units) if u)
        missing = needs[closed] - sum(brought, Fraction(0))
        units.append(max(missing, Fraction(0)) / flow.exact_bundle(created, closed))
    return units + [Fraction(0)] * lag
