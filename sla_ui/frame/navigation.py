"""The pages, and the guard that brings a lost visitor into the frame."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

ICON = Path(__file__).with_name("icon.png")

_framed: ContextVar[bool] = ContextVar("framed", default=False)


def pages() -> dict[str, list[Page]]:
    """Return the pages by the section of the menu that they stand in.

    Few sections: the browser draws each of their buttons anew three times in every edit.
    """
    return {
        "": [
            st.Page("pages/this_month.py", title="This month"),
        ],
        "Plan": [
            st.Page("pages/lead_demand.py", title="Lead demand", default=True),
            st.Page("pages/streams.py", title="Streams and lead types"),
            st.Page("pages/lead_value.py", title="Lead value"),
            st.Page("pages/lead_scoring.py", title="Lead scoring"),
            st.Page("pages/capacity.py", title="Follow-up capacity"),
            st.Page("pages/schedule.py", title="Schedule"),
            st.Page("pages/what_if.py", title="What if"),
            st.Page("pages/agreement.py", title="Agreement"),
            st.Page("pages/saved_plans.py", title="Saved plans"),
        ],
        "Measure": [
            st.Page("pages/recalibrate.py", title="Recalibrate"),
            st.Page("pages/track.py", title="Track"),
        ],
    }


def configure_page() -> None:
    """Set the tab's title and icon, before anything else is drawn.

    The icon is a picture of our own: those that Streamlit knows by name, a page's icon in the menu
    among them, are loaded from a foreign server for the tab.
    """
    st.set_page_config(page_title="SLA calculator", page_icon=ICON, layout="wide")


@contextmanager
def frame() -> Iterator[None]:
    """Mark that ``app.py`` draws the frame around what runs inside."""
    token = _framed.set(True)
    try:
        yield
    finally:
        _framed.reset(token)


def require_frame() -> None:
    """Begin a page: without the frame, register the pages and start over with it.

    With a folder called ``pages``, the first visitor of a deep link after a server start gets
    the page alone.
    """
    if not _framed.get():
        configure_page()
        st.navigation(pages())
        st.rerun()
