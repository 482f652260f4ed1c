"""Records that belong to a plan: texts in their own formats, which nobody here looks into."""

from typing import get_args

from sqlalchemy import Connection, func, insert, select

from sla_data.store.base import StoreBase
from sla_data.store.entries import Record, RecordKind
from sla_data.store.errors import InvalidInputError
from sla_data.store.rights import LONGEST_EMAIL, Action, Visitor
from sla_data.store.tables import records
from sla_data.store.words import one_line

RECORD_KINDS: tuple[RecordKind, ...] = get_args(RecordKind)
LONGEST_RECORD = 2_000_000
MOST_RECORDS = 2_000
"""Of one kind in a plan."""


class Keeping(StoreBase):
    """What was measured, and stays with the plan."""

    def records(
        self, address: str, visitor: Visitor, kind: str, *, newest: int | None = None
    ) -> tuple[Record, ...]:
        """Return a plan's records of a kind, the oldest first.

        Args:
            address: of the plan.
            visitor: who asks.
            kind: calibration, months or standing.
            newest: how many at most, of the newest; ``None`` for all.

        Raises:
            InvalidInputError: there is no such kind.
        """
        known = _known(kind)
        with self._looking(address, visitor, Action.SEE_RECORDS) as (connection, allowed):
            asked = (
                select(records)
                .where(records.c.plan == allowed.key, records.c.kind == known)
                .order_by(records.c.id.desc())
                .limit(newest)
            )
            rows = connection.execute(asked).all()
        return tuple(
            Record(
                id=row.id,
                kind=known,
                time=row.time,
                author=None if row.author is None else one_line(row.author, LONGEST_EMAIL),
                text=row.text,
            )
            for row in reversed(rows)
        )

    def add_record(self, address: str, visitor: Visitor, kind: str, text: str) -> Record:
        """Add a record to a plan. The very text that is the newest of its kind is not added again.

        Raises:
            InvalidInputError: there is no such kind, the text is too long, or there are too many.
        """
        with self._changing(address, visitor, Action.ADD_RECORD) as (connection, allowed):
            return self._add_record(connection, allowed.key, visitor, kind, text)

    def _add_record(
        self, connection: Connection, key: int, visitor: Visitor, kind: str, text: str
    ) -> Record:
        known = _known(kind)
        _require_text(text)
        of_kind = records.c.plan == key, records.c.kind == known
        last = connection.execute(
            select(records).where(*of_kind).order_by(records.c.id.desc()).limit(1)
        ).first()
        if last is not None and last.text == text:
            return Record(last.id, known, last.time, last.author, text)
        counted = select(func.count()).where(*of_kind)
        if connection.execute(counted).scalar_one() >= MOST_RECORDS:
            message = f"This plan has {MOST_RECORDS:,} such records, and no room for more."
            raise InvalidInputError(message)
        time = self._now()
        added = insert(records).values(
            plan=key, kind=known, time=time, author=visitor.email, text=text
        )
        number = int(connection.execute(added.returning(records.c.id)).scalar_one())
        return Record(number, known, time, visitor.email, text)


def _known(kind: str) -> RecordKind:
    for each in RECORD_KINDS:
        if each == kind:
            return each
    message = f"There are no records of that kind; known are {', '.join(RECORD_KINDS)}."
    raise InvalidInputError(message)


def _require_text(text: str) -> None:
    if len(text) > LONGEST_RECORD:
        message = (
            f"This record has {len(text):,} characters; {LONGEST_RECORD:,} at most can be "
            "kept with a plan. Nothing was saved."
        )
        raise InvalidInputError(message)
    try:
        text.encode()
    except UnicodeEncodeError:
        sound = False
    else:
        sound = "\0" not in text
    if not sound:
        message = "This record is no text. Right would be one that was written here."
        raise InvalidInputError(message)
