"""The cadence's formulas on real calls: a bank's campaign of 45,211 people and 124,956 calls.

S. Moro, P. Cortez and P. Rita, *A data-driven approach to predict the success of bank
telemarketing*, Decision Support Systems 62, 2014. The data lie beside the repository, in
``../shared/data``, or where ``SLA_DATA`` says; without them these tests are left out.
"""

import csv
from collections import Counter
from functools import cache
from math import log

import pytest
from scipy.optimize import minimize

from sla_calc import FollowUpPolicy
from sla_calc.follow_up.cadence import (
    chance_to_reach,
    chances_made,
    connect_rates,
    expected_attempts,
)
from tests.real_data import DATA, truths

CALLS = DATA / "bank" / "bank-full.csv"

pytestmark = pytest.mark.skipif(not CALLS.exists(), reason="the real calls are not here")


@cache
def calls() -> tuple[Counter[int], Counter[int]]:
    """People and successes by the number of calls that they got."""
    people, won = Counter[int](), Counter[int]()
    with CALLS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            people[int(row["campaign"])] += 1
            won[int(row["campaign"])] += row["y"] == "yes"
    return people, won


def called_at_least(number: int) -> int:
    people, _ = calls()
    return sum(count for attempts, count in people.items() if attempts >= number)


def measured_rates(attempts: int) -> list[float]:
    """Successes at call k ÷ people who got a call k, for each k."""
    _, won = calls()
    return [won[k] / called_at_least(k) for k in range(1, attempts + 1)]


def policy(connect_rate: float, decline: float) -> FollowUpPolicy:
    return FollowUpPolicy(connect_rate=connect_rate, connect_decline=decline)


def surprise(connect_rate: float, decline: float) -> float:
    """−log of the chance of exactly these successes, call by call, if these were the rates."""
    _, won = calls()
    rates = connect_rates(policy(connect_rate, decline), max(won))
    return -sum(
        won[k] * log(rate) + (called_at_least(k) - won[k]) * log(1 - rate)
        for k, rate in enumerate(rates, start=1)
    )


@cache
def constant_rate() -> float:
    """The most likely constant rate: successes ÷ calls."""
    people, won = calls()
    return won.total() / sum(count * attempts for attempts, count in people.items())


@cache
def declining_rate() -> tuple[float, float]:
    """The most likely rate of the first call, and its decline from call to call."""
    to_the_end = {"xatol": 1e-9, "fatol": 1e-9}
    found = minimize(
        lambda both: surprise(*both), [0.05, 0.1], method="Nelder-Mead", options=to_the_end
    )
    rate, decline = found.x.tolist()
    return rate, decline


def test_the_calls_are_those_that_others_have_counted() -> None:
    people, won = calls()
    truth = truths("bank")

    assert (people.total(), won.total()) == (truth["rows"], truth["converted"])
    by_hand = {str(k): {"n": people[k], "converted": won[k]} for k in range(1, 11)}
    counted = truth["by_attempts_11plus"]
    assert by_hand == {k: {name: counted[k][name] for name in ("n", "converted")} for k in by_hand}


@pytest.mark.parametrize("attempts", [1, 3, 7, 10, 63])
def test_reach_and_attempts_from_the_measured_rates_are_those_counted_by_hand(
    attempts: int,
) -> None:
    not_yet, made = 1.0, 0.0
    for rate in measured_rates(attempts):
        made += not_yet
        not_yet -= not_yet * rate

    rates = measured_rates(attempts)
    assert chance_to_reach(rates) == pytest.approx(1 - not_yet, rel=1e-12)
    assert sum(chances_made(rates)) == pytest.approx(made, rel=1e-12)


def test_the_shares_that_fall_from_15_to_4_percent_are_of_those_who_got_no_further_call() -> None:
    people, won = calls()
    later = [k for k in people if k > 10]

    # Of those whose last call was the first, 14.6 %; whose last was after the tenth, 3.9 %.
    assert round(won[1] / people[1], 3) == 0.146
    assert round(sum(won[k] for k in later) / sum(people[k] for k in later), 3) == 0.039
    # Of all who got a first, a fifth, a tenth call: 5.7 %, 2.3 %, 1.0 %.
    rates = measured_rates(10)
    assert [round(rates[k - 1], 3) for k in (1, 5, 10)] == [0.057, 0.023, 0.010]


def test_a_declining_rate_fits_where_a_constant_one_does_not() -> None:
    rate, decline = declining_rate()

    assert round(constant_rate(), 4) == 0.0423
    assert (round(rate, 4), round(decline, 3)) == (0.0577, 0.170)
    # Twice the difference of the logarithms is 10.8 once in a thousand times by chance.
    twice = 2 * (surprise(constant_rate(), 0.0) - surprise(rate, decline))
    assert round(twice) == 1_061


@pytest.mark.parametrize(
    ("attempts", "measured", "constant", "declining"),
    [
        (3, (0.1409, 2.84), (0.1217, 2.87), (0.1385, 2.84)),
        (7, (0.2174, 6.14), (0.2612, 6.17), (0.2231, 6.14)),
        (10, (0.2445, 8.45), (0.3511, 8.30), (0.2535, 8.43)),
    ],
)
def test_how_far_each_rate_is_from_what_was_measured(
    attempts: int,
    measured: tuple[float, float],
    constant: tuple[float, float],
    declining: tuple[float, float],
) -> None:
    def reach_and_attempts(rates: list[float]) -> tuple[float, float]:
        return round(chance_to_reach(rates), 4), round(sum(chances_made(rates)), 2)

    assert reach_and_attempts(measured_rates(attempts)) == measured
    assert reach_and_attempts([constant_rate()] * attempts) == constant
    assert round(expected_attempts(constant_rate(), attempts), 2) == constant[1]
    fitted = connect_rates(policy(*declining_rate()), attempts)
    assert reach_and_attempts(list(fitted)) == declining
