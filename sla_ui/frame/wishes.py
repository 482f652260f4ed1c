"""Where somebody wanted to go who had to sign in first: a sign-in always ends at the first page.

It is noted under the random number that Streamlit gives each browser, for as long as a sign-in
takes. Without that number, the link has to be opened once more.
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from time import monotonic
from typing import NamedTuple

import streamlit as st
from streamlit.navigation.page import Page
from streamlit.web.server.starlette.starlette_app_utils import decode_xsrf_token_string

BROWSER = "_streamlit_xsrf"
MOST = 1_000
LONGEST = 20_000
"""[characters] of the parameters of one address."""
LASTS = 900.0
"""[seconds]"""


class Wish(NamedTuple):
    """A page with the parameters of its address, and when it was asked for [seconds]."""

    page: str
    query: dict[str, str]
    noted: float


def note(page: str) -> None:
    """Note which page is asked for at the door.

    Args:
        page: its path; nothing for the first page.
    """
    browser, query = _browser(), st.query_params.to_dict()
    if browser and (page or query) and sum(map(len, query.values())) <= LONGEST:
        wishes = _wishes()
        wishes[browser] = Wish(page, query, monotonic())
        while len(wishes) > MOST:
            wishes.popitem(last=False)


def follow(pages: Mapping[str, Sequence[Page]]) -> None:
    """Go where this browser wanted to go before the sign-in, if it did; once."""
    browser = _browser()
    wish = _wishes().pop(browser, None) if browser else None
    if wish is None or monotonic() - wish.noted > LASTS:
        return
    st.navigation(dict(pages), position="hidden")
    for page in (each for section in pages.values() for each in section):
        if page.url_path == wish.page:
            st.switch_page(page, query_params=wish.query)


def _browser() -> bytes | None:
    """Return the browser's random number; its cookie hides that behind another one each time."""
    cookie = st.context.cookies.get(BROWSER)
    return decode_xsrf_token_string(cookie)[0] if cookie else None


@st.cache_resource(show_spinner=False)
def _wishes() -> "OrderedDict[bytes, Wish]":
    return OrderedDict()
