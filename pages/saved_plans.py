"""Saved plans: those that one may open, and the history, addresses and people of the open one."""

import streamlit as st

from sla_ui.frame.messages import remark
from sla_ui.frame.navigation import require_frame
from sla_ui.frame.page_body import page_body
from sla_ui.frame.reader import figures
from sla_ui.saved.access import OFF, is_on
from sla_ui.saved.plan_list import plan_list
from sla_ui.saved.session import saved
from sla_ui.saved.the_plan import the_plan

require_frame()


@page_body
def saved_plans_page() -> None:
    """Draw the plans beside the one that is open."""
    if not is_on():
        remark(OFF)
        return
    reader, opened = figures(), saved().open
    listed, chosen = st.columns([0.35, 0.65], gap="large")
    with listed:
        st.subheader("Plans", anchor=False)
        plan_list(reader)
    with chosen:
        if opened is None:
            remark(
                "The plan that you see is not saved here: the link in the address bar holds it. "
                "Share and save, above, saves it under a short address."
            )
        else:
            the_plan(opened, reader)


saved_plans_page()
