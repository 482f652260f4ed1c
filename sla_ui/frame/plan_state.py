"""The plan in this browser session: what changes it, and what is kept where a change cannot be."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import streamlit as st

from sla_calc import LeadScoring, Plan, PlanError, PlanLinkError, encode_plan
from sla_ui.frame.session import of_session
from sla_ui.numbers.understanding import NumberProblem
from sla_ui.saved.session import saved
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
    return of_session(_KEY, lambda: PlanState(Plan(), encode_plan(Plan())))


def session_begins() -> bool:
    """Tell whether nothing of this session is known yet."""
    return _KEY not in st.session_state


def link_of(plan: Plan) -> str:
    """Return the plan's text for the address, or nothing where it is too large for that."""
    try:
        return encode_plan(plan)
    except PlanLinkError:
        return ""


def current_plan() -> Plan:
    """Return the last good plan."""
    return state().plan


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
    kept = saved().in_header(known.plan, known.link)
    return known.plan.name, known.plan.currency, opened, kept, *known.notices


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
