"""How far the agreement is: the promise in large figures, and what is still open."""

import streamlit as st

from sla_report.numbers.figures import Figures
from sla_ui.agreement.made import Made
from sla_ui.agreement.state import AgreementState
from sla_ui.agreement.words import OWN_PIPELINE, PLACES, Place, still_open
from sla_ui.drawing.text import as_markdown
from sla_ui.frame.messages import remark, sentence

LONGEST, MOST = 240, 6
"""[characters] of a decision; so many of a section are told."""


def headline(made: Made, figures: Figures) -> None:
    """Draw how much is decided, and the two halves of the promise."""
    done, plan = made.completeness, made.plan
    decided = f"{figures.count(done.made)} of {figures.count(done.asked)}"
    last = plan.covered_months[-1]
    with st.grid(4, min_column_width=140, gap="small"):
        for label, figure in (
            ("Decided", decided),
            ("Leads promised", figures.count(made.leads)),
            ("First attempt, minutes", figures.about(plan.follow_up.first_response_minutes)),
            ("In force until", figures.month(last.year, last.month, short=True)),
        ):
            st.metric(label, sentence(figure), border=True)


def still_to_decide(known: AgreementState, made: Made) -> None:
    """Draw what is still open, with the ways to where it is decided."""
    document = made.in_english
    if document.missing:
        st.markdown("**Still to be decided**")
    else:
        st.success("Every decision is made: the document can be signed.", icon=":material/check:")
    for section, decisions in still_open(document).items():
        with st.container(gap="xxsmall"):
            for each in decisions[:MOST]:
                st.markdown(f"- {as_markdown(each, LONGEST)}")
            if len(decisions) > MOST:
                more = len(decisions) - MOST
                st.markdown(sentence(f"… and {more} more"))
            _way(known, PLACES[section])
    if made.own_pipeline:
        remark(OWN_PIPELINE)


def _way(known: AgreementState, place: Place) -> None:
    step = place.step
    if step is None:
        st.page_link(page=place.page, label=f"{sentence(place.label)} →")
        return

    def go() -> None:
        known.go_to(step)
        known.word = ""  # the first that is open

    st.button(
        f"To the step {sentence(place.label)} →",
        key=f"agreement way {step}",
        type="tertiary",
        on_click=go,
    )
