"""The charts' specifications: what is drawn, of which fields, in which order, with which words."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import altair as alt
import pandas as pd
import pytest

from sla_calc import Plan, lead_demand, lead_values, weekly_load
from sla_report.drawing.roles import ROLES
from sla_report.numbers.figures import Figures
from sla_ui.capacity import charts as capacity_charts
from sla_ui.capacity import frames as capacity_frames
from sla_ui.demand import frames, funnel_frames
from sla_ui.drawing import charts
from sla_ui.value import charts as value_charts
from sla_ui.value import frames as value_frames

US = Figures("en-US", "USD")
DE = Figures("de-DE", "EUR")
EXAMPLE = Plan()
DEMAND = lead_demand(EXAMPLE)
VALUES = lead_values(EXAMPLE, DEMAND)
Make = Callable[[Figures], dict[str, Any]]

MAKERS: dict[str, Make] = {
    "funnel waterfall": lambda reader: charts.funnel_waterfall(reader.currency, reader),
    "leads by type": charts.leads_by_type,
    "revenue by type": lambda reader: charts.revenue_by_type(reader.currency, reader),
    "ladder": lambda reader: value_charts.ladder(reader.currency, reader),
    "revenue waterfall": lambda reader: value_charts.revenue_waterfall(reader.currency, reader),
    "scoring grid": value_charts.scoring_grid,
    "weekly load": capacity_charts.weekly_load,
}
FRAMES: dict[str, pd.DataFrame] = {
    "funnel waterfall": funnel_frames.funnel_waterfall(EXAMPLE, DEMAND, US),
    "leads by type": frames.by_lead_type(EXAMPLE, DEMAND, US),
    "revenue by type": frames.by_lead_type(EXAMPLE, DEMAND, US),
    "ladder": value_frames.ladder(EXAMPLE, VALUES, US),
    "revenue waterfall": value_frames.revenue_waterfall(EXAMPLE, DEMAND, US),
    "scoring grid": value_frames.scoring_cells(EXAMPLE, US),
    "weekly load": capacity_frames.weekly_hours(
        EXAMPLE, DEMAND, weekly_load(EXAMPLE), "attempt", US
    ),
}
every_chart = pytest.mark.parametrize("chart", MAKERS)
every_chart_of_rows = pytest.mark.parametrize(
    "chart", [name for name in MAKERS if name != "weekly load"]
)


def parts(spec: object) -> Iterator[dict[str, Any]]:
    """Yield every object in a specification."""
    if isinstance(spec, dict):
        yield spec
        for value in spec.values():
            yield from parts(value)
    elif isinstance(spec, list):
        for value in spec:
            yield from parts(value)


def layers(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the layers that draw something."""
    return [part for part in parts(spec) if "mark" in part]


def marks(spec: dict[str, Any]) -> list[str]:
    return [layer["mark"]["type"] for layer in layers(spec)]


# --- every chart ----------------------------------------------------------------------------------


@every_chart
def test_a_chart_is_valid_vega_lite(chart: str) -> None:
    spec = MAKERS[chart](DE)
    assert alt.Chart.from_dict(spec).to_dict() == spec
    assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/v6")


@every_chart
def test_a_chart_holds_no_data_and_loads_none(chart: str) -> None:
    for part in parts(MAKERS[chart](US)):
        assert not set(part) & {"data", "datasets", "url", "href", "usermeta"}
        assert set(part.get("values", ())) <= set(ROLES)  # what a legend names


@every_chart
def test_a_chart_holds_none_of_the_plans_words(chart: str) -> None:
    spec = json.dumps(MAKERS[chart](US), ensure_ascii=False)
    words = {EXAMPLE.name, *EXAMPLE.stages, *EXAMPLE.scoring.fit, *EXAMPLE.scoring.interest}
    for stream in EXAMPLE.streams:
        words |= {stream.name, *(kind.name for kind in stream.lead_types)}
    assert [word for word in words if f'"{word}"' in spec] == []


@every_chart
def test_a_chart_draws_columns_that_its_frame_has(chart: str) -> None:
    spec = MAKERS[chart](US)
    columns = set(FRAMES[chart].columns) | {part["as"] for part in parts(spec) if "as" in part}
    drawn = {part["field"] for part in parts(spec) if "field" in part}
    drawn |= {name for part in parts(spec) for name in part.get("groupby", [])}
    for part in parts(spec):
        for expression in (part.get("filter", ""), part.get("calculate", "")):
            drawn |= set(re.findall(r"datum\.(\w+)", expression))
    assert drawn <= columns


@every_chart
def test_a_chart_is_made_once_for_the_same_reader(chart: str) -> None:
    assert MAKERS[chart](Figures("de-DE", "EUR")) is MAKERS[chart](Figures("de-DE", "EUR"))
    assert MAKERS[chart](US) is not MAKERS[chart](DE)


@every_chart
@pytest.mark.parametrize("tag", ["en-US", "de-DE", "de-CH", "fr-FR", "en-IN"])
def test_a_chart_writes_numbers_as_its_reader_does(chart: str, tag: str) -> None:
    reader = Figures(tag, "EUR")
    assert MAKERS[chart](reader)["config"]["locale"] == {"number": reader.vega_number_locale()}


@every_chart_of_rows
def test_a_chart_has_a_title_and_each_axis_a_title_or_names(chart: str) -> None:
    spec = MAKERS[chart](US)
    assert spec["title"][0].isupper()
    for layer in layers(spec):
        for axis in ("x", "y"):
            place = layer["encoding"][axis]
            if place["type"] == "quantitative" and layer["mark"]["type"] == "bar":
                assert re.search("a (month|lead)$", place["title"])
            elif place["type"] == "nominal" and chart != "scoring grid":
                assert place["title"] is None  # the names say what they are


@every_chart
def test_a_chart_has_tooltips_with_titles(chart: str) -> None:
    tips = [
        tip for layer in layers(MAKERS[chart](US)) for tip in layer["encoding"].get("tooltip", [])
    ]
    assert [tip["title"] for tip in tips] == [tip["title"] for tip in tips if tip["title"]]
    named = {"funnel waterfall": "what", "scoring grid": "fit", "weekly load": "week"}
    assert named.get(chart, "row") in {tip["field"] for tip in tips}
    assert "image" not in {tip["field"] for tip in tips} | {tip["title"] for tip in tips}


@every_chart_of_rows
def test_rows_stand_in_the_order_of_the_frame(chart: str) -> None:
    orders = {json.dumps(layer["encoding"]["y"]["sort"]) for layer in layers(MAKERS[chart](US))}
    position = "fit_position" if chart == "scoring grid" else "position"
    assert orders == {json.dumps({"field": position})}


@every_chart_of_rows
def test_a_text_in_a_chart_has_the_colour_of_the_page(chart: str) -> None:
    texts = [
        layer["mark"] for layer in layers(MAKERS[chart](US)) if layer["mark"]["type"] == "text"
    ]
    assert {mark["color"] for mark in texts} == {"currentColor"}


# --- the funnel waterfall -------------------------------------------------------------------------


def test_the_funnel_waterfall_has_a_half_of_money_and_a_half_of_leads() -> None:
    spec = charts.funnel_waterfall("EUR", DE)
    assert spec["title"] == "From the quota to the leads"
    assert spec["resolve"] == {"scale": {"x": "independent"}}
    assert marks(spec) == ["bar", "text", "bar", "text"]
    money, leads = spec["layer"]
    for half, scale, title, side in (
        (money, "money", "EUR a month", "top"),
        (leads, "leads", "Leads a month", "bottom"),
    ):
        bars = half["layer"][0]
        assert bars["transform"] == [{"filter": f"datum.scale === '{scale}'"}]
        x = bars["encoding"]["x"]
        assert (x["field"], x["title"], x["axis"]["orient"]) == ("start", title, side)
        assert bars["encoding"]["x2"] == {"field": "end"}
        assert bars["encoding"]["y"]["field"] == "row"
        assert [tip["field"] for tip in bars["encoding"]["tooltip"]] == ["what", "amount"]


def test_roles_have_the_same_colours_in_every_chart() -> None:
    for spec in (
        charts.funnel_waterfall("EUR", DE),
        value_charts.revenue_waterfall("EUR", DE),
        value_charts.scoring_grid(DE),
    ):
        colours = [
            layer["encoding"]["color"] for layer in layers(spec) if "color" in layer["encoding"]
        ]
        assert {colour["field"] for colour in colours} == {"role"}
        for colour in colours:
            assert colour["scale"]["domain"] == [
                *("from marketing’s leads", "found by sales", "from existing customers"),
                *("drops out on the way", "quota"),
            ]


@pytest.mark.parametrize("chart", ["funnel waterfall", "revenue waterfall"])
def test_a_legend_names_what_its_chart_shows_and_nothing_else(chart: str) -> None:
    (bars, *_) = layers(MAKERS[chart](US))
    assert set(bars["encoding"]["color"]["legend"]["values"]) == set(FRAMES[chart]["role"])


def test_behind_a_bar_stands_its_figure_and_on_a_wide_screen_how_it_was_made() -> None:
    text = layers(charts.funnel_waterfall("USD", US))[1]
    assert text["encoding"]["text"]["field"] == "shown"
    assert text["encoding"]["x"]["field"] == "last"
    assert text["transform"][-1] == {
        "calculate": "width > 420 ? datum.derived : datum.total",
        "as": "shown",
    }


# --- bars by lead type ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spec", "field", "title", "unit"),
    [
        (charts.leads_by_type(US), "leads", "Leads a month, by lead type", "Leads a month"),
        (
            charts.revenue_by_type("USD", US),
            "revenue",
            "Revenue a month, by lead type",
            "USD a month",
        ),
    ],
)
def test_a_bar_for_each_lead_type(spec: dict[str, Any], field: str, title: str, unit: str) -> None:
    assert spec["title"] == title
    assert marks(spec) == ["bar", "text"]
    bars, labels = layers(spec)
    assert bars["encoding"]["x"]["field"] == field
    assert bars["encoding"]["x"]["title"] == unit
    assert labels["encoding"]["text"]["field"] == f"{field}_text"
    tips = [(tip["field"], tip["title"]) for tip in bars["encoding"]["tooltip"]]
    assert tips == [
        ("row", "Lead type"),
        ("leads_text", "Leads a month"),
        ("revenue_text", "Revenue a month"),
    ]


def test_a_charts_unit_is_the_plans_currency() -> None:
    assert layers(charts.revenue_by_type("CHF", US))[0]["encoding"]["x"]["title"] == "CHF a month"
    assert layers(value_charts.ladder("CHF", US))[0]["encoding"]["x"]["title"] == "CHF a lead"


def test_the_ladder_shows_value_and_cost() -> None:
    spec = value_charts.ladder("USD", US)
    assert marks(spec) == ["bar", "tick", "text"]
    assert [layer["encoding"]["x"]["field"] for layer in layers(spec)] == ["value", "cost", "value"]
    bar, tick, _ = layers(spec)
    thick = spec["height"]["step"] * bar["mark"]["height"]["band"]
    assert tick["mark"]["height"] > thick  # or it would be lost in the bar


def test_the_scoring_grid_is_a_square_for_each_cell() -> None:
    spec = value_charts.scoring_grid(US)
    assert marks(spec) == ["rect", "text", "text"]
    places = layers(spec)[0]["encoding"]
    assert (places["x"]["field"], places["x"]["title"]) == ("interest", "Interest →")
    assert (places["y"]["field"], places["y"]["title"]) == ("fit", "Fit →")
    assert places["x"]["sort"] == {"field": "interest_position"}


# --- the weekly load ------------------------------------------------------------------------------


def test_the_weekly_load_is_stacked_below_the_hours_there_are() -> None:
    spec = capacity_charts.weekly_load(US)
    assert spec["title"] == "Hours a week, needed and there"
    assert marks(spec) == ["bar", "bar", "rect", "rect"]
    load, short, planned, line = layers(spec)
    x, y, colour = (load["encoding"][name] for name in ("x", "y", "color"))
    assert (x["field"], x["title"]) == ("week", "Week of the plan")
    assert (y["field"], y["title"], load["encoding"]["y2"]["field"]) == (
        *("low", "Hours a week"),
        "high",
    )
    assert (colour["field"], colour["sort"]) == ("part", {"field": "position"})
    assert (short["encoding"]["y"]["field"], short["encoding"]["y2"]["field"]) == (
        *("available",),
        "needed",
    )
    assert short["transform"][-1] == {"filter": "datum.needed > datum.available"}
    for layer, field in ((planned, "fine"), (line, "available")):
        assert layer["encoding"]["y"]["field"] == layer["encoding"]["y2"]["field"] == field
        assert layer["mark"]["stroke"] == "currentColor"
