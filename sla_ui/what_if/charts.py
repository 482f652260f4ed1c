"""The charts of scenarios, sensitivity and goal seek, as finished specifications.

See :mod:`sla_ui.drawing.charts`.
"""

from functools import lru_cache
from typing import Literal

import altair as alt

from sla_report.numbers.figures import Figures
from sla_ui.drawing.charts import TEXT_COLOR, TICKS, WIDE, Spec, finished
from sla_ui.what_if.roles import BETTER, COMPARED, WORSE

ENDS: tuple[tuple[str, Literal["left", "right"], int], ...] = (
    ("left", "right", -5),
    ("right", "left", 5),
)
"""Where the words stand at the ends of a bar: whether before or after it, and how far off."""


@lru_cache(maxsize=64)
def panel(title: str, figures: Figures) -> Spec:
    """Return one result of several plans. Data: ``scenario_frames.panel``.

    Args:
        title: the result's label.
        figures: how numbers are written.
    """
    rows = alt.Y(
        "row:N",
        sort=alt.SortField("position"),
        title=None,
        axis=alt.Axis(ticks=False, domain=False, labelLimit=100, labelPadding=6, labelFontSize=12),
    )
    base = alt.Chart().encode(
        y=rows,
        x=alt.X(
            "value:Q",
            title=None,
            axis=None,
            scale=alt.Scale(range=[0, {"expr": "max(30, width - 108)"}], nice=False, zero=True),
            stack=None,
        ),
        tooltip=[alt.Tooltip("row:N", title="Plan"), alt.Tooltip("text:N", title=title)],
    )
    bars = base.mark_bar(cornerRadiusEnd=2, height={"band": 0.68}).encode(
        color=alt.Color("role:N", scale=alt.Scale(domain=COMPARED), legend=None)
    )
    labels = base.mark_text(align="left", dx=6, fontSize=12, color=TEXT_COLOR).encode(text="text:N")
    chart = alt.layer(bars, labels).properties(height=alt.Step(24), title=title)
    return finished(chart, figures)


@lru_cache(maxsize=64)
def tornado(result: str, unit: str, figures: Figures) -> Spec:
    """Return what moving each input does to a result. Data: ``sensitivity_frames.tornado``.

    Args:
        result: its label.
        unit: that of its axis.
        figures: how numbers are written.
    """
    base = alt.Chart().encode(
        y=two_line_rows(),
        x=alt.X(
            "from:Q",
            title=unit,
            axis=alt.Axis(tickCount=4, grid=True, labelBound=True, **TICKS),
            scale=alt.Scale(zero=False, nice=False, padding={"expr": f"{WIDE} ? 130 : 40"}),
        ),
        tooltip=[
            alt.Tooltip("name:N", title="Input"),
            alt.Tooltip("moved:N", title="Moved to"),
            alt.Tooltip("text:N", title=result),
            alt.Tooltip("change:N", title="That is"),
        ],
    )
    legend = legend_of(BETTER, WORSE)
    bars = base.mark_bar(height={"band": 0.66}).encode(
        x2="to:Q",
        color=alt.Color("role:N", scale=alt.Scale(domain=COMPARED), legend=legend),
    )
    plan = (
        base.transform_filter("datum.position === 0 && datum.end === 'low'")
        .mark_rule(strokeWidth=1.5, color=TEXT_COLOR)
        .encode(x="from:Q", y=alt.value(0), y2=alt.value("height"))
    )
    shown = f"{WIDE} ? datum.label : datum.text"
    ends = [
        base.transform_filter(f"datum.side === '{side}'")
        .transform_calculate(shown=shown)
        .mark_text(align=align, dx=dx, fontSize=11, color=TEXT_COLOR)
        .encode(x="to:Q", text="shown:N")
        for side, align, dx in ENDS
    ]
    chart = alt.layer(bars, plan, *ends).properties(
        height=alt.Step(38), title=f"What moves {result.lower()} most"
    )
    return finished(chart, figures)


@lru_cache(maxsize=64)
def curve(title: str, across: str, upward: str, figures: Figures) -> Spec:
    """Return a result over an input. Data: ``goal_frames.curve``.

    Args:
        title: of the chart.
        across: the input's unit.
        upward: the result's.
        figures: how numbers are written.
    """
    base = alt.Chart().encode(
        x=alt.X(
            "x:Q",
            title=across,
            axis=alt.Axis(tickCount=6, grid=False, labelBound=True, **TICKS),
            scale=alt.Scale(zero=False, nice=False, padding=12),
        ),
        tooltip=[
            alt.Tooltip("input_text:N", title="Input"),
            alt.Tooltip("result_text:N", title="Result"),
        ],
    )
    scale = alt.Scale(zero=False, padding=16)
    height = alt.Y("y:Q", title=upward, axis=alt.Axis(tickCount=5, **TICKS), scale=scale)
    line = base.mark_line(strokeWidth=2.5).encode(y=height)
    wanted = base.mark_line(strokeWidth=1.5, strokeDash=[6, 4], color=TEXT_COLOR).encode(
        y=alt.Y("wanted:Q", title=upward, scale=scale)
    )
    marked = base.transform_filter("datum.mark !== null")
    points = marked.mark_point(filled=True, size=130, opacity=1, color=TEXT_COLOR).encode(
        y=height,
        shape=alt.Shape(
            "mark:N",
            scale=alt.Scale(domain=["now", "the answer"], range=["circle", "diamond"]),
            legend=None,
        ),
    )
    names = marked.mark_text(dy=-16, fontSize=12, fontWeight=600, color=TEXT_COLOR).encode(
        y=height, text="mark:N"
    )
    chart = alt.layer(line, wanted, points, names).properties(height=300, title=title)
    return finished(chart, figures)


def two_line_rows() -> alt.Y:
    """Return the axis of named bars whose names have two lines each, in the order of the frame."""
    axis = alt.Axis(
        ticks=False,
        domain=False,
        labelExpr="split(datum.label, '\\n')",
        labelLimit=190,
        labelPadding=8,
        labelFontSize=12,
        labelOffset=-7,
    )
    return alt.Y("row:N", sort=alt.SortField("position"), title=None, axis=axis)


def legend_of(*roles: str) -> alt.Legend:
    """Return the legend of some roles, below the chart."""
    columns = {"expr": f"{WIDE} ? 4 : 1"}
    return alt.Legend(orient="bottom", title=None, values=list(roles), columns=columns)
