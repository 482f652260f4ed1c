"""What a lead table is called, another one, and what has to be asked about it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from sla_report.numbers.figures import Figures
from sla_ui.drawing.text import plain
from sla_ui.frame.messages import sentence
from sla_ui.lead_table.state import RecalibrationState
from sla_ui.recalibrate import words

if TYPE_CHECKING:
    from sla_data.report import Question


def questions(known: RecalibrationState, figures: Figures) -> None:
    """Ask how days and numbers are written where the table leaves it open."""
    table = known.table
    if table is None or not table.questions:
        return
    st.subheader("One thing first", anchor=False)
    asked: dict[tuple[str, ...], list[Question]] = {}
    for question in table.questions:
        asked.setdefault((question.reading, *question.choices), []).append(question)
    for number, group in enumerate(asked.values()):
        first, key = group[0], f"question {known.revision}.{number}"
        st.radio(
            sentence(words.asked(group)),
            first.choices,
            index=None,
            key=key,
            format_func=sentence,
            captions=[sentence(words.read_as(first, each, figures)) for each in first.choices],
            on_change=partial(_answer, known, key, [each.column for each in group]),
        )
    st.caption("Every value can be read both ways, so nothing is calculated before you say it.")


def _answer(known: RecalibrationState, key: str, columns: Sequence[str]) -> None:
    choice = st.session_state[key]
    if known.table is not None and choice:
        mapping = known.table.mapping
        formats = {**mapping.formats, **dict.fromkeys(columns, choice)}
        known.remap(mapping.model_copy(update={"formats": formats}))


def table_name(known: RecalibrationState) -> None:
    """Draw what the table is called, its worksheets, and the way to another one."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{sentence(plain(known.name, 60))}**", width="content")
        st.button("Another file", type="tertiary", on_click=known.close)
    _worksheet(known)


def _worksheet(known: RecalibrationState) -> None:
    table, origin = known.table, known.origin
    layout = table.layout if table else None
    if layout is None or origin is None:
        return
    key = f"worksheet {known.revision}"
    st.selectbox(
        "Worksheet",
        layout.sheets,
        index=layout.sheets.index(layout.sheet) if layout.sheet in layout.sheets else 0,
        format_func=plain,
        key=key,
        on_change=lambda: setattr(
            known, "wish", replace(origin, sheet=st.session_state[key], mapping=None)
        ),
    )
