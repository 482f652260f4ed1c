"""What is said of saved plans. Names of others are made plain here, or where they are drawn."""

from collections.abc import Collection
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sla_report.numbers.figures import Figures
from sla_ui.drawing.text import plain
from sla_ui.saved.state import OpenPlan

VIEWER, EDITOR, OWNER = 1, 2, 3
"""The numbers of the roles, which are known without the store."""

ROLES = {VIEWER: "view", EDITOR: "edit", OWNER: "all of it"}
KINDS = {"edit": "To edit", "view": "To view"}
NO_COPY = "the server keeps no copy that it could show again."
KEEP = {
    "edit": "Whoever has the address to edit may save over the plan.",
    "view": "The one to view opens on This month, and changes nothing.",
}


def status(opened: OpenPlan, *, changed: bool) -> str:
    """Return how the session's plan stands to the saved one."""
    revision = f"revision {opened.base}"
    if opened.archived:
        return f"Archived · {revision}" + (" · your changes stay with you" if changed else "")
    if opened.role < EDITOR:
        return "View only · " + ("your changes stay with you" if changed else revision)
    return f"Unsaved changes since {revision}" if changed else f"Saved · {revision}"


def when(time: datetime, zone: str | None, figures: Figures) -> str:
    """Return a moment by the reader's clock.

    >>> when(datetime(2027, 1, 4, 13, 5, tzinfo=UTC), "Europe/Berlin", Figures("en-US", "EUR"))
    '4 Jan 2027, 14:05'
    """
    try:
        there = time.astimezone(ZoneInfo(zone or "UTC"))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        there = time.astimezone(UTC)
    day = figures.month(there.year, there.month, short=True)
    return f"{there.day} {day}, {there:%H:%M}"


def who(author: str | None) -> str:
    """Return who did something; nobody is known where nobody signs in."""
    return plain(author, 60) if author else "somebody"


def keep(kinds: Collection[str]) -> str:
    """Return what to do with addresses that were just made, and what each is good for."""
    copied = "Copy it now and keep it" if len(kinds) == 1 else "Copy them now and keep them"
    return " ".join((f"{copied}: {NO_COPY}", *(KEEP[kind] for kind in kinds)))


def kept_by(author: str | None, when: str) -> str:
    """Return when something was kept, and by whom where that is known."""
    return f"on {when}" + (f" by {who(author)}" if author else "")


def conflict(number: int, author: str, time: str) -> str:
    """Return that somebody else has saved in the meantime."""
    by = "Somebody" if author == "somebody" else author
    return (
        f"{by} saved revision {number} on {time}, while you were editing. Nothing was overwritten, "
        "and yours is not saved yet."
    )
