"""How a record is divided into cells where the csv module is too strict or too lax.

A quote inside an enclosed cell ends it only before a separator or at the end of the record, and
spaces around an enclosed cell are no content.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Dialect:
    """How a line is divided into cells.

    Attributes:
        delimiter: what separates two cells; where it ends in a space, the space is no content.
        quote: what encloses a cell.
        escape: what stands before a quote in an enclosed cell: the quote itself or a backslash.
    """

    delimiter: str = ","
    quote: str = '"'
    escape: str = '"'


def split(text: str, dialect: Dialect, *, paired: bool) -> list[str] | None:
    r"""Divide a record with patience; none where an enclosed cell is not closed.

    Args:
        text: the record.
        dialect: how it is divided.
        paired: whether two quotes inside an enclosed cell are one.

    >>> split('1,"He said "hi" there", "x"\n', Dialect(), paired=True)
    ['1', 'He said "hi" there', 'x']
    """
    text = text[:-2] if text.endswith("\r\n") else text[:-1] if text[-1:] in "\r\n" else text
    cell, quote, at, cells = _cell(dialect, paired=paired), dialect.quote, 0, []
    while True:
        found = cell.match(text, at)
        if found is None:
            return None
        inner, bare = found[1], found[2]
        if inner is None:
            if "\n" in bare or "\r" in bare or bare.lstrip(" ").startswith(quote):
                return None
            cells.append(bare)
        else:
            if dialect.escape == "\\":
                inner = re.sub(rf"\\([\\{quote}])", r"\1", inner)
            cells.append(inner.replace(quote * 2, quote) if paired else inner)
        at = found.end() + 1
        if at > len(text):
            return cells


def oddness(dialect: Dialect) -> Callable[[list[str]], bool] | None:
    """Return what tells whether a record needs patience though the csv module takes it."""
    quote, delimiter = dialect.quote, re.escape(dialect.delimiter[0])
    if dialect.escape == "\\":
        return lambda lines: any(quote in line for line in lines)
    if dialect.delimiter == " ":
        return None
    before, behind = " " + quote, quote + " "
    pattern = re.compile(rf"(?:^|{delimiter}) +{quote}|{quote} +(?:{delimiter}|[\r\n]|\Z)")

    def odd(lines: list[str]) -> bool:
        # A loop: it runs for every record, and a generator would take longer than the rest.
        for line in lines:  # noqa: SIM110
            if (before in line or behind in line) and pattern.search(line):
                return True
        return False

    return odd


@cache
def _cell(dialect: Dialect, *, paired: bool) -> re.Pattern[str]:
    quote, delimiter = dialect.quote, re.escape(dialect.delimiter[0])
    spaces = "" if dialect.delimiter == " " else " *+"
    end = rf"(?={delimiter}|\Z)"
    escaped = r"\\." if dialect.escape == "\\" else rf"{quote}{quote}" if paired else r"(?!)"
    plain = rf"[^{quote}\\]++" if dialect.escape == "\\" else rf"[^{quote}]++"
    inner = rf"(?:{plain}|{escaped}|{quote}(?!{spaces}{end}))*+"
    lead = spaces if len(dialect.delimiter) > 1 else ""
    return re.compile(
        rf"{spaces}{quote}({inner}){quote}{spaces}{end}|{lead}([^{delimiter}]*)", re.DOTALL
    )
