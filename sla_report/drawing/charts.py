"""What the charts have in common, as finished Vega-Lite specifications.

Each is written with Altair and turned into its dict once: building Altair objects costs twenty
times more than shipping the dict. The data come later, as a tidy frame with fixed column names;
nothing that a user typed is ever part of a specification.
"""

from typing import Any

import altair as alt

from sla_report.drawing.roles import ROLES
from sla_report.numbers.figures import Figures

Spec = dict[str, Any]
Chart = alt.LayerChart | alt.FacetChart

WIDE = "width > 420"
"""Whether there is room for more than the bare figure: false on a phone."""

ON_A_PHONE = "windowSize()[0] < 640"
"""Whether the screen is narrow; unlike the chart's own width, that does not hang on its labels."""

TEXT_COLOR = "currentColor"
"""What the page around the chart has, in light and in dark."""

TICKS: dict[str, Any] = {"format": "~s", "labelExpr": "datum.value === 0 ? '0' : datum.label"}


def role_colour(*roles: str) -> alt.Color:
    """Return the colour of a piece by what it stands for, with a legend of some roles below."""
    columns = {"expr": f"{WIDE} ? 3 : {ON_A_PHONE} ? 1 : 2"}
    legend = alt.Legend(orient="bottom", title=None, columns=columns, labelLimit=220, values=roles)
    return alt.Color("role:N", scale=alt.Scale(domain=ROLES), legend=legend)


def row_axis() -> alt.Y:
    """Return the axis of named bars, in the order of the frame; on a phone a name has two lines."""
    two_lines = f"{ON_A_PHONE} && indexof(datum.label, ' · ') >= 0"
    axis = alt.Axis(
        ticks=False,
        domain=False,
        labelLimit=220,
        labelPadding=8,
        labelFontSize=13,
        labelExpr=f"{ON_A_PHONE} ? split(datum.label, ' · ') : datum.label",
        labelLineHeight=14,
        labelOffset=alt.condition(two_lines, alt.value(-6), alt.value(0)),
    )
    return alt.Y("row:N", sort=alt.SortField("position"), title=None, axis=axis)


def finished(chart: Chart, figures: Figures) -> Spec:
    """Turn a chart into its dict, without data and in the reader's number format."""
    plain = chart.configure_view(stroke=None).configure_title(anchor="start")
    # Each part was validated when it was made; doing so again takes as long as all the rest.
    spec: Spec = plain.configure_axis(labelFontSize=12, titleFontSize=13).to_dict(validate=False)
    spec.pop("datasets", None)
    spec["config"]["locale"] = {"number": figures.vega_number_locale()}
    return _without_data(spec)


def _without_data(spec: Spec) -> Spec:
    """Leave out the empty data that Altair puts into every layer of a chart without any."""
    layers = [_without_data(layer) for layer in spec.get("layer", [])]
    kept = {name: part for name, part in spec.items() if name != "data"}
    return {**kept, "layer": layers} if layers else kept
