"""A database and its transactions: SQLite in a file, or PostgreSQL."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DisconnectionError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection, QueuePool

from sla_data.store.errors import StoreError
from sla_data.store.failures import unavailable

PATIENCE = 10
"""For how long one waits for others who write, or for a connection [seconds]."""
CONNECTIONS = 5
"""How many stay open; three times as many may be at once."""

_WRITING = "sla_writing"


class Database:
    """Where saved plans are.

    Args:
        url: ``sqlite:///FILE`` or ``postgresql+psycopg://…``.

    Raises:
        StoreError: the URL is of neither kind; the sentence does not repeat it, for it can hold a
            password.
        StoreUnavailableError: the file of SQLite cannot be made.
    """

    def __init__(self, url: str) -> None:
        self._engine = _engine(_understood(url))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a transaction that writes nothing, and so neither waits nor needs room.

        Raises:
            StoreUnavailableError: the database fails.
        """
        with self._transaction(writing=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a transaction that is kept whole once this ends without an error, or not at all.

        Raises:
            StoreUnavailableError: the database fails.
        """
        with self._transaction(writing=True) as connection:
            yield connection

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self, *, writing: bool) -> Iterator[Connection]:
        was_to_be_kept = False
        try:
            with self._engine.connect() as connection:
                connection.execution_options(**{_WRITING: writing})
                with connection.begin():
                    yield connection
                    was_to_be_kept = writing
        except SQLAlchemyError as error:
            # Not “from error”: what PostgreSQL says in detail can hold words of a plan.
            raise unavailable(error, writing=writing, in_doubt=was_to_be_kept) from None


def _understood(url: str) -> URL:
    message = (
        "The address of the store of saved plans cannot be used. Right would be "
        "sqlite:///FOLDER/FILE or postgresql+psycopg://USER:PASSWORD@HOST/DATABASE."
    )
    try:
        found = make_url(url)
    except (ArgumentError, ValueError):
        raise StoreError(message) from None
    if found.drivername in ("postgresql", "postgres"):
        found = found.set(drivername="postgresql+psycopg")
    in_a_file = found.drivername == "sqlite" and found.database not in (None, "", ":memory:")
    if not in_a_file and found.drivername != "postgresql+psycopg":
        raise StoreError(message)
    return found


def _engine(url: URL) -> Engine:
    # At “debug” SQLAlchemy writes whole rows, which would be plans, whatever the others are set to.
    for name in ("sqlalchemy.engine", "sqlalchemy.engine.Engine", "sqlalchemy.pool"):
        logging.getLogger(name).setLevel(logging.WARNING)
    make = _sqlite if url.drivername == "sqlite" else _postgresql
    return make(url)


def _postgresql(url: URL) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=CONNECTIONS,
        max_overflow=2 * CONNECTIONS,
        pool_timeout=PATIENCE,
        # Prepared statements belong to a connection, which a pooler in between may change.
        connect_args={"connect_timeout": PATIENCE, "prepare_threshold": None},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute(f"SET lock_timeout = '{PATIENCE}s'")
        cursor.execute(f"SET statement_timeout = '{3 * PATIENCE}s'")
        cursor.close()
        connection.commit()

    return engine


def _sqlite(url: URL) -> Engine:
    path = Path(str(url.database)).absolute()
    _make_file(path)

    def connect() -> sqlite3.Connection:
        # “rw”: a file that was taken away is missing, and not silently a new and empty one.
        return sqlite3.connect(
            f"file:{quote(str(path))}?mode=rw",
            uri=True,
            timeout=PATIENCE,
            isolation_level=None,
            check_same_thread=False,
        )

    engine = create_engine(
        "sqlite://",
        creator=connect,
        poolclass=QueuePool,
        hide_parameters=True,
        pool_size=CONNECTIONS,
        max_overflow=2 * CONNECTIONS,
        pool_timeout=PATIENCE,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()
        entry.info["file"] = _which(path)

    @event.listens_for(engine, "checkout")
    def still_the_same_file(
        _: DBAPIConnection, entry: ConnectionPoolEntry, __: PoolProxiedConnection
    ) -> None:
        # What is written to a file that was deleted or replaced would be lost.
        if entry.info["file"] != _which(path):
            raise DisconnectionError

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A transaction that begins by reading cannot always go on to write: then it fails at once.
        writing = connection.get_execution_options().get(_WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _make_file(path: Path) -> None:
    """Make the file where there is none, closed to everybody else, and have it keep a log."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        connection = sqlite3.connect(path, timeout=PATIENCE)
    except (OSError, sqlite3.Error) as error:
        raise unavailable(error, writing=True) from None
    try:
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error as error:
        raise unavailable(error, writing=True) from None
    finally:
        connection.close()


def _which(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
