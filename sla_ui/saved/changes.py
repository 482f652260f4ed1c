"""What differs between two versions of a plan, in inputs and in what follows from them."""

import pandas as pd
import streamlit as st

from sla_calc import Plan, PlanError, compare_revisions
from sla_report.numbers.figures import Figures
from sla_ui.drawing.show import show_table
from sla_ui.frame.messages import remark, show_problems
from sla_ui.saved.change_frames import in_short, input_rows, result_rows

TALL = 10
"""[rows] that stand in a table without scrolling."""


def show_changes(
    before: Plan, after: Plan, figures: Figures, *, key: str, in_full: bool = True
) -> None:
    """Draw what changed from one version to the other.

    Args:
        before: the earlier version.
        after: the later one.
        figures: how the reader writes numbers.
        key: tells the tables of a page apart.
        in_full: whether every result is a row; else the main ones are a sentence.
    """
    if before == after:
        remark("Nothing differs.")
        return
    both = (Figures(figures.locale, before.currency), Figures(figures.locale, after.currency))
    try:
        found = compare_revisions(before, after)
    except PlanError as error:  # holidays that are not known
        show_problems(error.problems)
        return
    _table(input_rows(found, both), "Input", f"inputs {key}")
    if not in_full:
        remark(in_short(found, both))
        return
    results = result_rows(found, both)
    if results.empty:
        remark("No result changes with that.")
    else:
        _table(results, "What follows", f"results {key}")


def _table(rows: pd.DataFrame, head: str, key: str) -> None:
    text = st.column_config.TextColumn
    columns = {
        "what": text(head),
        "place": text("Where"),
        "before": text("Before", alignment="right"),
        "after": text("After", alignment="right"),
    }
    told = "place" in rows and rows["place"].any()
    show_table(
        f"{head}, {key}",
        rows,
        columns,
        height="content" if len(rows) <= TALL else 380,
        column_order=[name for name in columns if name in rows and (told or name != "place")],
        key=key,
    )
