"""One line of the log: what may stand in it, as text or as JSON.

Of a library's message, the words that stand in its source are kept, and what was put into them is
left out; of an error, its kind and the lines it came through are kept, and its text is left out,
since that may quote what somebody typed.
"""

import json
import logging
import re
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

LEFT_OUT = "..."
MOST_FRAMES = 12
_ROOT = Path(__file__).resolve().parents[1]
_PLACEHOLDER = re.compile(r"%(\(\w+\))?[-#0 +.\d]*[a-zA-Z]")

Written = Literal["text", "json"]
RecordFactory = Callable[..., logging.LogRecord]


@dataclass(frozen=True)
class Event:
    """Something worth a line, in words of ours.

    Attributes:
        name: what happened.
        fields: what belongs to it: nothing that came from a visitor.
    """

    name: str
    fields: tuple[tuple[str, str | int | float], ...] = ()

    def __str__(self) -> str:
        """Return it in words."""
        return " ".join([self.name, *(f"{key}={value}" for key, value in self.fields)])


def record_factory(written: Written) -> RecordFactory:
    """Return what makes every record of logging, with its line ready."""

    def record(*given: Any, **_more: object) -> logging.LogRecord:  # noqa: ANN401 - as logging gives
        name, level, path, line, said, _args, error, function, *_ = (*given, None)
        event = said if isinstance(said, Event) else Event(_words(said, path, function))
        made = logging.LogRecord(name, level, path, line, str(event), (), None, function)
        made.line = _line(written, made, event, _error(error))
        return made

    return record


def _line(written: Written, record: logging.LogRecord, event: Event, error: dict[str, Any]) -> str:
    time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    begin = {"time": time, "level": record.levelname.lower(), "logger": record.name}
    if written == "json":
        fields, where = dict(event.fields), f"{short_path(record.pathname)}:{record.lineno}"
        return json.dumps({**begin, "event": event.name, **fields, "where": where, **error})
    way = " < ".join(error.get("way", ()))
    tail = f" [{error['error']}] {way}" if error else ""
    return f"{time} {record.levelname:7} {record.name} {event}{tail}".replace("\n", " ")


def _words(said: object, path: str, function: str | None) -> str:
    """Return the words that stand in the source; what is put into them is left out."""
    frame = sys._getframe()  # noqa: SLF001 - the only way to who calls
    while frame is not None:
        if frame.f_code.co_filename == path and frame.f_code.co_name == function:
            known = said in frame.f_code.co_consts
            return _PLACEHOLDER.sub(LEFT_OUT, str(said)) if known else LEFT_OUT
        if frame.f_back is None:
            break
        frame = frame.f_back
    return LEFT_OUT


def _error(given: Any) -> dict[str, Any]:  # noqa: ANN401 - as logging gives it
    """Return an error's kind, its cause's, and the lines it came through, the last one first."""
    error = given[1] if isinstance(given, tuple) else given
    if not isinstance(error, BaseException):
        return {}
    kinds = [_kind(each) for each in (error, error.__cause__ or error.__context__) if each]
    return {"error": " from ".join(kinds), "way": _way_of(error.__traceback__)}


def _way_of(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-MOST_FRAMES:]
    return [f"{short_path(each.filename)}:{each.lineno} {each.name}" for each in reversed(frames)]


def _kind(error: BaseException) -> str:
    kind = type(error)
    return (
        kind.__qualname__
        if kind.__module__ == "builtins"
        else f"{kind.__module__}.{kind.__qualname__}"
    )


def short_path(path: str) -> str:
    """Return where a file is, seen from the project, or its last parts."""
    try:
        return Path(path).relative_to(_ROOT).as_posix()
    except ValueError:
        return "/".join(Path(path).parts[-3:])
