"""What was measured stays with the saved plan: kept with it, and taken from it again."""

from collections.abc import Callable

import streamlit as st

from sla_calc import PlanError
from sla_data.store import Record, StoreError
from sla_data.store.entries import RecordKind
from sla_report.numbers.figures import Figures
from sla_ui.frame.messages import remark, show_problems
from sla_ui.saved import sharing, words
from sla_ui.saved.access import store, visitor
from sla_ui.saved.doing import kept
from sla_ui.saved.session import saved
from sla_ui.saved.state import OpenPlan
from sla_ui.saved.words import EDITOR


def keep_with_plan(
    kind: RecordKind,
    figures: Figures,
    *,
    text: Callable[[], str] | None = None,
    take: Callable[[str], None] | None = None,
) -> None:
    """Draw what keeps a record with the saved plan, and what takes the newest one from it.

    Nothing is drawn where no saved plan is open. What is taken may be no record that can be read
    here: ``take`` raises a PlanError then, which is said.

    Args:
        kind: of the record.
        figures: how the reader writes numbers.
        text: of the record as things are; none where there is nothing to keep.
        take: puts the text of a record into the session; none where it is only shown elsewhere.
    """
    opened = saved().open
    if opened is None:
        return
    show_problems(saved().problems.get(kind, ()))
    try:
        last = newest(opened, kind)
    except StoreError as error:
        show_problems(error.problems)
        return
    with st.container(horizontal=True, gap="small"):
        if text is not None and opened.role >= EDITOR and not opened.archived:
            st.button(
                "Keep with the plan",
                key=f"keep {kind}",
                icon=":material/bookmark_add:",
                on_click=_keep,
                args=(kind, text),
            )
        if take is not None and last is not None:
            st.button(
                "Take from the plan",
                key=f"take {kind}",
                icon=":material/bookmark:",
                on_click=_take,
                args=(kind, take, last.text),
            )
    if last is not None:
        when = words.when(last.time, st.context.timezone, figures)
        remark(f"Kept with the plan {words.kept_by(last.author, when)}.")


def newest(opened: OpenPlan, kind: RecordKind) -> Record | None:
    """Return the newest record of a kind that the plan has; asked once.

    Raises:
        StoreError: it cannot be had.
    """

    def find(plan: OpenPlan) -> Record | None:
        found = store().records(plan.address, visitor(), kind, newest=1)
        return found[-1] if found else None

    return kept(opened, ("newest", kind), find)


def _keep(kind: RecordKind, text: Callable[[], str]) -> None:
    problems = saved().problems
    try:
        said = text()
    except PlanError as error:
        problems[kind] = error.problems
    else:
        sharing.add_record(kind, said)


def _take(kind: RecordKind, take: Callable[[str], None], text: str) -> None:
    problems = saved().problems
    problems.pop(kind, None)
    try:
        take(text)
    except PlanError as error:
        problems[kind] = error.problems
