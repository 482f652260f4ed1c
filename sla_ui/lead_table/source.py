"""Where leads come from: a file, two files, a warehouse, an example; and reading them."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

import sla_data
from sla_calc import Plan
from sla_data import LeadTableError, Mapping, mapping_from_json
from sla_data.example_export import NAME, example_export
from sla_ui.drawing.text import plain
from sla_ui.frame.messages import show_problems
from sla_ui.frame.page_body import drawer
from sla_ui.frame.plan_state import state
from sla_ui.lead_table.state import RecalibrationState, Wish
from sla_ui.lead_table.warehouse_sources import LeadSource, lead_sources, open_source

if TYPE_CHECKING:
    from sla_data import LeadTable

KINDS = ["csv", "xlsx", "xls", "ods", "parquet", "tsv", "txt", "gz", "zip"]
READ, SAVED, DEALS = "reading", "saved mapping", "deals"
SEVERAL = "Deals in another file, or a saved mapping"


def drop_zone(known: RecalibrationState, what: str = "Last month’s leads") -> None:
    """Draw where a file can be dropped, and what happens to it."""
    show_problems(known.problems.get(READ, ()))
    several = SEVERAL in state().opened
    key = f"leads file {known.revision}"
    st.file_uploader(
        what,  # the box itself says which kinds, and how large; on a phone it cuts the last ones
        type=KINDS,
        key=key,
        help="CSV, TSV, TXT, XLSX, XLS, ODS or Parquet, as it is or packed as GZ or ZIP.",
        on_change=None if several else partial(_dropped, known, key),
    )
    drawer(SEVERAL, lambda: _more_files(known, key))
    _warehouses(known)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button("Try the example", on_click=partial(_try, known))
        st.caption("Leads of the example plan, generated: they are nobody’s.", width="content")
    st.caption(
        "A file stays in this session’s memory and temporary files, which go when the session "
        "ends. Nothing of it is stored on the server otherwise, sent anywhere, or put in the link."
    )


def _more_files(known: RecalibrationState, key: str) -> None:
    """Draw where the deals and a mapping are dropped; they are read when all are there."""
    show_problems(known.problems.get(SAVED, ()))
    deals, mapping = st.columns(2, gap="medium")
    deals.file_uploader("Deals, if they are in a file of their own", KINDS, key=f"{key} {DEALS}")
    mapping.file_uploader("A mapping that was saved before", ["json"], key=f"{key} {SAVED}")
    st.button(
        "Read these files",
        type="primary",
        disabled=st.session_state.get(key) is None,
        on_click=partial(_dropped, known, key),
    )


def _warehouses(known: RecalibrationState) -> None:
    """Offer the tables that the server's secrets name."""
    names = list(lead_sources())
    if not names:
        return
    key = f"warehouse {known.revision}"
    st.selectbox(
        "Or a table of your warehouse",
        names,
        index=None,
        format_func=plain,
        placeholder="Choose a table",
        key=key,
        on_change=lambda: _ask_warehouse(known, st.session_state[key]),
    )


def _ask_warehouse(known: RecalibrationState, name: str | None) -> None:
    """Wish for a table of the warehouse."""
    source = lead_sources().get(name or "")
    if source is not None:
        known.wish = Wish(source, name or "")


def read(known: RecalibrationState, plan: Plan, count: Callable[["LeadTable"], object]) -> None:
    """Read the table that is wished for, and say how far that is; the plan is not touched.

    Args:
        known: the session's lead table.
        plan: whose stages are looked for.
        count: what the page needs of the table, where no question about it is open.
    """
    wish, known.wish = known.wish, None
    if wish is None:
        return
    bar = st.progress(0.0, "Reading …")

    def told(share: float, words: str) -> None:
        bar.progress(min(max(share, 0.0), 1.0), _said(words))

    _try_to(known, READ, partial(_open, known, wish, plan, told, count))
    bar.empty()


def counted(
    known: RecalibrationState, count: Callable[["LeadTable"], object], *, ready: bool
) -> bool:
    """Count what the page needs of the table, if that is still to be done.

    Args:
        known: the session's lead table.
        count: what the page needs of it.
        ready: whether that is known already.

    Returns:
        Whether it could be counted.
    """
    table = known.table
    if table is None or table.questions:
        return False
    if ready:
        return True
    with st.spinner("Counting …"):
        return _try_to(known, READ, lambda: count(table))


def _open(
    known: RecalibrationState,
    wish: Wish,
    plan: Plan,
    told: Callable[[float, str], None],
    count: Callable[["LeadTable"], object],
) -> None:
    source = wish.source
    if isinstance(source, LeadSource):
        told(0.1, f"Asking {wish.name}")
        source = open_source(source)
    table = sla_data.read_leads(
        source,
        wish.mapping,
        deals=wish.deals,
        name=wish.name,
        sheet=wish.sheet,
        stages=plan.stages,
        progress=told,
    )
    known.take_over(table, wish)
    if not table.questions:
        told(0.9, "Counting")
        count(table)


def _try_to(known: RecalibrationState, what: str, do: Callable[[], object]) -> bool:
    """Do something with a file; what goes wrong is said instead."""
    try:
        do()
    except LeadTableError as error:
        known.problems[what] = error.problems
        return False
    known.problems.pop(what, None)
    return True


def _dropped(known: RecalibrationState, key: str) -> None:
    """Wish for the file that was dropped, with the others that are there."""
    file, deals, saved = (
        st.session_state.get(each) for each in (key, f"{key} {DEALS}", f"{key} {SAVED}")
    )
    mapping: list[Mapping] = []
    if saved is not None and not _try_to(
        known, SAVED, lambda: mapping.append(mapping_from_json(saved.getvalue()))
    ):
        return
    if file is not None:
        known.wish = Wish(file, file.name, deals, mapping[0] if mapping else None)


def _try(known: RecalibrationState) -> None:
    known.wish = Wish(example_export(), NAME)


def _said(words: str) -> str:
    return f"{plain(words).rstrip('.')} …"
