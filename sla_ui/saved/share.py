"""The part of the menu *Share and save* that is about short addresses."""

from urllib.parse import urlsplit

import streamlit as st

from sla_host.settings import settings
from sla_ui.frame.messages import remark, sentence
from sla_ui.saved import actions, sharing
from sla_ui.saved.access import OFF, is_on
from sla_ui.saved.session import saved
from sla_ui.saved.state import AT, OpenPlan
from sla_ui.saved.words import EDITOR, KINDS, OWNER, keep

VIEW_PAGE = "this_month"
"""Where an address leads that only views."""


def short_addresses() -> None:
    """Draw how the plan is saved here, and its short addresses."""
    if not is_on():
        remark(OFF)
        return
    st.markdown("**A short address**")
    opened = saved().open
    if opened is None:
        _offer("Save this plan here")
        remark(
            "Gives two short addresses, one to edit and one to view only, and a history of what "
            "was saved."
        )
        return
    _told(opened)
    if opened.role >= EDITOR:
        _make(opened)
    _offer("Save as your own copy")
    st.page_link("pages/saved_plans.py", label="History, addresses, people")


def address(text: str) -> str:
    """Return a short address as one opens it; one to view leads to *This month*."""
    page = VIEW_PAGE if text.startswith("v") else ""
    return f"{_base()}/{page}?{AT}={text}"


def told_once(opened: OpenPlan) -> None:
    """Draw the addresses that were made in this session, until they are hidden."""
    for kind, text in opened.told.items():
        st.caption(sentence(KINDS[kind]))
        st.code(address(text), language=None, wrap_lines=True)
    if opened.told:
        remark(keep(opened.told))
        st.button("They are copied: hide them", type="tertiary", on_click=sharing.hide_addresses)


def _told(opened: OpenPlan) -> None:
    if opened.told:
        told_once(opened)
        return
    if opened.address.startswith("p"):
        remark("You see this plan by who you are. Make an address to pass it on.")
        return
    kind = "view" if opened.address.startswith("v") else "edit"
    remark(f"{KINDS[kind]}: the address by which you came")
    st.code(address(opened.address), language=None, wrap_lines=True)


def _make(opened: OpenPlan) -> None:
    with st.container(horizontal=True, gap="small"):
        st.button("New address to view", on_click=lambda: sharing.make_address("view"))
        if opened.role >= OWNER:
            st.button("New address to edit", on_click=lambda: sharing.make_address("edit"))


def _offer(label: str) -> None:
    st.button(
        label,
        icon=":material/save:",
        on_click=actions.save_new,
        width="stretch",
    )


def _base() -> str:
    """Return where the app is: as its operator says, else as the visitor's browser does."""
    public = settings().public_address
    if public:
        return public.rstrip("/")
    parts = urlsplit(st.context.url or "")
    folder = parts.path.rpartition("/")[0]
    return f"{parts.scheme}://{parts.netloc}{folder}" if parts.netloc else ""
