"""Who has signed in, and whether they may come in."""

import re
from collections.abc import Mapping

import streamlit as st

from sla_host.settings import settings

_MAILBOX = re.compile(r"[^\s@]{1,64}@[^\s@]{1,253}")


def asks_to_sign_in() -> bool:
    """Tell whether this server has people sign in at all."""
    return settings().sign_in


def providers() -> list[str]:
    """Return the names of those whom one may sign in with; an empty one is the only one."""
    section = st.secrets.get("auth", {})
    named = [name for name, each in section.items() if isinstance(each, Mapping)]
    kept = [name for name in named if "server_metadata_url" in section[name]]
    return kept if kept and "server_metadata_url" not in section else ["", *kept]


def told_email() -> str | None:
    """Return the address that the identity provider tells of whoever signed in."""
    if not st.user.get("is_logged_in"):
        return None
    email = st.user.get("email")
    return email.strip() if isinstance(email, str) and _MAILBOX.fullmatch(email.strip()) else None


def signed_in() -> str | None:
    """Return the verified address of whoever signed in and may come in; ``None`` otherwise.

    An address that the provider calls unverified is nobody's: anybody could have claimed it.
    """
    if not asks_to_sign_in():
        return None
    email = told_email()
    if email is None or not _verified(st.user.get("email_verified")):
        return None
    return email if settings().lets_in(email) else None


def _verified(told: object) -> bool:
    """Tell whether an address counts as verified: many providers say nothing of it."""
    return told is None or told is True or str(told).lower() == "true"
