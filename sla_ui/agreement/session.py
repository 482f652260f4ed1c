"""The agreement in this browser session."""

import streamlit as st

from sla_calc import Agreement, Plan
from sla_report.numbers.figures import Figures
from sla_ui.agreement.made import Made
from sla_ui.agreement.state import AgreementState
from sla_ui.frame.session import of_session
from sla_ui.schedule.session import current_schedule
from sla_ui.track.session import today

_KEY = "sla_agreement"


def agreement_state() -> AgreementState:
    """Return what the session knows of the page."""
    return of_session(_KEY, AgreementState)


def current_agreement(plan: Plan, figures: Figures) -> Made:
    """Return the agreement of the plan, with the schedule that the session's pages show.

    That hangs on no word of the agreement, so that typing one works out no schedule anew.
    """
    found = current_schedule(plan.changed(agreement=Agreement()), figures)
    own = found.in_hand.source in {"typed", "table"}
    base = st.context.url or ""
    base = base if base.startswith(("https://", "http://")) else ""
    return Made(plan, found.schedule, today(), base, own_pipeline=own)
