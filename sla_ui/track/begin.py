"""What the page *Track* shows before anything has come: what is owed, and where actuals come in."""

from functools import partial

import streamlit as st

from sla_calc import Plan, PlanError, needed_per_day
from sla_report.month.words import rate_a_day
from sla_report.numbers.figures import Figures
from sla_ui.frame.messages import remark, sentence, show_problems
from sla_ui.lead_table.source import drop_zone
from sla_ui.lead_table.state import RecalibrationState
from sla_ui.schedule.session import current_demand
from sla_ui.track.results import no_actuals, tracked
from sla_ui.track.sections import show_waterfall
from sla_ui.track.state import Asked, TrackState


def begin(known: RecalibrationState, watched: TrackState, plan: Plan, figures: Figures) -> None:
    """Draw the goal line of the plan's first month beside the ways to bring actuals in."""
    line, ways = st.columns([0.6, 0.4], gap="large")
    with ways:
        remark(
            "Drop this month’s leads, or their daily numbers, and see by the day whether both "
            "halves of the agreement are kept: marketing’s leads against the goal line, and how "
            "soon and how often sales follows up. Or type what has come; it takes 15 seconds."
        )
        drop_zone(known, "This month’s leads")
        st.button(
            "Type what has come",
            icon=":material/edit:",
            on_click=partial(watched.type_actuals, typing=True),
        )
    with line:
        draw_owed(known, plan, figures)


def draw_owed(known: RecalibrationState, plan: Plan, figures: Figures) -> None:
    """Draw what the plan owes in its first month, day by day."""
    month, actuals = plan.start_month, no_actuals(known, plan)
    asked = Asked(month, month.dates[0], "plan", None, "working days", "leads")
    try:
        owed = current_demand(plan, month, figures)
        tracking = tracked(known, plan, actuals, asked, owed)
    except PlanError as error:  # holidays that are not known
        show_problems(error.problems)
        return
    days = len(set(tracking.series[0].goal.tolist())) if tracking.series else 0
    goal = tracking.total.goal
    name = figures.month(month.year, month.month)
    with st.container(horizontal=True, gap="small"):
        st.metric(f"Owed in {name}, leads", sentence(figures.count(goal)), border=True)
        st.metric(
            "A working day",
            sentence(rate_a_day(needed_per_day(goal, 0, days), "leads", figures)),
            border=True,
        )
    show_waterfall(tracking, None, figures, begun=False)
