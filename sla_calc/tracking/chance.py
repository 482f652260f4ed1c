"""What chance alone does to a number of leads: how far a count may be off, and where it may end.

Leads that come independently of each other make a Poisson count.

Sources: F. Garwood, *Fiducial limits for the Poisson distribution*, Biometrika 28, 1936; N. E.
Breslow and N. E. Day, *Statistical methods in cancer research* II, 1987 (Byar's approximation); M.
P. Fay and E. J. Feuer, *Confidence intervals for directly standardized rates*, Statistics in
Medicine 16, 1997 (weighted counts).
"""

from collections.abc import Sequence
from math import sqrt
from typing import NamedTuple

from sla_calc.calibration.wilson import Z_95


class Bounds(NamedTuple):
    """A 95 % interval, in the unit of what it is of."""

    low: float
    high: float


def count_bounds(count: float) -> Bounds:
    """Return the 95 % interval of the mean that a count has come from [leads].

    Byar's approximation of Garwood's exact interval, m (1 − 1/9m ± z/3√m)³ with m = n below and n +
    1 above: within 0.025 leads of it.

    Args:
        count: n, whole or not, 0 or more [leads].

    >>> low, high = count_bounds(9)
    >>> f"{low:.1f} to {high:.1f}"
    '4.1 to 17.1'
    """
    return Bounds(_cubed(count, -1) if count else 0.0, _cubed(count + 1, 1))


def sum_bounds(counts: Sequence[float], values: Sequence[float]) -> Bounds:
    """Return the 95 % interval of the mean that a sum of counts × values has come from.

    The sum is taken as a Poisson count of (Σ n v)² ÷ Σ n v² pieces, each worth Σ n v² ÷ Σ n v;
    where nothing was counted, as none of the most valuable ones.

    Args:
        counts: n, 0 or more [leads].
        values: v, what one of each is worth, 0 or more [points or money].

    >>> sum_bounds([9], [2.0]).low == 2 * count_bounds(9).low
    True
    """
    most = max((v for n, v in zip(counts, values, strict=True) if n), default=0.0)
    if not most:
        return Bounds(0.0, max(values, default=0.0) * count_bounds(0).high)
    shares = [(n * (v / most), v / most) for n, v in zip(counts, values, strict=True) if n]
    total = sum(part for part, _ in shares)
    worth = sum(part / total * share for part, share in shares)
    low, high = count_bounds(total / worth)
    return Bounds(worth * low * most, worth * high * most)


def end_bounds(actual: float, elapsed: float, bounds: Bounds) -> Bounds:
    """Return where the period may end if it goes on like this: 95 % interval of the projection.

    To either side it is √(1 − elapsed) of what the interval of the actual to date would be over the
    whole period: what has come is certain, and only the rest is left to chance. It never ends
    below the actual.

    Args:
        actual: to date.
        elapsed: share of the period that is gone, above 0 [fraction].
        bounds: the 95 % interval of the actual to date.

    >>> low, high = end_bounds(9, 2 / 22, count_bounds(9))
    >>> f"{low:.0f} to {high:.0f}"
    '48 to 184'
    """
    left = sqrt(max(0.0, 1 - elapsed))
    low = actual - (actual - bounds.low) * left
    high = actual + (bounds.high - actual) * left
    return Bounds(max(actual, low / elapsed), high / elapsed)


def _cubed(mean: float, side: int) -> float:
    root = 1 - 1 / (9 * mean) + side * Z_95 / (3 * sqrt(mean))
    return mean * max(0.0, root) ** 3
