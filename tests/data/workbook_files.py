"""One table as a workbook of each kind: XLSX, XLS and ODS, written by three other libraries."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from itertools import product
from typing import Any

import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableProperties
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

DAY = timedelta(days=1)


class Error(Enum):
    """What stands in a cell whose formula has no answer: the text, and its number in XLS."""

    NO_VALUE = "#N/A", 0x2A
    DIVISION = "#DIV/0!", 0x07


@dataclass(frozen=True)
class Share:
    """A number that is shown as a percentage."""

    of_one: float


Cell = str | float | bool | date | datetime | timedelta | Share | Error | None


@dataclass(frozen=True)
class Sheet:
    """A worksheet.

    Attributes:
        rows: its cells, from the first row and column on.
        hidden: whether nobody sees it.
        merged: the cells that are one: first row and column, last row and column, from 0.
    """

    rows: Sequence[Sequence[Cell]]
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()


def xlsx(**sheets: Sheet) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        styles = {kind: book.add_format({"num_format": style}) for kind, style in _STYLES.items()}
        for name, content in sheets.items():
            sheet = book.add_worksheet(name)
            for area in content.merged:
                sheet.merge_range(*area, "")
            for row, cells in enumerate(content.rows):
                for column, cell in enumerate(cells):
                    place, style = (row, column), styles.get(type(cell))
                    if isinstance(cell, Error):
                        sheet.write_formula(*place, "=NA()", None, cell.value[0])
                    elif isinstance(cell, str):
                        sheet.write_string(*place, cell)
                    elif cell is not None:
                        sheet.write(*place, cell.of_one if isinstance(cell, Share) else cell, style)
            if content.hidden:
                sheet.hide()
        next(each for each in book.worksheets() if not each.hidden).activate()
    return target.getvalue()


def xls(**sheets: Sheet) -> bytes:
    book = xlwt.Workbook()
    styles = {kind: xlwt.easyxf(num_format_str=style) for kind, style in _STYLES.items()}
    for name, content in sheets.items():
        sheet = book.add_sheet(name)
        sheet.visibility = int(content.hidden)
        for first_row, first_column, last_row, last_column in content.merged:
            sheet.merge(first_row, last_row, first_column, last_column)
        for row, cells in enumerate(content.rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, Error):
                    sheet.row(row).set_cell_error(column, cell.value[1])
                elif cell is not None:
                    number = cell.of_one if isinstance(cell, Share) else cell
                    number = number / DAY if isinstance(number, timedelta) else number
                    style = styles.get(type(cell), xlwt.Style.default_style)
                    sheet.write(row, column, number, style)
    target = io.BytesIO()
    book.active_sheet = next(n for n, each in enumerate(sheets.values()) if not each.hidden)
    book.save(target)
    return target.getvalue()


def ods(**sheets: Sheet) -> bytes:
    document = OpenDocumentSpreadsheet()
    unseen = Style(name="unseen", family="table")
    unseen.addElement(TableProperties(display="false"))
    document.automaticstyles.addElement(unseen)
    for name, content in sheets.items():
        table = Table(name=name, **({"stylename": unseen} if content.hidden else {}))
        covered, spanned = _areas(content)
        for row, cells in enumerate(content.rows):
            line = TableRow()
            for column, cell in enumerate(cells):
                place = row, column
                kind = CoveredTableCell if place in covered else TableCell
                line.appendChild(_ods_cell(kind, cell, spanned.get(place, {})))
            table.appendChild(line)
        document.spreadsheet.addElement(table)
    target = io.BytesIO()
    document.write(target)
    return target.getvalue()


def _areas(
    sheet: Sheet,
) -> tuple[set[tuple[int, int]], dict[tuple[int, int], dict[str, int]]]:
    """The places that merged cells cover, and how far each of these reaches, by its first."""
    covered, spanned = set(), {}
    for top, left, bottom, right in sheet.merged:
        covered |= set(product(range(top, bottom + 1), range(left, right + 1))) - {(top, left)}
        reach = {"numberrowsspanned": bottom - top + 1, "numbercolumnsspanned": right - left + 1}
        spanned[top, left] = reach
    return covered, spanned


def _ods_cell(kind: Any, cell: Cell, also: dict[str, int]) -> Any:
    if cell is None:
        return kind(**also)
    text, stored = _ods_value(cell)
    made = kind(**stored, **also)
    for line in text.split("\n"):
        made.appendChild(P(text=line))
    return made


def _ods_value(cell: Cell) -> tuple[str, dict[str, Any]]:  # noqa: PLR0911 - one a kind
    """What a cell shows, and what it holds, as LibreOffice writes it."""
    match cell:
        case bool():
            return str(cell), {"valuetype": "boolean", "booleanvalue": str(cell).lower()}
        case float() | int():
            return str(cell), {"valuetype": "float", "value": cell}
        case date():  # a time is a day too
            return str(cell), {"valuetype": "date", "datevalue": cell.isoformat()}
        case timedelta():
            minutes, seconds = divmod(cell.total_seconds(), 60)
            long = f"PT{minutes // 60:02.0f}H{minutes % 60:02.0f}M{seconds:012.9f}S"
            return str(cell), {"valuetype": "time", "timevalue": long.replace(".000000000", "")}
        case Share(number):
            return f"{number:.1%}", {"valuetype": "percentage", "value": number}
        case Error(value=(text, _)):
            return text, {"valuetype": "string", "stringvalue": "", "formula": "of:=NA()"}
        case _:
            return str(cell), {"valuetype": "string"}


_STYLES: dict[type, str] = {
    date: "dd/mm/yyyy",
    datetime: "dd/mm/yyyy hh:mm:ss",
    timedelta: "[h]:mm:ss",
    Share: "0.0%",
}

WRITERS: dict[str, Callable[..., bytes]] = {"XLSX": xlsx, "XLS": xls, "ODS": ods}
