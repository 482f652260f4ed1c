"""The working days of a month and a rep's hours on them, on the sheet *Capacity*."""

from sla_calc import working_days
from sla_calc.follow_up.team_hours import hours_a_day, year_of
from sla_calc.model.months import MONTHS_A_YEAR
from sla_calc.model.team import WEEKDAYS
from sla_report.workbook.book import Sheet, serial
from sla_report.workbook.inputs import Inputs
from sla_report.workbook.table import Cursor

FIRST = 2
"""The column of the first month."""


def write_working_days(put: Cursor, inputs: Inputs, sheet: Sheet) -> str:
    """Write the working days of the plan's first year; return their mean as a formula."""
    plan, given = inputs.plan, inputs.sheet
    put.heading("Working time", "Working days of twelve months, without public holidays.")
    mask = "&".join(f'IF({given.at(inputs.week, column)}="yes","0","1")' for column in range(1, 8))
    off = ["0" if day in plan.team.working_days else "1" for day in WEEKDAYS]
    row = put.next()
    sheet.text(row, 0, "Weekdays off, Monday first")
    sheet.formula(row, FIRST, mask, "".join(off), "verdict")
    sheet.book.name("weekdays_off", sheet.at(row, FIRST))
    row = put.next()
    sheet.text(row, 0, "A rep’s hours a day for marketing’s leads")
    week = given.area((inputs.week, 1), (inputs.week, 7))
    a_day = f'hours_per_week*selling_time*marketing_leads_time/COUNTIF({week},"yes")'
    sheet.formula(row, FIRST, a_day, hours_a_day(plan.team), "decimal")
    sheet.book.name("hours_a_day", sheet.at(row, FIRST))
    first, last = inputs.holidays
    sheet.book.name("days_off", given.area((first, 0), (last, 0)))
    months, days = put.next(), put.next()
    sheet.heads(months, ["Month", ""], words=2)
    sheet.text(days, 0, "Working days")
    for later, month in enumerate(year_of(plan)):
        column = FIRST + later
        start = serial(month.dates[0])
        sheet.formula(months, column, f"EDATE(start_month,{later})", start, "month_head")
        worked = len(working_days(plan.team, month))
        sheet.formula(days, column, days_worked(sheet.at(months, column)), worked, "count")
    return f"AVERAGE({sheet.area((days, FIRST), (days, FIRST + MONTHS_A_YEAR - 1))})"


def days_worked(first: str) -> str:
    """Return the formula of the working days of a month.

    Args:
        first: cell of its first day.
    """
    return f"NETWORKDAYS.INTL({first},EOMONTH({first},0),weekdays_off,days_off)"
