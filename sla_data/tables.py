"""Any lead export as a table of text in DuckDB: the public face of reading."""

import csv
import hashlib
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import duckdb

from sla_data.errors import LeadTableError
from sla_data.layout import Layout, SetAside

Progress = Callable[[float, str], None]
VIEW = "lead_rows"


class TextTable:
    """A lead export as text, in DuckDB. A context manager: closing removes its files.

    Attributes:
        columns: the names of the columns, each there once.
        set_aside: the records that cannot be used, at most the first 10,000.
        set_aside_count: how many there are of each reason [rows].
        connection: an in-memory connection of its own.
        view: the name of a view there with one VARCHAR column for each of ``columns``, in file
            order. A cell without any character is NULL; white space is kept.
    """

    def __init__(
        self,
        folder: tempfile.TemporaryDirectory[str],
        connection: duckdb.DuckDBPyConnection,
        columns: tuple[str, ...],
        layout: Layout,
        source: Path,
    ) -> None:
        self.columns = columns
        self.connection = connection
        self.view = VIEW
        self.set_aside: tuple[SetAside, ...] = ()
        self.set_aside_count: Mapping[str, int] = {}
        self._layout, self._folder, self._source = layout, folder, source

    @property
    def layout(self) -> Layout:
        """How the table is laid out. The first look at a large file may count its rows."""
        return self._layout

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the source's bytes [hexadecimal]."""
        with self._source.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def use(self, query: str) -> list[tuple[Any, ...]]:
        """Run a query on the view and return its rows, whatever the file turns out to hold."""
        return self.connection.execute(query).fetchall()

    def lines(self, ordinals: Sequence[int]) -> list[tuple[int, str]]:
        """Return line number and raw text of rows, by their 0-based position in the view."""
        raise NotImplementedError(ordinals)

    def close(self) -> None:
        """Close the connection and remove every temporary file."""
        self.connection.close()
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()


def open_table(
    source: str | Path | bytes | BinaryIO,
    *,
    name: str = "",  # noqa: ARG001 - for messages, to come
    sheet: str | None = None,  # noqa: ARG001 - workbooks are to come
    folder: Path | None = None,
    progress: Progress | None = None,  # noqa: ARG001 - to come
) -> TextTable:
    """Open a lead export as a table of text.

    Args:
        source: a path, the bytes of a file, or an open binary file.
        name: what the file is called, for messages.
        sheet: the worksheet to read.
        folder: where temporary files go; the system's place by default.
        progress: is told the share that is done and what is going on.

    Raises:
        LeadTableError: if it is no table that can be read.
    """
    own = tempfile.TemporaryDirectory(dir=folder, prefix="leads-")
    path = Path(own.name) / "source"
    if isinstance(source, str | Path):
        path = Path(source)
    else:
        path.write_bytes(source if isinstance(source, bytes) else source.read())
    with path.open(encoding="utf-8-sig", newline="") as file:
        records = [cells for cells in csv.reader(file) if cells]
    if not records:
        own.cleanup()
        raise LeadTableError("The file is empty. Choose a file with a header row and leads below.")
    columns = tuple(cell.strip() for cell in records[0])
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar=false; SET memory_limit='600MB'")
    marks = ", ".join(f'"{column}" VARCHAR' for column in columns)
    connection.execute(f"CREATE TABLE whole ({marks})")
    blanks = ", ".join("?" for _ in columns)
    for cells in records[1:]:
        connection.execute(f"INSERT INTO whole VALUES ({blanks})", [c or None for c in cells])  # noqa: S608
    connection.execute(f"CREATE VIEW {VIEW} AS FROM whole")
    layout = Layout(kind="csv", rows=len(records) - 1, encoding="UTF-8", delimiter=",", quote='"')
    return TextTable(own, connection, columns, layout, path)
