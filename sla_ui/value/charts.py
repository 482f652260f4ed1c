"""The charts of lead value, as finished specifications; see :mod:`sla_ui.drawing.charts`."""

from functools import lru_cache

import altair as alt

from sla_report.drawing.charts import ON_A_PHONE
from sla_report.drawing.roles import FOUND, KEPT, MARKETING, QUOTA, ROLES
from sla_report.numbers.figures import Figures
from sla_ui.drawing.charts import (
    TEXT_COLOR,
    TICKS,
    WIDE,
    Spec,
    finished,
    role_colour,
    row_axis,
)

LINE = 14
"""[pixels] from one line of a label to the next."""
_SHORT_WORDS = r"replace(datum.label, regexp(' (\\S{1,3}) ', 'g'), ' $1\u00a0')"
"""A name in which a short word stays with the next one, where it is broken."""
_BESIDE_WORDS = {"expr": f"max(40, width - ({WIDE} ? 230 : 128))"}


@lru_cache(maxsize=64)
def ladder(currency: str, figures: Figures) -> Spec:
    """Return the ladder of lead types by value. Data: ``value_frames.ladder``."""
    # On a phone what it costs stands in a line of its own, below what it brings.
    shown = f"{WIDE} || datum.costs === '' ? datum.label : [datum.worth, datum.costs]"
    # The same steps in every layer: with different ones, the rows would lose their order.
    base = (
        alt.Chart()
        .transform_calculate(shown=shown)
        .encode(
            y=row_axis(),
            x=alt.X(
                "value:Q",
                title=f"{currency} a lead",
                axis=alt.Axis(tickCount=4, grid=False, **TICKS),
                scale=alt.Scale(range=[0, _BESIDE_WORDS], nice=False, zero=True),
            ),
            tooltip=[
                alt.Tooltip("row:N", title="Lead type"),
                alt.Tooltip("value_text:N", title="Brings"),
                alt.Tooltip("points_text:N", title="Points"),
                alt.Tooltip("cost_text:N", title="Costs"),
            ],
        )
    )
    bars = base.mark_bar(cornerRadius=2, height={"band": 0.66})
    # Longer than the bar is thick, or the tick would be lost in it.
    costs = base.mark_tick(thickness=4, height=34, color=TEXT_COLOR).encode(x="cost:Q")
    labels = base.mark_text(
        align="left",
        dx=8,
        dy={"expr": f"isArray(datum.shown) ? -{LINE // 2} : 0"},
        fontSize={"expr": f"{WIDE} ? 13 : 12"},
        lineHeight=LINE,
        color=TEXT_COLOR,
    ).encode(text="shown:N")
    title = "What a lead brings; the tick is what it costs"
    chart = alt.layer(bars, costs, labels).properties(height=alt.Step(42), title=title)
    return finished(chart, figures)


@lru_cache(maxsize=64)
def revenue_waterfall(currency: str, figures: Figures) -> Spec:
    """Return how lead types, sales and customers add up to the quota.

    Data: ``value_frames.revenue_waterfall``.
    """
    base = alt.Chart().encode(
        y=row_axis(),
        x=alt.X(
            "start:Q",
            title=f"{currency} a month",
            axis=alt.Axis(tickCount=4, grid=False, **TICKS),
            scale=alt.Scale(range=[0, {"expr": "max(40, width - 96)"}], nice=False),
        ),
    )
    bars = base.mark_bar(cornerRadius=2, height={"band": 0.7}).encode(
        x2="end:Q",
        color=role_colour(MARKETING, FOUND, KEPT, QUOTA),
        tooltip=[alt.Tooltip("row:N", title="What"), alt.Tooltip("total:N", title="How much")],
    )
    labels = base.mark_text(align="left", dx=8, fontSize=13, color=TEXT_COLOR).encode(
        x="end:Q", text="total:N"
    )
    title = "How it adds up to the quota"
    chart = alt.layer(bars, labels).properties(height=alt.Step(32), title=title)
    return finished(chart, figures)


@lru_cache(maxsize=64)
def scoring_grid(figures: Figures) -> Spec:
    """Return the scoring grid. Data: ``value_frames.scoring_cells``."""
    base = alt.Chart().encode(
        x=alt.X(
            "interest:N",
            sort=alt.SortField("interest_position"),
            title="Interest →",
            axis=alt.Axis(
                orient="bottom",  # where a name of several lines grows away from the cells
                labelAngle=0,
                labelOverlap=False,
                labelFlush=False,
                labelExpr=f"{ON_A_PHONE} ? split({_SHORT_WORDS}, ' ') : datum.label",
                labelFontSize=13,
                ticks=False,
                domain=False,
            ),
        ),
        y=alt.Y(
            "fit:N",
            sort=alt.SortField("fit_position"),
            title="Fit →",
            axis=alt.Axis(labelLimit=140, labelFontSize=13, ticks=False, domain=False),
        ),
    )
    cells = base.mark_rect(cornerRadius=4, stroke="transparent", strokeWidth=4).encode(
        color=alt.Color("role:N", scale=alt.Scale(domain=ROLES), legend=None),
        opacity=alt.value(0.5),
        tooltip=[
            alt.Tooltip("fit:N", title="Fit"),
            alt.Tooltip("interest:N", title="Interest"),
            alt.Tooltip("points:N", title="Points"),
            alt.Tooltip("verdict:N", title="Handed over"),
        ],
    )
    points = base.mark_text(fontSize=15, fontWeight=600, dy=-7, color=TEXT_COLOR).encode(
        text="points:N"
    )
    verdicts = base.mark_text(fontSize=11, dy=10, color=TEXT_COLOR).encode(text="verdict:N")
    chart = alt.layer(cells, points, verdicts).properties(
        height=alt.Step(66), title="Points by fit and interest"
    )
    return finished(chart, figures)
