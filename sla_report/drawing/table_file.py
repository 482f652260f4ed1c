"""A table as a file: the figures themselves with their units, instead of what the eye is shown."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from sla_data.formats.csv_file import Cell, csv_file, short
from sla_report.numbers.exact import Quantity, as_read, unit_apart
from sla_report.numbers.figures import NOTHING

UNIT = "Unit"
Read = Quantity | Cell


def table_csv(frame: pd.DataFrame, heads: Mapping[str, str]) -> bytes:
    r"""Return a table as a CSV file in which no cell is a formula; what is undefined is blank.

    The unit of a column's figures stands in its heading. Where the rows have different ones, a
    column of its own names them.

    Args:
        frame: numbers, or text with the figures of `sla_report.numbers.exact`.
        heads: by column of the frame, what stands above it; others are left out.

    >>> table_csv(pd.DataFrame({"a": ["=1+1"], "b": [0.5]}), {"a": "Name", "b": "x"})[3:]
    b"Name,x\r\n'=1+1,0.5\r\n"
    """
    columns = {name: _read(frame[name]) for name in heads}
    units = {name: _units(cells) for name, cells in columns.items()}
    mixed = [name for name in heads if len(units[name]) > 1]
    by_row = _units_by_row([columns[name] for name in mixed])
    header: list[str] = []
    written: list[Sequence[Cell]] = []
    for name, head in heads.items():
        if by_row is not None and name == mixed[0]:
            header.append(UNIT)
            written.append(by_row)
        unit = next(iter(units[name])) if len(units[name]) == 1 else ""
        header.append(f"{head}, {unit}" if unit and unit not in head else head)
        bare = len(units[name]) == 1 or by_row is not None
        written.append([_cell(each, bare=bare) for each in columns[name]])
    return csv_file(header, zip(*written, strict=True))


def _read(column: Any) -> list[Read]:  # noqa: ANN401 - pandas' own type has no stubs
    cells = column.astype(object)
    return [_value(each) for each in cells.where(cells.notna(), None).tolist()]


def _value(cell: Any) -> Read:  # noqa: ANN401 - whatever a frame holds
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if cell is None or isinstance(cell, int | float):
        return cell
    text = str(cell)
    return None if text in {"", NOTHING} else unit_apart(text) or as_read(text)


def _units(cells: Sequence[Read]) -> set[str]:
    return {each.unit for each in cells if isinstance(each, Quantity)}


def _units_by_row(columns: Sequence[Sequence[Read]]) -> list[str] | None:
    """Return the unit of each row; None where no column mixes them, or a row does."""
    if not columns:
        return None
    found = []
    for row in zip(*columns, strict=True):
        units = _units(row)
        if len(units) > 1:
            return None
        found.append(next(iter(units), ""))
    return found


def _cell(each: Read, *, bare: bool) -> Cell:
    if not isinstance(each, Quantity):
        return short(each) if isinstance(each, float) else each
    number = short(each.number)
    return number if bare or not each.unit else f"{number!r} {each.unit}"
