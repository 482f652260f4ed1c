"""How the columns that a mapping names are written, and what has to be asked about it."""

from collections.abc import Sequence
from dataclasses import replace

from sla_data.formats.amounts import PLAIN
from sla_data.formats.cells import trimmed
from sla_data.formats.columns import Column, Reading, column_of, settled_by_others
from sla_data.formats.dates import ISO
from sla_data.formats.words import is_missing
from sla_data.formats.written import Written
from sla_data.meaning.mapping import Mapping
from sla_data.places.place import Place
from sla_data.report import Question

MARKED_ONE_IN = 64
"""Of a large file one name of a lead in so many is looked at for being repeated."""

LOOKED_AT_OF_LARGE = 4_000
"""So many rows are looked at to judge the columns of a large table."""
LOOKED_AT_VALUES = 50_000
"""Different values of a column that are looked at where the first rows leave it open."""


def looked_at_again(
    place: Place, columns: Sequence[Column], mapping: Mapping
) -> tuple[Column, ...]:
    """Look at all of a column's different values where the first rows can be read in two ways.

    That is done for each column once, when a mapping first names it.
    """
    in_doubt = {*mapping.day_columns(), *mapping.number_columns()} - set(mapping.formats)

    def again(column: Column) -> Column:
        asked = max(len(column.formats("date")), len(column.formats("number"))) > 1
        all_seen = column.looked_at < LOOKED_AT_OF_LARGE and not place.is_large
        known = column.is_whole or all_seen
        if column.name not in in_doubt or not asked or known:
            return column
        text = trimmed(place.table[column.name])
        different = place.table.select(value=text).distinct().limit(LOOKED_AT_VALUES)
        judged = column_of(column.name, [row["value"] for row in place.fetch(different)])
        return replace(column, readings=judged.readings, is_whole=True)

    return settled_by_others(tuple(map(again, columns)))


def written_as(columns: Sequence[Column], mapping: Mapping, place: Place) -> Written:
    """Return the way of writing of each column, as the mapping says or as most likely."""
    by_name = {column.name: column for column in columns}

    def chosen(names: Sequence[str], reading: Reading) -> dict[str, str]:
        found = {}
        for name in names:
            formats = by_name[name].formats(reading) if name in by_name else ()
            said = mapping.formats.get(name)
            if said or formats:
                found[name] = said or formats[0]
        return found

    lasting = (mapping.response,) if mapping.response else ()
    durations = chosen(lasting, "duration")
    numbers = chosen(mapping.number_columns(), "number")
    for name in lasting:
        formats = by_name[name].formats("number") if name in by_name else ()
        numbers |= {name: formats[0]} if formats else {}
    return Written(
        days=chosen(mapping.day_columns(), "date"),
        numbers=numbers,
        durations={name: durations.get(name, "minutes") for name in lasting},
        on_duckdb=place.on_duckdb,
        marked_one_in=MARKED_ONE_IN if place.is_large else 1,
    )


def quickly_typed(columns: Sequence[Column], mapping: Mapping, written: Written) -> dict[str, str]:
    """Return what DuckDB can read columns as by itself.

    That are days and numbers in their plainest form; and lead types and streams as one of the names
    that were seen, where there are few and they keep their names.
    """
    odd = {
        *mapping.missing,
        *(each.name for each in columns if any(map(is_missing, each.values))),
    }
    days = [name for name, way in written.days.items() if way == ISO]
    numbers = [name for name, way in written.numbers.items() if way == PLAIN]
    types = dict.fromkeys(numbers, "DOUBLE") | dict.fromkeys(days, "TIMESTAMP")
    types = {name: kind for name, kind in types.items() if name not in odd}
    named = {mapping.stream: mapping.streams, mapping.lead_type: mapping.lead_types}
    for column in columns:
        few = 0 < column.different <= len(column.values)
        if few and column.name in named and not named[column.name]:
            names = ", ".join("'" + value.replace("'", "''") + "'" for value in column.values)
            types.setdefault(column.name, f"ENUM({names})")
    return types


def open_questions(columns: Sequence[Column], mapping: Mapping) -> tuple[Question, ...]:
    """Return what has to be asked before the table can be counted."""
    by_name = {column.name: column for column in columns}
    readings: list[tuple[Reading, tuple[str, ...]]] = [
        ("date", mapping.day_columns()),
        ("number", mapping.number_columns()),
        ("duration", (mapping.response,) if mapping.response else ()),
    ]
    return tuple(
        Question(name, reading, by_name[name].formats(reading), by_name[name].samples)
        for reading, names in readings
        for name in names
        if name in by_name
        and name not in mapping.formats
        and len(by_name[name].formats(reading)) > 1
    )
