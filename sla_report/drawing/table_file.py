"""A table as a file: the figures themselves with their units, instead of what the eye is shown."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from sla_data.formats.csv_file import Cell, csv_file, short
from sla_report.numbers.exact import Quantity, as_read, ends_apart, unit_apart
from sla_report.numbers.figures import NOTHING

UNIT = "Unit"
Read = Quantity | Cell


class _Column(NamedTuple):
    head: str
    cells: Sequence[Read]

    @property
    def units(self) -> set[str]:
        return {each.unit for each in self.cells if isinstance(each, Quantity)}


def table_csv(frame: pd.DataFrame, heads: Mapping[str, str]) -> bytes:
    r"""Return a table as a CSV file in which no cell is a formula; what is undefined is blank.

    The unit of a column's figures stands in its heading. Where the rows have different ones, a
    column of its own names them. What lies between two figures becomes two columns.

    Args:
        frame: numbers, or text with the figures of `sla_report.numbers.exact`.
        heads: by column of the frame, what stands above it; others are left out.

    >>> table_csv(pd.DataFrame({"a": ["=1+1"], "b": [0.5]}), {"a": "Name", "b": "x"})[3:]
    b"Name,x\r\n'=1+1,0.5\r\n"
    """
    columns = [each for name, head in heads.items() for each in _read(frame[name], head)]
    mixed = [each for each in columns if len(each.units) > 1]
    by_row = _units_by_row(mixed)
    header: list[str] = []
    written: list[Sequence[Cell]] = []
    for column in columns:
        units = column.units
        if by_row is not None and column is mixed[0]:
            header.append(UNIT)
            written.append(by_row)
        header.append(_with_unit(column.head, *units) if len(units) == 1 else column.head)
        bare = len(units) == 1 or by_row is not None
        written.append([_cell(each, bare=bare) for each in column.cells])
    return csv_file(header, zip(*written, strict=True))


def _read(column: Any, head: str) -> Iterator[_Column]:  # noqa: ANN401 - pandas has no stubs
    """Yield a column's cells as figures; those of two columns, where they lie between two."""
    cells = column.astype(object)
    told = cells.where(cells.notna(), None).tolist()
    ends = [ends_apart(each) if isinstance(each, str) else None for each in told]
    if any(ends) and all(end or _value(each) is None for end, each in zip(ends, told, strict=True)):
        for place, where in enumerate(("from", "to")):
            yield _Column(f"{head}, {where}", [end[place] if end else None for end in ends])
        return
    yield _Column(head, [_value(each) for each in told])


def _value(cell: Any) -> Read:  # noqa: ANN401 - whatever a frame holds
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if cell is None or isinstance(cell, int | float):
        return cell
    text = str(cell)
    return None if text in {"", NOTHING} else unit_apart(text) or as_read(text)


def _units_by_row(columns: Sequence[_Column]) -> list[str] | None:
    """Return the unit of each row; None where no column mixes them, or a row does."""
    found = []
    for row in zip(*(column.cells for column in columns), strict=True):
        units = {each.unit for each in row if isinstance(each, Quantity)}
        if len(units) > 1:
            return None
        found.append(next(iter(units), ""))
    return found if columns else None


def _with_unit(head: str, unit: str) -> str:
    said = not unit or re.search(rf"(?<!\w){re.escape(unit)}(?!\w)", head)
    return head if said else f"{head}, {unit}"


def _cell(each: Read, *, bare: bool) -> Cell:
    if not isinstance(each, Quantity):
        return short(each) if isinstance(each, float) else each
    number = short(each.number)
    return number if bare or not each.unit else f"{number!r} {each.unit}"
