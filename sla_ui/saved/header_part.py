"""What the header says of a saved plan: whether all is saved, and how it is saved."""

import streamlit as st

from sla_ui.frame.messages import sentence, show_problems
from sla_ui.frame.plan_state import state
from sla_ui.saved.session import saved
from sla_ui.saved.state import OpenPlan
from sla_ui.saved.words import EDITOR, status

LONGEST_NOTE = 500


def draw_status() -> None:
    """Draw whether all is saved, and where it is saved; nothing of a plan that is not."""
    known = saved()
    if known.waiting is not None:
        from sla_ui.saved.opening import try_again  # noqa: PLC0415 - brings the store

        st.button("Try again", icon=":material/refresh:", on_click=try_again)
    opened = known.open
    if opened is None:
        return
    plan = state()
    changed = opened.is_changed(plan.plan, plan.link)
    st.caption(sentence(status(opened, changed=changed)), width="content")
    if not changed:
        return
    if opened.conflict is not None:  # the ways on stand below
        return
    if opened.role >= EDITOR and not opened.archived:
        _save_menu(opened)
    else:
        _copy_button()


def draw_refusals() -> None:
    """Draw why something could not be saved, and both versions where somebody else was sooner."""
    known = saved()
    show_problems(known.problems.get("save", ()))
    show_problems(known.problems.get("share", ()))
    if known.open is not None and known.open.conflict is not None:
        from sla_ui.saved.conflict import draw_conflict  # noqa: PLC0415 - seldom needed

        draw_conflict(known.open, known.open.conflict)


def _save_menu(opened: OpenPlan) -> None:
    from sla_ui.saved.actions import save  # noqa: PLC0415 - brings the store

    with st.popover("Save", type="primary", key=f"save {state().generation}.{opened.base}"):
        note = f"note {opened.base}"
        st.text_input(
            "What has changed, if you like", key=note, max_chars=LONGEST_NOTE, persist_state=None
        )
        st.button(
            f"Save as revision {opened.base + 1}",
            type="primary",
            icon=":material/save:",
            on_click=lambda: save(st.session_state.get(note, "")),
            width="stretch",
        )


def _copy_button() -> None:
    from sla_ui.saved.actions import save_new  # noqa: PLC0415 - brings the store

    st.button("Save as your own copy", icon=":material/content_copy:", on_click=save_new)
