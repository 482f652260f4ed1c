"""Lead demand: how many leads marketing owes, and how that follows from the quota."""

import streamlit as st

from sla_calc import lead_demand
from sla_calc.schedule.planned import is_scheduled
from sla_ui.capacity import words as capacity_words
from sla_ui.demand import funnel_frames
from sla_ui.demand.answer import draw_answer, in_words, takeaway, takeaway_due
from sla_ui.demand.demand_inputs import demand_inputs
from sla_ui.demand.explain import demand_steps
from sla_ui.demand.tables import show_stage_table
from sla_ui.drawing import charts
from sla_ui.drawing.show import show_chart, show_steps
from sla_ui.frame.messages import remark, warn
from sla_ui.frame.navigation import require_frame
from sla_ui.frame.page_body import drawer, page_body
from sla_ui.frame.plan_state import current_plan
from sla_ui.frame.reader import figures
from sla_ui.schedule.explain import schedule_steps
from sla_ui.schedule.session import current_demand, current_schedule

require_frame()


@page_body
def lead_demand_page() -> None:
    """Draw the answer beside the inputs, and the promise at every stage below."""
    plan = current_plan()
    reader = figures()
    answer, inputs = st.columns([0.7, 0.3], gap="large")
    with inputs:
        stream, lead_type, month = demand_inputs()
    due = month is not None and is_scheduled(plan, month)
    demand = current_demand(plan, month, reader) if month else lead_demand(plan)

    def how_made() -> None:
        chosen = plan.streams[stream]
        remark(f"{chosen.lead_types[lead_type].name}, {chosen.name}")
        if month and due:
            schedule = current_schedule(plan, reader).schedule
            show_steps(schedule_steps(plan, schedule, (stream, lead_type), month, reader))
        else:
            show_steps(demand_steps(plan, demand, stream, lead_type, reader, month=month))

    with answer:
        draw_answer(plan, demand, month, reader)
        warn(capacity_words.warning(plan, demand, month, reader))
        shows = takeaway_due(demand, month, reader) if month and due else takeaway(demand, reader)
        show_chart(
            funnel_frames.funnel_waterfall(plan, demand, reader, due=due),
            charts.funnel_waterfall(plan.currency, reader),
            f"{shows} {in_words(plan, demand, month, reader)}",
        )
        drawer("How was this made?", how_made)

    st.subheader("The promise at every stage", anchor=False)
    show_stage_table(plan, demand, reader)
    remark("Each row is rounded up for itself: the sums are above the chart’s figures.")


lead_demand_page()
