"""The inputs of the scoring grid: its steps, the threshold, the points of each cell."""

from functools import partial

import pandas as pd
import streamlit as st

from sla_calc import LeadScoring, Plan
from sla_calc.edits.plan_edits import with_scoring_steps
from sla_calc.model.fields import describe
from sla_report.numbers.exact import exactly
from sla_report.numbers.figures import Figures
from sla_ui.drawing.show import edit_table
from sla_ui.drawing.text import plain
from sla_ui.frame.messages import show_problems
from sla_ui.frame.plan_state import edit, state
from sla_ui.numbers.understanding import NumberProblem, read_number
from sla_ui.typing.inputs import number_field, problems_said, text_field

SOURCE = "scoring points"
BETWEEN = " ; "


def scoring_steps(plan: Plan) -> None:
    """Draw the threshold and the steps; every change that makes sense becomes the plan."""
    scoring = plan.scoring
    with problems_said() as box:
        with box:
            number_field(
                "threshold",
                describe(LeadScoring, "threshold"),
                scoring.threshold,
                lambda p, value: p.changed(scoring=p.scoring.changed(threshold=value)),
            )
        for axis in ("fit", "interest"):
            _steps_field(axis, getattr(scoring, axis))
    st.caption("Three to five steps each, with a semicolon between them, the lowest first.")


def _steps_field(axis: str, names: tuple[str, ...]) -> None:
    def with_names(plan: Plan, text: str) -> Plan:
        steps = tuple(name.strip() for name in text.split(BETWEEN.strip()) if name.strip())
        return plan.changed(scoring=with_scoring_steps(plan.scoring, axis, steps))

    words = describe(LeadScoring, axis)
    text_field(f"scoring {axis}", words, BETWEEN.join(names), with_names, redraw=True)


def points_table(scoring: LeadScoring, figures: Figures) -> None:
    """Draw the table in which the points of each cell are typed."""
    known = state()
    key = f"{SOURCE}@{known.generation}"
    if key not in st.session_state:
        known.problems.pop(SOURCE, None)
        known.scoring_drawn = scoring
    drawn = known.scoring_drawn or scoring

    def typed() -> None:
        edits = st.session_state[key]["edited_rows"]
        edit(SOURCE, lambda plan: _with_points(plan, drawn, edits, figures))

    edit_table(
        "Points by fit and interest",
        _frame(drawn, figures),
        {
            "fit": st.column_config.TextColumn("Fit", pinned=True),
            **{
                f"cell_{column}": st.column_config.TextColumn(plain(step, 30), alignment="right")
                for column, step in enumerate(drawn.interest)
            },
        },
        raw=partial(_frame, scoring, exactly(figures)),
        heads={
            f"cell_{at}": f"Interest: {plain(step, 60)}" for at, step in enumerate(drawn.interest)
        },
        key=key,
        disabled=["fit"],
        on_change=typed,
        alt="Points of each combination of fit and interest.",
    )
    show_problems(known.problems.get(SOURCE, ()))


def _frame(scoring: LeadScoring, figures: Figures) -> pd.DataFrame:
    """Return the points as text. Columns: ``fit``, ``cell_0`` …, a column for each interest."""
    return pd.DataFrame(
        {
            "fit": [plain(name) for name in scoring.fit],
            **{
                f"cell_{column}": [figures.number_exact(row[column]) for row in scoring.points]
                for column in range(len(scoring.interest))
            },
        }
    )


def _with_points(
    plan: Plan, drawn: LeadScoring, edits: dict[int, dict[str, str | None]], figures: Figures
) -> Plan:
    points = [list(row) for row in drawn.points]
    for row, cells in edits.items():
        for name, text in cells.items():
            column = int(name.removeprefix("cell_"))
            try:
                points[row][column] = read_number(text or "", figures.locale)
            except NumberProblem as error:
                place = f"{plain(drawn.fit[row], 40)}, {plain(drawn.interest[column], 40)}"
                message = f"{place}: {error}"
                raise NumberProblem(message) from None
    return plan.changed(scoring=plan.scoring.changed(points=tuple(tuple(row) for row in points)))
