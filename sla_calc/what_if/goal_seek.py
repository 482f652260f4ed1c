"""Goal seek: what an input must be so that a result comes out as wanted."""

from collections.abc import Iterable
from itertools import pairwise
from math import copysign, isfinite

from sla_calc.errors import PlanError
from sla_calc.funnel.demand import lead_demand
from sla_calc.model.plan import Plan
from sla_calc.what_if.addresses import input_at
from sla_calc.what_if.bracketed import Point, boundary, least, root
from sla_calc.what_if.inputs import Input, Path
from sla_calc.what_if.moves import with_input
from sla_calc.what_if.outcome import Outcome
from sla_calc.what_if.outward import bounded, outward
from sla_calc.what_if.results import Result, result_named
from sla_calc.what_if.solution import Solution

ENOUGH = 1e-14
"""Relative error at which a target is met."""


def solve_for(
    plan: Plan,
    where: str | Path | Input,
    result: str,
    target: float,
    *,
    low: float | None = None,
    high: float | None = None,
    promised: bool = False,
) -> Solution:
    """Return what an input must be so that a result comes out as wanted.

    It is sought from the plan's value outward; of several solutions one that is near. Quantities
    are carried unrounded, so that the target is met to its ninth digit, or as far as the digits of
    the input go. In whole promised leads (``promised``), as the pages show them, a result moves in
    steps. Then the target is a bound that the result must keep, at most (leads, spend, hours) or at
    least (revenue, hours available), and the answer is the last value that keeps it; the plan's own
    value, or the bound next to it, where every value does.

    Args:
        plan: the plan.
        where: the input or its address; with a star a factor on all alike.
        result: the name of a result.
        target: what it is to be, in its unit.
        low: the least that the input may be, in its unit; the model's bound if none.
        high: the most.
        promised: whether in whole promised leads.

    Raises:
        PlanError: there is no such input or result, the target is no number, the bounds are in the
            wrong order, or the team names a country whose holidays are not known.

    >>> found = solve_for(Plan(), "team.reps", "occupancy", 0.85)
    >>> found.possible, round(found.value, 3)
    (True, 6.386)
    >>> solve_for(Plan(), "team.reps", "occupancy", 0.85, high=6).sentence
    'Occupancy 85 % is impossible with Reps 0 to 6; best is 90.4696 %, at Reps 6.'
    """
    asked, wanted = bounded(input_at(plan, where), low, high), result_named(result)
    if not isfinite(target):
        message = f"{wanted.label} is to be {target}; it must be a number."
        raise PlanError(message)
    search = _Search(plan, asked, wanted, target, promised=promised)
    return search.at_the_bound() if promised or wanted.in_steps else search.exactly()


class _Search:
    """One input, one result, and what is known of it at the values that were tried."""

    def __init__(
        self, plan: Plan, asked: Input, wanted: Result, target: float, *, promised: bool
    ) -> None:
        self.plan, self.input, self.result, self.target = plan, asked, wanted, target
        self.promised, self.held = promised, lead_demand(plan)
        self.tried: dict[float, float | None] = {}

    def reached(self, value: float) -> float | None:
        if value not in self.tried:
            moved = with_input(self.plan, self.input, value)
            self.tried[value] = self.result.of(Outcome(moved, self.promised, self.held))
        return self.tried[value]

    def exactly(self) -> Solution:
        """Return where the result, unrounded, is the target."""
        for nearer, farther in outward(self.input):
            ends = self.points((nearer, farther))
            if self.meets(nearer):
                return self.solution(nearer)
            if self.meets(farther):
                return self.solution(boundary(self.meets, farther, nearer))
            if _differ(ends):
                return self.solution(root(self.off, ends[0], ends[1], self.enough).x)
        return self.at_the_turn()

    def at_the_turn(self) -> Solution:
        """Return the best where no two neighbouring values have the target between them.

        The result may still turn at the target, or beyond it, between two of them.
        """
        points = self.points(sorted(self.tried))
        if not points:
            return self.solution(self.input.value, possible=False)
        best = min(points, key=lambda point: abs(point.y))
        at = points.index(best)
        around = points[max(0, at - 1) : at + 2]
        side = copysign(1.0, best.y)
        turn = least(lambda value: side * self.off(value), around[0].x, around[-1].x)
        if turn.y <= self.enough:
            ends = [best, Point(turn.x, side * turn.y)]
            return self.solution(root(self.off, ends[0], ends[1], self.enough).x)
        nearest = min(best, turn, key=lambda point: abs(point.y))
        return self.solution(nearest.x, possible=False)

    def at_the_bound(self) -> Solution:
        """Return the last value at which the result keeps to the target."""
        for nearer, farther in outward(self.input):
            if self.keeps(nearer) != self.keeps(farther):
                inside, outside = sorted((nearer, farther), key=self.keeps, reverse=True)
                return self.solution(boundary(self.keeps, inside, outside))
        points = self.points(sorted(self.tried))
        value = min(max(self.input.value, self.input.lowest), self.input.highest)
        if not self.keeps(value) and points:
            best = min if self.result.suffices == "at most" else max
            value = best(points, key=lambda point: point.y).x
        return self.solution(value, possible=self.keeps(value))

    def meets(self, value: float) -> bool:
        return self.reached(value) is not None and abs(self.off(value)) <= self.enough

    def keeps(self, value: float) -> bool:
        reached = self.reached(value)
        if reached is None:
            return False
        if self.result.suffices == "at most":
            return reached <= self.target
        return reached >= self.target

    def points(self, values: Iterable[float]) -> list[Point]:
        """Return how far the result is off at these values, where it is defined."""
        return [
            Point(value, self.off(value)) for value in values if self.reached(value) is not None
        ]

    def off(self, value: float) -> float:
        return (self.reached(value) or 0.0) - self.target

    @property
    def enough(self) -> float:
        return ENOUGH * abs(self.target)

    def solution(self, value: float, *, possible: bool = True) -> Solution:
        return Solution(
            input=self.input,
            result=self.result,
            target=self.target,
            possible=possible,
            value=value,
            reached=self.reached(value),
            plan=with_input(self.plan, self.input, value),
        )


def _differ(ends: list[Point]) -> bool:
    """Whether the target lies between two points."""
    return any((one.y < 0) != (other.y < 0) for one, other in pairwise(ends))
