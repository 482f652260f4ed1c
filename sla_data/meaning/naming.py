"""Lead types, revenue streams and the status: names in cells, as names or meanings."""

from collections.abc import Callable
from typing import cast

import ibis
from ibis.expr import datatypes as dt
from ibis.expr import types as ir

from sla_data.formats import cells
from sla_data.formats.written import Written
from sla_data.meaning.mapping import BLANK, LEFT_OUT, LOST, Mapping

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
        if group and written.literally and not names:
            columns[f"name of {group}"] = cell(group)
        elif group:
            text = cells.bare(cell(group), on_duckdb=written.on_duckdb).fill_null(BLANK)
            columns[f"name of {group}"] = text.substitute(dict(names)) if names else text
    if mapping.status:
        status = cell(mapping.status)
        if not written.literally:
            status = cells.bare(status, on_duckdb=written.on_duckdb)
        columns["status"] = _status_sign(status, mapping, written)
    return columns


@ibis.udf.scalar.builtin(name="error", signature=((dt.string,), dt.int8))  # type: ignore[untyped-decorator]
def _refused(why: str) -> int:
    """Have DuckDB raise an error."""
    raise NotImplementedError


def _status_sign(status: ir.Value, mapping: Mapping, written: Written) -> ir.IntegerValue:
    """Return a number for what the status means; one without a meaning is strange.

    Where names are taken as they stand, such a one may only be written in another way: it is
    refused, and the table read with care.
    """
    signs = {LOST: IS_LOST, LEFT_OUT: IS_LEFT_OUT}
    signs |= {stage: place for place, stage in enumerate(mapping.stages)}
    values: dict[int, list[str]] = {}
    for value, meaning in mapping.meanings.items():
        values.setdefault(signs.get(meaning, 0), []).append(value)
    cases = [(status.isin(said), sign) for sign, said in values.items()]
    unknown = (_refused("a strange status") if written.literally else IS_STRANGE) if cases else 0
    found = ibis.cases((status.isnull(), 0), *cases, else_=unknown)
    return cast("ir.IntegerValue", found.cast("int8"))
