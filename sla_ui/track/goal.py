"""The goal that is typed, where a month is held against one."""

import streamlit as st

from sla_report.numbers.figures import Figures
from sla_ui.frame.messages import sentence, show_problems
from sla_ui.numbers.understanding import Kind, NumberProblem, read_number
from sla_ui.track.state import TrackState

GOAL = "goal"


def goal_field(watched: TrackState, figures: Figures) -> None:
    """Draw where the goal is typed; one that cannot be used leaves the one before."""
    show_problems(watched.problems.get(GOAL, ()))
    unit = sentence(figures.currency if watched.measure == "money" else watched.measure)
    key = f"track goal {watched.drawing}"
    st.text_input(
        f"Goal of the month, {unit}",
        "" if watched.goal is None else figures.number_exact(watched.goal),
        key=key,
        help="Split over the lead types as the plan’s goal is.",
        on_change=lambda: _typed_goal(watched, st.session_state[key], figures),
    )


def _typed_goal(watched: TrackState, text: str, figures: Figures) -> None:
    watched.problems.pop(GOAL, None)
    if not text.strip():
        watched.goal = None
        return
    kind: Kind = "money" if watched.measure == "money" else "number"
    try:
        goal = read_number(text, figures.locale, kind=kind, currency=figures.currency)
    except NumberProblem as error:
        watched.problems[GOAL] = (str(error),)
        return
    if goal < 0:
        watched.problems[GOAL] = ("The goal is below 0; right would be 0 or more.",)
        return
    watched.goal = goal
