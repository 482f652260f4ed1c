"""Lead types, revenue streams and the status: names in cells, as names, numbers or meanings."""

from collections.abc import Callable, Iterable
from collections.abc import Mapping as Lookup
from typing import cast

import ibis
from ibis.expr import types as ir

from sla_data.formats import cells
from sla_data.formats.written import Written
from sla_data.meaning.mapping import BLANK, LEFT_OUT, LOST, Mapping

UNEXPECTED = -1
"""The number of a name that was not expected."""

IS_LOST, IS_LEFT_OUT, IS_STRANGE = -1, -2, -3
"""What a status says, where it is not the place of a stage."""


def names_and_status(
    cell: Callable[[str], ir.Value], mapping: Mapping, written: Written
) -> dict[str, ir.Value]:
    """Return the columns of lead types and streams, and what the status of each row means.

    Args:
        cell: a column of the table by its name.
        mapping: what the columns mean.
        written: how they are written.
    """
    columns: dict[str, ir.Value] = {}
    groups = ((mapping.stream, mapping.streams), (mapping.lead_type, mapping.lead_types))
    for group, names in groups:
        if group and written.names and group in written.names:
            columns[f"name of {group}"] = _number_of(cell(group), written.names[group], names)
        elif group:
            text = cells.bare(cell(group), on_duckdb=written.on_duckdb).fill_null(BLANK)
            columns[f"name of {group}"] = text.substitute(dict(names)) if names else text
    if mapping.status:
        status = cell(mapping.status)
        if written.names is None:
            status = cells.bare(status, on_duckdb=written.on_duckdb)
        columns["status"] = _status_sign(status, mapping)
    return columns


def numbered_names(expected: Iterable[str], names: Lookup[str, str]) -> tuple[str, ...]:
    """Return the names that numbers stand for, once they were given other names.

    >>> numbered_names(["Web", "web", "Fair"], {"web": "Web"})
    ('Web', 'Fair', '(blank)')
    """
    return tuple(dict.fromkeys(names.get(name, name) for name in (*expected, BLANK)))


def _number_of(
    cell: ir.Value, expected: tuple[str, ...], names: Lookup[str, str]
) -> ir.IntegerValue:
    place = {name: number for number, name in enumerate(numbered_names(expected, names))}
    cases = [(cell == name, place[names.get(name, name)]) for name in expected]
    blank = (cell.isnull(), place[names.get(BLANK, BLANK)])
    return cast("ir.IntegerValue", ibis.cases(*cases, blank, else_=UNEXPECTED).cast("int16"))


def _status_sign(status: ir.Value, mapping: Mapping) -> ir.IntegerValue:
    """Return a number for what the status means; one without a meaning is strange."""
    signs = {LOST: IS_LOST, LEFT_OUT: IS_LEFT_OUT}
    signs |= {stage: place for place, stage in enumerate(mapping.stages)}
    values: dict[int, list[str]] = {}
    for value, meaning in mapping.meanings.items():
        values.setdefault(signs.get(meaning, 0), []).append(value)
    cases = [(status.isin(said), sign) for sign, said in values.items()]
    unknown = IS_STRANGE if cases else 0
    found = ibis.cases((status.isnull(), 0), *cases, else_=unknown)
    return cast("ir.IntegerValue", found.cast("int8"))
