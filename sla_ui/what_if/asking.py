"""Inputs of the page that are no part of the plan: what is typed or picked stays in the session."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import streamlit as st

from sla_report.numbers.figures import Figures
from sla_ui.frame.messages import sentence, show_problems
from sla_ui.frame.plan_state import state
from sla_ui.numbers.kinds import text_of
from sla_ui.numbers.understanding import Kind, NumberProblem, read_number
from sla_ui.what_if.state import WhatIfState

Option = TypeVar("Option")


def key_of(known: WhatIfState, name: str) -> str:
    """Return the key of an input: another one whenever it is to be drawn anew."""
    return f"what if {name}@{state().generation}.{known.drawing}"


def ask_number(
    known: WhatIfState,
    name: str,
    label: str,
    value: float | None,
    *,
    take: Callable[[float], None],
    figures: Figures,
    kind: Kind = "number",
    bounds: tuple[float, float] = (0.0, float("inf")),
    clear: Callable[[], None] | None = None,
    help: str | None = None,  # noqa: A002 - as Streamlit calls it
) -> None:
    """Draw an input for a number; one that cannot be used is said, and leaves the one before.

    Args:
        known: the session's.
        name: of the input.
        label: what the screen calls it.
        value: what it is.
        take: notes another one.
        figures: how the reader writes numbers.
        kind: what it is.
        bounds: between which it must be.
        clear: notes that there is none, where that is possible.
        help: on demand.
    """
    shown = text_of(value, kind, figures)
    key = f"{key_of(known, name)} {shown}"  # what was understood is written as the reader does

    def typed() -> None:
        text = st.session_state[key]
        known.problems.pop(name, None)
        if clear and not text.strip():
            clear()
            return
        try:
            take(_within(read_number(text, figures.locale, kind=kind, currency=figures.currency)))
        except NumberProblem as error:
            known.problems[name] = (f"{label}: {error}",)

    def _within(number: float) -> float:
        lowest, highest = bounds
        if lowest <= number <= highest:
            return number
        least = text_of(lowest, kind, figures)
        upto = "" if highest == float("inf") else f" and at most {text_of(highest, kind, figures)}"
        message = f"“{text_of(number, kind, figures)}” must be at least {least}{upto}."
        raise NumberProblem(message)

    show_problems(known.problems.get(name, ()))
    st.text_input(
        sentence(label),
        shown,
        key=key,
        help=help,
        icon=":material/error:" if name in known.problems else None,
        placeholder="none" if clear else None,
        on_change=typed,
    )


def pick(
    known: WhatIfState,
    name: str,
    label: str,
    options: Sequence[Option],
    chosen: Option,
    *,
    take: Callable[[Option], Any],
    called: Callable[[Option], str] = str,
    help: str | None = None,  # noqa: A002 - as Streamlit calls it
) -> None:
    """Draw a selection of many, called as they are shown; otherwise as :func:`ask_number`."""
    key = key_of(known, name)
    st.selectbox(
        label,
        options,
        index=options.index(chosen),
        format_func=called,
        key=key,
        help=help,
        on_change=lambda: take(st.session_state[key]),
    )


def choose(
    known: WhatIfState,
    name: str,
    label: str,
    options: Sequence[Option],
    chosen: Option,
    *,
    take: Callable[[Option], Any],
    called: Callable[[Option], str] = str,
    hidden: bool = False,
) -> None:
    """Draw a choice between a few of our own words; otherwise as :func:`pick`."""
    key = key_of(known, name)
    st.segmented_control(
        label,
        options,
        default=chosen,
        required=True,
        format_func=called,
        key=key,
        label_visibility="collapsed" if hidden else "visible",
        on_change=lambda: take(st.session_state[key]),
    )
