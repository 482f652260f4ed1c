"""Where rows are: in a file that DuckDB reads, or in a database that Ibis knows."""

from collections.abc import Sequence
from typing import Protocol, cast

import ibis
from ibis.expr import types as ir

from sla_data.grouping import Row
from sla_data.layout import Layout, SetAside
from sla_data.tables import TextTable

KEPT = "kept_leads"
ROW = "row in the file"
MARKED_FROM, MARKED_ONE_IN = 64 << 20, 64
"""From this size of a file on [bytes], one name in so many is looked at for being repeated."""


class Place(Protocol):
    """Somewhere that holds a table's rows and can work on them.

    Attributes:
        table: the rows as they came.
        columns: the names of its columns that came from outside.
        on_duckdb: whether DuckDB works on them; see ``sla_data.cells``.
    """

    table: ir.Table
    columns: tuple[str, ...]
    on_duckdb: bool
    marked_one_in: int
    """One in so many names of leads is looked at for being repeated."""

    @property
    def layout(self) -> Layout | None:
        """How the file is laid out, if it is one."""
        ...

    def numbered(self) -> ir.Table:
        """Return the rows with their place among the others, from 0, as ``ROW``."""
        ...

    def fetch(self, rows: ir.Table) -> list[Row]:
        """Return the rows of an expression."""
        ...

    def keep(self, rows: ir.Table) -> ir.Table:
        """Return rows that are worked out once, where that saves time."""
        ...

    def count_is(self, rows: int) -> None:
        """Take the number of the table's rows from a pass over all of them."""
        ...

    def broken(self) -> dict[str, int]:
        """Return how many records of the source are no row of the table, by reason."""
        ...

    def listed(self) -> tuple[SetAside, ...]:
        """Return those records themselves, as far as they are listed."""
        ...

    def lines(self, ordinals: Sequence[int]) -> list[tuple[int, str]]:
        """Return line number and text of rows, by their place from 0."""
        ...

    def fingerprint(self) -> str:
        """Return what tells this source from another."""
        ...

    def close(self) -> None:
        """Forget everything."""
        ...


class InFile:
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
        self.marked_one_in = MARKED_ONE_IN if text.size > MARKED_FROM else 1

    @property
    def layout(self) -> Layout | None:
        """How the file is laid out."""
        return self.text.layout

    def numbered(self) -> ir.Table:
        """Return the rows with their place in the file, which a join has to carry along."""
        if ROW in self.table.columns:
            return self.table
        return self.table.mutate(**{ROW: ibis.row_number()})

    def taken_in(self, other: TextTable) -> ir.Table:
        """Return the rows of another file, brought here."""
        rows = other.connection.table(other.view).to_arrow_table()
        self.text.connection.register("handed_over", rows)
        self.text.connection.execute("CREATE TEMP TABLE taken_in AS FROM handed_over")
        self.text.connection.unregister("handed_over")
        return self.backend.table("taken_in")

    def fetch(self, rows: ir.Table) -> list[Row]:
        """Return the rows of an expression."""
        names = list(rows.columns)
        found = self.text.use(ibis.to_sql(rows, dialect="duckdb"))
        return [dict(zip(names, row, strict=True)) for row in found]

    def keep(self, rows: ir.Table) -> ir.Table:
        """Return rows that are read and converted once, in memory as far as it reaches."""
        self._kept += 1
        name = f"{KEPT}_{self._kept}"
        self.text.connection.execute("SET preserve_insertion_order=false")
        self.text.use(f"CREATE TEMP TABLE {name} AS {ibis.to_sql(rows, dialect='duckdb')}")
        self.text.connection.execute("SET preserve_insertion_order=true")
        return self.backend.table(name)

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


class InDatabase:
    """A table, or the result of a query, in a database: its rows stay there.

    Args:
        table: an Ibis table of any engine.
    """

    layout = None
    marked_one_in = 1

    def __init__(self, table: ir.Table) -> None:
        self.table = table
        self.columns = tuple(table.columns)
        self.on_duckdb = table.get_backend().name == "duckdb"

    def numbered(self) -> ir.Table:
        """Return the rows with the place in which they happen to come."""
        return self.table.mutate(**{ROW: ibis.row_number()})

    def fetch(self, rows: ir.Table) -> list[Row]:
        """Return the rows of an expression."""
        return cast("list[Row]", rows.to_pyarrow().to_pylist())

    def keep(self, rows: ir.Table) -> ir.Table:
        """Return rows that are converted once, in a table of the session's own where that goes.

        Such a table goes with the connection. Where none may be made, each query converts the rows
        anew: slower, and with the same result.
        """
        try:
            return rows.cache()
        except Exception:  # noqa: BLE001 - each engine has errors of its own for what it forbids
            return rows

    def count_is(self, rows: int) -> None:
        """Forget it: a database counts its own."""

    def broken(self) -> dict[str, int]:
        """Return nothing: a database has no broken records."""
        return {}

    def listed(self) -> tuple[SetAside, ...]:
        """Return nothing, for the same reason."""
        return ()

    def lines(self, ordinals: Sequence[int]) -> list[tuple[int, str]]:
        """Return nothing: rows of a database have no lines."""
        return [(0, "") for _ in ordinals]

    def fingerprint(self) -> str:
        """Return nothing that lasts: the table may change at any time."""
        return ""

    def close(self) -> None:
        """Leave the connection open: it is not ours."""
