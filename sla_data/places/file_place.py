"""Rows of a file, read by DuckDB without loading the whole."""

from collections.abc import Callable, Mapping, Sequence

import duckdb
import ibis
import pandas as pd
from ibis.expr import types as ir

from sla_data.counting.grouping import Row
from sla_data.files.layout import Layout, SetAside
from sla_data.files.text_table import TextTable
from sla_data.places.place import ROW, first_rows

KEPT = "kept_leads"
LARGE = 64 << 20
"""From this size on a file is large [bytes]."""


class FilePlace:
    """Rows of a file, read by DuckDB without loading the whole.

    Args:
        text: the file as a table of text; closed with this place.
        table: what to work on, where it is not just the file.
    """

    on_duckdb = True

    def __init__(self, text: TextTable, table: ir.Table | None = None) -> None:
        self.text = text
        text.connection.execute("SET TimeZone='UTC'")
        self.backend = ibis.duckdb.from_connection(text.connection)
        self.table = self.backend.table(text.view) if table is None else table
        self.columns = tuple(name for name in self.table.columns if name != ROW)
        self._kept = 0
        self.is_large = text.size > LARGE

    @property
    def layout(self) -> Layout | None:
        """How the file is laid out; its blank lines may take a pass over the file."""
        return self.text.layout

    @property
    def sketch(self) -> Layout | None:
        """How the file is laid out, without what would take a pass over it."""
        return self.text.sketch

    def numbered(self) -> ir.Table:
        """Return the rows with their place in the file, which a join has to carry along."""
        if ROW in self.table.columns:
            return self.table
        return self.table.mutate(**{ROW: ibis.row_number()})

    def taken_in(self, other: TextTable) -> ir.Table:
        """Return the rows of another file, brought here."""
        rows = other.run(lambda connection: connection.table(other.view).to_arrow_table())
        self.text.connection.register("handed_over", rows)
        self.text.connection.execute("CREATE TEMP TABLE taken_in AS FROM handed_over")
        self.text.connection.unregister("handed_over")
        return self.backend.table("taken_in")

    def fetch(self, rows: ir.Table) -> list[Row]:
        """Return the rows of an expression."""
        names = list(rows.columns)
        found = self.text.use(self.backend.compile(rows))
        return [dict(zip(names, row, strict=True)) for row in found]

    def sample(self, most: int) -> list[Row]:
        """Return about so many rows: of a large text from many places, else the first ones."""
        found = [] if ROW in self.table.columns else self.text.sample(most)
        if found:
            return [dict(zip(self.columns, cells, strict=True)) for cells in found]
        return self.fetch(first_rows(self.table, self.columns, most))

    def frame(self, rows: ir.Table) -> pd.DataFrame:
        """Return the rows of an expression as a frame."""
        query = self.backend.compile(rows)
        return self.text.run(lambda connection: connection.execute(query).df())

    def keep(self, rows: ir.Table) -> ir.Table:
        """Return rows that are read and converted once, in memory as far as it reaches."""
        return self._kept_by(rows, self.text.use)

    def _kept_by(self, rows: ir.Table, execute: Callable[[str], object]) -> ir.Table:
        self._kept += 1
        name = f"{KEPT}_{self._kept}"
        self.text.connection.execute("SET preserve_insertion_order=false")
        try:
            execute(f"CREATE TEMP TABLE {name} AS {self.backend.compile(rows)}")
        finally:
            self.text.connection.execute("SET preserve_insertion_order=true")
        return self.backend.table(name)

    def named(self, rows: ir.Table) -> ir.Table:
        """Return the rows as a view: Ibis then has less to write for each question about them."""
        self._kept += 1
        name = f"{KEPT}_{self._kept}"
        self.text.connection.execute(f"CREATE TEMP VIEW {name} AS {self.backend.compile(rows)}")
        return self.backend.table(name)

    def typed(self, types: Mapping[str, str]) -> ir.Table | None:
        """Return the rows with some columns read as other types; of a large clean text only."""
        view = None if ROW in self.table.columns else self.text.typed(types)
        return None if view is None else self.backend.table(view)

    def keep_if_sound(self, rows: ir.Table) -> ir.Table | None:
        """Return ``keep``; None where DuckDB met a cell that is not of its column's type."""
        try:
            return self._kept_by(rows, self.text.connection.execute)
        except duckdb.Error:
            return None

    def count_is(self, rows: int) -> None:
        """Take the number of the table's rows, so that they need not be counted."""
        if ROW not in self.table.columns:
            self.text.count_is(rows)

    def broken(self) -> dict[str, int]:
        """Return how many records could not be split into the table's columns."""
        return dict(self.text.set_aside_count)

    def listed(self) -> tuple[SetAside, ...]:
        """Return those records, at most the first 10,000."""
        return self.text.set_aside

    def lines(self, ordinals: Sequence[int]) -> list[tuple[int, str]]:
        """Return line number and text of rows, by their place from 0."""
        return self.text.lines(ordinals)

    def fingerprint(self) -> str:
        """Return the SHA-256 of the file."""
        return self.text.fingerprint

    def close(self) -> None:
        """Close the connection and remove the temporary files."""
        self.text.close()
