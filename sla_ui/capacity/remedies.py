"""What would make the follow-up fit: each remedy with its number and a button that applies it."""

from functools import partial

import streamlit as st

from sla_calc import Plan, YearMonth
from sla_calc.follow_up.remedies import Kind, Remedy, remedies
from sla_ui.capacity import words as capacity_words
from sla_ui.frame.messages import sentence
from sla_ui.frame.plan_state import edit
from sla_ui.numbers.figures import Figures


def show_remedies(
    found: tuple[Remedy, ...], plan: Plan, month: YearMonth | None, figures: Figures
) -> None:
    """Draw what would make it fit, each with its number and a button that applies it."""
    if not found:
        return
    st.subheader("What would make it fit", anchor=False)
    when = f"in {figures.month(month.year, month.month)}" if month else "in an average month"
    st.caption(f"Each on its own; its occupancy is that {when}, once follow-up has built up.")
    for remedy in found:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            done = capacity_words.remedy_words(remedy, plan, figures)
            st.markdown(sentence(done), width="content")
            st.button(
                "Apply", key=f"remedy {remedy.kind}", on_click=partial(_apply, remedy.kind, month)
            )


def _apply(kind: Kind, month: YearMonth | None) -> None:
    """Take a remedy over. It is that of the plan as it is by now: an input may have been left."""

    def relieved(plan: Plan) -> Plan:
        plans = {remedy.kind: remedy.plan for remedy in remedies(plan, month)}
        return plans.get(kind, plan)

    edit("remedy", relieved, redraw=True)
