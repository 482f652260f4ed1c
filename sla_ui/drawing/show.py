"""Results on the screen: charts, tables and explanations."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from sla_ui.drawing.charts import Spec
from sla_ui.drawing.steps import Step
from sla_ui.drawing.take_along import note_chart, note_file, note_table
from sla_ui.frame.messages import sentence

PANEL = 250
"""[pixels] that a small chart needs."""


def show_chart(frame: pd.DataFrame, spec: Spec, takeaway: str) -> None:
    """Show a chart, and below it in words what one should see in it.

    The takeaway is for all to read, so it is no hidden text of the chart's: Streamlit makes that
    a part of the specification, and the browser would build the chart anew with each figure.
    """
    _chart(frame, spec, "below it")
    st.caption(sentence(takeaway))


def show_panels(panels: Iterable[tuple[pd.DataFrame, Spec]], takeaway: str) -> None:
    """Show several small charts beside each other, and below them what one should see in all."""
    with st.grid(3, gap="small", min_column_width=PANEL):
        for frame, spec in panels:
            _chart(frame, spec, "below the charts")
    st.caption(sentence(takeaway))


def _chart(frame: pd.DataFrame, spec: Spec, where: str) -> None:
    """Draw a chart; what it shows is said somewhere else."""
    note_chart(frame, spec)
    st.vega_lite_chart(
        _as_arrow(frame),
        spec,
        width="stretch",
        alt=f"Chart: {spec['title']}. What it shows is said {where}.",
    )


def show_table(
    title: str,
    frame: pd.DataFrame,
    columns: Mapping[str, Any],
    *,
    raw: Callable[[], pd.DataFrame] | None = None,
    heads: Mapping[str, str] | None = None,
    csv: Callable[[], bytes] | None = None,
    **look: Any,  # noqa: ANN401 - whatever Streamlit takes
) -> None:
    """Show a table.

    Args:
        title: what its file is called.
        frame: what is shown.
        columns: Streamlit's configuration of each column that is shown.
        raw: makes the table for a file, with the figures themselves; what is shown if none.
        heads: what stands above a column in the file, where that is more than on the screen.
        csv: makes the file, where it holds more than is shown.
        look: what else Streamlit is told.
    """
    if csv:
        note_file(title, csv)
    else:
        note_table(title, raw or (lambda: frame), lambda: _heads(columns, heads, look))
    st.dataframe(
        _as_arrow(frame), column_config=dict(columns), hide_index=True, width="stretch", **look
    )


def edit_table(
    title: str,
    frame: pd.DataFrame,
    columns: Mapping[str, Any],
    *,
    raw: Callable[[], pd.DataFrame] | None = None,
    heads: Mapping[str, str] | None = None,
    **look: Any,  # noqa: ANN401 - whatever Streamlit takes
) -> pd.DataFrame:
    """Show a table that one types into, and return it as it stands; arguments as above."""
    edited: pd.DataFrame = st.data_editor(
        frame, column_config=dict(columns), hide_index=True, width="stretch", **look
    )
    note_table(title, raw or (lambda: edited), lambda: _heads(columns, heads, look))
    return edited


def _heads(
    columns: Mapping[str, Any], heads: Mapping[str, str] | None, look: Mapping[str, Any]
) -> dict[str, str]:
    """Return what stands above each column that is shown; a column of menus has no heading."""
    shown = [
        name for name in look.get("column_order") or columns if isinstance(columns[name], dict)
    ]
    labels = {name: (heads or {}).get(name) or columns[name]["label"] for name in shown}
    return {name: label for name, label in labels.items() if label}


def show_steps(steps: Iterable[Step]) -> None:
    """Show how a figure was made, a line for each step."""
    rows = [
        f"| {sentence(step.what)} | {sentence(step.formula)} | **{sentence(step.result)}** |"
        for step in steps
    ]
    st.markdown("\n".join(["| What | How | Result |", "| :-- | :-- | --: |", *rows]))


def _as_arrow(frame: pd.DataFrame) -> pa.Table:
    """Return a frame as the browser gets it, without what pandas would note for its own use."""
    return pa.table({name: pa.array(column, from_pandas=True) for name, column in frame.items()})
