"""What the server says in its log: what happened and where, never what a plan holds.

A message of anybody's is taken apart when it is made, before any handler sees it: so it does not
matter who writes it, and to where.
"""

import logging
import sys
import threading
import warnings
from typing import Any

from streamlit import config
from streamlit.logger import set_log_level, update_formatter

from sla_host.log_lines import Event, Written, record_factory, short_path

LOG = logging.getLogger("sla_host")
UVICORN = ("uvicorn", "uvicorn.error", "uvicorn.access", "uvicorn.asgi")
_THE_LINE = "%(line)s"


def tell(level: int, name: str, error: BaseException | None = None, **fields: str | int) -> None:
    """Write a line.

    Args:
        level: how grave it is, as logging counts.
        name: what happened.
        error: that came with it.
        **fields: what belongs to it: nothing that came from a visitor.
    """
    LOG.log(level, Event(name, tuple(fields.items())), exc_info=error)


def keep_plans_out(written: Written, level: str) -> None:
    """From now on, have every line of this process's log written so.

    Args:
        written: for people, or for a program.
        level: the least that a line has to be.
    """
    logging.setLogRecordFactory(record_factory(written))
    config.set_option("logger.enableRich", value=False)
    config.set_option("logger.messageFormat", _THE_LINE)
    update_formatter()
    set_log_level(level)
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(_THE_LINE))
    logging.root.handlers = [handler]
    logging.root.setLevel(logging.WARNING)
    LOG.setLevel(level.upper())
    for name in UVICORN:  # what it would say of each connection holds its address
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], name != "uvicorn.access"
        logger.setLevel(logging.WARNING)
    _catch_what_nobody_catches()


def _catch_what_nobody_catches() -> None:
    """Have the interpreter's own ways of telling pass through the log."""

    def uncaught(_kind: object, error: BaseException | None, _trace: object) -> None:
        tell(logging.CRITICAL, "uncaught error", error)

    def in_thread(caught: threading.ExceptHookArgs) -> None:
        tell(logging.ERROR, "uncaught error in a thread", caught.exc_value)

    def unraisable(caught: Any) -> None:  # noqa: ANN401 - its type has no name
        tell(logging.ERROR, "error that could not be raised", caught.exc_value)

    def warned(_message: object, kind: type[Warning], path: str, line: int, *_more: object) -> None:
        tell(logging.WARNING, "warning", kind=kind.__name__, at=f"{short_path(path)}:{line}")

    sys.excepthook = uncaught
    threading.excepthook = in_thread
    sys.unraisablehook = unraisable
    warnings.showwarning = warned  # type: ignore[assignment] # called without names
