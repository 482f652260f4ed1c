"""The cells of a table's columns, read as its mapping says, with what could not be read."""

from collections.abc import Callable, Sequence
from collections.abc import Mapping as Lookup
from dataclasses import dataclass
from typing import TypeVar, cast

import ibis
from ibis.expr import types as ir

from sla_data import cells
from sla_data.mapping import BLANK, Mapping

V = TypeVar("V", bound=ir.Value)
FALSE = ibis.literal(value=False)


@dataclass(frozen=True)
class Written:
    """How the cells of the table's columns are written, and on which engine they are.

    Attributes:
        days, numbers, durations: the way of writing of each column that can be read so.
        on_duckdb: see ``sla_data.cells``.
        marked_one_in: one in so many names of leads is looked at for being repeated.
    """

    days: Lookup[str, str]
    numbers: Lookup[str, str]
    durations: Lookup[str, str]
    on_duckdb: bool
    marked_one_in: int = 1


class RowReader:
    """Reads the columns of one table, and remembers what would make a row unusable."""

    def __init__(self, table: ir.Table, mapping: Mapping, written: Written) -> None:
        self.table = table
        self.mapping = mapping
        self.written = written
        self.problems: list[tuple[ir.BooleanValue, str]] = []

    def cell(self, name: str) -> ir.Value:
        """Return a column without the values that the mapping takes for blanks."""
        cell = self.table[name]
        blanks = self.mapping.missing.get(name, ())
        if not blanks:
            return cell
        text = cells.trimmed(cell)
        return cast("ir.Value", ibis.ifelse(text.isin(list(blanks)), ibis.null("string"), text))

    def group(self, name: str | None, names: Lookup[str, str]) -> ir.StringValue:
        """Return the lead type or stream of each row, under the name that it is given."""
        if name is None:
            return cast("ir.StringValue", ibis.null("string"))
        text = cells.trimmed(self.cell(name)).fill_null(BLANK)
        return text.substitute(dict(names)) if names else text

    def time(self, name: str | None) -> ir.TimestampValue:
        """Return when something happened."""
        if name is None:
            return cast("ir.TimestampValue", ibis.null("timestamp"))
        cell = self.cell(name)
        written = self.written.days.get(name, "Y-M-D")
        return self._read(
            name,
            "a day",
            cell,
            lambda: _of_our_age(cells.as_time(cell, written, on_duckdb=self.on_duckdb)),
        )

    def number(self, name: str | None) -> ir.FloatingValue:
        """Return a number, such as an amount."""
        if name is None:
            return cast("ir.FloatingValue", ibis.null("float64"))
        cell = self.cell(name)
        written = self.written.numbers.get(name, "1234.5")
        return self._read(
            name, "a number", cell, lambda: cells.as_number(cell, written, on_duckdb=self.on_duckdb)
        )

    def minutes(self, name: str) -> ir.FloatingValue:
        """Return how long something took."""
        cell = self.cell(name)
        written = self.written.durations[name]
        numbers = self.written.numbers.get(name, "1234.5")
        return self._read(
            name,
            "a duration",
            cell,
            lambda: cells.as_minutes(cell, written, numbers, on_duckdb=self.on_duckdb),
        )

    def said(self, name: str, values: Sequence[str]) -> ir.BooleanValue:
        """Return whether a flag says so."""
        cell = self.cell(name)
        if values:
            return cells.trimmed(cell).isin(list(values)).fill_null(FALSE)
        yes = cells.as_yes(cell)
        self.problems.append((cells.is_unreadable(cell, yes), f"“{name}” is neither yes nor no"))
        return yes.fill_null(FALSE)

    def problem(self) -> ir.StringValue:
        """Return the first thing that makes a row unusable, in words, or NULL."""
        if not self.problems:
            return cast("ir.StringValue", ibis.null("string"))
        return cast("ir.StringValue", ibis.cases(*self.problems, else_=ibis.null("string")))

    @property
    def on_duckdb(self) -> bool:
        """Whether the engine is DuckDB."""
        return self.written.on_duckdb

    def _read(self, name: str, what: str, cell: ir.Value, reading: Callable[[], V]) -> V:
        value = reading()
        if cell.type().is_string():
            said = f"“{name}” is not {what} as the rest of it is"
            self.problems.append((cells.is_unreadable(cell, value), said))
        return value


def _of_our_age(time: ir.TimestampValue) -> ir.TimestampValue:
    """Return a time that leads can have: 1 January 1900 and 0024 are slips of the pen."""
    sound = (time >= ibis.timestamp("1970-01-01 00:00:00")) & (
        time < ibis.timestamp("2200-01-01 00:00:00")
    )
    return cast("ir.TimestampValue", ibis.ifelse(sound, time, ibis.null("timestamp")))
