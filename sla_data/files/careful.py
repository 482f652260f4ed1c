"""The careful way of reading: every record is looked at, and what becomes of it is said.

It streams, so that its memory does not grow with the file. The fast way (``fast``) gives the same
table for a file that needs no care.
"""

from collections import deque
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from pathlib import Path

from sla_data.files.footers import LONGEST_FOOTER, SUSPICIOUS, TOTAL_ROW, footer_length, is_total
from sla_data.files.layout import LONGEST_TEXT, SetAside
from sla_data.files.parts import Part, Row, Tally, Text, shown
from sla_data.files.records import UNCLOSED, Record, records

MOST_SET_ASIDE = 10_000
AT_ONCE = 20_000
TOO_LONG = "more cells than columns"
HEADER_AGAIN = "header row again"
ANOTHER_TABLE = "below the header of another table"


def physical_lines(path: Path, tally: Tally | None = None) -> Iterator[str]:
    """Return the lines of a text in UTF-8, each with its end, without NUL characters."""
    size = path.stat().st_size
    with (
        path.open("rb") as binary,
        TextIOWrapper(binary, "utf-8-sig", errors="sla_data.western", newline="") as file,
    ):
        if tally:
            tally.position = lambda: size if binary.closed else binary.tell()
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
    sort, popleft, push = sorter.sort, ahead.popleft, ahead.append
    for number, record in enumerate(records(lines, text.dialect, width)):
        push((number, record))
        if number >= 3 * LONGEST_FOOTER:
            yield sort(*popleft())
    body = [pair for pair in ahead if pair[0] >= sorter.below_header]
    footer = footer_length([_without_spaces(record.cells) for _, record in body], width)
    footer = 0 if sorter.another else footer
    for _ in range(len(ahead) - footer):
        yield sorter.sort(*ahead.popleft())
    for number, record in ahead:
        part: Part = "footer" if "".join(record.cells or []).strip() else "blank"
        line = number + 1 if text.by_record else record.line
        yield Row(part, line, record.cells or [], [shown(text, record)])


def read_carefully(
    text: Text, write: Callable[[list[list[str]]], None], told: Callable[[int], None]
) -> Tally:
    """Read a whole text, hand its rows on in batches, and return what was counted.

    Args:
        text: the text and its layout.
        write: takes some rows, each as wide as the table.
        told: is told how much of the text was read [bytes].
    """
    tally, batch = Tally(), list[list[str]]()
    for row in rows(text, tally):
        if row.part == "row":
            tally.rows += 1
            tally.short_rows += row.short
            batch.append(row.cells)
            if len(batch) == AT_ONCE:
                write(batch)
                batch = []
                told(tally.position())
        else:
            _count(row, tally)
    write(batch)
    return tally


def _count(row: Row, tally: Tally) -> None:
    """Count a record that is no row of the table."""
    if row.part == "blank":
        tally.blank_lines += 1
        return
    text = "".join(row.raw).rstrip("\r\n")
    if row.part == "footer":
        tally.footer.append(text[:LONGEST_TEXT])
    elif row.part == "set aside":
        tally.rows += 1
        tally.set_aside_count[row.reason] += 1
        if len(tally.set_aside) < MOST_SET_ASIDE:
            tally.set_aside.append(SetAside(row.line, text[:LONGEST_TEXT], row.reason))


def suspicious_words(text: Text) -> set[str]:
    """Return what a first cell says, in small letters, where the row may be no row."""
    return {*SUSPICIOUS, text.first_name.lower()} - {""}


class _Sorter:
    """Tells which part of the file each record belongs to."""

    def __init__(self, text: Text) -> None:
        begin = text.beginning
        self.first, self.below_header = begin.first, begin.first + begin.header_rows
        self.width, self.by_record = len(begin.columns), text.by_record
        self.header: list[str] = []
        self.another = False
        self.suspicious = suspicious_words(text)

    def sort(self, number: int, record: Record) -> Row:
        cells, raw = record.cells or [], record.raw
        line = number + 1 if self.by_record else record.line
        if not cells and record.cells is not None:
            return Row("blank", line, cells, raw)
        plain = len(cells) == self.width > 1 and number >= self.below_header
        if plain and not self.another and cells[0].lower() not in self.suspicious:
            return Row("row", line, cells, raw)
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
        if self.another:
            return ANOTHER_TABLE
        suspicious = cells[0].lower() in self.suspicious
        if suspicious and self.header and cells[0].strip() == self.header[0]:
            again = [cell.strip() for cell in cells]
            if again == self.header:
                return HEADER_AGAIN
            same = sum(a == b != "" for a, b in zip(again, self.header, strict=False))
            if same > 1 and same >= 0.7 * len(self.header):
                self.another = True
                return ANOTHER_TABLE
        if len(cells) > self.width and any(map(str.strip, cells[self.width :])):
            return TOO_LONG
        return TOTAL_ROW if suspicious and is_total(cells) else ""


def _without_spaces(cells: list[str] | None) -> list[str]:
    """Return no cells for a line of white space alone."""
    if cells and len(cells) == 1 and not cells[0].strip():
        return []
    return cells or []
