"""A table of the plan that a person likes to type in."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from sla_calc import Plan, PlanError
from sla_ui.drawing.show import edit_table
from sla_ui.frame.messages import show_problems
from sla_ui.frame.plan_state import TableState, edit, state
from sla_ui.typing.table_rows import Column, Row, applied, moved, rebased

UP, DOWN, REMOVE = "Move up", "Move down", "Remove"
MENU = "menu"


def table_editor(
    source: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    with_rows: Callable[..., Plan],
    *,
    alt: str,
    title: str,
    raw: Callable[[], Sequence[Row]],
    mend: str = "Scale to 100 %",
    fixed: Collection[str] = (),
) -> None:
    """Draw an editable table; every change that makes sense becomes the plan.

    What does not yet make sense stays on the screen, with the reason below, while the plan stays
    as it was: shares that do not add up can be scaled with one click.

    Args:
        source: a name of its own for the table.
        columns: its columns.
        rows: the plan's rows.
        with_rows: makes the plan with other rows: ``with_rows(plan, rows, mend=…)``.
        alt: what the table is, for those who do not see it.
        title: what its file is called.
        raw: makes the plan's rows for a file, with the figures themselves.
        mend: what the button says that mends the rows.
        fixed: columns that are not typed; with any, no row comes or goes.
    """
    key = _drawn_as(source, rows)
    table = state().tables[source]
    edits = _Edits(source, key, table, table.drawn, columns, with_rows)
    cells = {
        column.key: pd.Series([row.cells.get(column.key, "") for row in edits.drawn], dtype="str")
        for column in columns
    }
    whole_menu = pd.Series([[UP, DOWN, REMOVE]] * len(edits.drawn), dtype="object")
    menus = {} if fixed else {MENU: whole_menu}
    menu = st.column_config.ButtonColumn(
        "", on_click=edits.picked, key=f"{key} {MENU}", type="tertiary", width=44
    )
    whole = st.container()  # what is said below the table moves nothing outside
    with whole:
        edit_table(
            title,
            pd.DataFrame(menus | cells),
            {
                **({} if fixed else {MENU: menu}),
                **{each.key: _column(each, to_read=each.key in fixed) for each in columns},
            },
            raw=lambda: pd.DataFrame([row.cells for row in raw()], columns=[*cells]),
            key=key,
            num_rows="fixed" if fixed else "add",  # the menu removes a row: no ticks for that
            disabled=list(fixed),
            on_change=edits.typed,
            alt=alt,
        )
        _say_what_is_wrong(source, with_rows, mend)


def _drawn_as(source: str, rows: Sequence[Row]) -> str:
    """Return the key of the table's widget; where that is new, its rows are those of the plan."""
    known = state()
    table = known.tables.setdefault(source, TableState(list(rows)))
    key = f"{source}@{known.generation}.{table.revision}"
    if key not in st.session_state:
        if table.draft is not None:
            table.draft = rebased(table.draft, table.drawn, rows)
        table.drawn = table.draft or list(rows)
    return key


@dataclass(frozen=True)
class _Edits:
    """What becomes of an edit of a table as it was drawn."""

    source: str
    key: str
    table: TableState
    drawn: list[Row]
    columns: Sequence[Column]
    with_rows: Callable[..., Plan]

    def typed(self) -> None:
        self._take_over(applied(self.drawn, st.session_state[self.key]), mended=False)

    def picked(self) -> None:
        click = st.session_state[f"{self.key} {MENU}"]
        changed = applied(self.drawn, st.session_state[self.key])
        if click.label == REMOVE:
            del changed[click.row]
        else:
            changed = moved(changed, click.row, -1 if click.label == UP else 1)
        self._take_over(changed, mended=click.label == REMOVE)

    def _take_over(self, changed: list[Row], *, mended: bool) -> None:
        as_before = [row.origin for row in changed] == [row.origin for row in self.drawn]
        renamed = _words(changed, self.columns) != _words(self.drawn, self.columns)

        def with_changed(plan: Plan) -> Plan:
            return self.with_rows(plan, changed, mend=mended)

        if edit(self.source, with_changed, redraw=renamed or not as_before):
            self.table.draft = None
            return
        self.table.draft = changed
        if not as_before:
            self.table.revision += 1


def _words(rows: Sequence[Row], columns: Sequence[Column]) -> list[list[str]]:
    """Return the names in a table: other tables show them as well."""
    return [[row.cells.get(each.key, "") for each in columns if each.is_text] for row in rows]


def _column(column: Column, *, to_read: bool) -> Any:  # noqa: ANN401 - Streamlit's own type is private
    if column.choices:
        return st.column_config.SelectboxColumn(
            column.label,
            help=column.words.help,
            options=list(column.choices),
            default=next(iter(column.choices)),
        )
    return st.column_config.TextColumn(
        column.label,
        help=column.words.help,
        alignment="left" if column.is_text or to_read else "right",
    )


def _say_what_is_wrong(source: str, with_rows: Callable[..., Plan], mend: str) -> None:
    """Say why a table is not the plan yet, and offer to mend it with one click."""
    known = state()
    problems = known.problems.get(source)
    if not problems:
        return
    show_problems((*problems, "Until then, the figures are those of the plan as it was."))
    draft = known.tables[source].draft

    def mended() -> None:
        edit(source, lambda plan: with_rows(plan, draft, mend=True), redraw=True)

    try:
        with_rows(known.plan, draft, mend=True)
    except PlanError:
        return
    st.button(
        mend,
        icon=":material/balance:",
        key=f"mend {source}",
        on_click=mended,
    )
