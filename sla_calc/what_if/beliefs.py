"""How sure a figure of the plan is: counted, or between two bounds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from sla_calc.calibration.findings import Finding
from sla_calc.calibration.wilson import Z_95, wilson_interval
from sla_calc.errors import PlanError
from sla_calc.model.plan import Plan
from sla_calc.what_if.addresses import EACH, input_at
from sla_calc.what_if.inputs import Input

Array: TypeAlias = NDArray[np.float64]

JEFFREYS = 0.5
"""What is added to either side of a count: Jeffreys' prior, which favours no rate."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A rate that was counted: so many of so many. Whole or not, as corrected counts are.

    What is known of the rate is Beta(converted + ½, of − converted + ½).

    Attributes:
        converted: [leads].
        of: [leads].

    Raises:
        PlanError: more converted than there were, or nobody was counted.
    """

    converted: float
    of: float

    def __post_init__(self) -> None:
        if not (0 <= self.converted <= self.of and 0 < self.of < float("inf")):
            message = (
                f"{self.converted:,.10g} of {self.of:,.10g} converted; it must be 0 or more of a "
                "number above 0, and at most all of them."
            )
            raise PlanError(message)

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval [fraction]."""
        low, high = wilson_interval(self.converted, self.of) or (0.0, 1.0)
        return low, high

    @property
    def mean(self) -> float:
        """What the rate is on average [fraction]."""
        return (self.converted + JEFFREYS) / (self.of + 2 * JEFFREYS)

    def drawn(self, random: np.random.Generator, draws: int, *, share: bool = True) -> Array:  # noqa: ARG002
        """Return so many draws of the rate [fraction]; it is always a share."""
        return random.beta(self.converted + JEFFREYS, self.of - self.converted + JEFFREYS, draws)


@dataclass(frozen=True, slots=True)
class Between:
    """A figure that lies between two bounds with 95 % probability, as a person types "20–26 %".

    A share is Beta distributed, an amount or a time Gamma, with the mean in the middle and a
    standard deviation of the width ÷ 3.92.

    Attributes:
        low: in the input's unit.
        high: likewise.

    Raises:
        PlanError: the bounds are not numbers of 0 or more, in order.
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if not (0 <= self.low <= self.high and isfinite(self.high)):
            message = (
                f"A range goes from {self.low:,.10g} to {self.high:,.10g}; it must begin at 0 or "
                "more, and its first bound must not exceed the second."
            )
            raise PlanError(message)

    @property
    def interval(self) -> tuple[float, float]:
        """The bounds themselves."""
        return self.low, self.high

    @property
    def mean(self) -> float:
        """The middle, in the input's unit."""
        return (self.low + self.high) / 2

    @property
    def variance(self) -> float:
        """The square of the width ÷ 3.92, in the input's unit squared."""
        return ((self.high - self.low) / (2 * Z_95)) ** 2

    def drawn(self, random: np.random.Generator, draws: int, *, share: bool) -> Array:
        """Return so many draws, in the input's unit.

        Args:
            random: where chance comes from.
            draws: how many.
            share: whether it is a share, which cannot exceed 1.
        """
        if not self.variance:
            return np.full(draws, self.mean)
        if share:
            n = self.mean * (1 - self.mean) / self.variance - 1
            return random.beta(self.mean * n, (1 - self.mean) * n, draws)
        shape = self.mean**2 / self.variance
        return random.gamma(shape, self.mean / shape, draws)


Belief: TypeAlias = Counted | Between
Beliefs: TypeAlias = Mapping[str, Belief]
"""What is known of inputs, by their address."""


def believed(plan: Plan, beliefs: Beliefs) -> dict[str, tuple[Input, Belief]]:
    """Return what is known of which input, by address.

    Raises:
        PlanError: there is no such input, or what is said of it is beyond the model's bounds.
    """
    found = {}
    for address, belief in beliefs.items():
        each = input_at(plan, address)
        low, high = belief.interval
        beyond = not each.lowest <= high or not low <= each.highest or high > each.highest
        if EACH in address or beyond or (isinstance(belief, Counted) and each.unit != "rate"):
            message = (
                f"{each.text}: {low:,.10g} to {high:,.10g} cannot be what is known of it; a rate "
                "is given as counts or as a range, others as a range, between "
                f"{each.lowest:,.10g} and {each.highest:,.10g}, each lead type by itself."
            )
            raise PlanError(message)
        found[address] = (each, belief)
    return found


def beliefs_from(plan: Plan, findings: Iterable[Finding]) -> dict[str, Counted]:
    """Return what a table of leads tells of the plan's conversion rates, by address.

    Of one step of one lead type, where it has an interval: as the counts that this interval is
    worth, so that a rate corrected for leads that had no time yet keeps its own. What was measured
    over several steps or lead types at once says nothing of any one of them.

    Args:
        plan: the plan.
        findings: of the plan beside the table, such as those of ``compare_with_plan``.
    """
    places = {
        (stream.name, kind.name): (s, k)
        for s, stream in enumerate(plan.streams)
        for k, kind in enumerate(stream.lead_types)
    }
    only = {
        stream.name: stream.lead_types[0].name
        for stream in plan.streams
        if len(stream.lead_types) == 1
    }
    found = {}
    for each in findings:
        place = places.get((each.stream, each.lead_type or only.get(each.stream, "")))
        counts = _counts_of(each)
        if place and counts and each.span and each.span[1] == each.span[0] + 1:
            step = each.span[0]
            found[f"streams.{place[0]}.lead_types.{place[1]}.conversion_rates.{step}"] = counts
    return found


def _counts_of(finding: Finding) -> Counted | None:
    """Return the counts whose Wilson interval is the finding's.

    Its half-width h obeys h² (1 + e)² = e (p (1 − p) + e/4), with e = z²/n.
    """
    rate, low, high = finding.data_value, finding.low, finding.high
    if finding.quantity != "rate" or rate is None or low is None or high is None:
        return None
    if not 0 < rate < 1:  # an interval that is cut off at 0 or 1
        return Counted(rate * finding.n, finding.n) if finding.n else None
    squared = ((high - low) / 2) ** 2
    a, b = squared - 0.25, 2 * squared - rate * (1 - rate)
    extent = (-b - (b * b - 4 * a * squared) ** 0.5) / (2 * a)
    n = Z_95 * Z_95 / extent
    return Counted(rate * n, n)
