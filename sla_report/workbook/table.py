"""Tables of a sheet: written from top to bottom, and summed up by column."""

from typing import NamedTuple

from sla_report.workbook.book import Sheet


class Table(NamedTuple):
    """Rows of a sheet that follow one another."""

    sheet: Sheet
    rows: list[int]

    def column(self, column: int) -> str:
        """Return the range of a column."""
        return self.sheet.area((self.rows[0], column), (self.rows[-1], column))


class Cursor:
    """Writes a sheet from top to bottom."""

    def __init__(self, sheet: Sheet, row: int = 0) -> None:
        self.sheet, self.row = sheet, row

    def heading(self, text: str, note: str = "") -> None:
        """Begin a section."""
        self.row += 1
        self.sheet.text(self.row, 0, text, "heading")
        self.row += 1
        if note:
            self.sheet.text(self.row, 0, note, "note")
            self.row += 1

    def heads(self, names: list[str], words: int = 1) -> None:
        """Write the heads of a table whose first so many columns hold words."""
        self.sheet.heads(self.row, names, words)
        self.row += 1

    def next(self) -> int:
        """Return the next row, and go on behind it."""
        self.row += 1
        return self.row - 1
