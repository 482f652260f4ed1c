"""A month lived through many times agrees with what can be worked out exactly."""

from math import prod, sqrt

import numpy as np
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
    RevenueStream,
    lead_demand,
    simulate,
)
from sla_calc.what_if.drawing import MOST_AMOUNTS, chance
from sla_calc.what_if.simulation import CERTAIN_RATES
from tests.strategies import funnels

DRAWS = 100_000
RATES = (0.34, 0.82, 0.23)
AT = "streams.0.lead_types.0.conversion_rates"
DEAL = "streams.0.deal_size"
few = settings(max_examples=15)


def one_type(quota: float = 500_000, deal: float = 2_000, **fields: object) -> Plan:
    """The design's example: 3,899 leads, 250 customers of 2,000."""
    kind = LeadType(name="Web", **{"conversion_rates": RATES, **fields})  # type: ignore[arg-type]
    stream = RevenueStream(name="All", deal_size=deal, lead_types=(kind,))
    return Plan(quota=quota, streams=(stream,))


# --- laws -----------------------------------------------------------------------------------------


@few
@given(funnels(quota=1e5), st.integers(0, 2**32))
def test_the_same_seed_gives_the_same_month_and_its_parts_add_up(plan: Plan, seed: int) -> None:
    one, other = simulate(plan, 20, seed), simulate(plan, 20, seed)

    assert np.array_equal(one.revenue, other.revenue)
    assert np.array_equal(one.customers, other.customers)
    by_others = plan.quota - sum(one.targets)
    assert one.revenue == pytest.approx(one.marketing_revenue.sum(axis=0) + by_others)
    assert (one.marketing_revenue >= 0).all()
    assert (one.customers <= np.array(one.leads)[:, None]).all()
    assert 0 <= one.probability <= 1


@few
@given(funnels(quota=1e5))
def test_customers_agree_with_leads_times_close_rate_within_4_standard_errors(plan: Plan) -> None:
    simulation = simulate(plan, 2_000, seed=3)

    lines = lead_demand(plan).lines
    for line, won, leads in zip(lines, simulation.customers, simulation.leads, strict=True):
        assert leads == line.committed[0]
        error = sqrt(leads * line.close_rate * max(0.0, 1 - line.close_rate) / 2_000)
        # Of a close rate so small that hardly anybody is won, a single one is more than that.
        assert won.mean() == pytest.approx(
            leads * line.close_rate, rel=1e-12, abs=4 * error + 0.005
        )


def test_more_leads_than_an_integer_counts_are_drawn_as_well() -> None:
    # 10²³ leads of which one in 10¹⁸ is won: 100,000 customers, of whom chance takes a root.
    plan = one_type(quota=1e5, deal=1, conversion_rates=(1e-6, 1e-6, 1e-6))
    simulation = simulate(plan, 2_000, seed=6)
    won = simulation.customers[0]

    assert simulation.leads == (10**23,)
    assert won.mean() == pytest.approx(1e5, abs=4 * sqrt(1e5 / 2_000))
    assert won.std() == pytest.approx(sqrt(1e5), rel=4 / sqrt(2 * 2_000))


def test_another_seed_gives_other_months() -> None:
    assert not np.array_equal(simulate(Plan(), 50, 1).revenue, simulate(Plan(), 50, 2).revenue)


# --- against what is exact ------------------------------------------------------------------------


def test_the_probability_is_the_binomials_where_rates_are_certain() -> None:
    # 3,899 leads at 6.4124 %: 250 customers or more make 500,000.
    simulation = simulate(one_type(), DRAWS, seed=4)
    exact = stats.binom.sf(249, 3_899, prod(RATES))

    assert simulation.leads == (3_899,)
    assert simulation.probability == pytest.approx(exact, abs=4 * simulation.standard_error)
    assert simulation.standard_error == pytest.approx(sqrt(exact * (1 - exact) / DRAWS), rel=0.01)
    assert simulation.stream_probabilities == {"All": simulation.probability}
    assert simulation.note == CERTAIN_RATES


def test_customers_of_a_counted_rate_are_beta_binomial() -> None:
    # 1,000 leads, 30 of 200 counted: α = 30.5, β = 170.5.
    plan = one_type(conversion_rates=(0.2, 1.0, 1.0))
    n, a, b = 1_000, 30.5, 170.5
    counted = {f"{AT}.0": Counted(30, 200)}
    simulation = simulate(plan, DRAWS, seed=5, beliefs=counted, leads=[n])
    won = simulation.customers[0].astype(float)

    variance = n * a * b * (a + b + n) / ((a + b) ** 2 * (a + b + 1))
    assert won.mean() == pytest.approx(n * a / (a + b), abs=4 * sqrt(variance / DRAWS))
    fourth = ((won - won.mean()) ** 4).mean()
    error = sqrt((fourth - variance**2) / DRAWS)
    assert won.var() == pytest.approx(variance, abs=4 * error)
    exact = stats.betabinom.sf(249, n, a, b)
    assert simulation.probability == pytest.approx(exact, abs=4 * simulation.standard_error)
    assert simulation.note == ""


def test_the_mean_of_several_uncertain_rates_is_the_product_of_theirs() -> None:
    known = {f"{AT}.0": Counted(34, 100), f"{AT}.2": Between(0.20, 0.26)}
    won = simulate(one_type(), DRAWS, seed=6, beliefs=known).customers[0]

    exact = 3_899 * (34.5 / 101) * 0.82 * 0.23
    assert won.mean() == pytest.approx(exact, abs=4 * won.std() / sqrt(DRAWS))


@pytest.mark.parametrize(
    ("deals", "deviation"),
    [
        (DealSpread(1_500), 1_500),
        (DealSpread(0), 0),
        (DealAmounts((1_000, 1_500, 3_500)), stats.tstd([1_000, 1_500, 3_500]) * sqrt(2 / 3)),
    ],
)
def test_revenue_varies_with_who_buys_and_with_single_deals(
    deals: DealSpread | DealAmounts, deviation: float
) -> None:
    # Var = n R (s² + d² (1 − R)): a sum of a binomial number of deals of mean d and deviation s.
    simulation = simulate(one_type(), DRAWS, seed=7, deals={DEAL: deals})
    rate, revenue = prod(RATES), simulation.revenue

    variance = 3_899 * rate * (deviation**2 + 2_000**2 * (1 - rate))
    assert revenue.mean() == pytest.approx(
        3_899 * rate * 2_000, abs=4 * sqrt(variance / DRAWS), rel=0
    )
    assert revenue.var() == pytest.approx(variance, rel=0.03)


def test_an_uncertain_deal_size_moves_all_deals_of_a_draw_alike() -> None:
    known = {DEAL: Between(1_600, 2_400)}
    alone = simulate(one_type(), DRAWS, seed=8, beliefs=known)
    spread = simulate(one_type(), DRAWS, seed=8, beliefs=known, deals={DEAL: DealSpread(1_000)})

    rate, sd = prod(RATES), 800 / 3.919927969
    n = 3_899 * rate
    # Var = E[Var | d] + Var E[· | d], with d of mean 2,000 and deviation sd.
    by_size = n**2 * sd**2
    by_chance = n * (1 - rate) * (2_000**2 + sd**2)
    assert alone.revenue.var() == pytest.approx(by_size + by_chance, rel=0.03)
    by_deals = n * (1_000 / 2_000) ** 2 * (2_000**2 + sd**2)
    assert spread.revenue.var() == pytest.approx(by_size + by_chance + by_deals, rel=0.03)


def test_sums_of_very_many_amounts_keep_mean_and_variance() -> None:
    plan = one_type(conversion_rates=(1.0, 1.0, 1.0))
    leads = MOST_AMOUNTS // 1_000 + 1
    deals = {DEAL: DealAmounts((1_000, 3_000))}
    revenue = simulate(plan, 1_000, seed=9, deals=deals, leads=[leads]).revenue

    deviation = 1_000 * sqrt(leads)
    assert revenue.mean() == pytest.approx(2_000 * leads, abs=4 * deviation / sqrt(1_000))
    assert revenue.std() == pytest.approx(deviation, rel=0.1)


def test_amounts_that_are_all_alike_are_certain_and_nobody_won_brings_nothing() -> None:
    deals = {DEAL: DealAmounts((2_000, 2_000))}
    simulation = simulate(one_type(), 100, seed=1, deals=deals)
    assert np.array_equal(simulation.revenue, simulation.customers[0] * 2_000)

    varied = {DEAL: DealAmounts((1_000, 3_000))}
    assert set(simulate(one_type(), 10, deals=varied, leads=[0]).revenue) == {0}


def test_a_types_own_deal_size_is_the_one_that_varies() -> None:
    plan = one_type(deal_size=2_000)
    own = "streams.0.lead_types.0.deal_size"
    simulation = simulate(plan, 1_000, seed=1, deals={own: DealSpread(1_000)})

    assert len(set(simulation.revenue / 2_000) - set(simulation.customers[0])) > 900
    with pytest.raises(PlanError, match=r"streams\.1\.deal_size is no deal size of this plan"):
        simulate(plan, 10, deals={"streams.1.deal_size": DealSpread(1)})


def test_renewals_and_sales_own_leads_count_as_planned() -> None:
    # 232,000 of the example's 500,000 are marketing's.
    simulation = simulate(Plan(), 100, seed=1)

    assert simulation.targets == (168_000, 64_000)
    assert simulation.quota == 500_000
    assert simulation.draws == 100
    assert simulation.revenue == pytest.approx(268_000 + simulation.marketing_revenue.sum(axis=0))


def test_quantiles_are_those_of_the_draws() -> None:
    simulation = simulate(Plan(), 1_001, seed=1)

    low, middle, high = simulation.quantiles([0.1, 0.5, 0.9])
    assert middle == np.median(simulation.revenue)
    assert np.mean(simulation.revenue < low) <= 0.1 <= np.mean(simulation.revenue <= low)
    assert np.mean(simulation.revenue < high) <= 0.9 <= np.mean(simulation.revenue <= high)


def test_more_leads_make_the_quota_more_often() -> None:
    often = [simulate(one_type(), 5_000, 1, leads=[n]).probability for n in (3_500, 3_899, 4_300)]

    assert often == sorted(often)
    assert often[0] < 0.1
    assert often[2] > 0.9


def test_a_quota_that_others_make_is_made() -> None:
    plan = Plan(quota=100_000)  # renewals of 100,000
    assert simulate(plan, 10).probability == 1


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize("draws", [0, 10_000_001])
def test_a_number_of_draws_that_is_none_is_refused(draws: int) -> None:
    with pytest.raises(PlanError, match="it must be between 1 and 10,000,000"):
        simulate(Plan(), draws)


def test_a_seed_below_0_is_refused() -> None:
    with pytest.raises(PlanError, match="The seed is -1; it must be a whole number of 0 or more"):
        chance(-1)


@pytest.mark.parametrize("leads", [[1], [1, 2, 3, 4, 5, -1]])
def test_leads_of_other_lead_types_are_refused(leads: list[int]) -> None:
    with pytest.raises(PlanError, match="one number of 0 or more for each of the plan's 6"):
        simulate(Plan(), 10, leads=leads)


def test_what_plays_no_part_cannot_be_uncertain() -> None:
    with pytest.raises(PlanError, match="Quota cannot be uncertain here; conversion rates, deal"):
        simulate(Plan(), 10, beliefs={"quota": Between(1, 2)})


def test_a_deal_size_has_amounts_or_a_range_and_not_both() -> None:
    both = {"beliefs": {DEAL: Between(1, 9_000)}, "deals": {DEAL: DealAmounts((1.0,))}}
    with pytest.raises(PlanError, match="both amounts and a range are given"):
        simulate(Plan(), 10, **both)  # type: ignore[arg-type]


@pytest.mark.parametrize("deviation", [-1, float("nan"), float("inf")])
def test_deals_cannot_vary_by_that(deviation: float) -> None:
    with pytest.raises(PlanError, match="it must be a number of 0 or more"):
        DealSpread(deviation)


@pytest.mark.parametrize("amounts", [(), (0.0,), (1.0, float("inf"))])
def test_won_deals_have_amounts(amounts: tuple[float, ...]) -> None:
    with pytest.raises(PlanError, match="must be numbers above 0, and at least one of them"):
        DealAmounts(amounts)
