"""An editable table as rows of text, independent of what it is a table of.

A cell holds what a person typed, in the reader's own number format, so that a column pasted out
of a spreadsheet works. Only cells that differ from the plan are read: a value that was rounded
for the eye is never written back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sla_calc import PlanError
from sla_calc.model.fields import Description
from sla_report.numbers.figures import Figures
from sla_ui.numbers.kinds import understood, written
from sla_ui.numbers.understanding import NumberProblem

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands on the screen.

    Attributes:
        origin: the index of the thing in the plan that it shows, or ``None`` for a new one.
        cells: text by column.
    """

    origin: int | None
    cells: Cells


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        key: its name in a row's cells.
        label: what stands above it.
        words: the description of the field that it shows.
        optional: whether a cell may be empty.
        choices: what a cell may say and what that means, where it is not typed freely.
    """

    key: str
    label: str
    words: Description
    optional: bool = False
    choices: Mapping[str, Any] | None = None

    @property
    def is_text(self) -> bool:
        """Whether it holds words rather than a number."""
        return self.words.unit == "text"


def cells_of(columns: Sequence[Column], values: Mapping[str, Any], figures: Figures) -> Cells:
    """Return values as they stand in a row's cells."""
    return {column.key: _cell(column, values[column.key], figures) for column in columns}


def _cell(column: Column, value: Any, figures: Figures) -> str:  # noqa: ANN401 - a field's value
    if column.choices:
        return next(text for text, meant in column.choices.items() if meant == value)
    return str(value) if column.is_text else written(column.words, value, figures)


def typed_values(
    columns: Sequence[Column], rows: Sequence[Row], known: Sequence[Row], figures: Figures
) -> list[dict[str, Any]]:
    """Return the values of the cells that differ from the plan, by field, for every row.

    Raises:
        PlanError: with a sentence for each cell that cannot be used.
    """
    problems: list[str] = []
    read: list[dict[str, Any]] = []
    for number, row in enumerate(rows, start=1):
        before: Cells = {} if row.origin is None else known[row.origin].cells
        values: dict[str, Any] = {}
        for column in columns:
            text = row.cells.get(column.key, "")
            if text == before.get(column.key, ""):
                continue
            try:
                values[column.key] = _value(column, text.strip(), figures)
            except NumberProblem as error:
                problems.append(f"Row {number}, {column.label}: {error}")
        read.append(values)
    if problems:
        raise PlanError(*problems)
    return read


def _value(column: Column, text: str, figures: Figures) -> Any:  # noqa: ANN401 - a field's value
    if column.choices:
        if text not in column.choices:
            message = f"“{text}” is not known here; choose {' or '.join(column.choices)}."
            raise NumberProblem(message)
        return column.choices[text]
    if column.is_text:
        return text
    if column.optional and not text:
        return None
    return understood(column.words, text, figures)


def moved(rows: Sequence[Row], index: int, by: int) -> list[Row]:
    """Return the rows with one moved up (−1) or down (+1), as far as there is room."""
    order = list(rows)
    row = order.pop(index)
    order.insert(max(0, index + by), row)
    return order


def rebased(draft: Sequence[Row], drawn: Sequence[Row], now: Sequence[Row]) -> list[Row]:
    """Return an unfinished table over a plan that was changed elsewhere in the meantime.

    Cells that were typed stay; all others show the plan as it is now.

    Args:
        draft: the rows as they were left.
        drawn: the rows that they were typed into.
        now: the plan's rows today; as many as the origins refer to.
    """
    before = {row.origin: row.cells for row in drawn if row.origin is not None}
    rows = []
    for row in draft:
        if row.origin is None or row.origin not in before:
            rows.append(row)
            continue
        known, fresh = before[row.origin], now[row.origin].cells
        cells = {
            key: fresh.get(key, cell) if cell == known.get(key) else cell
            for key, cell in row.cells.items()
        }
        rows.append(replace(row, cells=cells))
    return rows


def applied(rows: Sequence[Row], edit: Mapping[str, Any]) -> list[Row]:
    """Return the rows after what was done to them on the screen.

    Args:
        rows: the table as it was handed to the editor.
        edit: ``edited_rows`` (cells by index), ``added_rows`` and ``deleted_rows``, as Streamlit's
            data editor reports them.
    """

    def text(cells: Mapping[str, Any]) -> dict[str, str]:
        return {
            key: "" if value is None else str(value)
            for key, value in cells.items()
            if not isinstance(value, list)
        }

    edited = {int(index): text(cells) for index, cells in edit["edited_rows"].items()}
    kept = [
        replace(row, cells={**row.cells, **edited.get(index, {})})
        for index, row in enumerate(rows)
        if index not in edit["deleted_rows"]
    ]
    added = [Row(None, text(cells)) for cells in edit["added_rows"]]
    return [*kept, *(row for row in added if any(cell.strip() for cell in row.cells.values()))]
