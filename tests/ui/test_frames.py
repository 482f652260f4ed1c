"""The frames behind charts and tables add up, and hold a user's words as values only."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import LeadType, Plan, RevenueStream, YearMonth, lead_demand, lead_values
from sla_report.drawing.roles import DROPS, FOUND, KEPT, MARKETING, QUOTA
from sla_report.numbers.figures import Figures
from sla_ui.demand import frames, funnel_frames
from sla_ui.demand.funnel_frames import LEADS, MONEY
from sla_ui.drawing.text import distinct
from tests.hostile import HOSTILE_NAMES
from tests.ui.plans import any_plans, laws, tame_plans, worked

US = Figures("en-US", "USD")
EXAMPLE = Plan()

WATERFALL = [
    *("position", "row", "scale", "start", "end", "role", "what", "amount", "total", "derived"),
    "last",
]


def waterfall(plan: Plan, month: YearMonth | None = None) -> pd.DataFrame:
    return funnel_frames.funnel_waterfall(plan, lead_demand(plan, month), US)


def named(*names: str) -> Plan:
    """A plan whose stages, streams and lead types all bear such names, made unlike by numbers."""
    kinds = tuple(
        LeadType(name=f"{name} {n}"[-300:], mix=1 / len(names), conversion_rates=(0.5,))
        for n, name in enumerate(names)
    )
    streams = tuple(
        RevenueStream(
            name=f"{name} {n}"[-300:], quota_share=1 / len(names), deal_size=9, lead_types=kinds
        )
        for n, name in enumerate(names[:2])
    )
    streams = tuple(stream.changed(quota_share=1 / len(streams)) for stream in streams)
    return Plan(stages=(f"{names[0]} a"[-300:], f"{names[-1]} b"[-300:]), streams=streams)


# --- the funnel waterfall -------------------------------------------------------------------------


@laws
@given(any_plans)
def test_the_bars_of_money_lead_from_the_quota_down_to_what_marketing_owes(plan: Plan) -> None:
    bars = waterfall(plan).query("scale == 'money' and row != ' '")
    demand = lead_demand(plan)
    quota = sum(target.quota for target in demand.targets)
    noise = 1e-9 * max(quota, 1e-300)

    roles = list(bars["role"])
    assert roles == [role for role in (QUOTA, KEPT, FOUND, MARKETING) if role in roles]
    assert (roles[0], roles[-1]) == (QUOTA, MARKETING)
    assert tuple(bars.iloc[0][["start", "end"]]) == (0, quota)
    left = quota
    for _, bar in bars.iloc[1:-1].iterrows():
        assert bar["end"] == pytest.approx(left, abs=noise)
        left = bar["start"]
    assert bars.iloc[-1]["start"] == 0
    assert bars.iloc[-1]["end"] == pytest.approx(left, abs=noise)
    assert bars.iloc[-1]["end"] == pytest.approx(demand.revenue, abs=noise)
    sizes = (bars["end"] - bars["start"]).tolist()
    assert sum(sizes[1:]) == pytest.approx(sizes[0], abs=noise)


@laws
@given(any_plans)
def test_the_pieces_of_a_stage_are_what_goes_on_and_what_drops_out(plan: Plan) -> None:
    pieces = waterfall(plan).query(f"scale == '{LEADS}'")
    demand = lead_demand(plan)
    chain = plan.rounding == "each stage" and len(demand.lines) == 1
    counts = demand.total_committed if chain else demand.total_volumes
    for stage, (_, bar) in zip(
        range(len(counts) - 1, -1, -1), pieces.groupby("position"), strict=True
    ):
        won = stage == len(counts) - 1
        assert list(bar["role"]) == ([MARKETING] if won else [MARKETING, DROPS])
        assert bar.iloc[0]["start"] == 0
        assert bar.iloc[0]["end"] == counts[stage if won else stage + 1]
        assert bar.iloc[-1]["end"] == counts[stage]
        assert (bar["start"].iloc[1:].to_numpy() == bar["end"].iloc[:-1].to_numpy()).all()


@laws
@given(any_plans)
def test_every_bar_has_a_row_of_its_own_and_one_figure(plan: Plan) -> None:
    frame = waterfall(plan)
    assert list(frame.columns) == WATERFALL
    by_position = frame.groupby("position")
    assert all(len(set(rows)) == 1 for _, rows in by_position["row"])
    assert frame["row"].nunique() == frame["position"].nunique() == frame["position"].max() + 1
    assert (
        by_position["total"].agg(lambda totals: sum(total != "" for total in totals)) == 1
    ).all()
    assert (by_position["last"].transform("max") == by_position["end"].transform("max")).all()


@laws
@given(tame_plans)
def test_no_bar_of_nothing_is_drawn_between_the_quota_and_marketings_part(plan: Plan) -> None:
    all_by_marketing = plan.changed(
        streams=tuple(stream.changed(marketing_share=1) for stream in plan.streams)
    )
    assert FOUND not in set(waterfall(all_by_marketing)["role"])


def test_a_sum_that_carries_noise_leaves_no_bar_of_nothing() -> None:
    kinds = (LeadType(name="All", conversion_rates=(0.34, 0.82, 0.23)),)
    streams = tuple(
        RevenueStream(
            name=name, quota_share=share, retained_revenue=1_000.1, deal_size=100, lead_types=kinds
        )
        for name, share in (("A", 0.3), ("B", 0.3), ("C", 0.4))
    )
    rows = waterfall(Plan(quota=500_000, streams=streams)).query("scale == 'money'")["row"]
    assert list(rows) == ["Quota", "Existing customers", "From marketing’s leads", " "]


def test_the_worked_example_is_drawn_from_the_quota_to_the_leads() -> None:
    frame = waterfall(worked())
    assert list(frame["row"].unique()) == [
        *("Quota", "From marketing’s leads", " ", "Customer", "Opportunity", "SQL", "MQL"),
    ]
    shown = frame.query("total != '' and row != ' '")
    assert list(shown["derived"]) == [
        "$500,000",
        "$500,000",
        "250 = $500,000 ÷ $2,000",
        "1,087 = 250 ÷ 23%",
        "1,326 = 1,087 ÷ 82%",
        "3,899 = 1,326 ÷ 34%",
    ]
    assert list(shown["total"]) == ["$500,000", "$500,000", "250", "1,087", "1,326", "3,899"]


def test_with_rounding_at_each_stage_the_bars_are_the_rounded_ones() -> None:
    frame = waterfall(worked("each stage")).query(f"scale == '{LEADS}'")
    assert frame.groupby("position")["end"].max().tolist() == [250, 1087, 1326, 3900]
    assert frame.query("total != ''")["derived"].tolist()[-1] == "3,900 = 1,326 ÷ 34%"


def test_the_example_shows_what_is_kept_found_and_owed() -> None:
    money = waterfall(EXAMPLE).query(f"scale == '{MONEY}' and row != ' '")
    assert money[["row", "start", "end", "role", "total"]].to_numpy().tolist() == [
        ["Quota", 0, 500_000, QUOTA, "$500,000"],
        ["Existing customers", 400_000, 500_000, KEPT, "−$100,000"],
        ["Found by sales", 232_000, 400_000, FOUND, "−$168,000"],
        ["From marketing’s leads", 0, 232_000, MARKETING, "$232,000"],
    ]


def test_the_last_bar_says_what_is_owed_where_it_is_more_than_what_is_needed() -> None:
    last = waterfall(EXAMPLE).query("row == 'MQL' and total != ''").iloc[0]
    assert last["total"] == "503"
    assert last["derived"].endswith(", owed: 503")


def test_a_stage_says_what_goes_on_and_what_drops_out() -> None:
    sql = waterfall(worked()).query("row == 'SQL'")
    assert sql[["what", "amount"]].to_numpy().tolist() == [
        ["SQL: goes on", "1,087"],
        ["SQL: drops out", "239"],
    ]


@pytest.mark.parametrize("stages", [("Quota", "Quota\u200b"), ("Lead", "  Lead\u200b"), ("a", "A")])
def test_stages_that_look_alike_keep_bars_of_their_own(stages: tuple[str, str]) -> None:
    kind = LeadType(name="All", conversion_rates=(0.5,))
    streams = (RevenueStream(name="All", deal_size=9, lead_types=(kind,)),)
    frame = waterfall(Plan(stages=stages, streams=streams))
    assert frame["row"].nunique() == frame["position"].nunique() == 5


def test_a_quota_of_nothing_is_drawn_without_parts() -> None:
    frame = waterfall(EXAMPLE.changed(quota=0))
    assert list(frame.query("scale == 'money'")["role"].unique()) == [QUOTA, MARKETING]
    assert frame["end"].max() == 0
    assert frame.query("row == 'MQL'")["derived"].iloc[0] == "0"


# --- names are values -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_no_users_word_is_ever_a_columns_name(name: str) -> None:
    strange = name.encode("utf-8", "ignore").decode()
    plan, plain_plan = named(strange, "b", "c"), named("a", "b", "c")
    for made in (plan, plain_plan):
        demand = lead_demand(made)
        assert list(waterfall(made).columns) == WATERFALL
        assert list(frames.stage_table(made, demand).columns) == [
            *("stream", "lead_type", "close_rate", "stage_0", "stage_1", "revenue"),
        ]
        assert list(frames.by_lead_type(made, demand, US).columns) == [
            *("position", "row", "leads", "leads_text", "revenue", "revenue_text"),
        ]
        assert list(frames.equivalents(demand, lead_values(made)).columns) == [
            *("stream", "owed", "lead_type", "value", "leads"),
        ]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_name_of_any_kind_stands_on_one_visible_line(name: str) -> None:
    plan = named(name.encode("utf-8", "ignore").decode(), "b")
    demand = lead_demand(plan)
    shown = [
        *waterfall(plan)["row"],
        *frames.by_lead_type(plan, demand, US)["row"],
        *frames.stage_table(plan, demand)["lead_type"],
    ]
    assert not any(set(text) & set("\n\r\t\x00\u202e\u200b\u2028") for text in shown)


@laws
@given(st.lists(st.sampled_from(["a", "b", "a\u2060", "c"]), max_size=8))
def test_names_told_apart_are_unlike_and_look_the_same(names: list[str]) -> None:
    unlike = distinct(names)
    assert len(set(unlike)) == len(names)
    assert [n.rstrip("\u2060") for n in unlike] == [n.rstrip("\u2060") for n in names]


# --- tables ---------------------------------------------------------------------------------------


@laws
@given(any_plans)
def test_the_last_row_of_the_stage_table_is_the_sum_of_the_others(plan: Plan) -> None:
    demand = lead_demand(plan)
    table = frames.stage_table(plan, demand)
    lines = table.iloc[: len(demand.lines)]
    assert len(table) == len(demand.lines) + (len(demand.lines) > 1)
    assert table["stage_0"].iloc[-1] == demand.leads
    for stage in range(len(plan.stages)):
        counts = [line.committed[stage] for line in demand.lines]
        # The browser's numbers are floats: beyond 2⁵³ the nearest one stands for a count.
        assert list(lines[f"stage_{stage}"]) == [float(count) for count in counts]
        assert table[f"stage_{stage}"].iloc[-1] == float(sum(counts))
    rounding = 0.51 * len(lines) + 0.51
    assert table["revenue"].iloc[-1] == pytest.approx(lines["revenue"].sum(), abs=rounding)


def test_the_stage_table_of_the_example() -> None:
    table = frames.stage_table(EXAMPLE, lead_demand(EXAMPLE))
    assert list(table["stream"]) == [*["Small business"] * 3, *["Enterprise"] * 3, "All"]
    assert list(table["stage_0"]) == [131, 219, 88, 26, 23, 16, 503]
    assert table["revenue"].iloc[-1] == 232_000
    assert list(table["close_rate"]) == [9.9, 6.41, 1.2, 6.05, 2.43, 0.48, 6.03]  # percent


def test_where_no_lead_is_owed_the_close_rate_is_missing() -> None:
    plan = EXAMPLE.changed(quota=0)
    table = frames.stage_table(plan, lead_demand(plan))
    assert table["close_rate"].isna().tolist() == [*[False] * 6, True]
    assert table["stage_0"].tolist() == [0] * 7


@laws
@given(tame_plans)
def test_leads_all_of_one_type_bring_what_the_stream_owes_and_one_less_does_not(
    plan: Plan,
) -> None:
    demand = lead_demand(plan)
    values = lead_values(plan, demand)
    targets = {target.stream: target.marketing_target for target in demand.targets}
    for leads, value in zip(frames.equivalents(demand, values)["leads"], values, strict=True):
        owed = targets[value.stream]
        assert leads * value.value >= owed * (1 - 1e-9) - 1e-6 * value.value
        assert (leads - 1) * value.value <= owed * (1 + 1e-9)


@pytest.mark.parametrize(("rounding", "leads"), [("final", 3_899), ("each stage", 3_899)])
def test_a_stream_of_one_type_takes_as_many_leads_as_it_owes(rounding: str, leads: int) -> None:
    plan = worked(rounding)
    demand = lead_demand(plan)
    table = frames.equivalents(demand, lead_values(plan, demand))
    assert table.to_numpy().tolist() == [["All", 500_000, "Website form", 128, leads]]


@laws
@given(any_plans)
def test_every_lead_type_has_a_bar_of_its_own(plan: Plan) -> None:
    demand = lead_demand(plan)
    table = frames.by_lead_type(plan, demand, US)
    assert table["row"].nunique() == len(table) == len(demand.lines)
    assert list(table["position"]) == list(range(len(table)))
    assert list(table["leads"]) == [float(line.committed[0]) for line in demand.lines]
    assert list(table["revenue"]) == [line.revenue for line in demand.lines]


def test_a_stream_is_named_where_there_are_several() -> None:
    assert frames.by_lead_type(EXAMPLE, lead_demand(EXAMPLE), US)["row"].tolist()[:2] == [
        "Demo request · Small business",
        "Website form · Small business",
    ]
    assert frames.by_lead_type(worked(), lead_demand(worked()), US)["row"].tolist() == [
        "Website form"
    ]


def test_the_largest_lead_type_is_said_in_a_sentence() -> None:
    table = frames.by_lead_type(EXAMPLE, lead_demand(EXAMPLE), US)
    assert frames.largest(table, "leads") == (
        "Website form · Small business is the largest, with 219 a month."
    )
    assert frames.largest(table, "revenue").startswith("Website form · Small business is")


def test_what_adds_up_to_the_quota_is_said_in_a_sentence() -> None:
    assert frames.adds_up(lead_demand(EXAMPLE), US) == (
        "Marketing's leads bring $232,000 of the quota of $500,000; sales and existing customers "
        "bring the rest."
    )
