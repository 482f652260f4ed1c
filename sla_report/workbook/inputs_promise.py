"""The lower part of the sheet *Inputs*: the promise of sales, and the team that keeps it."""

from datetime import date

from sla_calc import FollowUpPolicy, SalesTeam
from sla_calc.follow_up.team_hours import hours_open_a_day, year_of
from sla_calc.follow_up.working_days import public_holidays
from sla_calc.model.fields import describe
from sla_calc.model.months import LAST_YEAR
from sla_calc.model.promise import Attempt
from sla_calc.model.team import WEEKDAYS
from sla_report.workbook.inputs import Inputs
from sla_report.workbook.style import Kind
from sla_report.workbook.table import Cursor

SPARE_HIRES = 3
"""Empty rows for reps who are still to be hired."""

_POLICY = ("first_response_minutes", "connect_rate", "connect_decline", "connected_minutes")
_TEAM: dict[str, Kind] = {
    "reps": "number",
    "hours_per_week": "number",
    "selling_time": "rate",
    "marketing_leads_time": "rate",
    "max_occupancy": "rate",
}


def write_follow_up(put: Cursor, inputs: Inputs) -> None:
    """Write the follow-up policies, and the attempts of each."""
    sheet = inputs.sheet
    put.heading("Follow-up", "The first policy is the plan’s; others are those of lead types.")
    put.heads(["Policy", *(_label(FollowUpPolicy, name) for name in _POLICY)])
    for number, policy in enumerate(inputs.promises, start=1):
        row = put.next()
        inputs.policies.append(row)
        sheet.number(row, 0, number, "number")
        for column, name in enumerate(_POLICY, start=1):
            kind: Kind = "rate" if name in {"connect_rate", "connect_decline"} else "number"
            sheet.given(row, column, getattr(policy, name), kind)
    put.heading("Follow-up cadences", "Reaching the person ends a cadence.")
    attempt = ("day", "channel", "minutes", "automated")
    put.heads(["Policy", "Attempt", *(describe(Attempt, name).label for name in attempt)])
    for number, policy in enumerate(inputs.promises, start=1):
        first = put.row
        for at, each in enumerate(policy.cadence, start=1):
            row = put.next()
            sheet.number(row, 0, number, "number")
            sheet.number(row, 1, at, "number")
            sheet.given(row, 2, each.day, "number")
            sheet.text(row, 3, each.channel)
            sheet.given(row, 4, each.minutes, "number")
            sheet.given(row, 5, "yes" if each.automated else "no", "text")
            sheet.choice(row, 5, ["yes", "no"])
        inputs.attempts.append((first, put.row - 1))


def write_team(put: Cursor, inputs: Inputs) -> None:
    """Write the reps, their hours, and their working days."""
    team, sheet = inputs.plan.team, inputs.sheet
    put.heading("The team")
    for name, kind in _TEAM.items():
        words, row = describe(SalesTeam, name), put.next()
        sheet.text(row, 0, words.label)
        sheet.given(row, 1, getattr(team, name), kind)
        sheet.text(row, 2, words.help, "aside")
        sheet.book.name(name, sheet.at(row, 1))
    row = put.next()
    sheet.text(row, 0, "Hours of a working day")
    sheet.given(row, 1, hours_open_a_day(team), "number")
    sheet.text(row, 2, "By the clock, from opening to closing.", "aside")
    sheet.book.name("hours_open", sheet.at(row, 1))
    put.row += 1
    put.heads(["Weekday", *WEEKDAYS])
    inputs.week = put.next()
    sheet.text(inputs.week, 0, "Worked")
    for column, day in enumerate(WEEKDAYS, start=1):
        sheet.given(inputs.week, column, "yes" if day in team.working_days else "no", "text")
        sheet.choice(inputs.week, column, ["yes", "no"])
    put.row += 1
    put.heads(["Month of tenure", *(f"{month}." for month in range(1, len(team.ramp) + 2))])
    inputs.ramp = put.next()
    sheet.text(inputs.ramp, 0, "Productivity of a new rep")
    for column, share in enumerate((*team.ramp, 1.0), start=1):
        sheet.given(inputs.ramp, column, share, "rate")
    put.row += 1
    put.heads(["Hires from", "Reps"])
    first = put.row
    for hire in team.hires:
        row = put.next()
        sheet.given(row, 0, hire.month.dates[0], "month")
        sheet.given(row, 1, hire.reps, "number")
    for _ in range(SPARE_HIRES):
        row = put.next()
        sheet.given(row, 0, None, "month")
        sheet.given(row, 1, None, "number")
    inputs.hires = (first, put.row - 1)
    _holidays(put, inputs)


def _holidays(put: Cursor, inputs: Inputs) -> None:
    place = inputs.plan.team.holidays
    put.heading("Public holidays", "Days off; more can be typed." if place else "None are off.")
    first = put.row
    for day in (*_days_off(inputs), None):
        inputs.sheet.given(put.next(), 0, day, "date")
    inputs.holidays = (first, put.row - 1)


def _days_off(inputs: Inputs) -> list[date]:
    """Return the public holidays of the plan's years."""
    plan = inputs.plan
    if not plan.team.holidays:
        return []
    last = max(year_of(plan)[-1], plan.covered_months[-1])
    years = range(plan.start_month.year, min(last.year + 1, LAST_YEAR) + 1)
    return sorted(day for year in years for day in public_holidays(plan.team.holidays, year))


def _label(model: type[FollowUpPolicy], name: str) -> str:
    words = describe(model, name)
    return words.label if words.unit == "rate" else f"{words.label}, {words.unit}"
