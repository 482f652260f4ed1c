"""The sheet *Value*: what a lead is worth, in money, in points and against its cost."""

from sla_calc import LeadValue, budget_needed
from sla_report.workbook.book import Sheet
from sla_report.workbook.demand_streams import BRINGS, CLOSE_RATE, FIRST_VOLUME, Demand
from sla_report.workbook.inputs import Inputs
from sla_report.workbook.style import Kind
from sla_report.workbook.table import Cursor

_VALUE, _POINTS, _EQUIVALENT, _LEADS, _GOAL_VALUE, _GOAL_POINTS, _COST = range(2, 9)
_CUSTOMER, _RETURN, _BUDGET = range(9, 12)


def write_value(
    sheet: Sheet, inputs: Inputs, demand: Demand, values: tuple[LeadValue, ...]
) -> None:
    """Write what each lead type is worth."""
    money = inputs.plan.currency
    sheet.text(0, 0, "What a lead is worth", "title")
    put = Cursor(sheet, 1)
    put.heading("Lead types", "Each of an average month; empty where no cost is known.")
    put.heads(
        [
            "Stream",
            "Lead type",
            f"A lead brings, {money}",
            "Points of a lead",
            "Leads if all were this type",
            "Goal, leads",
            f"Goal, {money}",
            "Goal, points",
            f"Cost of a lead, {money}",
            f"Cost of a customer, {money}",
            "Return on spend",
            f"Budget, {money}",
        ],
        words=2,
    )
    rows = [put.next() for _ in values]
    for line, (row, value) in enumerate(zip(rows, values, strict=True)):
        sheet.formula(row, 0, demand.of(line, 0), value.stream, "text")
        sheet.formula(row, 1, demand.of(line, 1), value.lead_type, "text")
        for column, (formula, told, kind) in _cells(
            inputs, demand, (sheet, row), line, value
        ).items():
            sheet.formula(row, column, formula, told, kind)
    total = put.next()
    for column in range(_BUDGET):
        sheet.text(total, column, "" if column else "All", bold=True)
    sums: dict[int, tuple[float | None, Kind]] = {
        _LEADS: (sum(value.goal_leads for value in values), "count"),
        _GOAL_VALUE: (sum(value.goal_value for value in values), "money"),
        _GOAL_POINTS: (sum(value.goal_points for value in values), "volume"),
        _BUDGET: (budget_needed(values), "money"),
    }
    for column, (told, kind) in sums.items():
        area = sheet.area((rows[0], column), (rows[-1], column))
        formula = f'IF(COUNT({area})=0,"",SUM({area}))'
        sheet.formula(total, column, formula, told, kind, bold=True)


def _cells(
    inputs: Inputs, demand: Demand, place: tuple[Sheet, int], line: int, value: LeadValue
) -> dict[int, tuple[str, float | None, Kind]]:
    """Return what stands in the columns of a lead type."""
    (sheet, row), number = place, inputs.kinds[line][0]
    given, cost, rate = inputs.points(line), inputs.cost(line), demand.of(line, CLOSE_RATE)
    worth, points, leads, volume = (
        sheet.at(row, _VALUE),
        sheet.at(row, _POINTS),
        sheet.at(row, _LEADS),
        demand.of(line, FIRST_VOLUME),
    )
    scaled = f"{rate}/MIN({demand.column(CLOSE_RATE)})"
    computed = f'IF(points_scale="weakest is 1",{scaled},100*{rate})'

    def known(formula: str) -> str:
        return f'IF(ISNUMBER({cost}),{formula},"")'

    return {
        _VALUE: (demand.of(line, BRINGS), value.value, "money"),
        _POINTS: (f"IF(ISNUMBER({given}),{given},{computed})", value.points, "volume"),
        _EQUIVALENT: (f"{demand.target(number)}/{worth}", value.equivalent_leads, "volume"),
        _LEADS: (demand.of(line, demand.first_promise), value.goal_leads, "count"),
        _GOAL_VALUE: (f"{volume}*{worth}", value.goal_value, "money"),
        _GOAL_POINTS: (f"{volume}*{points}", value.goal_points, "volume"),
        _COST: (known(cost), value.cost_per_lead, "money"),
        _CUSTOMER: (known(f"{cost}/{rate}"), value.cost_per_customer, "money"),
        _RETURN: (f'IF(N({cost})>0,{worth}/{cost},"")', value.return_on_spend, "volume"),
        _BUDGET: (known(f"{cost}*{leads}"), value.budget, "money"),
    }
