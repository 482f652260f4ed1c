"""What the data say beside what the plan says, and what the reader takes over of it."""

from functools import partial
from typing import Literal

import pandas as pd
import streamlit as st

from sla_calc import (
    Comparison,
    Finding,
    Plan,
    PlanError,
    apply_calibration,
    lead_demand,
)
from sla_calc.calibration.advice import Choice
from sla_ui import recalibrate_words as words
from sla_ui.figures import NOTHING, Figures
from sla_ui.messages import remark, sentence, show_problems
from sla_ui.plan_state import Notice, edit, state
from sla_ui.recalibrate_state import RecalibrationState, Results
from sla_ui.text import plain

APPLY = "recalibrate"
DIFFERENT, ALL = "that differ", "all"
MOST_ROWS = 14
"""So many rows stand on the screen at once; the others are scrolled to."""
ROW = 35


def accepted_plan(
    known: RecalibrationState, plan: Plan, results: Results, comparison: Comparison
) -> Plan:
    """Return the plan with what is chosen.

    Raises:
        PlanError: it would not be acceptable.
    """
    accept = {finding.id: known.choice(finding) for finding in comparison}
    return apply_calibration(
        plan,
        results.calibration,
        accept,
        known.matches,  # type: ignore[arg-type]
        known.weight,
    )


def headline(
    known: RecalibrationState,
    plan: Plan,
    results: Results,
    comparison: Comparison,
    figures: Figures,
) -> None:
    """Draw the answer in large figures: what would be needed, what differs, what was used."""
    before = lead_demand(plan).leads
    try:
        after = lead_demand(accepted_plan(known, plan, results, comparison)).leads
    except PlanError as error:
        show_problems(error.problems)
        return
    differing = sum(map(words.differs, comparison))
    report = results.report
    change = after - before
    share = f" ({figures.rate(abs(change) / before)})" if before else ""
    sign = "+" if change > 0 else "−"
    with st.container(horizontal=True, gap="small"):
        st.metric(
            "Leads needed a month",
            sentence(f"{figures.count(before)} → {figures.count(after)}"),
            sentence(f"{sign}{figures.count(abs(change))}{share}") if change else "no change",
            delta_color="off",
            delta_arrow="off",
            border=True,
        )
        st.metric(
            "Figures that differ",
            sentence(f"{figures.count(differing)} of {figures.count(len(comparison))}"),
            border=True,
        )
        st.metric(
            "Rows used",
            sentence(f"{figures.count(report.rows_used)} of {figures.count(report.rows_read)}"),
            border=True,
        )


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
    drawn = tuple(
        (each.id, each.plan_value, each.data_value, each.blended, each.low, each.high)
        for each in shown
    )
    key = f"findings@{known.drawing}"
    if drawn != known.drawn or key not in st.session_state:
        known.drawn = drawn
        known.drawing += 1
        known.offered = tuple(words.CHOICES[known.choice(each)] for each in shown)
        key = f"findings@{known.drawing}"

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
        known.problems[APPLY] = tuple(problems)

    text = st.column_config.TextColumn
    right: Literal["right"] = "right"
    st.data_editor(
        findings_frame(shown, known.offered, figures, several=several),
        key=key,
        hide_index=True,
        width="stretch",
        height=min(len(shown), MOST_ROWS) * ROW + ROW + 3,
        disabled=["whose", "what", "plan", "data", "interval", "n", "difference", "clear", "blend"],
        on_change=chosen,
        column_config={
            "whose": text("Of", pinned=True),
            "what": text("Figure"),
            "plan": text("Plan", alignment=right),
            "data": text("Data", alignment=right),
            "interval": text("95 % interval", alignment=right),
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
    show_problems(known.problems.get(APPLY, ()))


def findings_frame(
    shown: tuple[Finding, ...], offered: tuple[str, ...], figures: Figures, *, several: bool
) -> pd.DataFrame:
    """Return the findings as rows of text."""
    return pd.DataFrame(
        {
            "whose": [words.whose(each, several=several) for each in shown],
            "what": [plain(each.what, 80) for each in shown],
            "plan": [words.value(each.plan_value, each.unit, figures) for each in shown],
            "data": [words.value(each.data_value, each.unit, figures) for each in shown],
            "interval": [words.interval(each, figures) for each in shown],
            "n": [figures.count(each.n) for each in shown],
            "difference": [words.difference(each, figures) for each in shown],
            "clear": [words.clear(each) for each in shown],
            "choice": list(offered),
            "blend": [words.value(each.blended, each.unit, figures) for each in shown],
            "why": [plain(each.why, 200) or NOTHING for each in shown],
        }
    )


def apply_button(
    known: RecalibrationState,
    results: Results,
    comparison: Comparison,
    figures: Figures,
) -> None:
    """Draw the button that makes the choices the plan, and says what it would change."""
    chosen = [each for each in comparison if known.choice(each) != "keep"]
    n = len(chosen)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            f"Apply {figures.count(n)} {'figure' if n == 1 else 'figures'} to the plan",
            key="apply calibration",
            type="primary",
            disabled=not n,
            on_click=partial(_apply, known, results, figures),
        )
        remark(
            "Nothing changes before you apply it, and Back undoes it."
            if n
            else "Every figure is kept as the plan has it."
        )


def _apply(known: RecalibrationState, results: Results, figures: Figures) -> None:
    """Make the choices the plan. They are weighed against the plan as it is by now."""
    accepted: dict[str, float | None] = {}
    leads: list[int] = []
    chosen: list[Finding] = []

    def recalibrated(plan: Plan) -> Plan:
        comparison = known.compared(plan, results.calibration)
        changed = accepted_plan(known, plan, results, comparison)
        chosen.extend(each for each in comparison if known.choice(each) != "keep")
        accepted.update((each.id, each.value(known.choice(each))) for each in chosen)
        leads.extend((lead_demand(plan).leads, lead_demand(changed).leads))
        return changed

    if edit(APPLY, recalibrated, redraw=True):
        known.accepted |= accepted
        said = words.applied(chosen, leads[0], leads[1], known.name, figures)
        state().notices.append(Notice("info", (said,)))
    else:
        known.problems[APPLY] = state().problems.pop(APPLY)


def _impossible(finding: Finding, choice: Choice) -> str:
    possible = " or ".join(f"“{words.CHOICES[each]}”" for each in finding.choices)
    return (
        f"{finding.what} of {finding.lead_type or finding.stream} cannot be "
        f"“{words.CHOICES[choice]}”; possible is {possible}. {finding.why}"
    )
