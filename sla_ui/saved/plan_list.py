"""The saved plans that a visitor may open, one below the other."""

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from sla_data.store import StoreError
from sla_report.numbers.figures import Figures
from sla_ui.drawing.text import as_markdown, plain
from sla_ui.frame.messages import remark, sentence, show_problems
from sla_ui.saved import words
from sla_ui.saved.access import store, visitor
from sla_ui.saved.opening import open_entry
from sla_ui.saved.session import saved
from sla_ui.saved.who import asks_to_sign_in

MOST_LISTED = 25
"""More are found by typing a part of their name."""

LONGEST_NAME = 60


class Row(NamedTuple):
    """One plan in the list.

    Attributes:
        plan_id: which plan.
        address: that opens it.
        name: of the plan.
        more: what stands below its name.
    """

    plan_id: str
    address: str
    name: str
    more: str


def plan_list(figures: Figures) -> None:
    """Draw the plans that this visitor may see, each with a button that opens it."""
    known = saved()
    show_problems(known.problems.get("list", ()))
    away = st.toggle("Archived ones", key="archived plans", persist_state="session")
    try:
        rows = _rows(figures, archived=away)
    except StoreError as error:
        show_problems(error.problems)
        return
    if len(rows) > MOST_LISTED:
        part = st.text_input("A part of the name", key="part of a plan’s name", type="search")
        rows = [row for row in rows if (part or "").casefold() in row.name.casefold()]
    for row in rows[:MOST_LISTED]:
        _draw(row, open_now=known.open is not None and known.open.plan_id == row.plan_id)
    remark(_what_is_listed(rows))


def _rows(figures: Figures, *, archived: bool) -> list[Row]:
    """Return the plans that the person may see, then those that were opened by an address."""
    entries = store().plans(visitor(), archived=archived)
    zone = st.context.timezone
    rows = [
        Row(
            entry.plan_id,
            entry.plan_id,
            entry.name,
            f"Revision {entry.revision}, {words.when(entry.saved, zone, figures)}"
            + (f", {words.who(entry.author)}" if entry.author else ""),
        )
        for entry in entries
    ]
    listed = {row.plan_id for row in rows}
    if not archived:
        rows += [
            Row(plan_id, seen.address, seen.name, "Opened in this session")
            for plan_id, seen in saved().visited.items()
            if plan_id not in listed
        ]
    return rows


def _draw(row: Row, *, open_now: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(gap=None):
            st.markdown(f"**{as_markdown(row.name, LONGEST_NAME)}**")
            st.caption(sentence(row.more))
        st.button(
            "Open",
            key=f"open {row.plan_id}",
            disabled=open_now,
            on_click=open_entry,
            args=(row.address,),
            help=f"Opens {as_markdown(plain(row.name, LONGEST_NAME))}",
        )


def _what_is_listed(rows: Sequence[Row]) -> str:
    if len(rows) > MOST_LISTED:
        return f"{len(rows) - MOST_LISTED} more: type a part of the name."
    if asks_to_sign_in() or visitor().local:
        return "" if rows else "No plan is saved yet. Share and save, above, saves the one you see."
    return (
        "A saved plan is found by its short address: keep those that you were given. What was "
        "opened in this session stands here."
    )
