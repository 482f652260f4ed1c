"""The table of findings: what the plan says, what the data say, and which of the two is taken."""

from typing import Literal

import pandas as pd
import streamlit as st

from sla_calc import Comparison, Finding, Plan
from sla_calc.calibration.advice import Choice
from sla_report.numbers.exact import exactly
from sla_report.numbers.figures import NOTHING, Figures
from sla_ui.drawing.show import edit_table
from sla_ui.drawing.text import plain
from sla_ui.frame.messages import show_problems
from sla_ui.lead_table.state import RecalibrationState
from sla_ui.numbers.percentages import in_readers_percent
from sla_ui.recalibrate import words
from sla_ui.recalibrate.ticks import BLEND, CHOOSE, TAKE, take_over

DIFFERENT, ALL = "that differ", "all"
MOST_ROWS = 9
"""So many rows stand on the screen at once; the others are scrolled to."""
ROW, HEADER = 61, 35
"""[pixels] only above 4 rem a table breaks its lines: whose figure, and which."""
WIDTHS = {"figure": 154, TAKE: 76, BLEND: 82}
"""[pixels] on a phone, the figure, plan, data and both ticks are in sight at once."""


def findings_table(
    known: RecalibrationState, plan: Plan, comparison: Comparison, figures: Figures
) -> None:
    """Draw plan and data side by side, with a choice for each figure."""
    if not len(comparison):
        st.info(
            "Nothing in the table is a figure of the plan yet: say below what its lead types are."
        )
        return
    differing = [finding for finding in comparison if words.differs(finding)]
    shown = listed(known, comparison)
    labels = {
        DIFFERENT: f"That differ: {figures.count(len(differing))}",
        ALL: f"All: {figures.count(len(comparison))}",
    }
    key = f"findings shown {known.revision}"
    st.segmented_control(
        "Figures",
        [DIFFERENT, ALL],
        default=ALL if known.everything else DIFFERENT,
        required=True,
        format_func=lambda each: labels[each],
        key=key,
        label_visibility="collapsed",
        on_change=lambda: setattr(known, "everything", st.session_state[key] == ALL),
    )
    _editor(known, plan, shown, figures)


def listed(known: RecalibrationState, comparison: Comparison) -> tuple[Finding, ...]:
    """Return the findings that have a row: those that differ, or all of them."""
    differing = tuple(finding for finding in comparison if words.differs(finding))
    return comparison.findings if known.everything or not differing else differing


def _editor(
    known: RecalibrationState, plan: Plan, shown: tuple[Finding, ...], figures: Figures
) -> None:
    """Draw the table itself; the browser keeps what was ticked in it until other rows are drawn."""
    key = _drawn_as(known, shown)
    frame = findings_frame(shown, known.offered, plan, figures)
    text, tick = st.column_config.TextColumn, st.column_config.CheckboxColumn
    right: Literal["right"] = "right"
    edit_table(
        "Plan and data",
        frame,
        {
            "figure": text("Figure", pinned=True, width=WIDTHS["figure"]),
            "plan": text("Plan", alignment=right),
            "data": text("Data", alignment=right),
            TAKE: tick("Take", width=WIDTHS[TAKE], help="The data’s figure becomes the plan’s."),
            BLEND: tick(
                "Blend",
                width=WIDTHS[BLEND],
                help="The plan’s figure moves towards the data’s: “Blended” says how far.",
            ),
            "blended": text("Blended", alignment=right),
            "difference": text("Difference", alignment=right),
            "clear": text(
                "Beyond chance", help="Whether the plan’s figure lies outside the interval."
            ),
            "interval": text(f"{figures.rate(0.95)} interval", alignment=right),
            "n": text("Of how many", alignment=right),
            "why": text("Why that is suggested", width="large"),
        },
        raw=lambda: findings_frame(shown, tuple(map(known.choice, shown)), plan, exactly(figures)),
        key=key,
        row_height=ROW,
        height=min(len(shown), MOST_ROWS) * ROW + HEADER + 2,
        disabled=[name for name in frame.columns if name not in {TAKE, BLEND}],
        on_change=lambda: take_over(known, shown, st.session_state[key]["edited_rows"]),
        alt="What the plan says, what the data say, and which of the two is taken, by figure.",
    )
    show_problems(known.problems.get(CHOOSE, ()))


def _drawn_as(known: RecalibrationState, shown: tuple[Finding, ...]) -> str:
    """Return the key of the table's widget, a new one where the findings are others."""
    drawn = tuple(
        (each.id, each.plan_value, each.data_value, each.blended, each.low, each.high)
        for each in shown
    )
    if drawn != known.drawn or f"findings@{known.drawing}" not in st.session_state:
        known.drawn = drawn
        known.drawing += 1
        known.offered = tuple(known.choice(each) for each in shown)
    return f"findings@{known.drawing}"


def findings_frame(
    shown: tuple[Finding, ...], offered: tuple[Choice, ...], plan: Plan, figures: Figures
) -> pd.DataFrame:
    """Return the findings as rows of text, and two ticks a row: neither keeps the plan's figure."""
    return pd.DataFrame(
        {
            "figure": [f"{words.whose(each, plan)}: {words.figure(each)}" for each in shown],
            "plan": [words.value(each.plan_value, each.unit, figures) for each in shown],
            "data": [words.value(each.data_value, each.unit, figures) for each in shown],
            TAKE: [choice == TAKE for choice in offered],
            BLEND: [choice == BLEND for choice in offered],
            "blended": [words.value(each.blended, each.unit, figures) for each in shown],
            "difference": [words.difference(each, figures) for each in shown],
            "clear": [words.clear(each) for each in shown],
            "interval": [words.interval(each, figures) for each in shown],
            "n": [figures.count(each.n) for each in shown],
            "why": [
                plain(in_readers_percent(each.why, figures), 200) if each.why else NOTHING
                for each in shown
            ],
        }
    )
