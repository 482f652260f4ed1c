"""The chart of follow-up capacity, as a finished specification; see `sla_ui.drawing.charts`."""

from functools import lru_cache

import altair as alt

from sla_report.numbers.figures import Figures
from sla_ui.drawing.charts import TEXT_COLOR, WIDE, Spec, finished

MISSED = "#d64545"
"""Hours that are not there: what the theme calls missed, legible on light and dark."""


@lru_cache(maxsize=64)
def weekly_load(figures: Figures) -> Spec:
    """Return the weekly load against the hours. Data: ``capacity_frames.weekly_hours``."""
    base = alt.Chart().encode(
        x=alt.X(
            "week:O",
            title="Week of the plan",
            axis=alt.Axis(labelAngle=0, labelOverlap=True, ticks=False, domain=False),
            scale=alt.Scale(paddingInner=0.12, paddingOuter=0.06),
        ),
        tooltip=[
            alt.Tooltip("week:O", title="Week"),
            alt.Tooltip("starts:N", title="From"),
            alt.Tooltip("part:N", title="Followed up"),
            alt.Tooltip("hours:N", title="Hours"),
            alt.Tooltip("state:N", title="The week needs"),
        ],
    )
    legend = alt.Legend(
        orient="bottom",
        title=None,
        columns={"expr": f"{WIDE} ? 4 : 2"},
        labelLimit=180,
    )
    hours = alt.Y("low:Q", title="Hours a week", axis=alt.Axis(tickCount=5, grid=True))
    load = base.mark_bar().encode(
        y=hours,
        y2="high:Q",
        color=alt.Color(
            "part:O",
            sort=alt.SortField("position"),
            legend=legend,
            scale=alt.Scale(range="ramp", reverse=True),  # the first part is the strongest
        ),
    )
    whole = base.transform_filter("datum.position === 0")
    short = (
        whole.transform_filter("datum.needed > datum.available")
        .mark_bar(fillOpacity=0, stroke=MISSED, strokeWidth=2.5)
        .encode(y="available:Q", y2="needed:Q")
    )
    line = whole.mark_rect(stroke=TEXT_COLOR, strokeWidth=2, width={"band": 1.12}).encode(
        y="available:Q", y2="available:Q"
    )
    planned = whole.mark_rect(
        stroke=TEXT_COLOR, strokeWidth=1, strokeDash=[3, 3], width={"band": 1.12}
    ).encode(y="fine:Q", y2="fine:Q")
    chart = alt.layer(load, short, planned, line).properties(
        height=420, title="Hours a week, needed and there"
    )
    return finished(chart, figures)
