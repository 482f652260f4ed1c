"""What later months take, shifted by the sales cycle, on the sheet *Schedule*."""

from sla_calc.schedule.cycles import DAYS_A_MONTH
from sla_report.workbook.blocks import write_lines, write_sums
from sla_report.workbook.formulas import promised_count, promised_leads
from sla_report.workbook.improving import rates_then
from sla_report.workbook.months import FIRST, Months, takes_its_mean

SAME = 1e-9
"""Relative difference of two sums that are the same but for their noise."""


def write_shift(months: Months) -> None:
    """Write the estimate of the leads that are due, which follows from the yellow cells."""
    _cycles(months)
    write_lines(
        months,
        "shifted",
        "Leads due, estimated, unrounded",
        "Σ share of the deals that close so many months later × leads which that month takes.",
    )
    write_lines(
        months,
        "estimate",
        "Leads due, estimated",
        "What later months take, shifted by today’s sales cycles: as if the pipeline in hand were "
        "that of the same plan, and without monthly limits. It follows every yellow cell.",
    )
    totals = [0] * months.plan.months
    for line in range(len(months.inputs.kinds)):
        for later in range(months.plan.months):
            totals[later] += _estimate(months, line, later)
    write_sums(months, "estimate", [float(total) for total in totals])
    _whether_changed(months)


def _cycles(months: Months) -> None:
    """Write the share of each lead type's deals that close so many months after their lead."""
    inputs, sheet = months.inputs, months.sheet
    write_lines(
        months,
        "cycle",
        "Share of the deals that close so many months after their lead: 0, 1, 2, …",
        "Of the mean sales cycle; measured shares are yellow, spread ones are the app’s values.",
    )
    for line, (*_, kind) in enumerate(inputs.kinds):
        row, days = months.row("cycle", line), inputs.cycle(line)
        for lag, share in enumerate(months.shares[line]):
            column = FIRST + lag
            if takes_its_mean(kind):
                formula = f"MAX(0,1-ABS({lag}-{days}/{DAYS_A_MONTH}))"
                sheet.formula(row, column, formula, share, "rate")
            elif kind.cycle_curve:
                sheet.given(row, column, share, "rate")
            else:
                sheet.number(row, column, share, "rate")


def _estimate(months: Months, line: int, later: int) -> int:
    """Write the estimate of a lead type in a month; return it as a promise."""
    sheet, value = months.sheet, months.estimates[line][later]
    shares = months.along("cycle", line, 0, months.beyond)
    needs = months.along("needs", line, later, later + months.beyond)
    formula = f"SUMPRODUCT({shares},{needs})"
    sheet.formula(months.row("shifted", line), FIRST + later, formula, value, "volume")
    leads = promised_count(value, months.rates(line, later), months.plan.rounding)
    promise = promised_leads(months.at("shifted", line, later), rates_then(months, line, later))
    sheet.formula(months.row("estimate", line), FIRST + later, promise, leads, "count")
    return leads


def _whether_changed(months: Months) -> None:
    """Write whether the inputs still are those of the app's schedule."""
    sheet, row = months.sheet, months.row("cycle", len(months.inputs.kinds))
    needs = [
        [demand.lines[line].volumes[0] for demand in months.demands]
        for line in range(len(months.inputs.kinds))
    ]
    tests = [f'rounding<>"{months.plan.rounding}"']
    for block, table in (("needs", needs), ("cycle", months.shares)):
        area = sheet.area(
            (months.row(block), FIRST),
            (months.row(block, len(table) - 1), FIRST + len(table[0]) - 1),
        )
        mark = sum(
            value * (FIRST + at + 1) * (months.row(block, line) + 1)
            for line, values in enumerate(table)
            for at, value in enumerate(values)
        )
        now = f"SUMPRODUCT({area}*COLUMN({area})*ROW({area}))"
        tests.append(f"ABS({now}-{mark!r})>{SAME}*{max(mark, SAME)!r}")
    sheet.text(row, 0, "An input of the schedule was changed")
    sheet.formula(row, FIRST, f"OR({','.join(tests)})", value=False, kind="text")
    sheet.book.name("changed", sheet.at(row, FIRST))
