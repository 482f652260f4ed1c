"""Where rows are: in a file that DuckDB reads, or in a database that Ibis knows."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import pandas as pd
from ibis.expr import types as ir

from sla_data.counting.grouping import Row
from sla_data.files.layout import Layout, SetAside
from sla_data.formats.cells import trimmed

ROW = "row in the file"


def first_rows(table: ir.Table, columns: Sequence[str], most: int) -> ir.Table:
    """Return the text in the first rows of a table, without blanks around it."""
    return table.select(**{name: trimmed(table[name]) for name in columns}).limit(most)


class Place(Protocol):
    """Somewhere that holds a table's rows and can work on them.

    Attributes:
        table: the rows as they came.
        columns: the names of its columns that came from outside.
        on_duckdb: whether DuckDB works on them; see ``sla_data.formats.cells``.
    """

    table: ir.Table
    columns: tuple[str, ...]
    on_duckdb: bool
    is_large: bool
    """Whether looking at every row for its own sake would take long."""

    @property
    def layout(self) -> Layout | None:
        """How the file is laid out, if it is one."""
        ...

    @property
    def sketch(self) -> Layout | None:
        """The same without what has not been counted yet."""
        ...

    def numbered(self) -> ir.Table:
        """Return the rows with their place among the others, from 0, as ``ROW``."""
        ...

    def fetch(self, rows: ir.Table) -> list[Row]:
        """Return the rows of an expression."""
        ...

    def sample(self, most: int) -> list[Row]:
        """Return about so many rows, by which the columns are judged."""
        ...

    def frame(self, rows: ir.Table) -> pd.DataFrame:
        """Return the rows of an expression as a frame."""
        ...

    def keep(self, rows: ir.Table) -> ir.Table:
        """Return rows that are worked out once, where that saves time."""
        ...

    def named(self, rows: ir.Table) -> ir.Table:
        """Return the same rows under a name of their own, which shortens what is asked next."""
        ...

    def typed(self, types: Mapping[str, str]) -> ir.Table | None:
        """Return the rows with some columns already read as DuckDB's types, where that goes."""
        ...

    def keep_if_sound(self, rows: ir.Table) -> ir.Table | None:
        """Return ``keep``, or None where a cell is not of the type that was expected."""
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
