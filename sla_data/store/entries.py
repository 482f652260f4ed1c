"""What the store gives back: plans, revisions, addresses, people, records."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from sla_calc.model.plan import Plan
from sla_data.store.rights import Role

AddressKind: TypeAlias = Literal["edit", "view"]
RecordKind: TypeAlias = Literal["calibration", "months", "standing"]


@dataclass(frozen=True, slots=True)
class Revision:
    """One save of a plan.

    Attributes:
        number: 1 for the first; each save adds one.
        time: when it was saved, in UTC.
        author: the e-mail address of who saved it, or ``None`` where nobody had signed in.
        note: what its author said about it, or ``""``.
        restored_from: the number of the revision whose content came back with it, or ``None``.
        size: of what is stored [characters].
    """

    number: int
    time: datetime
    author: str | None
    note: str
    restored_from: int | None
    size: int


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """A saved plan as its newest revision has it.

    Attributes:
        plan_id: how the store calls it; an address only for those who have a right by person.
        name: the plan's name.
        plan: the plan.
        revision: the newest one; its number is the base of the next save.
        role: what the visitor is to it. Good for drawing; each action is checked anew.
        archived: whether it is out of use: it can be looked at, but not changed.
        owner: the e-mail address of whose plan it is, or ``None``.
        by: whether the address or the person gives the role.
    """

    plan_id: str
    name: str
    plan: Plan
    revision: Revision
    role: Role
    archived: bool
    owner: str | None
    by: Literal["address", "person"]


@dataclass(frozen=True, slots=True)
class Created:
    """A plan that was just saved for the first time: the only time that its addresses are known.

    Attributes:
        plan_id: how the store calls it.
        revision: its first.
        edit_address: opens it, and may change it.
        view_address: opens it.
    """

    plan_id: str
    revision: Revision
    edit_address: str
    view_address: str


@dataclass(frozen=True, slots=True)
class AddressEntry:
    """What is known of an address once it was handed out: enough to recognise and revoke it.

    Attributes:
        id: to revoke it by.
        kind: what it opens the plan for.
        made: when, in UTC.
        made_by: the e-mail address of who made it, or ``None``.
        ending: its last four characters.
        revoked: since when it opens nothing, in UTC, or ``None``.
    """

    id: int
    kind: AddressKind
    made: datetime
    made_by: str | None
    ending: str
    revoked: datetime | None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has a right to a plan by who they are.

    Attributes:
        email: by which they sign in, in small letters.
        role: viewer, editor or owner.
        named: since when, in UTC; ``None`` for the owner.
        named_by: the e-mail address of who named them, or ``None``.
    """

    email: str
    role: Role
    named: datetime | None
    named_by: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """A text that belongs to a plan: a calibration, the closed months, a month's standing.

    Attributes:
        id: how the store calls it.
        kind: which of them.
        time: when it was added, in UTC.
        author: the e-mail address of who added it, or ``None``.
        text: as it was given.
    """

    id: int
    kind: RecordKind
    time: datetime
    author: str | None
    text: str


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A plan in the list of those that a visitor may see without an address.

    Attributes:
        plan_id: opens it for this visitor.
        name: the plan's name.
        role: what the visitor is to it.
        saved: when its newest revision was, in UTC.
        author: the e-mail address of who saved that, or ``None``.
        revision: its number.
        owner: the e-mail address of whose plan it is, or ``None``.
    """

    plan_id: str
    name: str
    role: Role
    saved: datetime
    author: str | None
    revision: int
    owner: str | None
