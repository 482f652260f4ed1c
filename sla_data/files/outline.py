"""The outline of a text: its dialect, and where its table begins, found in its first lines."""

from collections.abc import Iterator
from pathlib import Path

from sla_data.errors import LeadTableError
from sla_data.files.careful import physical_lines
from sla_data.files.dialects import find_dialect
from sla_data.files.headers import find_beginning
from sla_data.files.parts import Text
from sla_data.files.records import Record, records
from sla_data.files.splitting import Dialect

SAMPLE_LINES, SAMPLE_SIZE = 3_000, 1 << 20
"""The sample ends at whichever comes first [lines that are not blank; characters]."""
LONG_LINE = 1 << 15
MOST_COLUMNS = 10_000


def outline(path: Path, dialect: Dialect | None = None) -> tuple[Text, list[Record]]:
    """Return how the table in a text in UTF-8 is laid out, and the records of its sample.

    Args:
        path: the text.
        dialect: how it is divided into cells where that is known: it was a workbook.

    Raises:
        LeadTableError: if there is nothing but blank lines, or no table.
    """
    lines = list(_sample(path))
    filled = [line for line in lines if line.strip()]
    if not filled:
        raise LeadTableError(
            "It holds nothing but blank lines. Choose a file with a header and leads below it."
        )
    found = dialect or find_dialect([line for line in filled if len(line) < LONG_LINE])
    whole = sum(map(len, lines)) < SAMPLE_SIZE and len(lines) < SAMPLE_LINES
    sample = list(records(iter(lines), found))
    if not whole and len(sample) > 1:
        sample.pop()  # it may be cut
    beginning = find_beginning([record.cells or [] for record in sample])
    if not beginning.columns:
        raise LeadTableError(
            "No line of the file can be divided into cells: its quotes do not match. "
            "Choose a file with a header and leads below it."
        )
    if len(beginning.columns) > MOST_COLUMNS:
        raise LeadTableError(
            f"The table has {len(beginning.columns):,} columns. A lead export has at most "
            f"{MOST_COLUMNS:,}; choose the columns you need when you export it."
        )
    last = beginning.first + beginning.header_rows - 1
    cells = sample[last].cells if beginning.header_rows else None
    name = cells[0] if cells else ""
    above = sum(any(map(str.strip, record.raw)) for record in sample[: beginning.first])
    return Text(path, found, beginning, name, above, by_record=dialect is not None), sample


def _sample(path: Path) -> Iterator[str]:
    """Return lines until enough of them are not blank, or many blank ones follow."""
    size = filled = blank = 0
    for line in physical_lines(path):
        yield line
        if line.strip():
            size, filled, blank = size + len(line), filled + 1, 0
        else:
            blank += 1
        if size >= SAMPLE_SIZE or filled >= SAMPLE_LINES or (filled and blank >= SAMPLE_LINES):
            return
