"""Both versions side by side, where somebody else has saved in the meantime."""

import streamlit as st

from sla_calc import Plan
from sla_ui.frame.messages import remark, sentence
from sla_ui.frame.plan_state import state
from sla_ui.frame.reader import figures
from sla_ui.saved import actions, words
from sla_ui.saved.changes import show_changes
from sla_ui.saved.state import Conflict, OpenPlan


def draw_conflict(opened: OpenPlan, conflict: Conflict) -> None:
    """Draw what they changed beside what the reader changed, and the three ways on."""
    with st.container(border=True):
        said = words.conflict(conflict.number, conflict.author, conflict.time)
        st.warning(sentence(said), icon=":material/call_split:")
        theirs, mine = st.columns(2, gap="large")
        with theirs:
            _side(
                f"Theirs, since revision {opened.base}", conflict.began, conflict.theirs, "theirs"
            )
        with mine:
            _side(f"Yours, since revision {opened.base}", conflict.began, state().plan, "yours")
        with st.container(horizontal=True, gap="small"):
            st.button("Keep theirs", on_click=actions.keep_theirs)
            st.button(
                f"Save mine on top, as revision {conflict.number + 1}",
                on_click=actions.save_on_top,
            )
            st.button("Save mine as a copy", on_click=actions.save_new)
        remark("Whatever you choose, theirs stays in the history, and Back brings yours again.")


def _side(title: str, before: Plan, after: Plan, key: str) -> None:
    st.markdown(f"**{sentence(title)}**")
    show_changes(before, after, figures(), key=key, in_full=False)
