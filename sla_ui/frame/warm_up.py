"""What is done once per server, so that no visitor waits for it."""

import gc

import streamlit as st

from sla_report.numbers.figures import Figures
from sla_ui.drawing import charts


@st.cache_resource(show_spinner=False)
def warm_up() -> None:
    """Build the charts' specifications, and take what is loaded by now out of the garbage's way.

    What the imports left on the heap lives as long as the server; frozen, no later collection
    walks through it again.
    """
    english = Figures("en-US", "USD")
    charts.funnel_waterfall("USD", english)
    charts.leads_by_type(english)
    charts.revenue_by_type("USD", english)
    gc.collect()
    gc.freeze()
