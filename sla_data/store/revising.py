"""Plans as they change: saved, restored, renamed, copied, archived."""

from collections.abc import Iterable

from sqlalchemy import Connection, insert, update

from sla_calc.model.plan import Plan
from sla_calc.model.texts import LONGEST_NAME
from sla_data.store.addresses import new_plan_id
from sla_data.store.base import already_there, stored_revision
from sla_data.store.entries import Created, Revision
from sla_data.store.keeping import Keeping
from sla_data.store.rights import Action, Visitor
from sla_data.store.tables import plans
from sla_data.store.words import one_line, plan_of, plan_text, sound_note


class Revising(Keeping):
    """What makes a plan or a revision."""

    def create(
        self,
        plan: Plan,
        visitor: Visitor,
        *,
        note: str = "",
        records: Iterable[tuple[str, str]] = (),
    ) -> Created:
        """Save a plan for the first time. It belongs to the visitor, where known by e-mail.

        Args:
            plan: the plan.
            visitor: who saves it.
            note: what is to be said about it.
            records: kind and text of what belongs to it from the start.

        Raises:
            InvalidInputError: the note, a record or the plan is too long.
            StoreUnavailableError: nothing was saved.
        """
        text, said = plan_text(plan), sound_note(note)
        with self._database.writing() as connection:
            created, key = self._create(connection, plan, visitor, text=text, note=said)
            for kind, content in records:
                self._add_record(connection, key, visitor, kind, content)
        return created

    def save(
        self, address: str, visitor: Visitor, plan: Plan, *, base: int, note: str = ""
    ) -> Revision:
        """Save a plan as a new revision.

        Where the newest revision already is this very plan there is nothing to save: that revision
        comes back, whatever the base. A save can so be repeated whose answer was lost.

        Args:
            address: of the plan.
            visitor: who saves.
            plan: the plan.
            base: the number of the revision from which the visitor began.
            note: what is to be said about it.

        Raises:
            ConflictError: somebody else has saved since; nothing is overwritten.
            InvalidInputError: there is no revision ``base``, or something is too long.
        """
        text, said = plan_text(plan), sound_note(note)
        with self._changing(address, visitor, Action.SAVE) as (connection, allowed):
            there = already_there(connection, allowed, base=base, plan=plan, text=text)
            return there or self._add_revision(
                connection, allowed.key, allowed.head + 1, plan, visitor, text=text, note=said
            )

    def restore(self, address: str, visitor: Visitor, number: int, *, base: int) -> Revision:
        """Save the content of an older revision as the newest one; nothing in between is lost.

        Args:
            address: of the plan.
            visitor: who restores.
            number: of the revision whose content is to come back.
            base: the number of the newest revision that the visitor knows.

        Raises:
            ConflictError: somebody else has saved since.
            InvalidInputError: there is no such revision.
            UnreadablePlanError: its content cannot be read here.
        """
        with self._changing(address, visitor, Action.RESTORE) as (connection, allowed):
            _, stored = stored_revision(connection, allowed.key, number)
            plan = plan_of(stored, number)
            text = plan_text(plan)
            there = already_there(connection, allowed, base=base, plan=plan, text=text)
            return there or self._add_revision(
                connection,
                allowed.key,
                allowed.head + 1,
                plan,
                visitor,
                text=text,
                note="",
                restored_from=number,
            )

    def rename(self, address: str, visitor: Visitor, name: str) -> Revision:
        """Give the newest plan another name: a revision too, and so the base of the next save.

        Raises:
            PlanError: it is no name that a plan can have.
        """
        with self._changing(address, visitor, Action.RENAME) as (connection, allowed):
            newest, stored = stored_revision(connection, allowed.key, allowed.head)
            before = plan_of(stored, newest.number)
            plan = before.changed(name=one_line(name, LONGEST_NAME + 1))
            if plan == before:
                return newest
            return self._add_revision(
                connection,
                allowed.key,
                allowed.head + 1,
                plan,
                visitor,
                text=plan_text(plan),
                note="Renamed.",
            )

    def duplicate(self, address: str, visitor: Visitor, name: str | None = None) -> Created:
        """Save a copy of the newest plan: the visitor's own, without history, records and people.

        Args:
            address: of the plan.
            visitor: who saves the copy.
            name: of the copy; ``None`` for that of the plan with “copy” behind it.

        Raises:
            PlanError: it is no name that a plan can have.
        """
        with self._changing(address, visitor, Action.DUPLICATE) as (connection, allowed):
            newest, stored = stored_revision(connection, allowed.key, allowed.head)
            plan = plan_of(stored, newest.number)
            called = f"{plan.name[: LONGEST_NAME - 6]}, copy" if name is None else name
            plan = plan.changed(name=one_line(called, LONGEST_NAME + 1))
            note = f"Copied from revision {newest.number} of another plan."
            text = plan_text(plan)
            return self._create(connection, plan, visitor, text=text, note=note)[0]

    def archive(self, address: str, visitor: Visitor) -> None:
        """Take a plan out of use: it stays as it is, can be opened, and leaves the usual list."""
        with self._changing(address, visitor, Action.ARCHIVE) as (connection, allowed):
            moved = update(plans).where(plans.c.id == allowed.key, plans.c.archived.is_(None))
            connection.execute(moved.values(archived=self._now()))

    def unarchive(self, address: str, visitor: Visitor) -> None:
        """Take a plan out of the archive."""
        with self._changing(address, visitor, Action.UNARCHIVE) as (connection, allowed):
            connection.execute(update(plans).where(plans.c.id == allowed.key).values(archived=None))

    def _create(
        self, connection: Connection, plan: Plan, visitor: Visitor, *, text: str, note: str
    ) -> tuple[Created, int]:
        added = insert(plans).values(
            plan_id=(plan_id := new_plan_id()),
            name=one_line(plan.name),
            owner=visitor.email,
            head=0,
            made=self._now(),
        )
        key = int(connection.execute(added.returning(plans.c.id)).scalar_one())
        first = self._add_revision(connection, key, 1, plan, visitor, text=text, note=note)
        edit = self._add_address(connection, key, "edit", visitor)
        view = self._add_address(connection, key, "view", visitor)
        return Created(plan_id, first, edit_address=edit, view_address=view), key
