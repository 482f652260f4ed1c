"""Follow-up week by week."""

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import Attempt, Hire, LeadType, Plan, SalesTeam, YearMonth, lead_demand, working_days
from sla_calc.follow_up.build_up import weekly_load
from sla_calc.follow_up.capacity import follow_up_capacity
from sla_calc.follow_up.effort import effort_of, policies
from sla_calc.follow_up.spread import week_shares
from sla_calc.follow_up.team_days import hours_by_day, is_worked, next_worked
from sla_calc.follow_up.team_hours import hours_a_day, ramped_reps
from sla_calc.model.team import WEEKDAYS
from tests.calc.sweep import dear
from tests.calc.test_capacity import FRIDAYS, HOUR_A_DAY, THREE_CALLS, worked
from tests.strategies import staffed_plans, teams

CLOSE = 1e-9
EVERY_DAY = HOUR_A_DAY.changed(working_days=WEEKDAYS, hours_per_week=7)


@dear
@given(staffed_plans(), st.integers(1, 24), st.integers(1970, 2997))
def test_every_attempt_and_every_hour_of_every_lead_falls_in_some_week(
    plan: Plan, months: int, year: int
) -> None:
    plan = plan.changed(months=months, start_month=YearMonth(year, 3))
    weeks = weekly_load(plan).weeks

    demands = [lead_demand(plan, month) for month in plan.covered_months]
    for line, policy in enumerate(policies(plan)):
        leads = sum(demand.lines[line].committed[0] for demand in demands)
        effort = effort_of(policy)
        assert sum(week.attempts_by_line[line] for week in weeks) == pytest.approx(
            leads * effort.attempts, rel=CLOSE
        )
        assert sum(week.hours_by_line[line] for week in weeks) == pytest.approx(
            leads * effort.minutes / 60, rel=CLOSE, abs=1e-300
        )


@dear
@given(staffed_plans())
def test_attempts_by_number_are_the_attempts_of_all_lines(plan: Plan) -> None:
    for week in weekly_load(plan).weeks:
        assert sum(week.attempts_by_number) == pytest.approx(sum(week.attempts_by_line), rel=CLOSE)
        assert week.hours_needed == sum(week.hours_by_line)


@dear
@given(staffed_plans())
def test_weeks_follow_each_other_until_the_last_attempt_is_made(plan: Plan) -> None:
    build_up = weekly_load(plan)

    days = sum(month.days for month in plan.covered_months)
    starts = [week.starts for week in build_up.weeks]
    assert starts[0] == plan.start_month.dates[0]
    assert {after - before for before, after in pairwise(starts)} <= {timedelta(days=7)}
    assert [week.number for week in build_up.weeks] == list(range(1, len(starts) + 1))
    assert sum(week.in_plan for week in build_up.weeks) == -(-days // 7)
    if follow_up_capacity(plan).leads:
        assert len(starts) >= days // 7 + build_up.weeks_until_steady


@given(st.lists(st.booleans(), min_size=1, max_size=800))
def test_work_is_done_on_its_day_or_on_the_next_working_day_within_a_year(
    worked_on: list[bool],
) -> None:
    done_on = next_worked(np.array(worked_on)).tolist()

    for day, done in enumerate(done_on):
        following = [later for later in range(day, len(worked_on)) if worked_on[later]][:1]
        assert done == (following[0] if following and following[0] - day <= 365 else day)


@given(teams(), st.integers(1971, 2999), st.integers(1, 12))
def test_the_hours_of_the_days_are_those_of_the_month(
    team: SalesTeam, year: int, number: int
) -> None:
    team, month = team.changed(holidays=""), YearMonth(year, number)
    worked_on = is_worked(team, month.dates[0], month.days)

    days = [day for day, works in zip(month.dates, worked_on, strict=True) if works]
    assert tuple(days) == working_days(team, month)
    hours = ramped_reps(team, month) * hours_a_day(team) * len(days)
    assert hours_by_day(team, month.dates[0], worked_on).sum() == pytest.approx(hours)


@pytest.mark.parametrize("place", ["US", "DE-BY"])
def test_holidays_are_no_working_days_in_any_year_of_the_span(place: str) -> None:
    team = SalesTeam(holidays=place)
    first = YearMonth(2027, 11)

    span = is_worked(team, first.dates[0], 30 + 31 + 31)

    days = [day for later in range(3) for day in working_days(team, first + later)]
    assert [first.dates[0] + timedelta(days=int(n)) for n in np.flatnonzero(span)] == days


def test_the_calendar_goes_on_after_the_last_month_that_a_plan_can_have() -> None:
    plan = Plan(start_month=YearMonth(2999, 12), months=1, team=SalesTeam(holidays="US"))

    weeks = weekly_load(plan).weeks

    # 31 December 2999 is a Tuesday; day 54 after it, 23 February 3000, is a Sunday: the 24th.
    assert weeks[-1].starts <= date(3000, 2, 24) < weeks[-1].starts + timedelta(days=7)
    assert weeks[-1].hours_available == pytest.approx(5 * 6 * 2.88)


def test_a_months_leads_arrive_evenly_over_its_days() -> None:
    # Of January's 31 days, whose attempts are made on the same day, 7 are in each week, then 3.
    shares = week_shares(np.repeat([0, 1], [31, 28]), np.arange(59), 9)

    assert (shares[0] * 31).round(12).tolist() == [7, 7, 7, 7, 3, 0, 0, 0, 0]
    assert (shares[1] * 28).round(12).tolist() == [0, 0, 0, 0, 4, 7, 7, 7, 3]


def test_three_calls_on_three_days_by_hand() -> None:
    # 310 leads in January 2027 are ten a day. Calls on days 0, 7 and 14: a week has ten leads × 7
    # of its own, from the second week on those of the week before, from the third all; 8 minutes.
    # The fifth week has three days of January's leads, then the calls on earlier ones run out.
    cadence = tuple(Attempt(day=day, minutes=8) for day in (0, 7, 14))
    policy = THREE_CALLS.changed(cadence=cadence)
    plan = worked(team=EVERY_DAY, policy=policy, quota=310).changed(months=1)

    build_up = weekly_load(plan)

    by_week = [70, 140, 210, 210, 170, 100, 30]
    assert [sum(week.attempts_by_line) for week in build_up.weeks] == pytest.approx(by_week)
    assert [week.hours_needed for week in build_up.weeks] == pytest.approx(
        [attempts * 8 / 60 for attempts in by_week]
    )
    third = build_up.weeks[4]
    assert third.attempts_by_number == pytest.approx((30, 70, 70))
    assert [week.in_plan for week in build_up.weeks] == [True] * 5 + [False] * 2
    assert build_up.weeks_until_steady == 2
    # Ten reps × seven hours.
    assert [week.hours_available for week in build_up.weeks] == pytest.approx([70] * 7)
    assert [week.occupancy for week in build_up.weeks[:2]] == pytest.approx([2 / 15, 4 / 15])


def test_once_steady_a_week_needs_its_share_of_an_average_month() -> None:
    plan = Plan(months=24)
    build_up = weekly_load(plan)

    steady = [week.hours_needed for week in build_up.weeks if week.in_plan]
    steady = steady[build_up.weeks_until_steady : -1]
    monthly = follow_up_capacity(plan).hours_needed
    # Months differ by days, so a week differs from 7 × 12 / 365 of one by some percent.
    assert np.mean(steady) == pytest.approx(monthly * 7 * 12 / 365, rel=0.01)


def test_attempts_on_days_off_are_made_on_the_next_working_day() -> None:
    # 31 leads in January 2027, one a day; the 2nd and 3rd are a weekend, as are 9 and 10: their
    # calls are made on Mondays 4 and 11. Weeks run from Friday to Thursday.
    policy = THREE_CALLS.changed(cadence=(Attempt(day=0, minutes=60),))
    plan = worked(team=HOUR_A_DAY, policy=policy, quota=31).changed(months=1)

    weeks = weekly_load(plan).weeks

    # The 30th and 31st, a weekend, are called on 1 February: in the fifth week all the same.
    assert [week.hours_needed for week in weeks] == pytest.approx([7, 7, 7, 7, 3])
    on_mondays = plan.changed(team=HOUR_A_DAY.changed(working_days=("Mon",)))
    # Mondays 4, 11, 18, 25 and 1 February: four days, then seven each, and the last six.
    assert [week.hours_needed for week in weekly_load(on_mondays).weeks] == pytest.approx(
        [4, 7, 7, 7, 6]
    )


def test_a_week_without_a_working_day_has_no_hours_and_no_work() -> None:
    # All Fridays of April and May 2016 were holidays there, but for 1 and 8 April.
    policy = THREE_CALLS.changed(cadence=(Attempt(day=0, minutes=60),))
    plan = worked(team=FRIDAYS, policy=policy, quota=31).changed(
        start_month=YearMonth(2016, 5), months=1
    )

    build_up = weekly_load(plan)

    # All of May's leads are called on Friday, 3 June: the fifth week, 29 May to 4 June.
    assert [round(week.hours_needed, 9) for week in build_up.weeks] == [0, 0, 0, 0, 31]
    assert [week.hours_available for week in build_up.weeks[:4]] == [0] * 4
    assert [(week.occupancy, week.status) for week in build_up.weeks[:4]] == [(None, "fine")] * 4
    assert build_up.weeks[4].hours_available == pytest.approx(6 * 14.4)
    assert build_up.worst_week.number == 5


def test_the_first_broken_week_and_the_worst_one() -> None:
    # As three calls by hand, a little too much for 1.4 reps' 7 hours, 9.8 a week: the weeks need
    # 9.33, 18.67, 28, 28 and 22.67. One more rep from February on makes the rest fit.
    cadence = tuple(Attempt(day=day, minutes=8) for day in (0, 7, 14))
    team = EVERY_DAY.changed(reps=1.4, hires=(Hire(YearMonth(2027, 2), 1),), ramp=())
    policy = THREE_CALLS.changed(cadence=cadence)
    plan = worked(team=team, policy=policy, quota=310).changed(months=1)

    build_up = weekly_load(plan)

    assert [week.status for week in build_up.weeks[:3]] == ["tight", "broken", "broken"]
    assert (build_up.first_broken_week, build_up.worst_week.number) == (2, 3)
    assert build_up.worst_week.hours_short == pytest.approx(28 - 9.8)
    assert build_up.weeks[0].hours_short == 0
    # Three days of 1.4 reps, four of 2.4; then seven of 2.4.
    assert [week.hours_available for week in build_up.weeks[4:6]] == pytest.approx([13.8, 16.8])


def test_without_reps_every_week_with_work_is_broken() -> None:
    build_up = weekly_load(Plan(team=SalesTeam(reps=0)))

    assert {(week.occupancy, week.status) for week in build_up.weeks} == {(None, "broken")}
    assert build_up.first_broken_week == 1
    assert build_up.worst_week.hours_short == build_up.worst_week.hours_needed


def test_each_lead_type_follows_its_own_cadence() -> None:
    long = THREE_CALLS.changed(cadence=(Attempt(day=0), Attempt(day=70, minutes=30)))
    kinds = (
        LeadType(name="Short", mix=0.5, conversion_rates=(1,)),
        LeadType(name="Long", mix=0.5, conversion_rates=(1,), follow_up=long),
    )
    plan = worked(*kinds, team=EVERY_DAY, policy=THREE_CALLS, quota=620).changed(months=1)

    build_up = weekly_load(plan)

    assert build_up.lines == (("All", "Short"), ("All", "Long"))
    assert build_up.weeks_until_steady == 10
    # The last lead of 31 January is called again 70 days later, in week 15 (days 98 to 104).
    assert len(build_up.weeks) == 15
    assert build_up.weeks[10].attempts_by_line == pytest.approx((0, 70))
    assert build_up.weeks[10].hours_by_line == pytest.approx((0, 35))
    assert build_up.weeks[10].attempts_by_number == pytest.approx((0, 70, 0))


def test_seasons_bring_their_own_leads() -> None:
    policy = THREE_CALLS.changed(cadence=(Attempt(day=0, minutes=60),))
    plan = worked(team=EVERY_DAY, policy=policy, quota=100).changed(
        months=2, seasonality=(1.5, 0.5, *[1] * 10)
    )

    hours = sum(week.hours_needed for week in weekly_load(plan).weeks[:5])

    # January's 150, and four of February's 28 days of 50.
    assert hours == pytest.approx(150 + 50 * 4 / 28)


def test_where_no_lead_is_owed_there_is_nothing_to_build_up() -> None:
    build_up = weekly_load(worked(team=HOUR_A_DAY, policy=THREE_CALLS, quota=0))

    assert (build_up.first_broken_week, build_up.weeks_until_steady) == (None, 0)
    assert {week.hours_needed for week in build_up.weeks} == {0}
    assert all(week.in_plan for week in build_up.weeks)
