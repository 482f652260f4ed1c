"""A lead export as text, in DuckDB."""

import hashlib
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from sla_data.errors import LeadTableError
from sla_data.files.fast import quoted
from sla_data.files.layout import Layout, SetAside
from sla_data.files.ways import Reading

VIEW, TYPED_VIEW = "lead_rows", "typed_lead_rows"
MEMORY = "600MB"
MOST_GROUP_BITS = 20
"""Up to so many possible groups, as a power of 2, DuckDB counts without hashing: twice as fast."""
Answer = TypeVar("Answer")
CALLERS_OWN = (duckdb.BinderException, duckdb.ParserException, duckdb.CatalogException)
"""What a query is to blame for, and no file."""


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """Return an in-memory connection that spills into a folder and draws nothing."""
    connection = duckdb.connect()
    connection.execute(
        f"SET enable_progress_bar=false; SET memory_limit='{MEMORY}'; "
        f"SET perfect_ht_threshold={MOST_GROUP_BITS}; "
        f"SET temp_directory={quoted(str(folder / 'spill'))}"
    )
    return connection


class TextTable(AbstractContextManager["TextTable"]):
    """A lead export as text, in DuckDB. A context manager: closing removes its files.

    A large clean file is not read before the first query runs. So run queries through ``run`` or
    ``use``: where the file then turns out to need care, the view changes to what a careful reading
    gave, and the query runs again. Nothing is lost, and a clean file is read only once.

    Attributes:
        connection: an in-memory connection of its own.
        view: the name of a view there with one VARCHAR column for each of ``columns``, in file
            order. A cell without any character is NULL; white space is kept.
    """

    def __init__(
        self,
        reading: Reading,
        source: Path,
        folder: tempfile.TemporaryDirectory[str],
        connection: duckdb.DuckDBPyConnection,
        read_carefully: Callable[[], Reading],
    ) -> None:
        self.connection, self.view = connection, VIEW
        self._reading, self._source, self._folder = reading, source, folder
        self._read_carefully = read_carefully
        self._fingerprint = ""
        self._show()

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, each there once, whatever the case of its letters."""
        return self._reading.columns

    @property
    def layout(self) -> Layout:
        """How the table is laid out. The first look at a large file counts its rows."""
        self._reading = self._count().with_blank_lines(self.connection)
        return self._reading.layout

    @property
    def sketch(self) -> Layout:
        """The layout as far as it is known without reading on: the counts may still be 0."""
        return self._reading.layout

    @property
    def size(self) -> int:
        """The size of the source [bytes]."""
        return self._source.stat().st_size

    @property
    def set_aside(self) -> tuple[SetAside, ...]:
        """The records that cannot be used, at most the first 10,000."""
        tally = self._count().tally
        return tuple(tally.set_aside) if tally else ()

    @property
    def set_aside_count(self) -> Mapping[str, int]:
        """How many records cannot be used, by reason [rows]."""
        tally = self._count().tally
        return dict(tally.set_aside_count) if tally else {}

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the source's bytes [hexadecimal]."""
        if not self._fingerprint:
            with self._source.open("rb") as file:
                self._fingerprint = hashlib.file_digest(file, "sha256").hexdigest()
        return self._fingerprint

    def run(self, work: Callable[[duckdb.DuckDBPyConnection], Answer]) -> Answer:
        """Return what the work gives on the connection; it may run twice.

        Raises:
            LeadTableError: if the file turns out to be damaged.
        """
        try:
            return work(self.connection)
        except duckdb.Error as error:
            if isinstance(error, CALLERS_OWN) or self._is_readable():
                raise
            if self._reading.layout.kind == "parquet":
                raise LeadTableError("The file is damaged. Export it again.") from error
        self._reading = self._read_carefully()
        self._show()
        return work(self.connection)

    def sample(self, most: int) -> list[list[str]]:
        """Return about so many rows from many places of a large clean text; none of another."""
        return self._reading.sample(most)

    def typed(self, types: Mapping[str, str]) -> str | None:
        """Return the name of a view in which DuckDB reads some columns as other types.

        That saves a step for the columns, but a single cell that is something else raises an error
        of DuckDB's, which nothing here catches. None where the table cannot be read so.

        Args:
            types: a type of DuckDB's for each of those columns.
        """
        place = {name: number for number, name in enumerate(self.columns)}
        query = self._reading.typed({place[name]: kind for name, kind in types.items()})
        if query is not None:
            self._show_as(TYPED_VIEW, query)
        return TYPED_VIEW if query is not None else None

    def use(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query on the view, as ``run`` does."""
        return self.run(lambda connection: connection.execute(query).fetchall())

    def count_is(self, rows: int) -> None:
        """Take the number of rows that a whole pass over the view found, instead of counting."""
        if self._reading.tally is None:
            self._reading = self._reading.counted(rows)

    def lines(self, ordinals: Sequence[int]) -> list[tuple[int, str]]:
        """Return line number and raw text of rows, by their position in the view, from 0.

        Exact, also with line ends in cells and blank lines; costs a pass over the file.
        """
        self._count()
        return self._reading.lines(ordinals, self.connection)

    def close(self) -> None:
        """Close the connection and remove every temporary file."""
        self.connection.close()
        self._folder.cleanup()

    def __exit__(self, *_: object) -> None:
        self.close()

    def _show(self) -> None:
        """Make the view give the rows of the reading."""
        self._show_as(VIEW, self._reading.query)

    def _show_as(self, view: str, query: str) -> None:
        names = (name.replace('"', '""') for name in self.columns)
        columns = ", ".join(f'c{number} AS "{name}"' for number, name in enumerate(names))
        named = f"SELECT {columns} FROM ({query})"  # noqa: S608
        self.connection.execute(f"CREATE OR REPLACE VIEW {view} AS {named}")

    def _count(self) -> Reading:
        """Count the rows where that is still to be done."""
        if self._reading.tally is None:
            ((count,),) = self.use(f"SELECT count(*) FROM {VIEW}")  # noqa: S608
            self.count_is(count)
        return self._reading

    def _is_readable(self) -> bool:
        """Tell whether every cell of the view can be read."""
        try:
            self.connection.execute(f"SELECT count(COLUMNS(*)) FROM {VIEW}").fetchall()  # noqa: S608
        except duckdb.Error:
            return False
        return True
