"""How the columns that a mapping names are written, and what has to be asked about it."""

from collections.abc import Sequence

from sla_data.columns import Column, Reading
from sla_data.mapping import Mapping
from sla_data.places import Place
from sla_data.readings import Written
from sla_data.report import Question


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
        marked_one_in=place.marked_one_in,
    )


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
