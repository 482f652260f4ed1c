"""Databases of an older version come to the newest schema; those of a newer one are left alone."""

import multiprocessing
import threading
from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, text

from sla_calc import Plan, encode_plan
from sla_data.store import NewerDatabaseError, PlanStore, Visitor
from sla_data.store.addresses import digest, new_address, new_plan_id
from sla_data.store.database import Database
from sla_data.store.migrating import VERSION_TABLE, migrate
from sla_data.store.tables import metadata

NOBODY = Visitor()


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = Database(url)
    yield opened
    opened.close()


def version(connection: Connection) -> str:
    return str(connection.execute(text("SELECT version_num FROM saved_version")).scalar_one())


def test_the_migrations_make_the_tables_that_the_code_knows(database: Database) -> None:
    migrate(database)

    with database.reading() as connection:
        assert version(connection) == "0002"
        opts = {"version_table": VERSION_TABLE, "compare_type": True}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, metadata) == []


def test_a_database_of_the_first_version_keeps_its_plans(url: str, database: Database) -> None:
    migrate(database, to="0001")
    address, plan_id = new_address("edit"), new_plan_id()
    with database.writing() as connection:  # with the words of the first version
        assert "saved_records" not in inspect(connection).get_table_names()
        connection.execute(
            text(
                "INSERT INTO saved_plans (id, plan_id, name, owner, head, made) "
                "VALUES (1, :plan_id, 'Old', NULL, 2, '2027-01-04 09:00:00.000000')"
            ),
            {"plan_id": plan_id},
        )
        for number in (1, 2):
            connection.execute(
                text(
                    "INSERT INTO saved_revisions (plan, number, time, note, size, text) "
                    "VALUES (1, :number, '2027-01-04 09:00:00.000000', 'as agreed', 9, :text)"
                ),
                {"number": number, "text": encode_plan(Plan(name="Old", quota=number))},
            )
        connection.execute(
            text(
                "INSERT INTO saved_addresses (plan, digest, kind, ending, made) "
                "VALUES (1, :digest, 'edit', 'abcd', '2027-01-04 09:00:00.000000')"
            ),
            {"digest": digest(address)},
        )

    store = PlanStore.open(url)

    seen = store.look_up(address, NOBODY)
    assert (seen.plan, seen.plan_id) == (Plan(name="Old", quota=2), plan_id)
    assert [each.note for each in store.history(address, NOBODY)] == ["as agreed"] * 2
    assert store.save(address, NOBODY, Plan(quota=3), base=2).number == 3
    assert store.add_record(address, NOBODY, "months", "month;goal").text == "month;goal"
    store.close()


def test_a_newer_database_is_refused_and_stays_as_it_is(url: str, database: Database) -> None:
    migrate(database)
    with database.writing() as connection:
        connection.execute(text("UPDATE saved_version SET version_num = '9999'"))

    with pytest.raises(NewerDatabaseError, match="made by a newer version of the calculator"):
        PlanStore.open(url)

    with database.reading() as connection:
        assert version(connection) == "9999"


def test_threads_and_processes_that_open_a_new_store_at_once_all_can(url: str) -> None:
    spawned = multiprocessing.get_context("spawn")
    with spawned.Pool(2) as pool:
        begun = pool.map_async(open_and_save, [url] * 2, chunksize=1)
        threads = [threading.Thread(target=open_and_save, args=[url]) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert begun.get(timeout=60) == [1, 1]

    engine = create_engine(url.replace("postgres:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM saved_plans")).scalar_one() == 6
    engine.dispose()


def open_and_save(url: str) -> int:
    store = PlanStore.open(url)
    number = store.create(Plan(), NOBODY).revision.number
    store.close()
    return number
