"""Any lead export as a table of text in DuckDB: the public face of reading."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

import duckdb

from sla_data.errors import LeadTableError
from sla_data.files.encodings import find_encoding, to_utf8
from sla_data.files.fast import may_be_fast
from sla_data.files.layout import LONGEST_TEXT, Layout, SetAside
from sla_data.files.outline import outline
from sla_data.files.parts import Text, shown
from sla_data.files.records import Record
from sla_data.files.sources import as_file, unpacked
from sla_data.files.splitting import Dialect
from sla_data.files.text_table import TextTable, connect
from sla_data.files.ways import Reading, careful_reading, fast_reading, parquet_reading
from sla_data.files.workbooks import sheet_as_csv

__all__ = ["Layout", "LeadTableError", "SetAside", "TextTable", "open_table"]

FAST_FROM = 16 << 20
"""From this size on a clean text is read by DuckDB where it lies [bytes]."""

Progress = Callable[[float, str], None]


def open_table(
    source: str | Path | bytes | BinaryIO,
    *,
    name: str = "",
    sheet: str | None = None,
    folder: Path | None = None,
    progress: Progress | None = None,
    fast_from: int = FAST_FROM,
) -> TextTable:
    r"""Open a lead export of any kind as a table of text.

    A small file, and one that needs care, is read now. A large clean one is read when the first
    query runs (``TextTable.run``), and then only once.

    Args:
        source: a path, the bytes of a file, or an open binary file.
        name: what the file is called, for messages.
        sheet: the worksheet to read; the largest visible one by default.
        folder: where temporary files go; the system's place by default.
        progress: is told the share that is done [0–1] and what is going on.
        fast_from: from which size on DuckDB reads a clean text where it lies [bytes].

    Raises:
        LeadTableError: if it is no table that can be read.

    >>> with open_table(b"Name;Amount\nAnna;7\n") as table:
    ...     table.columns, table.use(f"FROM {table.view}"), table.layout.delimiter
    (('Name', 'Amount'), [('Anna', '7')], ';')
    """
    own = tempfile.TemporaryDirectory(dir=folder, prefix="leads-")
    job = _Job(Path(own.name), sheet, progress or _nobody, fast_from)
    try:
        given = as_file(source, job.folder / "source")
        connection = connect(job.folder)
        try:
            reading, carefully = _read(given, job, connection)
            return TextTable(reading, given, own, connection, carefully)
        except BaseException:
            connection.close()
            raise
    except BaseException as error:
        own.cleanup()
        if name and isinstance(error, LeadTableError):
            raise LeadTableError(*(f"{name}: {text}" for text in error.problems)) from error
        raise


@dataclass(frozen=True)
class _Job:
    """What was asked for, and where temporary files go."""

    folder: Path
    sheet: str | None
    progress: Progress
    fast_from: int

    def after(self, begun: float) -> Progress:
        """Return what tells the progress of a second step."""
        return lambda share, doing: self.progress(begun + (1 - begun) * share, doing)


def _nobody(share: float, doing: str) -> None:
    """Tell nobody."""


def _read(
    given: Path, job: _Job, connection: duckdb.DuckDBPyConnection
) -> tuple[Reading, Callable[[], Reading]]:
    """Return the reading of a file, and what reads it carefully should that become necessary."""
    job.progress(0.0, "Opening the file")
    kind, path = unpacked(given, job.folder)
    if kind == "parquet":
        parquet = parquet_reading(path, connection)
        return parquet, lambda: parquet
    text, sample, layout = _workbook(path, job) if kind == "workbook" else _text(path, job)
    layout = _with_beginning(layout, text, sample)
    begun = 0.0 if text.path == path else 0.5  # a text that was rewritten is half done
    carefully = partial(careful_reading, text, layout, job.folder, job.after(begun))
    large = text.path.stat().st_size >= job.fast_from
    if large and may_be_fast(text, sample):
        return fast_reading(text, layout, sample), carefully
    return carefully(), carefully


def _workbook(path: Path, job: _Job) -> tuple[Text, list[Record], Layout]:
    job.progress(0.0, "Opening the workbook")
    sheet = sheet_as_csv(path, job.folder / "sheet.csv", job.sheet)
    text, sample = outline(job.folder / "sheet.csv", Dialect())
    return text, sample, Layout(kind="workbook", rows=0, sheet=sheet.name, sheets=sheet.names)


def _text(path: Path, job: _Job) -> tuple[Text, list[Record], Layout]:
    encoding = find_encoding(path)
    if encoding.codec != "utf-8":
        target = job.folder / "text.csv"
        to_utf8(path, encoding, target, lambda share: job.progress(share / 2, "Reading the text"))
        path = target
    text, sample = outline(path)
    layout = Layout(
        kind="csv",
        rows=0,
        encoding=encoding.name,
        delimiter=text.dialect.delimiter,
        quote=text.dialect.quote,
        escape=text.dialect.escape,
        notes=encoding.notes,
    )
    return text, sample, layout


def _with_beginning(layout: Layout, text: Text, sample: list[Record]) -> Layout:
    """Return the layout with where the table begins."""
    begin = text.beginning
    above = (shown(text, record) for record in sample[: begin.first])
    header = begin.first + 1 if text.by_record else sample[begin.first].line
    return replace(
        layout,
        header_line=header if begin.header_rows else None,
        preamble=tuple(line[:LONGEST_TEXT] for line in above if line.strip()),
    )
