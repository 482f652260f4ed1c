"""How a text is divided into cells: what separates them, what encloses them.

Every likely separator is tried on a sample. The best one gives many rows of the same width, more
than one column, and cells that look like values and not like several values in one.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sla_data.files.records import records
from sla_data.files.splitting import Dialect
from sla_data.files.values import is_value

STRONG = (",", ";", "\t", "|")
WEAK = {"^": 0.9, "~": 0.9, " ": 0.6, ":": 0.6}
SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
ENOUGH_ROWS, ENOUGH_CELLS, SAMPLE_SIZE = 400, 4_000, 1 << 17


@dataclass(frozen=True)
class Found:
    """How well a dialect divides a sample.

    Attributes:
        dialect: the dialect.
        width: how many cells most rows have.
        score: how well it does, 0 where there is only one column [0–1].
    """

    dialect: Dialect
    width: int
    score: float


def find_dialect(lines: Sequence[str]) -> Dialect:
    """Return how the lines of a sample are divided into cells.

    >>> find_dialect(["Name;Rate", "Anna;1,5", "Bo;2,5"]).delimiter
    ';'
    """
    for number, line in enumerate(lines[:3]):
        if said := SEPARATOR_LINE.fullmatch(line):
            return _with_spaces(lines[number + 1 :], _dialect(lines, said[1]))
    tried = [_try(lines, delimiter, 1.0) for delimiter in STRONG]
    best = max(tried, key=lambda found: found.score)
    if best.score < 0.5:  # noqa: PLR2004 - half of what a perfect table would get
        alone = _all_values(lines)
        unlikely = [_try(lines, delimiter, w) for delimiter, w in WEAK.items() if not alone]
        even = [f for f in unlikely if f.width > 2]  # noqa: PLR2004 - two words are a text
        best = max([best, *even], key=lambda found: found.score)
    return _with_spaces(lines, best.dialect)


def _dialect(lines: Sequence[str], delimiter: str) -> Dialect:
    """Return the dialect with this separator: which quotes stand at the edges of cells."""
    text = "".join(lines)[:SAMPLE_SIZE]
    edge = re.escape(delimiter)
    begins, ends = rf"(?:\A|[\r\n]|{edge})", rf"(?:{edge}|[\r\n]|\Z)"

    def count(quote: str, pattern: str) -> int:
        return len(re.findall(pattern, text)) if quote in text else 0

    enclosed = {q: count(q, rf"{begins} ?{q}[^{q}\r\n]*{q} ?(?={ends})") for q in "\"'"}
    quote = "'" if enclosed["'"] > max(1, 2 * enclosed['"']) else '"'
    backslash = count(quote, rf"\\{quote}(?! *{ends})")
    doubled = count(quote, rf"(?<!{edge}){quote}{quote}(?! *{ends})")
    bare = count(quote, rf"\w{quote}\w")
    return Dialect(delimiter, quote, "\\" if backslash > max(doubled, bare) else quote)


def _try(lines: Sequence[str], delimiter: str, weight: float) -> Found:
    dialect = _dialect(lines, delimiter)
    rows = []
    for record in records(iter(lines), dialect):
        if record.cells:
            rows.append(record.cells)
        if len(rows) == ENOUGH_ROWS:
            break
    if not rows:
        return Found(dialect, 0, 0.0)
    width, even = Counter(map(len, rows)).most_common(1)[0]
    widest = max(map(len, rows))
    if width == 1 and widest > 1 and even < 0.8 * len(rows):  # a long preamble
        width, even = Counter(len(row) for row in rows if len(row) > 1).most_common(1)[0]
    if width == 1 or (weight < 1 and even < len(rows)):
        return Found(dialect, width, 0.0)
    cells = [cell for row in rows if len(row) == width for cell in row][:ENOUGH_CELLS]
    clean = sum(_cleanness(cell, delimiter) for cell in cells) / len(cells)
    return Found(dialect, width, weight * even / len(rows) * clean * (width - 1) / width)


def _cleanness(cell: str, delimiter: str) -> float:
    """Return how much a cell looks like one value [0–1]."""
    text = cell.strip()
    if not text or is_value(text):
        return 1.0
    if text[0] in "\"'" and text[-1] != text[0]:
        return 0.3
    others = [sign for sign in STRONG if sign != delimiter and sign in text]
    if not others:
        return 1.0
    spoken = others == [","] and text.count(",") == text.count(", ")
    return 0.9 if spoken else 0.4


def _all_values(lines: Sequence[str]) -> bool:
    """Tell whether nearly every line is one number, date or time: a table of one column."""
    texts = [line.strip() for line in lines[1:] if line.strip()]
    return sum(map(is_value, texts)) > 0.8 * len(texts)


def _with_spaces(lines: Sequence[str], dialect: Dialect) -> Dialect:
    """Return the dialect where the separator is followed by a space, if it nearly always is."""
    if dialect.delimiter not in STRONG or dialect.delimiter == "\t":
        return dialect
    rows = (line.rstrip("\r\n").split(dialect.delimiter) for line in lines[:ENOUGH_ROWS])
    later = [cell for row in rows for cell in row[1:] if cell.strip()]
    spaced = sum(cell.startswith(" ") for cell in later)
    if later and spaced > 0.8 * len(later):
        return Dialect(dialect.delimiter + " ", dialect.quote, dialect.escape)
    return dialect
