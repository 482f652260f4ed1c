"""Figures for files: every digit, a point, no groups, months as numbers; and their units apart.

What makes a table for the eye writes its cells with `Figures`. With these in their place the same
table holds the figures themselves, each with its unit, which `unit_apart` takes off again.
"""

import re
from decimal import Decimal
from math import isfinite
from typing import NamedTuple

from sla_report.numbers.figures import NOTHING, Figures

_APART = "\x1f"
"""Between a figure and its unit. No text of a user's has it: `plain` takes control signs away."""
_FIGURE = re.compile(rf"(?:× )?([+±−-]?)(\d+(?:\.\d+)?){_APART}([^{_APART}]*)")
_SAME = {"pp": "%", "pts": "%"}
"""Units by what else they are called: percentage points, above which it says what they are of."""
_BEFORE_A_UNIT = re.compile(rf"{_APART}(?=[^\W\d_]|%)")


class Quantity(NamedTuple):
    """A figure and what it counts.

    Attributes:
        number: all its digits.
        unit: in which; empty where it is a mere number.
    """

    number: float
    unit: str


class ExactFigures(Figures):
    r"""Writes figures as they are, instead of as they are read.

    >>> exact = exactly(Figures("de-DE", "EUR"))
    >>> unit_apart(exact.money(1234.567)), unit_apart(exact.rate(0.29))
    (Quantity(number=1234.567, unit='EUR'), Quantity(number=29.0, unit='%'))
    """

    __slots__ = ()

    def count(self, x: float | None) -> str:
        """Return a number with every digit."""
        return _written(x)

    def about(self, x: float | None, *, decimals: int | None = None) -> str:  # noqa: ARG002
        """Return a number with every digit."""
        return _written(x)

    exact = number_exact = count

    def money(self, x: float | None) -> str:
        """Return an amount with every digit, and its currency."""
        return _written(x, self.currency)

    money_exact = money

    def rate(self, fraction: float | None) -> str:
        """Return a share of one in percent, with every digit."""
        return _written(fraction, "%", power=2)

    rate_exact = rate

    def month(self, year: int, month: int, *, short: bool = False) -> str:  # noqa: ARG002
        """Return a month as numbers.

        >>> exactly(Figures("de-DE", "EUR")).month(2027, 1)
        '2027-01'
        """
        return f"{year:04d}-{month:02d}"


def exactly(figures: Figures) -> ExactFigures:
    """Return what writes figures as they are, in the same currency."""
    return ExactFigures("en-US", figures.currency)


def unit_apart(text: str) -> Quantity | None:
    """Return the figure that a cell is, with its unit; None where it is not one alone."""
    found = _FIGURE.fullmatch(text)
    if found is None:
        return None
    sign, digits, unit = found.groups()
    number = float(digits)
    number = -number if sign in {"−", "-"} and number else number
    return Quantity(number, _SAME.get(unit.strip(), unit.strip()))


def ends_apart(text: str) -> tuple[Quantity, Quantity] | None:
    """Return the two figures between which a cell says that something lies; None if it does not.

    >>> exact = exactly(Figures("en-US", "USD"))
    >>> ends_apart(f"{exact.rate(0.1)} – {exact.rate(0.25)}")
    (Quantity(number=10.0, unit='%'), Quantity(number=25.0, unit='%'))
    """
    for between in (" – ", " to "):
        low, found, high = text.partition(between)
        ends = unit_apart(low), unit_apart(high)
        if found and ends[0] and ends[1]:
            return ends[0], ends[1]
    return None


def as_read(text: str) -> str:
    """Return a cell that holds several figures, or words, as it is read.

    >>> exact = exactly(Figures("en-US", "USD"))
    >>> as_read(f"{exact.money(10)} to {exact.money(12.5)}"), as_read("Demo request")
    ('10 USD to 12.5 USD', 'Demo request')
    """
    return _BEFORE_A_UNIT.sub(" ", text).replace(_APART, "")


def _written(x: float | None, unit: str = "", *, power: int = 0) -> str:
    if x is None or not isfinite(x):
        return NOTHING
    number = Decimal(repr(float(x))).scaleb(power)
    digits = f"{number:f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return f"{digits}{_APART}{unit}"
