"""Who reads: the browser's locale, and how figures are written for it."""

import streamlit as st

from sla_report.numbers.figures import Figures
from sla_report.numbers.number_style import reader_locale
from sla_ui.frame.plan_state import current_plan


def figures() -> Figures:
    """Return how this reader's figures are written, in the plan's currency."""
    return Figures(reader_locale(st.context.locale), current_plan().currency)
