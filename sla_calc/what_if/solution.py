"""The answer of a goal seek."""

from dataclasses import dataclass

from sla_calc.model.plan import Plan
from sla_calc.model.sentences import percent
from sla_calc.what_if.inputs import Input
from sla_calc.what_if.results import Result

LARGE = 1e9
"""From there on, nobody reads decimals."""


@dataclass(frozen=True, slots=True)
class Solution:
    """What an input must be, or what comes nearest.

    Attributes:
        input: what was moved, as it is in the plan, with the bounds of the search.
        result: what was wanted of it.
        target: how much of it, in its unit.
        possible: whether the target is reached within the bounds.
        value: of the input: the solution, or the best within the bounds.
        reached: the result there; ``None`` where it is undefined wherever it was looked for.
        plan: the plan with it.
    """

    input: Input
    result: Result
    target: float
    possible: bool
    value: float
    reached: float | None
    plan: Plan

    @property
    def sentence(self) -> str:
        """The answer in words; it can hold users' names."""
        what = f"{self.result.label} {_shown(self.target, self.result.unit)}"
        there = f"{self.input.text} {_shown(self.value, self.input.unit)}"
        if self.possible:
            return f"{what} takes: {there}."
        low, high = self.input.lowest, self.input.highest
        within = f"{_shown(low, self.input.unit)} to {_shown(high, self.input.unit)}"
        if self.reached is None:
            return f"{what} is impossible: it is undefined with {self.input.text} {within}."
        best = _shown(self.reached, self.result.unit)
        return f"{what} is impossible with {self.input.text} {within}; best is {best}, at {there}."


def _shown(value: float, unit: str) -> str:
    if unit == "rate":
        return percent(value)
    return f"{value:,.0f}" if abs(value) >= LARGE else f"{value:,.10g}"
