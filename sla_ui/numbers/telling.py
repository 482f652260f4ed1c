"""How many digits a figure needs inside a formula, so that a reader can compute it again."""

from math import ceil

from sla_report.numbers.figures import Figures

ONE_DECIMAL_FROM = 1_000
LARGE = 100_000
"""From here an amount is written with all its digits before the point."""


def telling(value: float) -> float:
    """Return a value with the digits that it takes to compute on with it.

    >>> telling(128.248112), telling(1234567.891)
    (128.248, 1234567.89)
    """
    return float(f"{value:.6g}") if abs(value) < LARGE else round(value, 2)


def need_of(need: float, promised: int, figures: Figures) -> str:
    """Return what is needed, with enough digits to show why it is rounded up to the promise.

    >>> need_of(1325.557, 1326, Figures("en-US", "USD"))
    '1,325.6'
    >>> need_of(3900.02, 3901, Figures("en-US", "USD"))
    '3,900.02'
    """
    if ceil(round(need, 1 if need >= ONE_DECIMAL_FROM else 2)) == promised:
        return figures.exact(need)
    for digits in (6, 9, 12):
        if ceil(float(f"{need:.{digits}g}")) == promised:
            return figures.number_exact(float(f"{need:.{digits}g}"))
    return figures.number_exact(need)
