"""The charts of revenue as it may turn out, and of the best mix, as finished specifications.

See :mod:`sla_ui.drawing.charts`.
"""

from functools import lru_cache

import altair as alt

from sla_report.numbers.figures import Figures
from sla_ui.drawing.charts import TEXT_COLOR, TICKS, Spec, finished
from sla_ui.what_if.charts import legend_of, two_line_rows
from sla_ui.what_if.roles import MADE, MISSED, REVENUE


@lru_cache(maxsize=64)
def histogram(currency: str, figures: Figures) -> Spec:
    """Return the revenue of a month as it may turn out. Data: ``sure_frames.histogram``."""
    base = alt.Chart().encode(
        x=alt.X(
            "low:Q",
            title=f"{currency} a month",
            axis=alt.Axis(tickCount=5, grid=False, labelBound=True, **TICKS),
            scale=alt.Scale(zero=False, nice=False, padding=6),
        )
    )
    legend = legend_of(MADE, MISSED)
    bars = base.mark_bar(binSpacing=1).encode(
        x2="high:Q",
        y=alt.Y("share:Q", title="Of all draws, %", axis=alt.Axis(tickCount=4)),
        y2="zero:Q",
        color=alt.Color("role:N", scale=alt.Scale(domain=REVENUE), legend=legend),
        tooltip=[
            alt.Tooltip("between:N", title="Brings"),
            alt.Tooltip("share_text:N", title="Of all draws"),
            alt.Tooltip("role:N", title="It"),
        ],
    )
    marked = base.transform_filter("datum.quota !== null").encode(x="quota:Q")
    quota = marked.mark_rule(strokeWidth=2, color=TEXT_COLOR)
    name = marked.mark_text(
        align="left", dx=6, baseline="top", fontSize=12, fontWeight=600, color=TEXT_COLOR
    ).encode(y=alt.value(0), text="quota_text:N")
    title = "How much a month may bring"
    return finished(alt.layer(bars, quota, name).properties(height=300, title=title), figures)


@lru_cache(maxsize=64)
def fan(title: str, currency: str, figures: Figures) -> Spec:
    """Return the revenue of each month as it may turn out. Data: ``sure_frames.fan_frame``."""
    base = alt.Chart().encode(
        x=alt.X(
            "month:O",
            title=None,
            sort=alt.SortField("position"),
            axis=alt.Axis(labelAngle=0, labelOverlap=True, ticks=False),
            scale=alt.Scale(type="point", padding=0.2),
        ),
        tooltip=[
            alt.Tooltip("month:O", title="Month"),
            alt.Tooltip("middle:N", title="Middle"),
            alt.Tooltip("half:N", title="Half of the draws"),
            alt.Tooltip("most:N", title="Eight of ten"),
            alt.Tooltip("quota_text:N", title="Quota"),
        ],
    )
    scale = alt.Scale(zero=False, nice=True)
    axis = alt.Axis(tickCount=5, **TICKS)

    def height(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", title=currency, axis=axis, scale=scale)

    most = base.mark_area(opacity=0.22).encode(y=height("p10"), y2="p90:Q")
    half = base.mark_area(opacity=0.4).encode(y=height("p25"), y2="p75:Q")
    middle = base.mark_line(strokeWidth=2.5).encode(y=height("p50"))
    quota = base.mark_line(strokeWidth=2, strokeDash=[6, 4], color=TEXT_COLOR).encode(
        y=height("quota")
    )
    chart = alt.layer(most, half, middle, quota).properties(height=300, title=title)
    return finished(chart, figures)


@lru_cache(maxsize=64)
def mix(figures: Figures) -> Spec:
    """Return the best mix beside the one in use. Data: ``mix_frames.leads``."""
    # The same steps in every layer: with different ones, the rows would lose their order.
    base = (
        alt.Chart()
        .transform_calculate(end="max(datum.leads, datum.before)")
        .encode(
            y=two_line_rows(),
            x=alt.X(
                "leads:Q",
                title="Leads a month",
                axis=alt.Axis(tickCount=4, grid=False, **TICKS),
                scale=alt.Scale(range=[0, {"expr": "max(40, width - 110)"}], nice=False, zero=True),
                stack=None,
            ),
            tooltip=[
                alt.Tooltip("row:N", title="Lead type"),
                alt.Tooltip("leads_text:N", title="Best mix"),
                alt.Tooltip("before_text:N", title="As it is"),
                alt.Tooltip("share_text:N", title="Of the stream’s leads"),
            ],
        )
    )
    bars = base.mark_bar(cornerRadiusEnd=2, height={"band": 0.5}).encode(
        color=alt.Color("role:N", scale=alt.Scale(domain=REVENUE), legend=None)
    )
    before = base.mark_tick(thickness=3, height=22, color=TEXT_COLOR).encode(x="before:Q")
    labels = base.mark_text(align="left", dx=8, fontSize=12, color=TEXT_COLOR).encode(
        x="end:Q", text="text:N"
    )
    title = "Leads of the best mix; the tick is the mix as it is"
    chart = alt.layer(bars, before, labels).properties(height=alt.Step(38), title=title)
    return finished(chart, figures)
