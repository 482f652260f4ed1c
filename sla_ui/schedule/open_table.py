"""The table in which open leads are typed, by lead type, month and stage."""

import pandas as pd
import streamlit as st

from sla_calc import Plan
from sla_ui.drawing.show import edit_table
from sla_ui.frame.messages import remark
from sla_ui.frame.plan_state import state
from sla_ui.schedule.state import ScheduleState
from sla_ui.schedule.typed import line_labels, stage_labels

CELLS = ("line", "created", "stage", "leads")


def open_table(asked: ScheduleState, plan: Plan) -> None:
    """Draw the table where open leads are typed; they stay while the session lasts."""
    if asked.own != "typed":
        return
    lines, stages = line_labels(plan), stage_labels(plan)
    eve = str(plan.start_month + -1)
    key = f"open leads@{state().generation}.{asked.drawing}"
    if key not in st.session_state:  # drawn anew
        asked.drawn = [dict(row) for row in asked.typed]
    text, choose = st.column_config.TextColumn, st.column_config.SelectboxColumn
    edit_table(
        "Open leads, as typed",
        pd.DataFrame(
            {cell: [row.get(cell, "") for row in asked.drawn] for cell in CELLS}, dtype="str"
        ),
        {
            "line": choose("Lead type", options=lines, default=lines[0]),
            "created": text("Came in", default=eve),
            "stage": choose("Stage", options=stages, default=stages[0]),
            "leads": text("Open leads", alignment="right"),
        },
        key=key,
        num_rows="dynamic",
        on_change=lambda: asked.edited(st.session_state[key]),
        alt="Open leads by lead type, month of creation and stage, to be typed.",
    )
    remark(f"An empty row at the end takes open leads; months are written as {eve}.")
