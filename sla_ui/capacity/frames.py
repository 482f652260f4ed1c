"""Follow-up capacity as tidy frames: week by week, per lead type, per rep, per attempt."""

from collections.abc import Sequence
from typing import Any, Literal, get_args

import pandas as pd

from sla_calc import FollowUpBuildUp, FollowUpCapacity, LeadDemand, Plan
from sla_calc.follow_up.attempt_worth import CadenceWorth, stops_paying
from sla_report.numbers.figures import Figures
from sla_ui.demand.frames import amount, in_percent, line_names
from sla_ui.drawing.text import distinct, plain

By = Literal["attempt", "lead type"]
BY: tuple[By, ...] = get_args(By)
MOST_PARTS = 8
"""So many parts of a week's load are told apart; the rest are taken together."""


def weekly_hours(
    plan: Plan, demand: LeadDemand, build_up: FollowUpBuildUp, by: By, figures: Figures
) -> pd.DataFrame:
    """Return the hours of each of the plan's weeks, part by part.

    Columns: ``week`` (number), ``starts`` (its first day), ``part`` (what is followed up),
    ``position`` of the part, ``low`` and ``high`` (where it lies in the stack [hours]), ``hours``
    (as text); and, of the whole week, ``available``, ``fine`` (what may be planned) [hours],
    ``needed`` [hours], ``state`` (as text).
    """
    names, gathered = _parts(plan, demand, build_up, by)
    rows: list[dict[str, Any]] = []
    for week in build_up.weeks:
        if not week.in_plan:
            continue
        hours = week.hours_by_number if by == "attempt" else week.hours_by_line
        low = 0.0
        for position, indices in enumerate(gathered):
            own = sum(hours[index] for index in indices)
            rows.append(
                {
                    "week": week.number,
                    "starts": f"{week.starts:%d %b %Y}",
                    "part": names[position],
                    "position": position,
                    "low": low,
                    "high": low + own,
                    "hours": figures.about(own),
                    "available": week.hours_available,
                    "fine": week.hours_available * plan.team.max_occupancy,
                    "needed": week.hours_needed,
                    "state": f"{figures.about(week.hours_needed)} of "
                    f"{figures.about(week.hours_available)} hours",
                }
            )
            low += own
    return pd.DataFrame(rows)


def _parts(
    plan: Plan, demand: LeadDemand, build_up: FollowUpBuildUp, by: By
) -> tuple[list[str], list[list[int]]]:
    """Return what to call the parts of a week's load, and what is gathered in each."""
    if by == "attempt":
        count = len(build_up.weeks[0].hours_by_number)
        names = [f"Attempt {number}" for number in range(1, count + 1)]
        rest = f"Attempts {MOST_PARTS} to {count}"
    else:
        names = distinct(line_names(plan, demand.lines))
        rest = "All others"
    if len(names) <= MOST_PARTS:
        return names, [[index] for index in range(len(names))]
    first = MOST_PARTS - 1
    return [*names[:first], rest], [[i] for i in range(first)] + [list(range(first, len(names)))]


def by_lead_type(capacity: FollowUpCapacity, *, exact: bool = False) -> pd.DataFrame:
    """Return what the follow-up of each lead type takes in a month.

    Columns: ``stream``, ``lead_type``, ``leads``, ``promised`` (attempts of one lead), ``made`` (on
    average), ``reach`` [%], ``minutes`` (of a rep, a lead), ``hours``, ``hours_promised``;
    where they are to be exact, with every digit.
    """

    def short(value: float, decimals: int) -> float:
        return value if exact else round(value, decimals)

    return pd.DataFrame(
        {
            "stream": [plain(line.stream) for line in capacity.lines],
            "lead_type": [plain(line.lead_type) for line in capacity.lines],
            "leads": [float(line.leads) for line in capacity.lines],
            "promised": [float(len(line.policy.cadence)) for line in capacity.lines],
            "made": [short(line.effort.attempts, 2) for line in capacity.lines],
            "reach": [in_percent(line.reach, exact=exact) for line in capacity.lines],
            "minutes": [short(line.effort.minutes, 1) for line in capacity.lines],
            "hours": [short(line.hours_needed, 1) for line in capacity.lines],
            "hours_promised": [short(line.hours_promised, 1) for line in capacity.lines],
        }
    )


def per_rep(
    capacity: FollowUpCapacity, working_days: float, *, exact: bool = False
) -> pd.DataFrame:
    """Return what one ramped rep gets, in a day, a week and a month.

    Columns: ``what``, ``day`` (a working day), ``week``, ``month``; where they are to be exact,
    with every digit.
    """
    short = float if exact else _digits
    reps = capacity.reps
    monthly = (
        ("New leads", capacity.leads),
        ("Attempts", capacity.attempts_expected),
        ("Hours of follow-up", capacity.hours_needed),
        ("Hours for it", capacity.hours_available),
    )
    return pd.DataFrame(
        [
            {
                "what": what,
                "day": short(total / reps / working_days) if working_days else None,
                "week": short(total / reps / capacity.weeks),
                "month": short(total / reps),
            }
            for what, total in monthly
        ]
    )


def worth_of_attempts(
    plan: Plan, worths: Sequence[CadenceWorth], *, exact: bool = False
) -> pd.DataFrame:
    """Return what each attempt of each lead type brings for an hour of a rep.

    Columns: ``stream``, ``lead_type``, ``pays`` (until which attempt, in words), ``attempt_1`` …
    [money/hour], ``None`` where it takes no rep's time.
    """
    longest = max(len(each.attempts) for each in worths)
    hour = plan.team.cost_per_hour
    return pd.DataFrame(
        [
            {
                "stream": plain(each.stream),
                "lead_type": plain(each.lead_type),
                "pays": _pays(stops_paying(each.attempts, hour), len(each.attempts)),
                **{
                    f"attempt_{number + 1}": _worth(each, number, exact=exact)
                    for number in range(longest)
                },
            }
            for each in worths
        ]
    )


def _worth(each: CadenceWorth, number: int, *, exact: bool) -> float | None:
    if number >= len(each.attempts):
        return None
    per_hour = each.attempts[number].worth_per_hour
    return None if per_hour is None else amount(per_hour, exact=exact)


def _pays(stops: int | None, attempts: int) -> str:
    if stops is None:
        return f"all {attempts}"
    return "none" if stops == 1 else f"up to {stops - 1}"


def _digits(value: float) -> float:
    return float(f"{value:.3g}") if value < 100 else float(round(value))  # noqa: PLR2004
