"""The table of findings: what the plan says, what the data say, and which of the two is taken."""

from typing import Literal

import pandas as pd
import streamlit as st

from sla_calc import Comparison, Finding, Plan
from sla_calc.calibration.advice import Choice
from sla_ui.drawing.text import plain
from sla_ui.frame.messages import show_problems
from sla_ui.lead_table.state import RecalibrationState
from sla_ui.numbers.figures import NOTHING, Figures
from sla_ui.numbers.percentages import in_readers_percent
from sla_ui.recalibrate import words

CHOOSE = "choices"
DIFFERENT, ALL = "that differ", "all"
MOST_ROWS = 14
"""So many rows stand on the screen at once; the others are scrolled to."""
ROW = 32
PINNED = 128
"""[pixels] of the column that stays when the table is scrolled: a third of a phone's screen."""


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
    shown = comparison.findings if known.everything or not differing else tuple(differing)
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
    _editor(known, shown, figures, several=len(plan.streams) > 1)


def _editor(
    known: RecalibrationState, shown: tuple[Finding, ...], figures: Figures, *, several: bool
) -> None:
    """Draw the table itself; the browser keeps what was chosen in it until other rows are drawn."""
    key = _drawn_as(known, shown)

    def chosen() -> None:
        named = {label: choice for choice, label in words.CHOICES.items()}
        problems = []
        for row, cells in st.session_state[key]["edited_rows"].items():
            finding = shown[int(row)]
            choice = named.get(cells.get("choice", ""))
            if choice in finding.choices:
                known.choose(finding, choice)
            elif choice:
                problems.append(_impossible(finding, choice))
        known.problems[CHOOSE] = tuple(problems)

    frame = findings_frame(shown, known.offered, figures, several=several)
    text = st.column_config.TextColumn
    right: Literal["right"] = "right"
    st.data_editor(
        frame,
        key=key,
        row_height=ROW,
        hide_index=True,
        width="stretch",
        height=min(len(shown), MOST_ROWS) * ROW + ROW + 4,
        disabled=[name for name in frame.columns if name != "choice"],
        on_change=chosen,
        column_config={
            "whose": text("Of", pinned=True, width=PINNED),
            "stream": text("Stream"),
            "what": text("Figure"),
            "plan": text("Plan", alignment=right),
            "data": text("Data", alignment=right),
            "interval": text(f"{figures.rate(0.95)} interval", alignment=right),
            "n": text("Of how many", alignment=right),
            "difference": text("Difference", alignment=right),
            "clear": text("Clear?"),
            "choice": st.column_config.SelectboxColumn(
                "Choice", options=list(words.CHOICES.values()), required=True
            ),
            "blend": text("Blend", alignment=right),
            "why": text("Why that is suggested", width="large"),
        },
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
        known.offered = tuple(words.CHOICES[known.choice(each)] for each in shown)
    return f"findings@{known.drawing}"


def findings_frame(
    shown: tuple[Finding, ...], offered: tuple[str, ...], figures: Figures, *, several: bool
) -> pd.DataFrame:
    """Return the findings as rows of text."""
    return pd.DataFrame(
        {
            "whose": [words.whose(each) for each in shown],
            **({"stream": [plain(each.stream, 40) for each in shown]} if several else {}),
            "what": [plain(each.what, 80) for each in shown],
            "plan": [words.value(each.plan_value, each.unit, figures) for each in shown],
            "data": [words.value(each.data_value, each.unit, figures) for each in shown],
            "interval": [words.interval(each, figures) for each in shown],
            "n": [figures.count(each.n) for each in shown],
            "difference": [words.difference(each, figures) for each in shown],
            "clear": [words.clear(each) for each in shown],
            "choice": list(offered),
            "blend": [words.value(each.blended, each.unit, figures) for each in shown],
            "why": [
                plain(in_readers_percent(each.why, figures), 200) if each.why else NOTHING
                for each in shown
            ],
        }
    )


def _impossible(finding: Finding, choice: Choice) -> str:
    possible = " or ".join(f"“{words.CHOICES[each]}”" for each in finding.choices)
    return (
        f"{finding.what} of {finding.lead_type or finding.stream} cannot be "
        f"“{words.CHOICES[choice]}”; possible is {possible}. {finding.why}"
    )
