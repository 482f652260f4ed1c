"""The three ways of reading a table: carefully, fast, and from Parquet.

Each offers its columns, the query that gives its rows as text, what is known of its layout, and the
lines behind its rows.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from sla_data.errors import LeadTableError
from sla_data.files.careful import read_carefully, rows
from sla_data.files.fast import blank_lines, quoted, view_of_file
from sla_data.files.headers import unique
from sla_data.files.layout import Layout
from sla_data.files.parts import Tally, Text
from sla_data.files.records import Record
from sla_data.files.sampling import rows_of_places

Told = Callable[[float, str], None]
Line = tuple[int, str]


@dataclass(frozen=True)
class Reading(ABC):
    """One way of reading a table.

    Attributes:
        columns: the names of the columns.
        query: what gives the rows, in columns c0, c1 …
        layout: what is known of the layout.
        tally: what was counted, none as long as it is not known whether the text is clean.
    """

    columns: tuple[str, ...]
    query: str
    layout: Layout
    tally: Tally | None

    @abstractmethod
    def lines(self, ordinals: Sequence[int], connection: duckdb.DuckDBPyConnection) -> list[Line]:
        """Return line and raw text of rows by their position, from 0."""

    @abstractmethod
    def counted(self, count: int) -> "Reading":
        """Return the reading once all of it was seen: it has so many rows."""

    def with_blank_lines(self, connection: duckdb.DuckDBPyConnection) -> "Reading":  # noqa: ARG002
        """Return the reading with its blank lines counted, where that was left out so far."""
        return self

    def sample(self, most: int) -> list[list[str]]:  # noqa: ARG002 - most are asked themselves
        """Return rows from many places, where that costs less than asking for the first ones."""
        return []

    def typed(self, types: Mapping[int, str]) -> str | None:  # noqa: ARG002 - most cannot
        """Return the query that has DuckDB read some columns as other types, where it can."""
        return None


@dataclass(frozen=True)
class TextReading(Reading):
    """A text, read carefully or fast."""

    text: Text
    is_fast: bool = False
    has_uncounted_lines: bool = False
    first: Sequence[Record] = ()

    def sample(self, most: int) -> list[list[str]]:
        """Return rows from many places of a large text that is read fast."""
        return rows_of_places(self.text, self.first, most) if self.is_fast else []

    def typed(self, types: Mapping[int, str]) -> str | None:
        """Return the query that reads some columns as other types; only of a text read fast."""
        return view_of_file(self.text, types) if self.is_fast else None

    def with_blank_lines(self, connection: duckdb.DuckDBPyConnection) -> Reading:
        """Return the reading with its blank lines counted: that takes a pass over the file."""
        if not self.has_uncounted_lines or self.tally is None:
            return self
        blank = blank_lines(self.text, self.tally.rows, connection)
        tally = replace(self.tally, blank_lines=blank)
        layout = _with_counts(self.layout, tally)
        return replace(self, tally=tally, layout=layout, has_uncounted_lines=False)

    def lines(
        self,
        ordinals: Sequence[int],
        connection: duckdb.DuckDBPyConnection,  # noqa: ARG002 - the file says it
    ) -> list[Line]:
        """Return line and raw text of rows by their position, from 0; a pass over the file."""
        wanted, found = set(ordinals), dict[int, Line]()
        if wanted:
            kept = (row for row in rows(self.text, Tally()) if row.part == "row")
            for position, row in enumerate(kept):
                if position in wanted:
                    found[position] = row.line, "".join(row.raw).rstrip("\r\n")
                    if len(found) == len(wanted):
                        break
        return [found[ordinal] for ordinal in ordinals]

    def counted(self, count: int) -> Reading:
        """Return the reading of a clean text: it has so many rows, and none was set aside."""
        tally = Tally(rows=count)
        layout = _with_counts(self.layout, tally)
        return replace(self, tally=tally, layout=layout, has_uncounted_lines=True)


def fast_reading(text: Text, layout: Layout, first: Sequence[Record]) -> Reading:
    """Return the reading of a text that seems to be clean, without reading more than its sample."""
    query = view_of_file(text)
    return TextReading(text.beginning.columns, query, layout, None, text, is_fast=True, first=first)


def careful_reading(text: Text, layout: Layout, folder: Path, told: Told) -> Reading:
    """Read a text carefully into a Parquet file."""
    # Heavy, and needed only where a file is read.
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415

    target = folder / "rows.parquet"
    names = [f"c{number}" for number in range(len(text.beginning.columns))]
    schema = pa.schema([(name, pa.string()) for name in names])
    size = max(text.path.stat().st_size, 1)
    with ParquetWriter(target, schema, compression="zstd") as writer:

        def write(batch: list[list[str]]) -> None:
            columns = zip(*batch, strict=True) if batch else ([] for _ in names)
            arrays = [pa.array(column, pa.string()) for column in columns]
            writer.write_batch(pa.RecordBatch.from_arrays(arrays, schema=schema))

        tally = read_carefully(text, write, lambda done: told(min(done / size, 1), "Reading rows"))
    texts = ", ".join(f"nullif({name}, '') AS {name}" for name in names)
    query = f"SELECT {texts} FROM read_parquet({quoted(str(target))})"  # noqa: S608
    layout = _with_counts(layout, tally)
    return TextReading(text.beginning.columns, query, layout, tally, text)


@dataclass(frozen=True)
class ParquetReading(Reading):
    """A Parquet file."""

    def lines(self, ordinals: Sequence[int], connection: duckdb.DuckDBPyConnection) -> list[Line]:
        """Return number and text of rows by their position, from 0."""
        found = {}
        for ordinal in set(ordinals):
            row = connection.execute(f"{self.query} LIMIT 1 OFFSET {int(ordinal)}").fetchone()
            found[ordinal] = (
                ordinal + 1,
                ",".join("" if cell is None else cell for cell in row or ()),
            )
        return [found[ordinal] for ordinal in ordinals]

    def counted(self, count: int) -> Reading:
        """Return the reading once all of it was seen."""
        return replace(self, tally=Tally(rows=count), layout=replace(self.layout, rows=count))


def parquet_reading(path: Path, connection: duckdb.DuckDBPyConnection) -> Reading:
    """Return the reading of a Parquet file, with each of its columns as text."""
    file = f"read_parquet({quoted(str(path))}, binary_as_string=true)"
    try:
        described = connection.execute(f"DESCRIBE FROM {file}").fetchall()
        names = tuple(unique(name for name, *_ in described))
        marks = ", ".join(f"c{number}" for number in range(len(names)))
        texts = ", ".join(f"nullif(CAST(c{n} AS VARCHAR), '') AS c{n}" for n in range(len(names)))
        query = f"SELECT {texts} FROM {file} AS file({marks})"  # noqa: S608
        row = connection.execute(f"SELECT count(*) FROM ({query})").fetchone()  # noqa: S608
    except duckdb.Error as error:
        raise LeadTableError("The Parquet file is cut off or damaged. Export it again.") from error
    return ParquetReading(names, query, Layout(kind="parquet", rows=row[0] if row else 0), Tally())


def _with_counts(layout: Layout, tally: Tally) -> Layout:
    nul = f"NUL characters were removed from {tally.nul_lines:,} lines."
    return replace(
        layout,
        rows=tally.rows,
        short_rows=tally.short_rows,
        blank_lines=tally.blank_lines,
        footer=tuple(tally.footer),
        notes=(*layout.notes, nul) if tally.nul_lines else layout.notes,
    )
