"""Records from the lines of a text: Python's csv module, with line numbers and first aid.

What the csv module refuses is read once more with patience: a quote inside an enclosed cell then
ends the cell only before a separator or at the end of the line. What cannot be read even so costs
one line, and reading goes on with the next.
"""

import csv
import sys
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from sla_data.files.splitting import Dialect, oddness, split

LONGEST_ENCLOSED = 1 << 20
"""Beyond it an enclosed cell of many lines is taken for one that is never closed [characters]."""
MOST_LINES = 100
"""So many lines a cell may go on where quotes are read with patience [lines]."""
UNCLOSED = "its quotes do not match"

csv.field_size_limit(sys.maxsize)  # a cell of 20 MB is odd, and still a cell


class Record(NamedTuple):
    """A record as it stands in the file.

    Attributes:
        line: the physical line where it starts [1-based].
        cells: its cells, empty for a blank line, none where it cannot be read.
        raw: its physical lines, each with its end.
    """

    line: int
    cells: list[str] | None
    raw: list[str]


def records(lines: Iterator[str], dialect: Dialect, width: int = 0) -> Iterator[Record]:
    """Return every record of a text, blank lines included.

    Args:
        lines: physical lines with their ends.
        dialect: how they are divided into cells.
        width: the number of columns, 0 where it is not known yet [columns].
    """
    feed = _Feed(lines)
    patience = _Patience(dialect, width, feed)
    odd = oddness(dialect)
    reader = _reader(feed, dialect)
    while True:
        first, feed.taken = feed.line + 1, []
        try:
            cells: list[str] | None = next(reader)
        except StopIteration:
            return
        except (csv.Error, _EndlessError):
            cells, reader = None, _reader(feed, dialect)
        if cells is None or (odd and odd(feed.taken)):
            cells = patience.read(cells)
        elif width and len(feed.taken) > 1 and len(cells) > width:
            feed.put_back_all_but(1)
            cells = None
        yield Record(first, cells, feed.taken)
        if cells == []:
            yield from _blanks(feed)


def _blanks(feed: "_Feed") -> Iterator[Record]:
    """Return the blank lines that follow, without asking the reader about each."""
    while True:
        first, feed.taken = feed.line + 1, []
        line = next(feed, None)
        if line is None:
            return
        if line.strip("\r\n"):
            feed.put_back_all_but(0)
            return
        yield Record(first, [], feed.taken)


class _EndlessError(Exception):
    """An enclosed cell went on for too long."""


class _Feed:
    """Physical lines, of which some can be put back."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines, self._again = lines, deque[str]()
        self.taken: list[str] = []
        self.line = 0
        self.limit = LONGEST_ENCLOSED
        self._size = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.line += 1
        self.taken.append(line)
        if len(self.taken) == 1:
            self._size = 0
        else:
            self._size += len(line)
            if self._size > self.limit:
                self.limit = max(self.limit // 2, 1 << 15)  # never so long for the next one
                raise _EndlessError
        return line

    def put_back_all_but(self, kept: int) -> None:
        self._again.extendleft(reversed(self.taken[kept:]))
        self.line -= len(self.taken) - kept
        del self.taken[kept:]


def _reader(feed: _Feed, dialect: Dialect) -> Iterator[list[str]]:
    return csv.reader(
        feed,
        delimiter=dialect.delimiter[0],
        quotechar=dialect.quote,
        skipinitialspace=len(dialect.delimiter) > 1,
        strict=True,
    )


class _Patience:
    """Reads what the csv module reads wrongly or not at all."""

    def __init__(self, dialect: Dialect, width: int, feed: _Feed) -> None:
        self.dialect, self.width, self.feed = dialect, width, feed

    def read(self, strictly: list[str] | None) -> list[str] | None:
        """Read the lines just taken, given what the csv module made of them."""
        if self.dialect.escape == "\\":
            strictly = None
            self.feed.put_back_all_but(1)
        taken = len(self.feed.taken)
        for lines, paired in self._ways(strictly, taken):
            cells = split("".join(self.feed.taken[:lines]), self.dialect, paired=paired)
            if cells is not None and (strictly or self._fits(cells)):
                self.feed.put_back_all_but(lines)
                return cells
        if strictly or self.dialect.escape == "\\":
            if (cells := self._further()) is not None:
                return cells
            if strictly:
                self.feed.put_back_all_but(taken)
                return strictly
        self.feed.put_back_all_but(1)
        return None

    def _ways(self, strictly: list[str] | None, taken: int) -> list[tuple[int, bool]]:
        """Return how many of the lines to try, and whether two quotes inside are one."""
        if strictly or self.dialect.escape == "\\":
            return [(taken, True)]
        lines = (1, taken) if 1 < taken <= MOST_LINES else (1,)
        return [(number, paired) for number in lines for paired in (True, False)]

    def _fits(self, cells: list[str]) -> bool:
        return self.width in (0, len(cells)) or self.dialect.escape == "\\"

    def _further(self) -> list[str] | None:
        """Take more lines until the last cell is closed."""
        for _ in range(MOST_LINES):
            try:
                next(self.feed)
            except (StopIteration, _EndlessError):
                return None
            cells = split("".join(self.feed.taken), self.dialect, paired=True)
            if cells is not None:
                return cells
        return None
