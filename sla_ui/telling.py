"""How many digits a figure needs inside a formula, so that a reader can compute it again."""

from math import ceil

from sla_ui.figures import Figures

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

    >>> need_of(3900.02, 3901, Figures("en-US", "USD"))
    '3,900.02'
    """
    shown = need
    for digits in (6, 9, 12, 15):
        shown = float(f"{need:.{digits}g}")
        if ceil(shown) == promised:
            break
    return figures.number_exact(shown)
