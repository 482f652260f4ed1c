"""Cost against value, points in both scales, and the mix."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import (
    LeadType,
    Plan,
    RevenueStream,
    budget_needed,
    lead_demand,
    lead_values,
    worth_in,
)
from sla_calc.edits.plan_edits import with_shifted_mix
from sla_calc.edits.presets import with_quality_tiers
from tests.calc.sweep import dear
from tests.strategies import funnels

NOISE = 1e-9


def two_types(**first: object) -> Plan:
    """Website and outbound leads of the design's example: 128 and 187 a lead."""
    kinds = (
        LeadType(name="Website", mix=0.5, conversion_rates=(0.34, 0.82, 0.23), **first),
        LeadType(name="Outbound", mix=0.5, conversion_rates=(0.5, 0.85, 0.22)),
    )
    return Plan(streams=(RevenueStream(name="All", deal_size=2_000, lead_types=kinds),))


def test_a_website_lead_is_worth_128_and_an_outbound_lead_187() -> None:
    # Issue: 500,000 / 3,900 leads → 128; 500,000 / 2,674 outbound leads → 187 (50 % · 85 % · 22 %).
    website, outbound = lead_values(two_types())

    assert round(website.value) == 128
    assert round(outbound.value) == 187
    assert round(website.equivalent_leads) == 3_899
    assert round(outbound.equivalent_leads) == 2_674


@dear
@given(funnels(terms=True))
def test_what_has_no_cost_has_no_budget_no_return_and_no_cost_of_a_customer(plan: Plan) -> None:
    for worth in lead_values(plan):
        if worth.cost_per_lead is None:
            assert worth.budget is None
            assert worth.cost_per_customer is None
            assert worth.return_on_spend is None
        else:
            assert worth.budget == worth.cost_per_lead * worth.goal_leads


def test_a_lead_that_costs_nothing_has_no_return_on_spend_but_a_cost_of_a_customer_of_nothing() -> (
    None
):
    website, outbound = lead_values(two_types(cost_per_lead=0))

    assert website.return_on_spend is None
    assert website.cost_per_customer == 0
    assert website.budget == 0
    assert outbound.budget is None
    assert budget_needed([website, outbound]) == 0
    assert budget_needed([outbound]) is None


def test_a_cost_per_lead_of_64_at_a_close_rate_of_6_4124_percent_is_998_a_customer() -> None:
    website, _ = lead_values(two_types(cost_per_lead=64))

    assert round(website.cost_per_customer or 0) == 998  # 64 / 0.064124
    assert website.return_on_spend == pytest.approx(128.248 / 64)


@dear
@given(funnels())
def test_in_the_scale_of_the_weakest_it_has_one_point_and_all_keep_their_proportions(
    plan: Plan,
) -> None:
    computed = plan.changed(points_scale="close rate")
    by_rate = [worth.points for worth in lead_values(computed)]
    by_weakest = [worth.points for worth in lead_values(plan.changed(points_scale="weakest is 1"))]

    given_by_hand = [k.points for s in plan.streams for k in s.lead_types]
    free = [i for i, points in enumerate(given_by_hand) if points is None]
    if len(free) == len(by_rate):
        assert min(by_weakest) == pytest.approx(1)
    for i in free:
        ratio = by_rate[free[0]] / by_weakest[free[0]]
        assert by_rate[i] == pytest.approx(by_weakest[i] * ratio, rel=NOISE)


@dear
@given(funnels())
def test_points_rise_with_the_close_rate(plan: Plan) -> None:
    lines = lead_demand(plan).lines
    kinds = [kind for stream in plan.streams for kind in stream.lead_types]
    ranked = sorted(
        (line.close_rate, worth.points)
        for line, worth, kind in zip(lines, lead_values(plan), kinds, strict=True)
        if kind.points is None
    )
    assert [points for _, points in ranked] == sorted(points for _, points in ranked)


@dear
@given(funnels(), st.floats(0.01, 100))
def test_scaling_all_deal_sizes_changes_money_but_no_points(plan: Plan, factor: float) -> None:
    scaled = plan.changed(
        streams=tuple(
            stream.changed(
                deal_size=min(1e12, max(0.01, stream.deal_size * factor)),
                lead_types=tuple(kind.changed(deal_size=None) for kind in stream.lead_types),
            )
            for stream in plan.streams
        )
    )
    for before, after in zip(lead_values(plan), lead_values(scaled), strict=True):
        assert before.points == after.points


@dear
@given(funnels(mix_basis="leads"), st.data())
def test_a_shift_towards_a_better_type_never_raises_the_leads_needed(
    plan: Plan, data: st.DataObject
) -> None:
    stream = data.draw(st.integers(0, len(plan.streams) - 1))
    worths = [w for w in lead_values(plan) if w.stream == plan.streams[stream].name]
    best = max(range(len(worths)), key=lambda index: worths[index].value)
    mix = plan.streams[stream].lead_types[best].mix
    share = data.draw(st.floats(mix, 1))

    shifted = with_shifted_mix(plan, stream, best, share)

    def needed(of: Plan) -> float:
        name = plan.streams[stream].name
        return sum(line.volumes[0] for line in lead_demand(of).lines if line.stream == name)

    # Shares are rounded to a ten-thousandth of a percent.
    assert needed(shifted) <= needed(plan) * (1 + 1e-3) + 1e-9


@dear
@given(funnels(), st.data())
def test_a_shifted_mix_has_the_wanted_share_and_sums_to_one(
    plan: Plan, data: st.DataObject
) -> None:
    stream = data.draw(st.integers(0, len(plan.streams) - 1))
    kinds = plan.streams[stream].lead_types
    kind = data.draw(st.integers(0, len(kinds) - 1))
    share = data.draw(st.floats(0, 1))

    mix = [k.mix for k in with_shifted_mix(plan, stream, kind, share).streams[stream].lead_types]

    assert sum(mix) == pytest.approx(1, abs=1e-6)
    if len(kinds) > 1:
        assert mix[kind] == pytest.approx(share, abs=len(kinds) * 1e-6)


def test_one_lead_is_worth_as_many_others_as_its_value_is_times_theirs() -> None:
    website, outbound = lead_values(two_types())

    assert worth_in(outbound, website) == pytest.approx(187 / 128.248)
    assert worth_in(website, website) == 1


def test_a_lead_type_that_always_closes_is_worth_its_deal() -> None:
    sure = LeadType(name="Signed", conversion_rates=(1, 1, 1))
    plan = Plan(streams=(RevenueStream(name="All", deal_size=2_000, lead_types=(sure,)),))

    (worth,) = lead_values(plan)

    assert (worth.value, worth.points, worth.goal_leads) == (2_000, 100, 250)


def test_quality_tiers_have_given_points_and_differ_in_their_last_step() -> None:
    tiers = with_quality_tiers(Plan(), 0).streams[0].lead_types

    assert [(tier.name, tier.mix, tier.points) for tier in tiers] == [
        ("Decision maker", 0.2, 10),
        ("Director", 0.3, 6),
        ("Manager", 0.5, 3),
    ]
    assert [tier.conversion_rates for tier in tiers] == [
        (0.55, 0.6, 0.375),
        (0.55, 0.6, 0.3),
        (0.55, 0.6, 0.18),
    ]
