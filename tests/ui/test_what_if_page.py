"""What if as a team uses it: scenarios, what matters, what it takes, how sure, the cheapest mix."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from sla_calc import (
    Between,
    LeadType,
    Plan,
    RevenueStream,
    base_best_worst,
    beliefs_from,
    best_mix,
    compare,
    compare_with_plan,
    decode_plan,
    in_round_numbers,
    inputs_of,
    lead_demand,
    plan_to_file,
    plausible_ranges,
    scenarios_from_file,
    scenarios_to_file,
    sensitivity,
    simulate,
    solve_for,
    with_input,
)
from sla_calc.what_if.scenarios import MOST_KEPT
from sla_report.numbers.figures import Figures
from sla_ui.what_if.mix_results import in_typed_shares
from sla_ui.what_if.state import PARTS, WhatIfState
from sla_ui.what_if.sure_results import spreads
from tests.hostile import HOSTILE_NAMES
from tests.ui.screen import (
    EXAMPLE,
    LEAD_DEMAND,
    button,
    edited,
    exceptions,
    metrics,
    opened,
    plan_of,
    problems,
    recalibration_of,
    results_of,
    typed,
    wide_open,
)
from tests.ui.test_pages import tiny, vast

WHAT_IF = "pages/what_if.py"
US = Figures("en-US", "USD")
WIN_RATES = "streams.*.lead_types.*.conversion_rates.2"
MORE = EXAMPLE.changed(quota=600_000, name="More")


def page(plan: Plan = EXAMPLE, part: str = "Scenarios", **how: Any) -> AppTest:
    at = opened(plan, WHAT_IF, **how)
    return at if part == "Scenarios" else choose(at, "part", part)


def known(at: AppTest) -> WhatIfState:
    state: WhatIfState = at.session_state["sla_what_if"]
    return state


def key_of(at: AppTest, name: str) -> str:
    return f"what if {name}@{at.session_state['sla_plan_state'].generation}.{known(at).drawing}"


def choose(at: AppTest, name: str, value: Any) -> AppTest:
    return at.segmented_control(key=key_of(at, name)).set_value(value).run()


def pick(at: AppTest, name: str, value: Any) -> AppTest:
    return at.selectbox(key=key_of(at, name)).set_value(value).run()


def type_in(at: AppTest, label: str, text: str) -> AppTest:
    return next(each for each in at.text_input if each.label == label).set_value(text).run()


def below(at: AppTest, label: str) -> str:
    return next(metric.delta for metric in at.metric if metric.label == label)


def said(at: AppTest) -> str:
    boxes = (*at.success, *at.warning, *at.info, *at.caption, *at.markdown)
    return " ".join(box.value.replace("\\", "").replace("\u2060", "") for box in boxes)


def shown(at: AppTest, *columns: str) -> list[dict[str, Any]]:
    frames = [each.value for each in at.dataframe]
    frame = next(each for each in frames if set(columns) <= set(each.columns))
    rows: list[dict[str, Any]] = frame.to_dict("records")
    return rows


def charts(at: AppTest) -> list[dict[str, Any]]:
    return [json.loads(each.proto.spec) for each in at.get("vega_lite_chart")]


# --- scenarios ------------------------------------------------------------------------------------


def test_until_something_is_kept_the_plan_stands_beside_its_best_and_worst_case() -> None:
    at = page()
    assert metrics(at) == {
        "Leads owed": "503",
        "Marketing's spend": "\\$39,534",
        "Hours needed": "343",
        "Occupancy": "91.1%",
    }
    leads = [lead_demand(each).leads for each in base_best_worst(EXAMPLE)]
    assert leads == [503, 345, 764]
    assert below(at, "Leads owed") == "345 to 764"
    (row,) = [row for row in shown(at, "what", "plan_2") if row["what"] == "Leads owed"]
    assert row["plan_1"] == "345  (−158, −31.4%)"
    assert [chart["title"] for chart in charts(at)][:2] == ["Leads owed", "Marketing's spend"]
    assert len(charts(at)) == 6
    assert "A shared link carries the plan in use; scenarios travel as a file." in said(at)
    at = button(at, "Keep the best and the worst case").click().run()
    best, worst = known(at).scenarios
    assert (best.name, worst.name) == ("Best case", "Worst case")
    assert lead_demand(worst).leads == 764
    assert "Keep the best and the worst case" not in [each.label for each in at.button]


def test_a_scenario_is_kept_compared_renamed_adopted_and_removed() -> None:
    at = type_in(page(), "Keep the plan in use as", "As agreed")
    at = button(at, "Keep").click().run()
    assert known(at).scenarios == (EXAMPLE.changed(name="As agreed"),)
    assert button(at, "In use").disabled

    at.switch_page(LEAD_DEMAND).run()
    generation = at.session_state["sla_plan_state"].generation
    at = typed(at, f"quota@{generation}", "600k").switch_page(WHAT_IF).run()
    compared = compare([plan_of(at), *known(at).scenarios])
    assert compared.of("leads").values == (627, 503)
    (row,) = [row for row in shown(at, "what", "plan_1") if row["what"] == "Leads owed"]
    assert (row["plan_0"], row["plan_1"]) == ("627", "503  (−124, −19.8%)")
    (differs,) = shown(at, "place", "what", "plan_1")
    assert (differs["what"], differs["plan_0"], differs["plan_1"]) == (
        "Quota",
        "$600,000",
        "$500,000",
    )

    at = type_in(at, "Name of scenario 1", "What we agreed")
    assert known(at).scenarios[0].name == "What we agreed"
    at = button(at, "Adopt").click().run()
    assert plan_of(at) == EXAMPLE.changed(name="What we agreed")
    assert decode_plan(at.query_params["plan"]) == plan_of(at)
    assert "None: the scenarios are the plan in use." in said(at)

    at.button(key=key_of(at, "remove 0")).click().run()
    assert known(at).scenarios == ()
    assert plan_of(at).name == "What we agreed"


def test_a_name_that_is_taken_or_missing_is_said_and_nothing_is_lost() -> None:
    at = button(page(), "Keep").click().run()
    assert [each.name for each in known(at).scenarios] == ["Scenario 1"]
    at = button(type_in(at, "Keep the plan in use as", "Scenario 1"), "Keep").click().run()
    assert problems(at) == [
        "There is a scenario Scenario 1 already. Choose another name, or remove that one."
    ]
    at = button(type_in(at, "Keep the plan in use as", " "), "Keep").click().run()
    assert "Plan name is too short" in problems(at)[0]
    at = type_in(at, "Name of scenario 1", "")
    assert "Plan name is too short" in problems(at)[0]
    assert [each.name for each in known(at).scenarios] == ["Scenario 1"]


def test_scenarios_come_from_their_file_and_six_are_all() -> None:
    kept = [EXAMPLE.changed(name=f"Q{n}", quota=n * 1e5) for n in range(1, MOST_KEPT + 1)]
    at = page()
    box = at.file_uploader(key=key_of(at, "scenarios file"))
    at = box.upload("kept.json", scenarios_to_file(kept).encode()).run()
    assert known(at).scenarios == tuple(kept)
    assert scenarios_from_file(scenarios_to_file(known(at).scenarios)) == tuple(kept)
    assert button(at, "Keep").disabled
    assert "6 are kept, and no more can be. Remove one first." in said(at)
    assert "plan_6" in shown(at, "what", "plan_1")[0]
    box = at.file_uploader(key=key_of(at, "scenarios file"))
    at = box.upload("plan.json", plan_to_file(EXAMPLE).encode()).run()
    assert problems(at)[0].startswith("This file is JSON, but not a set of scenarios: it lacks")
    assert known(at).scenarios == tuple(kept)


def test_amounts_in_another_currency_are_not_compared() -> None:
    at = page()
    kept = (EXAMPLE.changed(name="Francs", currency="CHF"),)
    known(at).scenarios = kept
    at.run()
    rows = {row["what"]: row["plan_1"] for row in shown(at, "what", "plan_1")}
    assert rows["Marketing's spend"] == "CHF\u00a039,534"
    assert rows["Leads owed"] == "503  (same)"
    assert "Amounts in different currencies are not compared" in said(at)


# --- sensitivity ----------------------------------------------------------------------------------


def test_the_strongest_input_comes_first_and_either_end_can_be_applied() -> None:
    first = sensitivity(EXAMPLE).of("leads")[0]
    assert (first.input.address, round(first.at_low or 0), round(first.at_high or 0)) == (
        "quota",
        437,
        562,
    )
    at = page(part="Sensitivity")
    assert "Quota matters most: at $450,000, leads owed is 437; at $550,000, 562." in said(at)
    assert "the same relative gain in any one conversion rate saves the same share" in said(at)
    at = button(at, "Apply \\$450,000").click().run()
    assert plan_of(at) == EXAMPLE.changed(quota=450_000)
    assert decode_plan(at.query_params["plan"]) == plan_of(at)


def test_inputs_are_those_of_a_stream_or_lead_type_and_results_are_chosen() -> None:
    at = pick(page(part="Sensitivity"), "result", "cost")
    at = pick(at, "line 8", "streams.0.lead_types.1")
    at = button(at, "Every input as a table").click().run()
    rows = shown(at, "input", "elasticity")
    expected = [
        each
        for each in sensitivity(EXAMPLE).of("cost")
        if each.input.address.startswith("streams.0.lead_types.1.")
    ]
    assert len(rows) == len(expected) == 5
    assert rows[0]["input"].startswith("Website form (Small business): ")
    assert rows[0]["elasticity"] == US.about(round(expected[0].elasticity or 0, 3))
    assert charts(at)[0]["title"] == "What moves marketing's spend most"


def test_what_is_uncertain_moves_over_its_own_range_and_ranges_are_typed() -> None:
    at = choose(page(part="Sensitivity"), "move", "range")
    found = sensitivity(EXAMPLE, beliefs=plausible_ranges(EXAMPLE, 0.2)).of("leads", "range")
    at = button(at, "Every input as a table").click().run()
    assert len(shown(at, "input", "elasticity")) == len(found)
    at = button(at, "The ranges").click().run()
    table = next(each.key for each in at.get("data_editor") if "ranges" in str(each.key))
    at = edited(at, table, edited_rows={"0": {"low": "5k", "high": "9k"}})
    assert known(at).ranges == {"streams.0.deal_size": Between(5_000, 9_000)}
    (row,) = [r for r in shown(at, "input", "elasticity") if r["input"].endswith("Deal size")][:1]
    assert (row["low"], row["high"]) == ("$5,000", "$9,000")
    at = edited(at, table, edited_rows={"0": {"low": "9k", "high": "5k"}, "1": {"low": "x"}})
    assert "a range goes from less to more" in problems(at)[0]
    assert "“x” cannot be read" in " ".join(problems(at))
    assert known(at).ranges == {"streams.0.deal_size": Between(5_000, 9_000)}
    at = button(at, "Forget what was typed").click().run()
    assert known(at).ranges == {}


@pytest.mark.parametrize(("text", "why"), [("0", "at least 0.1%"), ("a lot", "cannot be read")])
def test_a_step_that_is_none_is_said_and_the_one_before_stays(text: str, why: str) -> None:
    at = type_in(page(part="Sensitivity"), "Step, ±", text)
    assert why in problems(at)[0]
    assert known(at).step == 0.10
    at = type_in(at, "Step, ±", "5")
    assert problems(at) == []
    assert known(at).step == 0.05


def test_without_costs_no_spend_moves_and_the_page_says_where_costs_are_typed() -> None:
    at = pick(page(uncosted(), "Sensitivity"), "result", "cost")
    assert "costs are typed on Streams and lead types" in said(at)
    assert charts(at) == []


# --- goal seek ------------------------------------------------------------------------------------


def answer(plan: Plan, address: str, result: str, target: float, **how: Any) -> Any:
    return in_round_numbers(plan, solve_for(plan, address, result, target, promised=True, **how))


def test_goal_seek_answers_at_once_and_its_answer_can_be_applied() -> None:
    found = answer(EXAMPLE, WIN_RATES, "leads", 450)
    assert (found.value, found.reached) == (1.12, 448)
    at = page(part="Goal seek")
    assert metrics(at)["All streams\\: Opportunity → Customer, win rate"] == "+12%"
    assert metrics(at)["Leads owed"] == "448"
    assert below(at, "Leads owed") == "now 503"
    assert (
        "Leads owed: at most 450 takes a change of +12% in All streams: Opportunity → Customer, "
        "win rate." in said(at)
    )
    at = button(at, "Apply").click().run()
    assert plan_of(at) == found.plan
    # The target stays what it was.
    assert "is just kept: All streams: Opportunity → Customer, win rate goes no further" in said(at)
    at = type_in(at, "is at most", "400")
    assert metrics(at)["Leads owed"] == US.count(
        answer(found.plan, WIN_RATES, "leads", 400).reached
    )


def test_any_input_is_sought_for_any_result() -> None:
    at = pick(page(part="Goal seek"), "group", "team")
    at = pick(at, "sought team", "team.reps")
    at = pick(at, "goal", "occupancy")
    assert known(at).targets == {}  # the plan's own highest occupancy
    assert "Occupancy: at most 85% takes Reps at 6.44 (now 6)." in said(at)
    at = type_in(at, "Input at most", "6")
    assert "Occupancy: at most 85% is impossible with Reps between 0 and 6." in said(at)
    assert "The best is 91.1%, at 6." in said(at)
    assert button(at, "Apply the best").disabled  # it is the plan's
    at = type_in(at, "Input at most", "-1")
    assert "must be at least 0" in problems(at)[0]
    at = type_in(at, "Input at least", "8")
    assert "is to be between 8 and 6" in problems(at)[0]
    at = type_in(at, "Input at most", "")
    at = type_in(at, "Input at least", "")
    assert "takes Reps at 6.44" in said(at)


def test_a_target_that_is_kept_already_says_how_far_one_can_go() -> None:
    at = pick(page(part="Goal seek"), "group", "")
    at = type_in(at, "is at most", "503")
    found = answer(EXAMPLE, "quota", "leads", 503)
    assert found.value == 500_000
    assert "Leads owed: at most 503 is just kept: Quota goes no further than $500,000." in said(at)
    at = type_in(at, "is at most", "700")
    found = answer(EXAMPLE, "quota", "leads", 700)
    assert f"as long as Quota goes no further than {US.money(found.value)}" in said(at)
    at = type_in(at, "Input at most", "510k")
    assert "Leads owed: at most 700 is kept already, whatever Quota is within" in said(at)


# --- how sure -------------------------------------------------------------------------------------


def test_the_probability_of_the_quota_and_the_leads_that_make_it_surer() -> None:
    beliefs = plausible_ranges(EXAMPLE, 0.2)
    found = simulate(EXAMPLE, 10_000, 1, beliefs=beliefs, deals=spreads(EXAMPLE, 0.5))
    at = page(part="How sure")
    assert metrics(at) == {
        "Makes the quota": US.rate(round(found.probability, 3)),
        "Leads for 50%": US.count(found.leads_for(0.5)),
        "Leads for 80%": US.count(found.leads_for(0.8)),
        "Leads for 90%": US.count(found.leads_for(0.9)),
    }
    rows = {row["stream"]: row["made"] for row in shown(at, "stream", "made")}
    assert rows == {name: US.rate(p) for name, p in found.stream_probabilities.items()}
    (chart,) = charts(at)
    assert chart["title"] == "How much a month may bring"

    for view, title in (("month by month", "Revenue month by month"), ("added up", "added up")):
        at = choose(at, "view", view)
        assert title in charts(at)[0]["title"]
        assert "The quota of all months together is made with" in said(at)

    at = at.number_input(key=key_of(at, "seed")).set_value(2).run()
    other = simulate(EXAMPLE, 10_000, 2, beliefs=beliefs, deals=spreads(EXAMPLE, 0.5))
    assert metrics(at)["Leads for 90%"] == US.count(other.leads_for(0.9))

    at = type_in(
        type_in(at, "Range where nothing is known, ±", "0"), "Single deals vary by, ±", "0"
    )
    certain = simulate(EXAMPLE, 10_000, 2)
    assert metrics(at)["Makes the quota"] == US.rate(round(certain.probability, 3))
    assert "all that varies is chance" not in said(at)  # ranges of no width are ranges

    quota = solve_for(EXAMPLE, "quota", "leads", certain.leads_for(0.9), promised=True)
    at = at.button(key="sure 0.9").click().run()
    assert plan_of(at).quota == in_round_numbers(EXAMPLE, quota).value
    assert lead_demand(plan_of(at)).leads <= certain.leads_for(0.9)


def test_rates_that_were_counted_on_recalibrate_have_their_own_intervals() -> None:
    at = opened(EXAMPLE, "pages/recalibrate.py")
    at = button(at, "Try the example").click().run()
    comparison = compare_with_plan(
        EXAMPLE, results_of(at).calibration, recalibration_of(at).matches
    )
    counted = beliefs_from(EXAMPLE, comparison.findings)
    assert len(counted) > 10
    at = choose(at.switch_page(WHAT_IF).run(), "part", "How sure")
    assert f"{len(counted)} rates have the interval of what was counted." in said(at)
    beliefs = {**plausible_ranges(EXAMPLE, 0.2), **counted}
    found = simulate(EXAMPLE, 10_000, 1, beliefs=beliefs, deals=spreads(EXAMPLE, 0.5))
    assert metrics(at)["Makes the quota"] == US.rate(round(found.probability, 3))
    at = button(at, "What is uncertain").click().run()
    editor = next(each for each in at.get("data_editor") if "ranges" in str(each.key))
    assert sum("counted, " in text for text in editor.value["source"]) == len(counted)


# --- best mix -------------------------------------------------------------------------------------


def uncosted(*but: tuple[int, int]) -> Plan:
    """Return the example with costs of some lead types alone."""
    return EXAMPLE.changed(
        streams=tuple(
            stream.changed(
                lead_types=tuple(
                    kind if (s, k) in but else kind.changed(cost_per_lead=None)
                    for k, kind in enumerate(stream.lead_types)
                )
            )
            for s, stream in enumerate(EXAMPLE.streams)
        )
    )


def test_the_cheapest_mix_stands_beside_the_plans_and_can_be_applied() -> None:
    best = in_typed_shares(best_mix(EXAMPLE).plan)
    cost, leads = (compare([EXAMPLE, best]).of(name).values for name in ("cost", "leads"))
    assert (cost[0], cost[1], leads[1]) == (39_534, 35_040, 471)
    at = page(part="Best mix")
    assert metrics(at)["Marketing's spend"] == "\\$35,040"
    assert below(at, "Marketing's spend") == "now \\$39,534"
    assert "one more rep hour a week is worth $173 a month" in said(at)
    assert "Rounding up to whole leads takes occupancy to 85.3%" in said(at)
    rows = shown(at, "lead_type", "best")
    assert [row["best_leads"] for row in rows] == ["6", "429", "0", "36", "0", "0"]
    at = button(at, "Apply").click().run()
    assert plan_of(at) == best
    assert button(at, "Apply").disabled
    assert "The mix as it is costs the least already." in said(at)


def test_limits_that_conflict_are_named_and_lifting_one_helps() -> None:
    at = type_in(page(part="Best mix"), "Budget, USD a month", "20k")
    message = said(at) + " ".join(each.value.replace("\\", "") for each in at.error)
    assert "These cannot all be kept: the target of Small business, $168,000 a month;" in message
    assert "the budget, $20,000 a month" in message
    assert metrics(at) == {}
    at = type_in(at, "Budget, USD a month", "")
    assert metrics(at)["Marketing's spend"] == "\\$35,040"
    at = type_in(at, "Budget, USD a month", "-5")
    assert "must be at least" in problems(at)[0]


def test_bounds_of_the_mix_are_typed_and_hours_can_be_let_go() -> None:
    at = page(part="Best mix")
    table = next(each.key for each in at.get("data_editor") if "shares" in str(each.key))
    at = edited(at, table, edited_rows={"0": {"low": "30"}, "2": {"high": "10 %"}})
    bounds = {"streams.0.lead_types.0.mix": (0.3, 1.0), "streams.0.lead_types.2.mix": (0.0, 0.1)}
    assert known(at).shares == bounds
    best = in_typed_shares(best_mix(EXAMPLE, bounds=bounds).plan)
    assert metrics(at)["Leads owed"] == US.count(lead_demand(best).leads)
    assert "the least share of Demo request (Small business), 30%" in said(at).replace("The", "the")
    at = edited(at, table, edited_rows={"0": {"low": "80", "high": "70"}})
    assert "in order" in problems(at)[0]
    at = edited(at, table, edited_rows={"0": {"low": "30"}, "2": {"high": ""}})
    at = at.toggle(key=key_of(at, "within hours")).set_value(False).run()
    bounds = {"streams.0.lead_types.0.mix": (0.3, 1.0)}
    best = in_typed_shares(best_mix(EXAMPLE, bounds=bounds, within_hours=False).plan)
    assert known(at).shares == bounds
    assert metrics(at)["Leads owed"] == US.count(lead_demand(best).leads)


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (uncosted(), "No cost per lead is known, so this is the mix with the fewest leads"),
        (uncosted((0, 1)), "Left out, since what a lead costs is not known: Demo request (Small"),
    ],
)
def test_missing_costs_are_said_with_the_way_to_where_they_are_typed(
    plan: Plan, words: str
) -> None:
    at = page(plan, "Best mix")
    assert words in said(at)
    assert [each.proto.label for each in at.get("page_link")] == ["Type the costs"]


# --- all parts ------------------------------------------------------------------------------------


def test_the_chosen_part_and_what_was_asked_are_there_after_a_look_elsewhere() -> None:
    at = type_in(page(part="Goal seek"), "is at most", "440")
    before = metrics(at)
    at.switch_page(LEAD_DEMAND).run()
    at.switch_page(WHAT_IF).run()
    assert known(at).part == "Goal seek"
    assert metrics(at) == before


def hostile() -> Plan:
    first, second, *rest = [name.strip() for name in HOSTILE_NAMES if "](http" in name][:4] * 3
    kinds = tuple(
        LeadType(name=name, mix=0.5, conversion_rates=(0.2, 0.3, 0.4), cost_per_lead=9)
        for name in (first, second)
    )
    streams = tuple(
        RevenueStream(name=name, quota_share=0.5, deal_size=900, lead_types=kinds)
        for name in (first, second)
    )
    return Plan(name=first, stages=(first, second, rest[0], "<b>x</b>"), streams=streams)


NOTHING_OWED = EXAMPLE.changed(quota=0)


def test_no_part_breaks_with_odd_plans_and_no_name_becomes_markdown() -> None:
    choices = EXAMPLE.changed(rounding="each stage", mix_basis="revenue", currency="XXX")
    for plan in (hostile(), NOTHING_OWED, uncosted(), vast(), tiny(), choices):
        at = page(plan)
        known(at).scenarios = (plan.changed(name=plan.name * 2), MORE)
        for part in PARTS:
            at = wide_open(choose(at, "part", part))
            assert exceptions(at) == [], part
            boxes = (*at.markdown, *at.caption, *at.info, *at.warning, *at.success, *at.error)
            texts = [each.value for each in boxes] + [each.label for each in at.button]
            for text in texts + [each.label for each in at.metric]:
                assert "](http" not in text.replace("\\]", "")


def test_every_figure_says_how_it_was_made() -> None:
    at = page()
    at = button(at, "How was this made?").click().run()
    told = {
        "Scenarios": ("131 + 219 + 88 + 26 + 23 + 16", "343 ÷ 376"),
        "Sensitivity": ("ln(562 ÷ 437) ÷ ln($550,000 ÷ $450,000)",),
        "Goal seek": ("halved between the last value that keeps it",),
        "How sure": ("draws that bring it ÷ 10,000", "the plain answer"),
        "Best mix": ("the spend with it less the spend without it",),
    }
    for part, formulas in told.items():
        at = choose(at, "part", part)
        for formula in formulas:
            assert formula in said(at), part


def test_no_input_of_the_page_is_without_a_name() -> None:
    """Every input of the plan can be found in goal seek, in exactly one group."""
    from sla_ui.what_if.names import NO_PART, groups  # noqa: PLC0415

    found = [each.address for group in groups(EXAMPLE).values() for each in group]
    assert len(found) == len(set(found))
    left_out = {each.address for each in inputs_of(EXAMPLE)} - set(found)
    assert {address.partition(".")[0] for address in left_out} == NO_PART
    assert with_input(EXAMPLE, found[0], 1.0).quota == EXAMPLE.quota
