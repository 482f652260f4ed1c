"""The pages as their readers use them: what is typed, what changes, what is said."""

import json
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from sla_calc import (
    LeadType,
    Plan,
    RevenueStream,
    YearMonth,
    decode_plan,
    encode_plan,
    lead_demand,
    plan_to_file,
    planned_schedule,
    scheduled_demand,
)
from sla_calc.edits.quick_start import quick_plan
from sla_report.numbers.figures import Figures
from sla_ui.demand.quick_start import QUICK_START
from sla_ui.drawing import charts
from sla_ui.drawing.text import as_markdown
from tests.hostile import HOSTILE_NAMES
from tests.ui.markdown import assert_plain, markdown
from tests.ui.screen import (
    EXAMPLE,
    LEAD_DEMAND,
    NOTICE,
    ROOT,
    STREAMS,
    button,
    echoes,
    edited,
    metrics,
    opened,
    picked,
    plan_of,
    problems,
    shared,
    table,
    typed,
    wide_open,
)

PAGES = sorted(f"pages/{path.name}" for path in (ROOT / "pages").glob("*.py"))
SEASONS = "0.5 ; 1 ; 1.5 ; 1 ; 1 ; 1 ; 1 ; 1 ; 1 ; 1 ; 1 ; 1"


# --- every page -----------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_its_title_and_the_plans_name(page: str) -> None:
    at = opened(EXAMPLE.changed(name="Our *plan*"), page)
    subject = Path(page).stem.replace("_", " ")
    assert subject in at.title[0].value.partition(" :gray")[0].lower()
    assert at.title[0].value.endswith(":gray[:small[Our \\*plan\\*]]")
    assert len(at.exception) == 0


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("locale", ["de-DE", "ar-EG", "", "nonsense"])
def test_every_page_can_be_read_in_any_locale(page: str, locale: str) -> None:
    at = wide_open(opened(EXAMPLE, page, locale=locale))
    assert plan_of(at) == EXAMPLE
    assert len(at.exception) + len(at.error) == 0


def vast() -> Plan:
    kind = LeadType(name="All", conversion_rates=(1e-6,) * 3, points=1e9, cost_per_lead=1e12)
    stream = RevenueStream(name="All", deal_size=0.01, lead_types=(kind,))
    return Plan(quota=1e15, streams=(stream,))


def tiny() -> Plan:
    kind = LeadType(name="All", conversion_rates=(1.0,) * 3, cost_per_lead=0, monthly_limit=0)
    stream = RevenueStream(name="All", deal_size=1e12, lead_types=(kind,), retained_revenue=1e15)
    return Plan(quota=1e-12, streams=(stream,), months=1)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "plan",
    [
        vast(),
        tiny(),
        EXAMPLE.changed(quota=0),
        EXAMPLE.changed(rounding="each stage", mix_basis="revenue", currency="XXX"),
    ],
    ids=["vast", "tiny", "nothing", "other choices"],
)
def test_every_page_shows_every_plan(page: str, plan: Plan) -> None:
    at = wide_open(opened(plan, page))
    assert plan_of(at) == plan
    assert [exception.message for exception in at.exception] == []
    assert problems(at) == []


def test_the_plan_stays_the_same_from_page_to_page() -> None:
    at = typed(opened(), "quota@0", "1m")
    for page in PAGES:
        at.switch_page(page).run()
        assert plan_of(at) == EXAMPLE.changed(quota=1_000_000)
        assert decode_plan(at.query_params["plan"]) == plan_of(at)


# --- lead demand ----------------------------------------------------------------------------------


def test_the_example_is_answered_at_once() -> None:
    assert metrics(opened()) == {
        "Leads owed a month": "503",
        "Customers": "30.1",
        "Revenue from them": "\\$232,000",
        "Weighted close rate": "6.03%",
    }


def test_another_quota_changes_every_figure_and_the_address() -> None:
    at = typed(opened(), "quota@0", "1,000,000")
    assert metrics(at)["Leads owed a month"] == "1,126"
    assert metrics(at)["Revenue from them"] == "\\$522,000"
    assert decode_plan(at.query_params["plan"]) == EXAMPLE.changed(quota=1_000_000)


FIELDS: list[tuple[str, str, Callable[[Plan], object], object]] = [
    ("quota", "750k", lambda plan: plan.quota, 750_000),
    ("stream 0 deal_size", "$7,000", lambda plan: plan.streams[0].deal_size, 7_000),
    ("stream 0 marketing_share", "80", lambda plan: plan.streams[0].marketing_share, 0.8),
    ("stream 0 retained_revenue", "0", lambda plan: plan.streams[0].retained_revenue, 0),
    (
        "rate 0 0 0",
        "50 %",
        lambda plan: plan.streams[0].lead_types[0].conversion_rates,
        (0.5, 0.6, 0.3),
    ),
    (
        "rate 0 0 2",
        "12.5",
        lambda plan: plan.streams[0].lead_types[0].conversion_rates,
        (0.55, 0.6, 0.125),
    ),
    ("name", " Our plan ", lambda plan: plan.name, "Our plan"),
    ("currency", " eur", lambda plan: plan.currency, "EUR"),
    ("start_month", "2028-02", lambda plan: str(plan.start_month), "2028-02"),
    ("months", "12", lambda plan: plan.months, 12),
    ("tolerance", "5%", lambda plan: plan.tolerance, 0.05),
]


@pytest.mark.parametrize(
    ("source", "text", "read", "value"), FIELDS, ids=[field[0] for field in FIELDS]
)
def test_an_input_changes_the_field_it_says_and_no_other(
    source: str, text: str, read: Callable[[Plan], object], value: object
) -> None:
    at = typed(opened(), f"{source}@0", text)
    plan = plan_of(at)
    assert read(plan) == value
    assert problems(at) == []
    before, after = EXAMPLE.model_dump(), plan.model_dump()
    assert [field for field in before if before[field] != after[field]] == [
        "streams" if " " in source else source
    ]


def test_another_stream_and_lead_type_are_edited_where_they_are_picked() -> None:
    at = opened()
    at.selectbox(key="stream#2").select_index(1).run()
    at.selectbox(key="type of 1#3").select_index(2).run()
    assert at.text_input(key="rate 1 2 0@0").value == "8%"
    at = typed(at, "rate 1 2 0@0", "9%")
    assert plan_of(at).streams[1].lead_types[2].conversion_rates == (0.09, 0.4, 0.15)
    assert plan_of(at).streams[0] == EXAMPLE.streams[0]
    assert "Content download, Enterprise" not in [each.value for each in at.caption]
    button(at, "How was this made?").click().run()
    assert "Content download, Enterprise" in [each.value for each in at.caption]
    button(at, "How was this made?").click().run()
    assert "Content download, Enterprise" not in [each.value for each in at.caption]


def test_lead_types_that_look_alike_can_each_be_picked() -> None:
    kinds = tuple(
        LeadType(name=name, mix=0.5, conversion_rates=(rate,))
        for name, rate in (("Demo", 0.1), ("Demo\u200b", 0.2))
    )
    stream = RevenueStream(name="All", deal_size=10, lead_types=kinds)
    at = opened(Plan(stages=("Lead", "Customer"), streams=(stream,)))
    at.selectbox(key="type of 0#2").select_index(1).run()
    assert [each.value for each in at.text_input if str(each.key).startswith("rate ")] == ["20%"]
    at.selectbox(key="type of 0#2").select_index(0).run()
    assert [each.value for each in at.text_input if str(each.key).startswith("rate ")] == ["10%"]


def test_rounding_is_a_choice() -> None:
    at = opened()
    rounding = next(each for each in at.segmented_control if each.key == "rounding@0")
    assert list(rounding.options) == ["Final", "Each stage"]
    rounding.set_value("each stage").run()
    assert plan_of(at) == EXAMPLE.changed(rounding="each stage")
    by_stage = lead_demand(EXAMPLE.changed(rounding="each stage")).leads
    assert metrics(at)["Leads owed a month"] == str(by_stage)


def test_what_the_mix_is_a_share_of_is_a_choice() -> None:
    at = button(opened(), "More about the plan").click().run()
    next(each for each in at.segmented_control if each.key == "mix_basis@0").set_value(
        "revenue"
    ).run()
    assert plan_of(at) == EXAMPLE.changed(mix_basis="revenue")


# --- what cannot be used is said, and the plan stays ----------------------------------------------


@pytest.mark.parametrize(
    ("source", "text", "said"),
    [
        ("quota", "a lot", "“a lot” cannot be read as an amount."),
        ("quota", "-5", "Quota is -5; it must be between 0 and 1,000,000,000,000,000."),
        ("quota", "1.234", "“1.234” can be read in more than one way"),
        ("quota", "500,000 €", "The plan is in USD; “500,000 €” is in another currency."),
        ("quota", "", "Nothing is typed here."),
        ("quota", "34%", "is a percentage, and an amount is asked for"),
        ("stream 0 marketing_share", "140", "Marketing's share is 140 %; it must be between"),
        ("stream 0 deal_size", "0", "Deal size is 0; it must be between 0.01 and"),
        ("rate 0 0 0", "0", "Conversion rate is 0 %; it must be between 0.0001 % and 100 %"),
        ("rate 0 0 0", "0.5", "“0.5” can be read in more than one way: type 0.5% or 50%."),
        ("months", "25", "Months is 25; it must be a whole number between 1 and 24."),
        ("start_month", "March", "'March' is not a month; write it as 2027-03."),
        ("start_month", "2999-12", "6 months from 2999-12 run past 2999; begin earlier."),
        ("currency", "Euro", "Currency is 'EURO'; it must be an ISO 4217 code"),
        ("name", "  ", "Plan name is too short"),
        ("seasonality", "1 ; 2 ; 3", "Seasonality is too short; it needs 12 or more entries."),
    ],
)
def test_what_cannot_be_used_is_said_and_the_plan_stays(source: str, text: str, said: str) -> None:
    at = typed(opened(), f"{source}@0", text)
    assert plan_of(at) == EXAMPLE
    assert len(problems(at)) == 1
    assert said in problems(at)[0]
    assert metrics(at)["Leads owed a month"] == "503"
    assert at.text_input(key=f"{source}@0").value == text


def test_a_month_and_a_half_is_answered_with_what_would_be_right() -> None:
    at = typed(opened(), "months@0", "6.5")
    assert plan_of(at) == EXAMPLE
    assert "whole" in problems(at)[0]


def test_a_problem_goes_when_it_is_mended() -> None:
    at = typed(opened(), "quota@0", "a lot")
    at = typed(at, "quota@0", "600,000")
    assert problems(at) == []
    assert plan_of(at).quota == 600_000


def test_a_problem_goes_with_the_input_it_stands_above() -> None:
    at = typed(opened(), "quota@0", "a lot")
    at.switch_page(STREAMS).run()
    at.switch_page(LEAD_DEMAND).run()
    assert problems(at) == []
    assert at.text_input(key="quota@0").value == "$500,000"


# --- numbers in the reader's own format -----------------------------------------------------------


def test_what_was_understood_is_echoed_where_it_was_written_differently() -> None:
    at = typed(opened(), "quota@0", "1.5m")
    assert echoes(at) == ["\\$1,500,000"]
    assert at.text_input(key="quota@0").label.startswith("Quota, USD a month")
    at = typed(at, "quota@0", "$1,500,000")
    assert echoes(at) == []
    assert at.text_input(key="quota@0").label == "Quota, USD a month"


def test_a_german_reader_types_and_reads_german_numbers() -> None:
    at = opened(EXAMPLE.changed(currency="EUR"), locale="de-DE")
    assert at.text_input(key="quota@1").value == "500.000\u00a0€"
    at = typed(at, "quota@1", "1.500.000,50")
    assert plan_of(at).quota == 1_500_000.5
    assert echoes(at) == ["1.500.000,50\u00a0€"]
    assert metrics(at)["Leads owed a month"] == "1.752"
    assert metrics(at)["Weighted close rate"] == "6,03\u00a0%"


@pytest.mark.parametrize(
    ("locale", "written"),
    [("en-US", "accounting"), ("de-DE", "localized"), ("en-IN", "localized"), ("", "accounting")],
)
def test_whole_numbers_of_the_table_are_written_as_the_reader_writes(
    locale: str, written: str
) -> None:
    columns = json.loads(opened(locale=locale).dataframe[0].proto.columns)
    assert columns["stage_0"]["type_config"]["format"] == written
    assert columns["revenue"]["type_config"]["format"] == written


# --- seasons --------------------------------------------------------------------------------------


def test_weights_are_typed_as_numbers() -> None:
    at = typed(opened(), "seasonality@0", SEASONS)
    assert problems(at) == []
    assert plan_of(at).seasonality == (0.5, 1, 1.5, *[1] * 9)


def test_a_month_can_be_picked_and_shows_what_is_due_in_it() -> None:
    at = opened(EXAMPLE.changed(months=1))
    assert "month#2" not in [each.key for each in at.selectbox]
    at = opened(EXAMPLE.changed(seasonality=(0.5, 1, 1.5, *[1] * 9)))
    month = at.selectbox(key="month#7")
    assert month.options == [
        *("Average month", "January 2027", "February 2027", "March 2027", "April 2027"),
        *("May 2027", "June 2027"),
    ]
    assert metrics(at)["Leads owed a month"] == "503"
    month.select_index(1).run()
    schedule = planned_schedule(plan_of(at))
    assert metrics(at)["Leads due, Jan 2027"] == str(schedule.leads[0])
    at.selectbox(key="month#7").select_index(3).run()
    march = scheduled_demand(plan_of(at), schedule, YearMonth(2027, 3))
    assert metrics(at)["Leads due, Mar 2027"] == str(march.leads)
    assert metrics(at)["Revenue from them"] == f"\\${march.revenue:,.0f}"
    assert plan_of(at).quota == 500_000


def test_a_single_month_of_a_season_owes_what_its_own_quota_takes() -> None:
    at = opened(EXAMPLE.changed(months=1, seasonality=(0.5, 1, 1.5, *[1] * 9)))
    at.selectbox(key="month#2").select_index(1).run()
    january = lead_demand(plan_of(at), YearMonth(2027, 1))
    assert metrics(at)["Leads owed, Jan 2027"] == str(january.leads) == "190"


# --- another currency -----------------------------------------------------------------------------


def test_another_currency_redraws_every_amount_and_converts_none() -> None:
    at = typed(opened(), "currency@0", "gbp")
    assert plan_of(at) == EXAMPLE.changed(currency="GBP")
    assert at.text_input(key="quota@1").value == "£500,000"
    assert at.text_input(key="quota@1").label == "Quota, GBP a month"
    assert metrics(at)["Revenue from them"] == "£232,000"
    spec = json.loads(at.get("vega_lite_chart")[0].proto.spec)
    assert json.dumps(charts.funnel_waterfall("GBP", Figures("en-US", "GBP"))["layer"]) == (
        json.dumps(spec["layer"])
    )


def test_drawing_a_chart_leaves_its_specification_as_it_was() -> None:
    reader = Figures("en-US", "USD")
    before = json.dumps(charts.funnel_waterfall("USD", reader))
    opened().run()
    assert json.dumps(charts.funnel_waterfall("USD", reader)) == before


# --- a quick start --------------------------------------------------------------------------------


def quick_inputs(at: AppTest) -> list[TextInput]:
    return [each for each in at.text_input if str(each.key).startswith("quick start ")]


def quick_start(quota: str, deal: str, rates: str, *, locale: str = "en-US") -> AppTest:
    """Type three numbers; an empty one is typed as the input's example."""
    at = opened(locale=locale)
    button(at, QUICK_START).click().run()
    for each, text in zip(quick_inputs(at), (quota, deal, rates), strict=True):
        each.set_value(text or each.placeholder)
    return button(at, "Work it out").click().run()


def test_three_numbers_make_a_plan_and_its_assumptions_are_said() -> None:
    at = quick_start("500,000", "2,000", "34 %, 82 %, 23 %")
    assert plan_of(at) == quick_plan(500_000, 2_000, (0.34, 0.82, 0.23))
    (info,) = [each.value for each in at.info]
    assert info.startswith("Worked out from three numbers. Assumed")
    assert "6.4124 % of them become customers" in info


def test_what_a_quick_start_assumed_is_said_until_the_plan_changes() -> None:
    at = quick_start("500,000", "2,000", "6.4 %")
    assert len(at.run().info) == 1
    button(shared(at), "Back to the example plan").click().run()
    assert len(at.info) == 0


def test_a_quick_start_closes_its_drawer_and_empties_its_inputs() -> None:
    at = quick_start("500,000", "2,000", "6.4 %")
    assert quick_inputs(at) == []
    button(at, QUICK_START).click().run()
    assert [each.value for each in quick_inputs(at)] == ["", "", ""]


def test_the_example_of_an_input_is_written_as_its_reader_writes() -> None:
    at = quick_start("", "", "34 %; 82 %; 23 %", locale="de-DE")
    assert problems(at) == []
    assert (plan_of(at).quota, plan_of(at).streams[0].deal_size) == (500_000, 2_000)


def test_german_numbers_make_a_plan() -> None:
    at = quick_start("500.000 $", "2.000", "34 % 82 % 23 %", locale="de-DE")
    assert plan_of(at) == quick_plan(500_000, 2_000, (0.34, 0.82, 0.23))


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((" ", "2,000", "5 %"), "Nothing is typed here."),
        (("500,000", "a bit", "5 %"), "“a bit” cannot be read as an amount."),
        (("500,000", "2,000", "120 %"), "Conversion rate is 120 %"),
        (("500,000", "2,000", "0.5"), "can be read in more than one way"),
    ],
)
def test_a_quick_start_that_cannot_be_made_is_said(
    numbers: tuple[str, str, str], said: str
) -> None:
    at = quick_start(*numbers)
    assert plan_of(at) == EXAMPLE
    assert said in problems(at)[0]


def test_the_example_can_be_had_back() -> None:
    at = shared(typed(opened(EXAMPLE.changed(months=3)), "quota@1", "1"))
    button(at, "Back to the example plan").click().run()
    assert plan_of(at) == EXAMPLE
    assert at.text_input(key="quota@2").value == "$500,000"
    assert metrics(at)["Leads owed a month"] == "503"


# --- links and files ------------------------------------------------------------------------------


def checksum(body: str) -> str:
    return urlsafe_b64encode(zlib.crc32(body.encode()).to_bytes(4, "big")).decode().rstrip("=")


def test_a_link_opens_its_plan() -> None:
    plan = EXAMPLE.changed(quota=5_000, currency="CHF", name="From a link")
    at = opened(plan)
    assert plan_of(at) == plan
    assert at.text_input(key="quota@1").value == "CHF\u00a05,000"
    assert [each.value for each in at.warning if each.icon == NOTICE] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nonsense", "This link does not hold a plan."),
        (encode_plan(EXAMPLE)[:-2], "The plan in this link is cut off"),
        (f"2.q64FAA.{checksum('2.q64FAA')}", "This link was made by a newer version"),
        ("", "This link does not hold a plan."),
    ],
    ids=["foreign", "cut off", "newer", "empty"],
)
def test_a_link_that_cannot_be_read_is_said_above_the_example(text: str, said: str) -> None:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at.query_params["plan"] = text
    at.run()
    assert [each.value.startswith(said) for each in at.warning if each.icon == NOTICE] == [True]
    assert plan_of(at) == EXAMPLE
    assert metrics(at)["Leads owed a month"] == "503"
    assert decode_plan(at.query_params["plan"]) == EXAMPLE


def test_the_link_to_copy_is_the_plan() -> None:
    at = shared(typed(opened(), "quota@0", "1m"))
    assert at.code[0].value.endswith(f"?plan={encode_plan(plan_of(at))}")


def test_a_file_opens_its_plan_and_is_named() -> None:
    plan = EXAMPLE.changed(name="From **a** file", quota=600_000)
    at = shared(opened())
    at.file_uploader(key="plan file@0").upload("plan.json", plan_to_file(plan).encode()).run()
    assert plan_of(at) == plan
    assert [each.value for each in at.info] == ["Opened From \\*\\*a\\*\\* file from its file."]
    assert at.text_input(key="quota@1").value == "$600,000"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00", "This file is not a plan: it holds no JSON."),
        (b'{"a": 1}', 'This file is JSON, but not a plan: it lacks "kind": "sla-plan".'),
        (
            plan_to_file(EXAMPLE).replace('"months": 6', '"months": 99').encode(),
            "The plan in this file cannot be used:",
        ),
    ],
    ids=["no JSON", "foreign", "not acceptable"],
)
def test_a_file_that_is_no_plan_is_said_and_the_plan_stays(content: bytes, said: str) -> None:
    at = shared(opened())
    at.file_uploader(key="plan file@0").upload("plan.json", content).run()
    assert plan_of(at) == EXAMPLE
    assert problems(at)[0].startswith(said)
    at.file_uploader(key="plan file@0").clear().run()
    assert problems(at) == []


# --- where no lead is owed ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"quota@0": "0"}, "the quota is 0"),
        ({"stream 0 marketing_share@0": "0", "1": ""}, "marketing's share is 0 % in every stream"),
        ({"stream 0 retained_revenue@0": "1m", "1": ""}, "existing customers bring all of"),
    ],
)
def test_no_lead_is_owed_for_a_reason(changes: dict[str, str], why: str) -> None:
    at = opened(EXAMPLE.changed(streams=(EXAMPLE.streams[0].changed(quota_share=1),)))
    generation = at.session_state["sla_plan_state"].generation
    for key, text in changes.items():
        if "@" in key:
            at = typed(at, key.replace("@0", f"@{generation}"), text)
    assert metrics(at)["Leads owed a month"] == "0"
    assert metrics(at)["Weighted close rate"] == "–"
    assert why in at.info[0].value


# --- streams and lead types -----------------------------------------------------------------------


def test_a_cell_of_a_lead_type_changes_the_plan() -> None:
    at = opened(EXAMPLE, STREAMS)
    edited(at, "lead types@0.0", edited_rows={"1": {"rate_0": "40"}})
    assert plan_of(at).streams[0].lead_types[1].conversion_rates == (0.4, 0.82, 0.23)
    assert metrics(at)["Leads owed a month"] == str(lead_demand(plan_of(at)).leads)
    edited(at, "lead types@0.0", edited_rows={"1": {"rate_0": "40", "deal_size": "9k"}})
    assert plan_of(at).streams[0].lead_types[1].deal_size == 9_000


def test_shares_that_do_not_add_up_are_said_and_scaled_with_one_click() -> None:
    at = opened(EXAMPLE, STREAMS)
    edited(at, "lead types@0.0", edited_rows={"0": {"mix": "60 %"}})
    assert plan_of(at) == EXAMPLE
    assert "60 % + Website form 50 % + Content download 20 % = 130 %." in problems(at)[0]
    assert "Until then, the figures are those of the plan as it was." in problems(at)[0]
    button(at, "Scale to 100 %").click().run()
    assert [kind.mix for kind in plan_of(at).streams[0].lead_types] == [
        0.461539,
        0.384615,
        0.153846,
    ]
    assert problems(at) == []
    assert table(at, "lead types@1.0")["mix"][:3] == ["46.1539%", "38.4615%", "15.3846%"]


def test_what_scaling_does_not_mend_is_not_offered_to_be_scaled() -> None:
    at = opened(EXAMPLE, STREAMS)
    edited(at, "streams@0.0", edited_rows={"0": {"deal_size": "much"}})
    assert problems(at)[0].startswith("Row 1, Deal size, USD: “much” cannot be read as an amount.")
    assert "Scale to 100 %" not in [each.label for each in at.button]


def test_a_cell_that_is_mended_makes_the_plan() -> None:
    at = opened(EXAMPLE, STREAMS)
    edited(at, "streams@0.0", edited_rows={"0": {"quota_share": "50"}})
    assert plan_of(at) == EXAMPLE
    edited(at, "streams@0.0", edited_rows={"0": {"quota_share": "50"}, "1": {"quota_share": "50"}})
    assert [stream.quota_share for stream in plan_of(at).streams] == [0.5, 0.5]
    assert problems(at) == []


def test_an_added_row_is_a_new_lead_type() -> None:
    at = opened(EXAMPLE, STREAMS)
    row = {"stream": "Small business", "name": "Webinar", "menu": None}
    edited(at, "lead types@0.0", added_rows=[row])
    assert [kind.name for kind in plan_of(at).streams[0].lead_types][3] == "Webinar"
    assert table(at, "lead types@1.0")["name"][3] == "Webinar"


def test_an_empty_added_row_changes_nothing() -> None:
    at = opened(EXAMPLE, STREAMS)
    edited(at, "streams@0.0", added_rows=[{}])
    assert plan_of(at) == EXAMPLE
    assert problems(at) == []


def test_deleted_rows_that_cannot_go_stay_away_until_it_is_mended() -> None:
    at = opened(EXAMPLE, STREAMS)
    edited(at, "streams@0.0", deleted_rows=[1])
    assert plan_of(at) == EXAMPLE
    assert problems(at)[0].startswith("Shares of quota must add up to 100 %")
    assert table(at, "streams@0.1")["name"] == ["Small business"]
    button(at, "Scale to 100 %").click().run()
    assert plan_of(at).streams == (EXAMPLE.streams[0].changed(quota_share=1),)


def test_the_menu_removes_a_lead_type_and_hands_on_its_share() -> None:
    at = picked(opened(EXAMPLE, STREAMS), "lead types@0.0", 1, "Remove")
    assert [(kind.name, kind.mix) for kind in plan_of(at).streams[0].lead_types] == [
        ("Demo request", 0.6),
        ("Content download", 0.4),
    ]


def test_the_menu_moves_a_stream() -> None:
    at = picked(opened(EXAMPLE, STREAMS), "streams@0.0", 0, "Move down")
    assert plan_of(at).streams == EXAMPLE.streams[::-1]
    assert table(at, "streams@1.0")["name"] == ["Enterprise", "Small business"]


def test_the_last_stream_cannot_be_removed() -> None:
    plan = EXAMPLE.changed(streams=(EXAMPLE.streams[0].changed(quota_share=1),))
    at = picked(opened(plan, STREAMS), "streams@1.0", 0, "Remove")
    assert [exception.message for exception in at.exception] == []
    assert plan_of(at) == plan
    assert "Streams" in problems(at)[0]


def test_all_streams_cannot_be_deleted() -> None:
    at = edited(opened(EXAMPLE, STREAMS), "streams@0.0", deleted_rows=[0, 1])
    assert [exception.message for exception in at.exception] == []
    assert plan_of(at) == EXAMPLE
    assert "Streams" in problems(at)[0]


def test_a_stream_that_was_renamed_keeps_its_lead_types_editable() -> None:
    at = opened(EXAMPLE, STREAMS)
    edited(at, "streams@0.0", edited_rows={"0": {"name": "SMB"}})
    types = next(each.key for each in at.data_editor if str(each.key).startswith("lead types"))
    edited(at, types, edited_rows={"1": {"rate_0": "40"}})
    assert problems(at) == []
    assert plan_of(at).streams[0].name == "SMB"
    assert plan_of(at).streams[0].lead_types[1].conversion_rates == (0.4, 0.82, 0.23)


def test_a_table_left_unfinished_undoes_nothing_that_was_done_elsewhere() -> None:
    at = opened(EXAMPLE, STREAMS)
    edited(at, "lead types@0.0", edited_rows={"1": {"mix": "60 %"}})
    at.switch_page(LEAD_DEMAND).run()
    typed(at, "rate 0 0 0@0", "50 %")
    at.switch_page(STREAMS).run()
    if scale := [each for each in at.button if each.label == "Scale to 100 %"]:
        scale[0].click().run()
    assert plan_of(at).streams[0].lead_types[0].conversion_rates == (0.5, 0.6, 0.3)


def test_a_stage_is_renamed_in_its_cell() -> None:
    at = opened(EXAMPLE, STREAMS)
    edited(at, "stages@0", edited_rows={"1": {"name": "SAL"}})
    assert plan_of(at) == EXAMPLE.changed(stages=("MQL", "SAL", "Opportunity", "Customer"))
    edited(at, "stages@0", edited_rows={"1": {"name": "MQL"}})
    assert problems(at) == ["Stages need names of their own; MQL is there twice."]
    assert plan_of(at).stages == ("MQL", "SAL", "Opportunity", "Customer")


@pytest.mark.parametrize(
    ("row", "action", "stages"),
    [
        (0, "Add a stage below", ("MQL", "Stage 5", "SQL", "Opportunity", "Customer")),
        (3, "Add a stage below", ("MQL", "SQL", "Opportunity", "Stage 5", "Customer")),
        (1, "Remove", ("MQL", "Opportunity", "Customer")),
        (1, "Move up", ("SQL", "MQL", "Opportunity", "Customer")),
        (1, "Move down", ("MQL", "Opportunity", "SQL", "Customer")),
        (0, "Move up", ("MQL", "SQL", "Opportunity", "Customer")),
        (3, "Move down", ("MQL", "SQL", "Opportunity", "Customer")),
    ],
)
def test_the_menu_of_a_stage_adds_moves_and_removes(
    row: int, action: str, stages: tuple[str, ...]
) -> None:
    at = picked(opened(EXAMPLE, STREAMS), "stages@0", row, action)
    assert plan_of(at).stages == stages
    assert metrics(at)["Leads owed a month"] == "503"
    assert at.data_editor(key="stages@1").value["name"].tolist() == list(stages)


def test_a_funnel_keeps_two_stages() -> None:
    kind = LeadType(name="All", conversion_rates=(0.5,))
    plan = Plan(
        stages=("Lead", "Customer"),
        streams=(RevenueStream(name="All", deal_size=9, lead_types=(kind,)),),
    )
    at = picked(opened(plan, STREAMS), "stages@1", 0, "Remove")
    assert plan_of(at) == plan
    assert len(problems(at)) == 1


# --- names of all kinds ---------------------------------------------------------------------------


def named(names: list[str]) -> Plan:
    """A plan whose every word is one of the names."""
    share = 1 / len(names)
    kinds = tuple(
        LeadType(name=name, mix=share, conversion_rates=(0.5,) * 7, cost_per_lead=5)
        for name in names
    )
    streams = tuple(
        RevenueStream(name=name, quota_share=share, deal_size=9, lead_types=kinds) for name in names
    )
    scoring = EXAMPLE.scoring.changed(fit=tuple(names[:4]), interest=tuple(names[4:]))
    return Plan(name=names[0], stages=tuple(names), streams=streams, scoring=scoring)


def acceptable() -> list[list[str]]:
    """Return the hostile names that a plan accepts, eight at a time."""
    kept: list[str] = []
    for name in HOSTILE_NAMES:
        cut = name.encode("utf-8", "ignore").decode()[:300].strip()
        if cut and cut not in kept:
            kept.append(cut)
    return [kept[start : start + 8] for start in range(0, len(kept) - 7, 8)] + [kept[-8:]]


@pytest.fixture(scope="module")
def own_words() -> dict[str, set[str]]:
    """What stands on each page whatever the names are."""
    return {page: markdown(wide_open(opened(EXAMPLE, page))) for page in PAGES}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("names", acceptable(), ids=lambda names: ascii(names[0])[:20])
def test_names_of_all_kinds_are_shown_as_typed_and_do_nothing(
    page: str, names: list[str], own_words: dict[str, set[str]]
) -> None:
    at = wide_open(opened(named(names), page))
    assert [exception.message for exception in at.exception] == []
    shown = markdown(at)
    assert any(text.endswith(f"[{as_markdown(names[0], 80)}]]") for text in shown)  # the plan's
    assert_plain(shown - own_words[page])


def test_what_was_typed_is_quoted_without_doing_anything() -> None:
    at = typed(opened(), "quota@0", "![x](http://evil.example/x.png)")
    (error,) = [each.value for each in at.error]
    assert error.startswith(
        "**Quota, USD a month**: “\\!\\[x\\](http\\:\u2060//evil.example/x.png)” cannot be read"
    )
