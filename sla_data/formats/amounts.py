"""The ways in which an export writes a number, and which of them a column uses."""

import re
from collections.abc import Iterable

PLAIN, POINT, COMMA = "1234.5", "1,234.5", "1.234,5"
NUMBER_FORMATS = (PLAIN, POINT, COMMA)
"""Bare; decimal point with any thousands mark; decimal comma with any thousands mark."""

_BARE = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?")
_DRESS = re.compile(r"[^\d.,()+-]|^[+]", re.ASCII)
"""What stands around the digits: currencies, percent signs, blanks, apostrophes."""
_DRESSED = re.compile(
    r"[(+-]?\s*(?:[A-Za-z]{1,3}\$?|[^\w\s.,()+-])?\s*[+-]?\d[\d.,\s'’_]*\s*"
    r"(?:[A-Za-z]{1,3}|[^\w\s.,()+-])?\s*[)-]?"
)
_POINT = re.compile(r"(?:[1-9]\d{0,2}(?:,\d{3})+|\d*)(?:\.\d*)?")
_COMMA = re.compile(r"(?:[1-9]\d{0,2}(?:\.\d{3})+|\d*)(?:,\d*)?")
_UNDECIDED = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


def possible_number_formats(values: Iterable[str]) -> tuple[str, ...]:
    """Return every way of writing that reads all of the values as numbers.

    A single mark before three digits may be either sign: if nothing else in the column decides,
    both are returned, and somebody has to be asked.

    >>> possible_number_formats(["1.234,50 €", "12,00 €"])
    ('1.234,5',)
    >>> possible_number_formats(["1.234", "12.500"])
    ('1,234.5', '1.234,5')
    >>> possible_number_formats(["1054", "0.5"])
    ('1234.5',)
    """
    values = list(values)
    if not values or not all(map(_DRESSED.fullmatch, values)):
        bare = bool(values) and all(map(_BARE.fullmatch, values))
        return (PLAIN,) if bare else ()
    digits = [_DRESS.sub("", value).strip("()+-") for value in values]
    by_point = all(map(_POINT.fullmatch, digits))
    by_comma = all(map(_COMMA.fullmatch, digits))
    marked = [each for each in digits if "." in each or "," in each]
    if by_point and by_comma and marked and all(map(_UNDECIDED.fullmatch, marked)):
        return (POINT, COMMA)
    if by_point:
        return (PLAIN,) if all(map(_BARE.fullmatch, values)) else (POINT,)
    return (COMMA,) if by_comma else ()
