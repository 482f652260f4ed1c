"""The schedule in this browser session."""

import streamlit as st

from sla_calc import LeadDemand, Plan, YearMonth
from sla_ui.lead_table.session import recalibration
from sla_ui.numbers.figures import Figures
from sla_ui.schedule.results import Scheduled, due_in, scheduled
from sla_ui.schedule.state import ScheduleState

_KEY = "sla_schedule"


def schedule_state() -> ScheduleState:
    """Return what the session knows of the schedule."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = ScheduleState()
    asked: ScheduleState = st.session_state[_KEY]
    return asked


def current_schedule(plan: Plan, figures: Figures) -> Scheduled:
    """Return the schedule of the plan with the session's pipeline in hand."""
    return scheduled(schedule_state(), recalibration(), plan, figures)


def current_demand(plan: Plan, month: YearMonth, figures: Figures) -> LeadDemand:
    """Return the leads that are due in a month, by that schedule where the plan has several."""
    return due_in(schedule_state(), recalibration(), plan, figures, month)
