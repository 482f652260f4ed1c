"""How long a lead table stays: as long as its session, and no file of it longer.

Python's own clearing up is not enough: what the first session of a server holds is frozen with the
server's own objects (see ``warm_up``). So Streamlit says when a browser leaves; unless it is back
by the time that Streamlit forgets the session, the table's files go.
"""

from threading import Timer

import streamlit as st

from sla_ui.frame.session import of_session
from sla_ui.lead_table.state import RecalibrationState

_KEY = "sla_recalibration"
_MARGIN = 5
"""[seconds] after which a session that Streamlit may forget is forgotten."""


def recalibration() -> RecalibrationState:
    """Return the session's lead table, and what is known about it."""
    known = of_session(_KEY, RecalibrationState)
    _stays(known)
    return known


def leaves(known: RecalibrationState, after: float | None = None) -> None:
    """Have the table closed some time after its browser has left.

    Args:
        known: the session's lead table.
        after: by default when Streamlit forgets the session [seconds].
    """
    returns(known)
    wait = st.get_option("server.disconnectedSessionTTL") + _MARGIN if after is None else after
    known.leaving = Timer(wait, known.close)
    known.leaving.daemon = True
    known.leaving.start()


def returns(known: RecalibrationState) -> RecalibrationState:
    """Have the table stay: its browser is there."""
    if known.leaving is not None:
        known.leaving.cancel()
        known.leaving = None
    return known


@st.cache_resource(scope="session", on_release=leaves, show_spinner=False)
def _stays(_known: RecalibrationState) -> RecalibrationState:
    """Note that a browser is there; Streamlit forgets that when it leaves."""
    return returns(_known)
