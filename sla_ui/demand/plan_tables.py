"""The plan's streams and lead types as tables of text, and back."""

from collections.abc import Sequence
from typing import Any, TypeVar

from sla_calc import LeadType, Plan, PlanError, RevenueStream
from sla_calc.edits.plan_edits import normalised
from sla_calc.model.fields import Description, describe
from sla_calc.model.texts import fresh_name, short
from sla_report.numbers.figures import Figures
from sla_ui.drawing.text import arrow, plain
from sla_ui.numbers.kinds import kind_of
from sla_ui.typing.table_rows import Column, Row, cells_of, typed_values

Part = TypeVar("Part", RevenueStream, LeadType)

STREAM_FIELDS = ("name", "quota_share", "retained_revenue", "marketing_share", "deal_size")
TYPE_FIELDS = (
    *("deal_size", "sales_cycle_days", "sales_cycle_spread", "cost_per_lead", "monthly_limit"),
    "points",
)
OPTIONAL = frozenset(
    {"deal_size", "sales_cycle_spread", "cost_per_lead", "monthly_limit", "points"}
)


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
        Row(index, cells_of(columns, stream.__dict__, figures))
        for index, stream in enumerate(plan.streams)
    ]


def with_stream_rows(plan: Plan, rows: Sequence[Row], figures: Figures, *, mend: bool) -> Plan:
    """Return the plan with the streams that the rows describe.

    A new stream gets the deal size and the lead types of the first one, and no share of the
    quota, where its row does not say otherwise.

    Args:
        plan: the plan that the rows' origins refer to.
        rows: the table.
        figures: how the reader writes numbers.
        mend: whether to scale the shares of quota to 100 %.

    Raises:
        PlanError: with a sentence for each cell or row that cannot be used.
    """
    read = typed_values(stream_columns(plan), rows, stream_rows(plan, figures), figures)
    taken = [stream.name for stream in plan.streams]
    streams = [
        {**_stream_values(plan, row, taken), **changes}
        for row, changes in zip(rows, read, strict=True)
    ]
    if mend:
        _scale(streams, "quota_share")
    return plan.changed(streams=_built(RevenueStream, streams, rows=range(1, len(rows) + 1)))


def type_columns(plan: Plan) -> list[Column]:
    """Return the columns of the table of lead types: a rate for each step of the funnel."""
    rate = describe(LeadType, "conversion_rates")
    steps = zip(plan.stages, plan.stages[1:], strict=False)
    return [
        Column("stream", "Stream", describe(RevenueStream, "name")),
        Column("name", "Lead type", describe(LeadType, "name")),
        Column(
            "mix",
            "Mix" if plan.mix_basis == "leads" else "Mix of revenue",
            describe(LeadType, "mix"),
        ),
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
        Row(index, cells_of(columns, _type_values(stream, kind), figures))
        for index, (stream, kind) in enumerate(_types(plan))
    ]


def with_type_rows(plan: Plan, rows: Sequence[Row], figures: Figures, *, mend: bool) -> Plan:
    """Return the plan with the lead types that the rows describe; as :func:`with_stream_rows`.

    A new lead type gets the rates of its stream's first one, and no share of the mix, where its
    row does not say otherwise.
    """
    read = typed_values(type_columns(plan), rows, type_rows(plan, figures), figures)
    known = list(_types(plan))
    kinds_of: dict[str, list[dict[str, Any]]] = {stream.name: [] for stream in plan.streams}
    rows_of: dict[str, list[int]] = {stream.name: [] for stream in plan.streams}
    problems: list[str] = []
    for number, (row, changes) in enumerate(zip(rows, read, strict=True), start=1):
        stream, kind = (plan.streams[-1], None) if row.origin is None else known[row.origin]
        owner = changes.pop("stream", stream.name)
        if owner not in kinds_of:
            names = ", ".join(map(short, kinds_of))
            problems.append(f"Row {number}: there is no stream {short(owner)}; there are {names}.")
            continue
        kind = kind or _new_type(plan.stream(owner))
        kinds_of[owner].append(_with_rates(kind, changes))
        rows_of[owner].append(number)
    streams = []
    for stream in plan.streams:
        kinds = kinds_of[stream.name]
        if mend:
            _scale(kinds, "mix")
        try:
            built = _built(LeadType, kinds, rows=rows_of[stream.name])
            streams.append(_with_types(stream, built))
        except PlanError as error:
            problems.extend(error.problems)
    if problems:
        raise PlanError(*problems)
    return plan.changed(streams=tuple(streams))


def _with_types(stream: RevenueStream, kinds: tuple[LeadType, ...]) -> RevenueStream:
    if not kinds:
        message = f"Stream {short(stream.name)} needs a lead type; remove the stream instead."
        raise PlanError(message)
    return stream.changed(lead_types=kinds)


def _built(
    model: type[Part], parts: Sequence[dict[str, Any]], rows: Sequence[int]
) -> tuple[Part, ...]:
    """Build what the rows describe.

    Raises:
        PlanError: with the row's number in front of each sentence.
    """
    built: list[Part] = []
    problems: list[str] = []
    for values, row in zip(parts, rows, strict=True):
        try:
            built.append(model(**values))
        except PlanError as error:
            problems.extend(f"Row {row}: {problem}" for problem in error.problems)
    if problems:
        raise PlanError(*problems)
    return tuple(built)


def _types(plan: Plan) -> Sequence[tuple[RevenueStream, LeadType]]:
    return [(stream, kind) for stream in plan.streams for kind in stream.lead_types]


def _type_values(stream: RevenueStream, kind: LeadType) -> dict[str, Any]:
    rates = {f"rate_{step}": rate for step, rate in enumerate(kind.conversion_rates)}
    return {"stream": stream.name, **kind.__dict__, **rates}


def _stream_values(plan: Plan, row: Row, taken: list[str]) -> dict[str, Any]:
    if row.origin is not None:
        return dict(plan.streams[row.origin].__dict__)
    first = plan.streams[0]
    taken.append(fresh_name("Stream", len(plan.streams) + 1, taken))
    return {
        "name": taken[-1],
        "quota_share": 0.0,
        "deal_size": first.deal_size,
        "lead_types": first.lead_types,
    }


def _new_type(stream: RevenueStream) -> LeadType:
    taken = [kind.name for kind in stream.lead_types]
    return stream.lead_types[0].changed(
        name=fresh_name("Lead type", len(taken) + 1, taken),
        mix=0.0,
        deal_size=None,
        cost_per_lead=None,
        monthly_limit=None,
        points=None,
        improvements=(),
    )


def _with_rates(kind: LeadType, changes: dict[str, Any]) -> dict[str, Any]:
    """Return a lead type's values with the changed cells, its rates gathered again."""
    rates = tuple(
        changes.pop(f"rate_{step}", rate) for step, rate in enumerate(kind.conversion_rates)
    )
    return {**kind.__dict__, "conversion_rates": rates, **changes}


def _scale(rows: Sequence[dict[str, Any]], field: str) -> None:
    if not rows:
        return
    for values, share in zip(rows, normalised([row[field] for row in rows]), strict=True):
        values[field] = share
