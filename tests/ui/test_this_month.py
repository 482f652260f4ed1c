"""What a month asks of both sides, as it is said to who opens the plan on a phone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import (
    Attempt,
    FollowUpPolicy,
    Plan,
    YearMonth,
    lead_demand,
    month_demand,
    planned_schedule,
)
from sla_calc.schedule.planned import is_scheduled
from sla_calc.tracking.standing import Standing
from sla_report.numbers.figures import Figures
from sla_ui.capacity import words as capacity_words
from sla_ui.this_month import explain, frames, words
from sla_ui.this_month.owed import Owed, owed_in

PLAN = Plan()
ENGLISH = Figures("en-US", "USD")
JANUARY = PLAN.start_month
QUICK = FollowUpPolicy(first_response_minutes=15, cadence=(Attempt(day=0), Attempt(day=1)))
BEHIND = Standing(
    month=JANUARY,
    as_of=date(2027, 1, 15),
    ended=False,
    verdict="behind",
    goal=503,
    actual=150,
    expected=240,
    projection=310,
    in_time=0.81,
    never_contacted=14,
    overdue=23,
)


def owed(plan: Plan = PLAN, month: YearMonth = JANUARY) -> Owed:
    schedule = planned_schedule(plan) if is_scheduled(plan, month) else None
    return owed_in(plan, month, month_demand(plan, month, schedule), schedule)


@given(months=st.integers(1, 8), later=st.integers(0, 7), reps=st.integers(0, 12))
def test_the_weeks_of_a_month_begin_in_it_and_each_week_is_of_one_month(
    months: int, later: int, reps: int
) -> None:
    plan = PLAN.changed(months=months, team=PLAN.team.changed(reps=reps))
    all_weeks = [owed(plan, month).weeks.weeks for month in plan.covered_months]
    month = plan.covered_months[later % months]
    own = all_weeks[later % months]
    assert {(week.starts.year, week.starts.month) for week in own} == {(month.year, month.month)}
    told = [week.number for weeks in all_weeks for week in weeks]
    assert told == list(range(1, len(told) + 1))


def test_the_verdict_has_the_words_of_follow_up_capacity_for_the_month_alone() -> None:
    """Three reps suffice in no month; six are tight in January, of which 21 days are worked."""
    few = owed(PLAN.changed(team=PLAN.team.changed(reps=3)))
    said = capacity_words.verdict(few.plan, few.capacity, few.weeks, ENGLISH)
    assert said.startswith("No, the promise cannot be kept: it takes 189% of the hours.")
    enough = owed()
    said = capacity_words.verdict(PLAN, enough.capacity, enough.weeks, ENGLISH)
    assert said.startswith("Tight: it takes 94.4% of the hours.")
    assert "builds up" not in said


def test_a_month_that_fits_says_where_another_does_not() -> None:
    quotas = (None, None, 3_000_000.0)
    plan = PLAN.changed(
        team=PLAN.team.changed(reps=8),
        monthly_quotas=quotas,
        schedule=PLAN.schedule.changed(pipeline="steady"),
        months=3,
    )
    found = [words.elsewhere(owed(plan, month), ENGLISH) for month in plan.covered_months]
    broken = [owed(plan, month).weeks.first_broken_week for month in plan.covered_months]
    assert any(broken)
    for said, week in zip(found, broken, strict=True):
        assert bool(said) == (week is None)
        assert not said or "in the plan it does not fit: the promise breaks in week" in said


def test_the_promise_of_lead_types_that_differ_is_told_as_a_span() -> None:
    kinds = PLAN.streams[0].lead_types
    stream = PLAN.streams[0].changed(lead_types=(kinds[0].changed(follow_up=QUICK), *kinds[1:]))
    plan = PLAN.changed(streams=(stream, *PLAN.streams[1:]))
    assert words.first_response(PLAN, ENGLISH) == "60 min"
    assert words.first_response(plan, ENGLISH) == "15 min – 60 min"
    assert words.attempts(plan, ENGLISH) == "2–7"
    rows = frames.by_lead_type(owed(plan), ENGLISH)
    assert rows["first"].tolist()[:2] == ["15 min", "60 min"]
    assert rows["attempts"].tolist()[:2] == ["2", "7"]


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (YearMonth(2027, 1), ""),
        (YearMonth(2026, 11), "November 2026 is not one of its months, the plan begins later."),
        (YearMonth(2028, 1), "January 2028 is not one of its months, the plan has ended."),
    ],
)
def test_another_month_than_the_readers_own_says_why(now: YearMonth, said: str) -> None:
    assert words.which_month(PLAN, JANUARY, now, ENGLISH).endswith(said)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {},
            "Behind: 150 leads by 15 Jan 2027, where the goal line is at 240. At this pace",
        ),
        ({"verdict": "too early"}, "January 2027, by 15 Jan 2027: 150 leads of 503; too early"),
        ({"goal": None}, "January 2027, by 15 Jan 2027: 150 leads; there is no goal to hold"),
        ({"ended": True, "verdict": "missed"}, "Missed: January 2027 ended with 150 leads of 503."),
        ({"actual": 0, "verdict": None}, "January 2027, by 15 Jan 2027: no lead of 503;"),
    ],
)
def test_where_marketing_stands_is_a_sentence(change: dict[str, object], said: str) -> None:
    standing = BEHIND.model_copy(update=change)
    assert words.marketing_stands(standing, ENGLISH).startswith(said)


def test_where_sales_stands_says_only_what_is_told() -> None:
    assert words.sales_stands(BEHIND, ENGLISH) == (
        "Sales: 81% of leads had their first attempt in time, 14 were never contacted, 23 are past "
        "the promise now."
    )
    untold = {"in_time": None, "never_contacted": None, "overdue": None}
    said = words.sales_stands(BEHIND.model_copy(update=untold), ENGLISH)
    assert said == "Sales: the figures tell nothing of the follow-up."


def test_the_way_from_the_quota_to_the_hours_ends_at_the_months_figures() -> None:
    """500,000 − 100,000 − 168,000 = 232,000; 503 leads, as on Lead demand."""
    steps = explain.month_steps(owed(), ENGLISH)
    assert [step.result for step in steps] == ["$232,000", "503", "343", "363", "94.4%"]
    assert lead_demand(PLAN, JANUARY).leads == 503
    nothing = explain.month_steps(owed(PLAN.changed(quota=0)), ENGLISH)
    assert [step.result for step in nothing] == ["$0", "0"]
