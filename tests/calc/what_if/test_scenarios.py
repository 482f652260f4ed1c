"""Best and worst cases, and several plans in one file."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_calc import (
    Between,
    Plan,
    PlanError,
    PlanFileError,
    base_best_worst,
    lead_demand,
    scenarios_from_file,
    scenarios_to_file,
)
from sla_calc.saved.envelope import LONGEST_FILE
from tests.strategies import funnels, plans

few = settings(max_examples=20)


@few
@given(funnels())
def test_the_best_case_never_needs_more_leads_and_the_worst_never_fewer(plan: Plan) -> None:
    base, best, worst = (lead_demand(each).total_volumes[0] for each in base_best_worst(plan))

    assert best <= base * (1 + 1e-12)
    assert base <= worst * (1 + 1e-12)


@settings(max_examples=8)
@given(st.lists(plans(), min_size=1, max_size=6))
def test_a_file_gives_back_its_plans(kept: list[Plan]) -> None:
    text = scenarios_to_file(kept)

    assert scenarios_from_file(text) == tuple(kept)
    assert scenarios_from_file(b"\xef\xbb\xbf" + text.encode()) == tuple(kept)


def test_what_the_two_sides_decide_stays() -> None:
    _, best, worst = base_best_worst(Plan())

    for each in (best, worst):
        assert (each.quota, each.team, each.follow_up) == (
            Plan().quota,
            Plan().team,
            Plan().follow_up,
        )
        assert [s.marketing_share for s in each.streams] == [0.7, 0.4]
    assert (best.name, worst.name) == ("Example plan, best case", "Example plan, worst case")


def test_ranges_that_are_known_are_taken_to_their_ends() -> None:
    known = {
        "streams.0.lead_types.0.conversion_rates.0": Between(0.5, 0.9),
        "streams.0.lead_types.0.sales_cycle_days": Between(20, 80),
    }
    _, best, worst = base_best_worst(Plan(), step=0.5, beliefs=known)
    good, bad = (each.streams[0].lead_types[0] for each in (best, worst))

    assert (good.conversion_rates[0], bad.conversion_rates[0]) == (0.9, 0.5)
    assert (good.sales_cycle_days, bad.sales_cycle_days) == (20, 80)
    assert (good.conversion_rates[1], bad.conversion_rates[1]) == pytest.approx((0.9, 0.3))


def test_a_rate_never_exceeds_100_percent_and_a_long_name_still_fits() -> None:
    _, best, _ = base_best_worst(Plan(name="x" * 300), step=0.9)

    assert max(k.conversion_rates[1] for s in best.streams for k in s.lead_types) == 1
    assert len(best.name) == 300
    assert best.name.endswith("xx, best case")


def test_a_step_that_is_none_is_refused() -> None:
    with pytest.raises(PlanError, match="it must be above 0 and below 1"):
        base_best_worst(Plan(), step=1)


@pytest.mark.parametrize("count", [0, 7])
def test_none_and_seven_are_refused(count: int) -> None:
    with pytest.raises(PlanError, match=f"{count} plans are to be kept; it must be 1 to 6"):
        scenarios_to_file([Plan()] * count)


def changed(**fields: object) -> str:
    return json.dumps({**json.loads(scenarios_to_file([Plan()])), **fields})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("x" * (LONGEST_FILE + 1), "This file is too long for a set of scenarios"),
        (b"\xff", "it holds no JSON"),
        ("{", "it holds no JSON"),
        ("[" * 100_000, "it holds no JSON"),
        ("[]", 'it lacks "kind": "sla-scenarios"'),
        (changed(kind="sla-plan"), 'it lacks "kind"'),
        (changed(format=99), "A newer version of the calculator opens it"),
        (changed(plans=[]), "must hold 1 to 6 plans"),
        (changed(plans=[{}] * 7), "must hold 1 to 6 plans"),
        (changed(plans={}), "must hold 1 to 6 plans"),
        (changed(plans=[{}, {"quota": -1}]), "Plan 2 of this file cannot be used:\nQuota is -1"),
        (changed(plans=[[]]), "Plan 1 of this file cannot be used:\nThe plan's data are not"),
        (changed(plans=[{"quota": float("nan")}]), "it holds no JSON"),
        (changed(plans=[{"name": ["x"] * 101}]), "it holds no JSON"),
    ],
)
def test_what_is_no_such_file_is_refused_in_words(content: str | bytes, said: str) -> None:
    with pytest.raises(PlanFileError, match=f"(?s){said}"):
        scenarios_from_file(content)
