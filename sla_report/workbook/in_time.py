"""How many leads are answered in time, by Erlang's formulas, on the sheet *Capacity*."""

from typing import TYPE_CHECKING

from sla_calc import FollowUpCapacity, FollowUpLine
from sla_calc.follow_up.response import minutes_left
from sla_calc.follow_up.waiting import answered_within, erlang_b, probability_of_waiting
from sla_report.workbook.attempts import Efforts
from sla_report.workbook.book import Sheet
from sla_report.workbook.inputs import Inputs
from sla_report.workbook.table import Cursor, Table

if TYPE_CHECKING:
    from sla_report.workbook.style import Kind

PIECES, IF_NEEDED, IN_TIME = 9, 10, 11
"""Columns of a lead type."""


def write_in_time(
    put: Cursor, lines: Table, inputs: Inputs, capacity: FollowUpCapacity, efforts: Efforts
) -> None:
    """Write how long a lead waits for a free rep, and for each lead type how many come in time."""
    put.heading(
        "How long a lead waits for a free rep",
        "Erlang C: work arrives at random and shares the team’s time, first come, first served.",
    )
    sheet, pieces = lines.sheet, lines.column(PIECES)
    told = _told(capacity)
    blocked = "EXP(servers*LN(load)-load-GAMMALN(servers+1))/(1-GAMMADIST(load,servers+1,1,TRUE))"
    table = (
        ("Opening hours of a month", "hours_a_month", "hours_open*days_worked"),
        ("Days of a month", "days_a_month", "(EDATE(start_month,12)-start_month)/12"),
        ("Working minutes of a day", "minutes_a_day", "hours_a_month*60/days_a_month"),
        (
            "Reps’ time, in servers",
            "servers",
            "IF(hours_a_month=0,0,hours_available/hours_a_month)",
        ),
        ("Work, in servers", "load", "IF(hours_a_month=0,0,hours_needed/hours_a_month)"),
        (
            "Minutes of a piece of work",
            "handle_minutes",
            f"IF(hours_needed=0,0,hours_needed*60/SUM({pieces}))",
        ),
        (
            "All are busy (Erlang B)",
            "blocked",
            f"IF(load=0,0,IF(load>=servers,1,{blocked}))",
        ),
        (
            "A lead waits (Erlang C)",
            "waits",
            "IF(load=0,0,IF(load>=servers,1,servers*blocked/(servers-load*(1-blocked))))",
        ),
    )
    for label, name, formula in table:
        row = put.next()
        sheet.text(row, 0, label)
        sheet.book.name(name, sheet.at(row, 2))
        kind: Kind = "rate" if name in {"blocked", "waits"} else "decimal"
        sheet.formula(row, 2, formula, told[name], kind)
    for at, (row, line) in enumerate(zip(lines.rows, capacity.lines, strict=True)):
        _line(sheet, row, line, told, efforts.under(inputs.policy(at)))


def _told(capacity: FollowUpCapacity) -> dict[str, float]:
    """Return what the formulas come to."""
    opening = capacity.hours_open
    servers = capacity.hours_available / opening if opening else 0.0
    load = capacity.hours_needed / opening if opening else 0.0
    pieces = sum(line.leads * line.effort.pieces_of_work for line in capacity.lines)
    keeps_up = load < servers
    return {
        "hours_a_month": opening,
        "days_a_month": capacity.days,
        "minutes_a_day": opening * 60 / capacity.days,
        "servers": servers,
        "load": load,
        "handle_minutes": capacity.hours_needed * 60 / pieces if pieces else 0.0,
        "blocked": 0.0 if not load else float(erlang_b(servers, load)) if keeps_up else 1.0,
        "waits": float(probability_of_waiting(servers, load)),
    }


def _line(
    sheet: Sheet, row: int, line: FollowUpLine, told: dict[str, float], effort: dict[str, str]
) -> None:
    """Write how many leads of a type come in time."""
    left = minutes_left(line.policy, told["minutes_a_day"])
    by_a_rep = _answered(told, max(left, 0.0))
    answered = 1.0 if line.policy.cadence[0].automated else by_a_rep
    may_wait = f"({effort['promise']}-{effort['first_day']}*minutes_a_day)"
    pieces = line.leads * line.effort.pieces_of_work
    sheet.formula(row, PIECES, f"{sheet.at(row, 2)}*{effort['pieces']}", pieces, "volume")
    sheet.formula(
        row,
        IF_NEEDED,
        "IF(hours_needed=0,1,IF(hours_a_month=0,0,"
        f"1-waits*EXP(-MAX(servers-load,0)*MAX({may_wait},0)/handle_minutes)))",
        by_a_rep,
        "rate",
    )
    automated, needed = effort["first_automated"], sheet.at(row, IF_NEEDED)
    in_time = f'IF({may_wait}<0,0,IF({automated}="yes",1,{needed}))'
    sheet.formula(row, IN_TIME, in_time, 0.0 if left < 0 else answered, "rate")


def _answered(told: dict[str, float], minutes: float) -> float:
    if not told["load"] or not told["hours_a_month"]:
        return 0.0 if told["handle_minutes"] else 1.0
    return float(answered_within(told["servers"], told["load"], told["handle_minutes"], minutes))
