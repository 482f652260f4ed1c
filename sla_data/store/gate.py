"""The one gate: whoever acts on a plan passes here, in the same transaction as the action."""

from typing import Literal, NamedTuple

from sqlalchemy import Connection, Select, and_, func, select

from sla_data.store.addresses import digest
from sla_data.store.errors import NoSuchPlanError, NotAllowedError
from sla_data.store.rights import (
    LEAST_ROLE,
    Action,
    Role,
    Visitor,
    may,
    role_by_address,
    role_by_person,
)
from sla_data.store.tables import addresses, people, plans

CHANGES = frozenset({Action.SAVE, Action.RENAME, Action.RESTORE, Action.ADD_RECORD, Action.ADOPT})
"""What an archived plan does not take any more."""


class Admission(NamedTuple):
    """What somebody who was let through may count on until the transaction ends.

    Attributes:
        key: of the plan, in the tables.
        plan_id: how it is called outside.
        name: of the plan.
        owner: the e-mail address of whose plan it is, or ``None``.
        head: the number of the newest revision.
        archived: whether the plan is out of use.
        role: what the visitor is to it.
        by: whether the address or the person gives the role.
    """

    key: int
    plan_id: str
    name: str
    owner: str | None
    head: int
    archived: bool
    role: Role
    by: Literal["address", "person"]


def admitted(
    connection: Connection,
    visitor: Visitor,
    action: Action,
    *,
    address: str,
    kind: str,
    writing: bool,
) -> Admission:
    """Let a visitor through to one action on one plan, or raise.

    Who may not even see the plan learns nothing, by the answer or by its queries: an address that
    is unknown, revoked or somebody else's takes the same ones as one that opens.

    Args:
        connection: in the transaction of the action.
        visitor: who acts.
        action: what is to be done.
        address: of the plan, well-formed.
        kind: of the address.
        writing: whether the plan stays locked until the transaction ends.

    Raises:
        NoSuchPlanError: there is nothing that the visitor may see.
        NotAllowedError: the visitor may see the plan, but not do this.
    """
    meant = _meant(address, kind)
    if writing:
        # First the lock and then the question: what others changed while one waited counts.
        connection.execute(
            select(plans.c.id).where(plans.c.id == meant.scalar_subquery()).with_for_update()
        ).first()
    found = connection.execute(
        select(plans, people.c.role)
        .outerjoin(
            people, and_(people.c.plan == plans.c.id, people.c.email == (visitor.email or ""))
        )
        .where(plans.c.id == meant.scalar_subquery())
    ).first()
    if found is None:
        raise NoSuchPlanError
    named = None if found.role is None else Role(found.role)
    personal = role_by_person(visitor, found.owner, named)
    lent = role_by_address(visitor, found.owner, kind)
    role = max(personal, lent)
    if role == Role.STRANGER:
        raise NoSuchPlanError
    if not may(role, action):
        raise NotAllowedError(_who_may(action, found.owner, visitor))
    if found.archived is not None and action in CHANGES:
        raise NotAllowedError(_ARCHIVED)
    return Admission(
        key=found.id,
        plan_id=found.plan_id,
        name=found.name,
        owner=found.owner,
        head=found.head,
        archived=found.archived is not None,
        role=role,
        by="person" if personal >= lent else "address",
    )


def edit_addresses_left(connection: Connection, key: int) -> int:
    """Return how many addresses still open a plan to edit it."""
    counted = select(func.count()).where(
        addresses.c.plan == key, addresses.c.kind == "edit", addresses.c.revoked.is_(None)
    )
    return int(connection.execute(counted).scalar_one())


_ARCHIVED = (
    "This plan is archived, and stays as it is. Take it out of the archive first, or save a copy."
)


def _meant(address: str, kind: str) -> Select[tuple[int]]:
    """Return the question for the plan that an address is of."""
    if kind == "person":
        return select(plans.c.id).where(plans.c.plan_id == address)
    return select(addresses.c.plan).where(
        addresses.c.digest == digest(address), addresses.c.revoked.is_(None)
    )


def _who_may(action: Action, owner: str | None, visitor: Visitor) -> str:
    if LEAST_ROLE[action] < Role.OWNER:
        who = "whoever has its edit address, or is named as its editor,"
        if owner is not None:
            who = f"its owner {owner} and the editors that are named for it"
    elif owner is not None:
        who = f"its owner {owner}"
    elif visitor.email is None:
        who = "whoever has its edit address"
    else:
        who = "an owner, and it has none yet: whoever has its edit address can become that,"
    return f"You can look at this plan, but only {who} may {action}."
