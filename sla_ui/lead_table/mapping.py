"""What the columns of the lead table mean, as a form: stage by stage, role by role."""

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st
from pydantic import ValidationError

from sla_calc import Plan
from sla_data import Mapping, Step
from sla_data.formats.columns import Column
from sla_data.formats.words import marketing_among
from sla_data.meaning.suggest import meanings_of
from sla_ui.drawing.text import plain
from sla_ui.frame.messages import sentence, show_problems
from sla_ui.lead_table.formats import formats_form
from sla_ui.lead_table.names import meanings_form, names_form
from sla_ui.lead_table.state import RecalibrationState
from sla_ui.recalibrate.saved_mapping import MAPPING, saved_mapping

if TYPE_CHECKING:
    from sla_data import LeadTable

LEADS, TOTALS = "leads", "totals"
SHAPES = {LEADS: "a lead or deal", TOTALS: "the totals of a day or month"}
ROLES = {
    "lead_type": "Lead type",
    "stream": "Revenue stream",
    "status": "Stage or status",
    "amount": "Amount",
    "spend": "Spend",
    "lead_id": "Name or number of the lead",
    "lost_on": "Day it was lost",
    "owner": "Owner",
    "first_contact": "Time of the first attempt",
    "response": "or how long it took",
    "attempts": "Number of attempts",
    "assigned": "Time a rep got the lead",
    "connected": "Was the person reached?",
    "from_marketing": "From marketing?",
}
REASONS = ("Why it was lost", "or why it was rejected")
"""The first that is filled counts."""
OF_TOTALS = ("lead_type", "stream", "amount", "spend")
LONGEST_SAMPLES = 44


def mapping_drawer(known: RecalibrationState, plan: Plan) -> None:
    """Draw what the columns mean, what their values mean, and how they are written."""
    table = known.table
    if table is None:
        return
    show_problems(known.problems.get(MAPPING, ()))
    _columns_form(known, table, plan)
    with st.grid(3, gap="small", min_column_width=320):
        meanings_form(known, table)
        names_form(known, table, "lead_type")
        names_form(known, table, "stream")
    formats_form(known, table)
    saved_mapping(known, table)


def _columns_form(known: RecalibrationState, table: "LeadTable", plan: Plan) -> None:
    mapping, key = table.mapping, f"columns {known.revision}"
    shape = st.segmented_control(
        "A row is",
        list(SHAPES),
        default=mapping.shape,
        required=True,
        format_func=lambda each: SHAPES[each],
        key=f"{key} shape",
    )
    before = [stage for stage in mapping.stages if stage not in plan.stages]
    stages = [*before, *plan.stages]
    steps = {step.stage: step for step in mapping.steps}
    with st.form(key, border=True):
        roles = OF_TOTALS if shape == TOTALS else tuple(ROLES)
        with st.grid(4, gap="small", min_column_width=270):
            for place, stage in enumerate(stages):
                step = steps.get(stage, Step(stage=stage))
                _step(table, step, f"{key} {place}", first=place == 0, totals=shape == TOTALS)
            for role in roles:
                _select(table, ROLES[role], getattr(mapping, role), f"{key} {role}")
            for place, label in enumerate(REASONS if shape == LEADS else ()):
                chosen = mapping.reason[place] if place < len(mapping.reason) else None
                _select(table, label, chosen, f"{key} reason {place}")
        if shape == LEADS:
            st.checkbox(
                "Rows with the same name or number are one lead",
                mapping.one_per_lead,
                key=f"{key} one",
            )
        st.form_submit_button(
            "Use these columns",
            type="primary",
            on_click=partial(_take_columns, known, key, stages, str(shape), roles),
        )


def _step(table: "LeadTable", step: Step, key: str, *, first: bool, totals: bool) -> None:
    """Draw by which columns the table tells that a lead reached a stage."""
    name = sentence(plain(step.stage, 40))
    if totals:
        _select(table, f"{name}: number", step.count, f"{key} count")
        if first:
            _select(table, "Day or month of the row", step.day, f"{key} day")
        return
    _select(table, f"{name}: {'created' if first else 'reached'} on", step.day, f"{key} day")
    if not first:
        _select(table, f"{name}: yes or no", step.flag, f"{key} flag")


def _select(table: "LeadTable", label: str, chosen: str | None, key: str) -> None:
    """Draw a choice of columns, each with some of its values."""
    names = [None, *(column.name for column in table.columns)]
    columns = {column.name: column for column in table.columns}
    st.selectbox(
        label,
        names,
        index=names.index(chosen) if chosen in names else 0,
        format_func=lambda name: "–" if name is None else _with_samples(columns[name]),
        key=key,
    )


def _with_samples(column: Column) -> str:
    samples = ", ".join(plain(sample, 20) for sample in column.samples[:3])
    return f"{plain(column.name, 40)}  ·  {plain(samples, LONGEST_SAMPLES) if samples else 'blank'}"


def _take_columns(
    known: RecalibrationState, key: str, stages: list[str], shape: str, roles: tuple[str, ...]
) -> None:
    """Take over what the form says."""
    table = known.table
    if table is None:
        return

    def chosen(name: str) -> Any:  # noqa: ANN401 - whatever a widget holds
        return st.session_state.get(f"{key} {name}")

    fields: dict[str, Any] = {role: chosen(role) for role in roles}
    old = table.mapping
    status = fields.get("status")
    meanings = {
        value: meaning
        for value, meaning in old.meanings.items()
        if status == old.status and meaning in {*stages, *("lost", "open", "leave out")}
    }
    if status and not meanings:
        values = known.once(f"values {status}", partial(table.values_of, status))
        meanings = meanings_of([value for value in values if value], stages)
    old_values = old.yes_columns()
    steps = []
    for place, stage in enumerate(stages):
        step = {part: chosen(f"{place} {part}") for part in ("day", "flag", "count")}
        told = step["count"] if shape == TOTALS else place == 0 or step["day"] or step["flag"]
        if told or (shape == LEADS and stage in meanings.values()):
            values = old_values.get(step["flag"], ())
            steps.append({"stage": stage, **step, "values": values})
    kept = {"formats", "missing", "lead_types", "streams", "key", "deals_key"}
    reasons = dict.fromkeys(chosen(f"reason {place}") for place in range(len(REASONS)))
    whole = {
        **old.model_dump(include=kept),
        **fields,
        "shape": shape,
        "steps": steps,
        "meanings": meanings,
        "one_per_lead": bool(chosen("one")),
        "marketing_values": _marketing(table, fields.get("from_marketing")),
        "connected_values": old_values.get(fields.get("connected") or "", ()),
        "reason": [name for name in reasons if name],
    }
    try:
        known.remap(Mapping.model_validate(whole))
    except ValidationError as error:
        said = error.errors()[0]["msg"].removeprefix("Value error, ")
        known.problems[MAPPING] = (f"These columns do not go together: {said}.",)


def _marketing(table: "LeadTable", name: str | None) -> tuple[str, ...]:
    """Return the values of a column that mean marketing: as they were, or as they look."""
    if name == table.mapping.from_marketing:
        return table.mapping.marketing_values
    return marketing_among(next((each.values for each in table.columns if each.name == name), ()))
