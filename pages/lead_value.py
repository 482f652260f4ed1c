"""Lead value: what each kind of lead is worth, and the promise measured in value."""

import streamlit as st

from sla_calc import budget_needed, lead_demand, lead_values
from sla_ui.demand import frames
from sla_ui.demand.explain import close_rate_steps
from sla_ui.drawing.show import show_chart, show_steps
from sla_ui.frame.messages import remark, sentence
from sla_ui.frame.navigation import require_frame
from sla_ui.frame.page_body import drawer, page_body
from sla_ui.frame.plan_state import current_plan
from sla_ui.frame.reader import figures
from sla_ui.value import charts as value_charts
from sla_ui.value import frames as value_frames
from sla_ui.value import words
from sla_ui.value.delivered import delivered_so_far
from sla_ui.value.sections import (
    mix_shift,
    points_and_costs,
    points_scale,
    quality_tiers,
)
from sla_ui.value.tables import show_value_table

require_frame()


@page_body
def lead_value_page() -> None:
    """Draw the value of each lead type and of the whole promise."""
    plan = current_plan()
    reader = figures()
    demand = lead_demand(plan)
    values = lead_values(plan, demand)
    budget = budget_needed(values)
    with st.grid(4, min_column_width=140, gap="small"):
        for label, figure in (
            ("Goal in leads a month", reader.count(demand.leads)),
            ("Goal in points", reader.about(sum(each.goal_points for each in values))),
            ("Goal in money", reader.money(sum(each.goal_value for each in values))),
            ("Budget for it", reader.money(budget)),
        ):
            st.metric(label, sentence(figure), border=True)
    with st.container():
        verdict = words.pays(values, reader)
        if verdict is not None:
            show, icon = (st.success, "check_circle") if verdict[0] else (st.warning, "warning")
            show(sentence(verdict[1]), icon=f":material/{icon}:")
        remark(words.without_cost(values))

    ladder, waterfall = st.columns(2, gap="large")
    with ladder:
        rungs = value_frames.ladder(plan, values, reader)
        show_chart(rungs, value_charts.ladder(plan.currency, reader), words.top_rung(rungs))
        remark(words.equivalents_sentence(plan, values, reader))
        points_scale(plan)
    with waterfall:
        show_chart(
            value_frames.revenue_waterfall(plan, demand, reader),
            value_charts.revenue_waterfall(plan.currency, reader),
            frames.adds_up(demand, reader),
        )

    st.subheader("Worth, cost and goal", anchor=False)
    show_value_table(plan, values)
    drawer("Use quality tiers", lambda: quality_tiers(plan))
    drawer("Type points, costs and limits", lambda: points_and_costs(plan, reader))
    drawer(
        "How was the weighted close rate made?",
        lambda: show_steps(close_rate_steps(plan, demand, reader)),
    )

    st.subheader("What if the mix shifts?", anchor=False)
    st.caption("No rate changes; the same revenue is owed.")
    mix_shift(plan, reader)

    st.subheader("What have we delivered so far?", anchor=False)
    delivered_so_far(plan, values, reader)


lead_value_page()
