"""Rows from many places of a large text: exports are often sorted, so its first rows are not all.

A place may lie inside an enclosed cell of many lines, and what is read there is then no row. So a
place counts only where every record in it is as wide as the table.
"""

from collections.abc import Iterator, Sequence
from math import ceil

from sla_data.files.encodings import places_in
from sla_data.files.parts import Text
from sla_data.files.records import Record, records


def rows_of_places(text: Text, first: Sequence[Record], most: int) -> list[list[str]]:
    """Return about so many rows of a large text in UTF-8, in their order; none of a small one.

    Args:
        text: the text.
        first: the records of its sample; rows of its beginning are taken from them.
        most: how many rows are wanted [rows].
    """
    begin = text.beginning
    width = len(begin.columns)
    below = [record.cells or [] for record in first[begin.first + begin.header_rows :]]
    places = places_in(text.path)[1:]
    if not places:
        return []
    each = ceil(most / (len(places) + 1))
    found = [cells for cells in below if len(cells) == width][:each]
    for place in places:
        lines = place.decode("utf-8", "replace").splitlines(keepends=True)[1:-1]
        found += _sound(records(iter(lines), text.dialect, width), width, each)
    return found


def _sound(found: Iterator[Record], width: int, most: int) -> list[list[str]]:
    """Return the cells of some records; none where one of them is of another width."""
    rows = [record.cells or [] for record, _ in zip(found, range(most), strict=False)]
    return rows if all(len(cells) == width for cells in rows) else []
