"""A saved plan comes into the session: by its address, from the list, or as it was just saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_calc import Plan, PlanLinkError, decode_plan
from sla_data.store import (
    NoSuchPlanError,
    NotAllowedError,
    Role,
    StoreError,
    UnreadablePlanError,
)
from sla_ui.frame.plan_state import Notice, arrive, link_of, state
from sla_ui.saved.access import store, visitor
from sla_ui.saved.session import saved
from sla_ui.saved.state import Asked, OpenPlan, Visited

if TYPE_CHECKING:
    from sla_data.store import Created, SavedPlan

FIRST = 1
REFUSED = (NoSuchPlanError, NotAllowedError, UnreadablePlanError)
"""Trying again later would change nothing."""


def open_saved(asked: Asked) -> None:
    """Take a saved plan from the address bar, with what was edited since.

    Going Back within one saved plan undoes and asks the store nothing.
    """
    known, address = saved(), asked.at or ""
    plan, notices = _edited(asked)
    if known.open is not None and known.open.address == address:
        arrive(plan or known.open.began, *notices)
        return
    try:
        found = store().look_up(address, visitor())
        base, began = _began(found, address, asked)
    except REFUSED as error:
        known.leave()
        _say(plan, Notice("warning", error.problems))
        return
    except StoreError as error:
        known.leave()
        _say(plan, Notice("warning", error.problems))
        known.waiting = asked, state().link
        return
    _note(found, address, base, began)
    behind = plan is not None and base < found.revision.number
    later = [Notice("warning", (_saved_since(base, found.revision.number),))] if behind else []
    arrive(plan or found.plan, *notices, *later)


def open_entry(address: str) -> None:
    """Open a saved plan from the list; its newest revision."""
    try:
        found = store().look_up(address, visitor())
    except StoreError as error:
        saved().problems["list"] = error.problems
        return
    _note(found, address, found.revision.number, found.plan)
    arrive(found.plan)


def opened_as(created: Created, plan: Plan) -> None:
    """Go on in a plan that was just saved for the first time."""
    _note_created(created, plan)
    said = "Saved as a plan of its own. Its short addresses stand in Share and save: copy them."
    state().notices[:] = [Notice("info", (said,))]


def reload_role() -> None:
    """Ask anew what the visitor is to the open plan, and whether it is put away."""
    opened = saved().open
    if opened is None:
        return
    try:
        found = store().look_up(opened.address, visitor())
    except StoreError:
        return
    opened.role, opened.archived, opened.owner = int(found.role), found.archived, found.owner


def try_again() -> None:
    """Ask once more for the plan whose address waits."""
    waiting = saved().waiting
    if waiting is not None:
        asked, _ = waiting
        open_saved(asked)


def _edited(asked: Asked) -> tuple[Plan | None, list[Notice]]:
    """Return the plan as the address has it beside the saved one, if it does."""
    if asked.plan is None:
        return None, []
    try:
        return decode_plan(asked.plan), []
    except PlanLinkError as error:
        return None, [Notice("warning", error.problems)]


def _began(found: SavedPlan, address: str, asked: Asked) -> tuple[int, Plan]:
    """Return the revision that the edits in an address began from.

    A number that cannot be one is taken for the first: then whoever saves is shown all others.
    """
    latest = found.revision.number
    if asked.plan is None:
        return latest, found.plan
    said = asked.since or ""
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else FIRST  # noqa: PLR2004
    if not FIRST <= number <= latest:
        number = FIRST
    if number == latest:
        return latest, found.plan
    try:
        _, plan = store().revision(address, visitor(), number)
    except UnreadablePlanError:
        plan = found.plan
    return number, plan


def _note(found: SavedPlan, address: str, base: int, began: Plan) -> None:
    known = saved()
    known.leave()
    known.open = OpenPlan(
        address=address,
        plan_id=found.plan_id,
        role=int(found.role),
        base=base,
        began=began,
        began_link=link_of(began),
        archived=found.archived,
        owner=found.owner,
    )
    known.visited[found.plan_id] = Visited(address, found.name, int(found.role))


def _note_created(created: Created, plan: Plan) -> None:
    known = saved()
    known.leave()
    address = created.edit_address
    known.open = OpenPlan(
        address=address,
        plan_id=created.plan_id,
        role=int(Role.OWNER),
        base=created.revision.number,
        began=plan,
        began_link=link_of(plan),
        owner=created.revision.author,
        told={"edit": created.edit_address, "view": created.view_address},
    )
    known.visited[created.plan_id] = Visited(address, plan.name, int(Role.OWNER))


def _say(plan: Plan | None, notice: Notice) -> None:
    """Go on without the saved plan: with what the address holds beside it, or as things were."""
    if plan is not None:
        arrive(plan, notice)
    else:
        state().notices.append(notice)


def _saved_since(base: int, latest: int) -> str:
    return (
        f"The edits in this address began from revision {base}; the plan was saved since, and is "
        f"at revision {latest} now. Save shows both versions before anything is kept."
    )
