"""The inputs of the page *Recalibrate*: which leads are counted, when, and how."""

from datetime import date
from functools import partial
from typing import get_args

import streamlit as st

from sla_calc import Calibration
from sla_calc.calibration.counts import Basis
from sla_ui.frame.messages import sentence, show_problems
from sla_ui.frame.page_body import drawer
from sla_ui.lead_table.inputs import table_name
from sla_ui.lead_table.state import RecalibrationState

BASES: tuple[Basis, ...] = get_args(Basis)
WINDOW = "window"
FIRST, LAST, AS_OF = DAYS = "Leads from", "to", "Exported on"
EXPORTED = "The day the file was made: what had not happened by then may still come."
HELP = (
    "Cohort: of the leads created in this time, how many ever got to each stage. Period: how many "
    "got to each stage in this time, whenever they were created."
)


def table_inputs(known: RecalibrationState, calibration: Calibration) -> None:
    """Draw which leads of the table are counted, and how."""
    table_name(known)
    show_problems(known.problems.get(WINDOW, ()))
    _window(known, calibration)
    drawer("How it is counted", lambda: _counting(known))


def _counting(known: RecalibrationState) -> None:
    with st.container(horizontal=True, gap="small"):
        _basis(known)
        _weight(known)


def _window(known: RecalibrationState, calibration: Calibration) -> None:
    """Draw the first and the last day, the as-of date, and a better window where there is one."""
    window, key = calibration.window, f"window {known.revision}"
    if window is None or calibration.as_of is None:
        return
    days = zip(DAYS, (*window, calibration.as_of), strict=True)
    with st.container(horizontal=True, gap="small"):
        for label, day in days:
            st.date_input(
                label,
                day,
                min_value=date(1970, 1, 1),
                max_value=date(2199, 12, 31),
                key=f"{key} {label}",
                format="YYYY-MM-DD",
                width=124,
                help=EXPORTED if label == AS_OF else None,
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
    first, last, as_of = (st.session_state.get(f"{key} {label}") for label in DAYS)
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
        "The plan’s weight in a blend, leads",
        min_value=0,
        max_value=100_000,
        value=round(known.weight),
        step=50,
        key=key,
        width=230,
        help="A blend counts the plan’s rate as if it had been seen on so many leads, and adds the "
        "leads of the file: the more leads the file has, the closer it comes to the data.",
        on_change=lambda: setattr(known, "weight", float(st.session_state[key])),
    )
