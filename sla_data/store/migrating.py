"""A database brought to the newest schema: once, whoever begins, and never back."""

import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from sla_data.store.database import Database
from sla_data.store.errors import NewerDatabaseError

VERSION_TABLE = "saved_version"
NEWEST = "head"
_FOLDER = Path(__file__).parent / "migrations"
_ONE_AFTER_THE_OTHER = 7_215_946_321
"""By this number PostgreSQL knows the lock of those who migrate."""

# Alembic keeps the migration that runs in the module: two threads would share it.
_in_this_process = threading.Lock()


def migrate(database: Database, to: str = NEWEST) -> None:
    """Bring a database to the newest schema, all or nothing; several may do so at once.

    Args:
        database: an empty one, or one of an older version.
        to: to which version; the newest but in tests.

    Raises:
        NewerDatabaseError: it was made by a newer version, and stays as it is.
        StoreUnavailableError: it cannot be reached or written.
    """
    config = _config()
    script = ScriptDirectory.from_config(config)
    known = {each.revision for each in script.walk_revisions()}
    with database.reading() as connection:
        if _version(connection, known) == script.get_current_head():
            return
    with _in_this_process, database.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(
                text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _ONE_AFTER_THE_OTHER}
            )
        # Somebody else may have been faster, also with a newer version.
        _version(connection, known)
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def _version(connection: Connection, known: set[str]) -> str | None:
    """Return which version a database has; ``None`` where it is empty."""
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    found = context.get_current_heads()
    if not set(found) <= known:
        message = (
            "The database of the saved plans was made by a newer version of the calculator. "
            "Nothing in it was changed. Have this version updated, or give it a database of its "
            "own."
        )
        raise NewerDatabaseError(message)
    return found[0] if found else None


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["version_table"] = VERSION_TABLE
    return config
