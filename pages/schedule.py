"""Schedule: leads are due before the deals, month by month."""

from functools import partial

import streamlit as st

from sla_calc import PlanError, scheduled_capacity
from sla_ui.drawing.show import show_steps
from sla_ui.frame.messages import remark, show_problems
from sla_ui.frame.navigation import require_frame
from sla_ui.frame.page_body import drawer, page_body
from sla_ui.frame.plan_state import current_plan
from sla_ui.frame.reader import figures
from sla_ui.lead_table.session import recalibration
from sla_ui.schedule import words
from sla_ui.schedule.explain import schedule_steps
from sla_ui.schedule.follow_ons import show_capacity, show_goals, show_milestones, show_targets
from sla_ui.schedule.inputs import picked_line, pipeline_inputs, plan_inputs
from sla_ui.schedule.open_table import open_table
from sla_ui.schedule.plan_tables import quota_by_month, sales_cycles
from sla_ui.schedule.sections import headline, say_shortfalls, show_months, side_by_side
from sla_ui.schedule.session import (
    current_month,
    current_schedule,
    last_calibration,
    schedule_state,
)
from sla_ui.track.session import today

require_frame()


@page_body
def schedule_page() -> None:
    """Draw the answer and the chart of months beside the inputs; then what follows from it."""
    plan, reader = current_plan(), figures()
    known, asked = recalibration(), schedule_state()
    answer, inputs = st.columns([0.7, 0.3], gap="large")
    with inputs:
        plan_inputs(plan)
    found = current_schedule(plan, reader)
    with inputs:
        pipeline_inputs(asked, known, found, reader)
        remark(words.old_calibration(last_calibration(known), today(), reader))
    schedule, now = found.schedule, current_month(plan, today())
    try:
        capacity = scheduled_capacity(plan, schedule)
    except PlanError as error:  # holidays that are not known
        show_problems(error.problems)
        capacity = ()

    def how_made() -> None:
        show_steps(schedule_steps(plan, schedule, picked_line(plan), now, reader))

    with answer:
        headline(schedule, now, capacity, reader)
        open_table(asked, plan)
        say_shortfalls(schedule, reader)
        show_months(found, reader)
        drawer("How was this made?", how_made)
    side_by_side(plan, schedule, reader)
    drawer("Quota and renewals, month by month", partial(quota_by_month, plan, reader))
    drawer("Sales cycles", partial(sales_cycles, plan, known, reader))
    drawer("Improvements as team goals", partial(show_goals, asked, found, reader))
    if capacity:
        hours, targets = st.columns([0.42, 0.58], gap="large")
        with hours:
            show_capacity(schedule, capacity, reader)
        with targets:
            show_targets(plan, schedule, now, reader)
    drawer("Milestones", partial(show_milestones, plan, schedule, reader))


schedule_page()
