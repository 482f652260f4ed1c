"""The charts of the stand-up, as finished specifications; see :mod:`sla_ui.charts`."""

from functools import lru_cache

import altair as alt

from sla_ui.charts import TEXT_COLOR, TICKS, WIDE, Chart, Spec, finished
from sla_ui.figures import Figures
from sla_ui.roles import ROLES

LINES, BARS = {"expr": "height * 0.68"}, {"expr": "height * 0.79"}
"""Where the lines end and the bars begin, from the top."""


def goal_waterfall(unit: str, figures: Figures) -> Spec:
    """Return the month against its goal line, with its days below.

    Data: :func:`sla_ui.track_frames.waterfall`.

    Args:
        unit: leads, points, or the plan's currency.
        figures: how numbers are written.
    """
    return _goal_waterfall(unit, figures)


@lru_cache(maxsize=64)
def _goal_waterfall(unit: str, figures: Figures) -> Spec:
    axis = alt.Axis(grid=False, tickMinStep=1, tickCount={"expr": f"{WIDE} ? 16 : 7"}, format="d")
    base = alt.Chart().encode(
        x=alt.X(
            "number:Q",
            title="Day of the month",
            axis=axis,
            scale=alt.Scale(zero=False, nice=False, padding=8),
        )
    )
    chart = (
        alt.layer(_lines(base, unit), _bars(base, unit))
        .resolve_scale(y="independent", color="independent")
        .properties(height=470, title="The month against its goal line, day by day")
    )
    return finished(chart, figures)


def _lines(base: alt.Chart, unit: str) -> Chart:
    """Return the goal line with its band, what has come, and where that leads."""
    days = base.transform_filter("datum.kind === 'day'")
    title = f"{unit}, so far"
    scale = alt.Scale(range=[LINES, 0])
    ticks = alt.Axis(tickCount=5, orient="left", **TICKS)
    tooltip = [
        alt.Tooltip("when:N", title="By"),
        alt.Tooltip("actual_text:N", title="Came"),
        alt.Tooltip("goal_text:N", title="Goal line"),
        alt.Tooltip("band_text:N", title="Tolerated"),
        alt.Tooltip("projection_text:N", title="Heading for"),
    ]

    def height(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", title=title, axis=ticks, scale=scale)

    marketing = alt.Color("role:N", scale=alt.Scale(domain=ROLES), legend=None)
    band = days.mark_area(opacity=0.14, color=TEXT_COLOR).encode(y=height("low"), y2="high:Q")
    goal = days.mark_line(strokeWidth=1.5, color=TEXT_COLOR).encode(y=height("goal"))
    ahead = days.mark_line(strokeWidth=2.5, strokeDash=[2, 4]).encode(
        y=height("projection"), color=marketing
    )
    come = days.mark_line(strokeWidth=4).encode(y=height("actual"), color=marketing)
    found_by = days.mark_rule(strokeWidth=14, opacity=0).encode(tooltip=tooltip)
    as_of = days.transform_filter("datum.as_of !== null")
    today = as_of.mark_rule(strokeWidth=1, color=TEXT_COLOR, strokeDash=[4, 3], opacity=0.7)
    named = as_of.mark_text(align="left", dx=5, dy=8, fontSize=12, color=TEXT_COLOR).encode(
        y=alt.value(0), text="as_of:N"
    )
    ends = [
        days.transform_filter(f"datum.{place} !== null")
        .mark_text(align="right", dy=dy, fontSize=13, fontWeight=600, color=TEXT_COLOR)
        .encode(y=height(f"{place}_at"), text=f"{place}:N")
        for place, dy in (("above", -10), ("below", 18))
    ]
    return alt.layer(band, goal, today, ahead, come, named, *ends, found_by)


def _bars(base: alt.Chart, unit: str) -> Chart:
    """Return what came day by day, lead type upon lead type."""
    legend = alt.Legend(
        orient="bottom", title=None, columns={"expr": f"{WIDE} ? 4 : 2"}, labelLimit=180
    )
    bars = (
        base.transform_filter("datum.kind === 'bar'")
        .mark_bar()
        .encode(
            x="start:Q",
            x2="end:Q",
            y=alt.Y(
                "from:Q",
                title="a day",
                axis=alt.Axis(tickCount=3, orient="left", tickMinStep=1, **TICKS),
                scale=alt.Scale(range=[{"expr": "height"}, BARS]),
            ),
            y2="to:Q",
            color=alt.Color(
                "part:O",
                sort=alt.SortField("position"),
                legend=legend,
                scale=alt.Scale(range="ramp", reverse=True),  # the first part is the strongest
            ),
            tooltip=[
                alt.Tooltip("when:N", title="On"),
                alt.Tooltip("part:N", title="Lead type"),
                alt.Tooltip("amount_text:N", title=unit),
            ],
        )
    )
    return alt.layer(bars)


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
        color=alt.Color("verdict:N", scale=alt.Scale(domain=_KEPT), legend=None),
    )
    target = (
        base.transform_filter("datum.position === 0")
        .mark_rule(strokeWidth=1.5, strokeDash=[6, 4], color=TEXT_COLOR)
        .encode(x=alt.value(0), x2=alt.value("width"), y="target:Q")
    )
    chart = alt.layer(bars, target).properties(height=220, title=what)
    return finished(chart, figures)


KEPT, NOT_KEPT = "kept", "not kept"
_KEPT = [*ROLES, KEPT, "tight", NOT_KEPT]
"""At the places of the theme's colours for what is met and missed."""


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
    chart = alt.layer(bars, whole).properties(height=260, title="Closed months side by side")
    return finished(chart, figures)


HALVES = ("marketing: leads delivered", "sales: first response in time")
