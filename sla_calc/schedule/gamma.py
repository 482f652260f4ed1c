"""A sales cycle with mean and spread: a gamma distribution, over leads that arrive evenly.

With F the distribution of the time from lead to deal and G its integral, the share of the deals
that close j months after their lead is ∫₀¹ F(j + 1 − u) − F(j − u) du = G(j + 1) − 2 G(j) +
G(j − 1).

Sources: M. Abramowitz and I. Stegun, *Handbook of mathematical functions*, 6.5.29 (series) and
6.5.31 (continued fraction); E. B. Wilson and M. M. Hilferty, *The distribution of chi-square*,
1931.
"""

from math import erfc, exp, inf, lgamma, log, sqrt

LONGEST_MONTHS = 240
"""What would close after twenty years counts in the last month."""

STILL_OPEN = 1e-9
"""The share of the deals that is neglected: it counts in the month before."""

NARROW = 1e4
"""Above this shape, a spread of 1 % of the mean, the normal approximation is closer than 5e-7."""

CLOSE = 1e-15
"""A continued fraction that changes by no more has converged."""

WIDE = 1e-6
"""Below this ratio of mean to spread, next to everything closes at once."""


def gamma_shares(mean: float, spread: float) -> list[float]:
    """Return the share of the deals that close 0, 1, … months after their lead.

    Args:
        mean: of the time from lead to deal, above 0 [months].
        spread: its standard deviation, above 0 [months].

    >>> [round(share, 4) for share in gamma_shares(1.0, 1.0)[:3]]  # e^−1, then × (1 − e^−1)² …
    [0.3679, 0.3996, 0.147]
    """
    if mean / spread < WIDE:
        return [1.0]
    shape, scale = (mean / spread) ** 2, spread**2 / mean
    shares: list[float] = []
    previous, now, following = 0.0, 0.0, _closed_by(1, shape, scale)
    while True:
        shares.append(max(0.0, following - 2 * now + previous))
        later = len(shares)
        if 1 - (following - now) < STILL_OPEN or later == LONGEST_MONTHS:
            break
        previous, now, following = now, following, _closed_by(later + 1, shape, scale)
    shares[-1] += max(0.0, 1 - sum(shares))
    return shares


def lower_gamma(shape: float, x: float) -> float:
    """Return the regularised lower incomplete gamma function P(k, x) [fraction].

    >>> round(lower_gamma(1.0, 2.0), 6), round(lower_gamma(2.5, 0.5), 6)  # 1 − e^−2
    (0.864665, 0.037434)
    """
    if x <= 0:
        return 0.0
    if x == inf:
        return 1.0
    if shape > NARROW:
        off = ((x / shape) ** (1 / 3) - 1 + 1 / (9 * shape)) * 3 * sqrt(shape)
        return erfc(-off / sqrt(2)) / 2
    front = exp(shape * log(x) - x - lgamma(shape + 1))
    return _series(shape, x) * front if x < shape + 1 else 1 - _fraction(shape, x) * front * shape


def _closed_by(months: float, shape: float, scale: float) -> float:
    """Return G, the integral of F from 0 on: x F_k(x) − k θ F_(k + 1)(x) [months]."""
    x = months / scale
    up_to = lower_gamma(shape, x)
    if shape > NARROW:
        beyond = lower_gamma(shape + 1, x)
    else:
        beyond = up_to - exp(shape * log(x) - x - lgamma(shape + 1))
    return months * up_to - shape * scale * beyond


def _series(shape: float, x: float) -> float:
    """Return the sum of 1, x ÷ (k + 1), x² ÷ ((k + 1)(k + 2)), and so on."""
    term = total = 1.0
    above = shape
    while term > total * 1e-17:
        above += 1
        term *= x / above
        total += term
    return total


def _fraction(shape: float, x: float) -> float:
    """Return Γ(k, x) e^x x^−k by Lentz's way through its continued fraction."""
    tiny = 1e-300
    part = x + 1 - shape
    upper, lower = 1 / tiny, 1 / part
    value, step = lower, 0
    change = 0.0
    while abs(change - 1) > CLOSE:
        step += 1
        factor = -step * (step - shape)
        part += 2
        lower = 1 / (factor * lower + part or tiny)
        upper = part + factor / upper or tiny
        change = lower * upper
        value *= change
    return value
