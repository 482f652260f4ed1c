"""The careful way of reading: every record is looked at, and what becomes of it is said.

It streams, so that its memory does not grow with the file. The fast way (``fast``) gives the same
table for a file that needs no care.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from sla_data.footers import LONGEST_FOOTER, TOTAL_ROW, footer_length, is_total
from sla_data.headers import Beginning
from sla_data.layout import LONGEST_TEXT, SetAside
from sla_data.records import UNCLOSED, Dialect, Record, records

MOST_SET_ASIDE = 10_000
AT_ONCE = 20_000
TOO_LONG = "more cells than columns"
HEADER_AGAIN = "header row again"
ANOTHER_TABLE = "below the header of another table"

Part = Literal["preamble", "header", "row", "set aside", "footer", "blank"]


@dataclass(frozen=True)
class Text:
    """A text in UTF-8, and how the table in it is laid out.

    Attributes:
        path: where it is.
        dialect: how its lines are divided into cells.
        beginning: where the table begins.
        by_record: whether records are numbered, as the rows of a sheet, and not lines.
    """

    path: Path
    dialect: Dialect
    beginning: Beginning
    by_record: bool = False


class Row(NamedTuple):
    """A record, and which part of the file it belongs to."""

    part: Part
    line: int
    cells: list[str]
    raw: str
    reason: str = ""
    short: bool = False


@dataclass
class Tally:
    """What was counted on the way, each as in ``Layout``."""

    rows: int = 0
    short_rows: int = 0
    blank_lines: int = 0
    nul_lines: int = 0
    footer: list[str] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    set_aside_count: Counter[str] = field(default_factory=Counter)


def physical_lines(path: Path, tally: Tally | None = None) -> Iterator[str]:
    """Return the lines of a text in UTF-8, each with its end, without NUL characters."""
    with path.open(encoding="utf-8-sig", errors="sla_data.western", newline="") as file:
        for line in file:
            if "\0" in line:
                if tally:
                    tally.nul_lines += 1
                yield line.replace("\0", "")
            else:
                yield line


def rows(text: Text, tally: Tally) -> Iterator[Row]:
    """Return every record of a text with the part of the file that it belongs to, in order."""
    width = len(text.beginning.columns)
    ahead: deque[tuple[int, Record]] = deque()
    sorter = _Sorter(text)
    lines = physical_lines(text.path, tally)
    for number, record in enumerate(records(lines, text.dialect, width)):
        ahead.append((number, record))
        if len(ahead) > 3 * LONGEST_FOOTER:
            yield sorter.sort(*ahead.popleft())
    body = [pair for pair in ahead if pair[0] >= sorter.below_header]
    footer = footer_length([_without_spaces(record.cells) for _, record in body], width)
    footer = footer if sorter.table == 0 else 0
    for _ in range(len(ahead) - footer):
        yield sorter.sort(*ahead.popleft())
    for number, record in ahead:
        part: Part = "footer" if "".join(record.cells or []).strip() else "blank"
        line = number + 1 if text.by_record else record.line
        yield Row(part, line, record.cells or [], _raw(record))


def read_carefully(
    text: Text, write: Callable[[list[tuple[str | None, ...]]], None], told: Callable[[int], None]
) -> Tally:
    """Read a whole text, hand its rows on in batches, and return what was counted.

    Args:
        text: the text and its layout.
        write: takes some rows, each as wide as the table; a cell without a character is None.
        told: is told the line that was reached.
    """
    tally, batch = Tally(), list[tuple[str | None, ...]]()
    for row in rows(text, tally):
        if row.part == "row":
            tally.rows += 1
            tally.short_rows += row.short
            batch.append(tuple(cell or None for cell in row.cells))
            if len(batch) == AT_ONCE:
                write(batch)
                batch = []
                told(row.line)
        else:
            _count(row, tally)
    write(batch)
    return tally


def _count(row: Row, tally: Tally) -> None:
    """Count a record that is no row of the table."""
    text = row.raw.rstrip("\r\n")
    if row.part == "blank":
        tally.blank_lines += 1
    elif row.part == "footer":
        tally.footer.append(text[:LONGEST_TEXT])
    elif row.part == "set aside":
        tally.rows += 1
        tally.set_aside_count[row.reason] += 1
        if len(tally.set_aside) < MOST_SET_ASIDE:
            tally.set_aside.append(SetAside(row.line, text[:LONGEST_TEXT], row.reason))


class _Sorter:
    """Tells which part of the file each record belongs to."""

    def __init__(self, text: Text) -> None:
        begin = text.beginning
        self.first, self.below_header = begin.first, begin.first + begin.header_rows
        self.width, self.by_record = len(begin.columns), text.by_record
        self.header: list[str] = []
        self.table = 0

    def sort(self, number: int, record: Record) -> Row:
        cells = record.cells or []
        line, raw = number + 1 if self.by_record else record.line, _raw(record)
        part, reason = self._part(number, record)
        short = self.width - len(cells)
        if part == "row" and short:
            cells = cells[: self.width] + [""] * short
        return Row(part, line, cells, raw, reason, short=short > 0)

    def _part(self, number: int, record: Record) -> tuple[Part, str]:
        """Return the part of the file, and why a record is set aside."""
        cells = record.cells
        if cells is None:
            return ("preamble" if number < self.below_header else "set aside"), UNCLOSED
        if not cells or (len(cells) == 1 and self.width > 1 and not cells[0].strip()):
            return "blank", ""
        if number < self.first:
            return "preamble", ""
        if number < self.below_header:
            self.header = [cell.strip() for cell in cells]
            return "header", ""
        reason = self._unusable(cells)
        return ("set aside" if reason else "row"), reason

    def _unusable(self, cells: list[str]) -> str:
        if self.table:
            return ANOTHER_TABLE
        if self.header and self.header[0] and cells[0].strip() == self.header[0]:
            again = [cell.strip() for cell in cells]
            if again == self.header:
                return HEADER_AGAIN
            same = sum(a == b != "" for a, b in zip(again, self.header, strict=False))
            if same > 1 and same >= 0.7 * len(self.header):
                self.table = 1
                return ANOTHER_TABLE
        if len(cells) > self.width and any(map(str.strip, cells[self.width :])):
            return TOO_LONG
        return TOTAL_ROW if cells[0].strip() and is_total(cells) else ""


def _raw(record: Record) -> str:
    return "".join(record.raw)


def _without_spaces(cells: list[str] | None) -> list[str]:
    """Return no cells for a line of white space alone."""
    if cells and len(cells) == 1 and not cells[0].strip():
        return []
    return cells or []
