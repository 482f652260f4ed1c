"""What the page *Recalibrate* shows before there is a file: what one gets for it."""

import streamlit as st

from sla_ui.frame.messages import remark, sentence

GAINS = {
    "Plan beside data": "Each conversion rate, deal size, sales cycle, mix and cost of the plan "
    "next to what the leads say, with its interval and of how many.",
    "Your choice": "Take the data’s figure, keep the plan’s, or blend the two, row by row. The "
    "leads owed are shown before anything is applied.",
    "What the file hides": "Leads too young to have closed, deals without an amount, names spelled "
    "in two ways, rows that cannot be read: all are told, and none is lost.",
}


def gains() -> None:
    """Say what a file of leads is good for."""
    st.subheader("What you get", anchor=False)
    with st.grid(len(GAINS), gap="small", min_column_width=260):
        for title, text in GAINS.items():
            with st.container(border=True, height="stretch"):
                st.markdown(f"**{sentence(title)}**")
                remark(text)
