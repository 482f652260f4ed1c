"""What a part of the app knows in this browser session, and nobody else's."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

Known = TypeVar("Known")


def of_session(key: str, begin: Callable[[], Known]) -> Known:
    """Return what the session knows by a key; in a new session what it begins with."""
    if key not in st.session_state:
        st.session_state[key] = begin()
    known: Known = st.session_state[key]
    return known
