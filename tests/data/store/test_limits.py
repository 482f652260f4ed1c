"""Nobody fills the database with one plan."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Table, insert, update

from sla_calc import Plan
from sla_data.store import InvalidInputError, PlanStore, Role, Visitor, tables
from sla_data.store.base import MOST_REVISIONS
from sla_data.store.database import Database
from sla_data.store.keeping import MOST_RECORDS
from sla_data.store.sharing import MOST_ADDRESSES, MOST_PEOPLE

ADA = Visitor("ada@example.org")
THEN = datetime(2027, 1, 4, tzinfo=UTC)


def fill(url: str, table: Table, count: int, row: Callable[[int], dict[str, Any]]) -> None:
    database = Database(url)
    with database.writing() as connection:
        connection.execute(insert(table), [{"plan": 1, **row(at)} for at in range(count)])
    database.close()


def refuses(act: Callable[[], object]) -> None:
    with pytest.raises(InvalidInputError, match="no room"):
        act()


def test_there_is_room_for_so_many_addresses(file_store: PlanStore, sqlite_url: str) -> None:
    at = file_store.create(Plan(), ADA).plan_id
    fill(
        sqlite_url,
        tables.addresses,
        MOST_ADDRESSES - 3,
        lambda number: {"digest": str(number), "kind": "view", "ending": "abcd", "made": THEN},
    )

    assert file_store.look_up(file_store.make_address(at, ADA, "edit"), ADA).plan == Plan()
    refuses(lambda: file_store.make_address(at, ADA, "view"))


def test_there_is_room_for_so_many_people(file_store: PlanStore, sqlite_url: str) -> None:
    at = file_store.create(Plan(), ADA).plan_id
    fill(
        sqlite_url,
        tables.people,
        MOST_PEOPLE - 1,
        lambda number: {"email": f"{number}@example.org", "role": 1, "named": THEN},
    )

    file_store.name_person(at, ADA, "bob@example.org", Role.EDITOR)
    file_store.name_person(at, ADA, "bob@example.org", Role.VIEWER)
    refuses(lambda: file_store.name_person(at, ADA, "eve@example.org", Role.VIEWER))
    assert len(file_store.people(at, ADA)) == MOST_PEOPLE + 1


def test_there_is_room_for_so_many_records(file_store: PlanStore, sqlite_url: str) -> None:
    at = file_store.create(Plan(), ADA).plan_id
    fill(
        sqlite_url,
        tables.records,
        MOST_RECORDS - 1,
        lambda number: {"kind": "months", "time": THEN, "text": str(number)},
    )

    assert file_store.add_record(at, ADA, "months", "last").author == "ada@example.org"
    refuses(lambda: file_store.add_record(at, ADA, "months", "more"))
    assert file_store.add_record(at, ADA, "standing", "another kind").kind == "standing"


def test_there_is_room_for_so_many_revisions(file_store: PlanStore, sqlite_url: str) -> None:
    at = file_store.create(Plan(), ADA).plan_id
    database = Database(sqlite_url)
    with database.writing() as connection:
        connection.execute(update(tables.plans).values(head=MOST_REVISIONS - 1))
        connection.execute(update(tables.revisions).values(number=MOST_REVISIONS - 1))
    database.close()

    assert file_store.rename(at, ADA, "Last").number == MOST_REVISIONS
    refuses(lambda: file_store.rename(at, ADA, "One more"))
