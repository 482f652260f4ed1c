"""The tables of what is owed: stage by stage, and if it were all one type."""

from functools import partial
from typing import Any

import streamlit as st

from sla_calc import LeadDemand, LeadValue, Plan
from sla_report.numbers.figures import Figures
from sla_ui.demand import frames
from sla_ui.drawing.show import show_table
from sla_ui.drawing.text import plain


def show_stage_table(plan: Plan, demand: LeadDemand, figures: Figures) -> None:
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
    show_table(
        "The promise at every stage",
        frames.stage_table(plan, demand),
        columns,
        raw=partial(frames.stage_table, plan, demand, exact=True),
    )


def show_equivalents(plan: Plan, demand: LeadDemand, values: tuple[LeadValue, ...]) -> None:
    """Show how many leads it would take if a stream's target came from one type alone."""
    number, text = st.column_config.NumberColumn, st.column_config.TextColumn
    columns = {
        "stream": text("Stream"),
        "owed": number(f"Owed, {plan.currency}", format="localized"),
        "lead_type": text("Lead type"),
        "value": number(f"A lead brings, {plan.currency}", format="localized"),
        "leads": number("It takes … leads", format="localized"),
    }
    show_table(
        "If it were all one type",
        frames.equivalents(demand, values),
        columns,
        raw=partial(frames.equivalents, demand, values, exact=True),
        heads={"leads": "It takes, leads"},
    )


def _is_english(figures: Figures) -> bool:
    """Tell whether the reader writes numbers as in English.

    ``localized`` writes them as any reader does, and takes the browser four times as long as the
    formats that know English numbers only.
    """
    marks = figures.vega_number_locale()
    return marks["thousands"] == "," and marks["grouping"] == [3]
