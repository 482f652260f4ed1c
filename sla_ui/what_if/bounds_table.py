"""A table in which two bounds are typed for each of several things."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from sla_calc import PlanError
from sla_report.numbers.exact import exactly
from sla_report.numbers.figures import Figures
from sla_ui.drawing.show import edit_table
from sla_ui.frame.messages import show_problems
from sla_ui.numbers.understanding import NumberProblem
from sla_ui.what_if.asking import key_of
from sla_ui.what_if.state import Bounds, Drawn, WhatIfState

MOST_ROWS = 12
ROW = 35
BOUNDS = ("low", "high")


def bounds_table(
    known: WhatIfState,
    name: str,
    rows_of: Callable[[Figures], Sequence[Bounds]],
    columns: dict[str, str],
    *,
    figures: Figures,
    title: str,
    of: object,
    take: Callable[[str, str, str], None],
    alt: str,
    heads: Mapping[str, str] | None = None,
) -> None:
    """Draw the table; what is typed stays on the screen until the table is one of other things.

    Args:
        known: the session's.
        name: of the table.
        rows_of: makes the rows as they are now.
        columns: by name, what stands above them, the two bounds among them.
        figures: how the reader writes numbers.
        title: what its file is called.
        of: what the rows were made of; when that changes, they are drawn anew.
        take: notes the bounds of an address, given as text, or raises what is wrong with them.
        alt: what the table is, for those who do not see it.
        heads: what stands above a column in the file, where that is more than on the screen.
    """
    drawn = known.drawn.get(name, Drawn(None, (), 0))
    key = f"{key_of(known, name)} {drawn.revision}"
    if drawn.of != of or key not in st.session_state:
        drawn = known.drawn[name] = Drawn(of, tuple(rows_of(figures)), drawn.revision + 1)
        key = f"{key_of(known, name)} {drawn.revision}"
        known.problems.pop(name, None)

    def typed() -> None:
        problems: list[str] = []
        for at, cells in st.session_state[key]["edited_rows"].items():
            row = drawn.rows[int(at)]
            low, high = (str(cells.get(bound, getattr(row, bound)) or "") for bound in BOUNDS)
            try:
                take(row.address, low, high)
            except (NumberProblem, PlanError) as error:
                problems.append(f"{', '.join(row.cells.values())}: {error}")
        known.problems[name] = tuple(problems)

    text = st.column_config.TextColumn
    config: dict[str, Any] = {
        column: text(label, alignment="right" if column in BOUNDS else None)
        for column, label in columns.items()
    }
    edit_table(
        title,
        _frame(drawn.rows, list(columns)),
        config,
        raw=lambda: _frame(rows_of(exactly(figures)), list(columns)),
        heads=heads,
        key=key,
        height="content" if len(drawn.rows) <= MOST_ROWS else (MOST_ROWS + 1) * ROW,
        disabled=[column for column in columns if column not in BOUNDS],
        on_change=typed,
        alt=alt,
    )
    show_problems(known.problems.get(name, ()))


def _frame(rows: Sequence[Bounds], columns: list[str]) -> pd.DataFrame:
    told = [{**row.cells, "low": row.low, "high": row.high} for row in rows]
    return pd.DataFrame(told, columns=columns)
