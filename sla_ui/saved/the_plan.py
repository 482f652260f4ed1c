"""The open plan on *Saved plans*: what it is, what can be done with it, and its parts."""

import streamlit as st

from sla_calc.model.texts import LONGEST_NAME
from sla_data.store import StoreError
from sla_report.numbers.figures import Figures
from sla_ui.drawing.text import as_markdown
from sla_ui.frame.messages import remark, sentence, show_problems
from sla_ui.frame.plan_state import current_plan, state
from sla_ui.saved import actions, words
from sla_ui.saved.history import history
from sla_ui.saved.people import addresses, people, records
from sla_ui.saved.session import saved
from sla_ui.saved.state import OpenPlan
from sla_ui.saved.who import asks_to_sign_in
from sla_ui.saved.words import EDITOR, OWNER

PARTS = ("History", "Addresses", "People", "Records")


def the_plan(opened: OpenPlan, figures: Figures) -> None:
    """Draw the plan that is open, and one of its parts."""
    changed = opened.is_changed(current_plan(), state().link)
    st.subheader(as_markdown(opened.began.name), anchor=False)
    remark(_said(opened, changed=changed))
    show_problems(saved().problems.get("plan", ()))
    _what_can_be_done(opened, changed=changed)
    parts = [part for part in PARTS if part != "People" or asks_to_sign_in()]
    part = st.segmented_control(
        "Of this plan",
        parts,
        default=parts[0],
        required=True,
        key="part of the saved plan",
        persist_state="session",
        label_visibility="collapsed",
    )
    try:
        match part:
            case "Addresses":
                addresses(opened, figures)
            case "People":
                people(opened)
            case "Records":
                records(opened, figures)
            case _:
                history(opened, figures, changed=changed)
    except StoreError as error:
        show_problems(error.problems)


def _said(opened: OpenPlan, *, changed: bool) -> str:
    whose = f" · of {words.who(opened.owner)}" if opened.owner else ""
    return f"{words.status(opened, changed=changed)}{whose}"


def _what_can_be_done(opened: OpenPlan, *, changed: bool) -> None:
    name = f"name of revision {opened.base}"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        if opened.role >= EDITOR and not opened.archived:
            st.text_input("Name", opened.began.name, key=name, max_chars=LONGEST_NAME)
            st.button(
                "Rename",
                disabled=changed,
                on_click=lambda: actions.rename(st.session_state[name]),
            )
        st.button("Save a copy", icon=":material/content_copy:", on_click=actions.duplicate)
        if opened.role >= OWNER:
            label = "Take out of the archive" if opened.archived else "Archive"
            st.button(
                sentence(label),
                icon=":material/archive:",
                on_click=lambda: actions.archive(away=not opened.archived),
            )
