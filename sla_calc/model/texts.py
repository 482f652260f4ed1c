"""Words in a plan."""

from collections.abc import Collection
from typing import Annotated

from pydantic import StringConstraints

LONGEST_NAME = 300
LONGEST_IN_SENTENCE = 60

Name = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_NAME)
]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)]


def repeated(names: tuple[str, ...]) -> str | None:
    """Return the first name that occurs twice, or ``None``.

    >>> repeated(("demo", "event", "demo"))
    'demo'
    """
    return next((name for i, name in enumerate(names) if name in names[:i]), None)


def fresh_name(prefix: str, number: int, taken: Collection[str]) -> str:
    """Return a numbered name that nobody has yet, from a number on.

    >>> fresh_name("Stream", 2, ["Stream 2", "Stream 4"])
    'Stream 3'
    """
    while f"{prefix} {number}" in taken:
        number += 1
    return f"{prefix} {number}"


def short(name: str) -> str:
    """Return a name as it stands in a sentence: cut where it is very long.

    >>> short("Demo request"), short("x" * 100)[-3:]
    ('Demo request', 'xx…')
    """
    return name if len(name) <= LONGEST_IN_SENTENCE else name[: LONGEST_IN_SENTENCE - 1] + "…"
