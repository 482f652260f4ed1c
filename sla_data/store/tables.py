"""The tables of the newest schema; `migrations` makes them, and a test holds both together."""

from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    TypeDecorator,
)


class UtcTime(TypeDecorator[datetime]):
    """A moment: in PostgreSQL with its zone, in SQLite as UTC without one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Write a moment."""
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Read a moment."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


metadata = MetaData()

plans = Table(
    "saved_plans",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("plan_id", String(23), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("owner", String(254)),
    Column("head", Integer, nullable=False),
    Column("made", UtcTime, nullable=False),
    Column("archived", UtcTime),
    Index("saved_plans_by_owner", "owner"),
)
"""``name`` is that of the newest revision's plan, ``head`` its number."""

revisions = Table(
    "saved_revisions",
    metadata,
    Column("plan", ForeignKey("saved_plans.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("time", UtcTime, nullable=False),
    Column("author", String(254)),
    Column("note", Text, nullable=False),
    Column("restored_from", Integer),
    Column("size", Integer, nullable=False),
    Column("text", Text, nullable=False),
)
"""Rows are only ever added."""

addresses = Table(
    "saved_addresses",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("plan", ForeignKey("saved_plans.id"), nullable=False),
    Column("digest", String(64), nullable=False, unique=True),
    Column("kind", String(8), nullable=False),
    Column("ending", String(4), nullable=False),
    Column("made", UtcTime, nullable=False),
    Column("made_by", String(254)),
    Column("revoked", UtcTime),
    Index("saved_addresses_by_plan", "plan"),
)

people = Table(
    "saved_people",
    metadata,
    Column("plan", ForeignKey("saved_plans.id"), primary_key=True),
    Column("email", String(254), primary_key=True),
    Column("role", SmallInteger, nullable=False),
    Column("named", UtcTime, nullable=False),
    Column("named_by", String(254)),
    Index("saved_people_by_email", "email"),
)

records = Table(
    "saved_records",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("plan", ForeignKey("saved_plans.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("time", UtcTime, nullable=False),
    Column("author", String(254)),
    Column("text", Text, nullable=False),
    Index("saved_records_by_plan_and_kind", "plan", "kind"),
)
