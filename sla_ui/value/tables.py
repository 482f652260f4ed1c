"""The table of what leads are worth."""

from functools import partial

import streamlit as st

from sla_calc import LeadValue, Plan
from sla_ui.drawing.show import show_table
from sla_ui.value import frames as value_frames


def show_value_table(plan: Plan, values: tuple[LeadValue, ...]) -> None:
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
    show_table(
        "Worth, cost and goal",
        value_frames.value_table(values),
        columns,
        raw=partial(value_frames.value_table, values, exact=True),
        placeholder="–",
    )
