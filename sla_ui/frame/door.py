"""The door: where people sign in, nobody else gets any further.

It stands in ``app.py`` before anything of the app runs, in every run of the script. That is not
what guards saved plans: each action asks anew who acts.
"""

import streamlit as st

from sla_ui.frame import wishes
from sla_ui.frame.messages import remark, sentence
from sla_ui.frame.navigation import pages
from sla_ui.frame.plan_state import session_begins
from sla_ui.saved.who import asks_to_sign_in, providers, signed_in, told_email


def let_in() -> None:
    """Go on for whoever may come in; draw the door for others, and stop there."""
    if not asks_to_sign_in():
        return
    if signed_in() is not None:
        if session_begins() and not st.query_params:
            wishes.follow(pages())
        return
    page = st.navigation(pages(), position="hidden")  # so that the address stays that of its page
    wishes.note(page.url_path)
    with st.container(width=460):
        st.title("SLA calculator", anchor=False)
        if st.user.get("is_logged_in"):
            _turned_away()
        else:
            _asked_in()
    st.stop()


def draw_way_out() -> None:
    """Draw who has signed in, and the way out; nothing where nobody has to."""
    email = signed_in()
    if email is not None:
        remark(f"Signed in as {email}")
        st.button("Sign out", icon=":material/logout:", on_click=_sign_out, width="stretch")


def _asked_in() -> None:
    st.markdown(
        "What marketing and sales promise each other. This server is for invited people: sign in "
        "to come in."
    )
    for name in providers():
        st.button(
            sentence(f"Sign in with {name}" if name else "Sign in"),
            type="primary",
            icon=":material/login:",
            on_click=_sign_in,
            args=(name,),
        )


def _turned_away() -> None:
    email = told_email()
    who = f"You are signed in as {email}. " if email else ""
    st.warning(
        sentence(
            f"{who}This address may not come in here. Sign out and use another one, or ask whoever "
            "runs this server."
        ),
        icon=":material/lock:",
    )
    st.button("Sign out", icon=":material/logout:", on_click=_sign_out)


def _sign_in(name: str) -> None:
    st.login(name or None)


def _sign_out() -> None:
    st.logout()
