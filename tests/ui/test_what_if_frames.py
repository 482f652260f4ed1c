"""The frames, charts and words of What if, without a screen."""

import json
import re
from collections.abc import Iterator
from typing import Any

import altair as alt
import pandas as pd
import pytest

from sla_calc import (
    RESULTS,
    Between,
    LeadType,
    Plan,
    RevenueStream,
    SalesTeam,
    base_best_worst,
    compare,
    input_at,
    plausible_ranges,
    sensitivity,
    simulate,
)
from sla_report.numbers.figures import Figures
from sla_ui.what_if import (
    charts,
    goal_frames,
    mix_frames,
    names,
    revenue_charts,
    scenario_frames,
    sensitivity_frames,
    sure_frames,
    words,
)
from sla_ui.what_if.goal_answer import answer, sentence_of, sought, usual_target
from sla_ui.what_if.mix_results import mixed
from sla_ui.what_if.roles import AS_WELL, BETTER, IN_USE, MADE, MISSED, WORSE
from sla_ui.what_if.state import WhatIfState
from sla_ui.what_if.sure_results import bars, fan, sureness

US, DE = Figures("en-US", "USD"), Figures("de-DE", "EUR")
EXAMPLE = Plan()
KNOWN = WhatIfState()
CASES = compare(base_best_worst(EXAMPLE))
READERS = scenario_frames.readers(base_best_worst(EXAMPLE), US)
EFFECTS = sensitivity(EXAMPLE).of("leads")
SOUGHT = answer(EXAMPLE, sought(KNOWN, EXAMPLE)[1], KNOWN, 450)
RANGES: dict[str, Any] = {**plausible_ranges(EXAMPLE, 0.2)}
SURE = sureness(EXAMPLE, RANGES, 0.5, 2_000, 1)
FAN = fan(EXAMPLE, RANGES, 0.5, 2_000, 1)
MIXED = mixed(KNOWN, EXAMPLE)

CHARTS = {
    "panel": (
        charts.panel("Leads owed", US),
        scenario_frames.panel(CASES, CASES.of("leads"), READERS),
    ),
    "tornado": (
        charts.tornado("Leads owed", "leads a month", US),
        sensitivity_frames.tornado(EXAMPLE, EFFECTS, US),
    ),
    "curve": (
        charts.curve("Leads owed by the input", "change, %", "leads a month", US),
        goal_frames.curve(SOUGHT, US),
    ),
    "histogram": (revenue_charts.histogram("USD", US), sure_frames.histogram(SURE, US)),
    "fan": (
        revenue_charts.fan("Revenue added up", "USD", US),
        sure_frames.fan_frame(FAN, "added up", US),
    ),
    "mix": (revenue_charts.mix(US), mix_frames.leads(EXAMPLE, MIXED, US)),
}
every_chart = pytest.mark.parametrize(("spec", "frame"), CHARTS.values(), ids=CHARTS)


def parts(spec: object) -> Iterator[dict[str, Any]]:
    """Yield every object in a specification."""
    if isinstance(spec, dict):
        yield spec
        for value in spec.values():
            yield from parts(value)
    elif isinstance(spec, list):
        for value in spec:
            yield from parts(value)


def marks(spec: dict[str, Any]) -> list[str]:
    return [layer["mark"]["type"] for layer in spec["layer"]]


def channel(spec: dict[str, Any], layer: int, name: str) -> dict[str, Any]:
    found: dict[str, Any] = spec["layer"][layer]["encoding"][name]
    return found


# --- every chart ----------------------------------------------------------------------------------


@every_chart
def test_a_chart_is_valid_holds_no_data_and_draws_columns_of_its_frame(
    spec: dict[str, Any], frame: pd.DataFrame
) -> None:
    assert alt.Chart.from_dict(spec).to_dict() == spec
    drawn = {part["field"] for part in parts(spec) if "field" in part}
    made = {part["as"] for part in parts(spec) if "as" in part}
    for part in parts(spec):
        assert not set(part) & {"data", "datasets", "url", "href", "usermeta"}
        for expression in (part.get("filter", ""), part.get("calculate", "")):
            drawn |= set(re.findall(r"datum\.(\w+)", expression))
    assert drawn <= set(frame.columns) | made
    whose = {EXAMPLE.name, *(stream.name for stream in EXAMPLE.streams), *EXAMPLE.stages}
    assert [name for name in whose if f'"{name}"' in json.dumps(spec, ensure_ascii=False)] == []


@every_chart
def test_a_chart_has_a_title_tooltips_with_titles_and_text_in_the_pages_colour(
    spec: dict[str, Any], frame: pd.DataFrame
) -> None:
    assert spec["title"][0].isupper()
    tips = [tip for layer in spec["layer"] for tip in layer["encoding"].get("tooltip", [])]
    assert tips
    assert all(tip["title"] for tip in tips)
    texts = [layer["mark"]["color"] for layer in spec["layer"] if layer["mark"]["type"] == "text"]
    assert set(texts) <= {"currentColor"}
    assert spec["config"]["locale"] == {"number": US.vega_number_locale()}


def test_a_chart_is_made_once_for_the_same_reader() -> None:
    assert charts.panel("Leads owed", US) is charts.panel("Leads owed", Figures("en-US", "USD"))
    assert revenue_charts.mix(US) is not revenue_charts.mix(DE)


# --- scenarios ------------------------------------------------------------------------------------


def test_a_panel_has_a_bar_for_each_plan_coloured_by_how_it_compares() -> None:
    spec, frame = CHARTS["panel"]
    assert marks(spec) == ["bar", "text"]
    assert channel(spec, 0, "y")["sort"] == {"field": "position"}
    assert channel(spec, 0, "color")["scale"]["domain"][4:6] == [IN_USE, BETTER]
    assert frame[["row", "value", "text", "role"]].to_numpy().tolist() == [
        ["In use", 503, "503", IN_USE],
        ["Example plan, best case", 345, "345 (−31.4%)", BETTER],
        ["Example plan, worst case", 764, "764 (+51.9%)", WORSE],
    ]
    revenue = scenario_frames.panel(CASES, CASES.of("revenue_of_held_leads"), READERS)
    assert list(revenue["role"]) == [IN_USE, BETTER, WORSE]  # there, more is easier
    same = scenario_frames.panel(CASES, CASES.of("hours_available"), READERS)
    assert list(same["role"]) == [IN_USE, AS_WELL, AS_WELL]


def test_every_kind_of_input_that_differs_is_told_in_words() -> None:
    team = SalesTeam(holidays="DE", working_days=("Mon", "Tue"), reps=5)
    kind = EXAMPLE.streams[1].lead_types[0].changed(monthly_limit=50, name="New <b>one</b>")
    stream = EXAMPLE.streams[1].changed(lead_types=(kind, *EXAMPLE.streams[1].lead_types[1:]))
    other = EXAMPLE.changed(team=team, streams=(EXAMPLE.streams[0], stream), name="Other", months=9)
    compared = compare([EXAMPLE, other])
    frame = scenario_frames.input_table(compared, scenario_frames.readers([EXAMPLE, other], US))
    told = {row["what"]: (row["plan_0"], row["plan_1"]) for row in frame.to_dict("records")}
    assert "Plan name" not in told
    assert told["Reps"] == ("6", "5")
    assert told["Working days"] == ("Mon ; Tue ; Wed ; Thu ; Fri", "Mon ; Tue")
    assert told["Stream Enterprise, lead type New <b>one</b>"] == ("no", "yes")
    assert told["Public holidays"] == ("none", "DE")
    assert list(frame["place"]) == [""] * len(frame)


def test_a_result_that_no_plan_has_is_left_out() -> None:
    plan = Plan(
        streams=(
            RevenueStream(
                name="All",
                deal_size=100,
                lead_types=(LeadType(name="Web", conversion_rates=(0.5, 0.5, 0.5)),),
            ),
        )
    )
    compared = compare([plan, plan])
    table = scenario_frames.result_table(compared, [US, US])
    assert "Marketing's spend" not in list(table["what"])
    assert len(table) == len(RESULTS) - 3  # spend, spend per customer, return on spend


# --- sensitivity ----------------------------------------------------------------------------------


def test_the_tornado_has_two_bars_an_input_from_the_plans_result_outward() -> None:
    spec, frame = CHARTS["tornado"]
    assert marks(spec) == ["bar", "rule", "text", "text"]
    assert channel(spec, 0, "y")["sort"] == {"field": "position"}
    assert channel(spec, 0, "x")["title"] == "leads a month"
    assert len(frame) == 2 * sensitivity_frames.MOST_BARS
    quota = frame[frame["position"] == 0]
    assert quota[["row", "moved", "text", "side", "role"]].to_numpy().tolist() == [
        ["Quota\nthe whole plan", "$450,000", "437", "left", BETTER],
        ["Quota\nthe whole plan", "$550,000", "562", "right", WORSE],
    ]
    deal = frame[frame["position"] == 1]
    assert list(deal["side"]) == ["right", "left"]  # smaller deals take more leads
    swings = frame.groupby("position")["to"].agg(lambda ends: abs(ends.iloc[0] - ends.iloc[1]))
    assert list(swings) == sorted(swings, reverse=True)


def test_two_ends_on_the_same_side_have_one_word() -> None:
    """With long conversations, hours rise and fall again with the connect rate."""
    plan = EXAMPLE.changed(follow_up=EXAMPLE.follow_up.changed(connected_minutes=60))
    found = sensitivity(
        plan, beliefs={"follow_up.connect_rate": Between(0.0, 1.0)}, results=["hours_needed"]
    ).of("hours_needed", "range")
    frame = sensitivity_frames.tornado(plan, found, US)
    assert (frame["to"] < frame["from"]).all()
    assert list(frame["side"]) == ["", "left"]


def test_effects_are_those_of_a_stream_and_of_a_lead_type() -> None:
    stream = sensitivity_frames.of_line(EFFECTS, "streams.1")
    kind = sensitivity_frames.of_line(EFFECTS, "streams.1.lead_types.0")
    assert {each.input.path[:2] for each in stream} == {("streams", 1)}
    assert {each.input.path[:4] for each in kind} == {("streams", 1, "lead_types", 0)}
    assert sensitivity_frames.of_line(EFFECTS, "") == EFFECTS


# --- goal seek ------------------------------------------------------------------------------------


def test_the_curve_goes_through_the_plan_and_the_answer() -> None:
    spec, frame = CHARTS["curve"]
    assert marks(spec) == ["line", "line", "point", "text"]
    marked = frame[frame["mark"].notna()]
    assert marked[["x", "y", "mark"]].to_numpy().tolist() == [
        [0.0, 503.0, "now"],
        [pytest.approx(12.0), 448.0, "the answer"],
    ]
    assert set(frame["wanted"]) == {450.0}
    assert goal_frames.units(SOUGHT, US) == ("change, %", "leads a month")
    assert list(frame["x"]) == sorted(frame["x"])


@pytest.mark.parametrize(
    ("name", "value", "target"),
    [
        ("leads", 503.0, 450.0),
        ("revenue", 232_000.0, 260_000.0),
        ("close_rate", 0.97, 1.0),
        ("occupancy", 0.911, 0.85),
        ("response_within_promise", 0.716, 0.9),
    ],
)
def test_a_target_that_nobody_typed_is_a_tenth_better_in_round_numbers(
    name: str, value: float, target: float
) -> None:
    assert usual_target(EXAMPLE, RESULTS[name], value) == target


def test_an_undefined_result_is_impossible_in_words() -> None:
    plan = EXAMPLE.changed(team=SalesTeam(selling_time=0))
    state = WhatIfState(goal="reps_needed")
    found = answer(plan, input_at(plan, "team.reps"), state, 5)
    assert sentence_of(plan, found, US) == (
        "Reps needed: at most 5 is impossible with Reps between 0 and 100,000: it is undefined "
        "there."
    )


# --- how sure -------------------------------------------------------------------------------------


def test_the_bars_of_the_revenue_share_all_draws_and_the_quota_parts_them() -> None:
    spec, frame = CHARTS["histogram"]
    assert marks(spec) == ["bar", "rule", "text"]
    assert channel(spec, 0, "y")["title"] == "Of all draws, %"
    assert frame["share"].sum() == pytest.approx(100)
    made = frame[frame["role"] == MADE]
    assert made["low"].min() == pytest.approx(EXAMPLE.quota)
    assert made["share"].sum() == pytest.approx(100 * SURE.probability)
    assert set(frame["role"]) == {MADE, MISSED}
    assert frame["quota"].dropna().tolist() == [500_000.0]


def test_revenue_that_is_certain_makes_the_quota_in_one_bar() -> None:
    found = bars(simulate(EXAMPLE.changed(quota=0), 500, seed=1))
    assert [(bar.low, bar.share) for bar in found if bar.share] == [(0.0, 1.0)]


def test_the_fan_widens_around_its_middle_and_adds_up() -> None:
    spec, frame = CHARTS["fan"]
    assert marks(spec) == ["area", "area", "line", "line"]
    assert channel(spec, 0, "x")["sort"] == {"field": "position"}
    for lower, upper in (("p10", "p25"), ("p25", "p50"), ("p50", "p75"), ("p75", "p90")):
        assert (frame[lower] <= frame[upper]).all()
    assert list(frame["quota"]) == [500_000.0 * month for month in range(1, 7)]
    alone = sure_frames.fan_frame(FAN, "month by month", US)
    assert list(alone["quota"]) == [500_000.0] * 6
    assert alone["month"][0] == "Jan 2027"


# --- best mix -------------------------------------------------------------------------------------


def test_the_mix_has_a_bar_and_a_tick_for_each_lead_type() -> None:
    spec, frame = CHARTS["mix"]
    assert marks(spec) == ["bar", "tick", "text"]
    orders = {json.dumps(layer["encoding"]["y"]["sort"]) for layer in spec["layer"]}
    assert orders == {json.dumps({"field": "position"})}
    assert frame["before"].tolist() == [131, 219, 88, 26, 23, 16]
    assert frame["leads"].tolist() == [6, 429, 0, 36, 0, 0]
    assert frame["row"][0] == "Demo request\nSmall business"


# --- words ----------------------------------------------------------------------------------------


def test_every_input_has_a_name_that_tells_it_from_all_others() -> None:
    found = names.groups(EXAMPLE)
    every = [names.input_name(EXAMPLE, each) for group in found.values() for each in group]
    assert len(every) == len(set(every))
    assert names.group_names(EXAMPLE, list(found))[:4] == [
        "All streams alike",
        "The whole plan",
        "Stream Small business",
        "Demo request · Small business",
    ]
    for group in found.values():
        within = [names.name_in_group(EXAMPLE, each) for each in group]
        assert len(within) == len(set(within))


def test_changes_have_signs_and_rates_change_by_points() -> None:
    assert words.both(0.02, 0.5, "rate", US) == "+2 pp, +50%"
    assert words.both(-1_000.0, -0.1, "money/month", US) == "−$1,000, −10%"
    assert words.both(0.0, 0.0, "leads/month", US) == "same"
    assert words.of_input(1.0, input_at(EXAMPLE, "streams.*.deal_size"), US) == "as in the plan"
