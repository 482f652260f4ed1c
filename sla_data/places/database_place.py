"""Rows of a table, or the result of a query, in a database: they stay there."""

from collections.abc import Mapping, Sequence
from typing import cast

import ibis
import pandas as pd
import pyarrow as pa
from ibis.expr import types as ir

from sla_data.counting.grouping import Row
from sla_data.errors import LeadTableError
from sla_data.files.layout import SetAside
from sla_data.places.place import ROW, first_rows


class DatabasePlace:
    """A table, or the result of a query, in a database: its rows stay there.

    Args:
        table: an Ibis table of any engine.
    """

    layout = sketch = None
    is_large = False

    def __init__(self, table: ir.Table) -> None:
        self.table = table
        self.columns = tuple(table.columns)
        self.on_duckdb = table.get_backend().name == "duckdb"

    def numbered(self) -> ir.Table:
        """Return the rows with the place in which they happen to come."""
        return self.table.mutate(**{ROW: ibis.row_number()})

    def fetch(self, rows: ir.Table) -> list[Row]:
        """Return the rows of an expression."""
        return cast("list[Row]", self._answer(rows).to_pylist())

    def sample(self, most: int) -> list[Row]:
        """Return the first rows."""
        return self.fetch(first_rows(self.table, self.columns, most))

    def frame(self, rows: ir.Table) -> pd.DataFrame:
        """Return the rows of an expression as a frame."""
        return cast("pd.DataFrame", self._answer(rows).to_pandas())

    def keep(self, rows: ir.Table) -> ir.Table:
        """Return rows that are converted once, in a table of the session's own where that goes.

        Such a table goes with the connection. Where none may be made, each query converts the rows
        anew: slower, and with the same result.
        """
        try:
            return rows.cache()
        except Exception:  # noqa: BLE001 - each engine has errors of its own for what it forbids
            return rows

    def named(self, rows: ir.Table) -> ir.Table:
        """Return the rows as they are: nobody's database gets a view of ours."""
        return rows

    def typed(self, types: Mapping[str, str]) -> ir.Table | None:  # noqa: ARG002
        """Return nothing: a database has types of its own."""
        return None

    def keep_if_sound(self, rows: ir.Table) -> ir.Table | None:
        """Return ``keep``."""
        return self.keep(rows)

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

    def _answer(self, rows: ir.Table) -> pa.Table:
        """Return what the database answers.

        Raises:
            LeadTableError: it does not.
        """
        try:
            return rows.to_pyarrow()
        except Exception as error:
            engine, kind = self.table.get_backend().name, type(error).__name__
            raise LeadTableError(
                f"The {engine} database does not answer as it did ({kind}): the connection may be "
                "lost, or the table changed. Choose it again; the plan is as it was."
            ) from error
