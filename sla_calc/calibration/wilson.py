"""How far a share that was counted may be off: Wilson's interval, and a blend with an older rate.

Source: E. B. Wilson, *Probable inference, the law of succession, and statistical inference*,
Journal of the American Statistical Association 22, 1927.
"""

from dataclasses import dataclass

import numpy as np

from sla_calc.follow_up.cadence import Number

Z_95 = 1.959963984540054
"""Standard deviations on either side of the mean that hold 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share with its 95 % interval.

    Attributes:
        value: [fraction].
        low: [fraction].
        high: [fraction].
        n: how many leads it is worth, whole or not [leads].
    """

    value: float
    low: float
    high: float
    n: float


def wilson_bounds(share: Number, n: Number) -> tuple[Number, Number]:
    """Return the lower and the upper bound of Wilson's 95 % interval [fraction].

    (p + z²/2n ± z √(p (1 − p)/n + z²/4n²)) ÷ (1 + z²/n). Floats or NumPy arrays alike.

    Args:
        share: p, as counted [fraction].
        n: of how many, above 0, whole or not [leads].
    """
    extent = Z_95 * Z_95 / n
    middle = (share + extent / 2) / (1 + extent)
    reach = (extent * (share * (1 - share) + extent / 4)) ** 0.5 / (1 + extent)
    # The share lies between its bounds, and both between 0 and 1: noise in the last digit aside.
    low, high = np.clip(middle - reach, 0, share), np.clip(middle + reach, share, 1)
    return low[()], high[()]


def wilson_interval(numerator: float, denominator: float) -> tuple[float, float] | None:
    """Return the 95 % interval of a share that was counted [fraction].

    ``None`` where it is no share of anything: nothing was counted, or more than all of it.

    Args:
        numerator: how many of them, whole or not [leads].
        denominator: of how many [leads].

    >>> low, high = wilson_interval(842, 8_000)
    >>> f"{low:.4f} to {high:.4f}"
    '0.0987 to 0.1122'
    """
    if not 0 <= numerator <= denominator or denominator == 0:
        return None
    low, high = wilson_bounds(numerator / denominator, denominator)
    return float(low), float(high)


def blend(rate: float, weight: float, numerator: float, denominator: float) -> Estimate | None:
    """Return an older rate and a new count taken together, as one rate.

    (w × rate + numerator) ÷ (w + denominator): the older rate counts as if it had been seen on so
    many leads (the mean of a Beta distribution with that prior). The interval is Wilson's for the
    two counts together. ``None`` where both together are no share of anything.

    Args:
        rate: the older one [fraction].
        weight: w, what it is worth [leads].
        numerator: how many were counted [leads].
        denominator: of how many [leads].

    >>> blend(0.10, 100, 30, 100).value  # half as old, half as new
    0.2
    """
    together = weight * rate + numerator
    n = weight + denominator
    bounds = wilson_interval(together, n)
    return None if bounds is None else Estimate(together / n, *bounds, n)
