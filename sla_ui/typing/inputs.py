"""The inputs of a page. Each is drawn from its field's description and edits the plan."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from sla_calc import Plan
from sla_calc.model.fields import Description
from sla_ui.drawing.text import as_markdown, distinct
from sla_ui.frame.messages import sentence
from sla_ui.frame.plan_state import edit, state
from sla_ui.frame.reader import figures
from sla_ui.numbers.kinds import label_with_unit, understood, written

_labels: ContextVar[dict[str, str]] = ContextVar("labels of the inputs that are being drawn")


@contextmanager
def problems_said() -> Iterator[DeltaGenerator]:
    """Draw the inputs of the block, and say in one place what of their texts cannot be used.

    That place is the end of a container that stands above the inputs and is always there; it may
    hold the first of them. Below each input a message would push down all that follows, and the
    browser would draw anew the input that somebody types in by now; room kept for it at every
    input costs time in every edit.
    """
    box = st.container()
    labels: dict[str, str] = {}
    token = _labels.set(labels)
    try:
        yield box
    finally:
        _labels.reset(token)
    problems = state().problems
    said = [
        f"**{label}**: {sentence(text)}"
        for source, label in labels.items()
        for text in problems.get(source, ())
    ]
    if said:
        box.error("\n\n".join(said), icon=":material/error:")


def number_field(
    source: str,
    words: Description,
    value: float | None,
    change: Callable[[Plan, float], Plan],
    *,
    label: str = "",
    clear: Callable[[Plan], Plan] | None = None,
) -> None:
    """Draw an input for a number, typed the way the reader writes numbers.

    What was understood is echoed where it was written differently; what cannot be understood, or
    is not acceptable, is said in one place for all inputs, and the plan stays as it was.

    Args:
        source: a name of its own for the input.
        words: the field's description.
        value: its value in the current plan.
        change: makes the plan with another value.
        label: what to call it in Markdown, where the description's label does not do.
        clear: makes the plan without a value, where one may be missing.
    """
    reader = figures()

    def changed(text: str) -> None:
        def with_number(plan: Plan) -> Plan:
            if clear and not text.strip():
                return clear(plan)
            return change(plan, understood(words, text, reader))

        edit(source, with_number)

    known = written(words, value, reader)
    shown = label or label_with_unit(words, reader.currency)
    _text_input(source, shown, known, words, changed, echo=as_markdown(known) or "left open")


def text_field(
    source: str,
    words: Description,
    value: str,
    change: Callable[[Plan, str], Plan],
    *,
    redraw: bool = False,
    label: str = "",
    placeholder: str = "",
    several: bool = False,
) -> None:
    """Draw an input for words; arguments as for :func:`number_field`.

    With ``redraw``, other inputs show what is typed here, and are drawn anew. The placeholder says
    what holds where nothing is typed; with a height [pixels] there may be several lines.
    """

    def changed(text: str) -> None:
        edit(source, lambda plan: change(plan, text), redraw=redraw)

    shown = label or words.label
    _text_input(source, shown, value, words, changed, placeholder=placeholder, several=several)


def choice(
    source: str,
    words: Description,
    options: Sequence[str],
    value: str,
    change: Callable[[Plan, str], Plan],
    *,
    called: Callable[[str], str] = str.capitalize,
) -> None:
    """Draw a choice between a few words; arguments as for :func:`number_field`."""
    key = f"{source}@{state().generation}"

    def chosen() -> None:
        picked = st.session_state[key]
        if picked != value:
            edit(source, lambda plan: change(plan, picked))

    st.segmented_control(
        words.label,
        options,
        default=value,
        required=True,
        format_func=called,
        key=key,
        on_change=chosen,
        help=words.help,
    )


def picked_index(source: str, label: str, names: Sequence[str]) -> int:
    """Draw a selection of one of the plan's own things and return its index.

    What is looked at is no part of the plan. It stays while the session lasts.
    """
    if len(names) == 1:
        return 0
    key = f"{source}#{len(names)}"
    options = distinct(names)
    chosen = st.selectbox(
        label,
        range(len(names)),
        format_func=lambda index: options[index],
        key=key,
        persist_state="session",
    )
    return chosen or 0


def _text_input(
    source: str,
    label: str,
    value: str,
    words: Description,
    changed: Callable[[str], None],
    *,
    echo: str = "",
    placeholder: str = "",
    several: bool = False,
) -> None:
    known = state()
    key = f"{source}@{known.generation}"
    if key not in st.session_state:  # drawn anew, so what was typed before is gone
        known.problems.pop(source, None)

    def typed() -> None:
        text = st.session_state[key]
        if text == value:  # back to what it was, or dropped and drawn again by a page switch
            known.problems.pop(source, None)
        else:
            changed(text)

    understood_as = echo if echo and st.session_state.get(key, value).strip() != value else ""
    failed = source in known.problems
    _labels.get()[source] = label
    shown = f"{label} = {understood_as}" if understood_as and not failed else label
    help_ = f"{words.help} Source: {words.source}" if words.source else words.help
    if several:
        shown = f":material/error: {label}" if failed else label
        st.text_area(
            shown,
            value,
            height="content",
            key=key,
            help=help_,
            on_change=typed,
            placeholder=placeholder,
        )
        return
    st.text_input(
        shown,
        value,
        key=key,
        help=help_,
        icon=":material/error:" if failed else None,
        on_change=typed,
        placeholder=placeholder,
    )
