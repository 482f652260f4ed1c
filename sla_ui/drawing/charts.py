"""The charts, as finished Vega-Lite specifications.

Each is written with Altair and turned into its dict once: building Altair objects costs twenty
times more than shipping the dict. The data come later, as a tidy frame with fixed column names;
nothing that a user typed is ever part of a specification. No Streamlit in here.
"""

from functools import lru_cache
from typing import Any, Literal

import altair as alt

from sla_ui.demand import funnel_frames
from sla_ui.drawing.roles import ROLES
from sla_ui.numbers.figures import Figures

Spec = dict[str, Any]
Chart = alt.LayerChart | alt.FacetChart
Side = Literal["top", "bottom"]

BAR_STEP = 38
WIDE = "width > 420"
"""Whether there is room for more than the bare figure: false on a phone."""

ROOM = {"expr": f"max(40, width - ({WIDE} ? 230 : 84))"}
"""How long the longest bar gets; behind it stands its figure."""

ON_A_PHONE = "windowSize()[0] < 640"
"""Whether the screen is narrow; unlike the chart's own width, that does not hang on its labels."""

TEXT_COLOR = "currentColor"
"""What the page around the chart has, in light and in dark."""

TICKS: dict[str, Any] = {"format": "~s", "labelExpr": "datum.value === 0 ? '0' : datum.label"}


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


def role_colour(*roles: str) -> alt.Color:
    """Return the colour of a piece by what it stands for, with a legend of some roles below."""
    columns = {"expr": f"{WIDE} ? 3 : {ON_A_PHONE} ? 1 : 2"}
    legend = alt.Legend(orient="bottom", title=None, columns=columns, labelLimit=220, values=roles)
    return alt.Color("role:N", scale=alt.Scale(domain=ROLES), legend=legend)


def row_axis() -> alt.Y:
    """Return the axis of named bars, in the order of the frame; on a phone a name has two lines."""
    axis = alt.Axis(
        ticks=False,
        domain=False,
        labelLimit=220,
        labelPadding=8,
        labelFontSize=13,
        labelExpr=f"{ON_A_PHONE} ? split(datum.label, ' · ') : datum.label",
        labelLineHeight=14,
        labelOffset=alt.condition(
            f"{ON_A_PHONE} && indexof(datum.label, ' · ') >= 0", alt.value(-6), alt.value(0)
        ),
    )
    return alt.Y("row:N", sort=alt.SortField("position"), title=None, axis=axis)


def finished(chart: Chart, figures: Figures) -> Spec:
    """Turn a chart into its dict, without data and in the reader's number format."""
    plain = chart.configure_view(stroke=None).configure_title(anchor="start")
    spec: Spec = plain.configure_axis(labelFontSize=12, titleFontSize=13).to_dict()
    spec.pop("datasets", None)
    spec["config"]["locale"] = {"number": figures.vega_number_locale()}
    return _without_data(spec)


def _without_data(spec: Spec) -> Spec:
    """Leave out the empty data that Altair puts into every layer of a chart without any."""
    layers = [_without_data(layer) for layer in spec.get("layer", [])]
    kept = {name: part for name, part in spec.items() if name != "data"}
    return {**kept, "layer": layers} if layers else kept
