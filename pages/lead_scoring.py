"""Lead scoring: how fit and interest make points, and from when on a lead is an MQL."""

import streamlit as st

from sla_ui.drawing.show import show_chart
from sla_ui.frame.messages import sentence
from sla_ui.frame.navigation import require_frame
from sla_ui.frame.page_body import page_body
from sla_ui.frame.plan_state import current_plan
from sla_ui.frame.reader import figures
from sla_ui.value import charts as value_charts
from sla_ui.value import frames as value_frames
from sla_ui.value.scoring_editor import points_table, scoring_steps

require_frame()


@page_body
def lead_scoring_page() -> None:
    """Draw the grid beside its inputs."""
    plan = current_plan()
    reader = figures()
    cells = value_frames.scoring_cells(plan, reader)
    handed_over = int((cells["verdict"] == "MQL").sum())
    answer, inputs = st.columns([0.6, 0.4], gap="large")
    with inputs:
        scoring_steps(plan)
    with answer:
        with st.grid(2, min_column_width=140, gap="small"):
            for label, figure in (
                ("MQL combinations", f"{handed_over} of {len(cells)}"),
                ("MQL from, points", reader.about(plan.scoring.threshold)),
            ):
                st.metric(label, sentence(figure), border=True)
        show_chart(
            cells,
            value_charts.scoring_grid(reader),
            f"From {reader.about(plan.scoring.threshold)} points on, a lead is an MQL and is "
            "handed over to sales.",
        )
        points_table(plan.scoring, reader)


lead_scoring_page()
