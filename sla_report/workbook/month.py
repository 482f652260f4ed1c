"""The sheet *Month*: leads typed day by day, held against the goal line."""

from typing import TYPE_CHECKING

from sla_calc import working_days
from sla_report.workbook.book import TALLEST, Sheet, Value
from sla_report.workbook.days import (
    COME,
    FIRST_DAY,
    GOALS,
    HEADS,
    LONGEST,
    PARTS,
    TYPED,
    write_days,
)
from sla_report.workbook.formulas import months_from
from sla_report.workbook.months import FIRST, Months
from sla_report.workbook.months import HEADS as MONTHS

if TYPE_CHECKING:
    from sla_report.workbook.style import Kind

MOST_PARTS = 40
"""So many lead types have a column each; more are typed in one."""


def write_month(sheet: Sheet, months: Months, due: list[int]) -> None:
    """Write the sheet on which a month is tracked.

    Args:
        sheet: the sheet.
        months: the schedule, whose leads due are the goal.
        due: leads due of each lead type in the plan's first month.
    """
    plan, month = months.plan, months.plan.start_month
    sheet.text(0, 0, "The month against its goal line", "title")
    sheet.text(1, 0, "Choose the month, and type below how many leads came on each day.", "note")
    sheet.text(3, 0, "Month")
    sheet.given(3, 1, month.dates[0], "month")
    sheet.book.name("tracked_month", sheet.at(3, 1))
    source = months.sheet.area((MONTHS, FIRST), (MONTHS, FIRST + plan.months - 1))
    sheet.sheet.data_validation(3, 1, 3, 1, {"validate": "list", "source": f"={source}"})
    _figures(sheet, sum(due), month.days, len(working_days(plan.team, month)))
    parts = _goals(sheet, months, due)
    write_days(sheet, month, sum(due), plan.tolerance, parts)


def _figures(sheet: Sheet, goal: int, days: int, working: int) -> None:
    """Write where the month stands."""
    typed = sheet.area((FIRST_DAY, TYPED), (FIRST_DAY + LONGEST - 1, TYPED))
    rest = "tracked_month+as_of,EOMONTH(tracked_month,0),weekdays_off,days_off"
    judged = (
        'IF(as_of/days_in_month<0.1,"too early",IF(come/line_now<1-tolerance,"behind",'
        'IF(come/line_now>1+tolerance,"ahead","on track")))'
    )
    needed = goal / working if working else None
    table: tuple[tuple[str, str, str, Value, Kind], ...] = (
        ("Days", "days_in_month", "DAY(EOMONTH(tracked_month,0))", days, "count"),
        ("Goal, leads", "goal", sheet.at(GOALS, COME), goal, "count"),
        ("Last day typed", "as_of", f"MAX({typed})", 0, "count"),
        ("Leads so far", "come", sheet.at(GOALS + 1, COME), 0, "count"),
        ("Goal line by then", "line_now", "goal*as_of/days_in_month", 0, "volume"),
        ("Heading for", "", 'IF(as_of=0,"",come*days_in_month/as_of)', None, "volume"),
        (
            "Working days left",
            "days_left",
            f"IF(as_of>=days_in_month,0,NETWORKDAYS.INTL({rest}))",
            working,
            "count",
        ),
        (
            "Needed a working day",
            "",
            'IF(come>=goal,0,IF(days_left=0,"",(goal-come)/days_left))',
            needed if goal else 0,
            "volume",
        ),
        ("It is", "", f'IF(OR(as_of=0,goal=0),"",{judged})', None, "verdict"),
    )
    for row, (label, name, formula, value, kind) in enumerate(table, start=4):
        sheet.text(row, 0, label)
        sheet.formula(row, 1, formula, value, kind)
        if name:
            sheet.book.name(name, sheet.at(row, 1))


def _goals(sheet: Sheet, months: Months, due: list[int]) -> int:
    """Write the columns' heads and goals; return how many are typed."""
    inputs, plan = months.inputs, months.plan
    chosen = f"{months_from('start_month', 'tracked_month')}+1"
    each = len(inputs.kinds) <= MOST_PARTS
    sheet.heads(HEADS, ["Day", "Goal line", "Tolerated from", "to", "So far", "Typed"], words=1)
    sheet.sheet.set_row(HEADS, TALLEST)
    sheet.text(GOALS, 0, "Goal")
    sheet.text(GOALS + 1, 0, "So far")
    rows = list(range(len(inputs.kinds))) if each else [len(inputs.kinds)]
    values = due if each else [sum(due)]
    for part, (at, goal) in enumerate(zip(rows, values, strict=True)):
        column = PARTS + part
        if each:
            _, stream, kind = inputs.kinds[at]
            name = f'{inputs.of_line(at, 0)}&": "&{inputs.of_line(at, 1)}'
            sheet.formula(HEADS, column, name, f"{stream.name}: {kind.name}", "head_right")
        else:
            sheet.text(HEADS, column, "All leads", "head_right")
        row = months.along("due", at, 0, plan.months - 1)
        sheet.formula(GOALS, column, f"INDEX({row},{chosen})", goal, "count")
        days = sheet.area((FIRST_DAY, column), (FIRST_DAY + LONGEST - 1, column))
        sheet.formula(GOALS + 1, column, f"SUM({days})", 0, "count")
    last = PARTS + len(rows) - 1
    for at, total in ((GOALS, sum(due)), (GOALS + 1, 0)):
        area = sheet.area((at, PARTS), (at, last))
        sheet.formula(at, COME, f"SUM({area})", total, "count", bold=True)
    return len(rows)
