"""The inputs of the page *Recalibrate*: which leads are counted, when, how, and what is asked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, get_args

import streamlit as st

from sla_calc import Calibration
from sla_calc.calibration.counts import Basis
from sla_ui import recalibrate_words as words
from sla_ui.figures import Figures
from sla_ui.messages import sentence, show_problems
from sla_ui.recalibrate_state import RecalibrationState
from sla_ui.text import plain

if TYPE_CHECKING:
    from sla_data.report import Question

BASES: tuple[Basis, ...] = get_args(Basis)
WINDOW = "window"
HELP = (
    "Cohort: of the leads created in this time, how many ever got to each stage. Period: how many "
    "got to each stage in this time, whenever they were created."
)


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


def table_inputs(known: RecalibrationState, calibration: Calibration) -> None:
    """Draw which leads of the table are counted, and how."""
    table_name(known)
    show_problems(known.problems.get(WINDOW, ()))
    _window(known, calibration)
    with st.container(horizontal=True, gap="small"):
        _basis(known)
        _weight(known)


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


def _window(known: RecalibrationState, calibration: Calibration) -> None:
    """Draw the first and the last day, the as-of date, and a better window where there is one."""
    window, key = calibration.window, f"window {known.revision}"
    if window is None or calibration.as_of is None:
        return
    days = zip(("Leads from", "to", "True on"), (*window, calibration.as_of), strict=True)
    with st.container(horizontal=True, gap="small"):
        for label, day in days:
            st.date_input(
                label,
                day,
                min_value=date(1970, 1, 1),
                max_value=date(2199, 12, 31),
                key=f"{key} {label}",
                format="YYYY-MM-DD",
                width=128,
                on_change=partial(_move, known, key, calibration),
            )
    better = calibration.suggested_window
    if better and better != known.window:
        st.button(
            sentence(f"Count from {better[0].isoformat()} on"),
            key="suggested window",
            icon=":material/lightbulb:",
            help="Early deals were not written down: leads from before would make the rates "
            "too low.",
            on_click=partial(_take_window, known, better),
        )


def _move(known: RecalibrationState, key: str, calibration: Calibration) -> None:
    """Count other days, if they make sense; where they do not, those before stay."""
    first, last, as_of = (
        st.session_state.get(f"{key} {label}") for label in ("Leads from", "to", "True on")
    )
    if first is None or last is None or as_of is None:
        return
    if first > last:
        said = f"The leads begin on {first} and end on {last}: the first day must not be later."
        known.problems[WINDOW] = (said,)
        return
    known.problems.pop(WINDOW, None)
    if (first, last) != calibration.window:
        known.window = (first, last)
    if as_of != calibration.as_of:
        known.as_of = as_of


def _take_window(known: RecalibrationState, window: tuple[date, date]) -> None:
    known.window = window
    known.revision += 1  # the days are drawn anew
    known.problems.pop(WINDOW, None)


def _basis(known: RecalibrationState) -> None:
    key = f"basis {known.revision}"
    st.segmented_control(
        "Counted by",
        BASES,
        default=known.basis,
        required=True,
        key=key,
        help=HELP,
        on_change=lambda: setattr(known, "basis", st.session_state[key]),
    )


def _weight(known: RecalibrationState) -> None:
    key = f"weight {known.revision}"
    st.number_input(
        "In a blend, the plan counts as … leads",
        min_value=0,
        max_value=100_000,
        value=round(known.weight),
        step=50,
        key=key,
        width=230,
        help="A blend takes the plan’s rate as if it had been seen on so many leads, and adds the "
        "data’s.",
        on_change=lambda: setattr(known, "weight", float(st.session_state[key])),
    )
