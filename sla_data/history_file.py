"""The results of closed months as a CSV file: downloaded, perhaps edited, and uploaded again.

What the rows mean is not known here. Numbers are written so that every program reads them back;
text that looks like a formula is made harmless, and comes back as it was.
"""

import csv
import io
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from sla_data.errors import LeadTableError
from sla_data.files.encodings import find_encoding
from sla_data.formats.csv_file import Cell, csv_file
from sla_data.formats.harmless import as_it_was

LARGEST_HISTORY = 2_000_000
"""[bytes] of a file of closed months."""
MOST_MONTHS, MOST_COLUMNS = 1_200, 400
DELIMITERS = (",", ";", "\t")
"""As it is written here, and as spreadsheets save it in other countries."""


def write_history(rows: Iterable[Mapping[str, Cell]]) -> bytes:
    r"""Return rows as a CSV file; a column that a row does not have is blank there.

    Args:
        rows: the names of columns and what stands in them; the columns come in the order in which
            the rows bring them.

    >>> write_history([{"month": "2026-10", "goal": 100.0, "note": "=1+1"}])[3:]
    b"month,goal,note\r\n2026-10,100.0,'=1+1\r\n"
    """
    rows = list(rows)
    columns = dict.fromkeys(name for row in rows for name in row)
    if not columns:
        return "\ufeff".encode()
    return csv_file(columns, ([row.get(name) for name in columns] for row in rows))


def read_history(content: bytes) -> list[dict[str, str]]:
    r"""Return the rows of such a file, also one that a spreadsheet has saved in its own way.

    Args:
        content: the bytes of the file.

    Raises:
        LeadTableError: it is too large, no text, or its rows do not fit its header.

    >>> read_history(b"month;goal\r\n2026-10;100\r\n")
    [{'month': '2026-10', 'goal': '100'}]
    """
    if len(content) > LARGEST_HISTORY:
        raise LeadTableError(
            f"The file of closed months has {len(content) / 1e6:.1f} MB. Right would be one that "
            f"was downloaded here, {LARGEST_HISTORY / 1e6:.0f} MB at most."
        )
    lines = _records(_decoded(content))
    if not lines:
        return []
    (_, header), *records = lines
    names = [as_it_was(name.strip()) for name in header]
    _require_sound(names, len(records))
    return [_row(names, cells, line) for line, cells in records]


def _decoded(content: bytes) -> str:
    with tempfile.TemporaryDirectory(prefix="history-") as folder:
        path = Path(folder) / "history.csv"
        path.write_bytes(content)
        encoding = find_encoding(path)
    text = content[encoding.skip :].decode(encoding.codec, errors="replace")
    if "\0" in text:
        raise LeadTableError(
            "This is no text, as a workbook is none. Right would be the CSV file of closed months "
            "that was downloaded here."
        )
    return text


def _records(text: str) -> list[tuple[int, list[str]]]:
    """Return line number and cells of each line that is not blank, the header first."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        found = [(reader.line_num, cells) for cells in reader]
    except csv.Error as error:
        raise LeadTableError(
            f"Line {reader.line_num} of the closed months cannot be read: its quotes do not match."
        ) from error
    return [(line, cells) for line, cells in found if any(cell.strip() for cell in cells)]


def _delimiter(text: str) -> str:
    """Return what parts the cells: the one that makes the most columns of the header."""
    header = next(iter(text.lstrip("\r\n").splitlines()), "")
    return max(DELIMITERS, key=lambda sign: len(next(csv.reader([header], delimiter=sign), [])))


def _require_sound(names: Sequence[str], rows: int) -> None:
    if rows > MOST_MONTHS or len(names) > MOST_COLUMNS:
        raise LeadTableError(
            f"The file has {rows:,} rows and {len(names):,} columns. Right would be closed months "
            f"that were downloaded here: {MOST_MONTHS:,} rows and {MOST_COLUMNS} columns at most."
        )
    twice = [name for place, name in enumerate(names) if name in names[:place]]
    if twice:
        raise LeadTableError(f"The column “{twice[0]}” is there twice. Right would be once.")


def _row(names: Sequence[str], cells: Sequence[str], line: int) -> dict[str, str]:
    if len(cells) > len(names):
        raise LeadTableError(
            f"Line {line} of the closed months has {len(cells)} cells under {len(names)} columns."
        )
    blank = [""] * (len(names) - len(cells))
    return {name: as_it_was(cell) for name, cell in zip(names, [*cells, *blank], strict=True)}
