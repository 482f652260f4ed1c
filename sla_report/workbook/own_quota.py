"""What each month's own quota takes, on the sheet *Schedule*."""

from sla_calc import quota_of
from sla_report.workbook.blocks import write_lines, write_sums
from sla_report.workbook.demand_streams import A_UNIT, BRINGS, Demand
from sla_report.workbook.formulas import promised_leads
from sla_report.workbook.improving import brings_then, improving_streams, rates_then
from sla_report.workbook.inputs_plan import MOST_GROWN
from sla_report.workbook.months import FIRST, Months


def write_own_quota(months: Months, demand: Demand) -> None:
    """Write each month's quota, what marketing owes of it, and the leads which that takes."""
    _quota(months)
    _targets(months)
    write_lines(
        months,
        "needs",
        "Leads that each month’s own quota takes, unrounded",
        "As if every lead closed in its own month.",
    )
    write_lines(
        months,
        "own",
        "Leads that each month’s own quota takes",
        "As if every lead closed in its own month; in whole numbers.",
    )
    moving = improving_streams(months)
    for at, (stream, *_) in enumerate(months.inputs.kinds):
        for later, found in enumerate(months.demands):
            target = months.at("quota", 1 + stream, later)
            unit = _unit(months, at, later) if stream in moving else demand.of(at, A_UNIT)
            row = months.row("needs", at)
            value = found.lines[at].volumes[0]
            months.sheet.formula(row, FIRST + later, f"{target}*{unit}", value, "volume")
            if later < months.plan.months:
                _promise(months, at, later)
    write_sums(months, "own", [each.leads for each in months.demands[: months.plan.months]])
    if moving:
        write_lines(months, "brings", "What a lead brings, as rates and deal sizes move", "")
        for at, (stream, *_) in enumerate(months.inputs.kinds):
            for later, found in enumerate(months.demands):
                line = found.lines[at]
                value = line.close_rate * line.deal_size
                still = demand.of(at, BRINGS)
                formula = brings_then(months, demand, at, later) if stream in moving else still
                row = months.row("brings", at)
                months.sheet.formula(row, FIRST + later, formula, value, "money")


def _quota(months: Months) -> None:
    sheet, inputs, plan = months.sheet, months.inputs, months.plan
    top = months.starts["quota"]
    sheet.text(top, 0, "Quota, and what marketing’s leads owe of it", "heading")
    sheet.text(top + 1, 0, f"{plan.currency} a month.", "note")
    row = months.row("quota")
    sheet.text(row, 0, "Quota")
    weights = inputs.sheet.area((inputs.seasons, 1), (inputs.seasons, 12))
    for later, month in enumerate(months.covered):
        season = f"INDEX({weights},MONTH({months.head(later)}))/AVERAGE({weights})"
        if later < inputs.typed_months:
            typed = inputs.sheet.at(inputs.quotas, later + 1)
            usual = f"{inputs.sheet.at(inputs.unseasoned, later + 1)}*{season}"
            formula = f"IF(ISNUMBER({typed}),{typed},{usual})"
        else:
            formula = f"quota*(1+quota_growth)^{min(later, MOST_GROWN)}*{season}"
        sheet.formula(row, FIRST + later, formula, float(quota_of(plan, month)), "money")


def _targets(months: Months) -> None:
    sheet, inputs, plan = months.sheet, months.inputs, months.plan
    for number, stream in enumerate(plan.streams):
        row = months.row("quota", 1 + number)
        own = inputs.streams[number]
        sheet.formula(row, 0, inputs.sheet.at(own, 0), stream.name, "text")
        share, usual, by_marketing = (inputs.sheet.at(own, column) for column in (1, 2, 3))
        for later, found in enumerate(months.demands):
            kept = usual
            if later < inputs.typed_months:
                typed = inputs.sheet.at(inputs.retained[number], later + 1)
                kept = f"IF(ISNUMBER({typed}),{typed},{usual})"
            quota = months.at("quota", 0, later)
            formula = f"MAX(0,{quota}*{share}-{kept})*{by_marketing}"
            target = found.targets[number].marketing_target
            sheet.formula(row, FIRST + later, formula, target, "money")


def _unit(months: Months, line: int, later: int) -> str:
    """Return the leads that one unit of money takes, where rates move."""
    inputs = months.inputs
    siblings = inputs.lines_of(inputs.kinds[line][0])
    mixes = inputs.sheet.area((inputs.lines[siblings[0]], 2), (inputs.lines[siblings[-1]], 2))
    worth = months.down("brings", later, siblings)
    own = months.at("brings", line, later)
    mix = inputs.of_line(line, 2)
    return f'({mix}/IF(mix_basis="leads",SUMPRODUCT({mixes},{worth}),{own}))'


def _promise(months: Months, line: int, later: int) -> None:
    formula = promised_leads(months.at("needs", line, later), rates_then(months, line, later))
    value = months.demands[later].lines[line].committed[0]
    months.sheet.formula(months.row("own", line), FIRST + later, formula, value, "count")
