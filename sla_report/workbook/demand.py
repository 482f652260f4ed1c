"""The sheet *Demand*: from the quota to the leads of an average month."""

from typing import TYPE_CHECKING

from sla_calc import LeadDemand
from sla_report.workbook.book import Sheet
from sla_report.workbook.demand_streams import (
    A_UNIT,
    BRINGS,
    CLOSE_RATE,
    DEAL_SIZE,
    FIRST_VOLUME,
    Demand,
    write_close_rates,
    write_streams,
)
from sla_report.workbook.formulas import product, promised
from sla_report.workbook.inputs import Inputs
from sla_report.workbook.table import Cursor

if TYPE_CHECKING:
    from sla_report.workbook.style import Kind


def write_demand(sheet: Sheet, inputs: Inputs, demand: LeadDemand) -> Demand:
    """Write the leads that marketing owes in an average month."""
    plan = inputs.plan
    found = Demand(sheet, len(plan.stages))
    sheet.text(0, 0, "Lead demand of an average month", "title")
    put = Cursor(sheet, 1)
    put.heading("From the quota to marketing’s target", f"{plan.currency} a month.")
    put.heads(
        [
            "Stream",
            "Quota",
            "Renewals and expansion",
            "New business",
            "Found by sales",
            "Marketing’s target",
            "Close rate of all leads",
        ]
    )
    write_streams(put, inputs, demand, found)
    put.heading(
        "From marketing’s target to the leads",
        "Leads a month: unrounded, then as the promise, in whole numbers.",
    )
    stages = list(plan.stages)
    put.heads(
        ["Stream", "Lead type", "Close rate", "Deal size", "A lead brings"]
        + [f"Leads for a {plan.currency} of the target", *stages]
        + [f"{stage}, promised" for stage in stages]
        + [f"Revenue, {plan.currency}"],
        words=2,
    )
    _lines(put, inputs, demand, found)
    write_close_rates(inputs, found)
    return found


def _lines(put: Cursor, inputs: Inputs, demand: LeadDemand, found: Demand) -> None:
    sheet = found.sheet
    first = put.row
    found.lines = [put.next() for _ in demand.lines]
    for at, (line, (number, stream, kind)) in enumerate(
        zip(demand.lines, inputs.kinds, strict=True)
    ):
        row, rates = found.lines[at], inputs.rates(at)
        own, streams = inputs.own_deal(at), inputs.sheet.at(inputs.streams[number], 4)
        mix = inputs.of_line(at, 2)
        sheet.formula(row, 0, inputs.of_line(at, 0), stream.name, "text")
        sheet.formula(row, 1, inputs.of_line(at, 1), kind.name, "text")
        sheet.formula(row, CLOSE_RATE, product(rates), line.close_rate, "rate")
        sheet.formula(
            row, DEAL_SIZE, f"IF(ISNUMBER({own}),{own},{streams})", line.deal_size, "money"
        )
        brings = product([found.of(at, CLOSE_RATE), found.of(at, DEAL_SIZE)])
        value = line.close_rate * line.deal_size
        sheet.formula(row, BRINGS, brings, value, "money")
        siblings = inputs.lines_of(number)
        mixes = inputs.sheet.area((inputs.lines[siblings[0]], 2), (inputs.lines[siblings[-1]], 2))
        worth = sheet.area((first + siblings[0], BRINGS), (first + siblings[-1], BRINGS))
        sheet.formula(
            row,
            A_UNIT,
            f'{mix}/IF(mix_basis="leads",SUMPRODUCT({mixes},{worth}),{found.of(at, BRINGS)})',
            _a_unit(inputs, demand, at),
            "small",
        )
        leads = f"{found.target(number)}*{found.of(at, A_UNIT)}"
        for stage, volume in enumerate(line.volumes):
            column = FIRST_VOLUME + stage
            before = found.of(at, column - 1)
            formula = f"{before}*{rates[stage - 1]}" if stage else leads
            sheet.formula(row, column, formula, volume, "volume")
        _promises(inputs, found, at, line.committed)
        sheet.formula(
            row,
            found.revenue,
            product([found.of(at, FIRST_VOLUME), found.of(at, BRINGS)]),
            line.revenue,
            "money",
        )
    _totals(put, found, demand)


def _promises(inputs: Inputs, found: Demand, line: int, committed: tuple[int, ...]) -> None:
    """Write the promise at each stage; each from the one below where each is rounded."""
    rates, last = inputs.rates(line), len(committed) - 1
    for stage, value in enumerate(committed):
        own = promised(found.of(line, FIRST_VOLUME + stage))
        column = found.first_promise + stage
        if stage < last:
            up = promised(f"{found.of(line, column + 1)}/{rates[stage]}")
            own = f'IF(rounding="each stage",{up},{own})'
        found.sheet.formula(found.lines[line], column, own, value, "count")


def _totals(put: Cursor, found: Demand, demand: LeadDemand) -> None:
    sheet = found.sheet
    found.total = put.next()
    for column in range(FIRST_VOLUME):
        sheet.text(found.total, column, "" if column else "All", bold=True)
    columns: list[tuple[int, float, Kind]] = [
        (FIRST_VOLUME + at, x, "volume") for at, x in enumerate(demand.total_volumes)
    ]
    columns += [
        (found.first_promise + at, x, "count") for at, x in enumerate(demand.total_committed)
    ]
    columns.append((found.revenue, demand.revenue, "money"))
    for column, value, kind in columns:
        sheet.formula(found.total, column, f"SUM({found.column(column)})", value, kind, bold=True)
    sheet.book.name("leads", sheet.at(found.total, found.first_promise))


def _a_unit(inputs: Inputs, demand: LeadDemand, line: int) -> float:
    """Return the leads that one unit of money of the target takes."""
    number, _, kind = inputs.kinds[line]
    own = demand.lines[line]
    if inputs.plan.mix_basis == "revenue":
        return kind.mix / (own.close_rate * own.deal_size)
    return kind.mix / sum(
        inputs.kinds[each][2].mix * demand.lines[each].close_rate * demand.lines[each].deal_size
        for each in inputs.lines_of(number)
    )
