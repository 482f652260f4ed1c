"""Whether a text looks like a value and not like a name: a number, a date, a time, an address."""

import re

_NUMBER = (
    r"[-+−(]?\s?[$€£¥]?\s?[-+−]?(?:\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+|\d+)?(?:[.,]\d+)?"
    r"(?:[eE][-+]?\d+)?\s?(?:%|[$€£¥]|EUR|USD|CHF|h|min|ms)?\)?"
)
_DAY = r"(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\.?|\d{1,2}[-. ][A-Za-z]{3,9}[-. ]\d{2,4})"
_TIME = r"\d{1,4}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?[AaPp][Mm])?(?:\s?(?:Z|UTC|[-+]\d{2}:?\d{2}))?"
_ADDRESS = r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+|\w+://\S+|www\.\S+"
_WORD = r"(?i:true|false|null|none|nan|n/a)"
_VALUE = re.compile(rf"(?=.*\d){_NUMBER}|{_DAY}(?:[T, ]+{_TIME})?|{_TIME}|{_ADDRESS}|{_WORD}")
_NUMERIC = re.compile(rf"(?=.*\d){_NUMBER}|[-–—]")
_YEAR = re.compile(r"(?:19|20)\d\d")
LONGEST = 80


def is_value(text: str) -> bool:
    """Tell whether a stripped text looks like a number, date, time, address or a yes and no.

    >>> [is_value(t) for t in ("1.234,50 €", "2026-10-01 12:00", "a@b.de", "Amount", "Q1 2026")]
    [True, True, True, False, False]
    """
    return len(text) <= LONGEST and bool(_VALUE.fullmatch(text))


def is_number(text: str) -> bool:
    """Tell whether a stripped text is a number, with or without a currency or percent sign."""
    return len(text) <= LONGEST and bool(_NUMERIC.fullmatch(text))


def is_year(text: str) -> bool:
    """Tell whether a stripped text is a year, which a column can be called."""
    return bool(_YEAR.fullmatch(text))
