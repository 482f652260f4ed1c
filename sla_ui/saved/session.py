"""What this browser session knows of saved plans."""

from sla_ui.frame.session import of_session
from sla_ui.saved.state import SavedState

_KEY = "sla_saved"


def saved() -> SavedState:
    """Return what the session knows of saved plans."""
    return of_session(_KEY, SavedState)
