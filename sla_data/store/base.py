"""What all parts of the store do alike: pass the gate, read and add revisions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from sla_calc.model.plan import Plan
from sla_data.store.addresses import digest, ending, kind_of, new_address
from sla_data.store.database import Database
from sla_data.store.entries import AddressKind, Revision
from sla_data.store.errors import ConflictError, InvalidInputError, UnreadablePlanError
from sla_data.store.gate import Admission, admitted
from sla_data.store.rights import LONGEST_EMAIL, Action, Visitor
from sla_data.store.tables import addresses, plans, revisions
from sla_data.store.words import LONGEST_NOTE, one_line, plan_of

Clock = Callable[[], datetime]
MOST_REVISIONS = 100_000
"""Of one plan; more would be a machine."""


def utc_now() -> datetime:
    """Return the moment, in UTC."""
    return datetime.now(UTC)


class StoreBase:
    """A database, a clock, and what is done with them everywhere."""

    def __init__(self, database: Database, now: Clock) -> None:
        self._database = database
        self._now = now

    @contextmanager
    def _looking(
        self, address: str, visitor: Visitor, action: Action
    ) -> Iterator[tuple[Connection, Admission]]:
        kind = kind_of(address)
        with self._database.reading() as connection:
            yield (
                connection,
                admitted(connection, visitor, action, address=address, kind=kind, writing=False),
            )

    @contextmanager
    def _changing(
        self, address: str, visitor: Visitor, action: Action
    ) -> Iterator[tuple[Connection, Admission]]:
        kind = kind_of(address)
        with self._database.writing() as connection:
            yield (
                connection,
                admitted(connection, visitor, action, address=address, kind=kind, writing=True),
            )

    def _add_revision(
        self,
        connection: Connection,
        key: int,
        number: int,
        plan: Plan,
        visitor: Visitor,
        *,
        text: str,
        note: str,
        restored_from: int | None = None,
    ) -> Revision:
        """Add a revision and make it the newest."""
        if number > MOST_REVISIONS:
            message = (
                f"This plan has {MOST_REVISIONS:,} revisions, and no room for more. Save a copy "
                "and go on with that."
            )
            raise InvalidInputError(message)
        added = Revision(number, self._now(), visitor.email, note, restored_from, len(text))
        connection.execute(
            insert(revisions).values(
                plan=key,
                number=number,
                time=added.time,
                author=added.author,
                note=note,
                restored_from=restored_from,
                size=added.size,
                text=text,
            )
        )
        connection.execute(
            update(plans).where(plans.c.id == key).values(head=number, name=one_line(plan.name))
        )
        return added

    def _add_address(
        self, connection: Connection, key: int, kind: AddressKind, visitor: Visitor
    ) -> str:
        """Make an address and return it; what is stored does not tell it."""
        made = new_address(kind)
        connection.execute(
            insert(addresses).values(
                plan=key,
                digest=digest(made),
                kind=kind,
                ending=ending(made),
                made=self._now(),
                made_by=visitor.email,
            )
        )
        return made


def stored_revision(connection: Connection, key: int, number: int) -> tuple[Revision, str]:
    """Return a revision and its text.

    Raises:
        InvalidInputError: there is none of that number.
    """
    asked = select(revisions).where(revisions.c.plan == key, revisions.c.number == number)
    found = connection.execute(asked).first()
    if found is None:
        message = f"This plan has no revision {number}; its history lists those that there are."
        raise InvalidInputError(message)
    return revision_of(found), str(found.text)


def revision_of(row: Row[Any]) -> Revision:
    """Return a revision as it is given out; its words are data from outside, like any other."""
    return Revision(
        number=row.number,
        time=row.time,
        author=None if row.author is None else one_line(row.author, LONGEST_EMAIL),
        note=one_line(row.note, LONGEST_NOTE),
        restored_from=row.restored_from,
        size=row.size,
    )


def already_there(
    connection: Connection, allowed: Admission, *, base: int, plan: Plan, text: str
) -> Revision | None:
    """Return the newest revision where it already is what is to be saved; else ``None``.

    Raises:
        ConflictError: somebody else has saved something different since ``base``.
        InvalidInputError: there is no revision ``base``.
    """
    if not 1 <= base <= allowed.head:
        message = f"This plan has no revision {base}; open it anew and save again."
        raise InvalidInputError(message)
    newest, stored = stored_revision(connection, allowed.key, allowed.head)
    if stored == text:
        return newest
    try:
        theirs = plan_of(stored, newest.number)
    except UnreadablePlanError:
        if base == allowed.head:  # nobody can use what is there: it may be followed by anything
            return None
        raise
    if theirs == plan:
        return newest
    if base < allowed.head:
        raise ConflictError(newest, theirs, base)
    return None
