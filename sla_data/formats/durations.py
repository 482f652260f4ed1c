"""The ways in which an export writes how long something took."""

import re
from collections.abc import Sequence

CLOCK = "H:MM:SS"
MINUTES_OF = {
    "days": 1440.0,
    "hours": 60.0,
    "minutes": 1.0,
    "seconds": 1 / 60,
    "milliseconds": 1 / 60_000,
}
"""[minutes] in one of each unit."""
DURATION_FORMATS = (CLOCK, *MINUTES_OF)

_CLOCK = re.compile(r"-?\d{1,6}:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?")
_UNITS = (
    ("milliseconds", r"\bms\b|milli"),
    ("seconds", r"\bs\b|sec|sek"),
    ("minutes", r"\bmin|minut"),
    ("hours", r"\bh\b|hour|hrs|stund|\bstd"),
    ("days", r"day|tage?\b"),
)


def unit_of(header: str) -> str | None:
    """Return the unit that the name of a column tells.

    >>> unit_of("contact_response_time_days"), unit_of("Reaktionszeit (Min.)"), unit_of("Response")
    ('days', 'minutes', None)
    """
    words = header.replace("_", " ").casefold()
    return next((unit for unit, said in _UNITS if re.search(said, words)), None)


def is_clock(values: Sequence[str]) -> bool:
    """Tell whether all values are hours, minutes and perhaps seconds; over 24 hours too.

    >>> is_clock(["00:12:30", "101:05:00"])
    True
    """
    return bool(values) and all(map(_CLOCK.fullmatch, values))
