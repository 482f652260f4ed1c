"""Where to look for a solution: from an input's value in the plan outward to both bounds."""

from collections.abc import Iterator
from dataclasses import replace

from sla_calc.errors import PlanError
from sla_calc.what_if.inputs import Input

NEAR = (1.02, 1.05, 1.1, 1.2, 1.35, 1.6)
"""Factors of the first steps, up and down."""

DOUBLINGS = 120
"""Steps after those, each twice the one before; no input's bounds are further apart."""

PARTS = 24
"""So many equal parts are looked at as well, which is what matters for a share of something."""


def bounded(asked: Input, low: float | None, high: float | None) -> Input:
    """Return the input with narrower bounds.

    Args:
        asked: the input.
        low: the least that it may be; as it is if none.
        high: the most.

    Raises:
        PlanError: the bounds are in the wrong order, or beyond those of the model.
    """
    lowest = asked.lowest if low is None else low
    highest = asked.highest if high is None else high
    if not asked.lowest <= lowest <= highest <= asked.highest:
        message = (
            f"{asked.text} is to be between {lowest:,.10g} and {highest:,.10g}; the first must not "
            f"exceed the second, and both must lie between {asked.lowest:,.10g} and "
            f"{asked.highest:,.10g}."
        )
        raise PlanError(message)
    return replace(asked, lowest=lowest, highest=highest)


def outward(asked: Input) -> Iterator[tuple[float, float]]:
    """Yield neighbouring values, the nearer one first, outward in both directions by turns.

    >>> from sla_calc import Plan
    >>> from sla_calc.what_if.inputs import inputs_of
    >>> first, second, *_ = outward(inputs_of(Plan())[0])
    >>> first, second
    ((500000.0, 510000.0), (500000.0, 490196.07843137253))
    """
    start = min(max(asked.value, asked.lowest), asked.highest)
    values = _values(asked, start)
    up = [start, *sorted(value for value in values if value > start)]
    down = [start, *sorted((value for value in values if value < start), reverse=True)]
    for index in range(1, max(len(up), len(down))):
        for side in (up, down):
            if index < len(side):
                yield side[index - 1], side[index]


def _values(asked: Input, start: float) -> set[float]:
    lowest, highest = asked.lowest, asked.highest
    unit = abs(start) or asked.step
    factors = (*NEAR, *(2.0**doubled for doubled in range(1, DOUBLINGS)))
    values = {lowest, highest}
    values |= {unit * factor for factor in factors} | {unit / factor for factor in factors}
    values |= {lowest + (highest - lowest) * part / PARTS for part in range(1, PARTS)}
    return {value for value in values if lowest <= value <= highest}
