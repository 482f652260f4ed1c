"""The cheapest mix beats every other, and its prices are what a little more would really cost."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_calc import (
    BestMix,
    LeadType,
    Plan,
    PlanError,
    RevenueStream,
    SalesTeam,
    best_mix,
    lead_demand,
    lead_values,
)
from sla_calc.edits.plan_edits import with_lead_type
from sla_calc.what_if.outcome import Outcome
from sla_calc.what_if.program import Row, cheapest, conflict
from tests.strategies import funnels

MIXES = ["streams.0.lead_types.0.mix", "streams.0.lead_types.1.mix", "streams.0.lead_types.2.mix"]


def three_types(
    costs: tuple[float | None, ...] = (110, 60, 18),
    limits: tuple[float | None, ...] = (None, None, None),
    **fields: object,
) -> Plan:
    """The example's small business alone: leads worth 594, 384.744 and 72."""
    stream = Plan().streams[0]
    kinds = tuple(
        kind.changed(cost_per_lead=cost, monthly_limit=limit)
        for kind, cost, limit in zip(stream.lead_types, costs, limits, strict=True)
    )
    only = stream.changed(lead_types=kinds, quota_share=1, retained_revenue=0, marketing_share=1)
    return Plan(**{"quota": 168_000, "streams": (only,), **fields})  # type: ignore[arg-type]


def prices(best: BestMix) -> dict[tuple[str, str | None], float]:
    return {(each.limit.kind, each.limit.lead_type): each.price for each in best.prices}


def cost(plan: Plan, **how: object) -> float:
    found = best_mix(plan, **how).cost  # type: ignore[arg-type]
    assert isinstance(found, float)
    return found


# --- laws -----------------------------------------------------------------------------------------


@settings(max_examples=25)
@given(
    st.tuples(*[st.integers(1, 300)] * 3),
    st.tuples(*[st.none() | st.integers(50, 900)] * 3),
    st.integers(2, 12),
)
def test_no_mix_of_a_grid_is_cheaper(
    costs: tuple[int, ...], limits: tuple[int | None, ...], reps: int
) -> None:
    plan = three_types(costs, limits, team=SalesTeam(reps=reps))
    best = best_mix(plan)
    values = np.array([each.value for each in lead_values(plan)])
    hours = Outcome(plan).hours_needed / Outcome(plan).leads
    room = Outcome(plan).hours_available * plan.team.max_occupancy
    most = np.array([np.inf if limit is None else limit for limit in limits])

    grid = [np.array(shares) for shares in product(range(21), repeat=3) if sum(shares) == 20]
    found = [shares / 20 * 168_000 / (shares / 20 @ values) for shares in grid]
    kept = [n for n in found if (n <= most).all() and n.sum() * hours <= room]

    if best.possible:
        leads = np.array([line.leads for line in best.lines])
        assert all(best.cost <= (n @ costs) * (1 + 1e-9) for n in kept)
        assert leads @ values == pytest.approx(168_000)
        assert (leads <= most * (1 + 1e-9)).all()
        assert leads.sum() * hours <= room * (1 + 1e-9)
    else:
        assert kept == []
        assert best.attainable < 1


@settings(max_examples=25)
@given(funnels(terms=True, quota=1e5))
def test_the_plan_with_the_mix_owes_its_leads_and_makes_its_targets(plan: Plan) -> None:
    best = best_mix(plan, within_hours=False)
    if not best.possible:
        assert best.conflict
        assert best.plan == plan
        return
    for line, owed in zip(best.lines, lead_demand(best.plan).lines, strict=True):
        assert owed.volumes[0] == pytest.approx(line.leads, rel=1e-5, abs=1e-6 * line.before + 1e-9)
    targets = {each.stream: each.marketing_target for each in lead_demand(plan).targets}
    brought = dict.fromkeys(targets, 0.0)
    for line, value in zip(best.lines, lead_values(plan), strict=True):
        brought[line.stream] += line.leads * value.value
    assert brought == pytest.approx(targets, rel=1e-6)


@settings(max_examples=15)
@given(funnels(terms=True, quota=1e5))
def test_limits_that_conflict_cannot_be_kept_and_without_any_one_of_them_the_rest_can(
    plan: Plan,
) -> None:
    best = best_mix(plan, budget=10)
    if best.possible:
        return
    texts = [limit.text for limit in best.conflict]
    assert all(text in best.sentence for text in texts)
    assert 0 <= best.attainable < 1


# --- shadow prices --------------------------------------------------------------------------------


def test_the_price_of_a_limit_is_what_one_more_lead_saves() -> None:
    def limited(more: float = 0) -> Plan:
        return three_types(limits=(None, 200 + more, None))

    best = best_mix(limited(), within_hours=False)
    price = prices(best)[("limit", "Website form")]

    # A lead that brings 384.744 for 60 takes the place of 384.744/594 leads for 110.
    assert price == pytest.approx(384.744 / 594 * 110 - 60)
    saved = cost(limited(), within_hours=False) - cost(limited(1), within_hours=False)
    assert price == pytest.approx(saved)
    (told,) = [each for each in best.prices if each.limit.kind == "limit"]
    free = cost(three_types(), within_hours=False)
    assert told.lifted == pytest.approx(cost(limited(), within_hours=False) - free)
    assert told.sentence == (
        "The monthly limit of Website form (Small business), 200 leads: costs 2,662 a month; "
        "one more lead is worth 11.2 a month."
    )


def test_the_price_of_an_hour_is_what_more_reps_save() -> None:
    def staffed(reps: float) -> Plan:
        return three_types((110, 60, 1), team=SalesTeam(reps=reps))

    best = best_mix(staffed(6))
    hours = Outcome(staffed(6)).hours_available / 6
    saved = cost(staffed(5.99)) - cost(staffed(6.01))
    assert prices(best)[("hours", None)] == pytest.approx(saved / (0.02 * hours))
    (told,) = [each for each in best.prices if each.limit.kind == "hours"]
    a_week = told.price * 365.25 / 7 / 12
    assert told.sentence.endswith(f"one more rep hour a week is worth {a_week:,.3g} a month.")


def test_the_price_of_a_target_is_what_more_of_it_costs() -> None:
    best = best_mix(three_types(), within_hours=False)

    more = cost(three_types(quota=169_000), within_hours=False)
    assert prices(best)[("target", None)] == pytest.approx((more - (best.cost or 0)) / 1_000)
    assert best.prices[0].sentence == (
        "The target of Small business, 168,000 a month: 1,000 more of the target costs 156 a month."
    )


@pytest.mark.parametrize(("low", "high", "kind"), [(0.3, 1, "least share"), (0, 0.2, "most share")])
def test_the_price_of_a_share_is_what_a_wider_one_saves(low: float, high: float, kind: str) -> None:
    at = 0 if kind == "least share" else 1
    wider = 1e-4

    def bounded(by: float) -> float:
        bounds = {MIXES[at]: (max(0, low - by), min(1, high + by))}
        return cost(three_types(), bounds=bounds, within_hours=False)

    best = best_mix(three_types(), bounds={MIXES[at]: (low, high)}, within_hours=False)
    (told,) = [each for each in best.prices if each.limit.kind == kind]
    saved = (bounded(-wider) - bounded(wider)) / (2 * wider)
    assert told.price == pytest.approx(saved, rel=1e-3)
    assert best.lines[at].share == pytest.approx(low or high)
    assert f"The {kind} of" in told.sentence


# --- examples -------------------------------------------------------------------------------------


def test_the_cheapest_type_for_its_value_takes_all() -> None:
    # 60 ÷ 384.744 = 0.156 a money, 110 ÷ 594 = 0.185, 18 ÷ 72 = 0.25.
    best = best_mix(three_types(), within_hours=False)

    assert [line.share for line in best.lines] == [0, 1, 0]
    assert best.cost == pytest.approx(168_000 / 384.744 * 60)
    assert best.cost_before == pytest.approx(Outcome(three_types()).cost)
    assert [kind.mix for kind in best.plan.streams[0].lead_types] == [0, 1, 0]
    assert [line.before for line in best.lines] == [
        line.volumes[0] for line in lead_demand(three_types()).lines
    ]


def test_the_mix_of_a_plan_by_revenue_is_one_of_revenue() -> None:
    plan = three_types(limits=(None, 200, None), mix_basis="revenue")
    best = best_mix(plan, within_hours=False)

    assert best.plan.streams[0].lead_types[1].mix == pytest.approx(200 * 384.744 / 168_000)
    assert lead_demand(best.plan).total_volumes[0] == pytest.approx(
        sum(line.leads for line in best.lines)
    )


def test_the_budget_conflicts_with_the_target_and_what_it_attains_is_said() -> None:
    best = best_mix(three_types(), budget=13_100, within_hours=False)

    assert not best.possible
    assert (best.cost, best.hours, best.lines, best.prices) == (None, None, (), ())
    assert [limit.kind for limit in best.conflict] == ["target", "budget"]
    # 13,100 buy 13,100 ÷ 60 × 384.744 = 84,002 of 168,000.
    assert best.attainable == pytest.approx(13_100 / 60 * 384.744 / 168_000)
    assert best.sentence == (
        "These cannot all be kept: the target of Small business, 168,000 a month; the budget, "
        "13,100 a month. With all other limits kept, 50.0% of the targets can be reached."
    )
    assert best_mix(three_types(), budget=30_000).sentence == ""


def test_limits_that_are_not_in_the_way_are_not_blamed() -> None:
    plan = three_types(limits=(10, 20, 1e6), team=SalesTeam(reps=1))
    best = best_mix(plan, budget=1e9)

    # With one rep 66 leads can be followed up; they bring 40,000 at most, whatever the limits.
    assert [limit.kind for limit in best.conflict] == ["target", "hours"]


def test_shares_that_exceed_the_whole_conflict() -> None:
    best = best_mix(three_types(), bounds={MIXES[0]: (0.6, 1), MIXES[1]: (0.6, 1)})

    kinds = [limit.kind for limit in best.conflict]
    assert kinds == ["target", "least share", "least share"]
    assert "60 % of the stream's leads" in best.sentence
    assert best.attainable == 0


def test_types_without_a_known_cost_are_left_out_where_others_have_one() -> None:
    best = best_mix(three_types((110, None, 18)), within_hours=False)

    assert [line.left_out for line in best.lines] == [False, True, False]
    assert [line.share for line in best.lines] == [1, 0, 0]


def test_without_any_cost_the_fewest_leads_are_sought() -> None:
    best = best_mix(three_types((None, None, None)), within_hours=False)

    assert [line.share for line in best.lines] == [1, 0, 0]
    assert (best.cost, best.cost_before, best.prices) == (None, None, ())


def test_where_nothing_is_owed_nothing_is_bought() -> None:
    best = best_mix(three_types(quota=0))

    assert best.possible
    assert best.cost == 0
    assert best.plan == three_types(quota=0)
    assert [line.share for line in best.lines] == [0.3, 0.5, 0.2]


def test_a_team_without_time_is_in_the_way() -> None:
    best = best_mix(three_types(team=SalesTeam(reps=0)))

    assert [limit.kind for limit in best.conflict] == ["target", "hours"]
    assert best.attainable == 0


def test_a_limit_of_none_is_kept() -> None:
    best = best_mix(three_types(limits=(None, 0, None)), within_hours=False)
    assert [line.share for line in best.lines] == [1, 0, 0]


def test_streams_share_the_reps() -> None:
    plan = with_lead_type(Plan(), 1, 0, cost_per_lead=1_000)
    best = best_mix(plan)

    assert best.hours == pytest.approx(Outcome(plan).hours_available * 0.85)
    assert {each.limit.kind for each in best.prices} == {"hours", "target"}


@pytest.mark.parametrize("budget", [-1, float("inf"), float("nan")])
def test_a_budget_that_is_none_is_refused(budget: float) -> None:
    with pytest.raises(PlanError, match="it must be a number of 0 or more"):
        best_mix(Plan(), budget=budget)


@pytest.mark.parametrize(
    ("address", "share"),
    [("quota", (0, 1)), (MIXES[0], (0.5, 0.4)), (MIXES[0], (0, 1.1)), (MIXES[0], (-1, 1))],
)
def test_bounds_that_are_none_are_refused(address: str, share: tuple[float, float]) -> None:
    with pytest.raises(PlanError, match="are no bounds of a mix; they must be two shares"):
        best_mix(Plan(), bounds={address: share})


def test_a_program_says_what_cannot_be_kept_together() -> None:
    one = np.ones(1)
    rows = [Row(one, 5.0), Row(one, 3.0), Row(one, 4.0, at_least=True)]

    assert cheapest(one, rows, one) is None
    assert conflict(one, rows, one) == [1, 2]


def test_a_lead_type_that_is_never_owed_costs_nothing_to_leave_out() -> None:
    kind = LeadType(name="Web", conversion_rates=(0.1, 1, 1), cost_per_lead=10, monthly_limit=50)
    streams = (
        RevenueStream(name="A", quota_share=1, deal_size=1_000, lead_types=(kind,)),
        RevenueStream(name="B", quota_share=0, deal_size=1_000, lead_types=(kind,)),
    )
    best = best_mix(Plan(quota=4_000, streams=streams))

    assert [line.leads for line in best.lines] == pytest.approx([40, 0])
    assert best.cost == pytest.approx(400)
