"""Recalibrate: what last month's leads say beside what the plan says, and what is taken over."""

import streamlit as st

from sla_ui.frame.messages import show_problems
from sla_ui.frame.navigation import require_frame
from sla_ui.frame.page_body import drawer, page_body
from sla_ui.frame.plan_state import current_plan
from sla_ui.frame.reader import figures
from sla_ui.lead_table.inputs import questions, table_name
from sla_ui.lead_table.session import recalibration
from sla_ui.lead_table.source import READ, counted, drop_zone, read
from sla_ui.recalibrate.begin import gains
from sla_ui.recalibrate.drawers import columns, drawers
from sla_ui.recalibrate.findings import apply_button, headline, noticed
from sla_ui.recalibrate.inputs import table_inputs
from sla_ui.recalibrate.matching import unmatched
from sla_ui.recalibrate.table import findings_table

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
        gains()
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
    findings_table(known, plan, comparison, reader)
    if comparison.findings:
        apply_button(known, results, comparison, reader)
    unmatched(known, plan, results, comparison, reader)
    drawer("What was noticed", lambda: noticed(results, reader))
    columns(known, plan)
    drawers(known, results, comparison, reader)


recalibrate_page()
