"""Rows that are no leads: totals, and the lines that a report prints below its table."""

import re
from collections.abc import Sequence

from sla_data.files.values import is_number

TOTALS = frozenset(
    {
        *("total", "totals", "grand total", "subtotal", "sub-total", "sub total", "sum", "overall"),
        *("summe", "gesamt", "gesamtsumme", "gesamtergebnis", "zwischensumme", "insgesamt"),
        *("total general", "totale", "totaal", "somme", "suma", "合计", "总计"),
    }
)
TOTAL_ROW = "total row"
SUSPICIOUS = TOTALS | {f"{word}:" for word in TOTALS}
"""What the first cell of a total says amid the rows, in small letters."""
LONGEST_FOOTER = 20
"""A footer has at most so many rows [rows]."""

_REMARK = re.compile(
    r"(?:as (?:of|at)|stand(?: vom|:)|stichtag|copyright|confidential (?:information|-)|©|\(c\)"
    r"|(?:generated|created|exported|printed|erstellt|exportiert|gedruckt)"
    r"(?:\s+(?:by|on|at|from|am|von|vom)\b|\s*:)"
    r"|(?:report|bericht|source|quelle|filter(?:ed by)?|rows|records|zeilen|datensätze|anzahl"
    r"|record count|total (?:records|rows))\s*:).*",
    re.IGNORECASE | re.DOTALL,
)
_COUNTED = re.compile(r"\d[\d.,]* (?:rows?|records?|leads?|zeilen|datensätze)\b.*", re.IGNORECASE)


def is_total(cells: Sequence[str]) -> bool:
    """Tell whether a row is a total: that word first, and beside it nothing but numbers.

    >>> is_total(["Summe:", "", "1.500,00"]), is_total(["Total", "Paris", "3"])
    (True, False)
    """
    texts = [text for cell in cells if (text := cell.strip())]
    if len(cells) < 2 or not texts or not _names_total(texts[0]):  # noqa: PLR2004
        return False
    return all(is_number(text) or _names_total(text) for text in texts[1:])


def footer_length(rows: Sequence[Sequence[str]], width: int) -> int:
    """Return how many of the last rows are the footer, blank lines (no cells) included.

    Args:
        rows: the last rows of a file.
        width: the number of columns.

    >>> footer_length([["Anna", "7"], [], ["Summe", "7"], ["Stand: 1.10."]], 2)
    3
    """
    if width < 2:  # noqa: PLR2004 - in one column a remark looks like any other value
        return 0
    last = len(rows)
    while last and not _filled(rows[last - 1]):
        last -= 1
    first = last
    while first and last - first < LONGEST_FOOTER and _is_footer(rows, first - 1, width):
        first -= 1
        while first and not rows[first - 1]:
            first -= 1
    if first == last:
        return 0
    return len(rows) - first


def _is_footer(rows: Sequence[Sequence[str]], at: int, width: int) -> bool:
    row = rows[at]
    if is_total(row) or _is_remark(row, width):
        return True
    return _is_lone(row, width) and _after_blank_line(rows, at, width)


def _after_blank_line(rows: Sequence[Sequence[str]], at: int, width: int) -> bool:
    """Tell whether the lone texts that end here begin below a blank line."""
    while at and _is_lone(rows[at], width):
        at -= 1
        if not rows[at]:
            return True
    return False


def _is_lone(row: Sequence[str], width: int) -> bool:
    """Tell whether a row has a text in its first cell alone, and the table more columns."""
    return _filled(row) == 1 and bool(row[0].strip()) and (len(row) == 1 or width > 2)  # noqa: PLR2004


def _is_remark(row: Sequence[str], width: int) -> bool:
    texts = [cell.strip() for cell in row if cell.strip()]
    if not texts or len(texts) > max(1, width // 3) or not row[0].strip():
        return False
    return bool(_REMARK.fullmatch(texts[0]) or _COUNTED.fullmatch(texts[0]))


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _names_total(text: str) -> bool:
    return text.rstrip(":").strip().casefold() in TOTALS
