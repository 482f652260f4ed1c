"""The part of a page that an edit draws anew: everything below the header."""

from collections.abc import Callable

import streamlit as st

from sla_calc import PlanError
from sla_ui.frame.address import write_address
from sla_ui.frame.messages import show_problems
from sla_ui.frame.plan_state import header_is_stale, state


def page_body(draw: Callable[[], None]) -> Callable[[], None]:
    """Make a page's body of the function that draws it.

    An edit within the body runs the body alone. When it changes what the header shows, the whole
    app runs once more. An edit that arrives after the reader has gone to another page asks for the
    former page's body; since the bodies go by one name, it gets that of the page on the screen.
    """

    @st.fragment  # one name for the bodies of all pages: see the docstring
    def body() -> None:
        if header_is_stale():
            st.rerun()
        try:
            draw()
        except PlanError as error:  # such as a database that has gone meanwhile
            show_problems(error.problems)
        write_address()  # last: any earlier, and the browser draws the page once more for it

    return body


def drawer(label: str, draw: Callable[[], None]) -> None:
    """Draw a heading that opens and closes what is below it; closed, that is not made at all.

    It is a button, since an expander is drawn anew by the browser several times in each edit.
    Whether it is open stays while the session lasts.
    """
    opened = state().opened

    def turned() -> None:
        opened.symmetric_difference_update({label})

    st.button(
        label,
        key=label,
        icon=f":material/{'expand_more' if label in opened else 'chevron_right'}:",
        type="tertiary",
        on_click=turned,
    )
    if label in opened:
        draw()
