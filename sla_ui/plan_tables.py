"""The plan's streams and lead types as tables of text, and back.

A cell holds what a person typed, in the reader's own number format, so that a column pasted out
of a spreadsheet works. Only cells that differ from the plan are read: a value that was rounded
for the eye is never written back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sla_calc import LeadType, Plan, PlanError, RevenueStream
from sla_calc.edits import normalised
from sla_calc.model.fields import Description, describe
from sla_ui.figures import Figures
from sla_ui.kinds import kind_of, understood, written
from sla_ui.numbers import NumberProblem
from sla_ui.text import arrow, plain

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands on the screen.

    Attributes:
        origin: the index of the thing in the plan that it shows, or ``None`` for a new one.
        cells: text by column.
    """

    origin: int | None
    cells: Cells


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        key: its name in a row's cells.
        label: what stands above it.
        words: the description of the field that it shows.
        optional: whether a cell may be empty.
    """

    key: str
    label: str
    words: Description
    optional: bool = False

    @property
    def is_text(self) -> bool:
        """Whether it holds words rather than a number."""
        return self.words.unit == "text"


STREAM_FIELDS = ("name", "quota_share", "retained_revenue", "marketing_share", "deal_size")
TYPE_FIELDS = ("deal_size", "sales_cycle_days", "cost_per_lead", "monthly_limit", "points")
OPTIONAL = frozenset({"deal_size", "cost_per_lead", "monthly_limit", "points"})


def _column(words: Description, currency: str, *, optional: bool = False) -> Column:
    """Return a field's column; its label is short, for many stand side by side."""
    unit = {"days": "days"}.get(words.unit, currency if kind_of(words) == "money" else "")
    label = f"{words.label}, {unit}" if unit else words.label
    return Column(words.name, label, words, optional=optional)


def stream_columns(plan: Plan) -> list[Column]:
    """Return the columns of the table of streams."""
    return [_column(describe(RevenueStream, field), plan.currency) for field in STREAM_FIELDS]


def stream_rows(plan: Plan, figures: Figures) -> list[Row]:
    """Return the plan's streams as rows."""
    columns = stream_columns(plan)
    return [
        Row(index, _cells(columns, stream.__dict__, figures))
        for index, stream in enumerate(plan.streams)
    ]


def with_stream_rows(plan: Plan, rows: Sequence[Row], figures: Figures, *, scale: bool) -> Plan:
    """Return the plan with the streams that the rows describe.

    A new stream gets the deal size and the lead types of the first one, and no share of the
    quota, where its row does not say otherwise.

    Args:
        plan: the plan that the rows' origins refer to.
        rows: the table.
        figures: how the reader writes numbers.
        scale: whether to scale the shares of quota to 100 %.

    Raises:
        PlanError: with a sentence for each cell or row that cannot be used.
    """
    known = stream_rows(plan, figures)
    columns = stream_columns(plan)
    read = _read_all(columns, rows, known, figures)
    streams = [
        {**_stream_values(plan, row, number), **changes}
        for number, (row, changes) in enumerate(zip(rows, read, strict=True), start=1)
    ]
    if scale:
        _scale(streams, "quota_share")
    return plan.changed(streams=tuple(RevenueStream(**values) for values in streams))


def type_columns(plan: Plan) -> list[Column]:
    """Return the columns of the table of lead types: a rate for each step of the funnel."""
    rate = describe(LeadType, "conversion_rates")
    steps = zip(plan.stages, plan.stages[1:], strict=False)
    return [
        Column("stream", "Stream", describe(RevenueStream, "name")),
        Column("name", "Lead type", describe(LeadType, "name")),
        Column("mix", f"Mix of {plan.mix_basis}", describe(LeadType, "mix")),
        *(
            Column(f"rate_{step}", arrow(plain(upper, 30), plain(lower, 30)), rate)
            for step, (upper, lower) in enumerate(steps)
        ),
        *(
            _column(describe(LeadType, field), plan.currency, optional=field in OPTIONAL)
            for field in TYPE_FIELDS
        ),
    ]


def type_rows(plan: Plan, figures: Figures) -> list[Row]:
    """Return the lead types of all streams as rows."""
    columns = type_columns(plan)
    return [
        Row(index, _cells(columns, _type_values(stream, kind), figures))
        for index, (stream, kind) in enumerate(_types(plan))
    ]


def with_type_rows(plan: Plan, rows: Sequence[Row], figures: Figures, *, scale: bool) -> Plan:
    """Return the plan with the lead types that the rows describe; as :func:`with_stream_rows`.

    A new lead type gets the rates of its stream's first one, and no share of the mix, where its
    row does not say otherwise.
    """
    read = _read_all(type_columns(plan), rows, type_rows(plan, figures), figures)
    known = list(_types(plan))
    by_stream: dict[str, list[dict[str, Any]]] = {stream.name: [] for stream in plan.streams}
    problems = []
    for number, (row, changes) in enumerate(zip(rows, read, strict=True), start=1):
        stream, kind = (plan.streams[-1], None) if row.origin is None else known[row.origin]
        owner = changes.pop("stream", stream.name)
        if owner not in by_stream:
            names = ", ".join(by_stream)
            problems.append(f"Row {number}: there is no stream {owner}; there are {names}.")
            continue
        kind = kind or _new_type(plan.stream(owner), number)
        by_stream[owner].append(_with_rates(kind, changes))
    streams = []
    for stream in plan.streams:
        kinds = by_stream[stream.name]
        if scale and kinds:
            _scale(kinds, "mix")
        try:
            streams.append(stream.changed(lead_types=tuple(LeadType(**kind) for kind in kinds)))
        except PlanError as error:
            problems.extend(error.problems)
    if problems:
        raise PlanError(*problems)
    return plan.changed(streams=tuple(streams))


def moved(rows: Sequence[Row], index: int, by: int) -> list[Row]:
    """Return the rows with one moved up (−1) or down (+1), as far as there is room."""
    order = list(rows)
    row = order.pop(index)
    order.insert(max(0, index + by), row)
    return order


def _types(plan: Plan) -> Sequence[tuple[RevenueStream, LeadType]]:
    return [(stream, kind) for stream in plan.streams for kind in stream.lead_types]


def _type_values(stream: RevenueStream, kind: LeadType) -> dict[str, Any]:
    rates = {f"rate_{step}": rate for step, rate in enumerate(kind.conversion_rates)}
    return {"stream": stream.name, **kind.__dict__, **rates}


def _stream_values(plan: Plan, row: Row, number: int) -> dict[str, Any]:
    if row.origin is not None:
        return dict(plan.streams[row.origin].__dict__)
    first = plan.streams[0]
    return {
        "name": f"Stream {number}",
        "quota_share": 0.0,
        "deal_size": first.deal_size,
        "lead_types": first.lead_types,
    }


def _new_type(stream: RevenueStream, number: int) -> LeadType:
    return stream.lead_types[0].changed(
        name=f"Lead type {number}", mix=0.0, cost_per_lead=None, monthly_limit=None, points=None
    )


def _with_rates(kind: LeadType, changes: dict[str, Any]) -> dict[str, Any]:
    """Return a lead type's values with the changed cells, its rates gathered again."""
    rates = tuple(
        changes.pop(f"rate_{step}", rate) for step, rate in enumerate(kind.conversion_rates)
    )
    return {**kind.__dict__, "conversion_rates": rates, **changes}


def _scale(rows: Sequence[dict[str, Any]], field: str) -> None:
    for values, share in zip(rows, normalised([row[field] for row in rows]), strict=True):
        values[field] = share


def _cells(columns: Sequence[Column], values: Mapping[str, Any], figures: Figures) -> Cells:
    return {
        column.key: values[column.key]
        if column.is_text
        else written(column.words, values[column.key], figures)
        for column in columns
    }


def _read_all(
    columns: Sequence[Column], rows: Sequence[Row], known: Sequence[Row], figures: Figures
) -> list[dict[str, Any]]:
    """Return the values of the cells that differ from the plan, by field, for every row.

    Raises:
        PlanError: with a sentence for each cell that cannot be used.
    """
    problems: list[str] = []
    read: list[dict[str, Any]] = []
    for number, row in enumerate(rows, start=1):
        before: Cells = {} if row.origin is None else known[row.origin].cells
        values: dict[str, Any] = {}
        for column in columns:
            text = row.cells.get(column.key, "").strip()
            if text == before.get(column.key, ""):
                continue
            try:
                values[column.key] = _value(column, text, figures)
            except NumberProblem as error:
                problems.append(f"Row {number}, {column.label}: {error}")
        read.append(values)
    if problems:
        raise PlanError(*problems)
    return read


def _value(column: Column, text: str, figures: Figures) -> str | float | None:
    if column.is_text:
        return text
    if column.optional and not text:
        return None
    return understood(column.words, text, figures)


def applied(rows: Sequence[Row], edit: Mapping[str, Any]) -> list[Row]:
    """Return the rows after what was done to them on the screen.

    Args:
        rows: the table as it was handed to the editor.
        edit: ``edited_rows`` (cells by index), ``added_rows`` and ``deleted_rows``, as Streamlit's
            data editor reports them.
    """

    def text(cells: Mapping[str, Any]) -> dict[str, str]:
        return {
            key: "" if value is None else str(value)
            for key, value in cells.items()
            if not isinstance(value, list)
        }

    edited = {int(index): text(cells) for index, cells in edit["edited_rows"].items()}
    kept = [
        replace(row, cells={**row.cells, **edited.get(index, {})})
        for index, row in enumerate(rows)
        if index not in edit["deleted_rows"]
    ]
    added = [Row(None, text(cells)) for cells in edit["added_rows"]]
    return [*kept, *(row for row in added if any(row.cells.values()))]
