"""The schedule's leads against the team's hours, and as targets of weeks, days and quarters."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import (
    Plan,
    SalesTeam,
    YearMonth,
    follow_up_capacity,
    lead_demand,
    lead_schedule,
    milestones,
    month_targets,
    scheduled_capacity,
    scheduled_demand,
    scheduled_load,
    steady_pipeline,
    weekly_load,
)
from sla_calc.model.team import Hire
from tests.calc.schedule.plans import JANUARY, in_days, one_type, schedulable

# --- follow-up ------------------------------------------------------------------------------------


def test_after_months_like_these_the_follow_up_is_that_of_the_demand() -> None:
    schedule = lead_schedule(Plan(), steady_pipeline(Plan()), beyond=6)

    monthly = [follow_up_capacity(Plan(), month) for month in schedule.months]
    assert [each.leads for each in scheduled_capacity(Plan(), schedule)] == [503] * 6
    assert [each.hours_needed for each in scheduled_capacity(Plan(), schedule)] == [
        pytest.approx(each.hours_needed) for each in monthly
    ]
    assert scheduled_load(Plan(), schedule).weeks[9] == weekly_load(Plan()).weeks[9]


def test_hires_and_ramp_count_in_the_month_in_which_the_leads_come() -> None:
    team = SalesTeam(hires=(Hire(JANUARY + 1, 2),))
    plan = Plan(team=team)
    january, february, *_ = scheduled_capacity(plan, lead_schedule(plan))

    assert (january.reps, february.reps) == (6, 6.5)
    assert january.leads == lead_schedule(plan).leads[0]


def test_a_schedule_that_begins_later_is_followed_up_from_then_on() -> None:
    plan = one_type([20_000] * 4, sales_cycle_days=0)
    schedule = lead_schedule(plan, first=JANUARY + 2)

    build_up = scheduled_load(plan, schedule)
    assert build_up.weeks[0].starts == date(2027, 3, 1)
    assert sum(week.attempts_by_number[0] for week in build_up.weeks) == pytest.approx(800)


@given(schedulable())
def test_what_the_leads_of_a_month_are_worth_is_the_revenue_of_its_demand(plan: Plan) -> None:
    schedule = lead_schedule(plan)

    for month, leads in zip(schedule.months, schedule.leads, strict=True):
        demand = scheduled_demand(plan, schedule, month)
        assert demand.leads == leads
        assert demand.targets == lead_demand(plan, month).targets
        for line, due in zip(demand.lines, schedule.of_month(month), strict=True):
            assert (line.volumes, line.committed) == (due.volumes, due.committed)
            assert line.revenue == pytest.approx(line.volumes[-1] * line.deal_size)


# --- weeks and days -------------------------------------------------------------------------------


@given(schedulable(), st.integers(0, 11), st.sampled_from([("Mon",), ("Sat", "Sun"), ("Wed",)]))
def test_the_weeks_of_a_month_add_up_to_it(
    plan: Plan, at: int, working_days: tuple[str, ...]
) -> None:
    team = SalesTeam(working_days=working_days)
    month = plan.start_month + at % plan.months
    schedule = lead_schedule(plan)

    for target in month_targets(plan.changed(team=team), schedule, month):
        days = [
            week.starts + timedelta(days=each)
            for week in target.weeks
            for each in range((week.ends - week.starts).days + 1)
        ]
        assert tuple(days) == month.dates
        assert sum(week.leads for week in target.weeks) == target.leads
        assert target.weeks[-1].so_far == target.leads
        assert min(week.leads for week in target.weeks) >= 0
        assert all(week.ends.weekday() == 6 for week in target.weeks[:-1])


def test_100_leads_of_a_month_of_21_working_days() -> None:
    plan = one_type([5_000], sales_cycle_days=0)

    (target,) = month_targets(plan, lead_schedule(plan), JANUARY)

    # January 2027 begins on a Friday: 1, 6, 11, 16 and 21 of 21 days have gone by each Sunday.
    assert [week.so_far for week in target.weeks] == [5, 29, 53, 77, 100]
    assert [week.leads for week in target.weeks] == [5, 24, 24, 24, 23]
    assert [week.working_days for week in target.weeks] == [1, 5, 5, 5, 5]
    assert target.weeks[0].starts == date(2027, 1, 1)
    assert target.a_week == pytest.approx(100 * 7 / 31)
    assert target.a_working_day == 100 / 21


def test_a_month_without_a_working_day_counts_its_calendar_days() -> None:
    team = SalesTeam(working_days=("Thu",), holidays="US")
    plan = one_type([5_000], sales_cycle_days=0).changed(team=team)
    never = plan.changed(team=team.changed(holidays=""), start_month=YearMonth(2027, 2))

    (some,) = month_targets(never, lead_schedule(never), YearMonth(2027, 2))
    assert [week.leads for week in some.weeks] == [25, 25, 25, 25]


# --- milestones -----------------------------------------------------------------------------------


def test_all_leads_of_a_quarter_must_be_in_a_cycle_before_it_ends() -> None:
    plan = one_type([20_000] * 6, sales_cycle_days=in_days(2))

    first, second = milestones(plan, lead_schedule(plan))

    assert (first.year, first.quarter, first.stream, first.lead_type) == (2027, 1, "All", "All")
    assert (first.due, first.closes_by) == (date(2027, 1, 30), date(2027, 3, 31))
    assert (second.due, second.closes_by) == (date(2027, 5, 1), date(2027, 6, 30))
    # March's deals take January's leads; those of April to June the next three months'.
    assert (first.leads, second.leads) == (400, 1_200)
    assert first.in_time is second.in_time is True


def test_a_milestone_that_has_passed_says_so() -> None:
    plan = one_type([20_000] * 3, sales_cycle_days=in_days(4))

    (only,) = milestones(plan, lead_schedule(plan))

    assert (only.due, only.in_time, only.leads) == (date(2026, 12, 1), False, 0)


def test_a_measured_cycle_has_its_own_mean() -> None:
    plan = one_type([20_000], cycle_curve=(0.05, 0.3, 0.4, 0.25))

    # 0.3 + 2 × 0.4 + 3 × 0.25 = 1.85 months are 55.5 days.
    (only,) = milestones(plan, lead_schedule(plan))
    assert only.due == date(2027, 1, 31) - timedelta(days=56)


def test_a_quarter_that_the_plan_ends_in_ends_with_the_plan() -> None:
    plan = one_type([20_000] * 5, sales_cycle_days=0)

    assert [each.closes_by for each in milestones(plan, lead_schedule(plan))] == [
        date(2027, 3, 31),
        date(2027, 5, 31),
    ]
