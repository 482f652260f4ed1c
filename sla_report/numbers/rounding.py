"""How many digits a figure deserves, in decimals that carry no noise of binary floats."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from math import isfinite

POWERS_FROM = Decimal("1e15")
"""From here values are written with a power of ten."""

_SIGNIFICANT = 3
_GROUP = 3
_ROUND = Context(prec=60, rounding=ROUND_HALF_UP)
_THREE_DIGITS = Context(prec=_SIGNIFICANT, rounding=ROUND_HALF_UP)
_AS_TYPED = Context(prec=15, rounding=ROUND_HALF_UP)  # all a float holds without noise


def noiseless(x: float | None) -> Decimal | None:
    """Return what was typed or worked out as a decimal of at most 15 digits.

    >>> noiseless(0.1 + 0.2), noiseless(float("nan"))
    (Decimal('0.300000000000000'), None)
    """
    if x is None or not isfinite(x):
        return None
    return _AS_TYPED.plus(Decimal(repr(float(x))))


def rounded(value: Decimal, places: int) -> Decimal:
    """Return a value with so many decimals, halves rounded away from zero.

    >>> rounded(Decimal("2.5"), 0), rounded(Decimal("-1234.565"), 2)
    (Decimal('3'), Decimal('-1234.57'))
    """
    if abs(value) >= POWERS_FROM:
        return shortened(value)
    return value.quantize(Decimal(1).scaleb(-places), context=_ROUND)


def significant(value: Decimal) -> Decimal:
    """Return a value with three significant digits, but with all its whole ones.

    >>> significant(Decimal("0.032517")), significant(Decimal("1234.5"))
    (Decimal('0.0325'), Decimal('1235'))
    """
    return rounded(value, max(0, _SIGNIFICANT - 1 - value.adjusted()))


def shortened(value: Decimal) -> Decimal:
    """Return a value with three significant digits and no others.

    >>> shortened(Decimal("12345678"))
    Decimal('1.23E+7')
    """
    return _THREE_DIGITS.plus(value)


def least_decimals(value: Decimal) -> int:
    """Return how many decimals it takes to be read in one way: four for 1.234, else none needed.

    >>> least_decimals(Decimal("1.234")), least_decimals(Decimal("0.234"))
    (4, 0)
    """
    whole, _, fraction = f"{abs(value):f}".partition(".")
    mistakable = len(fraction.rstrip("0")) == _GROUP and whole != "0" and len(whole) <= _GROUP
    return _GROUP + 1 if mistakable else 0
