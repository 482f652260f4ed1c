"""What the data say beside what the plan says, and what the reader takes over of it."""

from functools import partial

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
from sla_report.numbers.figures import Figures
from sla_ui.drawing.boxes import show_boxes
from sla_ui.frame.messages import remark, remark_each, sentence, show_problems
from sla_ui.frame.plan_state import current_plan, edit, state
from sla_ui.lead_table.state import Applied, RecalibrationState, Results
from sla_ui.numbers.percentages import in_readers_percent
from sla_ui.recalibrate import words
from sla_ui.recalibrate.table import listed
from sla_ui.recalibrate.ticks import choose_all

APPLY = "recalibrate"


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
        known.matches,
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
    report = results.report
    needed, change = words.needed(comparison, known.choice, (before, after), figures)
    differing, how = words.differing(comparison, figures)
    used = (
        "Rows used",
        f"{figures.count(report.rows_used)} of {figures.count(report.rows_read)}",
        f"{figures.count(report.rows_read - report.rows_used)} set aside",
    )
    show_boxes(
        [("Leads owed a month", needed, change), ("Figures that differ", differing, how), used]
    )


def noticed(results: Results, figures: Figures) -> None:
    """Say what is odd about the table, and why its rates are corrected."""
    said = [in_readers_percent(text, figures) for text in _sentences(results)]
    remark_each(said or ["Nothing odd was found in the table."])


def _sentences(results: Results) -> list[str]:
    calibration = results.calibration
    whole = (None, None, calibration.stages[0], calibration.stages[-1])
    why = [
        f"{calibration.stages[0]} → {calibration.stages[-1]}, all leads: {rate.why}"
        for rate in calibration.rates
        if rate.why and (rate.stream, rate.lead_type, rate.from_stage, rate.to_stage) == whole
    ]
    said = (*why, *calibration.noticed, *results.report.noticed)
    return list(dict.fromkeys(filter(None, said)))


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
        _choose_all("Take all", "check_box", "take", known, comparison)
        _choose_all("Keep all", "check_box_outline_blank", "keep", known, comparison)
        if n or known.applied is None or known.applied.plan is not current_plan():
            remark(
                "Nothing changes before you apply it, and Back undoes it."
                if n
                else "Every figure is kept as the plan has it."
            )
        else:
            st.success(sentence(known.applied.said), icon=":material/check:")


def _choose_all(
    label: str, icon: str, choice: Choice, known: RecalibrationState, comparison: Comparison
) -> None:
    """Draw the button that ticks, or unticks, every row of the table."""
    st.button(
        label,
        icon=f":material/{icon}:",
        help="The rows that are listed above.",
        on_click=lambda: choose_all(known, listed(known, comparison), choice),
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
        known.applied = Applied(current_plan(), said)
    else:
        known.problems[APPLY] = state().problems.pop(APPLY)
