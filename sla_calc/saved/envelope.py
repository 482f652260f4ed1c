"""What stands around plans in a file: JSON that says what kind of file it is, and its format."""

import json
from typing import Any

from sla_calc.errors import PlanFileError
from sla_calc.saved.documents import DEEPEST, FORMATS, NEWEST, Document, parse

LONGEST_FILE = 10_000_000


def wrapped(kind: str, **content: Any) -> str:  # noqa: ANN401 - any JSON
    """Return the text of a file that a person can read.

    Args:
        kind: what kind of file it is.
        **content: what it holds.
    """
    saved = {"kind": kind, "format": NEWEST, **content}
    return json.dumps(saved, ensure_ascii=False, indent=2) + "\n"


def unwrapped(
    content: str | bytes, kind: str, called: str, deepest: int = DEEPEST
) -> tuple[Document, int]:
    """Return what a file holds, and the number of its format, which is one of those known.

    Args:
        content: of the file.
        kind: what kind of file it must be.
        called: what such a file is in a sentence, such as "a plan".
        deepest: how deep its content may be nested.

    Raises:
        PlanFileError: it is not such a file, or was saved by a newer version; with a sentence for
            the user.

    >>> unwrapped(wrapped("list", entries=[1]), "list", "a list")
    ({'kind': 'list', 'format': 1.0, 'entries': [1.0]}, 1)
    """
    if len(content) > LONGEST_FILE:
        message = f"This file is too long for {called}; at most {LONGEST_FILE:,} bytes are read."
        raise PlanFileError(message)
    try:
        text = content.decode() if isinstance(content, bytes) else content
        saved = parse(text.removeprefix("\ufeff"), deepest=deepest)
    except ValueError:
        message = f"This file is not {called}: it holds no JSON. Choose one that was saved here."
        raise PlanFileError(message) from None
    if not isinstance(saved, dict) or saved.get("kind") != kind:
        message = f'This file is JSON, but not {called}: it lacks "kind": "{kind}".'
        raise PlanFileError(message)
    number = next((known for known in FORMATS if known == saved.get("format")), None)
    if number is None:
        message = (
            f"This file is not in a format that can be read here; formats up to {NEWEST} can. "
            "A newer version of the calculator opens it."
        )
        raise PlanFileError(message)
    return saved, number
