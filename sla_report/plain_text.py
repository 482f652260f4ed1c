"""Words from users as they can be shown anywhere: on one line, with nothing hidden in them."""

import re
from collections.abc import Sequence
from unicodedata import category

NO_NAME = "(no name)"
"""What stands for a name without a visible character."""

WORD_JOINER = "\N{WORD JOINER}"
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"  # Persian and emoji need them
_BLANKS = dict.fromkeys(map(ord, "\u115f\u1160\u2800\u3164\uffa0"), " ")  # letters without ink
_ORDINARY_SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_INKLESS = _ORDINARY_SPACES + _JOINERS
_MARKS_ON_A_LETTER = 8
_LONGEST_CLUSTER = 32
_LONGEST_TEXT = 20_000  # beyond this nothing is looked at


def plain(text: str, limit: int = 300) -> str:
    r"""Return a text on one line, without control characters, hidden characters or surrogates.

    >>> plain("  Demo\trequest\u202e \n"), plain("\u200b")
    ('Demo request', '(no name)')

    Args:
        text: what a user typed or uploaded.
        limit: characters at most [-]; a longer text ends in `…`, never within an emoji or
            between a letter and its accents.
    """
    shown = _with_few_marks(_without_hidden(text[:_LONGEST_TEXT])).translate(_BLANKS)
    shown = re.sub(r"\s+", _one_space, shown).strip(_INKLESS)
    if all(_is_mark(character) or character in _INKLESS for character in shown):
        return NO_NAME
    return shown if len(shown) <= limit else f"{_cut(shown, limit - 1)}…"


def distinct(names: Sequence[str]) -> list[str]:
    """Return the names, told apart by an invisible character where two would look the same.

    A name that JavaScript gives every object, ``__proto__``, gets one as well: Vega looks labels
    up by name.

    >>> [len(name) for name in distinct(["SQL", "SQL", "MQL"])]
    [3, 4, 3]
    """
    told_apart: list[str] = []
    for name in names:
        unique = f"{name}{WORD_JOINER}" if name.startswith("__") else name
        while unique in told_apart:
            unique += WORD_JOINER
        told_apart.append(unique)
    return told_apart


def _without_hidden(text: str) -> str:
    """Return a text with spaces for control characters and without formats and surrogates."""
    kept = []
    for character in text:
        kind = category(character)
        if kind == "Cc":
            kept.append(" ")
        elif kind not in {"Cf", "Cs"} or character in _JOINERS:
            kept.append(character)
    return "".join(kept)


def _with_few_marks(text: str) -> str:
    """Return a text whose letters carry a few accents at most, so that none spills over."""
    kept, marks = [], 0
    for character in text:
        marks = marks + 1 if _is_mark(character) else 0
        if marks <= _MARKS_ON_A_LETTER:
            kept.append(character)
    return "".join(kept)


def _one_space(run: re.Match[str]) -> str:
    return run[0] if run[0] in _ORDINARY_SPACES else " "


def _cut(text: str, length: int) -> str:
    """Return the beginning of a text, of at most a length, that splits no emoji or letter."""
    for end in range(length, max(0, length - _LONGEST_CLUSTER), -1):
        if not _belong_together(text[end - 1], text[end]):
            return text[:end].rstrip()
    return text[:length]


def _belong_together(before: str, after: str) -> bool:
    if before in _JOINERS or after in _JOINERS or _is_mark(after):
        return True
    flag = _is_between(before, "\U0001f1e6", "\U0001f1ff")
    return _is_between(after, "\U0001f3fb", "\U0001f3ff") or (
        flag and _is_between(after, "\U0001f1e6", "\U0001f1ff")
    )


def _is_between(character: str, first: str, last: str) -> bool:
    return first <= character <= last


def _is_mark(character: str) -> bool:
    return category(character)[0] == "M"
