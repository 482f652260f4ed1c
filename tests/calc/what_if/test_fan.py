"""Revenue month by month as it may turn out."""

import numpy as np
import pytest
from hypothesis import given, settings

from sla_calc import Between, LeadType, Plan, PlanError, RevenueStream, YearMonth, revenue_fan
from sla_calc.funnel.targets import stream_targets
from sla_calc.what_if.fan import DAYS_A_MONTH
from tests.strategies import funnels

SEASON = tuple(range(1, 13))


def certain(cycle_days: float, **fields: object) -> Plan:
    """100 leads a month that are all won, for 1,000 each."""
    kind = LeadType(name="All", conversion_rates=(1.0, 1.0, 1.0), sales_cycle_days=cycle_days)
    stream = RevenueStream(name="All", deal_size=1_000, lead_types=(kind,))
    return Plan(**{"quota": 100_000, "streams": (stream,), **fields})  # type: ignore[arg-type]


@settings(max_examples=10)
@given(funnels(quota=1e5))
def test_the_same_seed_gives_the_same_fan_and_its_quota_is_the_plans(plan: Plan) -> None:
    one, other = revenue_fan(plan, 10, 3), revenue_fan(plan, 10, 3)

    assert np.array_equal(one.revenue, other.revenue)
    assert one.months == plan.covered_months
    owed = [sum(target.quota for target in stream_targets(plan, month)) for month in one.months]
    assert one.quota == pytest.approx(owed)
    assert (one.revenue >= 0).all()


def test_deals_close_whole_months_after_their_leads_were_handed_over() -> None:
    fan = revenue_fan(certain(2 * DAYS_A_MONTH), 3, steady=False)

    assert fan.revenue.tolist() == [[0, 0, 1e5, 1e5, 1e5, 1e5]] * 3
    assert fan.cumulative[0].tolist() == [0, 0, 1e5, 2e5, 3e5, 4e5]
    assert fan.probability == 0


def test_with_a_cycle_of_no_days_every_month_makes_its_own_quota() -> None:
    fan = revenue_fan(certain(0, seasonality=SEASON), 3, steady=False)

    assert fan.probability == 1
    # January to June weigh 1 to 6, of a mean of 6.5; promises are whole deals.
    assert fan.quota == pytest.approx([100_000 * weight / 6.5 for weight in range(1, 7)])
    assert fan.revenue[0].tolist() == [16e3, 31e3, 47e3, 62e3, 77e3, 93e3]


def test_with_a_cycle_of_1_5_months_half_closes_in_each_of_two() -> None:
    fan = revenue_fan(certain(1.5 * DAYS_A_MONTH), 4_000, 1, steady=False)

    error = 4 * 1_000 * (100 * 0.25 / 4_000) ** 0.5
    means = fan.revenue.mean(axis=0)
    assert means[0] == 0
    assert means[1] == pytest.approx(50_000, abs=error)
    assert means[2:] == pytest.approx([100_000] * 4, abs=error * 2)


def test_leads_of_earlier_months_go_on_as_the_season_has_them() -> None:
    fan = revenue_fan(certain(2 * DAYS_A_MONTH, seasonality=SEASON), 3)

    # November and December close in January and February.
    assert fan.revenue[0].tolist() == [170e3, 185e3, 16e3, 31e3, 47e3, 62e3]


def test_before_the_calendar_begins_the_same_months_count() -> None:
    first = YearMonth(1970, 1)
    fan = revenue_fan(certain(14 * DAYS_A_MONTH, seasonality=SEASON, start_month=first), 2)

    assert fan.revenue[0].tolist() == [170e3, 185e3, 16e3, 31e3, 47e3, 62e3]


def test_what_is_not_marketings_comes_as_planned() -> None:
    plan = Plan(quota=100_000)  # renewals of 60,000 and 40,000 are all of it
    fan = revenue_fan(plan, 5)

    assert fan.revenue.tolist() == [[100_000] * 6] * 5


def test_leads_that_are_scheduled_are_taken_as_they_are() -> None:
    plan = certain(DAYS_A_MONTH, months=3)
    fan = revenue_fan(plan, 2, leads=[[10], [20], [30]], steady=False)

    assert fan.revenue.tolist() == [[0, 10_000, 20_000]] * 2


def test_an_uncertain_cycle_shifts_all_of_a_draws_deals() -> None:
    plan = certain(DAYS_A_MONTH, months=4)
    known = {"streams.0.lead_types.0.sales_cycle_days": Between(10, 60)}
    fan = revenue_fan(plan, 500, 2, beliefs=known, steady=False)

    first = fan.revenue[:, 0]
    assert 0 < np.mean(first > 0) < 0.7  # a cycle below a month
    late = fan.revenue.sum(axis=1)
    assert late.min() < 250_000 < late.max()


def test_the_fan_widens_as_months_add_up() -> None:
    fan = revenue_fan(Plan(), 2_000, 1)
    low, high = fan.quantiles([0.1, 0.9])
    widths = (high - low).tolist()

    assert widths == sorted(widths)
    alone = fan.quantiles([0.1, 0.9], cumulative=False)
    assert alone[:, 0].tolist() == [low[0], high[0]]


@pytest.mark.parametrize("draws", [0, 100_001])
def test_a_number_of_draws_that_is_none_is_refused(draws: int) -> None:
    with pytest.raises(PlanError, match="it must be between 1 and 100,000"):
        revenue_fan(Plan(), draws)


@pytest.mark.parametrize("leads", [[[1]], [[1]] * 2 + [[1, 2]], [[1]] * 2 + [[-1]]])
def test_leads_of_other_months_are_refused(leads: list[list[int]]) -> None:
    with pytest.raises(PlanError, match="one row for each of the plan's 3 months"):
        revenue_fan(certain(0, months=3), 2, leads=leads)
