"""What each cell of a table says, read once: the step between its text and its leads.

Every column that a mapping names becomes a column of days, numbers, minutes or yes and no; beside
it stands its text, so that a cell which says something and was not understood can be told from a
blank.
"""

from dataclasses import dataclass
from typing import cast

import ibis
from ibis.expr import types as ir

from sla_data.formats import cells, times
from sla_data.formats.amounts import PLAIN
from sla_data.formats.dates import ISO
from sla_data.formats.written import Written
from sla_data.meaning.mapping import LEFT_OUT, Mapping
from sla_data.meaning.naming import IS_LEFT_OUT, names_and_status

# Each step of a conversion is a query of its own: otherwise a cell is converted once for every
# place in which its value is used.
ibis.options.sql.fuse_selects = False

FALSE = ibis.literal(value=False)
_FIRST, _AFTER_LAST = "1970-01-01 00:00:00", "2200-01-01 00:00:00"


@dataclass(frozen=True)
class Readings:
    """The cells of a table as they were read, by the columns of their origin."""

    table: ir.Table
    mapping: Mapping

    def time(self, name: str | None) -> ir.TimestampValue:
        """Return the time that a column names."""
        return cast("ir.TimestampValue", self._found("day", name, "timestamp"))

    def number(self, name: str | None) -> ir.FloatingValue:
        """Return the number in a column."""
        number = cast("ir.FloatingValue", self._found("number", name, "float64"))
        if name is None:
            return number
        return cast("ir.FloatingValue", ibis.ifelse(cells.is_figure(number), number, None))

    def minutes(self, name: str) -> ir.FloatingValue:
        """Return the minutes that a column tells."""
        return cast("ir.FloatingValue", self._found("duration", name, "float64"))

    def yes(self, name: str) -> ir.BooleanValue:
        """Return whether a column says yes; a blank does not."""
        return cast("ir.BooleanValue", self._found("yes or no", name, "boolean").fill_null(FALSE))

    def named(self, name: str) -> ir.StringValue:
        """Return the name in a column."""
        return cast("ir.StringValue", self._found("name", name, "string"))

    @property
    def status(self) -> ir.IntegerValue | None:
        """The place of the stage that the status names, or one of the signs above."""
        return cast("ir.IntegerValue", self.table["status"]) if self.mapping.status else None

    def problem(self) -> ir.IntegerValue | None:
        """Return the place in ``reasons`` of what makes a row unusable; NULL if nothing does.

        None where nothing can: every column was read as what it is.
        """
        cases = []
        for place, (kind, name, _) in enumerate(_checks(self.mapping)):
            if kind == "left out":
                cases.append((self.table["status"] == IS_LEFT_OUT, place))
            elif f"text of {name}" in self.table.columns:
                value, text = self.table[f"{kind} of {name}"], self.table[f"text of {name}"]
                cases.append((cells.is_unreadable(text, _is_sound(kind, value)), place))
        if not cases:
            return None
        return cast("ir.IntegerValue", ibis.cases(*cases, else_=None).cast("int16"))

    def _found(self, kind: str, name: str | None, of: str) -> ir.Value:
        return ibis.null(of) if name is None else self.table[f"{kind} of {name}"]


def _is_sound(kind: str, value: ir.Value) -> ir.BooleanValue:
    """Tell whether a reading is there, and one that a lead can have."""
    if kind == "number":
        return cells.is_figure(cast("ir.FloatingValue", value))
    if kind == "day":
        of_our_age = value.between(ibis.timestamp(_FIRST), ibis.timestamp(_AFTER_LAST))
        return cast("ir.BooleanValue", of_our_age.fill_null(FALSE))
    return value.notnull()


def reasons(mapping: Mapping) -> tuple[str, ...]:
    """Return why rows can be unusable, in words, in the order of ``Readings.problem``."""
    return tuple(reason for _, _, reason in _checks(mapping))


def read_cells(table: ir.Table, mapping: Mapping, written: Written, **also: ir.Value) -> Readings:
    """Return what the cells of the columns that a mapping names say.

    Args:
        table: the rows as they came.
        mapping: what its columns mean.
        written: how they are written.
        **also: further columns to carry along.
    """
    on_duckdb = written.on_duckdb

    def cell(name: str) -> ir.Value:
        if blanks := mapping.missing.get(name):
            text = cells.trimmed(table[name])
            return cast("ir.Value", ibis.ifelse(text.isin(list(blanks)), ibis.null("string"), text))
        return table[name]

    columns: dict[str, ir.Value] = {}
    for name in mapping.day_columns():
        way = written.days.get(name, ISO)
        columns[f"day of {name}"] = times.as_time(cell(name), way, on_duckdb=on_duckdb)
    for name in mapping.number_columns():
        way = written.numbers.get(name, PLAIN)
        columns[f"number of {name}"] = cells.as_number(cell(name), way, on_duckdb=on_duckdb)
    for name in (mapping.response,) if mapping.response else ():
        numbers, way = written.numbers.get(name, PLAIN), written.durations[name]
        columns[f"duration of {name}"] = cells.as_minutes(
            cell(name), way, numbers, on_duckdb=on_duckdb
        )
    for name, values in mapping.yes_columns().items():
        columns[f"yes or no of {name}"] = (
            cells.trimmed(cell(name)).isin(list(values)) if values else cells.as_yes(cell(name))
        )
    columns |= names_and_status(cell, mapping, written)
    texts = {
        f"text of {name}": cell(name) for kind, name, _ in _checks(mapping) if kind != "left out"
    }
    texts = {name: text for name, text in texts.items() if text.type().is_string()}
    return Readings(table.select(**columns, **texts, **also), mapping)


def _checks(mapping: Mapping) -> list[tuple[str, str, str]]:
    """Return what is checked of each row: the kind of reading, its column, and the reason."""
    checks = []
    if mapping.status and LEFT_OUT in mapping.meanings.values():
        checks.append(("left out", mapping.status, f"left out by its “{mapping.status}”"))
    of_kind = {
        "day": mapping.day_columns(),
        "number": mapping.number_columns(),
        "duration": (mapping.response,) if mapping.response else (),
        "yes or no": tuple(name for name, values in mapping.yes_columns().items() if not values),
    }
    for kind, names in of_kind.items():
        what = kind if kind == "yes or no" else f"a {kind}"
        checks += [(kind, name, f"“{name}” is not {what} as the rest of it is") for name in names]
    return checks
