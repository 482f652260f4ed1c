"""What is plausible for want of a measurement, and answers in round numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_calc import (
    Plan,
    PlanError,
    in_round_numbers,
    inputs_of,
    plausible_ranges,
    simulate,
    solve_for,
    uncertain_inputs,
    with_input,
)
from sla_calc.what_if.outcome import Outcome
from tests.strategies import funnels, staffed_plans

WIN_RATE = "streams.*.lead_types.*.conversion_rates.2"


# --- ranges ---------------------------------------------------------------------------------------


@settings(max_examples=15)
@given(funnels(), st.floats(0, 1))
def test_the_plans_figure_is_the_middle_of_a_range_within_its_bounds(
    plan: Plan, width: float
) -> None:
    ranges = plausible_ranges(plan, width)
    for each in uncertain_inputs(plan):
        belief = ranges[each.address]
        assert each.lowest <= belief.low <= belief.high <= each.highest
        assert belief.mean == pytest.approx(each.value)
        assert belief.high <= (1 + width) * each.value * (1 + 1e-9)


def test_a_range_next_to_100_percent_is_narrower() -> None:
    low, high = plausible_ranges(Plan(), 0.5)["streams.0.lead_types.1.conversion_rates.1"].interval

    assert (low, high) == pytest.approx((0.64, 1.0))  # 82 % ± 18 points, not ± 41


def test_what_either_side_decides_itself_is_certain() -> None:
    fields = {address.split(".")[-1] for address in plausible_ranges(Plan(), 0.2)}

    assert fields == {"deal_size", "sales_cycle_days", "0", "1", "2"}


def test_a_simulation_takes_the_ranges_as_they_are() -> None:
    certain = simulate(Plan(), 4_000, seed=3)
    wide = simulate(Plan(), 4_000, seed=3, beliefs=plausible_ranges(Plan(), 0.3))

    assert certain.leads_for(0.9) < wide.leads_for(0.9)
    assert wide.note == ""


@pytest.mark.parametrize("width", [-0.1, 1.01])
def test_a_width_that_is_none_is_refused(width: float) -> None:
    with pytest.raises(PlanError, match="it must be 0 to 1"):
        plausible_ranges(Plan(), width)


# --- round numbers --------------------------------------------------------------------------------


@settings(max_examples=20)
@given(staffed_plans(), st.data())
def test_a_round_answer_keeps_the_target_as_well_and_is_near(
    plan: Plan, data: st.DataObject
) -> None:
    each = data.draw(st.sampled_from(inputs_of(plan)))
    leads = Outcome(plan, promised=True).leads
    found = solve_for(plan, each, "leads", 0.9 * leads, promised=True)

    near = in_round_numbers(plan, found)

    assert near.value == pytest.approx(found.value, rel=0.01)
    assert near.possible == found.possible
    if near.possible:
        assert Outcome(with_input(plan, each, near.value), promised=True).leads <= found.target


@pytest.mark.parametrize(
    ("address", "result", "target", "value"),
    [
        ("quota", "leads", 503, 500_000),  # 500,248.67 and no more: down
        ("team.reps", "occupancy", 0.85, 6.44),  # 6.4332 and no fewer: up
        ("team.reps", "hours_available", 500, 7.99),  # 7.9829 and no fewer: up
        ("team.max_occupancy", "reps_needed", 6, 0.912),  # 0.91102 and no less: up
    ],
)
def test_what_has_to_be_kept_says_which_way_is_rounded(
    address: str, result: str, target: float, value: float
) -> None:
    found = solve_for(Plan(), address, result, target, promised=True)

    assert in_round_numbers(Plan(), found).value == value


def test_an_answer_at_a_bound_is_never_rounded_beyond_it() -> None:
    found = solve_for(Plan(), "quota", "leads", 503, promised=True, low=500_240, high=500_245)

    near = in_round_numbers(Plan(), found)

    assert (found.value, near.value) == (500_240, 500_240)


def test_what_is_impossible_stays_as_it_is() -> None:
    found = solve_for(Plan(), WIN_RATE, "leads", 1, promised=True)

    assert in_round_numbers(Plan(), found) is found


def test_an_answer_without_room_for_a_round_one_keeps_all_its_digits() -> None:
    only = 500_240.123456
    found = solve_for(Plan(), "quota", "leads", 503, promised=True, low=only, high=only)

    assert in_round_numbers(Plan(), found).value == only
