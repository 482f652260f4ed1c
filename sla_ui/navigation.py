"""The pages, and the guard that brings a lost visitor into the frame."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st
from streamlit.navigation.page import Page

_framed: ContextVar[bool] = ContextVar("framed", default=False)


def pages() -> list[Page]:
    """Return the pages in the order of the menu, the default one first."""
    return [
        st.Page(
            "pages/lead_demand.py",
            title="Lead demand",
            icon=":material/filter_alt:",
            default=True,
        ),
        st.Page(
            "pages/streams.py",
            title="Streams and lead types",
            icon=":material/account_tree:",
        ),
    ]


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
        st.navigation(pages())
        st.rerun()
