"""Lead value and lead scoring as their readers use them: what is moved, and what changes."""

import json
import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from sla_calc import LeadType, Plan, RevenueStream, decode_plan, lead_demand, lead_values
from sla_calc.edits.plan_edits import with_shifted_mix
from sla_calc.edits.presets import with_quality_tiers
from sla_report.numbers.figures import Figures
from sla_ui.value import words
from tests.ui.screen import (
    EXAMPLE,
    LEAD_DEMAND,
    LEAD_SCORING,
    LEAD_VALUE,
    button,
    edited,
    metrics,
    opened,
    plan_of,
    problems,
    table,
    typed,
)

DELIVERED, SCORING = "delivered@0.6", "scoring points@0"


def plan_with(*kinds: LeadType) -> Plan:
    return Plan(
        quota=500_000, streams=(RevenueStream(name="All", deal_size=2_000, lead_types=kinds),)
    )


def kind(name: str, rate: float = 0.1, mix: float = 1.0, **fields: Any) -> LeadType:
    return LeadType(name=name, mix=mix, conversion_rates=(rate, 1.0, 1.0), **fields)


def captions(at: AppTest) -> str:
    return "\n".join(each.value for each in at.caption)


# --- the goal and the points ----------------------------------------------------------------------


def test_the_goal_stands_in_leads_points_and_money() -> None:
    shown = metrics(opened(EXAMPLE, LEAD_VALUE))
    values = lead_values(EXAMPLE)
    assert shown["Goal in leads a month"] == str(sum(each.goal_leads for each in values)) == "503"
    assert shown["Goal in money"] == "\\$232,000"
    assert shown["Goal in points"] == f"{sum(each.goal_points for each in values):,.0f}"


def test_the_scale_of_points_is_a_choice() -> None:
    at = opened(EXAMPLE, LEAD_VALUE)
    before = metrics(at)
    scale = next(each for each in at.segmented_control if each.key == "points_scale@0")
    scale.set_value("weakest is 1").run()
    assert plan_of(at) == EXAMPLE.changed(points_scale="weakest is 1")
    assert decode_plan(at.query_params["plan"]) == plan_of(at)
    assert metrics(at)["Goal in points"] != before["Goal in points"]
    assert metrics(at)["Goal in money"] == before["Goal in money"]


def test_costs_and_points_are_typed_in_a_drawer() -> None:
    at = opened(EXAMPLE, LEAD_VALUE)
    assert "points and costs@0.0" not in [each.key for each in at.data_editor]
    button(at, "Type points, costs and limits").click().run()
    edited(at, "points and costs@0.0", edited_rows={"0": {"cost_per_lead": "99", "points": "12"}})
    first = plan_of(at).streams[0].lead_types[0]
    assert (first.cost_per_lead, first.points) == (99, 12)
    edited(at, "points and costs@0.0", edited_rows={"0": {"cost_per_lead": "a lot"}})
    assert "“a lot” cannot be read" in problems(at)[0]
    assert plan_of(at).streams[0].lead_types[0].cost_per_lead == 99


def test_a_drawer_stays_open_from_page_to_page() -> None:
    at = opened(EXAMPLE, LEAD_VALUE)
    button(at, "How was the weighted close rate made?").click().run()
    at.switch_page(LEAD_DEMAND).run()
    at.switch_page(LEAD_VALUE).run()
    assert any("| What | How | Result |" in each.value for each in at.markdown)


# --- the mix --------------------------------------------------------------------------------------


def test_a_moved_mix_is_compared_with_the_mix_before() -> None:
    at = opened(EXAMPLE, LEAD_VALUE)
    at.slider(key="mix 0 0@0").set_value(60).run()
    plan = with_shifted_mix(EXAMPLE, 0, 0, 0.6)
    assert plan_of(at) == plan
    assert decode_plan(at.query_params["plan"]) == plan
    fewer = lead_demand(EXAMPLE).leads - lead_demand(plan).leads
    assert any(f"{fewer} leads fewer" in each.value for each in at.markdown)
    assert at.slider(key="mix 0 0@1").value == 60

    button(at, "Count from here").click().run()
    (said,) = [each.value for each in at.markdown if "the same number of leads" in each.value]
    assert re.search(r"The weighted close rate stays \d", said)


def test_the_sliders_of_another_stream_shift_its_mix_alone() -> None:
    at = opened(EXAMPLE, LEAD_VALUE)
    at.selectbox(key="mix of#2").select_index(1).run()
    at.slider(key="mix 1 2@0").set_value(0).run()
    assert plan_of(at) == with_shifted_mix(EXAMPLE, 1, 2, 0)
    assert plan_of(at).streams[0] == EXAMPLE.streams[0]


def test_a_stream_with_one_lead_type_has_no_mix() -> None:
    at = opened(plan_with(kind("All")), LEAD_VALUE)
    assert len(at.slider) == 0
    assert "A stream with one lead type has no mix to shift." in [each.value for each in at.info]


def test_quality_tiers_take_the_place_of_a_streams_types() -> None:
    at = opened(EXAMPLE, LEAD_VALUE)
    button(at, "Use quality tiers").click().run()
    button(at, "Divide this stream").click().run()
    assert plan_of(at) == with_quality_tiers(EXAMPLE, 0)
    assert problems(at) == []


# --- what has been delivered ----------------------------------------------------------------------


def test_counts_are_weighed_and_stay_while_the_session_lasts() -> None:
    at = opened(EXAMPLE, LEAD_VALUE)
    edited(at, DELIVERED, edited_rows={"0": {"leads": "30"}, "1": {"leads": "1,000"}})
    values = {(each.stream, each.lead_type): each.value for each in lead_values(EXAMPLE)}
    worth = 30 * values["Small business", "Demo request"]
    worth += 1_000 * values["Small business", "Website form"]
    assert metrics(at)["In money"] == f"\\${worth:,.0f}"
    assert "The promise is kept in money." in [each.value for each in at.success]
    assert plan_of(at) == EXAMPLE

    at.switch_page(LEAD_DEMAND).run()
    at.switch_page(LEAD_VALUE).run()
    assert table(at, DELIVERED)["leads"][:2] == ["30", "1,000"]
    assert metrics(at)["In money"] == f"\\${worth:,.0f}"


def test_a_count_that_cannot_be_read_is_said_with_its_row_and_the_rest_counts() -> None:
    at = opened(EXAMPLE, LEAD_VALUE)
    edited(at, DELIVERED, edited_rows={"0": {"leads": "-3"}, "1": {"leads": "some"}})
    assert problems(at)[0].startswith("Demo request, Small business: “-3” leads cannot have been")
    edited(at, DELIVERED, edited_rows={"0": {"leads": "3"}, "1": {"leads": "some"}})
    values = {(each.stream, each.lead_type): each.value for each in lead_values(EXAMPLE)}
    worth = 3 * values["Small business", "Demo request"]
    assert metrics(at)["In money"] == f"\\${worth:,.0f}"


def test_before_anything_is_typed_nothing_is_missing() -> None:
    at = opened(EXAMPLE, LEAD_VALUE)
    assert [each.value for each in at.warning] == []
    assert "Type what has come of each lead type" in captions(at)
    edited(at, DELIVERED, edited_rows={"0": {"leads": "0"}})
    assert [each.value[:27] for each in at.warning] == ["\\$232,000 are missing. The ch"[:27]]


# --- what a lead costs ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("costs", "verdict"),
    [
        ((None, None), None),
        ((10, 25), (True, "Every lead brings more than it costs: 8 to 20 times as much.")),
        (
            (10, None),
            (True, "Every lead with a known cost brings more than it costs: 20 times as much."),
        ),
        ((10, 400), (False, "These cost more than they bring: B (All).")),
        ((200, None), (True, "Every lead with a known cost brings what it costs or more.")),
    ],
)
def test_whether_leads_pay_is_said_in_a_sentence(
    costs: tuple[float | None, float | None], verdict: tuple[bool, str] | None
) -> None:
    """A lead of either type brings 10 % of 2,000: 200."""
    a, b = (kind(name, mix=0.5, cost_per_lead=cost) for name, cost in zip("AB", costs, strict=True))
    assert words.pays(lead_values(plan_with(a, b)), Figures("en-US", "USD")) == verdict


# --- zero, missing and huge -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plan", "budget", "remark"),
    [
        (plan_with(kind("All")), "–", "No lead type has a cost, so there is no budget."),
        (plan_with(kind("All", cost_per_lead=0)), "\\$0", ""),
        (plan_with(kind("All", cost_per_lead=1e12)), "\\$", ""),
        (plan_with(kind("All", rate=1.0, cost_per_lead=5)), "\\$", ""),
        (
            plan_with(kind("A", mix=0.5, points=7), kind("B", mix=0.5, cost_per_lead=3)),
            "\\$",
            "no cost\\: A (All).",
        ),
    ],
    ids=["missing", "zero", "huge", "every lead closes", "some only"],
)
def test_costs_and_points_of_all_kinds_give_a_sensible_screen(
    plan: Plan, budget: str, remark: str
) -> None:
    at = opened(plan, LEAD_VALUE)
    assert [exception.message for exception in at.exception] == []
    assert problems(at) == []
    assert metrics(at)["Budget for it"].startswith(budget)
    assert remark in captions(at)
    for chart in at.get("vega_lite_chart"):
        assert json.loads(chart.proto.spec)["layer"]


def test_with_one_lead_type_the_charts_say_that_it_brings_all() -> None:
    said = captions(opened(plan_with(kind("All")), LEAD_VALUE))
    assert "Every lead brings \\$200." in said
    assert "Marketing's leads bring all of the quota of \\$500,000." in said


# --- lead scoring ---------------------------------------------------------------------------------


def test_the_threshold_decides_what_is_handed_over() -> None:
    at = opened(EXAMPLE, LEAD_SCORING)
    assert metrics(at)["MQL combinations"] == "6 of 16"
    typed(at, "threshold@0", "40")
    assert plan_of(at).scoring.threshold == 40
    assert metrics(at)["MQL combinations"] == "9 of 16"
    typed(at, "threshold@0", "many")
    assert "“many” cannot be read as a number" in problems(at)[0]
    assert plan_of(at).scoring.threshold == 40


def test_steps_are_added_and_taken_away_with_their_points() -> None:
    at = opened(EXAMPLE, LEAD_SCORING)
    typed(at, "scoring fit@0", "Poor ; Fair ; Good")
    assert plan_of(at).scoring.fit == ("Poor", "Fair", "Good")
    assert plan_of(at).scoring.points == EXAMPLE.scoring.points[:3]
    assert table(at, "scoring points@1")["fit"] == ["Poor", "Fair", "Good"]
    typed(at, "scoring fit@1", "Poor ; Fair")
    assert len(problems(at)) == 1
    assert plan_of(at).scoring.fit == ("Poor", "Fair", "Good")


def test_a_cell_of_the_grid_changes_its_points_or_is_said() -> None:
    at = opened(EXAMPLE, LEAD_SCORING)
    edited(at, SCORING, edited_rows={"0": {"cell_1": "65"}})
    assert plan_of(at).scoring.points[0][1] == 65
    edited(at, SCORING, edited_rows={"0": {"cell_1": "much"}})
    assert problems(at)[0].startswith("Poor, Came back: “much” cannot be read as a number.")
    assert plan_of(at).scoring.points[0][1] == 65
