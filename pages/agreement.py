"""Agreement: what the two sides sign, decided step by step, and the document to take along."""

from functools import partial

import streamlit as st

from sla_ui.agreement.deciding import chosen_step
from sla_ui.agreement.session import agreement_state, current_agreement
from sla_ui.agreement.standing import headline, still_to_decide
from sla_ui.agreement.take_along import check_signed, downloads
from sla_ui.frame.navigation import require_frame
from sla_ui.frame.page_body import drawer, page_body
from sla_ui.frame.plan_state import current_plan
from sla_ui.frame.reader import figures

require_frame()


@page_body
def agreement_page() -> None:
    """Draw how far the agreement is; below, the chosen step beside what is open and the files."""
    reader, known = figures(), agreement_state()
    made = current_agreement(current_plan(), reader)
    headline(made, reader)
    step, beside = st.columns([0.66, 0.34], gap="large")
    with step:
        chosen_step(known, made, reader)
    with beside:
        still_to_decide(known, made)
        downloads(made)
        drawer("Check a signed document", partial(check_signed, known, made))


agreement_page()
