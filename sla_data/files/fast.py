"""The fast way of reading: DuckDB reads the file itself, where it lies, with an explicit dialect.

Whether a large file is clean is known only when all of it was read. So nothing is read beforehand:
the view over the file raises at the first record that needs care, and the table then changes to the
careful way (``TextTable.run``). What DuckDB would accept and the careful way would not, the view
itself refuses: a header that comes again, a total.
"""

from collections.abc import Iterator, Mapping, Sequence

import duckdb

from sla_data.files.careful import suspicious_words
from sla_data.files.encodings import holds_nul
from sla_data.files.footers import LONGEST_FOOTER, footer_length
from sla_data.files.parts import Text
from sla_data.files.records import Record, records

TAIL, CHUNK = 1 << 16, 1 << 22
NEEDS_CARE = "a record needs care"


def may_be_fast(text: Text, sample: Sequence[Record]) -> bool:
    """Tell whether DuckDB can be tried on a text in UTF-8: its sample and its end are clean.

    Args:
        text: the text and its layout.
        sample: its first records.
    """
    begin, dialect = text.beginning, text.dialect
    width = len(begin.columns)
    below = begin.first + begin.header_rows
    plain = width > 1 and len(dialect.delimiter) == 1 and dialect.escape == dialect.quote
    if not plain or text.by_record or not _has_plain_head(sample[:below], dialect.quote):
        return False
    ends = {_line_end(line) for record in sample for line in record.raw} - {""}
    if ends not in ({"\n"}, {"\r\n"}):
        return False
    if any(len(record.cells or []) != width for record in sample[below:]):
        return False
    return _has_clean_tail(text) and not holds_nul(text.path)


def view_of_file(text: Text, types: Mapping[int, str] | None = None) -> str:
    """Return the query that reads a clean text, with columns c0, c1 and so on.

    Args:
        text: the text.
        types: what DuckDB shall read a column as instead of text; a cell that is not raises.
    """
    begin, dialect = text.beginning, text.dialect
    kinds = dict.fromkeys(range(len(begin.columns)), "VARCHAR") | dict(types or {})
    columns = ", ".join(f"c{number}: {quoted(kind)}" for number, kind in kinds.items())
    # A word in a column of another type raises by itself, and a total has no day. The words are one
    # text to look into: a list of them would become a join, for every row.
    refused = quoted("|" + "|".join(sorted(suspicious_words(text))) + "|")
    days = [f"c{number} IS NULL" for number, kind in kinds.items() if kind == "TIMESTAMP"]
    refusal = (
        f"WHERE CASE WHEN {' AND '.join(days) or 'c0 IS NOT NULL'} "
        f"THEN CASE WHEN contains({refused}, '|' || lower(c0) || '|') "
        f"THEN error('{NEEDS_CARE}') ELSE true END ELSE true END"
        if kinds[0] == "VARCHAR"
        else ""
    )
    return (
        f"SELECT * FROM read_csv({quoted(str(text.path))}, auto_detect=false, header=false, "  # noqa: S608
        f"skip={begin.first + begin.header_rows}, columns={{{columns}}}, compression='none', "
        f"delim={quoted(dialect.delimiter)}, quote={quoted(dialect.quote)}, "
        f"escape={quoted(dialect.quote)}, nullstr='', strict_mode=true, null_padding=false, "
        f"ignore_errors=false, encoding='utf-8') {refusal}"
    )


def blank_lines(text: Text, rows: int, connection: duckdb.DuckDBPyConnection) -> int:
    """Return how many lines of a clean text are blank [lines].

    They are what is left of all lines without the rows, what stands above them, and the line ends
    inside cells, which are counted only where anything is left.
    """
    lines, last = 0, b""
    with text.path.open("rb") as file:
        while chunk := file.read(CHUNK):
            lines += chunk.count(b"\n")
            last = chunk[-1:]
    left = lines + (last != b"\n") - rows - text.beginning.first - text.beginning.header_rows
    if left:
        names = (f"c{number}" for number in range(len(text.beginning.columns)))
        inside = " + ".join(
            f"coalesce(sum(length({name}) - length(replace({name}, chr(10), ''))), 0)"
            for name in names
        )
        query = f"SELECT {inside} FROM ({view_of_file(text)})"  # noqa: S608
        ((inner,),) = connection.execute(query).fetchall()
        left -= int(inner)
    above = text.beginning.first - text.filled_above
    return left + above


def quoted(text: str) -> str:
    """Return a text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def _has_plain_head(head: Sequence[Record], quote: str) -> bool:
    """Tell whether each record down to the header is one line, as DuckDB counts what it skips."""
    return all(
        record.cells is not None
        and len(record.raw) == 1
        and (quote not in record.raw[0] or len(record.cells) > 1)
        for record in head
    )


def _line_end(line: str) -> str:
    return line[len(line.rstrip("\r\n")) :]


def _has_clean_tail(text: Text) -> bool:
    width = len(text.beginning.columns)
    with text.path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(size - TAIL, 0))
        end = file.read().decode("utf-8", "replace")
    lines = iter(end.splitlines(keepends=True)) if size <= TAIL else _whole_lines(end)
    last = [record.cells or [] for record in records(lines, text.dialect, width)]
    last = last[text.beginning.first + text.beginning.header_rows :] if size <= TAIL else last
    if any(row and len(row) != width for row in last):
        return False
    return not footer_length(last[-3 * LONGEST_FOOTER :], width)


def _whole_lines(text: str) -> Iterator[str]:
    return iter(text[text.find("\n") + 1 :].splitlines(keepends=True))
