"""Goal seek inverts the model, and says so where it cannot."""

from collections.abc import Callable
from math import cos, exp, inf, isclose, nan, nextafter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq

from sla_calc import (
    RESULTS,
    Plan,
    PlanError,
    SalesTeam,
    follow_up_capacity,
    inputs_of,
    lead_demand,
    solve_for,
    with_input,
)
from sla_calc.what_if.bracketed import Point, boundary, least, root
from sla_calc.what_if.inputs import Input
from sla_calc.what_if.outcome import Outcome
from tests.strategies import funnels, staffed_plans

EXACT = 1e-9
CONTINUOUS = [name for name, result in RESULTS.items() if not result.in_steps]
WIN_RATE = "streams.0.lead_types.1.conversion_rates.2"
some = settings(max_examples=40)


def result_at(plan: Plan, each: Input, value: float, result: str) -> float | None:
    held = lead_demand(plan)
    return RESULTS[result].of(Outcome(with_input(plan, each, value), held=held))


# --- laws -----------------------------------------------------------------------------------------


@some
@given(staffed_plans(), st.data())
def test_what_an_input_brings_about_is_what_goal_seek_finds_it_for(
    plan: Plan, data: st.DataObject
) -> None:
    each = data.draw(st.sampled_from(inputs_of(plan)))
    share = data.draw(st.sampled_from([0.5, 0.8, 0.97, 1.0, 1.01, 1.3, 2.0]))
    value = min(max(each.value * share, each.lowest), each.highest)
    result = data.draw(st.sampled_from(CONTINUOUS))
    target = result_at(plan, each, value, result)
    if target is None:
        return

    found = solve_for(plan, each, result, target)

    assert found.possible
    assert found.reached == result_at(plan, each, found.value, result)
    if not isclose(found.reached, target, rel_tol=EXACT, abs_tol=0):
        # The input itself has no more digits: the target lies between its neighbours' results.
        beside = [nextafter(found.value, way) for way in (each.lowest, each.highest)]
        around = [result_at(plan, each, near, result) or 0.0 for near in beside]
        assert min(around) <= target <= max(around)


@settings(max_examples=15)
@given(funnels(), st.data())
def test_of_a_conversion_rate_it_finds_what_halving_an_interval_finds(
    plan: Plan, data: st.DataObject
) -> None:
    rates = [each for each in inputs_of(plan) if "conversion_rates" in each.path]
    each = data.draw(st.sampled_from(rates))
    low, high = 1e-6, 1.0  # more leads are needed the lower a rate is
    most, fewest = (result_at(plan, each, end, "leads") or 0.0 for end in (low, high))
    target = fewest + data.draw(st.floats(0.01, 0.99)) * (most - fewest)
    if not fewest < target < most:
        return  # no leads are owed, or this rate changes nothing
    for _ in range(70):
        middle = (low + high) / 2
        too_many = (result_at(plan, each, middle, "leads") or 0.0) > target
        low, high = (middle, high) if too_many else (low, middle)

    found = solve_for(plan, each, "leads", target)

    assert found.possible
    assert (found.reached or 0.0) == pytest.approx(target, rel=EXACT)
    if (most - fewest) > 1e-3 * fewest:
        assert found.value == pytest.approx(high, rel=1e-6)


@some
@given(funnels(), st.floats(0.2, 3))
def test_in_promised_leads_the_answer_suffices_and_hardly_less_does_not(
    plan: Plan, share: float
) -> None:
    target = round(lead_demand(plan).leads * share)
    assume(target < 2**53)  # a float counts no further
    found = solve_for(plan, "quota", "leads", target, promised=True)

    assert found.possible  # a quota of 0 always is
    assert lead_demand(found.plan).leads <= target
    more = min(found.value + 1e-12 * max(found.value, plan.quota), 1e15)
    above = with_input(plan, "quota", more)
    if found.value not in (plan.quota, 1e15):
        assert lead_demand(above).leads > target


FUNCTIONS: list[tuple[Callable[[float], float], float, float]] = [
    (lambda x: x * x - 2, 0, 2),
    (lambda x: cos(x) - x, 0, 2),
    (lambda x: 2 - exp(x), -3, 4),
    (lambda x: x**9, -1, 1.7),
    (lambda x: 1 / x - 1e6, 1e-12, 1.0),
    (lambda x: -1.0 if x < 0.3 else 1.0, 0, 1),
    (lambda x: 1e300 * (x - 0.3), 0, 1),
]


@pytest.mark.parametrize(("function", "low", "high"), FUNCTIONS)
def test_the_root_is_the_one_that_scipy_finds(
    function: Callable[[float], float], low: float, high: float
) -> None:
    calls: list[float] = []

    def counted(x: float) -> float:
        calls.append(x)
        return function(x)

    one, other = Point(low, function(low)), Point(high, function(high))
    expected = brentq(function, low, high, xtol=1e-15, rtol=1e-14, maxiter=1_000)
    flat = 1e-2 if function(1e-3) == 1e-27 else 1e-12  # x⁹ is 0 long before x is
    assert root(counted, one, other).x == pytest.approx(expected, rel=1e-11, abs=flat)
    assert root(counted, other, one).x == pytest.approx(expected, rel=1e-11, abs=flat)
    # Never more than by halving the interval down to the last digit.
    assert len(calls) <= 2 * 110


def test_a_root_that_is_given_is_the_root() -> None:
    assert root(lambda x: x, Point(0, 0), Point(1, 1)).x == 0


def test_a_boundary_is_found_to_the_last_digit_from_either_side() -> None:
    assert boundary(lambda x: x <= 0.8, 0.5, 1) == 0.8
    assert boundary(lambda x: x > 0.8, 1, 0.5) == pytest.approx(0.8, abs=3e-16)


def test_the_least_value_is_found_on_either_side() -> None:
    assert least(lambda x: (x - 0.9) ** 2, 0, 1).x == pytest.approx(0.9)
    assert least(lambda x: (x - 0.1) ** 2, 0, 1).x == pytest.approx(0.1)


# --- worked examples ------------------------------------------------------------------------------


def simple() -> Plan:
    """The design's example: 500,000 a month, 34 % · 82 % · 23 %, deals of 2,000: 3,898.7 leads."""
    return Plan.read(
        {
            "streams": [
                {
                    "name": "All",
                    "deal_size": 2_000,
                    "lead_types": [{"name": "Web", "conversion_rates": [0.34, 0.82, 0.23]}],
                }
            ]
        }
    )


def test_the_win_rate_at_which_3000_leads_suffice() -> None:
    # 250 customers ÷ (3,000 × 34 % × 82 %) = 29.89 %.
    found = solve_for(simple(), "streams.0.lead_types.0.conversion_rates.2", "leads", 3_000)

    assert found.possible
    assert found.value == pytest.approx(250 / (3_000 * 0.34 * 0.82), rel=1e-12)
    assert found.plan.streams[0].lead_types[0].conversion_rates == (0.34, 0.82, found.value)
    place = "Stream All, lead type Web, Opportunity → Customer: Conversion rate"
    assert found.sentence == f"Leads owed 3,000 takes: {place} 29.8900 %.".replace("8900", "89")


def test_the_reps_at_which_occupancy_is_85_percent_make_the_pages_say_fine() -> None:
    found = solve_for(Plan(), "team.reps", "occupancy", 0.85, promised=True)
    capacity = follow_up_capacity(found.plan)

    assert capacity.status == "fine"
    assert capacity.occupancy == pytest.approx(0.85, rel=1e-12)
    fewer = Plan(team=SalesTeam(reps=found.value * (1 - 1e-9)))
    assert follow_up_capacity(fewer).status == "tight"


def test_the_quota_that_todays_leads_support() -> None:
    # One stream, no renewals: with better rates the same leads support as much more.
    better = with_input(simple(), "streams.0.lead_types.0.conversion_rates.2", 0.253)
    leads = lead_demand(simple()).total_volumes[0]

    assert solve_for(better, "quota", "leads", leads).value == pytest.approx(550_000, rel=1e-12)


def test_the_answer_is_the_plan_where_it_already_reaches_the_target() -> None:
    target = Outcome(Plan()).leads
    found = solve_for(Plan(), WIN_RATE, "leads", target)

    assert (found.value, found.plan) == (0.23, Plan())


def test_of_a_level_stretch_the_nearest_end_is_the_answer() -> None:
    # Renewals cover all of both streams' shares from 100,000 down.
    assert solve_for(Plan(), "quota", "leads", 0).value == pytest.approx(100_000)


def test_a_result_that_turns_is_followed_around_the_turn() -> None:
    # With a higher connect rate there are fewer attempts and more conversations: hours rise, then
    # fall. The most is 366.897 hours, near 2.26 %.
    most = solve_for(Plan(), "follow_up.connect_rate", "hours_needed", 400)
    assert not most.possible
    assert most.value == pytest.approx(0.0226, abs=1e-4)
    assert most.reached == pytest.approx(366.897, abs=1e-3)

    just = solve_for(Plan(), "follow_up.connect_rate", "hours_needed", (most.reached or 0) - 1e-6)
    assert just.possible
    assert just.reached == pytest.approx((most.reached or 0) - 1e-6, rel=EXACT)


def test_impossible_says_the_bounds_and_the_best() -> None:
    found = solve_for(Plan(), WIN_RATE, "leads", 100)

    assert (found.possible, found.value) == (False, 1.0)
    assert found.reached == pytest.approx(226.186, abs=1e-3)
    assert "is impossible with" in found.sentence
    assert found.sentence.endswith("best is 226.1862126, at " + found.input.text + " 100 %.")


def test_bounds_of_ones_own_are_kept() -> None:
    found = solve_for(Plan(), WIN_RATE, "leads", 450, low=0.2, high=0.25)

    assert (found.possible, found.value) == (False, 0.25)
    assert solve_for(Plan(), WIN_RATE, "leads", 450, low=0.25, high=0.4).possible


def test_in_steps_the_best_is_told_too() -> None:
    found = solve_for(Plan(), WIN_RATE, "leads", 100, promised=True)
    assert (found.possible, found.value, found.reached) == (False, 1.0, 229.0)

    hours = solve_for(Plan(), "team.reps", "hours_available", 500, high=7, promised=True)
    assert (hours.possible, hours.value) == (False, 7.0)


def test_where_every_value_will_do_the_plans_own_does() -> None:
    found = solve_for(Plan(), "tolerance", "leads", 600, promised=True)

    assert (found.possible, found.value) == (True, 0.1)


def test_how_many_reps_answer_nine_of_ten_leads_in_time() -> None:
    found = solve_for(Plan(), "team.reps", "response_within_promise", 0.9)

    assert found.reached == pytest.approx(0.9, rel=EXACT)
    fewer = with_input(Plan(), "team.reps", found.value * (1 - 1e-6))
    assert (follow_up_capacity(fewer).response_within_promise or 0) < 0.9


@pytest.mark.parametrize("promised", [False, True])
def test_what_is_undefined_everywhere_is_said_to_be(promised: bool) -> None:
    found = solve_for(simple(), "quota", "cost", 1_000, promised=promised)

    assert (found.possible, found.reached) == (False, None)
    assert found.sentence == (
        "Marketing's spend 1,000 is impossible: it is undefined with "
        "Quota 0 to 1,000,000,000,000,000."
    )


@pytest.mark.parametrize("target", [nan, inf])
def test_a_target_that_is_no_number_is_refused(target: float) -> None:
    with pytest.raises(PlanError, match="it must be a number"):
        solve_for(Plan(), "quota", "leads", target)


def test_unknown_results_and_bounds_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(PlanError, match="There is no result profit; known are leads, customers"):
        solve_for(Plan(), "quota", "profit", 1)
    with pytest.raises(PlanError, match="is to be between 2 and 1; the first must not exceed"):
        solve_for(Plan(), "quota", "leads", 1, low=2, high=1)
    with pytest.raises(PlanError, match="both must lie between 0 and 1"):
        solve_for(Plan(), "tolerance", "leads", 1, high=2)
