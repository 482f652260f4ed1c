"""The chance that a lead's first attempt comes as soon as promised."""

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import Attempt, FollowUpPolicy, LeadType, Plan, SalesTeam, YearMonth
from sla_calc.follow_up.capacity import follow_up_capacity
from sla_calc.follow_up.response_reps import reps_for_response, response_at
from sla_calc.follow_up.waiting import answered_within
from tests.calc.sweep import dear
from tests.calc.test_capacity import FRIDAYS, HOUR_A_DAY, THREE_CALLS, worked
from tests.strategies import staffed_plans

ONE_CALL = FollowUpPolicy(cadence=(Attempt(day=0, minutes=6),), connect_rate=0, connected_minutes=0)


@dear
@given(staffed_plans(), st.floats(0, 1e5), st.floats(0, 1e5))
def test_more_reps_never_answer_fewer_leads_in_time(plan: Plan, one: float, other: float) -> None:
    few, more = (response_at(plan, reps) for reps in sorted([one, other]))

    if few is None:
        assert more is None
        assert follow_up_capacity(plan).leads == 0
    else:
        assert 0 <= few <= more * (1 + 1e-9) <= 1 + 1e-9


@dear
@given(staffed_plans(), st.sampled_from([0.5, 0.8, 0.9, 0.95]))
def test_one_rep_less_answers_too_few(plan: Plan, level: float) -> None:
    fewest = reps_for_response(plan, level)

    if follow_up_capacity(plan).leads == 0:
        assert fewest == 0
    elif fewest is None:
        assert response_at(plan, 100_000) < level
    else:
        assert response_at(plan, fewest) >= level
        assert fewest == 0 or response_at(plan, fewest - 1) < level


def test_two_of_three_reps_busy_answer_as_often_as_erlang_says() -> None:
    # In 174 opening hours a month (21.75 days of 8) a rep who does nothing else has 174 hours: as
    # many servers as reps. 3,480 leads of 6 minutes are 348 hours: two reps' work. They wait with
    # 4/9, and no longer than the promised 12 minutes but with e^(−(3 − 2) × 12 / 6).
    team = SalesTeam(reps=3, selling_time=1, marketing_leads_time=1)
    policy = ONE_CALL.changed(first_response_minutes=12)
    plan = worked(team=team, policy=policy, quota=3_480)

    response = follow_up_capacity(plan).response_within_promise

    assert response == pytest.approx(1 - 4 / 9 * exp(-2), rel=1e-12)
    assert response_at(plan, 3) == response
    assert response_at(plan, 2) == 0
    # Four reps: C = 4/23 (B = 2/21); 1 − 4/23 × e^(−4) = 99.68 %.
    assert response_at(plan, 4) == pytest.approx(1 - 4 / 23 * exp(-4), rel=1e-12)
    assert [reps_for_response(plan, level) for level in (0.8, 0.9, 0.95, 0.997)] == [3, 3, 4, 5]


def test_a_conversation_lengthens_the_piece_of_work_that_connects() -> None:
    # 1,000 leads: half are reached by the call of 6 minutes and talk for 8: 10 minutes a piece.
    policy = ONE_CALL.changed(connect_rate=0.5, connected_minutes=8)
    plan = worked(team=SalesTeam(reps=2), policy=policy, quota=1_000)
    capacity = follow_up_capacity(plan)

    servers, load = (
        hours / capacity.hours_open for hours in (capacity.hours_available, 1_000 * 10 / 60)
    )
    assert capacity.response_within_promise == answered_within(servers, load, 10.0, 60.0)


def test_a_conversation_that_a_sequence_has_begun_is_a_piece_of_work_of_its_own() -> None:
    # Of 1,000 leads 500 answer the first, automated mail and talk for 20 minutes; the others get a
    # call of 6 minutes, of whom 250 talk: 500 pieces of 20 minutes, 500 of 16.
    policy = FollowUpPolicy(
        cadence=(Attempt(day=0, automated=True), Attempt(day=1, minutes=6)),
        connect_rate=0.5,
        connected_minutes=20,
    )
    by_hand = ONE_CALL.changed(connect_rate=0, connected_minutes=0)
    kinds = (
        LeadType(name="Mailed", mix=0.5, conversion_rates=(1,)),
        LeadType(name="Called", mix=0.5, conversion_rates=(1,), follow_up=by_hand),
    )
    plan = worked(*kinds, team=SalesTeam(reps=6), policy=policy, quota=2_000)
    capacity = follow_up_capacity(plan)

    hours = (500 * 20 + 500 * 16 + 1_000 * 6) / 60
    assert capacity.hours_needed == pytest.approx(hours)
    servers, load = (each / capacity.hours_open for each in (capacity.hours_available, hours))
    called = answered_within(servers, load, hours * 60 / 2_000, 60.0)
    # The mail goes out at once; the mean of the two, half of the leads each.
    assert capacity.response_within_promise == pytest.approx((1 + called) / 2, rel=1e-12)


@pytest.mark.parametrize(
    ("promised", "response"),
    [
        # In May 2027 21 days of 8 hours are 10,080 minutes on 31 days: 325.16 a day. A first
        # attempt on day 2 is due after 650.32 working minutes.
        (650.0, 0.0),
        (651.0, pytest.approx(answered_within(5.0, 0.5, 12.6, 651 - 650.3225806), rel=1e-6)),
    ],
)
def test_a_first_attempt_on_a_later_day_leaves_less_time(promised: float, response: float) -> None:
    # 400 calls of 12.6 minutes are 84 hours: half of the 168 opening hours.
    attempt = Attempt(day=2, minutes=12.6)
    policy = ONE_CALL.changed(cadence=(attempt,), first_response_minutes=promised)
    team = SalesTeam(reps=5, hours_per_week=40, selling_time=1, marketing_leads_time=1)
    plan = worked(team=team, policy=policy, quota=400)

    assert follow_up_capacity(plan, YearMonth(2027, 5)).response_within_promise == response


def test_a_sequence_that_begins_too_late_keeps_no_promise() -> None:
    late = ONE_CALL.changed(cadence=(Attempt(day=3, automated=True),))
    at_once = ONE_CALL.changed(cadence=(Attempt(day=0, automated=True),))

    for policy, response in ((late, 0.0), (at_once, 1.0)):
        plan = worked(team=SalesTeam(reps=0), policy=policy)
        assert follow_up_capacity(plan).response_within_promise == response
    assert reps_for_response(worked(team=SalesTeam(), policy=late), 0.8) is None


def test_in_a_month_of_holidays_alone_nobody_is_answered() -> None:
    may = YearMonth(2016, 5)
    needing = worked(team=FRIDAYS, policy=THREE_CALLS)
    needless = worked(team=FRIDAYS, policy=ONE_CALL.changed(cadence=(Attempt(day=0, minutes=0),)))

    assert follow_up_capacity(needing, may).response_within_promise == 0
    assert follow_up_capacity(needless, may).response_within_promise == 1
    assert reps_for_response(needing, 0.8, may) is None


def test_no_share_is_answered_where_no_lead_is_owed() -> None:
    nothing = worked(team=HOUR_A_DAY, policy=THREE_CALLS, quota=0)

    assert follow_up_capacity(nothing).response_within_promise is None
    assert reps_for_response(nothing, 0.95) == 0


def test_the_example_answers_72_percent_in_time_and_97_with_one_rep_more() -> None:
    # 6 × 14.4 / 40 = 2.16 servers; 342.53 / 174 = 1.9686 hours of work an hour; a piece of work
    # takes 40.858 / 3.9514 = 10.34 minutes.
    load = 503 * 40.858368 / 60 / 174
    expected = [answered_within(reps * 0.36, load, 40.858368 / 3.951424, 60.0) for reps in (6, 7)]

    assert [response_at(Plan(), reps) for reps in (6, 7)] == pytest.approx(expected, rel=1e-9)
    assert [round(response, 3) for response in expected] == [0.716, 0.974]
    assert [reps_for_response(Plan(), level) for level in (0.8, 0.9, 0.95, 0.99)] == [7, 7, 7, 8]
