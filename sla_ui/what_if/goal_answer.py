"""What is sought, what was found, and what it changes: worked out without a screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sla_calc import RESULTS, compare, in_round_numbers, lead_demand, solve_for, with_input
from sla_calc.what_if.outcome import Outcome
from sla_ui.what_if import names, words

if TYPE_CHECKING:
    from sla_calc import Input, Plan, PlansCompared, Solution
    from sla_calc.what_if.results import Result
    from sla_report.numbers.figures import Figures
    from sla_ui.what_if.state import WhatIfState

BETTER = 0.1
"""A target, until one is typed, is so much better than what the plan comes to."""

IN_TIME = 0.9
POINTS = 24
"""So many points make the line of a result over an input."""

ROOM = 0.4
"""How far the line goes on beyond both ends [of their distance]."""


@dataclass(frozen=True)
class Answer:
    """What was found.

    Attributes:
        solution: in round numbers.
        before: the result of the plan as it is.
        compared: the plan beside the one with the solution.
        curve: values of the input and what the result is there.
    """

    solution: Solution
    before: float | None
    compared: PlansCompared
    curve: tuple[tuple[float, float | None], ...]


def sought(known: WhatIfState, plan: Plan) -> tuple[str, Input]:
    """Return the group and the input that are looked at: at first, all win rates alike."""
    found = names.groups(plan)
    group = known.group if known.group in found else next(iter(found))
    among = found[group]
    last = f"conversion_rates.{len(plan.stages) - 2}"
    usual = next((each for each in among if each.address.endswith(last)), among[0])
    return group, next((each for each in among if each.address == known.sought), usual)


def aims(plan: Plan) -> dict[str, float]:
    """Return the results that can be aimed at, by name, and what they are in the plan.

    The revenue of the same leads is that of the plan, whatever it is.
    """
    outcome = Outcome(plan, promised=True, held=lead_demand(plan))
    values = {name: result.of(outcome) for name, result in RESULTS.items()}
    return {name: value for name, value in values.items() if value is not None}


def usual_target(plan: Plan, result: Result, value: float) -> float:
    """Return what a result is to be until a target is typed: a tenth better, in round numbers."""
    if result.name == "occupancy":
        return plan.team.max_occupancy
    if result.name == "response_within_promise":
        return IN_TIME
    better = value * (1 - BETTER if result.suffices == "at most" else 1 + BETTER)
    if result.unit == "rate":
        better = min(better, 1.0)
    return float(f"{better:.2g}")


def answer(plan: Plan, each: Input, known: WhatIfState, target: float) -> Answer:
    """Return what an input must be.

    Raises:
        PlanError: the bounds are in the wrong order, or a team's holidays are not known.
    """
    found = solve_for(
        plan,
        each,
        known.goal,
        target,
        low=known.lowest,
        high=known.highest,
        promised=True,
    )
    solution = in_round_numbers(plan, found)
    result, held = solution.result, lead_demand(plan)

    def at(value: float) -> float | None:
        return result.of(Outcome(with_input(plan, each, value), promised=True, held=held))

    return Answer(
        solution,
        result.of(Outcome(plan, promised=True, held=held)),
        compare([plan, solution.plan]),
        tuple((value, at(value)) for value in _around(solution)),
    )


def sentence_of(plan: Plan, found: Answer, figures: Figures) -> str:
    """Return the answer in words; it can hold users' names."""
    solution = found.solution
    each, result = solution.input, solution.result
    name = names.input_name(plan, each)
    target = words.of_result(solution.target, result, figures)
    aim = f"{result.label}: {result.suffices} {target}"
    value = words.of_input(solution.value, each, figures)
    if not solution.possible:
        low, high = (words.of_input(x, each, figures) for x in (each.lowest, each.highest))
        bounds = f"with {name} between {low} and {high}"
        if solution.reached is None:
            return f"{aim} is impossible {bounds}: it is undefined there."
        best = words.of_result(solution.reached, result, figures)
        return f"{aim} is impossible {bounds}. The best is {best}, at {value}."
    now = words.of_input(each.value, each, figures)
    if _keeps(solution, found.before):
        return _kept(aim, name, (value, now), found)
    if each.unit == "times":
        return f"{aim} takes a change of {value} in {name}."
    return f"{aim} takes {name} at {value} (now {now})."


def _kept(aim: str, name: str, told: tuple[str, str], found: Answer) -> str:
    """Return how far an input can go where the plan keeps the target already."""
    solution, (value, now) = found.solution, told
    if all(_keeps(solution, reached) for _, reached in found.curve):
        return f"{aim} is kept already, whatever {name} is within its bounds."
    if solution.value == solution.input.value:
        return f"{aim} is just kept: {name} goes no further than {now}."
    return f"{aim} is kept as long as {name} goes no further than {value} (now {now})."


def _keeps(solution: Solution, value: float | None) -> bool:
    if value is None:
        return False
    if solution.result.suffices == "at most":
        return value <= solution.target
    return value >= solution.target


def _around(solution: Solution) -> list[float]:
    """Return values of the input from beyond the plan's to beyond the solution, in order."""
    each = solution.input
    ends = sorted((each.value, solution.value))
    room = ROOM * (ends[1] - ends[0]) or ROOM * each.value or each.step
    low, high = max(each.lowest, ends[0] - room), min(each.highest, ends[1] + room)
    steps = {low + (high - low) * at / POINTS for at in range(POINTS + 1)}
    return sorted(steps | set(ends))
