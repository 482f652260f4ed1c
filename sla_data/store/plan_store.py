"""The store of saved plans as its callers see it."""

from typing import Self

from sqlalchemy import and_, or_, select

from sla_data.store.base import Clock, utc_now
from sla_data.store.database import Database
from sla_data.store.entries import PlanEntry
from sla_data.store.migrating import migrate
from sla_data.store.revising import Revising
from sla_data.store.rights import LONGEST_EMAIL, Role, Visitor, role_by_person
from sla_data.store.sharing import Sharing
from sla_data.store.tables import people, plans, revisions
from sla_data.store.words import one_line


class PlanStore(Revising, Sharing):
    """Saved plans. Made with `open`; threads can share one.

    Every method takes the visitor, and asks in the transaction of its action whether that visitor
    may: `NoSuchPlanError` where there is nothing that the visitor may see, `NotAllowedError` where
    there is, `StoreUnavailableError` where the database fails.
    """

    @classmethod
    def open(cls, url: str, *, now: Clock = utc_now) -> Self:
        """Open the store, and bring its database to the newest schema.

        Args:
            url: ``sqlite:///FOLDER/FILE``, which is made where it is missing, or
                ``postgresql+psycopg://USER:PASSWORD@HOST/DATABASE``.
            now: the clock, in UTC.

        Raises:
            StoreError: the URL is of neither kind.
            NewerDatabaseError: the database was made by a newer version; it stays as it is.
            StoreUnavailableError: it cannot be reached or written; trying again later is fine.
        """
        database = Database(url)
        try:
            migrate(database)
        except BaseException:
            database.close()
            raise
        return cls(database, now)

    def close(self) -> None:
        """Close the connections."""
        self._database.close()

    def plans(self, visitor: Visitor, *, archived: bool = False) -> tuple[PlanEntry, ...]:
        """Return what a visitor may see without an address, the latest saved first.

        Own plans and those for which the visitor is named; for the machine's own user all that
        have no owner. For everybody else nothing: an address opens one plan, and lists none.

        Args:
            visitor: who asks.
            archived: whether those in the archive are meant, instead of those in use.
        """
        email = visitor.email or ""
        mine = or_(plans.c.owner == email, people.c.email == email)
        if visitor.local:
            mine = or_(mine, plans.c.owner.is_(None))
        asked = (
            select(plans, people.c.role, revisions.c.time, revisions.c.author)
            .join(
                revisions,
                and_(revisions.c.plan == plans.c.id, revisions.c.number == plans.c.head),
            )
            .outerjoin(people, and_(people.c.plan == plans.c.id, people.c.email == email))
            .where(mine, plans.c.archived.is_not(None) if archived else plans.c.archived.is_(None))
            .order_by(revisions.c.time.desc(), plans.c.id.desc())
        )
        with self._database.reading() as connection:
            rows = connection.execute(asked).all()
        return tuple(
            PlanEntry(
                plan_id=row.plan_id,
                name=one_line(row.name) or "–",
                role=role_by_person(
                    visitor, row.owner, None if row.role is None else Role(row.role)
                ),
                saved=row.time,
                author=None if row.author is None else one_line(row.author, LONGEST_EMAIL),
                revision=row.head,
                owner=row.owner,
            )
            for row in rows
        )
