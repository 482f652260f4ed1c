"""What would make the follow-up fit: each remedy with its number and a button that applies it."""

from functools import partial

import streamlit as st

from sla_calc import Plan, YearMonth
from sla_calc.follow_up.remedies import Kind, Remedy, remedies
from sla_report.numbers.figures import Figures
from sla_ui.capacity import remedy_words
from sla_ui.frame.messages import sentence
from sla_ui.frame.plan_state import Notice, current_plan, edit, state
from sla_ui.frame.reader import figures


def show_remedies(
    found: tuple[Remedy, ...], plan: Plan, month: YearMonth | None, reader: Figures
) -> None:
    """Draw what would make it fit, each with its number and a button that applies it."""
    if not found:
        return
    st.subheader("What would make it fit", anchor=False)
    when = f"in {reader.month(month.year, month.month)}" if month else "in an average month"
    st.caption(f"Each on its own; its occupancy is that {when}, once follow-up has built up.")
    for remedy in found:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            done = remedy_words.remedy_words(remedy, plan, reader)
            st.markdown(sentence(done), width="content")
            st.button(
                "Apply", key=f"remedy {remedy.kind}", on_click=partial(_apply, remedy.kind, month)
            )


def _apply(kind: Kind, month: YearMonth | None) -> None:
    """Take a remedy over. It is that of the plan as it is by now: an input may have been left."""
    before = current_plan()
    remedy = next((each for each in remedies(before, month) if each.kind == kind), None)
    if remedy is None:
        return
    relieved = remedy.plan
    edit("remedy", lambda _: relieved, redraw=True)
    said = remedy_words.taken(remedy, before, figures())
    state().notices.append(Notice("info", (said,)))
