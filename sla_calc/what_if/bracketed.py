"""A root between two bounds, found without a derivative and never slower than by halving.

Source: I. F. D. Oliveira and R. H. C. Takahashi, *An enhancement of the bisection method average
performance preserving minmax optimality*, ACM Transactions on Mathematical Software 47, 2021: the
regula falsi's point, pulled towards the middle (interpolate, truncate, project).
"""

from collections.abc import Callable
from math import ceil, isfinite, log2, ulp
from typing import NamedTuple

TRUNCATION = 0.2
"""κ₁ of the source, as a share of the first interval; κ₂ is 2 and n₀ is 1."""

GOLDEN = (5**0.5 - 1) / 2
NARROWINGS = 60


class Point(NamedTuple):
    """A place and the function's value there."""

    x: float
    y: float


def root(
    function: Callable[[float], float], one: Point, other: Point, enough: float = 0.0
) -> Point:
    """Return where a function is 0, between two points at which its sign differs.

    Args:
        function: continuous; where it jumps, the jump is found.
        one: a point, with the function's value.
        other: another one, with a value of the other sign, or 0.
        enough: a value as small as that is a root.

    Returns:
        The nearest to 0 of those seen. It is a root, or next to one within the digits of floats.

    >>> round(root(lambda x: x * x - 2, Point(0, -2), Point(2, 2)).x, 12)
    1.414213562373
    """
    low, high = sorted((one, other))
    sign = -1.0 if low.y > 0 else 1.0
    finest = max(ulp(low.x), ulp(high.x))
    width = high.x - low.x
    most = max(0, ceil(log2(max(width / (2 * finest), 1)))) + 1
    room = finest * 2.0**most
    while min(abs(low.y), abs(high.y)) > enough and high.x - low.x > 2 * finest:
        x = _next(low, high, TRUNCATION / width, room)
        room /= 2
        found = Point(x, function(x))
        if found.y * sign < 0:
            low = found
        else:
            high = found
    return min(low, high, key=lambda point: abs(point.y))


def _next(low: Point, high: Point, pull: float, room: float) -> float:
    """Return where to look next: the line's zero, pulled to the middle and kept near it."""
    between = high.x - low.x
    middle = low.x + between / 2
    rise = high.y - low.y
    by_line = low.x - between * (low.y / rise) if isfinite(rise) and rise else middle
    towards = 1.0 if middle >= by_line else -1.0
    step = pull * between * between
    pulled = by_line + towards * step if step <= abs(middle - by_line) else middle
    radius = max(0.0, room - between / 2)
    return pulled if abs(pulled - middle) <= radius else middle - towards * radius


def boundary(holds: Callable[[float], bool], inside: float, outside: float) -> float:
    """Return the last place, going from one that holds towards one that does not, that holds.

    Halves the way down to the last digit of the farther one; where it changes more than once, one
    such place.

    >>> boundary(lambda x: x <= 0.8, 0.5, 1.0)
    0.8
    """
    finest = max(ulp(inside), ulp(outside))
    while abs(outside - inside) > finest:
        middle = inside + (outside - inside) / 2
        if holds(middle):
            inside = middle
        else:
            outside = middle
    return inside


def least(function: Callable[[float], float], low: float, high: float) -> Point:
    """Return the least value of a function that falls and then rises, by the golden section.

    >>> round(least(lambda x: (x - 0.3) ** 2, 0.0, 1.0).x, 6)
    0.3
    """
    left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
    at_left, at_right = function(left), function(right)
    for _ in range(NARROWINGS):
        if at_left <= at_right:
            high, right, at_right = right, left, at_left
            left = high - GOLDEN * (high - low)
            at_left = function(left)
        else:
            low, left, at_left = left, right, at_right
            right = low + GOLDEN * (high - low)
            at_right = function(right)
    return min(Point(left, at_left), Point(right, at_right), key=lambda point: point.y)
