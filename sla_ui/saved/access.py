"""Where saved plans are, and who asks for them: both found out anew for each action."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from sla_data.store import StoreUnavailableError, Visitor
from sla_host.settings import settings
from sla_ui.saved.who import signed_in

if TYPE_CHECKING:
    from sla_data.store import PlanStore

OFF = (
    "Saved plans are switched off on this server. The link in the address bar holds the whole "
    "plan; Download as a file keeps it as well."
)


def is_on() -> bool:
    """Tell whether plans can be saved on this server."""
    return settings().store


def store() -> PlanStore:
    """Return the store of saved plans.

    Raises:
        StoreError: it is switched off, or cannot be reached.
    """
    if not is_on():
        raise StoreUnavailableError(OFF)
    return _opened(settings().store_url.get_secret_value())


def visitor() -> Visitor:
    """Return who acts, as the sign-in or this machine's settings say at this moment."""
    return Visitor(email=signed_in(), local=settings().listed)


@st.cache_resource(show_spinner=False, on_release=lambda store: store.close())
def _opened(url: str) -> PlanStore:
    """Open the store once for the server; what fails is tried again the next time."""
    from sla_data.store import PlanStore  # noqa: PLC0415 - brings the database

    return PlanStore.open(url)


def close() -> None:
    """Close the store; the next action opens it anew."""
    _opened.clear()
