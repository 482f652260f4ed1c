"""CSV files that are given out: one way of writing them, in which no cell is a formula."""

import csv
import io
from collections.abc import Iterable

from sla_data.formats.harmless import harmless

Cell = str | float | None
DIGITS = 15
"""What a sum of floats has beyond them is noise."""
EXACT_UP_TO = 2.0**53
"""Whole numbers beyond that are no longer told apart."""


def csv_file(header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    r"""Return a table as a CSV file that spreadsheets open as UTF-8.

    Text that a spreadsheet would take for a formula is marked as text; numbers stay numbers, with
    all their digits and a point.

    Args:
        header: what stands above the columns.
        rows: what stands in them; None is blank.

    >>> csv_file(["who", "x"], [["=1+1", -2.5], ["Web", None]])[3:]
    b"who,x\r\n'=1+1,-2.5\r\nWeb,\r\n"
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(map(harmless, header))
    writer.writerows(map(_written, row) for row in rows)
    return f"\ufeff{text.getvalue()}".encode(errors="replace")


def short(number: float) -> float:
    """Return a number with all digits that mean something; a whole one without its decimal.

    >>> short(503.0), short(0.5), short(232000.00000000003)
    (503, 0.5, 232000)
    """
    told = float(f"{number:.{DIGITS}g}")
    return int(told) if told.is_integer() and abs(told) < EXACT_UP_TO else told


def _written(cell: Cell) -> str:
    if isinstance(cell, str):
        return harmless(cell)
    return "" if cell is None else repr(cell)
