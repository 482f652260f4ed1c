"""Rows of text into rows of leads: one expression, for every engine.

A row of leads has ``stream`` and ``lead_type``, the time ``at_i`` of each stage *i*, how far it
``reached``, whether it was ``lost``, and what else the mapping names. A row that cannot be used has
its ``problem`` in words; else that is NULL.
"""

from collections.abc import Callable, Sequence
from collections.abc import Mapping as Lookup
from dataclasses import dataclass
from typing import TypeVar, cast

import ibis
from ibis.expr import types as ir

from sla_data import cells
from sla_data.errors import LeadTableError
from sla_data.mapping import BLANK, LEFT_OUT, LOST, Mapping, Step

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


def lead_rows(table: ir.Table, mapping: Mapping, written: Written, **also: ir.Value) -> ir.Table:
    """Return the table's rows as leads, or as totals, by what its columns mean.

    Args:
        table: the rows as they came.
        mapping: what its columns mean.
        written: how they are written.
        **also: further columns to carry along.

    Raises:
        LeadTableError: when a column that the mapping names is not there.
    """
    missing = [name for name in mapping.used_columns() if name not in table.columns]
    if missing:
        raise LeadTableError(
            f"The table has no column “{missing[0]}”. It has: {', '.join(table.columns[:40])}."
        )
    reader = _Reader(table, mapping, written)
    columns = {
        "stream": reader.group(mapping.stream, mapping.streams),
        "lead_type": reader.group(mapping.lead_type, mapping.lead_types),
        **(reader.totals() if mapping.shape == "totals" else reader.lead()),
        "amount": reader.number(mapping.amount),
        "spend": reader.number(mapping.spend),
    }
    return table.select(problem=reader.problem(), **columns, **also)


class _Reader:
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

    def lead(self) -> dict[str, ir.Value]:
        """Return the columns of a row that is one lead or deal."""
        mapping = self.mapping
        times = [self.time(step.day) for step in mapping.steps]
        told = [
            self._step_told(step, time) for step, time in zip(mapping.steps, times, strict=True)
        ]
        meaning = self._meaning()
        for place, stage in enumerate(mapping.stages[1:], start=1):
            values = [value for value, said in mapping.meanings.items() if said == stage]
            if meaning is not None and values:
                told[place] = told[place] | meaning.isin(values).fill_null(FALSE)
        lost = self.time(mapping.lost_on)
        columns: dict[str, ir.Value] = {f"at_{place}": time for place, time in enumerate(times)}
        columns["reached"] = _highest(told)
        columns["lost"] = self._is_lost(meaning, lost)
        columns["lost_on"] = lost
        columns["first_contact"] = self.time(mapping.first_contact)
        columns["response"] = self._response(columns)
        columns["attempts"] = self._attempts()
        columns["from_marketing"] = (
            self.said(mapping.from_marketing, mapping.marketing_values)
            if mapping.from_marketing
            else ibis.null("boolean")
        )
        columns["strange_status"] = self._strange_status(meaning)
        if mapping.lead_id:
            columns |= self._lead_name(mapping.lead_id)
        return columns

    def totals(self) -> dict[str, ir.Value]:
        """Return the columns of a row that holds the totals of a day or month."""
        steps = self.mapping.steps
        counts = {f"count_{place}": self.number(step.count) for place, step in enumerate(steps)}
        return {"at_0": self.time(steps[0].day), **counts}

    def problem(self) -> ir.StringValue:
        """Return the first thing that makes a row unusable, in words, or NULL."""
        if not self.problems:
            return cast("ir.StringValue", ibis.null("string"))
        return cast("ir.StringValue", ibis.cases(*self.problems, else_=ibis.null("string")))

    @property
    def on_duckdb(self) -> bool:
        return self.written.on_duckdb

    def _read(self, name: str, what: str, cell: ir.Value, reading: Callable[[], V]) -> V:
        value = reading()
        if cell.type().is_string():
            said = f"“{name}” is not {what} as the rest of it is"
            self.problems.append((cells.is_unreadable(cell, value), said))
        return value

    def _step_told(self, step: Step, time: ir.TimestampValue) -> ir.BooleanValue:
        """Return whether the step itself says that the stage was reached."""
        if step.flag:
            return self.said(step.flag, step.values)
        decides = step.day is not None and step.stage not in self.mapping.meanings.values()
        return time.notnull() if decides else FALSE

    def _meaning(self) -> ir.StringValue | None:
        if not self.mapping.status:
            return None
        status = cells.trimmed(self.cell(self.mapping.status))
        left_out = [value for value, said in self.mapping.meanings.items() if said == LEFT_OUT]
        if left_out:
            self.problems.insert(
                0, (status.isin(left_out), f"left out by its “{self.mapping.status}”")
            )
        return status

    def _strange_status(self, meaning: ir.StringValue | None) -> ir.BooleanValue:
        """Return whether the status is none whose meaning is known."""
        known = list(self.mapping.meanings)
        if meaning is None or not known:
            return FALSE
        return meaning.notin(known).fill_null(FALSE)

    def _lead_name(self, column: str) -> dict[str, ir.Value]:
        """Return what tells whether two rows are one lead.

        Of a file only every 64th name is marked, by a sum of its letters, so that all rows of a
        lead are marked or none: looking for repeated names in millions of rows costs little then.
        """
        text = cells.trimmed(self.table[column])
        if self.mapping.one_per_lead:
            return {"lead_id": text}
        if not self.on_duckdb:
            return {"lead_mark": text}
        mark = text.hash()
        return {"lead_mark": ibis.ifelse(mark % self.written.marked_one_in == 0, mark, None)}

    def _is_lost(self, meaning: ir.StringValue | None, lost: ir.TimestampValue) -> ir.BooleanValue:
        values = [value for value, said in self.mapping.meanings.items() if said == LOST]
        if meaning is not None and values:
            return meaning.isin(values).fill_null(FALSE) | lost.notnull()
        return lost.notnull()

    def _response(self, columns: dict[str, ir.Value]) -> ir.FloatingValue:
        if self.mapping.response:
            return self.minutes(self.mapping.response)
        if self.mapping.first_contact:
            since = columns["first_contact"].epoch_seconds() - columns["at_0"].epoch_seconds()
            return cast("ir.FloatingValue", since.cast("float64") / 60)
        return cast("ir.FloatingValue", ibis.null("float64"))

    def _attempts(self) -> ir.IntegerValue:
        number = self.number(self.mapping.attempts)
        return cast("ir.IntegerValue", ibis.ifelse(number < 0, None, number.round()).cast("int64"))


def _of_our_age(time: ir.TimestampValue) -> ir.TimestampValue:
    """Return a time that leads can have: 1 January 1900 and 0024 are slips of the pen."""
    sound = (time >= ibis.timestamp("1970-01-01 00:00:00")) & (
        time < ibis.timestamp("2200-01-01 00:00:00")
    )
    return cast("ir.TimestampValue", ibis.ifelse(sound, time, ibis.null("timestamp")))


def _highest(told: Sequence[ir.BooleanValue]) -> ir.IntegerValue:
    """Return the lowest stage in the funnel that a row says it reached; the first is its own."""
    cases = [(flag, ibis.literal(place, "int8")) for place, flag in enumerate(told) if place]
    if not cases:
        return ibis.literal(0, "int8")
    return cast("ir.IntegerValue", ibis.cases(*reversed(cases), else_=ibis.literal(0, "int8")))
