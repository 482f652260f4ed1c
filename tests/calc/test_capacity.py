"""Whether the promised follow-up fits into the team's hours."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sla_calc import (
    Attempt,
    FollowUpPolicy,
    Hire,
    LeadType,
    Plan,
    PlanError,
    RevenueStream,
    SalesTeam,
    YearMonth,
    lead_demand,
)
from sla_calc.edits.follow_up_edits import with_policies
from sla_calc.follow_up.cadence import with_attempts
from sla_calc.follow_up.capacity import follow_up_capacity
from sla_calc.follow_up.occupancy import status_of
from tests.calc.sweep import dear
from tests.strategies import follow_up_policies, rates, staffed_plans

SLACK = 1 + 1e-11
JANUARY = YearMonth(2027, 1)
FRIDAYS = SalesTeam(working_days=("Fri",), holidays="VE")
"""In Venezuela every Friday of May 2016 was a public holiday, to save electricity."""


def automated(policy: FollowUpPolicy) -> FollowUpPolicy:
    cadence = tuple(attempt.changed(automated=True) for attempt in policy.cadence)
    return policy.changed(cadence=cadence)


def worked(*kinds: LeadType, team: SalesTeam, policy: FollowUpPolicy, quota: float = 500) -> Plan:
    """Leads of 1 each that all become customers: as many leads as the quota says."""
    kinds = kinds or (LeadType(name="All", conversion_rates=(1,)),)
    stream = RevenueStream(name="All", deal_size=1, lead_types=kinds)
    return Plan(
        quota=quota, stages=("Lead", "Deal"), streams=(stream,), team=team, follow_up=policy
    )


THREE_CALLS = FollowUpPolicy(
    cadence=tuple(Attempt(day=k, minutes=8) for k in range(3)),
    connect_rate=0,
    connected_minutes=0,
)
"""Every attempt is made: 24 minutes a lead."""

HOUR_A_DAY = SalesTeam(reps=10, hours_per_week=5, selling_time=1, marketing_leads_time=1)
"""Ten reps, each with an hour on every weekday."""


# --- laws -----------------------------------------------------------------------------------------


@dear
@given(staffed_plans(), st.floats(0, 1e5), st.floats(0, 1e5))
def test_more_reps_never_raise_the_occupancy(plan: Plan, reps: float, further: float) -> None:
    few, more = (
        follow_up_capacity(plan.changed(team=plan.team.changed(reps=count, hires=())))
        for count in (min(reps, further), max(reps, further))
    )

    assert more.hours_needed == few.hours_needed
    if few.occupancy is not None:
        assert [c.occupancy for c in (more, few)] == sorted(c.occupancy for c in (more, few))


@dear
@given(staffed_plans())
def test_what_is_expected_is_at_most_what_is_promised(plan: Plan) -> None:
    capacity = follow_up_capacity(plan)

    for each in (capacity, *capacity.lines):
        assert each.hours_needed <= each.hours_promised * SLACK
        assert each.attempts_expected <= each.attempts_promised * SLACK


@dear
@given(staffed_plans())
def test_the_lines_add_up_to_the_whole(plan: Plan) -> None:
    capacity = follow_up_capacity(plan)

    assert capacity.leads == lead_demand(plan).leads
    assert [(line.stream, line.lead_type) for line in capacity.lines] == [
        (line.stream, line.lead_type) for line in lead_demand(plan).lines
    ]
    for total in ("hours_needed", "hours_promised", "attempts_expected", "attempts_promised"):
        assert getattr(capacity, total) == sum(getattr(line, total) for line in capacity.lines)
    for line in capacity.lines:
        assert line.hours_needed == pytest.approx(line.leads * line.hours_per_lead)


@dear
@given(staffed_plans())
def test_automation_never_adds_hours(plan: Plan) -> None:
    by_hand, by_sequence = (
        follow_up_capacity(each) for each in (plan, with_policies(plan, automated))
    )

    assert by_sequence.hours_needed <= by_hand.hours_needed
    assert by_sequence.hours_promised <= by_hand.hours_promised
    assert by_sequence.attempts_expected == by_hand.attempts_expected
    assert [line.reach for line in by_sequence.lines] == [line.reach for line in by_hand.lines]


@dear
@given(staffed_plans(), st.integers(1, 49))
def test_a_longer_cadence_never_lowers_the_reach_nor_the_hours(plan: Plan, n: int) -> None:
    shorter, longer = (
        follow_up_capacity(with_policies(plan, lambda policy, n=n: with_attempts(policy, n)))
        for n in (n, n + 1)
    )

    assert shorter.hours_needed <= longer.hours_needed
    for before, after in zip(shorter.lines, longer.lines, strict=True):
        assert before.reach <= after.reach


@dear
@given(staffed_plans())
def test_one_lead_more_than_is_supported_breaks_the_occupancy(plan: Plan) -> None:
    capacity = follow_up_capacity(plan)
    most = capacity.leads_supported

    if capacity.hours_needed == 0:
        assert most is None
    else:
        each = Fraction(capacity.hours_needed) / capacity.leads
        full = Fraction(capacity.hours_available) * Fraction(capacity.max_occupancy)
        assert most * each <= full * Fraction(SLACK)
        assert (most + 1) * each > full
        assert (capacity.leads <= most) is (capacity.status == "fine")


@dear
@given(staffed_plans())
def test_one_rep_less_than_is_needed_breaks_the_occupancy(plan: Plan) -> None:
    capacity = follow_up_capacity(plan)
    fewest = capacity.reps_needed

    if capacity.hours_needed == 0:
        assert fewest == 0
    elif capacity.hours_per_rep == 0:
        assert fewest is None
    else:
        each = Fraction(capacity.hours_per_rep) * Fraction(capacity.max_occupancy)
        assert fewest * each * Fraction(SLACK) >= capacity.hours_needed > (fewest - 1) * each


@dear
@given(staffed_plans())
def test_one_attempt_more_than_is_affordable_breaks_the_occupancy(plan: Plan) -> None:
    def fits(attempts: int) -> bool:
        exactly = with_policies(plan, lambda policy: with_attempts(policy, attempts))
        return follow_up_capacity(exactly).status == "fine"

    longest = follow_up_capacity(plan).attempts_affordable

    if longest is None:
        assert fits(50)
    else:
        assert longest == 0 or fits(longest)
        assert not fits(longest + 1)


@dear
@given(staffed_plans(), follow_up_policies())
def test_a_lead_types_own_policy_is_used_for_its_leads_alone(
    plan: Plan, policy: FollowUpPolicy
) -> None:
    first, *others = plan.streams
    kind, *kinds = first.lead_types
    first = first.changed(lead_types=(kind.changed(follow_up=policy), *kinds))
    changed = plan.changed(streams=(first, *others))

    before, after = follow_up_capacity(plan), follow_up_capacity(changed)

    assert after.lines[1:] == before.lines[1:]
    everywhere = with_policies(changed, lambda _: policy)
    assert after.lines[0] == follow_up_capacity(everywhere).lines[0]


@given(rates(1e-6), st.floats(0, 2))
def test_occupancy_is_fine_then_tight_then_broken(most: float, occupancy: float) -> None:
    status = status_of(occupancy, most)

    assume(abs(occupancy - most) > 1e-9)
    assume(abs(occupancy - 1) > 1e-9)
    assert status == ("fine" if occupancy < most else "tight" if occupancy < 1 else "broken")


# --- worked examples ------------------------------------------------------------------------------


def test_500_leads_of_three_calls_of_eight_minutes_are_200_hours_a_month() -> None:
    # 500 × 3 × 8 / 60. Ten reps × 21.75 weekdays × 1 hour; 200 / 217.5 = 92 %.
    capacity = follow_up_capacity(worked(team=HOUR_A_DAY, policy=THREE_CALLS))

    assert (capacity.leads, capacity.attempts_promised) == (500, 1_500)
    assert (capacity.hours_needed, capacity.hours_promised) == (200, 200)
    assert capacity.hours_available == 217.5
    assert capacity.occupancy == pytest.approx(0.9195, abs=5e-5)
    assert capacity.status == "tight"
    # 217.5 × 85 % = 184.875 hours: of 24 minutes 462.2 leads; of 66.67 hours an attempt 2.8.
    assert (capacity.leads_supported, capacity.attempts_affordable) == (462, 2)
    assert capacity.reps_needed == 11  # 200 / (21.75 × 85 %) = 10.8


def test_what_fits_to_the_last_minute_is_fine() -> None:
    # 400 hours × 50 % are 500 leads × 24 minutes, though no day's share of them is a whole number.
    team = HOUR_A_DAY.changed(reps=400 / 21.75, max_occupancy=0.5)
    capacity = follow_up_capacity(worked(team=team, policy=THREE_CALLS))

    assert capacity.status == "fine"
    assert (capacity.leads_supported, capacity.attempts_affordable) == (500, 3)


def test_a_month_has_its_own_leads_working_days_and_ramped_reps() -> None:
    # February 2027 has 20 weekdays and 28 days; its weight is 2 × 12 / 13 of an average month's
    # 500 leads: 923.08, 924 are promised. The hire of January is at 50 % in its second month.
    team = HOUR_A_DAY.changed(hires=(Hire(JANUARY, 4),))
    plan = worked(team=team, policy=THREE_CALLS).changed(seasonality=(1, 2, *[1] * 10))

    capacity = follow_up_capacity(plan, YearMonth(2027, 2))

    assert (capacity.leads, capacity.reps, capacity.days) == (924, 12, 28)
    assert capacity.hours_available == 12 * 20
    assert capacity.hours_open == 20 * 8
    assert capacity.hours_needed == pytest.approx(924 * 24 / 60)


def test_a_month_has_as_many_weeks_as_its_days_give() -> None:
    assert follow_up_capacity(Plan(), YearMonth(2027, 2)).weeks == 4
    assert follow_up_capacity(Plan(), YearMonth(2027, 1)).weeks == 31 / 7


def test_a_demand_that_is_known_is_used_as_it_is() -> None:
    plan = worked(team=HOUR_A_DAY, policy=THREE_CALLS)

    capacity = follow_up_capacity(plan, demand=lead_demand(plan.changed(quota=700)))

    assert capacity.leads == 700


def test_hires_in_the_last_month_count_in_the_steady_state_as_if_ramped() -> None:
    plan = worked(team=HOUR_A_DAY, policy=THREE_CALLS)
    last = plan.changed(team=HOUR_A_DAY.changed(hires=(Hire(JANUARY + 5, 2),)))
    later = plan.changed(team=HOUR_A_DAY.changed(hires=(Hire(JANUARY + 6, 2),)))

    assert [follow_up_capacity(each).reps for each in (last, later)] == [12, 10]
    assert follow_up_capacity(last, JANUARY + 5).reps == 10.5  # a quarter each in their first month


def test_nobody_can_do_it_where_there_are_no_reps() -> None:
    capacity = follow_up_capacity(worked(team=HOUR_A_DAY.changed(reps=0), policy=THREE_CALLS))

    assert (capacity.occupancy, capacity.status) == (None, "broken")
    assert (capacity.leads_supported, capacity.attempts_affordable) == (0, 0)
    assert capacity.reps_needed == 11


def test_no_number_of_reps_suffices_where_a_rep_has_no_time() -> None:
    team = HOUR_A_DAY.changed(marketing_leads_time=0)
    capacity = follow_up_capacity(worked(team=team, policy=THREE_CALLS))

    assert (capacity.occupancy, capacity.status, capacity.reps_needed) == (None, "broken", None)


def test_hours_too_few_to_divide_by_count_as_none() -> None:
    team = HOUR_A_DAY.changed(reps=5e-324)
    capacity = follow_up_capacity(worked(team=team, policy=THREE_CALLS))

    assert (capacity.occupancy, capacity.status) == (None, "broken")


def test_a_month_of_holidays_alone_has_no_hours() -> None:
    plan = worked(team=FRIDAYS, policy=THREE_CALLS)

    may = follow_up_capacity(plan, YearMonth(2016, 5))

    assert (may.hours_available, may.hours_open) == (0, 0)
    assert (may.occupancy, may.status, may.reps_needed) == (None, "broken", None)
    assert (may.leads_supported, may.attempts_affordable) == (0, 0)


def test_where_no_lead_is_owed_nothing_is_needed() -> None:
    capacity = follow_up_capacity(worked(team=SalesTeam(reps=0), policy=THREE_CALLS, quota=0))

    assert (capacity.leads, capacity.hours_needed, capacity.hours_promised) == (0, 0, 0)
    assert (capacity.occupancy, capacity.status, capacity.reps_needed) == (0.0, "fine", 0)
    assert (capacity.leads_supported, capacity.attempts_affordable) == (None, None)


def test_where_a_sequence_does_everything_no_rep_is_needed() -> None:
    capacity = follow_up_capacity(worked(team=HOUR_A_DAY, policy=automated(THREE_CALLS)))

    assert (capacity.attempts_expected, capacity.hours_needed) == (1_500, 0)
    assert (capacity.occupancy, capacity.status, capacity.reps_needed) == (0.0, "fine", 0)
    assert (capacity.leads_supported, capacity.attempts_affordable) == (None, None)


def test_who_always_answers_is_tried_once() -> None:
    policy = THREE_CALLS.changed(connect_rate=1, connected_minutes=20)
    capacity = follow_up_capacity(worked(team=HOUR_A_DAY, policy=policy))

    # 500 × (8 + 20) / 60 expected, and (3 × 8 + 20) / 60 promised.
    assert (capacity.attempts_expected, capacity.attempts_promised) == (500, 1_500)
    assert capacity.hours_needed == pytest.approx(500 * 28 / 60)
    assert capacity.hours_promised == pytest.approx(500 * 44 / 60)
    assert [line.reach for line in capacity.lines] == [1]


def test_ten_thousand_reps_have_ten_thousand_times_the_hours() -> None:
    plan = worked(team=HOUR_A_DAY.changed(reps=10_000), policy=THREE_CALLS)

    capacity = follow_up_capacity(plan)

    assert capacity.hours_available == 217_500
    # 217,500 × 85 % / 24 minutes = 462,187.5.
    assert (capacity.leads_supported, capacity.attempts_affordable) == (462_187, None)


def test_the_example_needs_343_of_376_hours() -> None:
    # 503 leads × 40.858368 minutes / 60; 6 reps × 21.75 days × 2.88 hours.
    capacity = follow_up_capacity(Plan())

    assert capacity.hours_needed == pytest.approx(503 * 40.858368 / 60)
    assert capacity.hours_available == pytest.approx(6 * 21.75 * 2.88)
    assert round(capacity.hours_promised, 1) == 536.5  # 503 × 64 / 60
    assert round(capacity.attempts_expected, 1) == 1_987.6  # 503 × (1 − 0.8⁷) / 0.2
    assert capacity.attempts_promised == 503 * 7
    assert (capacity.status, round(capacity.occupancy, 4)) == ("tight", 0.9114)
    # 342.53 / (62.64 × 85 %) = 6.43; 375.84 × 85 % / 0.680973 = 469.1.
    assert (capacity.reps_needed, capacity.leads_supported) == (7, 469)
    assert capacity.attempts_affordable == 6


def test_a_place_whose_holidays_are_not_known_is_told() -> None:
    with pytest.raises(PlanError, match=r"No public holidays are known for XX;"):
        follow_up_capacity(Plan(team=SalesTeam(holidays="XX")))
