"""What a database says when it fails, in words for the visitor."""

import logging
import sqlite3

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from sla_data.store.errors import StoreUnavailableError

_log = logging.getLogger(__name__)

_FULL = "The disk of the saved plans is full."
_BUSY = "The saved plans are busy with others."
_READ_ONLY = "The saved plans can only be read at the moment."
_DAMAGED = "The file of the saved plans is damaged, or something else."
_AWAY = "The saved plans cannot be reached at the moment."

_SENTENCES = {
    "SQLITE_FULL": _FULL,
    "53100": _FULL,
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "53300": _BUSY,
    "55P03": _BUSY,
    "57014": _BUSY,
    "SQLITE_READONLY": _READ_ONLY,
    "25006": _READ_ONLY,
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_NOTADB": _DAMAGED,
}
"""By the names of SQLite's errors and the codes of PostgreSQL's."""


def unavailable(
    error: Exception, *, writing: bool, in_doubt: bool = False
) -> StoreUnavailableError:
    """Return what to raise for an error of the database, and tell the operator its name.

    Args:
        error: as it came.
        writing: whether something was to be saved.
        in_doubt: whether it came when all was written and only to be kept. Of a database that is
            cut off then, or a disk that fails, nobody knows what it has kept.
    """
    reason = _reason(error)
    _log.warning("The database of the saved plans fails: %s", reason)
    why = next((said for code, said in _SENTENCES.items() if reason.startswith(code)), _AWAY)
    cut_off = isinstance(error, DBAPIError) and error.connection_invalidated
    if in_doubt and (cut_off or reason.startswith("SQLITE_IOERR")):
        saved = "Whether this was saved is not known: open the plan anew to see. "
    else:
        saved = "Nothing was saved. " if writing else ""
    return StoreUnavailableError(
        f"{why} {saved}The link in the address bar still holds your plan; try again in a while.",
        reason,
    )


def _reason(error: Exception) -> str:
    """Return what the database calls an error: a name or a code, without any of its words."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return str(getattr(cause, "sqlite_errorname", type(cause).__name__))
    if isinstance(error, NoConnectionFree):
        return "SQLITE_BUSY: no connection is free"
    return str(getattr(cause, "sqlstate", None) or type(cause).__name__)
