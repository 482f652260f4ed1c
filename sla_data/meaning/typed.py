"""Rows of text into rows of leads: one expression, for every engine.

A row of leads has ``stream`` and ``lead_type``, the time ``at_i`` of each stage *i*, how far it
``reached``, whether it was ``lost``, and what else the mapping names. A row that cannot be used has
its ``problem``, a place in ``readings.reasons``; else that is NULL. A row of totals has ``at_0``
and the ``count_i`` of each stage instead.
"""

from functools import reduce
from operator import or_
from typing import cast

import ibis
from ibis.expr import datatypes as dt
from ibis.expr import types as ir

from sla_data.errors import LeadTableError
from sla_data.formats import cells
from sla_data.formats.written import Written
from sla_data.meaning.mapping import Mapping, Step
from sla_data.meaning.naming import IS_LOST, IS_STRANGE
from sla_data.meaning.readings import FALSE, Readings, read_cells

_OPTIONAL = {
    "connected": "boolean",
    **dict.fromkeys(("stream", "lead_type", "reason"), "string"),
    **dict.fromkeys(("amount", "spend", "response"), "float64"),
    **dict.fromkeys(("lost_on", "first_contact", "assigned"), "timestamp"),
    "attempts": "int64",
    "from_marketing": "boolean",
    "problem": "int16",
}


def lead_rows(table: ir.Table, mapping: Mapping, written: Written, **also: ir.Value) -> ir.Table:
    """Return the table's rows as leads, or as totals, by what its columns mean.

    Columns that the mapping does not name are not there, nor is ``problem`` where no row can have
    one; see ``completed``.

    Args:
        table: the rows as they came.
        mapping: what its columns mean.
        written: how they are written.
        **also: further columns to carry along.

    Raises:
        LeadTableError: when a column that the mapping names is not there, or it names none.
    """
    missing = [name for name in mapping.used_columns() if name not in table.columns]
    if missing:
        there = ", ".join(f"“{name}”" for name in table.columns[:40])
        raise LeadTableError(f"The table has no column “{missing[0]}”. It has {there}.")
    if not mapping.used_columns():
        raise LeadTableError(
            "No column of the table is known to tell of a lead. Right would be one with the day on "
            "which it was created, under a name such as “Created”; or say what the columns mean."
        )
    name = {"lead_name": table[mapping.lead_id]} if mapping.lead_id else {}
    if mapping.reason:
        given = (cells.bare(table[each], on_duckdb=written.on_duckdb) for each in mapping.reason)
        name["reason_given"] = ibis.coalesce(*given)
    read = read_cells(table, mapping, written, **name, **also)
    columns: dict[str, ir.Value] = {}
    if mapping.stream:
        columns["stream"] = read.named(mapping.stream)
    if mapping.lead_type:
        columns["lead_type"] = read.named(mapping.lead_type)
    columns |= _totals(read) if mapping.shape == "totals" else _lead(read, written)
    for figure, column in (("amount", mapping.amount), ("spend", mapping.spend)):
        if column:
            columns[figure] = read.number(column)
    problem = read.problem()
    if problem is not None:
        columns["problem"] = problem
    return read.table.select(**columns, **{key: read.table[key] for key in also})


def completed(rows: ir.Table) -> ir.Table:
    """Return rows of leads with NULL for whatever the mapping does not name."""
    absent = {name: kind for name, kind in _OPTIONAL.items() if name not in rows.columns}
    marks = {"lead_mark": rows.lead_mark.nullif(0)} if _is_marked(rows) else {}
    return rows.mutate(**{name: ibis.null(kind) for name, kind in absent.items()}, **marks)


def _is_marked(rows: ir.Table) -> bool:
    return "lead_mark" in rows.columns and rows.lead_mark.type().is_integer()


def _totals(read: Readings) -> dict[str, ir.Value]:
    steps = read.mapping.steps
    counts = {f"count_{place}": read.number(step.count) for place, step in enumerate(steps)}
    return {"at_0": read.time(steps[0].day), **counts}


def _lead(read: Readings, written: Written) -> dict[str, ir.Value]:
    mapping, status = read.mapping, read.status
    columns: dict[str, ir.Value] = {
        f"at_{place}": read.time(step.day) for place, step in enumerate(mapping.steps)
    }
    columns["reached"] = _reached(read)
    columns["lost"] = FALSE if status is None else (status == IS_LOST).fill_null(FALSE)
    if status is not None and not written.literally:
        columns["strange_status"] = status == IS_STRANGE
    if mapping.lost_on:
        columns["lost_on"] = read.time(mapping.lost_on)
        columns["lost"] = columns["lost"] | columns["lost_on"].notnull()
    if mapping.first_contact:
        columns["first_contact"] = read.time(mapping.first_contact)
    if mapping.response or mapping.first_contact:
        columns["response"] = _response(read)
    if mapping.attempts:
        number = read.number(mapping.attempts)
        columns["attempts"] = ibis.ifelse(number < 0, None, number.round()).cast("int64")
    if mapping.from_marketing:
        columns["from_marketing"] = read.yes(mapping.from_marketing)
    columns |= _follow_up(read)
    return columns | _name_of_lead(read, written)


def _follow_up(read: Readings) -> dict[str, ir.Value]:
    """Return what became of a lead in the hands of sales."""
    mapping = read.mapping
    columns: dict[str, ir.Value] = {}
    if mapping.assigned:
        columns["assigned"] = read.time(mapping.assigned)
    if mapping.connected:
        columns["connected"] = read.yes(mapping.connected)
    if mapping.reason:
        columns["reason"] = read.table["reason_given"]
    return columns


def _reached(read: Readings) -> ir.IntegerValue:
    """Return the place of the last stage that a row says it reached, and so all before it."""
    told = [(_told(read, step, place), place) for place, step in enumerate(read.mapping.steps)]
    cases = [(said, place) for said, place in told if said is not None and place]
    if not cases:
        return ibis.literal(0, "int8")
    return cast("ir.IntegerValue", ibis.cases(*reversed(cases), else_=0).cast("int8"))


def _told(read: Readings, step: Step, place: int) -> ir.BooleanValue | None:
    """Return whether a flag, the status or a day says that a stage was reached.

    The day of the last stage says so only where nothing else does: it may be a forecast.
    """
    by_status = read.status is not None and step.stage in read.mapping.meanings.values()
    said: list[ir.BooleanValue] = []
    if step.flag:
        said.append(read.yes(step.flag))
    if by_status and read.status is not None:
        said.append((read.status == place).fill_null(FALSE))
    is_last = place == len(read.mapping.steps) - 1
    if step.day and not (said and is_last):
        said.append(read.time(step.day).notnull())
    return reduce(or_, said) if said else None


def _response(read: Readings) -> ir.FloatingValue:
    mapping = read.mapping
    if mapping.response:
        return read.minutes(mapping.response)
    end, start = read.time(mapping.first_contact), read.time(mapping.steps[0].day)
    since = end.epoch_seconds() - start.epoch_seconds()
    return cast("ir.FloatingValue", since.cast("float64") / 60)


@ibis.udf.scalar.builtin(name="hash", signature=((dt.string,), dt.uint64))  # type: ignore[untyped-decorator]
def _hash(text: str) -> int:
    """Return DuckDB's own answer."""
    raise NotImplementedError


def _name_of_lead(read: Readings, written: Written) -> dict[str, ir.Value]:
    """Return what tells whether two rows are one lead.

    Of a large file only one name in many is marked, by its hash, so that all rows of a lead are
    marked or none: looking for repeated names in millions of rows costs little then. The others
    have 0, which is stored faster than NULL.
    """
    if not read.mapping.lead_id:
        return {}
    name = read.table["lead_name"]
    if read.mapping.one_per_lead:
        return {"lead_id": cells.trimmed(name)}
    if not written.on_duckdb or not name.type().is_string():
        return {"lead_mark": name}
    mark = _hash(name)
    chosen = (mark % written.marked_one_in == 0).cast("uint8")
    return {"lead_mark": mark * chosen}
