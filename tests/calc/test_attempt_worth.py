"""What one more attempt is worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import Attempt, FollowUpPolicy, LeadType, Plan, RevenueStream, lead_values
from sla_calc.follow_up.attempt_worth import AttemptWorth, attempt_worths, stops_paying
from sla_calc.follow_up.capacity import follow_up_capacity
from tests.calc.sweep import dear
from tests.strategies import staffed_plans

CLOSE = 1e-9


def worths_of(policy: FollowUpPolicy, rate: float = 0.1) -> tuple[AttemptWorth, ...]:
    """The attempts of one lead type whose deals are of 1,000."""
    kind = LeadType(name="All", conversion_rates=(rate,))
    stream = RevenueStream(name="All", deal_size=1_000, lead_types=(kind,))
    plan = Plan(stages=("Lead", "Deal"), streams=(stream,), follow_up=policy)
    (cadence,) = attempt_worths(plan)
    return cadence.attempts


@dear
@given(staffed_plans())
def test_what_the_attempts_bring_adds_up_to_the_value_of_a_lead(plan: Plan) -> None:
    for cadence, lead, line in zip(
        attempt_worths(plan), lead_values(plan), follow_up_capacity(plan).lines, strict=True
    ):
        assert (cadence.stream, cadence.lead_type) == (lead.stream, lead.lead_type)
        if line.reach > 1e-300:
            brought = sum(attempt.value for attempt in cadence.attempts)
            assert brought == pytest.approx(lead.value, rel=CLOSE, abs=1e-300)


@dear
@given(staffed_plans())
def test_what_the_attempts_take_adds_up_to_the_hours_of_a_lead(plan: Plan) -> None:
    for cadence, line in zip(attempt_worths(plan), follow_up_capacity(plan).lines, strict=True):
        taken = sum(attempt.hours for attempt in cadence.attempts)
        assert taken == pytest.approx(line.hours_per_lead, rel=CLOSE, abs=1e-300)
        connected = sum(attempt.connects for attempt in cadence.attempts)
        assert connected == pytest.approx(line.reach, rel=CLOSE, abs=1e-300)


@dear
@given(staffed_plans(), st.floats(0.01, 1e6), st.floats(0.01, 1e6))
def test_a_dearer_hour_never_pays_longer(plan: Plan, one: float, other: float) -> None:
    for cadence in attempt_worths(plan):
        dear = stops_paying(cadence.attempts, max(one, other))
        cheap = stops_paying(cadence.attempts, min(one, other))
        assert (dear or 99) <= (cheap or 99)


@given(st.floats(0.01, 1), st.integers(2, 20))
def test_with_one_connect_rate_every_attempt_alike_is_worth_the_same_an_hour(
    rate: float, attempts: int
) -> None:
    cadence = tuple(Attempt(day=day) for day in range(attempts))
    worths = worths_of(FollowUpPolicy(cadence=cadence, connect_rate=rate))

    per_hour = [each.worth_per_hour for each in worths if each.made > 0]
    assert per_hour == pytest.approx([per_hour[0]] * len(per_hour))


def test_three_attempts_of_declining_connect_rate_by_hand() -> None:
    # 40 %, 20 %, 10 %: made 1, 0.6, 0.48; connecting 0.4, 0.12, 0.048; reach 0.568. A lead is
    # worth 10 % × 1,000 = 100, one that is reached 100 / 0.568.
    policy = FollowUpPolicy(
        cadence=(Attempt(day=0, minutes=6), Attempt(day=1, minutes=6), Attempt(day=2, minutes=30)),
        connect_rate=0.4,
        connect_decline=0.5,
        connected_minutes=30,
    )

    worths = worths_of(policy)

    assert [each.number for each in worths] == [1, 2, 3]
    assert [each.made for each in worths] == pytest.approx([1, 0.6, 0.48])
    assert [each.connects for each in worths] == pytest.approx([0.4, 0.12, 0.048])
    assert [each.value for each in worths] == pytest.approx([40 / 0.568, 12 / 0.568, 4.8 / 0.568])
    # 6 + 0.4 × 30 = 18 minutes; 0.6 × 6 + 0.12 × 30 = 7.2; 0.48 × 30 + 0.048 × 30 = 15.84.
    assert [each.hours * 60 for each in worths] == pytest.approx([18, 7.2, 15.84])
    # 70.42 / 0.3 = 234.74; 21.13 / 0.12 = 176.06; 8.45 / 0.264 = 32.01.
    assert [round(each.worth_per_hour, 2) for each in worths] == [234.74, 176.06, 32.01]
    assert [stops_paying(worths, cost) for cost in (30.0, 60.0, 200.0, 300.0, None)] == [
        *(None, 3, 2, 1, None),
    ]


def test_an_attempt_that_takes_no_time_has_no_worth_an_hour_and_always_pays() -> None:
    policy = FollowUpPolicy(
        cadence=(Attempt(day=0, automated=True), Attempt(day=1)), connected_minutes=0
    )

    automated, by_hand = worths_of(policy, rate=1e-6)

    assert automated.worth_per_hour is None
    assert automated.value == pytest.approx(0.2 / 0.36 * 1e-3)
    assert stops_paying((automated, by_hand), 60.0) == 2


def test_where_nobody_is_ever_reached_no_attempt_has_a_worth() -> None:
    worths = worths_of(FollowUpPolicy(connect_rate=0))

    assert {(each.value, each.worth_per_hour) for each in worths} == {(0.0, None)}
    assert stops_paying(worths, 60.0) is None
