"""One lead's follow-up: attempts, reach and minutes."""

from fractions import Fraction
from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import Attempt, FollowUpPolicy, PlanError
from sla_calc.follow_up.cadence import (
    chance_to_reach,
    chances_made,
    chances_to_connect,
    connect_rates,
    expected_attempts,
    expected_minutes,
    minutes_by_attempt,
    promised_minutes,
    rep_minutes,
    with_attempts,
)
from tests.strategies import amounts, follow_up_policies, rates

NOISE = 1e-12
several = st.lists(rates(), min_size=1, max_size=50)
exact = st.lists(st.fractions(0, 1, max_denominator=1000), min_size=1, max_size=12)
timed = st.lists(st.tuples(rates(), amounts(0, 480)), min_size=1, max_size=50)


@given(exact)
def test_a_lead_is_reached_by_one_of_the_attempts_or_by_none(chances: list[Fraction]) -> None:
    never = prod(1 - chance for chance in chances)

    assert sum(chances_to_connect(chances)) == chance_to_reach(chances) == 1 - never


@given(exact)
def test_an_attempt_is_made_unless_an_earlier_one_has_connected(chances: list[Fraction]) -> None:
    made = chances_made(chances)

    assert made[0] == 1
    for before, chance in enumerate(made):
        assert chance == 1 - sum(chances_to_connect(chances)[:before])


@given(several, rates())
def test_a_longer_cadence_never_lowers_the_reach(chances: list[float], further: float) -> None:
    assert chance_to_reach(chances) <= chance_to_reach([*chances, further]) <= 1


@given(rates(), st.integers(1, 50))
def test_the_closed_form_of_the_attempts_is_the_sum_of_their_chances(rate: float, n: int) -> None:
    assert expected_attempts(rate, n) == pytest.approx(sum(chances_made([rate] * n)), rel=NOISE)


@given(rates(), st.integers(1, 50))
def test_with_one_connect_rate_the_attempts_that_are_made_reach_that_share(
    rate: float, n: int
) -> None:
    reach = chance_to_reach([rate] * n)

    assert expected_attempts(rate, n) * rate == pytest.approx(reach, rel=NOISE, abs=1e-300)


@given(timed, amounts(0, 480))
def test_what_is_expected_never_exceeds_what_is_promised(
    attempts: list[tuple[float, float]], connected: float
) -> None:
    chances, minutes = zip(*attempts, strict=True)

    expected = expected_minutes(chances, minutes, connected)

    assert 0 <= expected <= promised_minutes(chances, minutes, connected) * (1 + NOISE)


@given(timed, amounts(0, 480), st.data())
def test_automation_never_adds_minutes(
    attempts: list[tuple[float, float]], connected: float, data: st.DataObject
) -> None:
    chances, minutes = zip(*attempts, strict=True)
    automated = data.draw(st.sets(st.integers(0, len(minutes) - 1)))
    fewer = [0.0 if k in automated else own for k, own in enumerate(minutes)]

    for total in (expected_minutes, promised_minutes):
        assert total(chances, fewer, connected) <= total(chances, minutes, connected)


@given(follow_up_policies(), st.integers(1, 50))
def test_each_further_attempt_connects_less_often_by_the_decline(
    policy: FollowUpPolicy, n: int
) -> None:
    chances = connect_rates(policy, n)

    assert len(chances) == n
    assert chances[0] == policy.connect_rate
    for k, chance in enumerate(chances):
        declined = policy.connect_rate * (1 - policy.connect_decline) ** k
        assert chance == pytest.approx(declined, rel=NOISE, abs=1e-300)


@given(follow_up_policies(), st.integers(1, 50))
def test_a_policy_of_n_attempts_begins_like_the_policy_and_ends_in_its_last_attempt(
    policy: FollowUpPolicy, n: int
) -> None:
    changed = with_attempts(policy, n)

    own = len(policy.cadence)
    assert changed.cadence[:own] == policy.cadence[:n]
    assert changed.cadence[own:] == (policy.cadence[-1],) * max(0, n - own)
    assert changed.changed(cadence=policy.cadence) == policy


def test_a_policy_needs_an_attempt_and_has_at_most_fifty() -> None:
    with pytest.raises(PlanError, match="Follow-up cadence is too short; it needs 1 or more"):
        with_attempts(FollowUpPolicy(), 0)
    with pytest.raises(PlanError, match="Follow-up cadence is too long; at most 50 entries"):
        with_attempts(FollowUpPolicy(), 51)


def test_arrays_are_computed_element_by_element() -> None:
    chances = [np.array([0.0, 0.3, 1.0]), np.array([0.0, 0.5, 0.2])]
    minutes = [np.array([8.0, 8.0, 8.0]), np.array([4.0, 4.0, 4.0])]
    connected = np.array([20.0, 20.0, 20.0])

    assert chance_to_reach(chances).tolist() == [0.0, pytest.approx(0.65), 1.0]
    assert [made.tolist() for made in chances_made(chances)] == [[1, 1, 1], [1, 0.7, 0]]
    # 8 + 4; 8 + 0.3 × 20 + 0.7 × (4 + 0.5 × 20) = 23.8; 8 + 20.
    assert expected_minutes(chances, minutes, connected).tolist() == pytest.approx([12, 23.8, 28])
    # Never reached: all six. At 30 %: 2.941. Always: the first.
    attempts = expected_attempts(np.array([0.0, 0.3, 1.0]), np.array([6.0, 6.0, 6.0]))
    assert attempts.tolist() == [6.0, pytest.approx(2.941, abs=5e-4), 1.0]


def test_six_attempts_at_30_percent_are_2_941_on_average() -> None:
    # (1 − 0.7⁶) / 0.3 = (1 − 0.117649) / 0.3 = 0.882351 / 0.3.
    assert expected_attempts(0.3, 6) == pytest.approx(2.94117, rel=1e-15)
    assert sum(chances_made([Fraction(3, 10)] * 6)) == Fraction(294_117, 100_000)
    assert chance_to_reach([Fraction(3, 10)] * 6) == Fraction(882_351, 1_000_000)


def test_the_smallest_connect_rate_keeps_its_digits() -> None:
    # n − n (n − 1) / 2 × c: three attempts less 3e-15, where 1 − (1 − c)³ has lost five digits.
    assert expected_attempts(1e-15, 3) == pytest.approx(3 - 3e-15, rel=1e-15)
    assert chance_to_reach([1e-15] * 3) == pytest.approx(3e-15, rel=1e-14)


def test_500_leads_three_times_eight_minutes_are_200_promised_hours() -> None:
    # 500 × 3 × 8 / 60.
    policy = FollowUpPolicy(cadence=[Attempt(day=k, minutes=8) for k in range(3)])
    minutes = rep_minutes(policy.cadence)

    assert 500 * promised_minutes(connect_rates(policy, 3), minutes, 0.0) / 60 == 200


def test_the_examples_lead_costs_41_minutes_and_at_most_64() -> None:
    # Calls of 8 and emails of 4 minutes, of which 0.8^(k−1) are made; 1 − 0.8⁷ have 20 more:
    # 8 × (1 + 0.64 + 0.4096 + 0.262144) + 4 × (0.8 + 0.512 + 0.32768) + 0.7902848 × 20
    # = 18.493952 + 6.55872 + 15.805696. At most 4 × 8 + 3 × 4 + 20.
    policy = FollowUpPolicy()
    chances = connect_rates(policy, 7)
    minutes = rep_minutes(policy.cadence)

    each = minutes_by_attempt(chances, minutes, policy.connected_minutes)

    assert each[:2] == (12.0, pytest.approx(6.4))  # 8 + 20 % of 20; 80 % of (4 + 20 % of 20)
    assert sum(each) == pytest.approx(40.858368, rel=1e-14)
    assert expected_minutes(chances, minutes, 20.0) == sum(each)
    assert promised_minutes(chances, minutes, 20.0) == 64


def test_nobody_talks_to_a_person_who_can_never_be_reached() -> None:
    assert promised_minutes([0.0, 0.0], [8.0, 4.0], 20.0) == 12
    assert expected_minutes([0.0, 0.0], [8.0, 4.0], 20.0) == 12


def test_a_person_who_always_answers_is_tried_once() -> None:
    assert chances_made([1.0, 1.0, 1.0]) == (1, 0, 0)
    assert expected_minutes([1.0, 1.0], [8.0, 4.0], 20.0) == 28


def test_an_automated_attempt_costs_no_time_and_may_reach_the_person() -> None:
    cadence = (Attempt(day=0, minutes=8, automated=True), Attempt(day=1, minutes=8))

    assert rep_minutes(cadence) == (0, 8)
    # Half are reached by the first, which costs 20 minutes then; the other half by 8 and 20.
    assert expected_minutes([0.5, 1.0], rep_minutes(cadence), 20.0) == 0.5 * 20 + 0.5 * 28
