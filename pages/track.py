"""Track: both halves of the agreement, day by day."""

from functools import partial

import streamlit as st

from sla_calc import PlanError
from sla_ui.frame.messages import show_problems
from sla_ui.frame.navigation import require_frame
from sla_ui.frame.page_body import drawer, page_body
from sla_ui.frame.plan_state import current_plan
from sla_ui.frame.reader import figures
from sla_ui.lead_table.inputs import questions, table_name
from sla_ui.lead_table.session import recalibration
from sla_ui.lead_table.source import READ, counted, read
from sla_ui.recalibrate.drawers import columns
from sla_ui.schedule.session import current_demand
from sla_ui.track.begin import begin
from sla_ui.track.close import month_close
from sla_ui.track.follow_up import show_sales_half
from sla_ui.track.inputs import track_inputs
from sla_ui.track.reasons import show_reasons
from sla_ui.track.results import has_actuals, month_of, table_actuals
from sla_ui.track.sales_half import sales_half
from sla_ui.track.sections import (
    explained,
    headline,
    lines,
    looked_at,
    noticed,
    say_verdict,
    show_waterfall,
)
from sla_ui.track.session import stand_up, today
from sla_ui.track.telling import tell_others
from sla_ui.track.typing import mend_typed, typing_table

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
        owed = partial(current_demand, plan, figures=reader)
        month = month_of(known, watched, plan, reader, today=today(), owed=owed)
    except PlanError as error:  # what was typed, or holidays that are not known
        show_problems(error.problems)
        if watched.typing:
            mend_typed(watched, plan, today(), reader)
        return
    tracking, half = month.tracking, sales_half(known, watched, month)
    begun = month.actuals.last is not None
    line = looked_at(tracking, watched.stream)
    answer, inputs = st.columns([0.7, 0.3], gap="large")
    with inputs:
        track_inputs(known, watched, month, reader)
        if begun:
            tell_others(known, month, half, reader, by_clock=watched.by_clock)
    with answer:
        headline(tracking, line, reader)
        if begun:
            say_verdict(tracking, line, reader)
        else:
            st.info("Nothing has come yet; the goal line says what is owed by each day.")
        if watched.typing:
            typing_table(watched, plan, month.asked.month, today(), reader)
        show_waterfall(tracking, line.stream, reader, begun=begun)
    if begun:
        noticed(tracking, month.actuals.noticed)
    lines(tracking, reader)
    explained(plan, tracking, line, reader)
    show_sales_half(watched, month, half, reader)
    drawer("Why leads did not advance", lambda: show_reasons(known, watched, month, reader))
    drawer("Close the month", lambda: month_close(known, watched, month, half, reader))
    if not watched.typing:
        columns(known, plan)


track_page()
