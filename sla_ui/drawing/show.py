"""Results on the screen: charts, tables and explanations."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
import pyarrow as pa
import streamlit as st

from sla_calc import Plan
from sla_report.numbers.figures import Figures
from sla_ui.drawing.charts import Spec
from sla_ui.drawing.steps import Step
from sla_ui.drawing.text import plain
from sla_ui.frame.messages import sentence

PANEL = 250
"""[pixels] that a small chart needs."""


def show_chart(frame: pd.DataFrame, spec: Spec, takeaway: str) -> None:
    """Show a chart, and below it in words what one should see in it.

    The takeaway is for all to read, so it is no hidden text of the chart's: Streamlit makes that
    a part of the specification, and the browser would build the chart anew with each figure.
    """
    st.vega_lite_chart(
        _as_arrow(frame),
        spec,
        width="stretch",
        alt=f"Chart: {spec['title']}. What it shows is said below it.",
    )
    st.caption(sentence(takeaway))


def show_panels(panels: Iterable[tuple[pd.DataFrame, Spec]], takeaway: str) -> None:
    """Show several small charts beside each other, and below them what one should see in all."""
    with st.grid(3, gap="small", min_column_width=PANEL):
        for frame, spec in panels:
            st.vega_lite_chart(
                _as_arrow(frame),
                spec,
                width="stretch",
                alt=f"Chart: {spec['title']}. What it shows is said below the charts.",
            )
    st.caption(sentence(takeaway))


def show_steps(steps: Iterable[Step]) -> None:
    """Show how a figure was made, a line for each step."""
    rows = [
        f"| {sentence(step.what)} | {sentence(step.formula)} | **{sentence(step.result)}** |"
        for step in steps
    ]
    st.markdown("\n".join(["| What | How | Result |", "| :-- | :-- | --: |", *rows]))


def show_stage_table(frame: pd.DataFrame, plan: Plan, figures: Figures) -> None:
    """Show the promise at every stage, per stream and lead type."""
    number = st.column_config.NumberColumn
    english = _is_english(figures)
    whole = "accounting" if english else "localized"
    columns: dict[str, Any] = {
        "stream": st.column_config.TextColumn("Stream", pinned=True),
        "lead_type": st.column_config.TextColumn("Lead type", pinned=True),
        "close_rate": number("Close rate, %", format="plain" if english else "localized"),
        "revenue": number(f"Revenue, {plan.currency}", format=whole, step=1),
    } | {
        f"stage_{index}": number(plain(name, 40), format=whole, step=1)
        for index, name in enumerate(plan.stages)
    }
    st.dataframe(_as_arrow(frame), column_config=columns, hide_index=True, width="stretch")


def show_equivalents(frame: pd.DataFrame, plan: Plan) -> None:
    """Show how many leads it would take if a stream's target came from one type alone."""
    number, text = st.column_config.NumberColumn, st.column_config.TextColumn
    columns = {
        "stream": text("Stream"),
        "owed": number(f"Owed, {plan.currency}", format="localized"),
        "lead_type": text("Lead type"),
        "value": number(f"A lead brings, {plan.currency}", format="localized"),
        "leads": number("It takes … leads", format="localized"),
    }
    st.dataframe(frame, column_config=columns, hide_index=True, width="stretch")


def show_value_table(frame: pd.DataFrame, plan: Plan) -> None:
    """Show worth, cost and goal of each lead type; a dash where one is undefined."""
    number, text = st.column_config.NumberColumn, st.column_config.TextColumn
    money = plan.currency
    columns = {
        "stream": text("Stream"),
        "lead_type": text("Lead type"),
        "points": number("Points"),
        "value": number(f"Brings, {money}", format="localized"),
        "cost": number(f"Costs, {money}", format="localized"),
        "per_customer": number(f"Cost of a customer, {money}", format="localized"),
        "return": number("Return on spend", format="%.1f ×"),
        "goal_leads": number("Goal, leads", format="localized"),
        "goal_points": number("Goal, points", format="localized"),
        "goal_value": number(f"Goal, {money}", format="localized"),
        "budget": number(f"Budget, {money}", format="localized"),
    }
    st.dataframe(frame, column_config=columns, hide_index=True, width="stretch", placeholder="–")


def _is_english(figures: Figures) -> bool:
    """Tell whether the reader writes numbers as in English.

    ``localized`` writes them as any reader does, and takes the browser four times as long as the
    formats that know English numbers only.
    """
    marks = figures.vega_number_locale()
    return marks["thousands"] == "," and marks["grouping"] == [3]


def _as_arrow(frame: pd.DataFrame) -> pa.Table:
    """Return a frame as the browser gets it, without what pandas would note for its own use."""
    return pa.table({name: pa.array(column, from_pandas=True) for name, column in frame.items()})
