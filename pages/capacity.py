"""Follow-up capacity: whether the reps have the hours for what sales promises."""

import streamlit as st

from sla_calc import PlanError, follow_up_capacity, lead_demand, weekly_load
from sla_calc.follow_up.remedies import remedies
from sla_ui.capacity import words as capacity_words
from sla_ui.capacity.explain import capacity_steps
from sla_ui.capacity.remedies import show_remedies
from sla_ui.capacity.sections import (
    cadence_editor,
    headline,
    per_lead_type,
    per_rep,
    say_verdict,
    show_weeks,
    worth_of_attempts,
)
from sla_ui.capacity.team_inputs import team_inputs
from sla_ui.drawing.show import show_steps
from sla_ui.frame.messages import show_problems
from sla_ui.frame.navigation import require_frame
from sla_ui.frame.page_body import drawer, page_body
from sla_ui.frame.plan_state import current_plan
from sla_ui.frame.reader import figures

require_frame()


@page_body
def capacity_page() -> None:
    """Draw the verdict beside the inputs, then the week by week, the remedies and the cadence."""
    plan = current_plan()
    reader = figures()
    answer, inputs = st.columns([0.7, 0.3], gap="large")
    with inputs:
        holder = team_inputs(plan)
    demand = lead_demand(plan)
    try:
        capacity, build_up = follow_up_capacity(plan, demand=demand), weekly_load(plan)
    except PlanError as error:  # holidays that are not known
        with answer:
            show_problems(error.problems)
        return
    month = capacity_words.month_to_relieve(capacity, build_up)
    found = remedies(plan, month)
    with answer:
        headline(plan, capacity, reader)
        say_verdict(plan, capacity, build_up, found, reader)
        show_weeks(plan, demand, build_up, capacity, reader)
        drawer("How was this made?", lambda: show_steps(capacity_steps(plan, capacity, reader)))

    show_remedies(found, plan, month, reader)

    cadence, rep = st.columns([0.5, 0.5], gap="large")
    with cadence:
        st.subheader("The cadence", anchor=False)
        cadence_editor(plan, holder, reader)
    with rep:
        st.subheader("For one rep", anchor=False)
        per_rep(plan, capacity, reader)

    st.subheader("By lead type, a month", anchor=False)
    per_lead_type(capacity)
    st.subheader("What one more attempt is worth", anchor=False)
    worth_of_attempts(plan, demand, reader)


capacity_page()
