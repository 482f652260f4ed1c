"""The charts of the schedule, as finished specifications; see :mod:`sla_ui.drawing.charts`."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import altair as alt

from sla_report.drawing.roles import FOUND, KEPT, QUOTA
from sla_report.numbers.figures import Figures
from sla_ui.capacity.charts import MISSED
from sla_ui.drawing.charts import TEXT_COLOR, TICKS, WIDE, Chart, Spec, finished
from sla_ui.schedule.frames import FROM_PLAN, IN_HAND

LEADS, REVENUE = {"expr": "height * 0.42"}, {"expr": "height * 0.53"}
"""Where the leads end and the revenue begins, from the top."""

Room = Sequence[int | dict[str, str]]

PLACES = [FROM_PLAN, FOUND, KEPT, IN_HAND, QUOTA]
"""The theme's chart colours are taken in order: marketing's, …, its lighter one."""

SHADED = alt.Scale(range="ramp", reverse=True)
"""The first lead type is the strongest."""

BY_COHORT = alt.Color(
    "part:O",
    sort=alt.SortField("part_position"),
    legend=None,  # the bar above is the legend of those below
    scale=alt.Scale(scheme=alt.SchemeParams(name="viridis", extent=[0.1, 0.95])),
)


def months_chart(currency: str, figures: Figures, *, cohorts: bool = False) -> Spec:
    """Return leads due above and revenue closed below, on one axis of months.

    Data: :func:`sla_ui.schedule.frames.months_chart`.

    Args:
        currency: the plan's.
        figures: how numbers are written.
        cohorts: whether revenue has the colour of the month in which its leads were due.
    """
    return _months_chart(currency, figures, cohorts)


@lru_cache(maxsize=64)
def _months_chart(currency: str, figures: Figures, cohorts: bool) -> Spec:  # noqa: FBT001 - a key
    base = alt.Chart().encode(x=_months())
    parts = alt.layer(_leads(base, cohorts=cohorts), _revenue(base, currency, cohorts=cohorts))
    # A cohort has one colour, above and below.
    colours: Literal["shared", "independent"] = "shared" if cohorts else "independent"
    chart = parts.resolve_scale(y="independent", color=colours).properties(
        height=520, title="Leads due, and below what closes when"
    )
    spec = finished(chart, figures)
    spec["config"]["legend"] = {"layout": {"bottom": {"direction": "vertical", "anchor": "start"}}}
    return spec


@lru_cache(maxsize=64)
def capacity_chart(figures: Figures) -> Spec:
    """Return hours needed and there, month by month. Data: ``frames.capacity``."""
    base = alt.Chart().encode(
        x=_months(),
        tooltip=[
            alt.Tooltip("month:N", title="Month"),
            alt.Tooltip("hours:N", title="Hours"),
            alt.Tooltip("occupancy:N", title="Occupancy"),
            alt.Tooltip("reps:N", title="Reps needed"),
        ],
    )
    axis = alt.Axis(tickCount=4, grid=True, **TICKS)
    needed = base.mark_bar(cornerRadiusEnd=2, width={"band": 0.7}).encode(
        y=alt.Y("needed:Q", title="Hours a month", axis=axis),
        color=alt.Color("role:N", scale=alt.Scale(domain=PLACES), legend=None),
    )
    short = (
        base.transform_filter("datum.needed > datum.available")
        .mark_bar(fillOpacity=0, stroke=MISSED, strokeWidth=2.5, width={"band": 0.7})
        .encode(y="available:Q", y2="needed:Q")
    )
    there = base.mark_rect(stroke=TEXT_COLOR, strokeWidth=2, width={"band": 0.95}).encode(
        y="available:Q", y2="available:Q"
    )
    planned = base.mark_rect(
        stroke=TEXT_COLOR, strokeWidth=1, strokeDash=[3, 3], width={"band": 0.95}
    ).encode(y="fine:Q", y2="fine:Q")
    told = (
        base.transform_calculate(shown=f"{WIDE} ? datum.occupancy : ''")
        .mark_text(dy=-8, fontSize=12, fontWeight=600, color=TEXT_COLOR)
        .encode(y="top:Q", text="shown:N")
    )
    chart = alt.layer(needed, short, planned, there, told).properties(
        height=260, title="Hours of follow-up, needed and there"
    )
    return finished(chart, figures)


def _months() -> alt.X:
    """Return the axis of months, in the order of the frame."""
    axis = alt.Axis(
        labelAngle=0,
        labelOverlap=True,
        ticks=False,
        domain=False,
        labelExpr="split(datum.label, ' ')",
    )
    scale = alt.Scale(paddingInner=0.2, paddingOuter=0.1)
    return alt.X("month:N", sort=None, title=None, axis=axis, scale=scale)


def _height(field: str, title: str, room: Room, ticks: int) -> alt.Y:
    axis = alt.Axis(tickCount=ticks, orient="left", grid=True, **TICKS)
    return alt.Y(f"{field}:Q", title=title, axis=axis, scale=alt.Scale(range=room, nice=False))


def _tooltip(part: str, whole: str) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("month:N", title="Month"),
        alt.Tooltip("part:N", title=part),
        alt.Tooltip("amount:N", title="of these"),
        alt.Tooltip("whole:N", title=whole),
    ]


def _leads(base: alt.Chart, *, cohorts: bool) -> Chart:
    """Return the leads due, part upon part."""
    legend = alt.Legend(
        orient="bottom", title=None, columns={"expr": f"{WIDE} ? 4 : 1"}, labelLimit=240
    )
    parts = alt.Color("part:O", sort=alt.SortField("part_position"), legend=legend, scale=SHADED)
    bars = (
        base.transform_filter("datum.kind === 'leads'")
        .mark_bar()
        .encode(
            y=_height("from", "Leads due", [LEADS, 0], 4),
            y2="to:Q",
            color=BY_COHORT if cohorts else parts,
            tooltip=_tooltip("Leads", "in all"),
        )
    )
    return alt.layer(bars)


def _revenue(base: alt.Chart, currency: str, *, cohorts: bool) -> Chart:
    """Return what closes against what is owed; what is short is outlined and named."""
    room = [{"expr": "height"}, REVENUE]
    height = _height("from", f"Closes, {currency}", room, 4)
    places = alt.Color(
        "part:N",
        scale=alt.Scale(domain=PLACES),
        legend=alt.Legend(
            orient="bottom",
            title=None,
            columns={"expr": f"{WIDE} ? 2 : 1"},
            values=[IN_HAND, FROM_PLAN],
            labelLimit=260,
        ),
    )
    tooltip = _tooltip("Comes", "closes in all")
    hand = base.transform_filter("datum.kind === 'hand'")
    new = base.transform_filter("datum.kind === 'revenue'").mark_bar()
    new = new.encode(y=height, y2="to:Q", color=BY_COHORT if cohorts else places, tooltip=tooltip)
    hand = hand.mark_bar(color=TEXT_COLOR, opacity=0.25) if cohorts else hand.mark_bar()
    hand = hand.encode(y=height, y2="to:Q", tooltip=tooltip)
    if not cohorts:
        hand = hand.encode(color=places)
    months = base.transform_filter("datum.kind === 'target'")
    tooltip = [
        alt.Tooltip("month:N", title="Month"),
        alt.Tooltip("target_text:N", title="Owed"),
        alt.Tooltip("whole:N", title="Closes"),
        alt.Tooltip("short_text:N", title="Short"),
    ]
    short_months = months.transform_filter("datum.short !== null")
    short = short_months.mark_bar(
        fillOpacity=0.12, fill=MISSED, stroke=MISSED, strokeWidth=2
    ).encode(y=_height("revenue", "", room, 4), y2="target:Q", tooltip=tooltip)
    owed = months.mark_rect(stroke=TEXT_COLOR, strokeWidth=2, width={"band": 1.1}).encode(
        y=_height("target", "", room, 4), y2="target:Q", tooltip=tooltip
    )
    named = (
        short_months.transform_calculate(shown=f"{WIDE} ? datum.short_text : '▼'")
        .mark_text(dy=-8, fontSize=12, fontWeight=600, color=MISSED)
        .encode(y=_height("target", "", room, 4), text="shown:N")
    )
    return alt.layer(hand, new, short, owed, named)
