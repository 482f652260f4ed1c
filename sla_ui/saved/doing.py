"""How an action on a saved plan is done: what the store refuses is noted for its button."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from sla_calc import PlanError
from sla_data.store import NotAllowedError
from sla_ui.saved.session import saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from sla_ui.saved.state import OpenPlan

How = ParamSpec("How")
Found = TypeVar("Found")


def action(what: str) -> Callable[[Callable[How, None]], Callable[How, None]]:
    """Make an action of what the store may refuse: what it says then is noted.

    Args:
        what: under which name a refusal is noted.
    """

    def made(act: Callable[How, None]) -> Callable[How, None]:
        @wraps(act)
        def done(*args: How.args, **how: How.kwargs) -> None:
            problems = saved().problems
            problems.pop(what, None)
            try:
                act(*args, **how)
            except PlanError as error:
                problems[what] = error.problems

        return done

    return made


def opened_plan() -> OpenPlan:
    """Return the open plan.

    Raises:
        StoreError: none is open, as where a button is pressed that is no longer drawn.
    """
    opened = saved().open
    if opened is None:
        message = "No saved plan is open. Open one on Saved plans first."
        raise NotAllowedError(message)
    return opened


def kept(opened: OpenPlan, what: object, find: Callable[[OpenPlan], Found]) -> Found:
    """Return what the store has of a plan; asked once until something is changed.

    Raises:
        StoreError: it cannot be had.
    """
    if what not in opened.kept:
        opened.kept[what] = find(opened)
    found: Found = opened.kept[what]
    return found
