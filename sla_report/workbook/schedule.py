"""The sheet *Schedule*: the leads that are due month by month, and whether the hours suffice."""

from sla_calc import LeadSchedule, scheduled_capacity
from sla_report.workbook.blocks import write_lines, write_sums
from sla_report.workbook.book import Sheet, serial
from sla_report.workbook.capacity import Capacity
from sla_report.workbook.demand_streams import Demand
from sla_report.workbook.inputs import Inputs
from sla_report.workbook.months import FIRST, HEADS, Months
from sla_report.workbook.own_quota import write_own_quota
from sla_report.workbook.shift import write_shift
from sla_report.workbook.style import RED
from sla_report.workbook.team_by_month import write_hours

AS_IT_WAS = (
    "The schedule of the app, found by a linear program: values, not formulas, and those of the "
    "plan as it was when this file was made."
)


def write_schedule(
    sheet: Sheet, inputs: Inputs, demand: Demand, capacity: Capacity, schedule: LeadSchedule
) -> Months:
    """Write the leads due in each month.

    While the inputs are as they were, those that the app has scheduled; after a change, those that
    follow by shifting what each month's quota takes by the sales cycle.
    """
    months = Months(sheet, inputs)
    sheet.text(0, 0, "When the leads are due", "title")
    _heads(months)
    write_own_quota(months, demand)
    write_shift(months)
    _scheduled(months, schedule)
    _due(months, schedule)
    write_hours(months, capacity, scheduled_capacity(inputs.plan, schedule))
    return months


def _heads(months: Months) -> None:
    sheet, plan = months.sheet, months.plan
    stale = (
        "An input was changed: “Leads due” are the estimate below now, not the app’s schedule. "
        "Open the plan in the app for the exact one."
    )
    same = "“Leads due” are those that the app has scheduled, until an input is changed."
    sheet.formula(1, 0, f'IF(changed,"{stale}","{same}")', same, "note")
    sheet.flag(sheet.at(1, 0), "changed", RED)
    note = f"Columns after {plan.covered_months[-1]} and rows of working are folded."
    sheet.text(2, 0, note, "note")
    sheet.heads(HEADS, ["Stream", "Lead type"], words=2)
    for later, month in enumerate(months.covered):
        start = serial(month.dates[0])
        sheet.formula(HEADS, FIRST + later, f"EDATE(start_month,{later})", start, "month_head")


def _scheduled(months: Months, schedule: LeadSchedule) -> None:
    write_lines(months, "scheduled", "Leads due, as the app scheduled them", AS_IT_WAS)
    for later, month in enumerate(schedule.months):
        for at, line in enumerate(schedule.of_month(month)):
            row = months.row("scheduled", at)
            months.sheet.number(row, FIRST + later, line.committed[0], "count")
    write_sums(months, "scheduled", list(schedule.leads))


def _due(months: Months, schedule: LeadSchedule) -> None:
    write_lines(
        months, "due", "Leads due", "What the reps follow up on, and the sheet Month is held to."
    )
    for later, month in enumerate(schedule.months):
        for at, line in enumerate(schedule.of_month(month)):
            estimate, scheduled = (months.at(each, at, later) for each in ("estimate", "scheduled"))
            pick, row = f"IF(changed,{estimate},{scheduled})", months.row("due", at)
            months.sheet.formula(row, FIRST + later, pick, line.committed[0], "count")
    write_sums(months, "due", list(schedule.leads))
