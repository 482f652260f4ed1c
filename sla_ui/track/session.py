"""The stand-up in this browser session, and its day where no lead tells one."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from sla_ui.frame.session import of_session
from sla_ui.track.state import TrackState

_KEY = "sla_stand_up"


def stand_up() -> TrackState:
    """Return what the session knows of the stand-up."""
    return of_session(_KEY, TrackState)


def today() -> date:
    """Return the day by the reader's clock."""
    try:
        return datetime.now(ZoneInfo(st.context.timezone or "UTC")).date()
    except (ZoneInfoNotFoundError, ValueError):
        return datetime.now(UTC).date()
