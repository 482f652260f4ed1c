"""A database in a file: how SQLite is asked to keep it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection, QueuePool

from sla_data.store.failures import unavailable

PATIENCE = 10
"""For how long one waits for others who write, or for a connection [seconds]."""
CONNECTIONS = 5
"""How many stay open; three times as many may be at once."""

WRITING = "sla_writing"
"""The option of a connection that says what its transaction is for."""


def sqlite_engine(url: URL) -> Engine:
    """Return what connects to the database in a file, which is made where it is missing.

    Raises:
        StoreUnavailableError: it cannot be made, or others do not let go of it.
    """
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
        writing = connection.get_execution_options().get(WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _make_file(path: Path) -> None:
    """Make the file where there is none, closed to everybody else, and have it keep a log."""
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
        _keep_a_log(path, until=monotonic() + PATIENCE)
    except (OSError, sqlite3.Error) as error:
        raise unavailable(error, writing=True) from None


def _keep_a_log(path: Path, until: float) -> None:
    """Have the file keep a write-ahead log, if others only let go of it for a moment."""
    while True:
        with closing(sqlite3.connect(path, timeout=PATIENCE / 10)) as connection:
            try:
                if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                    connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                # Here SQLite does not wait for others by itself, who may be about the same.
                if error.sqlite_errorname != "SQLITE_BUSY" or monotonic() > until:
                    raise
            else:
                return
        sleep(0.01)


def _which(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
