"""Track: both halves of the agreement, day by day."""

from functools import partial

import streamlit as st

from sla_calc import PlanError
from sla_ui.lead_table_inputs import questions, table_name
from sla_ui.lead_table_source import READ, counted, read
from sla_ui.messages import show_problems
from sla_ui.navigation import require_frame
from sla_ui.page_body import page_body
from sla_ui.plan_state import current_plan
from sla_ui.reader import figures
from sla_ui.recalibrate_drawers import columns
from sla_ui.recalibrate_session import recalibration
from sla_ui.track_begin import begin
from sla_ui.track_inputs import track_inputs
from sla_ui.track_sections import (
    explained,
    headline,
    lines,
    looked_at,
    noticed,
    say_verdict,
    show_waterfall,
)
from sla_ui.track_session import stand_up, today
from sla_ui.track_state import has_actuals, month_of, table_actuals

require_frame()


@page_body
def track_page() -> None:
    """Draw where the month stands beside what is asked; then sales' half, reasons, the close."""
    plan = current_plan()
    reader = figures()
    known, watched = recalibration(), stand_up()

    count = partial(table_actuals, known)
    read(known, plan, count)
    watched.meet(known.table)
    if known.table is None and not watched.typing:
        begin(known, watched, plan, reader)
        return
    if not watched.typing and not counted(known, count, ready=has_actuals(known)):
        table_name(known)
        show_problems(known.problems.get(READ, ()))
        questions(known, reader)
        columns(known, plan)
        return
    try:
        month = month_of(known, watched, plan, reader, today())
    except PlanError as error:  # holidays that are not known
        show_problems(error.problems)
        return
    tracking = month.tracking
    line = looked_at(tracking, watched.stream)
    answer, inputs = st.columns([0.7, 0.3], gap="large")
    with inputs:
        track_inputs(known, watched, month, reader)
    with answer:
        headline(tracking, line, reader)
        say_verdict(tracking, line, reader)
        show_waterfall(tracking, line.stream, reader)
    noticed(tracking, month.actuals.daily.noticed)
    lines(tracking, reader)
    explained(plan, tracking, line, reader)


track_page()
