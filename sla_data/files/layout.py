"""What was found in a file: how its table is laid out, and which rows cannot be used."""

from dataclasses import dataclass
from typing import Literal

LONGEST_TEXT = 1_000
"""So much of a row's raw text is kept [characters]."""

Kind = Literal["csv", "workbook", "parquet"]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How a table is laid out in its file, as it is shown to the user.

    Attributes:
        kind: what the file is; text of any kind is ``csv``.
        encoding: what the text is written in, none where it is no text.
        delimiter: what separates two cells.
        quote: what encloses a cell that holds a delimiter.
        escape: what stands before a quote in an enclosed cell: another quote, or a backslash.
        header_line: the first line of the header, none where the columns have no names [line].
        sheet: the worksheet that was read.
        sheets: all worksheets that can be read.
        preamble: the lines above the header.
        footer: the lines below the data, such as totals.
        rows: records, those that were set aside included; not preamble, footer, blank lines [rows].
        short_rows: records with fewer cells than columns, filled up with blanks [rows].
        blank_lines: lines without any character [lines].
        notes: sentences about what else was done to the text.
    """

    kind: Kind
    rows: int
    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    escape: str | None = None
    header_line: int | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    preamble: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    short_rows: int = 0
    blank_lines: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class SetAside:
    """A record that cannot be used, and why.

    Attributes:
        line: where it starts: physical line, sheet row, or row number of a Parquet file [1-based].
        text: its raw text, cut to 1,000 characters.
        reason: why it cannot be used.
    """

    line: int
    text: str
    reason: str
