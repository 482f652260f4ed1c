"""The ways in which an export writes a day, and which of them a column uses.

A way of writing has a name that a person can read, such as ``D.M.Y`` or ``M/D/y`` (``y``: two
digits, of this century), and that stands in a mapping. A time may follow; ``AM/PM`` or ``UTC±h``
behind the name says that it is a clock of twelve hours, or that it names its offset. The way is
decided for a whole column, never for a cell.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import permutations

from sla_data.errors import LeadTableError

ISO, COMPACT, EXCEL = "Y-M-D", "YYYYMMDD", "Excel day number"
TWELVE, OFFSET = " AM/PM", " UTC±h"
_SEPARATORS = "./- "
_CODES = {"Y": "%Y", "y": "%y", "M": "%m", "D": "%d", "Mon": "%b"}
_ORDERS = (("D", "M", "Y"), ("M", "D", "Y"), ("Y", "M", "D"))

_CLOCK = r"(?:[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?[AaPp][Mm])?"
_OFFSET = r"(?: ?(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?)?"
_SAYS_TWELVE = re.compile(r"[AaPp][Mm]\b")
_SAYS_OFFSET = re.compile(r":\d{2}(?:\.\d+)? ?(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)$")
_SHAPE = re.compile(rf"(\d{{1,4}})([./ -])(\d{{1,2}})\2(\d{{1,4}}){_CLOCK}{_OFFSET}")
_NAMED = re.compile(rf"(\d{{1,2}})([./ -])([A-Za-z]{{3}})\2(\d{{4}}|\d{{2}}){_CLOCK}{_OFFSET}")
_COMPACT = re.compile(r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_EXCEL = re.compile(r"[2-6]\d{4}(?:[.,]\d+)?")
_SAYS_A_DAY = re.compile(
    r"date|datum|day|time|zeit|created|erstellt| at$|_at$| on$| am$", re.IGNORECASE
)
_MONTHS_A_YEAR, _SHORT = 12, 2


def date_formats() -> tuple[str, ...]:
    """Return the names of all ways of writing a day, the likeliest first.

    >>> date_formats()[:4]
    ('Y-M-D', 'D.M.Y', 'M/D/Y', 'D/M/Y')
    """
    numeric = [
        separator.join(order).replace("Y", year)
        for year in ("Y", "y")
        for separator in _SEPARATORS
        for order in _ORDERS
    ]
    named = [separator.join(("D", "Mon", year)) for year in ("Y", "y") for separator in "- ./"]
    likely = (ISO, "D.M.Y", "M/D/Y", "D/M/Y")
    rest = [name for name in numeric + named if name not in likely]
    return (*likely, *rest, COMPACT, EXCEL)


def is_date_format(name: str) -> bool:
    """Tell whether a text names a way of writing a day.

    >>> is_date_format("D.M.Y"), is_date_format("M/D/y AM/PM"), is_date_format("Y/Y/D")
    (True, True, False)
    """
    return day_of(name) in date_formats()


def day_of(name: str) -> str:
    """Return a way of writing without what it says about the time."""
    return name.removesuffix(TWELVE).removesuffix(OFFSET)


def patterns(name: str) -> tuple[str, ...]:
    """Return what ``strptime`` calls a way of writing a day, without and with each time.

    >>> patterns("D.M.y")[:2]
    ('%d.%m.%y', '%d.%m.%y %H:%M:%S')
    """
    day = "%Y%m%d" if day_of(name) == COMPACT else _codes(day_of(name))
    clocks = ("%I:%M:%S %p", "%I:%M %p") if name.endswith(TWELVE) else ("%H:%M:%S", "%H:%M")
    fractions = () if name.endswith(TWELVE) else (f"{day} %H:%M:%S.%f", f"{day}T%H:%M:%S")
    return (day, *(f"{day} {clock}" for clock in clocks), *fractions)


def _codes(day: str) -> str:
    return re.sub(r"Mon|[YyMD]", lambda part: _CODES[part[0]], day)


def parts(name: str) -> tuple[str, dict[str, int]]:
    """Return a regular expression that finds a day, and which of its groups the parts are.

    Raises:
        LeadTableError: when the months have names: what they mean differs from engine to engine.

    >>> parts("D.M.y")
    ('^([0-9]+)[.]([0-9]+)[.]([0-9]+)', {'D': 1, 'M': 2, 'y': 3})
    """
    if day_of(name) == COMPACT:
        return "^([0-9]{4})([0-9]{2})([0-9]{2})", {"Y": 1, "M": 2, "D": 3}
    if "Mon" in name:
        raise LeadTableError(
            f"Days written as {name} can be read from a file, not in a database. Right would be a "
            "column of days there, or text such as 2026-10-31."
        )
    separator = next(each for each in day_of(name) if each in _SEPARATORS)
    places = {part: place for place, part in enumerate(day_of(name).split(separator), start=1)}
    between = f"[{separator}]" if separator != " " else " "
    return "^" + between.join(["([0-9]+)"] * 3), places


def possible_date_formats(values: Sequence[str], header: str = "") -> tuple[str, ...]:
    """Return every way of writing that reads all of the values as days; two are a question.

    Args:
        values: the cells of one column, without blanks.
        header: its name; numbers are taken for days only under a name that says so.

    >>> possible_date_formats(["01.02.2024", "13.02.2024"])
    ('D.M.Y',)
    >>> possible_date_formats(["01/02/2024", "03/02/2024"])
    ('M/D/Y', 'D/M/Y')
    """
    if not values:
        return ()
    if all(map(_COMPACT.fullmatch, values)):
        return (COMPACT,)
    if _SAYS_A_DAY.search(header) and all(map(_EXCEL.fullmatch, values)):
        return (EXCEL,)
    days = _named_formats(values) or _numeric_formats(values)
    if not days:
        return ()
    time = TWELVE if any(map(_SAYS_TWELVE.search, values)) else ""
    time = time or (OFFSET if any(map(_SAYS_OFFSET.search, values)) else "")
    return tuple(day + time for day in days)


def _named_formats(values: Sequence[str]) -> tuple[str, ...]:
    named = _found_in_all(_NAMED, values)
    separators = {found[2] for found in named}
    years = {"y" if len(found[4]) == _SHORT else "Y" for found in named}
    if len(separators) == len(years) == 1:
        return (separators.pop().join(("D", "Mon", years.pop())),)
    return ()


def _numeric_formats(values: Sequence[str]) -> tuple[str, ...]:
    found = _found_in_all(_SHAPE, values)
    separators = {each[2] for each in found}
    if len(separators) != 1:
        return ()
    places = [{each[place] for each in found} for place in (1, 3, 4)]
    separator = separators.pop()
    fitting = [
        separator.join(order).replace("Y", year)
        for year in ("Y", "y")
        for order in permutations("DMY")
        if order in _ORDERS
        and all(_fits(part, texts, year) for part, texts in zip(order, places, strict=True))
    ]
    # Two digits in front may be a year, but nobody writes days last without four.
    likely = [name for name in fitting if not name.startswith("y")] or fitting
    return tuple(sorted(likely, key=date_formats().index))


def _found_in_all(shape: re.Pattern[str], values: Sequence[str]) -> list[re.Match[str]]:
    """Return what a shape finds in each value; nothing if one of them has another."""
    found = []
    for value in values:
        match = shape.fullmatch(value)
        if match is None:
            return []
        found.append(match)
    return found


def _fits(part: str, texts: Iterable[str], year: str) -> bool:
    if part == "Y":
        digits = 2 if year == "y" else 4
        return all(len(text) == digits for text in texts)
    highest = _MONTHS_A_YEAR if part == "M" else 31
    return all(len(text) <= _SHORT and 1 <= int(text) <= highest for text in texts)
