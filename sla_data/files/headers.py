"""Where a table begins in its file, and what its columns are called."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sla_data.files.values import is_value, is_year

MOST_HEADER_ROWS = 3


@dataclass(frozen=True)
class Beginning:
    """Where a table begins.

    Attributes:
        first: which record is the first row of the header, or of the data if there is none.
        header_rows: how many records the header takes, 0 where there is none.
        columns: the names of the columns.
    """

    first: int
    header_rows: int
    columns: tuple[str, ...]


def find_beginning(rows: Sequence[Sequence[str]]) -> Beginning:
    """Return where the table begins, from its first rows, blank lines (no cells) included.

    >>> find_beginning([["Stand: 1.10."], [], ["Name", "Amount"], ["Anna", "7"]]).first
    2
    """
    filled = [number for number, row in enumerate(rows) if any(map(str.strip, row))]
    if not filled:
        wide = next((number for number, row in enumerate(rows) if row), 0)
        return Beginning(wide, 0, tuple(unique([""] * len(rows[wide] if rows else []))))
    width = _usual_width([rows[number] for number in filled])
    first = next((n for n in filled if _is_full(rows[n], width)), filled[0])
    if _holds_values(rows, first):
        above = [n for n in filled if n < first and _could_be_header(rows[n], width)]
        if not above:
            return Beginning(first, 0, tuple(unique([""] * width)))
        first = above[-1]
    header_rows = 1
    while header_rows < MOST_HEADER_ROWS and _again(rows, first, header_rows):
        header_rows += 1
    columns = _wide_enough(rows[first], rows[first + header_rows :], width)
    names = [" ".join([name] * header_rows) if name.strip() else "" for name in columns]
    return Beginning(first, header_rows, tuple(unique(names)))


def unique(names: Iterable[str]) -> list[str]:
    """Return names for columns: on one line, none of them blank, none of them twice.

    >>> unique(["Name", " name ", "", "Lead  Source"])
    ['Name', 'name (2)', 'Column 3', 'Lead Source']
    """
    found: list[str] = []
    taken: set[str] = set()
    times: Counter[str] = Counter()
    for number, name in enumerate(names, start=1):
        plain = " ".join(name.replace("\0", "").split()) or f"Column {number}"
        candidate = plain
        while candidate.casefold() in taken:
            times[plain.casefold()] += 1
            candidate = f"{plain} ({times[plain.casefold()] + 1})"
        taken.add(candidate.casefold())
        found.append(candidate)
    return found


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    """Return how many cells most rows have; of equally many rows, as the first of them has."""
    widths = Counter(map(len, rows))
    usual, times = widths.most_common(1)[0]
    if usual == 1 and len(widths) > 1 and times < 0.8 * len(rows):
        del widths[1]  # a long preamble, or a long footer
        usual = widths.most_common(1)[0][0]
    return usual


def _is_full(row: Sequence[str], width: int) -> bool:
    filled = sum(bool(cell.strip()) for cell in row)
    return len(row) >= width and filled >= max(min(width, 2), width // 2)


def _could_be_header(row: Sequence[str], width: int) -> bool:
    texts = [cell.strip() for cell in row if cell.strip()]
    return len(texts) >= max(2, width // 2) and not any(map(is_value, texts))


def _holds_values(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Tell whether a row holds values, as a row of data does, and not names."""
    texts = [cell.strip() for cell in rows[at] if cell.strip()]
    if not any(map(is_value, texts)):
        return len(texts) > 0 and len(rows) > at + 2 and _all_the_same(rows, at)
    values = [text for text in texts if is_value(text)]
    years = all(map(is_year, values)) and len(set(values)) == len(values)
    return not years or is_value(rows[at][0].strip())


def _all_the_same(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Tell whether a row of one column stands there again and again: it is no name."""
    below = [row for row in rows[at + 1 :] if row]
    return len(rows[at]) == 1 and bool(below) and all(row == rows[at] for row in below)


def _again(rows: Sequence[Sequence[str]], first: int, further: int) -> bool:
    """Tell whether the header's next row says the same once more."""
    at = first + further
    if at >= len(rows):
        return False
    return len(rows[at]) > 1 and [*map(str.strip, rows[at])] == [*map(str.strip, rows[first])]


def _wide_enough(
    header: Sequence[str], below: Sequence[Sequence[str]], width: int
) -> Sequence[str]:
    """Return the header with blanks for the columns that most rows have beyond it."""
    usual = (row for row in below if len(row) == width)
    beyond = (enumerate(row[len(header) :], 1) for row in usual)
    missing = max((number for cells in beyond for number, cell in cells if cell.strip()), default=0)
    return [*header, *[""] * missing]
