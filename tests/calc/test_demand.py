"""The leads that marketing owes."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sla_calc import (
    LeadDemand,
    LeadType,
    Plan,
    PlanError,
    RevenueStream,
    YearMonth,
    lead_demand,
    stream_targets,
    weighted_close_rate,
)
from sla_calc.edits.plan_edits import with_lead_type
from tests.calc import exact
from tests.calc.sweep import dear
from tests.strategies import funnels, without_retained_revenue, year_months

NOISE = 1e-12
NEXT_MONTH = st.none() | year_months()


def one_funnel(
    *kinds: LeadType, quota: float, deal_size: float, stages: int, **fields: object
) -> Plan:
    stream = RevenueStream(name="All", deal_size=deal_size, lead_types=kinds)
    names = tuple(f"Stage {number}" for number in range(1, stages + 1))
    return Plan(quota=quota, stages=names, streams=(stream,), **fields)


def close_rate_of(kind: LeadType) -> float:
    product = 1.0
    for rate in kind.conversion_rates:
        product *= rate
    return product


@dear
@given(funnels(), NEXT_MONTH)
def test_volumes_are_the_exact_ones_but_for_noise(plan: Plan, month: YearMonth | None) -> None:
    demand = lead_demand(plan, month)

    for line, expected in zip(demand.lines, exact.volumes(plan, month), strict=True):
        assert line.volumes == pytest.approx([float(v) for v in expected], rel=NOISE, abs=1e-300)


@dear
@given(funnels())
def test_there_is_one_line_for_each_stream_and_lead_type_in_the_plans_order(plan: Plan) -> None:
    demand = lead_demand(plan)

    expected = [(stream.name, kind.name) for stream in plan.streams for kind in stream.lead_types]
    assert [(line.stream, line.lead_type) for line in demand.lines] == expected
    assert demand.targets == stream_targets(plan)
    for line in demand.lines:
        assert len(line.volumes) == len(line.committed) == len(plan.stages)


@dear
@given(funnels(rounding="final"), st.data())
def test_a_better_rate_never_needs_more_leads(plan: Plan, data: st.DataObject) -> None:
    before, after = _before_and_after_a_better_rate(plan, data)

    assert after.leads <= before.leads
    for old, new in zip(before.lines, after.lines, strict=True):
        assert new.committed[0] <= old.committed[0]
        assert new.volumes[0] <= old.volumes[0] * (1 + NOISE)


@dear
@given(funnels(rounding="each stage", mix_basis="revenue"), st.data())
def test_a_better_rate_never_needs_more_leads_when_each_stage_is_rounded(
    plan: Plan, data: st.DataObject
) -> None:
    before, after = _before_and_after_a_better_rate(plan, data)

    for old, new in zip(before.lines, after.lines, strict=True):
        assert new.committed[0] <= old.committed[0]


def _before_and_after_a_better_rate(
    plan: Plan, data: st.DataObject
) -> tuple[LeadDemand, LeadDemand]:
    stream = data.draw(st.integers(0, len(plan.streams) - 1))
    kind = data.draw(st.integers(0, len(plan.streams[stream].lead_types) - 1))
    conversion_rates = list(plan.streams[stream].lead_types[kind].conversion_rates)
    step = data.draw(st.integers(0, len(conversion_rates) - 1))
    conversion_rates[step] = data.draw(st.floats(conversion_rates[step], 1))
    better = with_lead_type(plan, stream, kind, conversion_rates=tuple(conversion_rates))
    return lead_demand(plan), lead_demand(better)


@dear
@given(funnels(), st.data())
def test_a_higher_quota_never_needs_fewer_leads(plan: Plan, data: st.DataObject) -> None:
    more = plan.changed(quota=data.draw(st.floats(plan.quota, 1e15)))

    for old, new in zip(lead_demand(plan).lines, lead_demand(more).lines, strict=True):
        assert all(high >= low for high, low in zip(new.committed, old.committed, strict=True))


@dear
@given(funnels().map(without_retained_revenue), st.floats(1e-3, 1e3))
def test_leads_scale_with_the_quota_where_no_revenue_is_retained(plan: Plan, factor: float) -> None:
    assume(plan.quota * factor <= 1e15)
    scaled = lead_demand(plan.changed(quota=plan.quota * factor))

    for old, new in zip(lead_demand(plan).lines, scaled.lines, strict=True):
        expected = [volume * factor for volume in old.volumes]
        assert new.volumes == pytest.approx(expected, rel=NOISE, abs=1e-300)
        assert new.revenue == pytest.approx(old.revenue * factor, rel=NOISE, abs=1e-300)


@dear
@given(funnels(), NEXT_MONTH)
def test_streams_and_lead_types_add_up_to_the_total(plan: Plan, month: YearMonth | None) -> None:
    demand = lead_demand(plan, month)

    for stage in range(len(plan.stages)):
        whole = sum(line.committed[stage] for line in demand.lines)
        assert demand.total_committed[stage] == whole
        part = sum(line.volumes[stage] for line in demand.lines)
        assert demand.total_volumes[stage] == part
    assert demand.leads == demand.total_committed[0]
    assert demand.revenue == sum(line.revenue for line in demand.lines)


@dear
@given(funnels(), NEXT_MONTH)
def test_the_lead_types_of_a_stream_bring_what_marketing_owes(
    plan: Plan, month: YearMonth | None
) -> None:
    demand = lead_demand(plan, month)

    for target in demand.targets:
        brought = sum(line.revenue for line in demand.lines if line.stream == target.stream)
        assert brought == pytest.approx(target.marketing_target, rel=NOISE, abs=1e-300)


@dear
@given(funnels())
def test_revenue_is_won_deals_times_their_size(plan: Plan) -> None:
    for line in lead_demand(plan).lines:
        brought = line.volumes[-1] * line.deal_size
        assert line.revenue == pytest.approx(brought, rel=NOISE, abs=1e-300)


@dear
@given(funnels())
def test_the_mix_comes_out_as_it_was_given(plan: Plan) -> None:
    demand = lead_demand(plan)
    for stream in plan.streams:
        lines = [line for line in demand.lines if line.stream == stream.name]
        by_leads = plan.mix_basis == "leads"
        parts = [line.volumes[0] if by_leads else line.revenue for line in lines]
        for part, kind in zip(parts, stream.lead_types, strict=True):
            assert part == pytest.approx(kind.mix * sum(parts), rel=NOISE, abs=1e-300)


@dear
@given(funnels())
def test_the_weighted_close_rate_is_customers_per_lead_of_the_stream(plan: Plan) -> None:
    demand = lead_demand(plan)
    for stream in plan.streams:
        lines = [line for line in demand.lines if line.stream == stream.name]
        leads = sum(line.volumes[0] for line in lines)
        customers = sum(line.volumes[-1] for line in lines)
        rate = weighted_close_rate(plan, stream.name)
        assert customers == pytest.approx(rate * leads, rel=NOISE, abs=1e-300)


@dear
@given(funnels())
def test_the_weighted_close_rate_lies_between_the_worst_and_the_best_lead_type(plan: Plan) -> None:
    for stream in plan.streams:
        close_rates = [close_rate_of(kind) for kind in stream.lead_types if kind.mix]
        rate = weighted_close_rate(plan, stream.name)
        assert min(close_rates) * (1 - NOISE) <= rate <= max(close_rates) * (1 + NOISE)


@dear
@given(funnels(mix_basis="leads"))
def test_with_a_mix_by_leads_the_weighted_close_rate_is_the_sum_of_share_times_rate(
    plan: Plan,
) -> None:
    for stream in plan.streams:
        expected = sum(kind.mix * close_rate_of(kind) for kind in stream.lead_types)
        assert weighted_close_rate(plan, stream.name) == pytest.approx(expected, rel=NOISE)


@dear
@given(funnels())
def test_the_close_rate_of_the_whole_demand_is_customers_per_lead(plan: Plan) -> None:
    demand = lead_demand(plan)
    owed = demand.total_volumes[0] > 0
    assume(owed)

    customers = (demand.close_rate or 0.0) * demand.total_volumes[0]
    assert customers == pytest.approx(demand.total_volumes[-1], rel=NOISE, abs=1e-300)


@dear
@given(funnels(quota=0.0))
def test_without_a_quota_nothing_is_owed_and_the_close_rate_is_undefined(plan: Plan) -> None:
    demand = lead_demand(plan)

    assert set(demand.total_committed) == {0}
    assert set(demand.total_volumes) == {0.0}
    assert demand.revenue == 0.0
    assert demand.close_rate is None


@pytest.mark.parametrize("basis", ["leads", "revenue"])
@pytest.mark.parametrize(
    ("rounding", "committed"),
    [("each stage", (3_900, 1_326, 1_087, 250)), ("final", (3_899, 1_326, 1_087, 250))],
)
def test_the_worked_example_in_both_conventions(
    basis: str, rounding: str, committed: tuple[int, ...]
) -> None:
    # The method's example: 500,000 / 2,000 = 250 customers; / 23 % = 1,086.96; / 82 % = 1,325.56
    # (1,087 / 82 % = 1,325.6); / 34 % = 3,898.70 (1,326 / 34 % = 3,900).
    plan = one_funnel(
        LeadType(name="MQL", conversion_rates=(0.34, 0.82, 0.23)),
        quota=500_000,
        deal_size=2_000,
        stages=4,
        mix_basis=basis,
        rounding=rounding,
    )

    demand = lead_demand(plan)

    assert demand.total_committed == committed
    assert [round(v, 1) for v in demand.total_volumes] == [3_898.7, 1_325.6, 1_087.0, 250.0]
    assert demand.leads == committed[0]


@pytest.mark.parametrize("rounding", ["final", "each stage"])
def test_5000_at_100_a_deal_and_50_percent_takes_50_customers_and_100_leads(rounding: str) -> None:
    # 5,000 / 100 = 50; 50 / 50 % = 100.
    kind = LeadType(name="Lead", conversion_rates=(0.5,))
    plan = one_funnel(kind, quota=5_000, deal_size=100, stages=2, rounding=rounding)

    assert lead_demand(plan).total_committed == (100, 50)


@pytest.mark.parametrize("rounding", ["final", "each stage"])
def test_20_customers_at_5_percent_take_400_leads(rounding: str) -> None:
    # 20 / 5 % = 400.
    kind = LeadType(name="Lead", conversion_rates=(0.05,))
    plan = one_funnel(kind, quota=20_000, deal_size=1_000, stages=2, rounding=rounding)

    assert lead_demand(plan).total_committed == (400, 20)


def test_25_percent_of_leads_at_10_percent_and_75_at_1_percent() -> None:
    # 25 % × 10 % + 75 % × 1 % = 3.25 %; 20 / 3.25 % = 615.38 leads, 616 in whole leads:
    # 153.85 → 154 and 461.54 → 462.
    hot = LeadType(name="Hot", mix=0.25, conversion_rates=(0.10,))
    cold = LeadType(name="Cold", mix=0.75, conversion_rates=(0.01,))
    plan = one_funnel(hot, cold, quota=20_000, deal_size=1_000, stages=2)

    demand = lead_demand(plan)

    assert weighted_close_rate(plan, "All") == pytest.approx(0.0325, rel=1e-15)
    assert demand.close_rate == pytest.approx(0.0325, rel=1e-15)
    assert round(demand.total_volumes[0], 2) == 615.38
    assert [line.committed[0] for line in demand.lines] == [154, 462]
    assert demand.leads == 616


@pytest.mark.parametrize("rounding", ["final", "each stage"])
def test_40_percent_of_a_million_at_10000_a_deal_and_2_percent_takes_2000_leads(
    rounding: str,
) -> None:
    # 1,000,000 × 40 % = 400,000; / 10,000 = 40 customers; / 2 % = 2,000.
    kind = LeadType(name="Lead", conversion_rates=(0.02,))
    stream = RevenueStream(name="All", marketing_share=0.4, deal_size=10_000, lead_types=(kind,))
    plan = Plan(quota=1_000_000, stages=("Lead", "Customer"), streams=(stream,), rounding=rounding)

    assert lead_demand(plan).total_committed == (2_000, 40)


def test_half_of_the_revenue_from_each_type_takes_ten_times_the_leads_of_the_weaker() -> None:
    # 100,000: 50,000 / (10 % × 1,000) = 500 and 50,000 / (1 % × 1,000) = 5,000.
    hot = LeadType(name="Hot", mix=0.5, conversion_rates=(0.10,))
    cold = LeadType(name="Cold", mix=0.5, conversion_rates=(0.01,))
    plan = one_funnel(hot, cold, quota=100_000, deal_size=1_000, stages=2, mix_basis="revenue")

    demand = lead_demand(plan)

    assert [line.committed for line in demand.lines] == [(500, 50), (5_000, 50)]
    assert [line.revenue for line in demand.lines] == [50_000.0, 50_000.0]
    # 100 customers of 5,500 leads.
    assert weighted_close_rate(plan, "All") == pytest.approx(100 / 5_500, rel=1e-15)


def test_a_lead_types_own_deal_size_counts_for_it_alone() -> None:
    # By revenue: 5,000 / (50 % × 100) = 100; 5,000 / (50 % × 1,000) = 10.
    small = LeadType(name="Small", mix=0.5, conversion_rates=(0.5,))
    large = LeadType(name="Large", mix=0.5, conversion_rates=(0.5,), deal_size=1_000)
    plan = one_funnel(small, large, quota=10_000, deal_size=100, stages=2, mix_basis="revenue")

    demand = lead_demand(plan)

    assert [line.deal_size for line in demand.lines] == [100.0, 1_000.0]
    assert [line.committed for line in demand.lines] == [(100, 50), (10, 5)]


def test_the_season_moves_the_leads_of_a_month() -> None:
    # January weighs 2 of 13 / 12: 5,000 × 24 / 13 = 9,230.77; / 100 / 50 % = 184.6 → 185.
    kind = LeadType(name="Lead", conversion_rates=(0.5,))
    plan = one_funnel(kind, quota=5_000, deal_size=100, stages=2, seasonality=(2.0, *[1.0] * 11))

    assert lead_demand(plan, YearMonth(2027, 1)).leads == 185
    assert lead_demand(plan).leads == 100


def test_a_promise_that_only_noise_puts_above_a_whole_number_is_not_one_more() -> None:
    # 300,000.3 − 300,000.1 = 0.2 exactly; / 0.1 = 2 customers, at 20 % 10 leads. In floats the
    # difference is 0.20000000001164153, and its ceilings would be 3 and 11.
    kind = LeadType(name="Lead", conversion_rates=(0.2,))
    stream = RevenueStream(
        name="All", retained_revenue=300_000.1, deal_size=0.1, lead_types=(kind,)
    )
    plan = Plan(quota=300_000.3, stages=("Lead", "Customer"), streams=(stream,))

    assert lead_demand(plan).total_committed == (10, 2)
    assert lead_demand(plan.changed(rounding="each stage")).total_committed == (10, 2)


def test_the_example_owes_503_leads_for_33_customers() -> None:
    # Small business 168,000 by 0.3 × 9.9 % + 0.5 × 6.4124 % + 0.2 × 1.2 % = 6.4162 % at 6,000:
    # 436.4 leads. Enterprise 64,000 by 0.4 × 6.05 % + 0.35 × 2.43 % + 0.25 × 0.48 % = 3.3905 %
    # at 30,000: 62.9 leads. Rounded up line by line.
    demand = lead_demand(Plan())

    assert [line.committed[0] for line in demand.lines] == [131, 219, 88, 26, 23, 16]
    assert demand.leads == 503
    assert round(demand.total_volumes[0], 1) == 499.3
    assert demand.total_committed[-1] == 33
    assert demand.revenue == pytest.approx(232_000, rel=1e-15)


def test_a_stream_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(PlanError) as caught:
        weighted_close_rate(Plan(), "Mid market")

    assert str(caught.value) == (
        "There is no stream Mid market; the plan's streams are Small business, Enterprise."
    )
