"""Recalibrate: what last month's leads say beside what the plan says, and what is taken over."""

import streamlit as st

from sla_ui.lead_table_inputs import questions, table_name
from sla_ui.lead_table_source import READ, counted, drop_zone, read
from sla_ui.messages import show_problems
from sla_ui.navigation import require_frame
from sla_ui.page_body import page_body
from sla_ui.plan_state import current_plan
from sla_ui.reader import figures
from sla_ui.recalibrate_drawers import columns, drawers
from sla_ui.recalibrate_findings import apply_button, headline, noticed
from sla_ui.recalibrate_inputs import table_inputs
from sla_ui.recalibrate_matching import unmatched
from sla_ui.recalibrate_session import recalibration
from sla_ui.recalibrate_table import findings_table

require_frame()


@page_body
def recalibrate_page() -> None:
    """Draw where a file is dropped; then what it says, what it would change, and why."""
    plan = current_plan()
    reader = figures()
    known = recalibration()
    read(known, plan, known.results)
    table = known.table
    if table is None:
        drop_zone(known)
        return
    if not counted(known, known.results, ready=known.is_counted()):
        table_name(known)
        show_problems(known.problems.get(READ, ()))
        questions(known, reader)
        columns(known, plan)
        return
    results = known.results(table)
    comparison = known.compared(plan, results.calibration)
    answer, inputs = st.columns([0.66, 0.34], gap="large")
    with inputs:
        table_inputs(known, results.calibration)
    with answer:
        headline(known, plan, results, comparison, reader)
        noticed(results, reader)
    findings_table(known, plan, comparison, reader)
    if comparison.findings:
        apply_button(known, results, comparison, reader)
    unmatched(known, plan, results, comparison, reader)
    columns(known, plan)
    drawers(known, results, comparison, reader)


recalibrate_page()
