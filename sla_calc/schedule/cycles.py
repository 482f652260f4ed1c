"""In which month a lead's deal closes: the sales cycle as shares a_0, a_1, … by month.

Leads arrive evenly within their month, and a month counts as 30 days. A sales cycle whose mean
alone is known takes the same time for every deal: nothing is made up about its shape. Σ a_j = 1,
and nothing closes before its lead was there.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from math import fsum
from typing import TYPE_CHECKING

from sla_calc.edits.plan_edits import normalised
from sla_calc.funnel.commitments import typed
from sla_calc.model.streams import LONGEST_CURVE, LeadType
from sla_calc.schedule.gamma import gamma_shares

if TYPE_CHECKING:
    from sla_calc.calibration.survival import ConversionCurve

DAYS_A_MONTH = 30
"""As people say it: two months are 60 days."""

NEXT_TO_NONE = 1e-6
"""A spread of so small a part of the mean is none."""


def cycle_shares(kind: LeadType) -> tuple[float, ...]:
    """Return the share of a lead type's won deals that close 0, 1, … months after their lead.

    The measured curve where there is one; a gamma distribution where mean and spread are known; the
    same time for all where there is only the mean. ``math.fsum`` of the shares is exactly 1.

    >>> [cycle_shares(LeadType(name="A", conversion_rates=(1,), sales_cycle_days=days))
    ...     for days in (0, 45, 60)]
    [(1.0,), (0.0, 0.5, 0.5), (0.0, 0.0, 1.0)]
    """
    return _float_shares(kind.sales_cycle_days, kind.sales_cycle_spread, kind.cycle_curve)


def exact_cycle_shares(kind: LeadType) -> tuple[Fraction, ...]:
    """Return the same as exact fractions, whose sum is 1."""
    return _shares(kind.sales_cycle_days, kind.sales_cycle_spread, kind.cycle_curve)


def fixed_cycle(months: Fraction) -> tuple[Fraction, ...]:
    """Return the shares of a cycle that takes every deal the same time.

    A lead that arrives at u of its month closes at u + c. With c = n + f, the share f of them does
    so n + 1 months later, and the others n months later.

    >>> [str(share) for share in fixed_cycle(Fraction(3, 2))]
    ['0', '1/2', '1/2']
    """
    whole, over = divmod(months, 1)
    shares = (*[Fraction(0)] * int(whole), 1 - over, over)
    return shares if over else shares[:-1]


def stretched(curve: Sequence[float], factor: Fraction) -> tuple[float, ...]:
    """Return a curve by month of a cycle that takes so many times as long.

    >>> stretched((0.5, 0.5), Fraction(3, 2))
    (0.5, 0.25, 0.25)
    """
    parts = [(typed(share), fixed_cycle(later * factor)) for later, share in enumerate(curve)]
    return _floats(_mixed(parts))


def curve_by_month(curve: "ConversionCurve", longest: int = LONGEST_CURVE) -> tuple[float, ...]:
    """Return a measured curve as shares of the won deals by month, for a lead type's plan.

    A deal of age d days closed at some time of that day: after d + ½ days. What closes after the
    last month counts there.

    Args:
        curve: the share of leads won by age.
        longest: how many months it may have.

    >>> from sla_calc.calibration.survival import ConversionCurve
    >>> measured = ConversionCurve(days=(10, 50), reached=(0.1, 0.2))
    >>> curve_by_month(measured)
    (0.325, 0.333333, 0.341667)
    """
    if not curve.days:
        return ()
    won, before = [], 0.0
    for reached in curve.reached:
        won.append(Fraction(reached) - Fraction(before))
        before = reached
    parts = [
        (share, fixed_cycle(Fraction(2 * day + 1, 2 * DAYS_A_MONTH)))
        for share, day in zip(won, curve.days, strict=True)
    ]
    shares = [float(share) for share in _mixed(parts)]
    return normalised([*shares[: longest - 1], fsum(shares[longest - 1 :])][: len(shares)])


@lru_cache(maxsize=4096)
def _shares(days: float, spread: float | None, curve: tuple[float, ...]) -> tuple[Fraction, ...]:
    if curve:
        return _whole([typed(share) for share in curve])
    mean = typed(days) / DAYS_A_MONTH
    if spread is None or spread <= NEXT_TO_NONE * days or not days:
        return fixed_cycle(mean)
    return _whole([Fraction(s) for s in gamma_shares(float(mean), spread / DAYS_A_MONTH)])


def _whole(shares: Sequence[Fraction]) -> tuple[Fraction, ...]:
    total = sum(shares)
    return tuple(share / total for share in shares)


@lru_cache(maxsize=4096)
def _float_shares(days: float, spread: float | None, curve: tuple[float, ...]) -> tuple[float, ...]:
    return _floats(_shares(days, spread, curve))


def _mixed(parts: Sequence[tuple[Fraction, Sequence[Fraction]]]) -> tuple[Fraction, ...]:
    """Return the mean of several distributions, by their weights."""
    months = max(len(shares) for _, shares in parts)
    return tuple(
        sum(
            (weight * shares[later] for weight, shares in parts if later < len(shares)), Fraction(0)
        )
        for later in range(months)
    )


def _floats(shares: Sequence[Fraction]) -> tuple[float, ...]:
    """Return the shares as floats whose exact sum rounds to 1: the largest takes up the rest."""
    total = sum(shares)
    found = [float(share / total) for share in shares]
    largest = found.index(max(found))
    found[largest] = fsum([1.0, *(-share for i, share in enumerate(found) if i != largest)])
    return tuple(found)
