"""Streams and lead types: what the quota is split into, and how each kind of lead converts."""

from functools import partial

import streamlit as st

from sla_calc import lead_demand, lead_values
from sla_report.numbers.exact import exactly
from sla_ui.demand import frames
from sla_ui.demand.answer import draw_answer, in_words
from sla_ui.demand.plan_tables import (
    stream_columns,
    stream_rows,
    type_columns,
    type_rows,
    with_stream_rows,
    with_type_rows,
)
from sla_ui.demand.stage_editor import stage_editor
from sla_ui.demand.tables import show_equivalents
from sla_ui.drawing import charts
from sla_ui.drawing.show import show_chart
from sla_ui.frame.messages import remark
from sla_ui.frame.navigation import require_frame
from sla_ui.frame.page_body import page_body
from sla_ui.frame.plan_state import current_plan
from sla_ui.frame.reader import figures
from sla_ui.typing.table_editor import table_editor

require_frame()

ELSEWHERE = ("points", "sales_cycle_spread")
"""Columns that are typed on Lead value and on Schedule."""


@page_body
def streams_page() -> None:
    """Draw the tables, and what they mean for the leads."""
    plan = current_plan()
    reader = figures()
    demand = lead_demand(plan)
    draw_answer(plan, demand, None, reader)
    remark(in_words(plan, demand, None, reader))

    st.subheader("Streams", anchor=False)
    table_editor(
        "streams",
        stream_columns(plan),
        stream_rows(plan, reader),
        partial(with_stream_rows, figures=reader),
        alt="The revenue streams: share of quota, renewals, marketing's share, deal size.",
        title="Streams",
        raw=partial(stream_rows, plan, exactly(reader)),
    )
    st.subheader("Lead types", anchor=False)
    table_editor(
        "lead types",
        [column for column in type_columns(plan) if column.key not in ELSEWHERE],
        type_rows(plan, reader),
        partial(with_type_rows, figures=reader),
        alt="The lead types of each stream: mix, rates, deal size, cycle, cost and limit.",
        title="Lead types",
        raw=partial(type_rows, plan, exactly(reader)),
    )
    st.caption(
        "Type numbers the way you write them, or paste them from a spreadsheet. An empty deal size "
        "is the stream's; an empty row at the end takes a new entry."
    )

    stages, equivalents = st.columns([0.3, 0.7], gap="large")
    with stages:
        st.subheader("Stages", anchor=False)
        stage_editor()
        st.caption("Top to bottom. The last one is the won deal.")
    with equivalents:
        st.subheader("If it were all one type", anchor=False)
        show_equivalents(plan, demand, lead_values(plan, demand))

    st.space("small")
    by_type = frames.by_lead_type(plan, demand, reader)
    leads, revenue = st.columns(2, gap="large")
    with leads:
        show_chart(by_type, charts.leads_by_type(reader), frames.largest(by_type, "leads"))
    with revenue:
        show_chart(
            by_type,
            charts.revenue_by_type(plan.currency, reader),
            frames.largest(by_type, "revenue"),
        )


streams_page()
