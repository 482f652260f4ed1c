"""How many leads make the quota with a wanted probability, against exact distributions."""

from math import prod, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from sla_calc import (
    Between,
    Counted,
    DealAmounts,
    DealSpread,
    LeadType,
    Plan,
    PlanError,
    lead_demand,
    simulate,
)
from sla_calc.what_if.leads_needed import Ladder
from tests.calc.what_if.test_simulation import AT, DEAL, RATES, one_type
from tests.strategies import funnels

DRAWS = 40_000


@settings(max_examples=15)
@given(funnels(quota=1e5), st.lists(st.floats(0.05, 0.95), min_size=2, max_size=4))
def test_more_certainty_never_takes_fewer_leads(plan: Plan, probabilities: list[float]) -> None:
    simulation = simulate(plan, 200, seed=1)
    leads = [simulation.leads_for(probability) for probability in sorted(probabilities)]

    assert leads == sorted(leads)
    for probability in probabilities:
        by_line = simulation.leads_by_line_for(probability)
        assert sum(by_line) == simulation.leads_for(probability)


@pytest.mark.parametrize("probability", [0.05, 0.5, 0.8, 0.9, 0.99])
def test_with_certain_rates_the_probability_is_the_binomials(probability: float) -> None:
    leads = simulate(one_type(), DRAWS, seed=1).leads_for(probability)

    # One lead more or less is worth a few thousandths here.
    error = 4 * sqrt(probability * (1 - probability) / DRAWS) + 0.002
    exact = stats.binom.sf(249, leads, prod(RATES))
    assert exact == pytest.approx(probability, abs=error)


def test_every_second_time_takes_the_plain_answer_less_what_the_skew_gives() -> None:
    # Leads until the 250th customer are negative binomial, with mean c/R, deviation √(c (1 − R))/R
    # and skew (2 − R)/√(c (1 − R)); the median of such a distribution lies skew × deviation ÷ 6
    # = (2 − R)/(6 R) = 5.0 below its mean of 3,898.7, the plain answer.
    rate, customers = prod(RATES), 250
    plain = lead_demand(one_type()).total_volumes[0]
    median = plain - (2 - rate) / (6 * rate)
    assert plain == pytest.approx(customers / rate)

    leads = simulate(one_type(), DRAWS, seed=2).leads_for(0.5)

    density = 0.3989 / (sqrt(customers * (1 - rate)) / rate)
    assert leads == pytest.approx(median, abs=4 * 0.5 / sqrt(DRAWS) / density + 1)


@pytest.mark.parametrize("probability", [0.5, 0.8, 0.9])
def test_with_a_counted_rate_the_probability_is_the_beta_binomials(probability: float) -> None:
    plan = one_type(conversion_rates=(0.15, 1.0, 1.0))
    known = {f"{AT}.0": Counted(30, 200)}
    leads = simulate(plan, DRAWS, seed=3, beliefs=known).leads_for(probability)

    error = 4 * sqrt(probability * (1 - probability) / DRAWS) + 0.003
    assert stats.betabinom.sf(249, leads, 30.5, 170.5) == pytest.approx(probability, abs=error)


def test_uncertain_rates_take_more_leads_to_be_nearly_sure() -> None:
    known = {f"{AT}.2": Between(0.20, 0.26)}
    certain, uncertain = simulate(one_type(), DRAWS), simulate(one_type(), DRAWS, beliefs=known)

    assert certain.leads_for(0.9) < uncertain.leads_for(0.9)
    assert certain.leads_for(0.1) > uncertain.leads_for(0.1)


def test_the_leads_of_several_types_make_it_as_often_as_asked() -> None:
    deals = {DEAL: DealSpread(4_000)}
    known = {f"{AT}.0": Counted(110, 200)}
    first = simulate(Plan(), DRAWS, 1, beliefs=known, deals=deals)
    for probability in (0.1, 0.5, 0.8, 0.9):
        leads = first.leads_by_line_for(probability)
        again = simulate(Plan(), DRAWS, 99, beliefs=known, deals=deals, leads=leads)
        # An enterprise lead more or less, as a whole one, is worth half a percentage point.
        assert again.probability == pytest.approx(probability, abs=0.02)


def test_a_single_deal_takes_as_many_leads_as_a_geometric_distribution_says() -> None:
    # At 10 % one of 22 leads is won with 1 − 0.9²² = 90.2 %.
    plan = one_type(quota=1, conversion_rates=(0.1, 1.0, 1.0))
    simulation = simulate(plan, DRAWS, seed=1)

    assert [simulation.leads_for(p) for p in (0.5, 0.8, 0.9, 0.99)] == pytest.approx(
        [6.6, 15.3, 21.9, 43.7], abs=1.5
    )


def test_of_leads_that_are_all_won_it_takes_just_enough() -> None:
    plan = one_type(conversion_rates=(1.0, 1.0, 1.0))
    simulation = simulate(plan, 1_000, seed=1)

    assert [simulation.leads_for(p) for p in (0.1, 0.5, 0.9)] == [250, 250, 250]


def test_deals_as_they_were_won_take_as_many_leads_as_deals_with_their_spread() -> None:
    amounts = {DEAL: DealAmounts((1_000, 1_500, 3_500))}
    alike = {DEAL: DealSpread(1_080.12)}
    won, spread = (simulate(one_type(), DRAWS, 1, deals=deals) for deals in (amounts, alike))

    for probability in (0.5, 0.9):
        assert won.leads_for(probability) == pytest.approx(spread.leads_for(probability), rel=0.01)


def test_where_nothing_is_owed_no_leads_are_needed() -> None:
    assert simulate(Plan(quota=0), 100).leads_for(0.9) == 0


def test_where_hardly_anything_is_known_the_last_rungs_go_far() -> None:
    plan = one_type(conversion_rates=(0.2, 1.0, 1.0))
    simulation = simulate(plan, 1_000, seed=1, beliefs={f"{AT}.0": Counted(0, 3)})

    assert simulation.leads_for(0.99) > 20 * simulation.leads_for(0.5)


def test_what_the_draws_cannot_tell_is_refused() -> None:
    simulation = simulate(Plan(), 1_000)
    for probability in (0.0, 0.004, 0.996, 1.0, float("nan")):
        with pytest.raises(PlanError, match=r"with 1,000 draws it must be between 0\.005 and"):
            simulation.leads_for(probability)


def test_leads_that_nobody_can_count_have_no_probability() -> None:
    simulation = simulate(one_type(quota=1e5, deal=1, conversion_rates=(1e-6,) * 3), 1_000)
    with pytest.raises(PlanError, match=r"1\.0e\+23 leads of one type are too many to be told"):
        simulation.leads_for(0.5)


def test_between_rungs_it_is_read_off_the_normal_scale() -> None:
    ladder = Ladder(volumes=(100.0, 50.0), factors=(0.8, 1.2), made=(0.2, 0.8), draws=1_000)

    assert ladder.leads_for(0.5) == (100, 50)
    assert ladder.leads_for(0.2) == (80, 40)
    assert ladder.leads_for(0.1) == (80, 40)
    assert ladder.leads_for(0.9) == (120, 60)


def test_leads_are_rounded_up_together_and_the_largest_remainders_get_them() -> None:
    ladder = Ladder(volumes=(10.4, 5.3, 0.2), factors=(1.0,), made=(1.0,), draws=10)

    assert ladder.leads_for(0.5) == (11, 5, 0)


def test_types_without_a_share_get_no_leads() -> None:
    kinds = [
        LeadType(name="Web", mix=1, conversion_rates=RATES),
        LeadType(name="None", mix=0, conversion_rates=RATES),
    ]
    plan = Plan(streams=(one_type().streams[0].changed(lead_types=tuple(kinds)),))

    assert simulate(plan, 1_000).leads_by_line_for(0.9)[1] == 0
