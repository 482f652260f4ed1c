"""The hours that a team has for marketing's leads."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import Hire, Plan, PlanError, SalesTeam, YearMonth, working_days
from sla_calc.follow_up.team_hours import (
    hours_a_day,
    hours_open_a_day,
    ramped_reps,
    steady_reps,
    week_of_a_rep,
    working_days_of_a_month,
)
from sla_calc.model.months import FIRST_YEAR, LAST_YEAR
from tests.calc.sweep import dear
from tests.strategies import plans, teams, year_months

NOISE = 1e-12
JANUARY = YearMonth(2027, 1)


@given(teams())
def test_the_parts_of_a_reps_week_add_up_to_it(team: SalesTeam) -> None:
    week = week_of_a_rep(team)

    parts = (week.elsewhere, week.own_leads, week.marketings_leads)
    assert sum(parts) == pytest.approx(team.hours_per_week, rel=NOISE)
    assert min(parts) >= 0
    assert hours_a_day(team) * len(team.working_days) == pytest.approx(week.marketings_leads)


@given(teams(), st.integers(1975, 2990), st.integers(1, 12))
def test_a_team_is_worth_its_reps_at_least_and_everybody_ramped_at_most(
    team: SalesTeam, year: int, month: int
) -> None:
    reps = ramped_reps(team, YearMonth(year, month))

    everybody = team.reps + sum(hire.reps for hire in team.hires)
    assert team.reps <= reps <= everybody * (1 + NOISE)


@given(teams(), year_months(), st.integers(0, 60))
def test_a_hire_counts_by_tenure_and_fully_once_the_ramp_is_over(
    team: SalesTeam, month: YearMonth, tenure: int
) -> None:
    starts = min(month, YearMonth(LAST_YEAR - 6, 1))
    hired = team.changed(reps=0, hires=(Hire(starts, 8.0),))

    expected = 8.0 * (team.ramp[tenure] if tenure < len(team.ramp) else 1)
    assert ramped_reps(hired, starts + tenure) == expected


@dear
@given(plans())
def test_in_the_steady_state_all_hires_of_the_plan_are_ramped(plan: Plan) -> None:
    at_once = plan.team.changed(ramp=())

    assert steady_reps(plan) == ramped_reps(at_once, plan.covered_months[-1])


def test_hires_count_from_their_month_on_by_the_ramp() -> None:
    team = SalesTeam(reps=4, hires=(Hire(JANUARY + 1, 2), Hire(JANUARY + 3, 1)))

    by_month = [ramped_reps(team, JANUARY + later) for later in range(7)]

    # From February two at 25 %, 50 %, 75 %, then fully; from April one more in the same way.
    assert by_month == [4, 4.5, 5, 5.5 + 0.25, 6.5, 6.75, 7]


def test_a_hire_in_the_plans_last_month_counts_and_one_after_it_does_not() -> None:
    team = SalesTeam(reps=4, hires=(Hire(JANUARY + 5, 2), Hire(JANUARY + 6, 3)))

    assert steady_reps(Plan(start_month=JANUARY, months=6, team=team)) == 6


def test_the_examples_rep_has_2_88_hours_a_day_for_marketings_leads() -> None:
    # 40 / 5 × 60 % × 60 %. Of 40 hours 16 are no selling time; 24 × 40 % and 24 × 60 % are.
    team = SalesTeam()
    week = week_of_a_rep(team)

    assert hours_a_day(team) == pytest.approx(2.88)
    assert (week.elsewhere, week.own_leads, week.marketings_leads) == pytest.approx((16, 9.6, 14.4))


def test_the_average_month_of_2027_has_21_75_working_days() -> None:
    # 365 days from a Friday on: 52 weeks of five weekdays and one Friday, 261 / 12. Of Germany's
    # nine holidays five are weekdays then (New Year, Good Friday, Easter Monday, Ascension, Whit
    # Monday); 1 May, 3 October, 25 and 26 December fall on weekends.
    assert working_days_of_a_month(Plan(start_month=JANUARY)) == 261 / 12
    german = Plan(start_month=JANUARY, team=SalesTeam(holidays="DE"))
    assert working_days_of_a_month(german) == (261 - 5) / 12


@pytest.mark.parametrize("start", [YearMonth(FIRST_YEAR, 1), YearMonth(LAST_YEAR, 1)])
def test_the_first_and_the_last_year_of_the_calendar_are_whole_years(start: YearMonth) -> None:
    days = sum(len(working_days(SalesTeam(), YearMonth(start.year, m))) for m in range(1, 13))

    assert working_days_of_a_month(Plan(start_month=start, months=1)) == days / 12


def test_a_plan_at_the_end_of_the_calendar_is_measured_by_its_last_whole_year() -> None:
    december = Plan(start_month=YearMonth(LAST_YEAR, 12), months=1)

    assert working_days_of_a_month(december) == working_days_of_a_month(
        december.changed(start_month=YearMonth(LAST_YEAR, 1))
    )


def test_a_place_whose_holidays_are_not_known_is_told() -> None:
    with pytest.raises(PlanError, match=r"No public holidays are known for XX;"):
        working_days_of_a_month(Plan(team=SalesTeam(holidays="XX")))


def test_a_day_is_open_from_its_first_to_its_last_clock_time() -> None:
    assert hours_open_a_day(SalesTeam()) == 8
    assert hours_open_a_day(SalesTeam(hours=("08:15", "16:30"))) == 8.25
    assert hours_open_a_day(SalesTeam(hours=("00:00", "00:00:00.000001"))) == pytest.approx(
        1e-6 / 3_600
    )


def test_a_team_that_works_on_the_seventh_day_alone() -> None:
    # January 2027 has the Sundays 3, 10, 17, 24 and 31.
    team = SalesTeam(working_days=("Sun",))

    assert working_days(team, JANUARY) == tuple(date(2027, 1, day) for day in range(3, 32, 7))
    assert hours_a_day(team) == pytest.approx(14.4)  # the whole week's 40 hours on that day
