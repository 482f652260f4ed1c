"""What the follow-up takes in all, and whether it fits, on the sheet *Capacity*."""

from sla_calc import FollowUpCapacity
from sla_calc.follow_up.team_hours import working_days_of_a_month
from sla_report.workbook.book import Cell, Value
from sla_report.workbook.formulas import NOISE
from sla_report.workbook.in_time import IN_TIME
from sla_report.workbook.inputs import Inputs
from sla_report.workbook.table import Table

ROWS = 13

NO_TIME = "no time at all"
"""Stands where hours are needed and none are there."""

Named = tuple[str, str, Cell]
"""A label, the name of its cell for formulas, and the cell."""

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
    table = (*_needed(lines, capacity), *_there(inputs, capacity, working), *_fits(lines, capacity))
    for row, (label, name, (formula, value, kind)) in enumerate(table, start=first):
        sheet.text(row, 0, label)
        sheet.book.name(name, sheet.at(row, 2))
        sheet.formula(row, 2, formula, value, kind)


def _needed(lines: Table, capacity: FollowUpCapacity) -> list[Named]:
    """Return what the follow-up takes."""
    leads, attempts, needed, promised = (f"SUM({lines.column(at)})" for at in (2, 4, 6, 7))
    made = capacity.attempts_expected
    most = capacity.hours_promised
    return [
        ("Leads", "owed", Cell(leads, capacity.leads, "count")),
        ("Attempts, on average", "attempts", Cell(attempts, made, "volume")),
        (
            "Hours needed, on average",
            "hours_needed",
            Cell(needed, capacity.hours_needed, "volume"),
        ),
        ("Hours if every attempt is made", "hours_promised", Cell(promised, most, "volume")),
    ]


def _there(inputs: Inputs, capacity: FollowUpCapacity, working: str) -> list[Named]:
    """Return the hours that the team has."""
    first, last = inputs.hires
    hired, reps = (inputs.sheet.area((first, place), (last, place)) for place in (0, 1))
    ends = f"EDATE(start_month,{inputs.plan.months - 1})"
    steady = f'reps+SUMIFS({reps},{hired},"<="&{ends})'
    days = working_days_of_a_month(inputs.plan)
    per_rep, available = capacity.hours_per_rep, capacity.hours_available
    return [
        ("Reps, everybody ramped", "steady_reps", Cell(steady, capacity.reps, "volume")),
        ("Working days of a month", "days_worked", Cell(working, days, "volume")),
        (
            "Hours of a rep for marketing’s leads",
            "hours_per_rep",
            Cell("hours_a_day*days_worked", per_rep, "volume"),
        ),
        (
            "Hours available",
            "hours_available",
            Cell("steady_reps*hours_per_rep", available, "volume"),
        ),
    ]


def _fits(lines: Table, capacity: FollowUpCapacity) -> list[Named]:
    """Return whether the one fits into the other."""
    occupancy = occupancy_of("hours_needed", "hours_available")
    fewest = f"ROUNDUP(hours_needed/(hours_per_rep*{FULL}),0)"
    reps = f'IF(hours_needed=0,0,IF(hours_per_rep=0,"{NO_TIME}",{fewest}))'
    most = f"ROUNDDOWN(hours_available*{FULL}/(hours_needed/owed),0)"
    supported = f'IF(hours_needed=0,"",{most})'
    in_time = f"MIN(1,SUMPRODUCT({lines.column(2)},{lines.column(IN_TIME)})/owed)"
    kept, needed = capacity.response_within_promise, or_no_time(capacity.reps_needed)
    return [
        ("Occupancy", "occupancy", Cell(occupancy, or_no_time(capacity.occupancy), "rate")),
        ("It is", "status", Cell(status_of("occupancy"), capacity.status, "verdict")),
        ("Reps needed", "reps_needed", Cell(reps, needed, "count")),
        ("Leads that fit", "leads_supported", Cell(supported, capacity.leads_supported, "count")),
        ("In time, of all leads", "in_time", Cell(f'IF(owed=0,"",{in_time})', kept, "rate")),
    ]


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
