"""The revisions of the open plan: side by side, what changed between two, and the way back."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from sla_calc import Plan
from sla_data.store import Revision
from sla_report.numbers.figures import Figures
from sla_ui.drawing.show import show_table
from sla_ui.drawing.text import plain
from sla_ui.frame.messages import remark, sentence, show_problems
from sla_ui.saved import actions, words
from sla_ui.saved.access import store, visitor
from sla_ui.saved.changes import show_changes
from sla_ui.saved.doing import kept
from sla_ui.saved.session import saved
from sla_ui.saved.state import OpenPlan
from sla_ui.saved.words import EDITOR

TALL = 12
"""[rows] that stand in the table without scrolling."""


def history(opened: OpenPlan, figures: Figures, *, changed: bool) -> None:
    """Draw the revisions, two of them compared, and the button that brings one back."""
    show_problems(saved().problems.get("history", ()))
    revisions = kept(opened, "history", lambda it: store().history(it.address, visitor()))
    columns = {
        "number": st.column_config.TextColumn("Revision", alignment="right", width="small"),
        "time": st.column_config.TextColumn("Saved"),
        "author": st.column_config.TextColumn("By"),
        "note": st.column_config.TextColumn("Note", width="large"),
    }
    known = any(each.author for each in revisions)
    show_table(
        "Revisions",
        revision_rows(revisions, st.context.timezone, figures),
        columns,
        height="content" if len(revisions) <= TALL else 440,
        column_order=[name for name in columns if known or name != "author"],
    )
    if len(revisions) > 1:
        _compared(opened, revisions, figures, changed=changed)


def revision_rows(
    revisions: Sequence[Revision], zone: str | None, figures: Figures
) -> pd.DataFrame:
    """Return the revisions. Columns, all text: ``number``, ``time``, ``author``, ``note``."""
    return pd.DataFrame(
        {
            "number": [str(each.number) for each in revisions],
            "time": [words.when(each.time, zone, figures) for each in revisions],
            "author": [words.who(each.author) for each in revisions],
            "note": [_note(each) for each in revisions],
        }
    )


def plan_of(opened: OpenPlan, number: int) -> Plan:
    """Return the plan of a revision; asked once.

    Raises:
        StoreError: it cannot be had.
    """
    if number == opened.base:
        return opened.began
    _, plan = kept(
        opened, ("revision", number), lambda it: store().revision(it.address, visitor(), number)
    )
    return plan


def _note(revision: Revision) -> str:
    restored = revision.restored_from
    back = f"Revision {restored} again. " if restored is not None else ""
    return f"{back}{plain(revision.note, 300) if revision.note else ''}".strip()


def _compared(
    opened: OpenPlan, revisions: Sequence[Revision], figures: Figures, *, changed: bool
) -> None:
    """Draw what changed between two revisions; the earlier one can be brought back."""
    st.subheader("What changed between two", anchor=False)
    with st.container(horizontal=True, gap="small"):
        before = _pick("From", revisions, 1, figures)
        after = _pick("To", revisions, 0, figures)
    show_changes(plan_of(opened, before), plan_of(opened, after), figures, key="revisions")
    newest = revisions[0].number
    if opened.role < EDITOR or opened.archived or before == newest:
        return
    st.button(
        sentence(f"Bring revision {before} back"),
        icon=":material/history:",
        disabled=changed,
        on_click=actions.restore,
        args=(before,),
    )
    remark(
        "Save your changes first, or leave them by going Back: this shows another plan."
        if changed
        else f"It becomes revision {newest + 1}; those in between stay."
    )


def _pick(label: str, revisions: Sequence[Revision], at: int, figures: Figures) -> int:
    """Draw a choice among the revisions; it begins anew when one more was saved."""
    called = {each.number: _called(each, figures) for each in revisions}
    key = f"{label} of {revisions[0].number}"
    return st.selectbox(label, list(called), index=at, format_func=called.__getitem__, key=key)


def _called(revision: Revision, figures: Figures) -> str:
    time = words.when(revision.time, st.context.timezone, figures)
    by = f" · {words.who(revision.author)}" if revision.author else ""
    return f"{revision.number} · {time}{by}"
