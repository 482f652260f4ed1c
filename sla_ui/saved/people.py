"""Who may open the plan: its addresses, and the people who are named for it."""

import pandas as pd
import streamlit as st

from sla_data.store import AddressEntry, Person, Record, Role
from sla_data.store.entries import RecordKind
from sla_report.numbers.figures import Figures
from sla_ui.drawing.show import show_table
from sla_ui.drawing.text import as_markdown, plain
from sla_ui.frame.messages import remark, sentence, show_problems
from sla_ui.saved import sharing, words
from sla_ui.saved.access import store, visitor
from sla_ui.saved.doing import kept
from sla_ui.saved.session import saved
from sla_ui.saved.share import told_once
from sla_ui.saved.state import OpenPlan
from sla_ui.saved.words import EDITOR, KINDS, OWNER, ROLES

LONGEST_EMAIL = 254
MOST_RECORDS = 20
"""Of one kind that are listed, the newest."""


def addresses(opened: OpenPlan, figures: Figures) -> None:
    """Draw the addresses that were handed out, with what makes and revokes them."""
    show_problems(saved().problems.get("addresses", ()))
    if opened.role < EDITOR:
        remark("Who may edit the plan sees its addresses.")
        return
    entries = kept(opened, "addresses", lambda it: store().addresses(it.address, visitor()))
    for entry in entries:
        _address(entry, opened, figures)
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Make one to view", key="make view", on_click=lambda: sharing.make_address("view")
        )
        if opened.role >= OWNER:
            st.button(
                "Make one to edit", key="make edit", on_click=lambda: sharing.make_address("edit")
            )
    told_once(opened)


def people(opened: OpenPlan) -> None:
    """Draw who is named for the plan, and how somebody is."""
    show_problems(saved().problems.get("people", ()))
    if opened.role < EDITOR:
        remark("Who may edit the plan sees who is named for it.")
        return
    if opened.owner is None:
        remark("This plan has no owner: whoever holds its edit address may do all with it.")
        st.button("Make it mine", icon=":material/key:", on_click=sharing.adopt)
    named = kept(opened, "people", lambda it: store().people(it.address, visitor()))
    for person in named:
        _person(person, opened)
    if opened.role >= OWNER:
        _name_somebody()


def records(opened: OpenPlan, figures: Figures) -> None:
    """Draw what belongs to the plan beside its revisions, newest first."""
    found = kept(opened, "records", _records)
    if not found:
        remark(
            "Nothing yet. Recalibrate keeps its records with the plan, Track the closed months "
            "and where the month stands."
        )
        return
    zone = st.context.timezone
    show_table(
        "Records",
        pd.DataFrame(
            {
                "what": [RECORDS[each.kind] for each in found],
                "time": [words.when(each.time, zone, figures) for each in found],
                "author": [words.who(each.author) for each in found],
            }
        ),
        {
            "what": st.column_config.TextColumn("What"),
            "time": st.column_config.TextColumn("Kept"),
            "author": st.column_config.TextColumn("By"),
        },
    )


RECORDS: dict[RecordKind, str] = {
    "calibration": "Calibrations",
    "months": "Closed months",
    "standing": "Where the month stands",
}


def _records(opened: OpenPlan) -> list[Record]:
    """Return the plan's records of every kind, newest first."""
    found: list[Record] = []
    for kind in RECORDS:
        found += store().records(opened.address, visitor(), kind, newest=MOST_RECORDS)
    return sorted(found, key=lambda each: each.time, reverse=True)


def _address(entry: AddressEntry, opened: OpenPlan, figures: Figures) -> None:
    made = words.when(entry.made, st.context.timezone, figures)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(gap=None):
            st.markdown(
                f"{sentence(KINDS[entry.kind])} · **…{as_markdown(plain(entry.ending, 8))}**"
            )
            gone = ", revoked" if entry.revoked else ""
            st.caption(sentence(f"Made {words.kept_by(entry.made_by, made)}{gone}"))
        if opened.role >= OWNER and entry.revoked is None:
            st.button("Revoke", key=f"revoke {entry.id}", on_click=sharing.revoke, args=(entry.id,))


def _person(person: Person, opened: OpenPlan) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        may = "owner" if person.role == Role.OWNER else f"may {ROLES[int(person.role)]}"
        st.markdown(f"**{as_markdown(person.email)}**  {sentence(may)}")
        if opened.role >= OWNER and person.role != Role.OWNER:
            st.button(
                "Remove",
                key=f"remove {person.email}",
                on_click=sharing.remove_person,
                args=(person.email,),
            )


def _name_somebody() -> None:
    drawing = saved().drawing
    email, role = f"person {drawing}", f"person may {drawing}"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input("E-mail address", key=email, max_chars=LONGEST_EMAIL)
        st.segmented_control(
            "may",
            [int(Role.VIEWER), int(Role.EDITOR)],
            default=int(Role.VIEWER),
            required=True,
            format_func=ROLES.__getitem__,
            key=role,
        )
        st.button("Name", on_click=lambda: _named(email, role))


def _named(email: str, role: str) -> None:
    sharing.name_person(st.session_state[email], st.session_state[role] or int(Role.VIEWER))
    if "people" not in saved().problems:
        saved().drawing += 1
