"""Schedule: leads are due before the deals, month by month."""

import streamlit as st

from sla_calc import PlanError, scheduled_capacity
from sla_ui.frame.messages import show_problems
from sla_ui.frame.navigation import require_frame
from sla_ui.frame.page_body import page_body
from sla_ui.frame.plan_state import current_plan
from sla_ui.frame.reader import figures
from sla_ui.lead_table.session import recalibration
from sla_ui.schedule.inputs import pipeline_inputs, plan_inputs
from sla_ui.schedule.sections import headline, say_shortfalls, show_months, show_table
from sla_ui.schedule.session import current_schedule, schedule_state

require_frame()


@page_body
def schedule_page() -> None:
    """Draw the answer and the chart of months beside the inputs, then month by month."""
    plan = current_plan()
    reader = figures()
    answer, inputs = st.columns([0.7, 0.3], gap="large")
    with inputs:
        plan_inputs(plan)
    found = current_schedule(plan, reader)
    with inputs:
        pipeline_inputs(schedule_state(), recalibration(), found, reader)
    schedule = found.schedule
    try:
        capacity = scheduled_capacity(plan, schedule)
    except PlanError as error:  # holidays that are not known
        show_problems(error.problems)
        capacity = ()
    with answer:
        headline(schedule, plan.start_month, capacity, reader)
        say_shortfalls(schedule, reader)
        show_months(found, reader)
    show_table(plan, schedule, reader)


schedule_page()
