"""The plan in this browser session, and its way into and out of the address bar.

The address bar holds the plan. It is read when a session begins and when the reader goes Back or
Forward; in between, the session's plan is the newer one and is written to the address. A run
that was started while the last address was still on its way to the browser reports the older
one: taking that for a wish would undo the edit.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from sla_calc import LeadScoring, Plan, PlanError, PlanLinkError, decode_plan, encode_plan
from sla_ui.numbers.understanding import NumberProblem
from sla_ui.typing.table_rows import Row

PARAMETER = "plan"
_KEY = "sla_plan_state"


class Notice(NamedTuple):
    """Something to say above the page until the plan changes.

    Attributes:
        kind: how loudly.
        sentences: what.
    """

    kind: Literal["info", "warning"]
    sentences: tuple[str, ...]


@dataclass
class TableState:
    """What the session knows of one editable table.

    Attributes:
        drawn: the rows that it was drawn with; the browser reports edits against them.
        draft: the rows as they stand on the screen, where they are not acceptable yet.
        revision: rises when rows came or went; part of the table's key, so that the browser
            counts its rows anew.
    """

    drawn: list[Row]
    draft: list[Row] | None = None
    revision: int = 0


@dataclass
class PlanState:
    """What the session knows.

    Attributes:
        plan: the last good plan.
        link: its text in the address; empty where the plan is too large for one.
        generation: rises when a plan arrives from outside; part of every widget's key, because
            Streamlit ignores a changed value of a widget that keeps its key.
        problems: by input, the sentences about what was typed there and cannot be used.
        tables: by table, the rows that it was drawn with, and those typed but not acceptable yet.
        stages_drawn: the stages that their table was drawn with.
        scoring_drawn: the scoring grid that its table was drawn with.
        baseline: the plan that a shifted mix is compared with.
        delivered: by stream and lead type, the leads delivered so far, as they were typed.
        delivered_drawn: what of that their table was drawn with.
        notices: what to say above the page until the plan changes.
        opened: the labels of what is opened on the pages.
        in_header: what of the plan the header shows on the screen.
    """

    plan: Plan
    link: str
    generation: int = 0
    problems: dict[str, tuple[str, ...]] = field(default_factory=dict)
    tables: dict[str, TableState] = field(default_factory=dict)
    stages_drawn: tuple[str, ...] = ()
    scoring_drawn: LeadScoring | None = None
    baseline: Plan | None = None
    delivered: dict[tuple[str, str], str] = field(default_factory=dict)
    delivered_drawn: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)
    in_header: tuple[object, ...] = ()


def state() -> PlanState:
    """Return the session's state; in a new session that of the example plan."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = PlanState(Plan(), encode_plan(Plan()))
    known: PlanState = st.session_state[_KEY]
    return known


def link_of(plan: Plan) -> str:
    """Return the plan's text for the address, or nothing where it is too large for that."""
    try:
        return encode_plan(plan)
    except PlanLinkError:
        return ""


def current_plan() -> Plan:
    """Return the last good plan."""
    return state().plan


def open_address() -> None:
    """Take the plan from the address bar where the reader has just gone there."""
    begins = _KEY not in st.session_state
    context = get_script_run_ctx()
    went_back = context is not None and context.is_history_navigation
    asked = st.query_params.get(PARAMETER)
    if not (begins or went_back) or asked is None or asked == state().link:
        return
    try:
        arrive(decode_plan(asked))
    except PlanLinkError as error:
        state().notices.append(Notice("warning", error.problems))


def write_address() -> None:
    """Put the plan into the address bar; a page switch has just taken it out."""
    link = state().link
    if not link:
        st.query_params.pop(PARAMETER, None)
    elif st.query_params.get(PARAMETER) != link:
        st.query_params[PARAMETER] = link


def note_header() -> None:
    """Note that the header has been drawn as things are now."""
    state().in_header = _for_header()


def header_is_stale() -> bool:
    """Tell whether the header shows what is no longer so."""
    return state().in_header != _for_header()


def share_menu() -> str:
    """Return the key of the menu in which the plan is shared: another one for each generation."""
    return f"share {state().generation}"


def _for_header() -> tuple[object, ...]:
    """Return what the header depends on.

    The menu among it: opened in the same moment as an edit in the body, it arrives with the edit,
    and the browser asks for the body alone.
    """
    known = state()
    opened = bool(st.session_state.get(share_menu()))
    return known.plan.name, known.plan.currency, opened, *known.notices


def arrive(plan: Plan, *notices: Notice) -> None:
    """Take over a plan from outside: a link, a file, a preset. Every input is drawn anew."""
    known = state()
    known.plan, known.link = plan, link_of(plan)
    _redraw(known)
    known.baseline = None
    known.notices[:] = notices


def edit(source: str, change: Callable[[Plan], Plan], *, redraw: bool = False) -> bool:
    """Change the plan, or keep it and note why the change cannot be made.

    Args:
        source: the input that asks for it; its problems are shown there.
        change: makes the new plan of the current one.
        redraw: whether other inputs show what has changed.

    Returns:
        Whether the plan was changed.
    """
    known = state()
    try:
        plan = change(known.plan)
    except (PlanError, NumberProblem) as error:
        known.problems[source] = tuple(str(error).splitlines())
        return False
    known.problems.pop(source, None)
    known.notices.clear()
    known.plan, known.link = plan, link_of(plan)
    if redraw:
        _redraw(known)
    return True


def _redraw(known: PlanState) -> None:
    """Have every input drawn anew from the plan."""
    known.generation += 1
    known.problems.clear()
    known.tables.clear()
