"""A block of the sheet *Schedule*: a row for each lead type, and one for their sum."""

from sla_report.workbook.months import FIRST, Months


def write_lines(months: Months, block: str, title: str, note: str) -> None:
    """Write the heading of a block, and the names of its lead types."""
    sheet, inputs = months.sheet, months.inputs
    top = months.starts[block]
    sheet.text(top, 0, title, "heading")
    sheet.text(top + 1, 0, note, "note")
    for at, (_, stream, kind) in enumerate(inputs.kinds):
        row = months.row(block, at)
        sheet.formula(row, 0, inputs.of_line(at, 0), stream.name, "text")
        sheet.formula(row, 1, inputs.of_line(at, 1), kind.name, "text")


def write_sums(months: Months, block: str, totals: list[float]) -> None:
    """Write the sum over all lead types below a block."""
    sheet, row = months.sheet, months.row(block, len(months.inputs.kinds))
    sheet.text(row, 0, "All", bold=True)
    sheet.text(row, 1, "", bold=True)
    for later, total in enumerate(totals):
        formula = f"SUM({months.down(block, later)})"
        sheet.formula(row, FIRST + later, formula, total, "count", bold=True)
