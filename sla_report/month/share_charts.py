"""The smaller charts of a month, as finished specifications; see `sla_report.drawing.charts`."""

from functools import lru_cache

import altair as alt

from sla_report.drawing.charts import TEXT_COLOR, TICKS, Spec, finished
from sla_report.drawing.roles import ROLES
from sla_report.numbers.figures import Figures

KEPT, NOT_KEPT = "kept", "not kept"

HALVES = ("marketing: leads delivered", "sales: first response in time")


@lru_cache(maxsize=64)
def kept_by_period(what: str, axis: str, figures: Figures) -> Spec:
    """Return the share of leads that sales kept its promise for, period by period.

    Data: ``track_follow_up_frames.kept_by_period``.

    Args:
        what: the chart's title.
        axis: the title of the shares' axis.
        figures: how numbers are written.
    """
    base = alt.Chart().encode(
        x=alt.X(
            "when:O",
            title=None,
            sort=alt.SortField("position"),
            axis=alt.Axis(labelAngle=0, labelOverlap=True, ticks=False),
        ),
        tooltip=[
            alt.Tooltip("when:O", title="Handed over"),
            alt.Tooltip("share_text:N", title="Kept"),
            alt.Tooltip("of:N", title="Of"),
            alt.Tooltip("more:N", title="And"),
        ],
    )
    share = alt.Y("share:Q", title=axis, scale=alt.Scale(domain=[0, 100]))
    ticks = alt.Axis(tickCount=5)
    bars = base.mark_bar(cornerRadiusEnd=2, width={"band": 0.7}).encode(
        y=share.axis(ticks),
        color=alt.Color("role:N", scale=alt.Scale(domain=ROLES), legend=None),
        opacity=alt.Opacity(
            "verdict:N", scale=alt.Scale(domain=[KEPT, NOT_KEPT], range=[1, 0.55]), legend=None
        ),
    )
    target = (
        base.transform_filter("datum.position === 0")
        .mark_rule(strokeWidth=1.5, strokeDash=[6, 4], color=TEXT_COLOR)
        .encode(x=alt.value(0), x2=alt.value("width"), y="target:Q")
    )
    chart = alt.layer(bars, target).properties(height=220, title=what)
    return finished(chart, figures)


@lru_cache(maxsize=64)
def reasons(figures: Figures) -> Spec:
    """Return why leads did not advance, as bars. Data: ``track_reasons.reasons_frame``."""
    rows = alt.Y(
        "reason:N",
        sort=alt.SortField("position"),
        title=None,
        axis=alt.Axis(ticks=False, domain=False, labelLimit=180, labelPadding=6, labelFontSize=12),
    )
    base = alt.Chart().encode(
        y=rows,
        x=alt.X(
            "leads:Q",
            title="Leads",
            axis=alt.Axis(tickCount=4, grid=False, tickMinStep=1, **TICKS),
            scale=alt.Scale(range=[0, {"expr": "max(40, width - 70)"}], nice=False),
            stack=None,  # stacked bars would lose the order of the rows
        ),
        tooltip=[
            alt.Tooltip("reason:N", title="Why"),
            alt.Tooltip("text:N", title="Leads"),
        ],
    )
    drops = alt.Color("role:N", scale=alt.Scale(domain=ROLES), legend=None)
    bars = base.mark_bar(cornerRadius=2, height={"band": 0.7}).encode(color=drops)
    labels = base.mark_text(align="left", dx=6, fontSize=12, color=TEXT_COLOR).encode(text="text:N")
    chart = alt.layer(bars, labels).properties(height=alt.Step(26), title="Why, all together")
    return finished(chart, figures)


@lru_cache(maxsize=64)
def months(figures: Figures) -> Spec:
    """Return closed months side by side. Data: ``track_close_frames.side_by_side``."""
    base = alt.Chart().encode(
        x=alt.X(
            "month:O",
            title=None,
            sort=alt.SortField("position"),
            axis=alt.Axis(labelAngle=0, labelOverlap=True, ticks=False),
        ),
        y=alt.Y("share:Q", title="Of what was promised, %", axis=alt.Axis(tickCount=5)),
        color=alt.Color(
            "half:N",
            scale=alt.Scale(domain=[*HALVES, *ROLES[2:]]),
            legend=alt.Legend(orient="bottom", title=None, values=list(HALVES)),
        ),
        tooltip=[
            alt.Tooltip("month:O", title="Month"),
            alt.Tooltip("half:N", title="Whose"),
            alt.Tooltip("text:N", title="What"),
        ],
    )
    bars = base.mark_bar(cornerRadiusEnd=2).encode(xOffset=alt.XOffset("half:N", sort=list(HALVES)))
    whole = (
        alt.Chart()
        .mark_rule(strokeWidth=1.5, strokeDash=[6, 4], color=TEXT_COLOR)
        .encode(y=alt.datum(100))
    )
    chart = alt.layer(bars, whole).properties(height=320, title="Closed months side by side")
    return finished(chart, figures)
