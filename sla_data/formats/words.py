"""Words that exports write in cells: yes and no, and the many ways to leave a cell blank."""

import re
from collections.abc import Iterable

YES = frozenset({"yes", "y", "true", "t", "1", "x", "ja", "j", "wahr", "oui", "si", "sí", "✓"})
NO = frozenset({"no", "n", "false", "f", "0", "nein", "falsch", "non"})

MISSING = frozenset(
    {
        *("na", "n/a", "nan", "null", "none", "nil", "(blank)", "(leer)", "blank", "leer"),
        *("-", "–", "—", "--", "?", ".", "select", "unknown", "unbekannt", "nonexistent"),
        *("not set", "nicht gesetzt", "k.a.", "k. a.", "keine angabe"),
        # What a spreadsheet says where a formula has no answer, in English and German.
        *("#n/a", "#value!", "#div/0!", "#ref!", "#name?", "#num!", "#null!"),
        *("#nv", "#wert!", "#bezug!", "#zahl!"),
    }
)
"""What stands for a blank in a column of days, numbers or yes and no, in lower case."""

_DENIES = re.compile(r"\b(?:no|non|not|nicht|kein)\b")

_NINES = frozenset({"999", "9999", "99999"})
_FAR_OFF = 3
"""So many times the largest other number, nines are no number."""


def is_missing(text: str | None) -> bool:
    """Tell whether a cell says nothing.

    >>> is_missing("  "), is_missing("Select"), is_missing("0")
    (True, True, False)
    """
    stripped = (text or "").strip()
    return not stripped or stripped.casefold() in MISSING


def never_among(values: Iterable[str]) -> tuple[str, ...]:
    """Return the numbers that stand for *never* in a column of counts or waits.

    >>> never_among(["3", "-1", "12", "999"]), never_among(["998", "999", "1000"])
    (('-1', '999'), ())
    """
    said = set(values)
    numbers = [int(value) for value in said - _NINES - {"-1"} if value.isdigit()]
    far_off = _FAR_OFF * max(numbers, default=0)
    return tuple(sorted(v for v in said if v == "-1" or (v in _NINES and int(v) > far_off)))


def marketing_among(values: Iterable[str]) -> tuple[str, ...]:
    """Return the values that say in words that a deal came from marketing.

    >>> marketing_among(["Sales", "Marketing-generated", "not marketing", "yes"])
    ('Marketing-generated',)
    """
    return tuple(
        value
        for value in values
        if "marketing" in value.casefold() and not _DENIES.search(value.casefold())
    )
