"""What a lead is worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import LeadType, Plan, RevenueStream, YearMonth, lead_demand, lead_values
from sla_calc.edits.plan_edits import with_stream
from sla_calc.value.lead_values import lead_points, lead_value
from tests.calc.sweep import dear
from tests.strategies import funnels, year_months

NOISE = 1e-12


@dear
@given(funnels(), st.none() | year_months())
def test_the_goals_in_value_add_up_to_what_marketing_owes(
    plan: Plan, month: YearMonth | None
) -> None:
    demand = lead_demand(plan, month)

    goal = sum(line.goal_value for line in lead_values(plan, demand))

    owed = sum(target.marketing_target for target in demand.targets)
    assert goal == pytest.approx(owed, rel=NOISE, abs=1e-300)


@dear
@given(funnels())
def test_the_value_of_a_lead_times_the_leads_is_the_revenue_of_the_line(plan: Plan) -> None:
    for worth, line in zip(lead_values(plan), lead_demand(plan).lines, strict=True):
        assert (worth.stream, worth.lead_type) == (line.stream, line.lead_type)
        assert worth.value == line.close_rate * line.deal_size
        assert worth.goal_value == pytest.approx(line.revenue, rel=NOISE, abs=1e-300)


@dear
@given(funnels(), st.data())
def test_equivalent_leads_are_the_demand_if_it_were_all_that_one_type(
    plan: Plan, data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(plan.streams) - 1))
    stream = plan.streams[index]
    kind = data.draw(st.sampled_from(stream.lead_types))
    only = with_stream(plan, index, lead_types=(kind.changed(mix=1),))

    (worth,) = (
        worth
        for worth in lead_values(plan)
        if (worth.stream, worth.lead_type) == (stream.name, kind.name)
    )

    (line,) = (line for line in lead_demand(only).lines if line.stream == stream.name)
    assert worth.equivalent_leads == pytest.approx(line.volumes[0], rel=NOISE, abs=1e-300)


@dear
@given(funnels(terms=True))
def test_points_are_those_given_or_a_hundred_times_the_close_rate(plan: Plan) -> None:
    kinds = [kind for stream in plan.streams for kind in stream.lead_types]
    demand = lead_demand(plan)
    for kind, line, worth in zip(kinds, demand.lines, lead_values(plan, demand), strict=True):
        computed = line.close_rate * 100
        assert worth.points == (computed if kind.points is None else kind.points)
        assert worth.goal_points == line.volumes[0] * worth.points


def test_one_percent_of_160000_is_1600() -> None:
    # 160,000 × 1 %.
    assert lead_value(0.01, 160_000.0) == 1_600.0


def test_ten_percent_is_ten_points_and_one_percent_is_one() -> None:
    assert lead_points(0.10) == 10.0
    assert lead_points(0.01) == 1.0


def test_one_mql_of_the_worked_example_is_worth_128() -> None:
    # 500,000 / 3,900 = 128.2; 2,000 × 34 % × 82 % × 23 % = 128.248.
    kind = LeadType(name="MQL", conversion_rates=(0.34, 0.82, 0.23))
    stream = RevenueStream(name="All", deal_size=2_000, lead_types=(kind,))
    plan = Plan(quota=500_000, streams=(stream,), rounding="each stage")

    (worth,) = lead_values(plan)

    assert worth.value == pytest.approx(128.248, rel=1e-15)
    assert round(500_000 / lead_demand(plan).leads) == round(worth.value) == 128
    assert worth.points == pytest.approx(6.4124, rel=1e-15)
    assert round(worth.equivalent_leads, 1) == 3_898.7
    assert worth.goal_value == pytest.approx(500_000, rel=1e-15)


def test_given_points_replace_the_computed_ones() -> None:
    kind = LeadType(name="CEO", conversion_rates=(0.5,), points=25)
    stream = RevenueStream(name="All", deal_size=100, lead_types=(kind,))

    (worth,) = lead_values(Plan(quota=5_000, stages=("Lead", "Deal"), streams=(stream,)))

    # 100 leads of 25 points each.
    assert (worth.points, worth.goal_points) == (25.0, 2_500.0)


def test_a_known_demand_is_used_as_it_is() -> None:
    plan = Plan(seasonality=(2, *[1] * 11))
    january = lead_demand(plan, YearMonth(2027, 1))

    values = lead_values(plan, january)

    # January is 24 / 13 of an average month: a quota of 923,076.92. Small business
    # (60 % − 60,000) × 70 % = 345,692.31, Enterprise (40 % − 40,000) × 40 % = 131,692.31.
    assert round(sum(worth.goal_value for worth in values), 2) == 477_384.62
