"""What this browser session knows of saved plans."""

import streamlit as st

from sla_ui.saved.state import SavedState

_KEY = "sla_saved"


def saved() -> SavedState:
    """Return what the session knows of saved plans."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = SavedState()
    known: SavedState = st.session_state[_KEY]
    return known
