"""Who may do what with a saved plan: one table, asked again for each action."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from types import MappingProxyType

LONGEST_EMAIL = 254


class Role(IntEnum):
    """What a visitor is to a plan; each may do what those below may."""

    STRANGER = 0
    VIEWER = 1
    EDITOR = 2
    OWNER = 3


class Action(StrEnum):
    """What can be done with a saved plan, in words that fit behind “may”."""

    OPEN = "open it"
    SEE_HISTORY = "see its revisions"
    COMPARE = "compare its revisions"
    DUPLICATE = "save a copy of it"
    SEE_RECORDS = "see its records"
    SAVE = "save it"
    RENAME = "rename it"
    RESTORE = "restore a revision of it"
    ADD_RECORD = "add a record to it"
    SEE_ADDRESSES = "see its addresses"
    MAKE_VIEW_ADDRESS = "make an address to view it"
    SEE_PEOPLE = "see who is named for it"
    ADOPT = "become its owner where it has none"
    ARCHIVE = "archive it"
    UNARCHIVE = "take it out of the archive"
    MAKE_EDIT_ADDRESS = "make an address to edit it"
    REVOKE_ADDRESS = "revoke an address of it"
    NAME_PERSON = "name people for it"
    REMOVE_PERSON = "remove people from it"


LEAST_ROLE: Mapping[Action, Role] = MappingProxyType(
    {
        Action.OPEN: Role.VIEWER,
        Action.SEE_HISTORY: Role.VIEWER,
        Action.COMPARE: Role.VIEWER,
        Action.DUPLICATE: Role.VIEWER,
        Action.SEE_RECORDS: Role.VIEWER,
        Action.SAVE: Role.EDITOR,
        Action.RENAME: Role.EDITOR,
        Action.RESTORE: Role.EDITOR,
        Action.ADD_RECORD: Role.EDITOR,
        Action.SEE_ADDRESSES: Role.EDITOR,
        Action.MAKE_VIEW_ADDRESS: Role.EDITOR,
        Action.SEE_PEOPLE: Role.EDITOR,
        Action.ADOPT: Role.EDITOR,
        Action.ARCHIVE: Role.OWNER,
        Action.UNARCHIVE: Role.OWNER,
        Action.MAKE_EDIT_ADDRESS: Role.OWNER,
        Action.REVOKE_ADDRESS: Role.OWNER,
        Action.NAME_PERSON: Role.OWNER,
        Action.REMOVE_PERSON: Role.OWNER,
    }
)
"""Which role it takes at least."""


def may(role: Role, action: Action) -> bool:
    """Tell whether a role suffices for an action.

    >>> may(Role.EDITOR, Action.SAVE), may(Role.EDITOR, Action.ARCHIVE)
    (True, False)
    """
    return role >= LEAST_ROLE[action]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who acts.

    Attributes:
        email: as the sign-in has verified it, or ``None`` for nobody in particular.
        local: whether it is the machine's own user, to whom every plan without an owner belongs.
    """

    email: str | None = None
    local: bool = False

    def __post_init__(self) -> None:
        """Write the e-mail address in one way; an empty one is none."""
        object.__setattr__(self, "email", normal_email(self.email or "") or None)


def normal_email(text: str) -> str:
    """Return an e-mail address as it is compared: without white space around it, in small letters.

    >>> normal_email(" Ada@Example.org ")
    'ada@example.org'
    """
    return text.strip().lower()


def role_by_person(visitor: Visitor, owner: str | None, named: Role | None) -> Role:
    """Return what a visitor is to a plan without any address.

    Args:
        visitor: who acts.
        owner: the e-mail address of whose plan it is, or ``None``.
        named: as what the plan names the visitor, or ``None``.

    >>> role_by_person(Visitor("ada@example.org"), owner=None, named=Role.VIEWER).name
    'VIEWER'
    """
    if owner is None and visitor.local:
        return Role.OWNER
    if visitor.email is None:
        return Role.STRANGER
    return Role.OWNER if visitor.email == owner else named or Role.STRANGER


def role_by_address(visitor: Visitor, owner: str | None, kind: str) -> Role:
    """Return what an address makes of a visitor who is nothing to the plan by person.

    A plan without an owner belongs to whoever holds its edit address. Where people sign in, rights
    follow the person: an edit address makes nobody an editor of a plan that has an owner.

    Args:
        visitor: who acts.
        owner: the e-mail address of whose plan it is, or ``None``.
        kind: ``"edit"`` or ``"view"``; of anything else comes nothing.

    >>> role_by_address(Visitor(), owner=None, kind="edit").name
    'OWNER'
    >>> role_by_address(Visitor("eve@example.org"), owner="ada@example.org", kind="edit").name
    'VIEWER'
    """
    if kind == "edit":
        if visitor.email is None:
            return Role.OWNER if owner is None else Role.EDITOR
        return Role.EDITOR if owner is None else Role.VIEWER
    return Role.VIEWER if kind == "view" else Role.STRANGER
