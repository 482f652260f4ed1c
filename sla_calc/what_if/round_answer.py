"""An answer in round numbers: with no more digits than it takes."""

from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Context

from sla_calc.funnel.demand import lead_demand
from sla_calc.model.plan import Plan
from sla_calc.what_if.moves import with_input
from sla_calc.what_if.outcome import Outcome
from sla_calc.what_if.solution import Solution

FEWEST, MOST = 3, 8
"""Digits that are tried."""


def in_round_numbers(plan: Plan, solution: Solution) -> Solution:
    """Return a goal seek's answer with as few digits as still keep the target, three at least.

    The target is a bound here, in whole promised leads: at most so many leads, at least so much
    revenue. An answer that is none stays as it is, and one that no fewer digits keep.

    Args:
        plan: the plan that was asked.
        solution: what ``solve_for`` found for it, best in whole promised leads.

    >>> from sla_calc import solve_for
    >>> found = solve_for(Plan(), "team.reps", "occupancy", 0.85, promised=True)
    >>> found.value, in_round_numbers(Plan(), found).value
    (6.433200330553676, 6.44)
    """
    if not solution.possible:
        return solution
    held = lead_demand(plan)
    for digits in range(FEWEST, MOST + 1):
        for rounding in (ROUND_FLOOR, ROUND_CEILING):
            value = float(Context(digits, rounding).create_decimal_from_float(solution.value))
            if not solution.input.lowest <= value <= solution.input.highest:
                continue
            moved = with_input(plan, solution.input, value)
            reached = solution.result.of(Outcome(moved, promised=True, held=held))
            if reached is not None and _keeps(solution, reached):
                return replace(solution, value=value, reached=reached, plan=moved)
    return solution


def _keeps(solution: Solution, reached: float) -> bool:
    if solution.result.suffices == "at most":
        return reached <= solution.target
    return reached >= solution.target
