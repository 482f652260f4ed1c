"""What the session knows of saved plans. Nothing here asks the store, so that an edit never does.

What a visitor may do is noted for drawing only; the store checks it anew for each action.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from sla_calc import Plan

AT, FROM = "at", "from"
"""The names of the short address and of the revision that edits began from, in the address bar."""


class Asked(NamedTuple):
    """What an address asks for.

    Attributes:
        at: the short address of a saved plan.
        plan: the text of a plan; of a saved one, as it was edited since.
        since: the number of the revision that those edits began from.
    """

    at: str | None = None
    plan: str | None = None
    since: str | None = None


@dataclass(eq=False)
class Conflict:
    """Somebody else has saved since the edits of this session began.

    Attributes:
        number: of the latest revision.
        author: of it, where known.
        time: of it, as the reader sees it.
        theirs: the plan as they saved it.
        began: the plan that both began from.
    """

    number: int
    author: str
    time: str
    theirs: Plan
    began: Plan


@dataclass(eq=False)
class OpenPlan:
    """The saved plan that is open in this session.

    Attributes:
        address: by which it was opened.
        plan_id: which plan it is.
        role: of the visitor, by its number; for drawing only.
        base: number of the revision that the edits began from.
        began: the plan of that revision.
        began_link: its text for the address; empty where it is too large.
        archived: whether it is put away.
        owner: whose it is, where known.
        told: addresses made in this session, by kind; shown until they were copied.
        conflict: set while somebody else's revision is in the way.
        kept: what of the plan's history was loaded, by what it is.
    """

    address: str
    plan_id: str
    role: int
    base: int
    began: Plan
    began_link: str
    archived: bool = False
    owner: str | None = None
    told: dict[str, str] = field(default_factory=dict)
    conflict: Conflict | None = None
    kept: dict[object, Any] = field(default_factory=dict)

    def is_changed(self, plan: Plan, link: str) -> bool:
        """Tell whether the plan is another than that of the revision it began from."""
        if link or self.began_link:
            return link != self.began_link
        return plan != self.began

    def rebase(self, number: int, plan: Plan, link: str) -> None:
        """Go on from another revision."""
        self.base, self.began, self.began_link = number, plan, link
        self.conflict = None
        self.kept.clear()


class Visited(NamedTuple):
    """A saved plan that was opened in this session."""

    address: str
    name: str
    role: int


@dataclass(eq=False)
class SavedState:
    """What the session knows of saved plans.

    Attributes:
        open: the one that is open.
        waiting: an address whose plan could not be asked for, with the plan's link at that moment.
        visited: by plan, those opened in this session.
        problems: by what was asked, why it could not be done.
        drawing: rises when inputs are drawn anew; part of their keys.
    """

    open: OpenPlan | None = None
    waiting: tuple[Asked, str] | None = None
    visited: dict[str, Visited] = field(default_factory=dict)
    problems: dict[str, tuple[str, ...]] = field(default_factory=dict)
    drawing: int = 0

    def leave(self) -> None:
        """Go on with the plan as one that is not saved."""
        self.open = self.waiting = None
        self.problems.clear()

    def address_of(self, plan: Plan, link: str) -> Asked:
        """Return what the address bar holds: for the plan as it stands, or an address that waits.

        Args:
            plan: the session's plan.
            link: its text for the address; empty where it is too large.
        """
        opened = self.open
        if opened is not None:
            if opened.is_changed(plan, link):
                return Asked(opened.address, link or None, str(opened.base))
            return Asked(opened.address)
        if self.waiting is not None:
            asked, then = self.waiting
            if link == then:
                return asked
            if asked.plan:
                return asked._replace(plan=link or None)
        return Asked(plan=link or None)

    def in_header(self, plan: Plan, link: str) -> tuple[object, ...]:
        """Return what the header shows of all this."""
        opened = self.open
        if opened is None:
            return (self.waiting is not None,)
        changed = opened.is_changed(plan, link)
        conflict = opened.conflict and (opened.conflict.number, link)
        return opened.address, opened.base, opened.role, opened.archived, changed, conflict
