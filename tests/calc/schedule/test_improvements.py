"""Improvements that the team owes: figures that move from today's value to a goal."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_calc import (
    Improvement,
    LeadType,
    Plan,
    PlanError,
    YearMonth,
    decode_plan,
    encode_plan,
    forecast,
    improved,
    improvement_worths,
    lead_demand,
    lead_schedule,
    weekly_load,
    without_improvements,
)
from sla_calc.edits.plan_edits import with_lead_type, with_stages
from tests.calc.schedule.plans import JANUARY, in_days, one_type
from tests.strategies import plans

JUNE = YearMonth(2027, 6)
WIN_RATE = {"quantity": "conversion rate", "step": 3, "value": 0.26, "by": JUNE}


def example(*goals: dict[str, Any], **fields: Any) -> Plan:
    """The example plan, whose website forms of the first stream are to become better."""
    return with_lead_type(Plan(), 0, 1, improvements=goals, **fields)


def form(plan: Plan, later: int) -> LeadType:
    return improved(plan, JANUARY + later).streams[0].lead_types[1]


# --- laws -----------------------------------------------------------------------------------------


@settings(max_examples=40)
@given(plans(), st.integers(0, 23))
def test_a_figure_stays_between_todays_value_and_its_goal(plan: Plan, later: int) -> None:
    then = improved(plan, plan.start_month + later)

    for stream, other in zip(plan.streams, then.streams, strict=True):
        for kind, moved in zip(stream.lead_types, other.lead_types, strict=True):
            goals = {(each.quantity, each.step): each.value for each in kind.improvements}
            for step, (now, later_rate) in enumerate(
                zip(kind.conversion_rates, moved.conversion_rates, strict=True), start=1
            ):
                goal = goals.get(("conversion rate", step), now)
                assert min(now, goal) <= later_rate <= max(now, goal)
    assert then.changed() == then  # still a plan


@settings(max_examples=40)
@given(plans())
def test_without_improvements_everything_stays_as_it_is_today(plan: Plan) -> None:
    still = without_improvements(plan)

    assert improved(still, plan.start_month + 9) == still
    assert still.changed() == still


@settings(max_examples=40)
@given(plans())
def test_improvements_come_back_from_a_link(plan: Plan) -> None:
    assert decode_plan(encode_plan(plan)) == plan


# --- worked ---------------------------------------------------------------------------------------


def test_a_win_rate_moves_from_23_to_26_percent_by_the_sixth_month() -> None:
    plan = example(WIN_RATE)

    rates = [form(plan, later).conversion_rates[2] for later in range(8)]
    assert rates == [0.23, 0.236, 0.242, 0.248, 0.254, 0.26, 0.26, 0.26]
    assert form(plan, -3) == form(plan, 0)


def test_a_goal_for_the_first_month_holds_from_the_beginning() -> None:
    assert form(example({**WIN_RATE, "by": JANUARY}), 0).conversion_rates[2] == 0.26
    assert form(example({**WIN_RATE, "by": JANUARY + -4}), 0).conversion_rates[2] == 0.26


def test_a_deal_size_moves_from_that_of_the_stream() -> None:
    plan = example({"quantity": "deal size", "value": 8_000, "by": JANUARY + 2})

    assert [form(plan, later).deal_size for later in (0, 1, 2)] == [6_000, 7_000, 8_000]


def test_a_sales_cycle_keeps_its_shape_when_it_becomes_shorter() -> None:
    goal = {"quantity": "sales cycle", "value": 30, "by": JANUARY + 1}

    spread = form(example(goal, sales_cycle_days=60, sales_cycle_spread=20), 1)
    assert (spread.sales_cycle_days, spread.sales_cycle_spread) == (30, 10)
    measured = form(example(goal, sales_cycle_days=60, cycle_curve=(0, 0, 1)), 1)
    assert measured.cycle_curve == (0, 1)
    at_once = form(example(goal, sales_cycle_days=0, sales_cycle_spread=20), 1)
    assert (at_once.sales_cycle_days, at_once.sales_cycle_spread) == (30, 20)


def test_the_demand_of_a_month_counts_on_what_has_improved_by_then() -> None:
    plan = example(WIN_RATE)

    assert lead_demand(plan) == lead_demand(Plan())
    assert lead_demand(plan, JANUARY) == lead_demand(Plan(), JANUARY)
    assert lead_demand(plan, JUNE).lines[1].close_rate == pytest.approx(0.34 * 0.82 * 0.26)
    assert lead_demand(plan, JUNE).leads < lead_demand(Plan(), JUNE).leads
    assert weekly_load(plan).weeks[-1].hours_needed < weekly_load(Plan()).weeks[-1].hours_needed


def test_with_a_cycle_of_0_the_schedule_counts_on_it_month_by_month() -> None:
    plan = one_type([20_000] * 3, sales_cycle_days=0)
    better = with_lead_type(
        plan,
        0,
        0,
        improvements=({"quantity": "conversion rate", "value": 0.1, "by": JANUARY + 2},),
    )

    # 20 customers at 5, 7.5 and 10 %.
    assert lead_schedule(better).leads == (400, 267, 200)
    assert [lead_demand(better, month).leads for month in better.covered_months] == [400, 267, 200]


def test_the_last_step_and_the_deal_size_are_those_of_the_month_of_the_deal() -> None:
    goals = (
        {"quantity": "conversion rate", "step": 2, "value": 0.4, "by": JANUARY + 1},
        {"quantity": "conversion rate", "step": 1, "value": 1.0, "by": JANUARY + 1},
        {"quantity": "deal size", "value": 3_000, "by": JANUARY + 1},
    )
    plan = one_type([0, 0], sales_cycle_days=in_days(1)).changed(
        stages=("Lead", "Opportunity", "Customer"), streams=_two_steps(goals)
    )

    # Of 100 leads half become opportunities as in January; 40 % of these are won as in February.
    found = forecast(plan, {("All", "All"): [100]})
    assert found.customers == (0, 20)
    assert found.revenue == (0, 60_000)


def _two_steps(goals: tuple[dict[str, Any], ...]) -> list[dict[str, Any]]:
    kind = {
        "name": "All",
        "conversion_rates": (0.5, 0.2),
        "sales_cycle_days": in_days(1),
        "improvements": goals,
    }
    return [{"name": "All", "deal_size": 1_000, "lead_types": [kind]}]


def test_what_the_plan_would_need_without_an_improvement() -> None:
    plan = one_type([20_000] * 2, sales_cycle_days=0, monthly_limit=300)
    better = with_lead_type(
        plan,
        0,
        0,
        improvements=(
            {"quantity": "conversion rate", "value": 0.1, "by": JANUARY, "owner": "marketing"},
            {"quantity": "deal size", "value": 2_000, "by": JANUARY + 1},
        ),
    )

    rate, size = improvement_worths(better, lead_schedule(better))

    # 20,000 ÷ (10 % × 1,000) and ÷ (10 % × 2,000); without the rate 400, of which 300 may come.
    assert (rate.leads, rate.leads_without) == (300, 500)
    assert rate.shortfall_without == pytest.approx(5_000)
    assert (size.today, size.leads_without, size.shortfall_without) == (1_000, 400, 0)
    assert (rate.today, rate.improvement.owner) == (0.05, "marketing")


def test_without_one_improvement_the_others_still_come() -> None:
    plan = with_lead_type(example(WIN_RATE), 1, 0, improvements=({**WIN_RATE, "value": 0.3},))

    forms, demos = improvement_worths(plan, lead_schedule(plan))

    assert forms.leads_without == sum(
        lead_schedule(with_lead_type(plan, 0, 1, improvements=())).leads
    )
    assert demos.leads_without == sum(lead_schedule(example(WIN_RATE)).leads)


def test_a_shorter_cycle_brings_months_into_reach() -> None:
    plan = one_type([20_000] * 3, sales_cycle_days=60)
    goal = {"quantity": "sales cycle", "value": 30, "by": JANUARY}

    (cycle,) = improvement_worths(
        faster := with_lead_type(plan, 0, 0, improvements=(goal,)), lead_schedule(faster)
    )

    assert (cycle.today, cycle.shortfall, cycle.shortfall_without) == (60, 20_000, 40_000)
    assert (cycle.leads, cycle.leads_without) == (800, 400)


def test_the_goal_of_a_step_goes_where_the_step_goes() -> None:
    plan = example(WIN_RATE, {"quantity": "deal size", "value": 8_000, "by": JUNE})

    with_sal = with_stages(
        plan, ["MQL", "SAL", "SQL", "Opportunity", "Customer"], [0, None, 1, 2, 3]
    )
    assert [goal.step for goal in with_sal.streams[0].lead_types[1].improvements] == [4, 1]
    without_opportunity = with_stages(plan, ["MQL", "SQL", "Customer"], [0, 1, 3])
    (kept,) = without_opportunity.streams[0].lead_types[1].improvements
    assert kept.quantity == "deal size"


@pytest.mark.parametrize(
    ("goal", "sentence"),
    [
        (
            {**WIN_RATE, "value": 1.2},
            "The goal of a conversion rate is 1.2; it must be at most 100 %.",
        ),
        (
            {"quantity": "sales cycle", "value": 4_000, "by": JUNE},
            "The goal of a sales cycle is 4,000; it must be at most 3,650 days.",
        ),
        (
            {**WIN_RATE, "step": 4},
            "Lead type Website form: step 4 cannot improve; its funnel has 3.",
        ),
    ],
)
def test_a_goal_that_cannot_be_is_said(goal: dict[str, Any], sentence: str) -> None:
    with pytest.raises(PlanError) as caught:
        example(goal)

    assert str(caught.value) == sentence


def test_two_goals_for_one_figure_are_one_too_many() -> None:
    with pytest.raises(PlanError) as caught:
        example(WIN_RATE, {**WIN_RATE, "value": 0.3})

    assert str(caught.value) == (
        "Lead type Website form has two goals for its conversion rate; keep one."
    )


def test_an_improvement_is_owed_by_sales_unless_it_says_otherwise() -> None:
    assert Improvement(quantity="deal size", value=1, by=JUNE).owner == "sales"
