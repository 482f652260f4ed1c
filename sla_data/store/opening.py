"""Plans as they are and were: listed, opened, compared."""

from sqlalchemy import and_, or_, select

from sla_calc.model.plan import Plan
from sla_calc.what_if.changes import RevisionsCompared, compare_revisions
from sla_data.store.base import StoreBase, revision_of, stored_revision
from sla_data.store.entries import PlanEntry, Revision, SavedPlan
from sla_data.store.rights import LONGEST_EMAIL, Action, Role, Visitor, role_by_person
from sla_data.store.tables import people, plans, revisions
from sla_data.store.words import one_line, plan_of


class Opening(StoreBase):
    """What one can see."""

    def look_up(self, address: str, visitor: Visitor) -> SavedPlan:
        """Return the plan that an address opens, as its newest revision has it.

        Raises:
            NoSuchPlanError: the address opens nothing for this visitor.
            UnreadablePlanError: what is stored is no plan that can be read here.
            StoreUnavailableError: the database fails.
        """
        with self._looking(address, visitor, Action.OPEN) as (connection, allowed):
            newest, text = stored_revision(connection, allowed.key, allowed.head)
        plan = plan_of(text, newest.number)
        return SavedPlan(
            plan_id=allowed.plan_id,
            name=plan.name,
            plan=plan,
            revision=newest,
            role=allowed.role,
            archived=allowed.archived,
            owner=allowed.owner,
            by=allowed.by,
        )

    def revision(self, address: str, visitor: Visitor, number: int) -> tuple[Revision, Plan]:
        """Return a revision and its plan.

        Raises:
            InvalidInputError: there is none of that number.
            UnreadablePlanError: what is stored is no plan that can be read here.
        """
        with self._looking(address, visitor, Action.SEE_HISTORY) as (connection, allowed):
            found, text = stored_revision(connection, allowed.key, number)
        return found, plan_of(text, number)

    def history(self, address: str, visitor: Visitor) -> tuple[Revision, ...]:
        """Return every revision, the newest first, without the plans themselves."""
        columns = [column for column in revisions.c if column.name != "text"]
        with self._looking(address, visitor, Action.SEE_HISTORY) as (connection, allowed):
            asked = select(*columns).where(revisions.c.plan == allowed.key)
            rows = connection.execute(asked.order_by(revisions.c.number.desc())).all()
        return tuple(map(revision_of, rows))

    def compare(self, address: str, visitor: Visitor, before: int, after: int) -> RevisionsCompared:
        """Return what changed from one revision to another, in inputs and results.

        Raises:
            InvalidInputError: there is no revision of one of the numbers.
            UnreadablePlanError: one of them is no plan that can be read here.
        """
        with self._looking(address, visitor, Action.COMPARE) as (connection, allowed):
            texts = [stored_revision(connection, allowed.key, at)[1] for at in (before, after)]
        return compare_revisions(plan_of(texts[0], before), plan_of(texts[1], after))

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
