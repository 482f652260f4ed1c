"""What a visitor does with the open plan. Each is checked by the store when it is done."""

from __future__ import annotations

import streamlit as st

from sla_data.store import ConflictError
from sla_ui.frame.plan_state import Notice, arrive, link_of, state
from sla_ui.frame.reader import figures
from sla_ui.saved import words
from sla_ui.saved.access import store, visitor
from sla_ui.saved.doing import action, opened_plan
from sla_ui.saved.opening import opened_as, reload_role
from sla_ui.saved.state import Conflict, OpenPlan

SAVE, SHARE = "save", "share"


@action(SHARE)
def save_new() -> None:
    """Save the session's plan for the first time, or as a plan of one's own."""
    plan = state().plan
    opened_as(store().create(plan, visitor()), plan)


@action(SAVE)
def save(note: str = "") -> None:
    """Save the plan over the revision that it began from, unless somebody else did already."""
    opened = opened_plan()
    _save(opened, note, opened.base)


@action(SAVE)
def save_on_top() -> None:
    """Save the plan after somebody else's revision: both stay in the history."""
    opened = opened_plan()
    if opened.conflict is not None:
        _save(opened, "", opened.conflict.number)


@action(SAVE)
def keep_theirs() -> None:
    """Go on with the revision that somebody else has saved."""
    opened = opened_plan()
    if opened.conflict is not None:
        number, theirs = opened.conflict.number, opened.conflict.theirs
        opened.rebase(number, theirs, link_of(theirs))
        arrive(theirs, Notice("info", (f"This is revision {number}, as it was saved.",)))


@action("plan")
def duplicate() -> None:
    """Save a copy of the saved plan, and go on in it."""
    created = store().duplicate(opened_plan().address, visitor())
    plan = store().look_up(created.edit_address, visitor()).plan
    opened_as(created, plan)
    arrive(plan, Notice("info", ("This is the copy.",)))


@action("plan")
def rename(name: str) -> None:
    """Give the saved plan another name."""
    opened = opened_plan()
    store().rename(opened.address, visitor(), name)
    _take_newest(opened)


@action("plan")
def archive(*, away: bool) -> None:
    """Put the saved plan away, or take it out again."""
    opened = opened_plan()
    act = store().archive if away else store().unarchive
    act(opened.address, visitor())
    reload_role()


@action("history")
def restore(number: int) -> None:
    """Make the content of an earlier revision the newest one."""
    opened = opened_plan()
    store().restore(opened.address, visitor(), number, base=opened.base)
    _take_newest(opened)
    state().notices[:] = [Notice("info", (f"Revision {number} is the newest one again.",))]


def _save(opened: OpenPlan, note: str, base: int) -> None:
    known = state()
    try:
        revision = store().save(opened.address, visitor(), known.plan, base=base, note=note)
    except ConflictError as error:
        theirs = error.theirs
        time = words.when(theirs.time, st.context.timezone, figures())
        author = words.who(theirs.author)
        opened.conflict = Conflict(theirs.number, author, time, error.their_plan, opened.began)
        return
    opened.rebase(revision.number, known.plan, known.link)  # the header says so
    known.notices.clear()


def _take_newest(opened: OpenPlan) -> None:
    """Go on with the newest revision."""
    found = store().look_up(opened.address, visitor())
    opened.rebase(found.revision.number, found.plan, link_of(found.plan))
    arrive(found.plan)
