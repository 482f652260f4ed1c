"""The plan as a workbook."""

from sla_calc import (
    LeadSchedule,
    Plan,
    follow_up_capacity,
    lead_demand,
    lead_values,
)
from sla_calc.schedule.planned import planned_schedule
from sla_report.workbook.book import Book
from sla_report.workbook.capacity import write_capacity
from sla_report.workbook.demand import write_demand
from sla_report.workbook.inputs import Inputs
from sla_report.workbook.inputs_plan import (
    write_improvements,
    write_lead_types,
    write_months,
    write_plan,
    write_streams,
)
from sla_report.workbook.inputs_promise import write_follow_up, write_team
from sla_report.workbook.look import lay_out
from sla_report.workbook.month import write_month
from sla_report.workbook.schedule import write_schedule
from sla_report.workbook.table import Cursor
from sla_report.workbook.value import write_value


def workbook(plan: Plan, schedule: LeadSchedule | None = None) -> bytes:
    """Return the plan as an XLSX file whose figures follow from its yellow cells.

    Args:
        plan: the plan.
        schedule: when its leads are due; that under the plan's own terms if none.

    Raises:
        PlanError: the team names a country or region whose holidays are not known.
    """
    book = Book(plan.currency)
    demand = lead_demand(plan)
    inputs = _inputs(book, plan)
    demanded = write_demand(book.sheet("Demand"), inputs, demand)
    value = book.sheet("Value")
    write_value(value, inputs, demanded, lead_values(plan, demand))
    capacity = follow_up_capacity(plan, demand=demand)
    hours = write_capacity(book.sheet("Capacity"), inputs, demanded, capacity)
    schedule = schedule or planned_schedule(plan)
    months = write_schedule(book.sheet("Schedule"), inputs, demanded, hours, schedule)
    due = [line.committed[0] for line in schedule.of_month(plan.start_month)]
    month = book.sheet("Month")
    write_month(month, months, due)
    lay_out(inputs.sheet, [demanded.sheet, value, hours.sheet], months, month)
    return book.finished()


def _inputs(book: Book, plan: Plan) -> Inputs:
    sheet = book.sheet("Inputs")
    inputs = Inputs(plan, sheet)
    sheet.text(0, 0, plan.name, "title")
    sheet.text(1, 0, "Change a yellow cell, and everything else follows.", "note")
    put = Cursor(sheet, 2)
    for write in (
        *(write_plan, write_months, write_streams, write_lead_types, write_improvements),
        *(write_follow_up, write_team),
    ):
        write(put, inputs)
    return inputs
