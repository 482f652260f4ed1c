"""Formulas that several sheets use, as text."""

from collections.abc import Iterable, Sequence
from math import ceil, prod

from sla_calc.model.plan import Rounding

NOISE = "1E-12"
"""Relative error that a chain of binary fractions may have gathered."""


def promised(quantity: str) -> str:
    """Return the least whole number that is not below a quantity, undisturbed by its noise.

    >>> promised("A1")
    'ROUNDUP((A1)*(1-1E-12),0)'
    """
    return f"ROUNDUP(({quantity})*(1-{NOISE}),0)"


def product(factors: Iterable[str]) -> str:
    """Return the product of some factors.

    >>> product(["A1", "B1"])
    'A1*B1'
    """
    return "*".join(factors)


def promised_leads(leads: str, rates: list[str]) -> str:
    """Return how many leads are promised, in the plan's way of rounding.

    Args:
        leads: unrounded.
        rates: stage to next, top to bottom.

    >>> promised_leads("A1", [])[-52:]
    'ROUNDUP((A1)*(1-1E-12),0),ROUNDUP((A1)*(1-1E-12),0))'
    """
    up = promised(product([leads, *rates]))
    for rate in reversed(rates):
        up = promised(f"{up}/{rate}")
    return f'IF(rounding="each stage",{up},{promised(leads)})'


def promised_count(leads: float, rates: Sequence[float], rounding: Rounding) -> int:
    """Return what :func:`promised_leads` comes to.

    >>> promised_count(3898.69, (0.34, 0.82, 0.23), "each stage")
    3900
    """
    kept = 1 - float(NOISE)
    if rounding == "final":
        return ceil(leads * kept)
    promised_now = ceil(prod((leads, *rates)) * kept)
    for rate in reversed(rates):
        promised_now = ceil(promised_now / rate * kept)
    return promised_now


def months_from(earlier: str, later: str) -> str:
    """Return how many months lie between the months of two days.

    >>> months_from("A1", "B1")
    '((YEAR(B1)-YEAR(A1))*12+MONTH(B1)-MONTH(A1))'
    """
    return f"((YEAR({later})-YEAR({earlier}))*12+MONTH({later})-MONTH({earlier}))"
