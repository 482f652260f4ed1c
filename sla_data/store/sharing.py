"""Whom a plan is open to: its addresses, its people, its owner."""

from sqlalchemy import Connection, Delete, delete, func, insert, select, update

from sla_data.store.base import StoreBase
from sla_data.store.entries import AddressEntry, AddressKind, Person
from sla_data.store.errors import InvalidInputError, NotAllowedError
from sla_data.store.gate import Admission, edit_addresses_left
from sla_data.store.rights import LONGEST_EMAIL, Action, Role, Visitor
from sla_data.store.tables import addresses, people, plans
from sla_data.store.words import one_line, sound_email

MOST_ADDRESSES = 1_000
MOST_PEOPLE = 1_000


class Sharing(StoreBase):
    """Who else opens the plan."""

    def addresses(self, address: str, visitor: Visitor) -> tuple[AddressEntry, ...]:
        """Return the addresses that were ever made, the newest first, without what they are."""
        with self._looking(address, visitor, Action.SEE_ADDRESSES) as (connection, allowed):
            asked = select(addresses).where(addresses.c.plan == allowed.key)
            rows = connection.execute(asked.order_by(addresses.c.id.desc())).all()
        return tuple(
            AddressEntry(
                id=row.id,
                kind="edit" if row.kind == "edit" else "view",
                made=row.made,
                made_by=None if row.made_by is None else one_line(row.made_by, LONGEST_EMAIL),
                ending=row.ending,
                revoked=row.revoked,
            )
            for row in rows
        )

    def make_address(self, address: str, visitor: Visitor, kind: AddressKind) -> str:
        """Make a further address. It is told this once.

        Raises:
            InvalidInputError: there are too many already.
        """
        action = Action.MAKE_EDIT_ADDRESS if kind == "edit" else Action.MAKE_VIEW_ADDRESS
        with self._changing(address, visitor, action) as (connection, allowed):
            made = select(func.count()).where(addresses.c.plan == allowed.key)
            if connection.execute(made).scalar_one() >= MOST_ADDRESSES:
                message = f"This plan has had {MOST_ADDRESSES:,} addresses, and no room for more."
                raise InvalidInputError(message)
            return self._add_address(connection, allowed.key, kind, visitor)

    def revoke(self, address: str, visitor: Visitor, entry_id: int) -> None:
        """Have an address open nothing from now on. One that does so already stays as it is.

        Raises:
            InvalidInputError: there is none of that number, or nobody could change the plan then.
        """
        with self._changing(address, visitor, Action.REVOKE_ADDRESS) as (connection, allowed):
            asked = select(addresses).where(
                addresses.c.plan == allowed.key, addresses.c.id == entry_id
            )
            found = connection.execute(asked).first()
            if found is None:
                message = f"This plan has no address number {entry_id}; its list has the others."
                raise InvalidInputError(message)
            if found.revoked is not None:
                return
            _require_somebody_left(connection, allowed, visitor, found.kind)
            connection.execute(
                update(addresses).where(addresses.c.id == found.id).values(revoked=self._now())
            )

    def people(self, address: str, visitor: Visitor) -> tuple[Person, ...]:
        """Return who has a right to the plan by person, the owner first."""
        with self._looking(address, visitor, Action.SEE_PEOPLE) as (connection, allowed):
            asked = select(people).where(people.c.plan == allowed.key).order_by(people.c.email)
            rows = connection.execute(asked).all()
        owner = [] if allowed.owner is None else [Person(allowed.owner, Role.OWNER, None, None)]
        named = [Person(row.email, Role(row.role), row.named, row.named_by) for row in rows]
        return (*owner, *named)

    def name_person(self, address: str, visitor: Visitor, email: str, role: Role) -> None:
        """Give somebody a right to the plan, or another one.

        As an owner: the plan becomes theirs, and whose it was stays as an editor.

        Raises:
            InvalidInputError: it is no e-mail address, no right, or the owner's own.
        """
        who = sound_email(email)
        if role == Role.STRANGER:
            message = "A person can be named as viewer, editor or owner; without a right, removed."
            raise InvalidInputError(message)
        with self._changing(address, visitor, Action.NAME_PERSON) as (connection, allowed):
            if who == allowed.owner:
                message = f"{who} is the owner already. To hand the plan over, name another one."
                raise InvalidInputError(message)
            connection.execute(_without(allowed.key, who))
            if role == Role.OWNER:
                self._hand_over(connection, allowed, visitor, who)
            else:
                self._name(connection, allowed.key, visitor, who, role)

    def remove_person(self, address: str, visitor: Visitor, email: str) -> None:
        """Take somebody's right to the plan away; whoever has none stays without.

        Raises:
            InvalidInputError: it is the owner, or no e-mail address.
        """
        who = sound_email(email)
        with self._changing(address, visitor, Action.REMOVE_PERSON) as (connection, allowed):
            if who == allowed.owner:
                message = f"{who} is the owner. To hand the plan over, name another owner first."
                raise InvalidInputError(message)
            connection.execute(_without(allowed.key, who))

    def adopt(self, address: str, visitor: Visitor) -> None:
        """Become the owner of a plan that has none, as who may edit it and is signed in.

        Raises:
            NotAllowedError: it has an owner, or the visitor is nobody in particular.
        """
        with self._changing(address, visitor, Action.ADOPT) as (connection, allowed):
            if visitor.email is None:
                message = "Sign in first: an owner is known by an e-mail address."
                raise NotAllowedError(message)
            if allowed.owner not in (None, visitor.email):
                message = f"This plan has an owner, {allowed.owner}, who can hand it over."
                raise NotAllowedError(message)
            connection.execute(_without(allowed.key, visitor.email))
            self._hand_over(connection, allowed, visitor, visitor.email)

    def _hand_over(
        self, connection: Connection, allowed: Admission, visitor: Visitor, who: str
    ) -> None:
        connection.execute(update(plans).where(plans.c.id == allowed.key).values(owner=who))
        if allowed.owner not in (None, who):
            self._name(connection, allowed.key, visitor, str(allowed.owner), Role.EDITOR)

    def _name(
        self, connection: Connection, key: int, visitor: Visitor, who: str, role: Role
    ) -> None:
        counted = select(func.count()).where(people.c.plan == key)
        if connection.execute(counted).scalar_one() >= MOST_PEOPLE:
            message = f"{MOST_PEOPLE:,} people are named for this plan, and there is no room."
            raise InvalidInputError(message)
        connection.execute(
            insert(people).values(
                plan=key,
                email=who,
                role=int(role),
                named=self._now(),
                named_by=visitor.email,
            )
        )


def _without(key: int, email: str) -> Delete:
    return delete(people).where(people.c.plan == key, people.c.email == email)


def _require_somebody_left(
    connection: Connection, allowed: Admission, visitor: Visitor, kind: str
) -> None:
    """Refuse to revoke what alone lets anybody change a plan that has no owner."""
    last = kind == "edit" and edit_addresses_left(connection, allowed.key) == 1
    if last and allowed.owner is None and not visitor.local:
        message = (
            "This is the last address to edit a plan that has no owner: without it nobody could "
            "change the plan. Make a new one first."
        )
        raise InvalidInputError(message)
