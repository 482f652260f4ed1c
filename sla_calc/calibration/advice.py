"""What a measured figure suggests: keep the plan's, take the table's, or blend the two."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sla_calc.calibration.measured import MeasuredRate
from sla_calc.calibration.notices import MATURE
from sla_calc.calibration.spans import LEAST_RATE

Choice: TypeAlias = Literal["keep", "take", "blend"]

PLAN_IS_WORTH = 100.0
"""[leads] that a plan's rate counts as in a blend, unless stated otherwise."""

FEW_LEADS = 30
"""[leads] below which a rate says next to nothing: its interval is 35 points wide at 50 %."""

FEW_DEALS = 30
"""[deals] below which a mean deal size or sales cycle hangs on single deals."""

FEW_EITHER_WAY = 10
"""[leads] that converted, or did not: below it a rate that differs is blended, not taken."""

MATERIAL = 0.1
"""Relative difference from which a figure without an interval counts as different."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What is suggested, and a sentence why."""

    choice: Choice
    why: str


def on_rate(  # noqa: PLR0911 - one a reason
    measured: MeasuredRate, plan_rate: float, *, to_won: bool, since: str | None
) -> Advice:
    """Return what a measured rate suggests.

    Args:
        measured: the rate.
        plan_rate: the plan's [fraction].
        to_won: whether the rate leads to the won deal.
        since: the month from which on deals were written down, where some were not.
    """
    best = measured.best
    if best is None:
        return Advice("keep", measured.why)
    if to_won and since:
        return Advice("keep", f"Early deals were not written down: count from {since} on first.")
    if measured.denominator < FEW_LEADS:
        few = f"Only {_leads(measured.denominator)}: too few to tell."
        return Advice("keep", few)
    if _is_too_young(measured) and best.value < plan_rate:
        return Advice(
            "keep", "Too many leads are too young to have converted: the rate is still too low."
        )
    if best.low <= plan_rate <= best.high:
        return Advice("keep", "Not different: the plan's rate is within the interval.")
    if best.value < LEAST_RATE:
        return Advice("blend", "Nobody got there, and a plan needs a rate above 0.")
    if min(best.value, 1 - best.value) * best.n < FEW_EITHER_WAY:
        return Advice("blend", "Different, but it hangs on fewer than 10 leads.")
    return Advice("take", f"Clearly different, on {_leads(measured.denominator)}.")


def on_share(plan_value: float, low: float, high: float, n: float) -> Advice:
    """Return what a share with an interval suggests, such as a lead type's mix."""
    if n < FEW_LEADS:
        return Advice("keep", f"Only {_leads(n)}: too few to tell.")
    if low <= plan_value <= high:
        return Advice("keep", "Not different: the plan's share is within the interval.")
    return Advice("take", f"Clearly different, on {_leads(n)}.")


def on_mean(plan_value: float | None, value: float, n: float | None, unit: str) -> Advice:
    """Return what a figure without an interval suggests.

    Args:
        plan_value: the plan's; None where it has none.
        value: the table's.
        n: of how many; None where that is not known.
        unit: what they are, such as ``"deals"``.
    """
    few = FEW_DEALS if unit == "deals" else FEW_LEADS
    if n is not None and n < few:
        return Advice("keep", f"Only {n:,.0f} {unit}: too few to tell.")
    of_how_many = "" if n is None else f", on {n:,.0f} {unit}"
    if plan_value is None:
        return Advice("take", f"The plan has none yet{of_how_many}.")
    if abs(value - plan_value) <= MATERIAL * abs(plan_value):
        return Advice("keep", "Not different by more than a tenth.")
    return Advice("take", f"Different by more than a tenth{of_how_many}.")


def _is_too_young(measured: MeasuredRate) -> bool:
    young = measured.maturity is not None and measured.maturity < MATURE
    return measured.corrected is None and young


def _leads(n: float) -> str:
    return f"{n:,.0f} lead" + ("" if n == 1 else "s")
