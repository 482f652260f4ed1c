"""The workbook's file: its sheets, what may stand in a cell, and how a cell looks."""

import io
import re
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import xlsxwriter
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from sla_data.formats.harmless import FORMULA
from sla_report.workbook.style import INK, LINE, LOOKS, YELLOW, Kind, money_format

Value = float | str | bool | None
"""What a formula comes to; None is an empty cell."""

ONE_LINE = 13
"""[characters] in a column of figures."""
TALLER, TALLEST = 31, 46
"""[points] of heads on two lines, and on three."""
_NO_TEXT = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Book:
    """A workbook that is being written.

    Args:
        currency: the plan's, in which amounts are shown.
    """

    def __init__(self, currency: str) -> None:
        self._bytes = io.BytesIO()
        # A text stays a text: no formula, no link, no number is read into it.
        self.file = xlsxwriter.Workbook(self._bytes, {"in_memory": True})
        self._money = money_format(currency)
        self._styles: dict[tuple[object, ...], Any] = {}

    def sheet(self, name: str) -> "Sheet":
        """Return a new sheet."""
        return Sheet(self, name, self.file.add_worksheet(name))

    def name(self, name: str, cell: str) -> None:
        """Give a cell or range a name for formulas."""
        self.file.define_name(name, f"={cell}")

    def style(self, kind: Kind, *, given: bool = False, bold: bool = False, text: str = "") -> Any:  # noqa: ANN401 - untyped
        """Return how a cell looks.

        Args:
            kind: what it holds.
            given: whether it is to be changed: yellow.
            bold: whether it stands out, as a sum does.
            text: what it holds; a formula's beginning is marked as text for whoever edits it.
        """
        quoted = text.startswith(FORMULA)
        key = (kind, given, bold, quoted)
        if key not in self._styles:
            look = {"num_format": self._money} if kind == "money" else LOOKS[kind]
            look = {"font_color": INK, **look}
            if given:
                look |= {"bg_color": YELLOW, "border": 1, "border_color": "#d9c66b"}
                look |= {"align": "right"} if kind == "text" else {}
            if bold:
                look |= {"bold": True, "top": 1, "top_color": LINE}
            if quoted:
                look |= {"quote_prefix": True}
            self._styles[key] = self.file.add_format(look)
        return self._styles[key]

    def finished(self) -> bytes:
        """Return the file."""
        self.file.close()
        return self._bytes.getvalue()


class Cell(NamedTuple):
    """What stands in a calculated cell."""

    formula: str
    value: Value
    kind: Kind


@dataclass(frozen=True)
class Sheet:
    """A sheet that is being written; rows and columns count from 0."""

    book: Book
    title: str
    sheet: Any

    def text(
        self,
        row: int,
        column: int,
        text: str,
        kind: Kind = "text",
        *,
        given: bool = False,
        bold: bool = False,
    ) -> None:
        """Write a text, as a text whatever it begins with."""
        shown = clean(text)
        style = self.book.style(kind, given=given, bold=bold, text=shown)
        if shown:
            self.sheet.write_string(row, column, shown, style)
        else:
            self.sheet.write_blank(row, column, None, style)

    def number(
        self, row: int, column: int, value: Value, kind: Kind, *, given: bool = False
    ) -> None:
        """Write a number; an empty cell where there is none."""
        style = self.book.style(kind, given=given)
        if value is None:
            self.sheet.write_blank(row, column, None, style)
        else:
            self.sheet.write_number(row, column, value, style)

    def given(self, row: int, column: int, value: float | str | date | None, kind: Kind) -> None:
        """Write a yellow cell: what is to be changed."""
        if isinstance(value, str):
            self.text(row, column, value, kind, given=True)
        elif isinstance(value, date):
            self.sheet.write_datetime(row, column, value, self.book.style(kind, given=True))
        else:
            self.number(row, column, value, kind, given=True)

    def formula(
        self,
        row: int,
        column: int,
        formula: str,
        value: Value,
        kind: Kind,
        *,
        bold: bool = False,
    ) -> None:
        """Write a formula with what it comes to now."""
        told = "" if value is None else clean(value) if isinstance(value, str) else value
        self.sheet.write_formula(row, column, f"={formula}", self.book.style(kind, bold=bold), told)

    def heads(self, row: int, names: list[str], words: int) -> None:
        """Write the heads of columns, of which the first so many hold words."""
        for place, name in enumerate(names):
            self.text(row, place, name, "head" if place < words else "head_right")
        longest = max(map(len, names[words:]), default=0)
        if longest > ONE_LINE:
            self.sheet.set_row(row, TALLER if longest <= 2 * ONE_LINE else TALLEST)

    def at(self, row: int, column: int) -> str:
        """Return a cell's address for formulas of any sheet."""
        return f"{self.title}!{xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)}"

    def area(self, first: tuple[int, int], last: tuple[int, int]) -> str:
        """Return the address of a range, both corners included."""
        return f"{self.title}!{xl_range_abs(*first, *last)}"

    def choice(self, row: int, column: int, options: list[str]) -> None:
        """Let a cell be one of a few words."""
        self.sheet.data_validation(
            row, column, row, column, {"validate": "list", "source": options}
        )

    def flag(self, cell: str, criteria: str, colour: str) -> None:
        """Colour a cell while a formula is true."""
        look = self.book.file.add_format({"bg_color": colour})
        self.sheet.conditional_format(
            cell.partition("!")[2], {"type": "formula", "criteria": f"={criteria}", "format": look}
        )


def clean(text: str) -> str:
    r"""Return a text without the characters that no workbook can hold.

    >>> clean("=cmd|'/c calc'!A1"), clean("a\x00b")
    ("=cmd|'/c calc'!A1", 'a b')
    """
    return _NO_TEXT.sub(" ", text)


def serial(day: date) -> float:
    """Return a day as a workbook counts it.

    >>> serial(date(2027, 1, 1))
    46388.0
    """
    return float((day - date(1899, 12, 30)).days)
