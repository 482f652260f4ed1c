"""From a quantity to a promise: rounding up, undisturbed by the noise of binary fractions.

1326 / 0.34 is ``3899.9999999999995`` in floating point and means 3,900; the ``ceil`` of
``3900.0000000000005`` must not be 3,901. A quantity that lies within that noise of a whole
number is therefore computed once more, in exact fractions of the decimals that were typed.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import ceil

from sla_calc.funnel.formulas import entrants_needed

NOISE = 1e-13
"""Relative error that a funnel of floats may have gathered: some 450 times the last bit."""


def typed(value: float) -> Fraction:
    """Return the decimal that a person typed to get this float, exactly.

    >>> typed(0.34)
    Fraction(17, 50)
    """
    return Fraction(str(float(value)))


def commitment(quantity: float, exactly: Callable[[], Fraction]) -> int:
    """Return the least whole number that is not below the quantity.

    Args:
        quantity: what is needed, as a float.
        exactly: computes the same quantity without rounding; called only where the float lies
            so close to a whole number that it cannot tell the side.

    >>> commitment(1326 / 0.34, lambda: 1326 / typed(0.34))
    3900
    >>> commitment(3898.7, lambda: typed(3898.7))
    3899
    """
    if abs(quantity - round(quantity)) > NOISE * max(quantity, 1.0):
        return ceil(quantity)
    return ceil(exactly())


def commitments_by_stage(customers: int, conversion_rates: Sequence[float]) -> tuple[int, ...]:
    """Return the promise at each stage, top to bottom, rounding up before each step upward.

    Args:
        customers: won deals, a whole number already.
        conversion_rates: stage to next, top to bottom [fraction].

    >>> commitments_by_stage(250, (0.34, 0.82, 0.23))
    (3900, 1326, 1087, 250)
    """
    promised = [customers]
    for rate in reversed(conversion_rates):
        promised.append(_entrants_promised(promised[-1], rate))
    return tuple(reversed(promised))


def _entrants_promised(advancing: int, conversion_rate: float) -> int:
    return commitment(
        entrants_needed(float(advancing), conversion_rate),
        lambda: entrants_needed(Fraction(advancing), typed(conversion_rate)),
    )
