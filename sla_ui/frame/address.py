"""The way of the plan into and out of the address bar.

The address bar holds the plan, or the short address of a saved one; of that also what was changed
since, and from which revision on. It is read when a session begins and when the reader goes Back
or Forward; in between, the session's plan is the newer one and is written to the address. A run
that was started while the last address was still on its way to the browser reports the older
one: taking that for a wish would undo the edit.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from sla_calc import PlanLinkError, decode_plan
from sla_ui.frame.plan_state import (
    PARAMETER,
    Notice,
    arrive,
    session_begins,
    state,
)
from sla_ui.saved.session import saved
from sla_ui.saved.state import AT, FROM, Asked


def open_address() -> None:
    """Take the plan from the address bar where the reader has just gone there."""
    context = get_script_run_ctx()
    went_back = context is not None and context.is_history_navigation
    if not (session_begins() or went_back):
        return
    given = st.query_params
    asked = Asked(given.get(AT), given.get(PARAMETER), given.get(FROM))
    if asked.at:
        if asked != _as_it_stands():
            from sla_ui.saved.opening import open_saved  # noqa: PLC0415 - brings the store

            open_saved(asked)
        return
    if asked.plan is None or asked == _as_it_stands():
        return
    try:
        plan = decode_plan(asked.plan)
    except PlanLinkError as error:
        state().notices.append(Notice("warning", error.problems))
        return
    saved().leave()
    arrive(plan)


def write_address() -> None:
    """Put the plan into the address bar; a page switch has just taken it out."""
    stands = _as_it_stands()
    named = {AT: stands.at, PARAMETER: stands.plan, FROM: stands.since}
    given = st.query_params.to_dict()
    wanted = {name: text for name, text in given.items() if name not in named}
    wanted |= {name: text for name, text in named.items() if text}
    if wanted != given:
        st.query_params.from_dict(wanted)  # all at once: one step in the history


def _as_it_stands() -> Asked:
    known = state()
    return saved().address_of(known.plan, known.link)
