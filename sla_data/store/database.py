"""A database and its transactions: SQLite in a file, or PostgreSQL."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from sla_data.store.errors import StoreError
from sla_data.store.failures import unavailable
from sla_data.store.sqlite_engine import CONNECTIONS, PATIENCE, WRITING, sqlite_engine


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
                connection.execution_options(**{WRITING: writing})
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
    make = sqlite_engine if url.drivername == "sqlite" else _postgresql
    return make(url)


def _postgresql(url: URL) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=CONNECTIONS,
        max_overflow=2 * CONNECTIONS,
        pool_timeout=PATIENCE,
        connect_args={
            "connect_timeout": PATIENCE,
            # A server that vanished without a word is noticed, and not waited for.
            "tcp_user_timeout": 3_000 * PATIENCE,
            # Prepared statements belong to a connection, which a pooler in between may change.
            "prepare_threshold": None,
        },
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute(f"SET lock_timeout = '{PATIENCE}s'")
        cursor.execute(f"SET statement_timeout = '{3 * PATIENCE}s'")
        cursor.close()
        connection.commit()

    return engine
