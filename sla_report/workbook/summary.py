"""What the follow-up takes in all, and whether it fits, on the sheet *Capacity*."""

from typing import TYPE_CHECKING

from sla_calc import FollowUpCapacity
from sla_calc.follow_up.team_hours import working_days_of_a_month
from sla_report.workbook.book import Value
from sla_report.workbook.formulas import NOISE
from sla_report.workbook.in_time import IN_TIME
from sla_report.workbook.inputs import Inputs
from sla_report.workbook.table import Table

if TYPE_CHECKING:
    from sla_report.workbook.style import Kind

    Rows = tuple[tuple[str, str, str, Value, Kind], ...]

ROWS = 13

NO_TIME = "no time at all"
"""Stands where hours are needed and none are there."""

FULL = f"(max_occupancy*(1+{NOISE}))"


def write_summary(
    lines: Table, inputs: Inputs, capacity: FollowUpCapacity, first: int, working: str
) -> None:
    """Write what the follow-up takes in all, and whether that fits.

    Args:
        lines: the lead types on the sheet.
        inputs: where the inputs stand.
        capacity: what is to come out.
        first: the first row.
        working: formula of the working days of a month.
    """
    sheet = lines.sheet
    table = (
        *_needed(lines, capacity),
        *_available(inputs, capacity, working),
        *_judged(lines, capacity),
    )
    for row, (label, name, formula, value, kind) in enumerate(table, start=first):
        sheet.text(row, 0, label)
        sheet.book.name(name, sheet.at(row, 2))
        sheet.formula(row, 2, formula, value, kind)


def _needed(lines: Table, capacity: FollowUpCapacity) -> "Rows":
    """Return the leads and what their follow-up takes."""
    column, expected = lines.column, capacity.attempts_expected
    hours, promised = capacity.hours_needed, capacity.hours_promised
    return (
        ("Leads", "owed", f"SUM({column(2)})", capacity.leads, "count"),
        ("Attempts, on average", "attempts", f"SUM({column(4)})", expected, "volume"),
        ("Hours needed, on average", "hours_needed", f"SUM({column(6)})", hours, "volume"),
        (
            "Hours if every attempt is made",
            "hours_promised",
            f"SUM({column(7)})",
            promised,
            "volume",
        ),
    )


def _available(inputs: Inputs, capacity: FollowUpCapacity, working: str) -> "Rows":
    """Return the reps and the hours that they have."""
    hired, reps = (
        inputs.sheet.area((inputs.hires[0], place), (inputs.hires[1], place)) for place in (0, 1)
    )
    last = f"EDATE(start_month,{inputs.plan.months - 1})"
    days, hours = working_days_of_a_month(inputs.plan), capacity.hours_available
    return (
        (
            "Reps, everybody ramped",
            "steady_reps",
            f'reps+SUMIFS({reps},{hired},"<="&{last})',
            capacity.reps,
            "volume",
        ),
        ("Working days of a month", "days_worked", working, days, "volume"),
        (
            "Hours of a rep for marketing’s leads",
            "hours_per_rep",
            "hours_a_day*days_worked",
            capacity.hours_per_rep,
            "volume",
        ),
        ("Hours available", "hours_available", "steady_reps*hours_per_rep", hours, "volume"),
    )


def _judged(lines: Table, capacity: FollowUpCapacity) -> "Rows":
    """Return whether the hours suffice, and for what they would."""
    column = lines.column
    fewest = f"ROUNDUP(hours_needed/(hours_per_rep*{FULL}),0)"
    return (
        (
            "Occupancy",
            "occupancy",
            occupancy_of("hours_needed", "hours_available"),
            or_no_time(capacity.occupancy),
            "rate",
        ),
        ("It is", "status", status_of("occupancy"), capacity.status, "verdict"),
        (
            "Reps needed",
            "reps_needed",
            f'IF(hours_needed=0,0,IF(hours_per_rep=0,"{NO_TIME}",{fewest}))',
            or_no_time(capacity.reps_needed),
            "count",
        ),
        (
            "Leads that fit",
            "leads_supported",
            f'IF(hours_needed=0,"",ROUNDDOWN(hours_available*{FULL}/(hours_needed/owed),0))',
            capacity.leads_supported,
            "count",
        ),
        (
            "In time, of all leads",
            "in_time",
            f'IF(owed=0,"",MIN(1,SUMPRODUCT({column(2)},{column(IN_TIME)})/owed))',
            capacity.response_within_promise,
            "rate",
        ),
    )


def occupancy_of(needed: str, available: str) -> str:
    """Return the formula of the share of the hours that is needed."""
    return f'IF({needed}=0,0,IF({available}=0,"{NO_TIME}",{needed}/{available}))'


def status_of(occupancy: str) -> str:
    """Return the formula of whether the hours suffice."""
    above = f'IF({occupancy}<={FULL},"fine","tight")'
    return f'IF(ISTEXT({occupancy}),"broken",IF({occupancy}>1+{NOISE},"broken",{above}))'


def or_no_time(figure: float | None) -> Value:
    """Return a figure, or that there is no time."""
    return NO_TIME if figure is None else figure
