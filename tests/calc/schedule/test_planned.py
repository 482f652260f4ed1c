"""The schedule under the plan's own terms, what it owes in a month, and what closes by cohort."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_calc import (
    CreatedLeads,
    LeadType,
    Plan,
    PlanError,
    assumed_pipeline,
    lead_demand,
    lead_schedule,
    month_demand,
    planned_schedule,
    revenue_by_cohort,
    scheduled_demand,
)
from sla_calc.schedule.planned import months_beyond
from tests.calc.schedule.plans import JANUARY, in_days, one_type, schedulable

# --- terms ----------------------------------------------------------------------------------------


def test_a_team_that_has_always_kept_this_agreement_owes_the_same_every_month() -> None:
    schedule = planned_schedule(Plan())
    assert schedule.leads == (lead_demand(Plan()).leads,) * 6
    assert not schedule.shortfalls


def test_with_nothing_in_hand_the_first_months_are_short() -> None:
    schedule = planned_schedule(Plan(schedule={"pipeline": "none"}))
    assert assumed_pipeline(Plan(schedule={"pipeline": "none"})) == ()
    assert schedule.shortfall[:4] == pytest.approx((232_000, 64_000, 64_000, 0))


def test_what_is_known_to_be_in_hand_takes_the_place_of_what_is_assumed() -> None:
    hand = (CreatedLeads("Small business", "Demo request", JANUARY + -1, 100),)
    assert planned_schedule(Plan(), hand) == lead_schedule(Plan(), hand, beyond=6)


def test_the_plans_own_limits_hold_and_are_named_where_they_bind() -> None:
    """20 customers a month at 5 %: 400 leads, of which 300 may come at most in any month."""
    plan = one_type([20_000] * 6, sales_cycle_days=in_days(1)).changed(
        schedule={"surge_limit": 0.75}
    )
    schedule = planned_schedule(plan)
    assert max(schedule.leads) == 300
    limit = "at most 300 of its leads may come in a month"
    assert (schedule.shortfalls[-1].bound_by, schedule.shortfalls[-1].why) == ((limit,), limit)


def test_a_change_limit_of_nothing_makes_all_months_alike() -> None:
    plan = Plan(seasonality=(1, 1, 2, *[1] * 9), schedule={"change_limit": 0})
    by_stream = {"Small business": set(), "Enterprise": set()}
    for month in planned_schedule(plan).months:
        lines = planned_schedule(plan).of_month(month)
        for name, seen in by_stream.items():
            seen.add(round(sum(line.leads_due for line in lines if line.stream == name), 3))
    assert {name: len(seen) for name, seen in by_stream.items()} == {
        "Small business": 1,
        "Enterprise": 1,
    }


@pytest.mark.parametrize("terms", [{"surge_limit": 0}, {"change_limit": -0.1}, {"pipeline": "?"}])
def test_terms_that_mean_nothing_are_refused(terms: dict[str, object]) -> None:
    with pytest.raises(PlanError):
        Plan(schedule=terms)


def test_what_is_looked_at_beyond_the_plan_follows_the_slowest_lead_type() -> None:
    """A year's cycle closes twelve months later; one that nobody uses does not count."""
    kind = LeadType(name="Slow", mix=0, conversion_rates=(0.5,), sales_cycle_days=in_days(24))
    plan = one_type([1_000], sales_cycle_days=in_days(12))
    (stream,) = plan.streams
    with_unused = stream.changed(lead_types=(*stream.lead_types, kind))
    assert months_beyond(plan) == months_beyond(plan.changed(streams=(with_unused,))) == 12
    assert months_beyond(one_type([1_000], sales_cycle_days=0)) == 6
    assert months_beyond(one_type([1_000], sales_cycle_days=in_days(100))) == 36


# --- a month's leads ------------------------------------------------------------------------------


def test_a_month_of_a_plan_with_several_owes_what_the_schedule_says() -> None:
    plan = Plan(seasonality=(1, 1, 2, *[1] * 9))
    schedule = planned_schedule(plan)
    assert month_demand(plan, JANUARY) == scheduled_demand(plan, schedule, JANUARY)
    assert month_demand(plan, JANUARY, schedule).leads == schedule.leads[0]
    assert schedule.leads[0] != lead_demand(plan, JANUARY).leads


@pytest.mark.parametrize("plan", [Plan(months=1), Plan(start_month="2027-02")])
def test_a_month_alone_or_outside_the_plan_owes_what_its_own_quota_takes(plan: Plan) -> None:
    assert month_demand(plan, JANUARY) == lead_demand(plan, JANUARY)


# --- cohorts --------------------------------------------------------------------------------------


@settings(max_examples=15)
@given(schedulable(), st.sampled_from(["steady", "none"]))
def test_cohorts_and_the_pipeline_in_hand_add_up_to_what_closes(plan: Plan, terms: str) -> None:
    plan = plan.changed(schedule={"pipeline": terms})
    schedule = planned_schedule(plan)
    cohorts = revenue_by_cohort(plan, schedule)

    assert all(each.created <= each.closed for each in cohorts)
    for month, closes in zip(schedule.months, schedule.revenue, strict=True):
        hand = sum(each.revenue_in_hand for each in schedule.by_stream if each.month == month)
        own = sum(each.revenue for each in cohorts if each.closed == month)
        assert hand + own == pytest.approx(closes, rel=1e-6, abs=1e-6)


def test_a_cohort_of_a_fixed_cycle_closes_half_and_half() -> None:
    """400 leads in January bring 20 customers of 1,000; 45 days are one and a half months."""
    plan = one_type([0, 10_000, 10_000], sales_cycle_days=45)
    found = revenue_by_cohort(plan, lead_schedule(plan))
    january = [(str(each.closed), each.revenue) for each in found if each.created == JANUARY]
    assert january == [("2027-02", pytest.approx(10_000)), ("2027-03", pytest.approx(10_000))]
