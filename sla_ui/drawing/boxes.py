"""Large figures, each in a box with what it is above and what goes with it below."""

from collections.abc import Iterable

import streamlit as st

from sla_ui.frame.messages import sentence


def show_box(label: str, figure: str, more: str) -> None:
    """Draw a figure.

    Args:
        label: what it is, harmless as Markdown.
        figure: as it is read.
        more: what goes with it.
    """
    st.metric(
        label, sentence(figure), sentence(more), delta_color="off", delta_arrow="off", border=True
    )


def show_boxes(boxes: Iterable[tuple[str, str, str]]) -> None:
    """Draw figures side by side, each told as :func:`show_box` takes it."""
    with st.container(horizontal=True, gap="small"):
        for label, figure, more in boxes:
            show_box(label, figure, more)
