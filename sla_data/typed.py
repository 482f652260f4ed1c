"""Rows of text into rows of leads: one expression, for every engine.

A row of leads has ``stream`` and ``lead_type``, the time ``at_i`` of each stage *i*, how far it
``reached``, whether it was ``lost``, and what else the mapping names. A row that cannot be used has
its ``problem`` in words; else that is NULL. A row of totals has ``at_0`` and the ``count_i`` of
each stage instead.
"""

from collections.abc import Sequence
from typing import cast

import ibis
from ibis.expr import types as ir

from sla_data import cells
from sla_data.errors import LeadTableError
from sla_data.mapping import LEFT_OUT, LOST, Mapping, Step
from sla_data.row_reader import FALSE, RowReader, Written

_OPTIONAL = {
    **dict.fromkeys(("problem", "stream", "lead_type"), "string"),
    **dict.fromkeys(("amount", "spend", "response"), "float64"),
    **dict.fromkeys(("lost_on", "first_contact"), "timestamp"),
    "attempts": "int64",
    "from_marketing": "boolean",
}


def lead_rows(table: ir.Table, mapping: Mapping, written: Written, **also: ir.Value) -> ir.Table:
    """Return the table's rows as leads, or as totals, by what its columns mean.

    Columns that the mapping does not name are not there; see ``completed``.

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
        there = ", ".join(f"“{name}”" for name in table.columns[:40])
        raise LeadTableError(f"The table has no column “{missing[0]}”. It has {there}.")
    reader = RowReader(table, mapping, written)
    columns: dict[str, ir.Value] = {}
    if mapping.stream:
        columns["stream"] = reader.group(mapping.stream, mapping.streams)
    if mapping.lead_type:
        columns["lead_type"] = reader.group(mapping.lead_type, mapping.lead_types)
    columns |= _totals(reader) if mapping.shape == "totals" else _lead(reader)
    for figure, name in (("amount", mapping.amount), ("spend", mapping.spend)):
        if name:
            columns[figure] = reader.number(name)
    return table.select(problem=reader.problem(), **columns, **also)


def completed(rows: ir.Table) -> ir.Table:
    """Return rows of leads with NULL for whatever the mapping does not name."""
    absent = {name: kind for name, kind in _OPTIONAL.items() if name not in rows.columns}
    return rows.mutate(**{name: ibis.null(kind) for name, kind in absent.items()})


def _totals(reader: RowReader) -> dict[str, ir.Value]:
    steps = reader.mapping.steps
    counts = {f"count_{place}": reader.number(step.count) for place, step in enumerate(steps)}
    return {"at_0": reader.time(steps[0].day), **counts}


def _lead(reader: RowReader) -> dict[str, ir.Value]:
    mapping = reader.mapping
    times = [reader.time(step.day) for step in mapping.steps]
    status = _status(reader)
    columns: dict[str, ir.Value] = {f"at_{place}": time for place, time in enumerate(times)}
    columns["reached"] = _reached(reader, times, status)
    columns["lost"] = _means(status, mapping, LOST)
    if mapping.lost_on:
        columns["lost_on"] = reader.time(mapping.lost_on)
        columns["lost"] = columns["lost"] | columns["lost_on"].notnull()
    if mapping.first_contact:
        columns["first_contact"] = reader.time(mapping.first_contact)
    if mapping.response or mapping.first_contact:
        columns["response"] = _response(reader, columns)
    if mapping.attempts:
        number = reader.number(mapping.attempts)
        columns["attempts"] = ibis.ifelse(number < 0, None, number.round()).cast("int64")
    if mapping.from_marketing:
        columns["from_marketing"] = reader.said(mapping.from_marketing, mapping.marketing_values)
    if status is not None and mapping.meanings:
        known = list(mapping.meanings)
        columns["strange_status"] = status.notin(known).fill_null(FALSE)
    return columns | _name_of_lead(reader)


def _status(reader: RowReader) -> ir.StringValue | None:
    name, meanings = reader.mapping.status, reader.mapping.meanings
    if not name:
        return None
    status = cells.trimmed(reader.cell(name))
    left_out = [value for value, said in meanings.items() if said == LEFT_OUT]
    if left_out:
        reader.problems.insert(0, (status.isin(left_out), f"left out by its “{name}”"))
    return status


def _means(status: ir.StringValue | None, mapping: Mapping, meaning: str) -> ir.BooleanValue:
    values = [value for value, said in mapping.meanings.items() if said == meaning]
    if status is None or not values:
        return FALSE
    return cast("ir.BooleanValue", status.isin(values).fill_null(FALSE))


def _reached(
    reader: RowReader, times: Sequence[ir.TimestampValue], status: ir.StringValue | None
) -> ir.IntegerValue:
    """Return the place of the last stage that a row says it reached, and so all before it."""
    steps = list(zip(reader.mapping.steps, times, strict=True))
    cases = [
        (_told(reader, step, time) | _means(status, reader.mapping, step.stage), place)
        for place, (step, time) in enumerate(steps)
        if place
    ]
    if not cases:
        return ibis.literal(0, "int8")
    return cast("ir.IntegerValue", ibis.cases(*reversed(cases), else_=0).cast("int8"))


def _told(reader: RowReader, step: Step, time: ir.TimestampValue) -> ir.BooleanValue:
    """Return whether a flag, or a day where nothing else decides, says that a stage was reached."""
    if step.flag:
        return reader.said(step.flag, step.values)
    decides = step.day is not None and step.stage not in reader.mapping.meanings.values()
    return time.notnull() if decides else FALSE


def _response(reader: RowReader, columns: dict[str, ir.Value]) -> ir.FloatingValue:
    if reader.mapping.response:
        return reader.minutes(reader.mapping.response)
    since = columns["first_contact"].epoch_seconds() - columns["at_0"].epoch_seconds()
    return cast("ir.FloatingValue", since.cast("float64") / 60)


def _name_of_lead(reader: RowReader) -> dict[str, ir.Value]:
    """Return what tells whether two rows are one lead.

    Of a large file only one name in many is marked, by its hash, so that all rows of a lead are
    marked or none: looking for repeated names in millions of rows costs little then.
    """
    if not reader.mapping.lead_id:
        return {}
    text = cells.trimmed(reader.table[reader.mapping.lead_id])
    if reader.mapping.one_per_lead:
        return {"lead_id": text}
    if not reader.written.on_duckdb:
        return {"lead_mark": text}
    mark = text.hash()
    chosen = mark % reader.written.marked_one_in == 0
    return {"lead_mark": ibis.ifelse(chosen, mark, ibis.null("int64"))}
