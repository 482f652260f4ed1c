"""Which input matters most: each moved by itself, and what that does to the results."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import Literal

from sla_calc.errors import PlanError
from sla_calc.funnel.demand import lead_demand
from sla_calc.model.plan import Plan
from sla_calc.what_if.beliefs import Beliefs, believed
from sla_calc.what_if.inputs import Input, inputs_of
from sla_calc.what_if.moves import with_input
from sla_calc.what_if.outcome import Outcome
from sla_calc.what_if.results import Result, result_named

Move = Literal["step", "range"]
USUAL = ("leads", "cost", "hours_needed", "revenue_of_held_leads")
NOTE = (
    "Within a lead type, the same relative gain in any one conversion rate saves the same share of "
    "its leads, whichever stage it is. So what a gain costs in money and hours decides which one "
    "to work on."
)
"""What a tornado chart alone would hide."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What moving one input does to one result.

    Attributes:
        input: what is moved.
        result: what that changes.
        move: by the same relative step as all others, or by its own plausible range.
        low: the input's lower value.
        high: its higher one.
        base: the result as the plan is; ``None`` where it is undefined.
        at_low: the result with the lower value.
        at_high: the result with the higher one.
    """

    input: Input
    result: Result
    move: Move
    low: float
    high: float
    base: float | None
    at_low: float | None
    at_high: float | None

    @property
    def swing(self) -> float | None:
        """How far apart the plan's result and both moved ones are; ``None``: one is undefined."""
        if self.base is None or self.at_low is None or self.at_high is None:
            return None
        return max(self.base, self.at_low, self.at_high) - min(self.base, self.at_low, self.at_high)

    @property
    def elasticity(self) -> float | None:
        """Relative change of the result ÷ relative change of the input.

        ln(result ÷ result) ÷ ln(input ÷ input) between both ends, which is exact for powers: −1
        where twice the input means half the result. ``None`` where one of them is not above 0.
        """
        low, high = self.at_low, self.at_high
        if low is None or high is None or min(self.low, low, high) <= 0 or self.low == self.high:
            return None
        return (log(high) - log(low)) / (log(self.high) - log(self.low))


@dataclass(frozen=True)
class Sensitivity:
    """What moving each input does to the results.

    Attributes:
        plan: the plan.
        step: by which every input is moved, up and down [fraction of it].
        effects: one for each input, result and kind of move, in the plan's order.
        note: what has to be said beside them.
    """

    plan: Plan
    step: float
    effects: tuple[Effect, ...]
    note: str = NOTE

    def of(self, result: str, move: Move = "step") -> tuple[Effect, ...]:
        """Return what the inputs do to one result, the largest effect first.

        Inputs that do nothing to it are left out, and those whose effect is undefined.

        Args:
            result: its name.
            move: by the same relative step; or by their own ranges, those inputs that have one.

        >>> first = sensitivity(Plan()).of("leads")[0]
        >>> first.input.text, round(first.elasticity, 2)
        ('Quota', 1.25)
        """
        name = result_named(result).name
        found = [
            (each.swing, each)
            for each in self.effects
            if each.result.name == name and each.move == move and each.swing
        ]
        return tuple(each for _, each in sorted(found, key=lambda pair: -pair[0]))


def sensitivity(
    plan: Plan,
    *,
    step: float = 0.10,
    beliefs: Beliefs | None = None,
    results: Sequence[str] = USUAL,
    inputs: Iterable[Input] | None = None,
) -> Sensitivity:
    """Return what moving each input by itself does to leads, spend, hours and revenue.

    Every input is moved by the same relative step, down and up, as far as its bounds allow; and by
    its own plausible range where there is one: the 95 % interval where it was measured, or the
    bounds that a person gives. Quantities are carried unrounded. Revenue is what the plan's own
    leads would bring.

    Args:
        plan: the plan.
        step: how far, relative to the input, above 0 and below 1 [fraction].
        beliefs: by address, what was counted or is known of an input.
        results: names of the results.
        inputs: those to be moved; every input of the plan if none.

    Raises:
        PlanError: the step is not between 0 and 1, a result or an address is not known, or the
            team names a country whose holidays are not known.
    """
    if not 0 < step < 1:
        message = f"Inputs are moved by {step:g} of their value; it must be above 0 and below 1."
        raise PlanError(message)
    wanted = [result_named(name) for name in results]
    known = believed(plan, beliefs or {})
    held = lead_demand(plan)
    base = [result.of(Outcome(plan, held=held)) for result in wanted]

    def effects(each: Input, move: Move, low: float, high: float) -> Iterable[Effect]:
        ends = [Outcome(with_input(plan, each, value), held=held) for value in (low, high)]
        for result, unmoved in zip(wanted, base, strict=True):
            yield Effect(each, result, move, low, high, unmoved, *map(result.of, ends))

    found: list[Effect] = []
    for each in inputs_of(plan) if inputs is None else inputs:
        if each.value:
            found += effects(each, "step", *_stepped(each, step))
        if each.address in known:
            low, high = known[each.address][1].interval
            found += effects(each, "range", max(low, each.lowest), min(high, each.highest))
    return Sensitivity(plan, step, tuple(found))


def _stepped(each: Input, step: float) -> tuple[float, float]:
    low, high = each.value * (1 - step), each.value * (1 + step)
    return max(each.lowest, low), min(each.highest, high)
