"""What a visitor does with the open plan. Each is checked by the store when it is done.

What cannot be done is noted under the name of the action, and said where its button stands.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import streamlit as st

from sla_calc import PlanError
from sla_data.store import ConflictError, NotAllowedError, Role
from sla_ui.frame.plan_state import Notice, arrive, link_of, state
from sla_ui.frame.reader import figures
from sla_ui.saved import words
from sla_ui.saved.access import store, visitor
from sla_ui.saved.opening import opened_as, reload_role
from sla_ui.saved.state import Conflict, OpenPlan, saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from sla_data.store import AddressKind, RecordKind

SAVE, SHARE = "save", "share"

How = ParamSpec("How")
Found = TypeVar("Found")


def action(what: str) -> Callable[[Callable[How, None]], Callable[How, bool]]:
    """Make an action of what the store may refuse; it tells whether it was done.

    Args:
        what: under which name a refusal is noted.
    """

    def made(act: Callable[How, None]) -> Callable[How, bool]:
        @wraps(act)
        def done(*args: How.args, **how: How.kwargs) -> bool:
            problems = saved().problems
            problems.pop(what, None)
            try:
                act(*args, **how)
            except PlanError as error:
                problems[what] = error.problems
                return False
            return True

        return done

    return made


@action(SHARE)
def save_new() -> None:
    """Save the session's plan for the first time, or as a plan of one's own."""
    plan = state().plan
    opened_as(store().create(plan, visitor()), plan)


@action(SAVE)
def save(note: str = "") -> None:
    """Save the plan over the revision that it began from, unless somebody else did already."""
    opened = _opened()
    _save(opened, note, opened.base)


@action(SAVE)
def save_on_top() -> None:
    """Save the plan after somebody else's revision: both stay in the history."""
    opened = _opened()
    if opened.conflict is not None:
        _save(opened, "", opened.conflict.number)


@action(SAVE)
def keep_theirs() -> None:
    """Go on with the revision that somebody else has saved."""
    opened = _opened()
    if opened.conflict is not None:
        number, theirs = opened.conflict.number, opened.conflict.theirs
        opened.rebase(number, theirs, link_of(theirs))
        arrive(theirs, Notice("info", (f"This is revision {number}, as it was saved.",)))


@action("plan")
def duplicate() -> None:
    """Save a copy of the saved plan, and go on in it."""
    created = store().duplicate(_opened().address, visitor())
    plan = store().look_up(created.edit_address, visitor()).plan
    opened_as(created, plan)
    arrive(plan, Notice("info", ("This is the copy.",)))


@action("plan")
def rename(name: str) -> None:
    """Give the saved plan another name."""
    opened = _opened()
    store().rename(opened.address, visitor(), name)
    _take_newest(opened)


@action("plan")
def archive(*, away: bool) -> None:
    """Put the saved plan away, or take it out again."""
    opened = _opened()
    act = store().archive if away else store().unarchive
    act(opened.address, visitor())
    reload_role()


@action("history")
def restore(number: int) -> None:
    """Make the content of an earlier revision the newest one."""
    opened = _opened()
    store().restore(opened.address, visitor(), number, base=opened.base)
    _take_newest(opened)
    state().notices[:] = [Notice("info", (f"Revision {number} is the newest one again.",))]


@action("addresses")
def make_address(kind: AddressKind) -> None:
    """Make one more address of the plan; it is shown until it was copied."""
    opened = _opened()
    opened.told[kind] = store().make_address(opened.address, visitor(), kind)
    opened.kept.clear()


def hide_addresses() -> None:
    """Show the addresses no more that were made in this session."""
    opened = saved().open
    if opened is not None:
        opened.told.clear()


@action("addresses")
def revoke(entry: int) -> None:
    """Have an address open nothing any more."""
    opened = _opened()
    store().revoke(opened.address, visitor(), entry)
    opened.kept.clear()


@action("people")
def name_person(email: str, role: int) -> None:
    """Give somebody a right to the plan by who they are."""
    opened = _opened()
    store().name_person(opened.address, visitor(), email, Role(role))
    opened.kept.clear()


@action("people")
def remove_person(email: str) -> None:
    """Take somebody's right away."""
    opened = _opened()
    store().remove_person(opened.address, visitor(), email)
    opened.kept.clear()


@action("people")
def adopt() -> None:
    """Become the owner of a plan that has none."""
    opened = _opened()
    store().adopt(opened.address, visitor())
    opened.kept.clear()
    reload_role()


@action("records")
def add_record(kind: RecordKind, text: str) -> None:
    """Keep a record with the plan."""
    opened = _opened()
    store().add_record(opened.address, visitor(), kind, text)
    opened.kept.clear()


def kept(what: object, find: Callable[[OpenPlan], Found]) -> Found:
    """Return what the store has of the open plan; asked once until something is changed.

    Raises:
        StoreError: it cannot be had.
    """
    opened = _opened()
    if what not in opened.kept:
        opened.kept[what] = find(opened)
    found: Found = opened.kept[what]
    return found


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
    said = "Nothing has changed since" if revision.number == base else "Saved as"
    opened.rebase(revision.number, known.plan, known.link)
    known.notices[:] = [Notice("info", (f"{said} revision {revision.number}.",))]


def _take_newest(opened: OpenPlan) -> None:
    """Go on with the newest revision."""
    found = store().look_up(opened.address, visitor())
    opened.rebase(found.revision.number, found.plan, link_of(found.plan))
    arrive(found.plan)


def _opened() -> OpenPlan:
    """Return the open plan.

    Raises:
        StoreError: none is open, as where a button is pressed that is no longer drawn.
    """
    opened = saved().open
    if opened is None:
        message = "No saved plan is open. Open one on Saved plans first."
        raise NotAllowedError(message)
    return opened
