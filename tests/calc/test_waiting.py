"""Waiting for a free rep: Erlang's formulas, and a queue that is simulated."""

from fractions import Fraction
from math import exp, sqrt
from random import Random
from statistics import fmean, stdev

import numpy as np
import pytest
import simpy
from hypothesis import given
from hypothesis import strategies as st

from sla_calc.follow_up.waiting import answered_within, erlang_b, probability_of_waiting

NOISE = 1e-9
servers = st.one_of(st.integers(0, 40).map(float), st.floats(0, 60), st.floats(0, 10_000))
loads = st.one_of(st.floats(0, 60), st.floats(0, 10_000))
times = st.floats(0.1, 500)


def exact_erlang_b(count: int, load: Fraction) -> Fraction:
    """Erlang B of whole servers, by its recursion from no server at all."""
    blocked = Fraction(1)
    for busy in range(1, count + 1):
        blocked = load * blocked / (busy + load * blocked)
    return blocked


@given(st.integers(0, 30), st.fractions(0, 60, max_denominator=100))
def test_whole_servers_obey_erlangs_recursion(count: int, load: Fraction) -> None:
    exact = float(exact_erlang_b(count, load))

    assert erlang_b(float(count), float(load)) == pytest.approx(exact, rel=NOISE, abs=1e-300)


@given(servers, loads)
def test_fractional_servers_obey_it_too(count: float, load: float) -> None:
    blocked = erlang_b(count, load)

    one_more = load * blocked / (count + 1 + load * blocked)
    assert erlang_b(count + 1, load) == pytest.approx(one_more, rel=NOISE, abs=1e-300)


@given(servers, st.floats(0, 50), loads)
def test_more_servers_never_let_a_lead_wait_longer(
    count: float, further: float, load: float
) -> None:
    for chance in (erlang_b, probability_of_waiting):
        assert 0 <= chance(count + further, load) <= chance(count, load) * (1 + NOISE) <= 1 + NOISE


@given(servers, loads, loads)
def test_more_load_never_lets_a_lead_wait_less(count: float, load: float, further: float) -> None:
    waiting = probability_of_waiting(count, load)

    assert waiting <= probability_of_waiting(count, load + further) * (1 + NOISE) + 1e-300


@given(servers, loads, times, st.floats(0, 1e5), st.floats(0, 1e5))
def test_who_may_wait_longer_is_answered_more_often(
    count: float, load: float, handle: float, minutes: float, further: float
) -> None:
    in_time = answered_within(count, load, handle, minutes)

    assert 0 <= in_time <= answered_within(count, load, handle, minutes + further) <= 1


@given(servers, loads, times)
def test_who_may_not_wait_at_all_is_answered_unless_everybody_is_busy(
    count: float, load: float, handle: float
) -> None:
    assert answered_within(count, load, handle, 0.0) == 1 - probability_of_waiting(count, load)


@given(servers, loads, times, times)
def test_with_as_much_load_as_servers_nobody_is_answered(
    count: float, load: float, handle: float, minutes: float
) -> None:
    overloaded = count + load + 1e-9

    assert probability_of_waiting(count, overloaded) == 1
    assert answered_within(count, overloaded, handle, minutes) == 0


@given(servers, times, times)
def test_without_load_nobody_waits(count: float, handle: float, minutes: float) -> None:
    assert probability_of_waiting(count, 0.0) == 0
    assert answered_within(count, 0.0, handle, minutes) == 1


@pytest.mark.parametrize(
    ("count", "load", "blocked", "waiting"),
    [
        # B = (2³ / 3!) / (1 + 2 + 2 + 4/3) = 4/19; C = 3 B / (3 − 2 (1 − B)) = 12/27.
        (3, 2, Fraction(4, 19), Fraction(4, 9)),
        # One server: it is busy for the share A of the time.
        (1, Fraction(7, 10), Fraction(7, 17), Fraction(7, 10)),
        # Standard tables of Erlang C: 0.409 and 0.298.
        (10, 8, exact_erlang_b(10, Fraction(8)), None),
        (24, 20, exact_erlang_b(24, Fraction(20)), None),
    ],
)
def test_the_tables_of_erlang(
    count: int, load: Fraction, blocked: Fraction, waiting: Fraction | None
) -> None:
    exact = count * blocked / (count - load * (1 - blocked))

    assert waiting in (None, exact)
    assert erlang_b(float(count), float(load)) == pytest.approx(float(blocked), rel=1e-12)
    assert probability_of_waiting(float(count), float(load)) == pytest.approx(
        float(exact), rel=1e-12
    )


def test_the_tables_of_erlang_to_three_digits() -> None:
    assert round(probability_of_waiting(10.0, 8.0), 3) == 0.409
    assert round(probability_of_waiting(24.0, 20.0), 3) == 0.298
    assert round(probability_of_waiting(3.0, 2.0), 3) == 0.444


def test_two_of_three_reps_busy_answer_91_percent_within_two_conversations() -> None:
    # 1 − 4/9 × e^(−(3 − 2) × 20 / 10).
    assert answered_within(3.0, 2.0, 10.0, 20.0) == pytest.approx(1 - 4 / 9 * exp(-2), rel=1e-12)


@pytest.mark.parametrize("load", [9_000.0, 9_900.0, 9_999.9, 10_000.0, 12_000.0, 100_000.0])
def test_ten_thousand_servers_keep_their_digits(load: float) -> None:
    blocked = 1.0
    for busy in range(1, 10_001):
        blocked = load * blocked / (busy + load * blocked)

    assert erlang_b(10_000.0, load) == pytest.approx(blocked, rel=1e-9)


@pytest.mark.parametrize("count", [1.01e6, 1e9, 1e20])
def test_of_more_than_a_million_servers_one_is_free_as_long_as_they_keep_up(count: float) -> None:
    assert probability_of_waiting(count, count * 0.99) == 0
    assert answered_within(count, count * 0.99, 1e-300, 1e4) == 1
    assert probability_of_waiting(count, count) == 1


def test_arrays_are_computed_element_by_element() -> None:
    count = np.array([0.0, 3.0, 3.0, 10_000.0])
    load = np.array([1.0, 2.0, 0.0, 12_000.0])

    waiting = probability_of_waiting(count, load)

    assert waiting.tolist() == [1.0, pytest.approx(4 / 9), 0.0, 1.0]
    in_time = answered_within(count, load, np.array(10.0), np.array(20.0))
    assert in_time.tolist() == [0.0, pytest.approx(1 - 4 / 9 * exp(-2)), 1.0, 0.0]


def share_answered(seed: int, count: int, load: float, minutes: float) -> float:
    """Simulate a queue: the share of leads that wait at most so long, at a mean time of 1."""
    rng = Random(seed)  # noqa: S311 - nothing here is secret
    world = simpy.Environment()
    reps = simpy.Resource(world, capacity=count)
    waits: list[float] = []

    def lead() -> object:
        arrived = world.now
        with reps.request() as turn:
            yield turn
            waits.append(world.now - arrived)
            yield world.timeout(rng.expovariate(1))

    def arrivals() -> object:
        while True:
            yield world.timeout(rng.expovariate(load))
            world.process(lead())

    world.process(arrivals())
    world.run(until=800)
    begun = len(waits) // 10  # an empty room at first is not the steady state
    return fmean(wait <= minutes for wait in waits[begun:])


@pytest.mark.parametrize(("count", "load", "minutes"), [(3, 2.0, 0.5), (5, 4.0, 1.0)])
def test_a_simulated_queue_answers_as_often_as_erlang_says(
    count: int, load: float, minutes: float
) -> None:
    runs = [share_answered(seed, count, load, minutes) for seed in range(30)]

    error = stdev(runs) / sqrt(len(runs))
    assert error < 0.01
    assert fmean(runs) == pytest.approx(answered_within(count, load, 1.0, minutes), abs=3 * error)
