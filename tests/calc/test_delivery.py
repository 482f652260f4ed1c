"""What has been delivered, and the cheapest leads that close the gap."""

from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import (
    Delivery,
    GapClosed,
    LeadType,
    Plan,
    PlanError,
    RevenueStream,
    cheapest_to_close,
    delivered,
    lead_values,
)
from tests.calc.sweep import dear
from tests.strategies import funnels

TINY = 1e-250
WEBSITE, OUTBOUND = ("All", "Website"), ("All", "Outbound")


def plan_of(*kinds: LeadType, quota: float = 500_000) -> Plan:
    stream = RevenueStream(name="All", deal_size=2_000, lead_types=kinds)
    return Plan(quota=quota, streams=(stream,))


def closing(plan: Plan, delivery: Delivery) -> GapClosed:
    """Return how a gap is closed; that there is one belongs to the test."""
    closed = cheapest_to_close(plan, lead_values(plan), delivery)
    if closed is None:
        message = f"nothing is said to be missing, though {delivery.gap} are"
        raise AssertionError(message)
    return closed


def test_100_website_leads_of_128_and_50_outbound_leads_of_187_are_22_150() -> None:
    # Issue: 100 × 128 + 50 × 187 = 22,150, with the values exactly 128 and 187.
    plan = plan_of(
        LeadType(name="Website", mix=0.5, conversion_rates=(0.128, 0.5, 1)),
        LeadType(name="Outbound", mix=0.5, conversion_rates=(0.187, 0.5, 1)),
    )

    delivery = delivered(lead_values(plan), {WEBSITE: 100, OUTBOUND: 50})

    assert delivery.value == pytest.approx(22_150)
    assert delivery.leads == 150
    assert delivery.points == pytest.approx(100 * 6.4 + 50 * 9.35)
    assert delivery.attainment == pytest.approx(22_150 / 500_000)
    assert delivery.gap == pytest.approx(477_850)


@dear
@given(funnels(), st.floats(0, 2))
def test_delivering_a_share_of_every_need_attains_that_share(plan: Plan, share: float) -> None:
    values = lead_values(plan)
    needs = {(v.stream, v.lead_type): v.goal_value / v.value * share for v in values}

    delivery = delivered(values, needs)

    if 0 < delivery.goal_value < TINY:
        return  # so small that a float has hardly any digits left
    if delivery.goal_value:
        assert delivery.attainment == pytest.approx(share, rel=1e-9)
    else:
        assert delivery.attainment is None


def test_nothing_is_attained_where_nothing_is_promised() -> None:
    plan = plan_of(LeadType(name="Website", conversion_rates=(0.1, 0.5, 1)), quota=0)
    delivery = delivered(lead_values(plan), {})

    assert delivery.attainment is None
    assert delivery.attainment_in_points is None
    assert cheapest_to_close(plan, lead_values(plan), delivery) is None


def test_a_count_of_an_unknown_type_or_below_nothing_is_refused() -> None:
    values = lead_values(Plan())
    with pytest.raises(PlanError, match=r"There is no lead type Fax in stream Enterprise\."):
        delivered(values, {("Enterprise", "Fax"): 1})
    with pytest.raises(PlanError, match=r"Event, Enterprise: -1 leads; it must be 0 or more\."):
        delivered(values, {("Enterprise", "Event"): -1})
    with pytest.raises(PlanError, match="must be 0 or more"):
        delivered(values, {("Enterprise", "Event"): float("nan")})


def test_the_gap_is_closed_at_the_price_that_trying_everything_finds() -> None:
    rng = Random("gaps")  # noqa: S311 - nothing here is secret
    for _ in range(25):
        limits = [rng.randint(0, 8) for _ in range(3)]
        kinds = [
            LeadType(
                name=f"Type {i}",
                mix=mix,
                conversion_rates=(round(rng.uniform(0.05, 0.9), 2), 1, 1),
                cost_per_lead=rng.randint(1, 300),
                monthly_limit=limit,
            )
            for i, (mix, limit) in enumerate(zip((0.5, 0.3, 0.2), limits, strict=True))
        ]
        plan = plan_of(*kinds, quota=rng.randint(1_000, 9_000))
        values = lead_values(plan)
        delivery = delivered(values, {})

        closed = closing(plan, delivery)

        prices = [
            sum(n * (v.cost_per_lead or 0) for n, v in zip(counts, values, strict=True))
            for counts in product(*(range(limit + 1) for limit in limits))
            if sum(n * v.value for n, v in zip(counts, values, strict=True)) >= delivery.gap
        ]
        if prices:
            assert closed.cost == pytest.approx(min(prices))
            assert closed.value >= delivery.gap * (1 - 1e-9)
            assert closed.still_open == 0
        else:
            assert closed.value == pytest.approx(
                sum(limit * v.value for limit, v in zip(limits, values, strict=True))
            )
            assert closed.still_open == pytest.approx(delivery.gap - closed.value)


def test_without_any_cost_the_fewest_leads_close_the_gap() -> None:
    plan = plan_of(
        LeadType(name="Website", mix=0.5, conversion_rates=(0.1, 1, 1)),  # 200 a lead
        LeadType(name="Outbound", mix=0.5, conversion_rates=(0.4, 1, 1)),  # 800 a lead
        quota=10_000,
    )

    closed = closing(plan, delivered(lead_values(plan), {}))

    assert closed.leads == {OUTBOUND: 13}  # 12.5 leads of 800
    assert closed.cost is None


def test_a_lead_type_without_a_cost_is_left_out_where_others_have_one() -> None:
    plan = plan_of(
        LeadType(name="Website", mix=0.5, conversion_rates=(0.1, 1, 1), cost_per_lead=50),
        LeadType(name="Outbound", mix=0.5, conversion_rates=(0.4, 1, 1)),
        quota=1_000,
    )

    closed = closing(plan, delivered(lead_values(plan), {WEBSITE: 1}))

    assert (closed.leads, closed.cost) == ({WEBSITE: 4}, 200)


def test_a_vast_gap_is_closed_with_the_best_value_for_its_price() -> None:
    plan = plan_of(
        LeadType(name="Website", mix=0.5, conversion_rates=(1e-6, 1e-6, 1), cost_per_lead=2),
        LeadType(
            name="Outbound",
            mix=0.5,
            conversion_rates=(1e-6, 1e-6, 1),
            cost_per_lead=1,
            monthly_limit=5_000_000,
        ),
        quota=1e9,
    )

    closed = closing(plan, delivered(lead_values(plan), {}))

    assert closed.leads[OUTBOUND] == 5_000_000  # cheaper, up to its limit
    assert closed.value == pytest.approx(1e9)
    assert closed.still_open == 0
