"""Rates and deal sizes that move from month to month, on the sheet *Schedule*."""

from fractions import Fraction

from sla_calc.model.months import months_between
from sla_report.workbook.demand_streams import DEAL_SIZE, Demand
from sla_report.workbook.formulas import product
from sla_report.workbook.months import FIRST, Months


def improving_streams(months: Months) -> set[int]:
    """Return the streams with a rate or deal size that moves, and write how far each has come."""
    inputs, sheet = months.inputs, months.sheet
    if not inputs.improvements:
        return set()
    top = months.starts["progress"]
    sheet.text(top, 0, "How far each improvement has come", "heading")
    moving = set()
    for at, ((line, number), given) in enumerate(inputs.improvements.items()):
        stream, _, kind = inputs.kinds[line]
        goal = kind.improvements[number]
        row = months.row("progress", at)
        sheet.text(row, 0, kind.name)
        sheet.text(row, 1, goal.quantity)
        whole = inputs.sheet.at(given, 6)
        until = months_between(months.plan.start_month, goal.by)
        for later in range(len(months.covered)):
            come = float(Fraction(1) if later >= until else Fraction(later, until))
            formula = f"IF({later}>={whole},1,{later}/{whole})"
            sheet.formula(row, FIRST + later, formula, come, "rate")
        if goal.quantity != "sales cycle":
            moving.add(stream)
    return moving


def rates_then(months: Months, line: int, later: int) -> list[str]:
    """Return the formulas of a lead type's conversion rates in a month."""
    rates = months.inputs.rates(line)
    return [_moved(months, line, later, step, rate) for step, rate in enumerate(rates, start=1)]


def brings_then(months: Months, demand: Demand, line: int, later: int) -> str:
    """Return the formula of what a lead brings in a month."""
    deal = _moved(months, line, later, 0, demand.of(line, DEAL_SIZE))
    return product([*rates_then(months, line, later), deal])


def _moved(months: Months, line: int, later: int, step: int, today: str) -> str:
    """Return today's figure as it is in a month; step 0 is the deal size."""
    inputs = months.inputs
    quantity = "conversion rate" if step else "deal size"
    for at, ((own, number), given) in enumerate(inputs.improvements.items()):
        goal = inputs.kinds[line][2].improvements[number] if own == line else None
        if goal and goal.quantity == quantity and (not step or goal.step == step):
            come = months.at("progress", at, later)
            return f"({today}+({inputs.sheet.at(given, 4)}-{today})*{come})"
    return today
