"""What a month is held against: the plan, a typed goal, or how earlier months went."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

import numpy as np

from sla_calc.calibration.matching import Line
from sla_calc.errors import PlanError
from sla_calc.model.months import FIRST_YEAR, MONTHS_A_YEAR, YearMonth
from sla_calc.model.plan import Plan
from sla_calc.model.texts import short
from sla_calc.tracking.placing import Place, known_lines
from sla_calc.tracking.tallies import EVERYTHING, Measure, Tally
from sla_calc.value.lead_values import LeadValue

Basis = Literal["plan", "typed", "last month", "a year ago", "average of the last three months"]

Typed = float | Mapping[Line, float]
"""One goal for everything, or one for each line of the plan; a line that is left out has 0."""

MONTHS_BACK: dict[Basis, tuple[int, ...]] = {
    "last month": (1,),
    "a year ago": (MONTHS_A_YEAR,),
    "average of the last three months": (1, 2, 3),
}

_FIRST = YearMonth(FIRST_YEAR + 1, 1)


class Goals(NamedTuple):
    """The goal of each lead type, each stream and everything, or why there is none."""

    by_place: Mapping[Place, float | None]
    why: str = ""

    def of(self, place: Place) -> float | None:
        """Return a place's goal [leads, points or money]; None where there is none."""
        return self.by_place.get(place)


def month_goals(
    plan: Plan,
    month: YearMonth,
    values: tuple[LeadValue, ...],
    tally: Tally,
    *,
    basis: Basis = "plan",
    typed: Typed | None = None,
) -> Goals:
    """Return the goals of a month.

    Args:
        plan: the plan.
        month: the month.
        values: what the plan owes in it, and what that is worth.
        tally: what the table tells; earlier months are held against it.
        basis: what the goal is taken from.
        typed: the goal in the tally's measure; for ``"typed"`` only.

    Raises:
        PlanError: a typed goal is below 0, or of a line that the plan does not have.
    """
    planned = {(each.stream, each.lead_type): _owed(each, tally.measure) for each in values}
    if basis == "plan":
        return Goals(_added_up(planned))
    if basis == "typed":
        return _typed(plan, planned, typed)
    return _earlier(plan, month, tally, MONTHS_BACK[basis])


def _owed(value: LeadValue, measure: Measure) -> float:
    if measure == "leads":
        return float(value.goal_leads)
    return value.goal_points if measure == "points" else value.goal_value


def _added_up(lines: Mapping[Line, float]) -> dict[Place, float | None]:
    """Return the goals of lines, of their streams and of everything."""
    goals: dict[Place, float | None] = dict(lines.items())
    for stream in dict.fromkeys(stream for stream, _ in lines):
        goals[stream, None] = sum(goal for line, goal in lines.items() if line[0] == stream)
    goals[EVERYTHING] = sum(lines.values())
    return goals


def _typed(plan: Plan, planned: Mapping[Line, float], typed: Typed | None) -> Goals:
    if typed is None:
        return Goals({}, "No goal is typed yet.")
    if isinstance(typed, Mapping):
        known = known_lines(plan)
        for (stream, lead_type), goal in typed.items():
            if (stream, lead_type) not in known:
                message = f"There is no lead type {short(lead_type)} in stream {short(stream)}."
                raise PlanError(message)
            _check(f"The goal of {short(lead_type)}, {short(stream)}", goal)
        return Goals(_added_up({line: typed.get(line, 0.0) for line in known}))
    _check("The goal", typed)
    owed = sum(planned.values())
    if not owed:
        why = "The plan owes nothing in this month, so it does not tell how the goal is split."
        return Goals({EVERYTHING: typed}, why)
    split = _added_up({line: typed * (goal / owed) for line, goal in planned.items()})
    return Goals({**split, EVERYTHING: typed})


def _earlier(plan: Plan, month: YearMonth, tally: Tally, back: tuple[int, ...]) -> Goals:
    """Return the mean of earlier months, if the table holds all of them."""
    if month < _FIRST:
        return Goals({}, f"There is no month a year before {month} here.")
    months = [month + -each for each in back]
    missing = [each for each in months if not tally.table.holds(each, plan.team)]
    if missing:
        names = ", ".join(map(str, sorted(missing)))
        return Goals({}, f"The table does not hold the whole of {names}.")
    leads = np.mean([tally.leads_in(each) for each in months], axis=0)
    lines = known_lines(plan)
    streams = [(stream.name, None) for stream in plan.streams]
    places: list[Place] = [*lines, *streams, EVERYTHING]
    return Goals({place: tally.amount(place, leads) for place in places})


def _check(what: str, goal: float) -> None:
    if not 0 <= goal < float("inf"):
        message = f"{what} is {goal:,.10g}; it must be 0 or more."
        raise PlanError(message)
