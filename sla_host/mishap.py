"""What a visitor reads when something went wrong that nobody foresaw."""

import logging
from secrets import choice

import streamlit as st

from sla_host.logs import tell

LETTERS = "23456789CDFGHJKMPQRTVWXY"
"""None that looks like another one, and no vowels."""

LENGTH = 6


def mishap(error: Exception) -> bool:
    """Write an error to the log, and show the visitor a number under which it is found there.

    Returns:
        That it has been shown.
    """
    reference = "".join(choice(LETTERS) for _ in range(LENGTH))
    tell(logging.ERROR, "mishap", error, reference=reference)
    st.error(
        f"Something went wrong here. Your plan is in the address bar: reload the page or go Back, "
        f"and it is there again. If this happens once more, tell whoever runs this server the "
        f"reference {reference}.",
        icon=":material/error:",
    )
    return True
