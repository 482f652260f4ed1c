"""Databases that are away, full, locked, damaged or something else: told, and nothing is lost."""

import logging
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, event, insert
from sqlalchemy.pool import Pool, QueuePool

from sla_calc import Plan
from sla_data.store import (
    PlanStore,
    StoreError,
    StoreUnavailableError,
    Visitor,
    database,
    sqlite_engine,
    tables,
)
from sla_data.store.failures import unavailable
from tests.data.postgresql import Server

NOBODY = Visitor()
STILL_THERE = "The link in the address bar still holds your plan; try again in a while."
SECRET_NAME, SECRET_QUOTA = "Project Nightingale", 731_946_285


def large(mark: int) -> Plan:
    """A plan that takes some pages of the database."""
    return Plan(name=f"{mark} " + "".join(chr(0x4E00 + mark * 7 + at * 31) for at in range(290)))


def failure(act: Callable[[], object]) -> StoreUnavailableError:
    with pytest.raises(StoreUnavailableError) as failed:
        act()
    assert str(failed.value).endswith(STILL_THERE)
    return failed.value


def saved_until_it_fails(store: PlanStore, address: str) -> tuple[int, StoreUnavailableError]:
    """Save until the database does not any more; return the newest revision, and the failure."""
    for mark in range(1, 500):
        try:
            store.save(address, NOBODY, large(mark), base=mark)
        except StoreUnavailableError as error:
            return mark, error
    raise AssertionError


def fill(file: Path) -> None:
    with file.open("wb", buffering=0) as others:
        while True:
            others.write(b"x" * 4096)


# --- a full disk ----------------------------------------------------------------------------------


def test_on_a_full_disk_nothing_is_saved_all_can_be_read_and_room_is_all_it_takes(
    sqlite_url: str,
) -> None:
    most = 1_000_000

    def limit(connection: sqlite3.Connection, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {most}")

    event.listen(Pool, "connect", limit)
    store = PlanStore.open(sqlite_url)
    address = store.create(large(0), NOBODY).edit_address
    store.close()
    most = 40
    saved, full = saved_until_it_fails(store, address)

    assert str(full) == f"The disk of the saved plans is full. Nothing was saved. {STILL_THERE}"
    assert full.reason == "SQLITE_FULL"
    assert saved > 1
    assert store.look_up(address, NOBODY).plan == large(saved - 1)
    assert len(store.history(address, NOBODY)) == saved
    failure(lambda: store.create(large(1), NOBODY))
    most = 1_000_000
    store.close()
    assert store.save(address, NOBODY, large(999), base=saved).number == saved + 1
    store.close()
    event.remove(Pool, "connect", limit)


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """Mount a small disk, where one may."""
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if not (mount and umount and os.geteuid() == 0):
        pytest.skip("Only root can mount a small disk; SQLite's own limit is tried above.")
    options = [mount, "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if os.spawnv(os.P_WAIT, mount, options):  # noqa: S606
        pytest.skip("No small disk can be mounted here; SQLite's own limit is tried above.")
    try:
        yield
    finally:
        os.spawnv(os.P_WAIT, umount, [umount, str(folder)])  # noqa: S606


def test_a_disk_that_others_have_filled_is_said_and_is_fine_once_they_make_room(
    tmp_path: Path,
) -> None:
    with small_disk(tmp_path, "2m"):
        store = PlanStore.open(f"sqlite:///{tmp_path}/plans.db")
        address = store.create(Plan(), NOBODY).edit_address
        with pytest.raises(OSError, match="No space left"):
            fill(tmp_path / "others")
        saved, full = saved_until_it_fails(store, address)

        assert str(full).startswith("The disk of the saved plans is full. Nothing was saved.")
        assert store.look_up(address, NOBODY).revision.number == saved
        (tmp_path / "others").unlink()
        assert store.save(address, NOBODY, Plan(quota=7), base=saved).number == saved + 1
        store.close()


# --- a database that is away, and comes back ------------------------------------------------------


def test_a_file_that_is_taken_away_and_put_back_works_without_a_restart(
    sqlite_url: str, tmp_path: Path
) -> None:
    store, file, aside = PlanStore.open(sqlite_url), tmp_path / "plans.db", tmp_path / "aside.db"
    address = store.create(Plan(), NOBODY).edit_address
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    file.rename(aside)
    away = failure(lambda: store.save(address, NOBODY, Plan(quota=1), base=1))
    assert "cannot be reached at the moment. Nothing was saved." in str(away)
    reading = failure(lambda: store.look_up(address, NOBODY))
    assert "Nothing was saved" not in str(reading)
    assert not file.exists()
    aside.rename(file)

    assert store.save(address, NOBODY, Plan(quota=1), base=1).number == 2
    store.close()


def test_a_file_that_was_replaced_is_the_one_that_is_written(
    sqlite_url: str, tmp_path: Path
) -> None:
    first = PlanStore.open(sqlite_url)
    old = first.create(Plan(), NOBODY)
    other = PlanStore.open(f"sqlite:///{tmp_path}/other.db")
    new = other.create(Plan(name="New"), NOBODY)
    other.close()

    for path in tmp_path.glob("plans.db*"):
        path.unlink()
    (tmp_path / "other.db").rename(tmp_path / "plans.db")

    assert first.save(new.edit_address, NOBODY, Plan(name="Newer"), base=1).number == 2
    with pytest.raises(StoreError, match="opens no saved plan"):
        first.look_up(old.edit_address, NOBODY)
    first.close()
    again = PlanStore.open(sqlite_url)
    assert again.look_up(new.view_address, NOBODY).name == "Newer"
    again.close()


def test_a_server_that_stops_and_starts_again_works_without_a_restart(
    server: Server, postgresql_url: str
) -> None:
    store = PlanStore.open(postgresql_url)
    address = store.create(Plan(), NOBODY).edit_address

    server.stop()
    try:
        away = failure(lambda: store.save(address, NOBODY, Plan(quota=1), base=1))
        assert "cannot be reached at the moment. Nothing was saved." in str(away)
        failure(lambda: store.look_up(address, NOBODY))
        failure(lambda: PlanStore.open(postgresql_url))
    finally:
        server.start()

    assert store.look_up(address, NOBODY).plan == Plan()
    assert store.save(address, NOBODY, Plan(quota=1), base=1).number == 2
    store.close()


def test_a_connection_that_is_cut_in_the_middle_of_a_save_saves_nothing(
    postgresql_url: str,
) -> None:
    opened = database.Database(postgresql_url)
    store = PlanStore.open(postgresql_url)
    address = store.create(Plan(), NOBODY).edit_address

    def cut() -> None:
        with opened.writing() as connection:
            connection.exec_driver_sql("UPDATE saved_plans SET name = 'Lost'")
            with psycopg.connect(postgresql_url, autocommit=True) as other:
                other.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE state = 'idle in transaction' AND datname = current_database()"
                )

    assert "Whether this was saved is not known: open the plan anew to see." in str(failure(cut))
    assert store.look_up(address, NOBODY).name == "Example plan"
    opened.close()
    store.close()


# --- what cannot be written or read ---------------------------------------------------------------


def test_who_waits_too_long_for_others_is_told(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_engine, "PATIENCE", 0.05)
    store = PlanStore.open(sqlite_url)
    address = store.create(Plan(), NOBODY).edit_address
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    busy = failure(lambda: store.save(address, NOBODY, Plan(quota=1), base=1))
    assert str(busy).startswith("The saved plans are busy with others. Nothing was saved.")
    assert store.look_up(address, NOBODY).plan == Plan()  # reading waits for nobody
    other.rollback()
    other.close()
    assert store.save(address, NOBODY, Plan(quota=1), base=1).number == 2
    store.close()


def test_a_file_that_others_hold_is_opened_once_they_let_go(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("CREATE TABLE others (number)")
    other.execute("BEGIN")
    other.execute("SELECT * FROM others")

    monkeypatch.setattr(sqlite_engine, "PATIENCE", 0.05)
    assert "busy with others" in str(failure(lambda: PlanStore.open(sqlite_url)))
    monkeypatch.setattr(sqlite_engine, "PATIENCE", 5)
    with ThreadPoolExecutor(1) as threads:
        opening = threads.submit(PlanStore.open, sqlite_url)
        with pytest.raises(TimeoutError):
            opening.result(timeout=0.6)
        other.rollback()
        opening.result().close()
    other.close()


def test_a_file_that_can_only_be_read_is_read(sqlite_url: str) -> None:
    store = PlanStore.open(sqlite_url)
    address = store.create(Plan(), NOBODY).edit_address
    store.close()

    def forbid(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA query_only = ON")

    event.listen(Pool, "connect", forbid)
    again = PlanStore.open(sqlite_url)
    assert again.look_up(address, NOBODY).plan == Plan()
    refused = failure(lambda: again.save(address, NOBODY, Plan(quota=1), base=1))
    assert "can only be read at the moment. Nothing was saved." in str(refused)
    again.close()
    event.remove(Pool, "connect", forbid)


def test_a_file_of_something_else_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "plans.db"
    file.write_text("Dear diary, " * 1_000)

    damaged = failure(lambda: PlanStore.open(f"sqlite:///{file}"))

    assert "is damaged, or something else" in str(damaged)
    assert file.read_text() == "Dear diary, " * 1_000


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    failure(lambda: PlanStore.open(f"sqlite:///{tmp_path}/file/plans.db"))


@pytest.mark.parametrize(
    "url",
    ["", "plans.db", "sqlite://", "sqlite:///:memory:", "mysql://me:geheim@host/x", "postgresql:x"],
)
def test_a_url_of_another_kind_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(StoreError, match="Right would be sqlite:///FOLDER/FILE") as refused:
        PlanStore.open(url)
    assert "geheim" not in str(refused.value)


def test_a_new_file_is_closed_to_other_users(sqlite_url: str, tmp_path: Path) -> None:
    PlanStore.open(sqlite_url).close()

    assert (tmp_path / "plans.db").stat().st_mode & 0o077 == 0


def test_a_pool_that_is_used_up_is_said_to_be_busy() -> None:
    engine = create_engine(
        "sqlite://", poolclass=QueuePool, pool_size=1, max_overflow=0, pool_timeout=0.01
    )
    with engine.connect(), pytest.raises(Exception, match="limit") as waited:
        engine.connect()
    engine.dispose()

    assert str(unavailable(waited.value, writing=True)).startswith("The saved plans are busy")


def test_whether_a_disk_that_fails_at_the_end_of_a_save_has_kept_it_nobody_knows() -> None:
    failed = sqlite3.OperationalError("disk I/O error")
    failed.sqlite_errorname = "SQLITE_IOERR_FSYNC"

    def said(*, in_doubt: bool) -> str:
        return str(unavailable(failed, writing=True, in_doubt=in_doubt))

    assert "Whether this was saved is not known" in said(in_doubt=True)
    assert "Nothing was saved." in said(in_doubt=False)


# --- what is logged -------------------------------------------------------------------------------


def twice(opened: database.Database) -> None:
    """Break a rule of the database, which names the value that does so."""
    with opened.writing() as connection:
        connection.execute(insert(tables.plans).values(ROW))
        connection.execute(insert(tables.plans).values(ROW))


ROW = {
    "plan_id": SECRET_NAME,
    "name": SECRET_NAME,
    "head": 1,
    "made": datetime(2027, 1, 1, tzinfo=UTC),
}


def test_no_word_and_no_figure_of_a_plan_is_logged(
    url: str, caplog: pytest.LogCaptureFixture
) -> None:
    ada = Visitor("ada@example.org")
    plan = Plan(name=SECRET_NAME, quota=SECRET_QUOTA)
    with caplog.at_level(logging.DEBUG):
        store = PlanStore.open(url)
        made = store.create(plan, ada, note=SECRET_NAME, records=[("months", SECRET_NAME)])
        store.look_up(made.edit_address, ada)
        store.plans(ada)
        store.history(made.plan_id, ada)
        store.records(made.plan_id, ada, "months")
        opened = database.Database(url)
        failed = failure(lambda: twice(opened))
        opened.close()
        store.close()

    assert "The database of the saved plans fails" in caplog.text
    said = f"{caplog.text} {failed} {failed.reason} {failed.__cause__}"
    for secret in (
        SECRET_NAME[:9],
        "731",
        "ada@",
        made.edit_address,
        made.plan_id,
        made.plan_id[:9],
    ):
        assert secret not in said
