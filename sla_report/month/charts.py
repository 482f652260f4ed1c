"""The charts of the stand-up, as finished specifications; see :mod:`sla_report.drawing.charts`."""

from functools import lru_cache

import altair as alt

from sla_report.drawing.charts import TEXT_COLOR, TICKS, WIDE, Chart, Spec, finished
from sla_report.drawing.roles import ROLES
from sla_report.numbers.figures import Figures

LINES, BARS = {"expr": "height * 0.68"}, {"expr": "height * 0.79"}
"""Where the lines end and the bars begin, from the top."""
SHADES = alt.SchemeParams(name="blues", extent=[0.12, 0.95])
"""Of marketing's blue, told apart on light and on dark."""
CLEAR = {"expr": "14 + 55 * (height * 0.68) / max(width, 1)"}
"""Below a line's end, so that the line, which comes from there, does not run through the words."""


def goal_waterfall(unit: str, figures: Figures, *, begun: bool = True) -> Spec:
    """Return the month against its goal line, with its days below.

    Data: :func:`sla_report.month.frames.waterfall`.

    Args:
        unit: leads, points, or the plan's currency.
        figures: how numbers are written.
        begun: whether there are actuals at all; without, the goal line is all.
    """
    return _goal_waterfall(unit, figures, begun)


@lru_cache(maxsize=64)
def _goal_waterfall(unit: str, figures: Figures, begun: bool) -> Spec:  # noqa: FBT001 - a key
    axis = alt.Axis(
        grid=False,
        tickMinStep=1,
        tickCount={"expr": f"{WIDE} ? 16 : 7"},
        format="d",
        labelExpr="datum.value < 1 ? '' : datum.label",
    )
    base = alt.Chart().encode(
        x=alt.X(
            "number:Q",
            title="Day of the month",
            axis=axis,
            scale=alt.Scale(zero=False, nice=False, padding=8),
        )
    )
    if begun:
        parts = alt.layer(_lines(base, unit, LINES), _bars(base, unit))
        chart = parts.resolve_scale(y="independent", color="independent").properties(
            height=470, title="The month against its goal line, day by day"
        )
    else:
        whole = _lines(base, unit, {"expr": "height"})
        chart = whole.properties(height=360, title="What is owed, day by day")
    return finished(chart, figures)


def _lines(base: alt.Chart, unit: str, room: dict[str, str]) -> Chart:
    """Return the goal line with its band, what has come, and where that leads."""
    days = base.transform_filter("datum.kind === 'day'")
    title = f"{unit}, so far"
    scale = alt.Scale(range=[room, 0])
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
    named = as_of.mark_text(align="left", dx=5, dy=-8, fontSize=12, color=TEXT_COLOR).encode(
        y=height("as_of_at"), text="as_of:N"
    )
    ends = [
        days.transform_filter(f"datum.{place} !== null")
        .mark_text(align="right", dy=dy, fontSize=13, fontWeight=600, color=TEXT_COLOR)
        .encode(y=height(f"{place}_at"), text=f"{place}:N")
        for place, dy in (("above", -10), ("below", CLEAR))
    ]
    return alt.layer(band, goal, today, ahead, come, named, *ends, found_by)


def _bars(base: alt.Chart, unit: str) -> Chart:
    """Return what came day by day, lead type upon lead type."""
    legend = alt.Legend(
        orient="bottom", title=None, columns={"expr": f"{WIDE} ? 4 : 2"}, labelLimit=180
    )
    bars = (
        base.transform_filter("datum.kind === 'bar'")
        .mark_bar(y2Offset=1)  # a gap between parts: neighbouring blues are close
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
                scale=alt.Scale(scheme=SHADES, reverse=True),  # the first part is the strongest
            ),
            tooltip=[
                alt.Tooltip("when:N", title="On"),
                alt.Tooltip("part:N", title="Lead type"),
                alt.Tooltip("amount_text:N", title=unit),
            ],
        )
    )
    return alt.layer(bars)
