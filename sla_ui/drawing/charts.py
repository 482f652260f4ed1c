"""The charts, as finished Vega-Lite specifications.

Each is written with Altair and turned into its dict once: building Altair objects costs twenty
times more than shipping the dict. The data come later, as a tidy frame with fixed column names;
nothing that a user typed is ever part of a specification. No Streamlit in here.
"""

from functools import lru_cache
from typing import Literal

import altair as alt

from sla_report.drawing.charts import (
    TEXT_COLOR,
    TICKS,
    WIDE,
    Chart,
    Spec,
    finished,
    role_colour,
    row_axis,
)
from sla_report.drawing.roles import ROLES
from sla_report.numbers.figures import Figures
from sla_ui.demand import funnel_frames

__all__ = [
    "ROOM", "TEXT_COLOR", "TICKS", "WIDE", "Chart", "Spec", "finished", "funnel_waterfall",
    "leads_by_type", "revenue_by_type", "role_colour", "row_axis",
]  # fmt: skip

Side = Literal["top", "bottom"]

BAR_STEP = 38
ROOM = {"expr": f"max(40, width - ({WIDE} ? 230 : 84))"}
"""How long the longest bar gets; behind it stands its figure."""


def funnel_waterfall(currency: str, figures: Figures) -> Spec:
    """Return the chart from the quota down to marketing's target and up to its leads.

    Data: :func:`sla_ui.demand.funnel_frames.funnel_waterfall`.
    """
    return _funnel_waterfall(currency, figures)


def leads_by_type(figures: Figures) -> Spec:
    """Return the chart of leads by stream and lead type. Data: ``frames.by_lead_type``."""
    return _bars_by_type("leads", "Leads a month, by lead type", "Leads a month", figures)


def revenue_by_type(currency: str, figures: Figures) -> Spec:
    """Return the chart of revenue by stream and lead type. Data: ``frames.by_lead_type``."""
    return _bars_by_type("revenue", "Revenue a month, by lead type", f"{currency} a month", figures)


@lru_cache(maxsize=64)
def _funnel_waterfall(currency: str, figures: Figures) -> Spec:
    rows = alt.Y(
        "row:N",
        sort=alt.SortField("position"),
        title=None,
        axis=alt.Axis(ticks=False, domain=False, labelLimit=150, labelPadding=8, labelFontSize=13),
    )
    money = _waterfall_half(funnel_frames.MONEY, f"{currency} a month", "top", rows)
    leads = _waterfall_half(funnel_frames.LEADS, "Leads a month", "bottom", rows)
    chart = alt.layer(money, leads).resolve_scale(x="independent")
    title = "From the quota to the leads"
    return finished(chart.properties(height=alt.Step(BAR_STEP), title=title), figures)


def _waterfall_half(scale: str, title: str, side: Side, rows: alt.Y) -> Chart:
    """Return the bars that share one unit, with their figures behind them."""
    axis = alt.Axis(orient=side, grid=False, tickCount=4, titlePadding=8, **TICKS)
    reach = alt.Scale(range=[0, ROOM], nice=False)
    base = (
        alt.Chart()
        .transform_filter(f"datum.scale === '{scale}'")
        .encode(y=rows, x=alt.X("start:Q", title=title, axis=axis, scale=reach))
    )
    bars = base.mark_bar(cornerRadius=2, height={"band": 0.72}).encode(
        x2="end:Q",
        color=role_colour(*ROLES),
        tooltip=[alt.Tooltip("what:N", title="What"), alt.Tooltip("amount:N", title="How much")],
    )
    figures_behind = (
        base.transform_filter("datum.total !== ''")
        .transform_calculate(shown=f"{WIDE} ? datum.derived : datum.total")
        .mark_text(align="left", dx=8, fontSize=14, fontWeight=600, color=TEXT_COLOR)
        .encode(x="last:Q", text="shown:N")
    )
    return alt.layer(bars, figures_behind)


@lru_cache(maxsize=64)
def _bars_by_type(field: str, title: str, unit: str, figures: Figures) -> Spec:
    base = alt.Chart().encode(
        y=row_axis(),
        x=alt.X(
            f"{field}:Q",
            title=unit,
            axis=alt.Axis(tickCount=3, grid=False, **TICKS),
            scale=alt.Scale(range=[0, {"expr": "max(40, width - 84)"}], nice=False),
        ),
        tooltip=[
            alt.Tooltip("row:N", title="Lead type"),
            alt.Tooltip("leads_text:N", title="Leads a month"),
            alt.Tooltip("revenue_text:N", title="Revenue a month"),
        ],
    )
    bars = base.mark_bar(cornerRadius=2, height={"band": 0.7})
    labels = base.mark_text(align="left", dx=6, fontSize=12, color=TEXT_COLOR).encode(
        text=f"{field}_text:N"
    )
    chart = alt.layer(bars, labels).properties(height=alt.Step(30), title=title)
    return finished(chart, figures)
