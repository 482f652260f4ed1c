"""How the sheets are laid out: widths, what stays in sight, what is folded, how they print."""

from sla_report.workbook.book import Sheet
from sla_report.workbook.days import FIRST_DAY, LONGEST, TYPED
from sla_report.workbook.months import FIRST, HEADS, Months
from sla_report.workbook.style import YELLOW

_NAME, _FIGURE = 26, 14
"""[characters]"""
_SHADE = "#1f5fbf"


def lay_out(inputs: Sheet, results: list[Sheet], months: Months, month: Sheet) -> None:
    """Lay out all sheets."""
    _common(inputs, (38, 22), (1, 1))
    inputs.sheet.set_tab_color(YELLOW)
    for sheet in results:
        _common(sheet, (_NAME, _NAME), (1, 2))
    _common(months.sheet, (_NAME, _NAME), (HEADS + 1, FIRST))
    _fold(months)
    _common(month, (24, _FIGURE), (1, 1))
    month.sheet.set_column(TYPED, TYPED, None, None, {"hidden": True})
    month.sheet.print_area(0, 0, FIRST_DAY + LONGEST - 1, 14)


def _common(sheet: Sheet, widths: tuple[int, int], in_sight: tuple[int, int]) -> None:
    for column, width in enumerate(widths):
        sheet.sheet.set_column(column, column, width)
    sheet.sheet.set_column(len(widths), 200, _FIGURE)
    sheet.sheet.freeze_panes(*in_sight)
    sheet.sheet.hide_gridlines(2)
    sheet.sheet.set_landscape()
    sheet.sheet.set_paper(9)
    sheet.sheet.fit_to_pages(1, 0)
    sheet.sheet.set_footer("&L&A&R&P / &N")
    sheet.sheet.set_tab_color(_SHADE)


def _fold(months: Months) -> None:
    """Fold the months after the plan, and the working."""
    sheet, behind = months.sheet.sheet, FIRST + months.plan.months
    folded = {"level": 1, "hidden": True}
    sheet.set_column(behind, FIRST + len(months.covered) - 1, _FIGURE, None, folded)
    sheet.outline_settings(True, False, False, False)  # noqa: FBT003 - its order
    for row in range(months.starts["reps"], months.starts["end"]):
        sheet.set_row(row, None, None, folded)
