"""What the values in the lead table's columns mean: statuses, and names of lead types."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from sla_data.meaning.mapping import BLANK, LEFT_OUT, LOST, OPEN
from sla_ui.drawing.show import edit_table
from sla_ui.drawing.text import distinct, plain
from sla_ui.frame.messages import sentence
from sla_ui.lead_table.state import RecalibrationState

if TYPE_CHECKING:
    from sla_data import LeadTable

NAMED = {"lead_type": ("lead_types", "Lead types"), "stream": ("streams", "Revenue streams")}
MOST_OFFERS = 6


def meanings_form(known: RecalibrationState, table: "LeadTable") -> None:
    """Draw the values of the status column, and what each means."""
    mapping = table.mapping
    if not mapping.status or mapping.shape != "leads":
        return
    values = _values(known, table, mapping.status)
    told = [*mapping.stages[1:], LOST, OPEN, LEFT_OUT]
    labels = distinct([plain(each, 60) for each in told])
    now = [mapping.meanings.get(value, OPEN) for value in values]
    shown = [labels[told.index(each)] if each in told else OPEN for each in now]
    column = st.column_config.SelectboxColumn("Means", options=labels, required=True)

    def taken(cells: dict[int, str]) -> None:
        meanings = dict(zip(values, now, strict=True))
        meanings |= {values[row]: told[labels.index(text)] for row, text in cells.items()}
        known.remap(mapping.model_copy(update={"meanings": meanings}))

    _form(
        known, f"What “{plain(mapping.status, 60)}” says", values, shown, column=column, taken=taken
    )


def names_form(known: RecalibrationState, table: "LeadTable", role: str) -> None:
    """Draw the names in a column, and under which name each is counted."""
    mapping = table.mapping
    column = getattr(mapping, role)
    if not column:
        return
    field, title = NAMED[role]
    renamed: dict[str, str] = getattr(mapping, field)
    values = _values(known, table, column)

    def take(names: dict[str, str]) -> None:
        changed = {value: name for value, name in {**renamed, **names}.items() if name != value}
        known.remap(mapping.model_copy(update={field: changed}))

    def taken(cells: dict[int, str]) -> None:
        take({values[row]: text.strip() or values[row] for row, text in cells.items()})

    now = [renamed.get(value, value) for value in values]
    text = st.column_config.TextColumn("Counts as", max_chars=60)
    with st.container(gap="small"):
        _form(known, title, values, [plain(each, 60) for each in now], column=text, taken=taken)
        _offered(role, [v for v in values if renamed.get(v, v) == v], known.revision, take)


def _offered(
    role: str, values: list[str], revision: int, take: Callable[[dict[str, str]], None]
) -> None:
    """Offer to count names that look alike as one, and to take those that say nothing as blank."""
    merges, blanks = _offers(values)
    with st.container(horizontal=True, gap="small"):
        for number, group in enumerate(merges[:MOST_OFFERS]):
            names = " and ".join(f"“{plain(each, 40)}”" for each in group)
            st.button(
                sentence(f"Count {names} as one"),
                key=f"merge {role} {revision}.{number}",
                icon=":material/merge:",
                on_click=partial(take, dict.fromkeys(group[1:], group[0])),
            )
        for number, value in enumerate(blanks[:MOST_OFFERS]):
            st.button(
                sentence(f"Take “{plain(value, 40)}” as blank"),
                key=f"blank {role} {revision}.{number}",
                on_click=partial(take, {value: BLANK}),
            )


def _form(
    known: RecalibrationState,
    title: str,
    values: list[str],
    shown: list[str],
    *,
    column: Any,  # noqa: ANN401 - Streamlit's own type is private
    taken: Any,  # noqa: ANN401 - takes the changed cells by row
) -> None:
    """Draw a table of values whose last column can be changed."""
    key = f"{title} {known.revision}"

    def submitted() -> None:
        edits = st.session_state[f"{key} table"]["edited_rows"]
        cells = {int(row): str(cells["now"] or "") for row, cells in edits.items() if cells}
        if cells:
            taken(cells)

    with st.form(key, border=True):
        st.markdown(f"**{sentence(title)}**")
        edit_table(
            plain(title, 80),
            pd.DataFrame({"value": [plain(each, 80) for each in values], "now": shown}),
            {"value": st.column_config.TextColumn("In the table"), "now": column},
            key=f"{key} table",
            row_height=32,
            height=min(len(values), 8) * 32 + 36,
            disabled=["value"],
            alt=f"{plain(title)}: each value in the table, and what it counts as.",
        )
        st.form_submit_button("Use these", on_click=submitted)


def _values(known: RecalibrationState, table: "LeadTable", column: str) -> list[str]:
    found: dict[str | None, int] = known.once(f"values {column}", partial(table.values_of, column))
    return [value for value in found if value is not None]


def _offers(
    values: list[str],
) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Return names that look alike, and names that may stand for a blank."""
    from sla_data.noticing import alike, stand_for_blank  # noqa: PLC0415 - it brings Ibis

    return alike(values), stand_for_blank(values)
