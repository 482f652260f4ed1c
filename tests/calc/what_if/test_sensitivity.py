"""Which input matters most."""

from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_calc import (
    Between,
    Counted,
    LeadType,
    Plan,
    PlanError,
    RevenueStream,
    SalesTeam,
    input_at,
    inputs_alike,
    lead_demand,
    sensitivity,
)
from sla_calc.what_if.outcome import Outcome
from sla_calc.what_if.sensitivity import NOTE, USUAL, Effect
from tests.strategies import conversion_rates, funnels, staffed_plans

RATE = "streams.0.lead_types.0.conversion_rates.0"
few = settings(max_examples=12)


def one_type(rates: tuple[float, ...] = (0.34, 0.82, 0.23), **fields: object) -> Plan:
    kind = LeadType(name="Web", conversion_rates=rates, cost_per_lead=50, **fields)
    return Plan(streams=(RevenueStream(name="All", deal_size=2_000, lead_types=(kind,)),))


def effect(plan: Plan, address: str, result: str, **how: object) -> Effect:
    found = sensitivity(plan, **how).of(result)  # type: ignore[arg-type]
    return next(each for each in found if each.input.address == address)


# --- laws -----------------------------------------------------------------------------------------


@few
@given(conversion_rates(3), st.floats(1e-6, 0.5))
def test_in_a_stream_of_one_type_every_rate_has_an_elasticity_of_minus_1(
    rates: tuple[float, ...], step: float
) -> None:
    plan = one_type(rates)
    moved = [input_at(plan, f"streams.0.lead_types.0.conversion_rates.{at}") for at in range(3)]
    found = sensitivity(plan, step=step, inputs=moved)

    for result, elasticity in zip(USUAL, (-1, -1, -1, 1), strict=True):
        effects = found.of(result)
        for each in effects:
            assert each.elasticity == pytest.approx(elasticity, rel=1e-8)


@few
@given(funnels())
def test_a_types_elasticity_is_its_share_of_the_streams_revenue(plan: Plan) -> None:
    # L = T ÷ Σ m R d: ∂ln L / ∂ln r = −m R d ÷ Σ m R d; by shares of revenue L = Σ m T ÷ (R d).
    demand = lead_demand(plan)
    leads = demand.total_volumes[0]
    if not leads:
        return
    for effect in sensitivity(plan, step=1e-4, results=["leads"]).of("leads"):
        path = effect.input.path
        at_a_bound = effect.input.value in (effect.low, effect.high)
        if "conversion_rates" not in path or at_a_bound or effect.swing < 1e-7 * leads:
            continue
        names = plan.streams[int(path[1])].name, plan.streams[int(path[1])].lead_types[int(path[3])]
        own = next(
            line
            for line in demand.lines
            if (line.stream, line.lead_type) == (names[0], names[1].name)
        )
        mine = [line for line in demand.lines if line.stream == names[0]]
        if plan.mix_basis == "revenue":
            expected = own.volumes[0] / leads
        else:
            of_stream = sum(line.volumes[0] for line in mine) / leads
            expected = of_stream * own.revenue / sum(line.revenue for line in mine)
        assert effect.elasticity == pytest.approx(-expected, rel=1e-3, abs=1e-7)


@few
@given(staffed_plans())
def test_effects_are_sorted_and_none_is_without_effect(plan: Plan) -> None:
    found = sensitivity(plan)
    for result in USUAL:
        swings = [each.swing for each in found.of(result)]
        assert swings == sorted(swings, reverse=True)
        assert 0 not in swings


@few
@given(staffed_plans(), st.floats(0.01, 0.5))
def test_no_input_is_moved_beyond_its_bounds(plan: Plan, step: float) -> None:
    for each in sensitivity(plan, step=step, results=["leads"]).effects:
        assert each.input.lowest <= each.low <= each.input.value <= each.high <= each.input.highest


# --- examples -------------------------------------------------------------------------------------


def test_the_same_relative_step_moves_every_input() -> None:
    quota = effect(one_type(), "quota", "leads")

    assert (quota.low, quota.high) == (450_000, 550_000)
    assert quota.base == pytest.approx(3_898.696, abs=1e-3)
    assert quota.at_high == pytest.approx(1.1 * 3_898.696, abs=1e-2)
    assert quota.swing == pytest.approx(0.2 * 3_898.696, abs=1e-2)


def test_what_is_known_of_an_input_is_its_plausible_range() -> None:
    known = {RATE: Counted(300, 1_000), "streams.0.deal_size": Between(1_500, 2_500)}
    found = sensitivity(one_type(), beliefs=known).of("leads", "range")

    by_address = {each.input.address: each for each in found}
    assert by_address.keys() == known.keys()
    # Wilson's interval of 300 of 1,000.
    rate = by_address[RATE]
    assert (rate.low, rate.high) == pytest.approx((0.27241, 0.32912), abs=1e-5)
    assert by_address["streams.0.deal_size"].high == 2_500
    assert found[0].input.address == "streams.0.deal_size"  # ±25 % beside ±10 %


def test_the_revenue_is_that_of_the_plans_own_leads() -> None:
    # Twice as many of the better half of Enterprise's demo requests would bring 10 % of their part.
    base = lead_demand(Plan())
    own = base.lines[3].revenue
    found = effect(Plan(), "streams.1.lead_types.0.conversion_rates.2", "revenue_of_held_leads")

    assert found.at_high == pytest.approx(base.revenue + 0.1 * own)
    assert "quota" not in [
        each.input.address for each in sensitivity(Plan()).of("revenue_of_held_leads")
    ]


def test_where_the_mix_moves_the_streams_leads_are_divided_by_it() -> None:
    plan = Plan()
    found = effect(plan, "streams.0.lead_types.0.mix", "revenue_of_held_leads")
    # 436.395 leads; of a lead: 594 for demo requests, 384.744 and 72 for the others at 5 : 2.
    leads = sum(line.volumes[0] for line in lead_demand(plan).lines[:3])
    others = (5 * 384.744 + 2 * 72) / 7
    enterprise = lead_demand(plan).targets[1].marketing_target

    expected = leads * (0.33 * 594 + 0.67 * others) + enterprise
    assert found.at_high == pytest.approx(expected, rel=1e-9)


def test_without_leads_there_is_nothing_to_hold() -> None:
    assert Outcome(Plan()).revenue_of_held_leads is None
    nothing = Plan(quota=0)
    held = Outcome(nothing, held=lead_demand(nothing))
    assert held.revenue_of_held_leads == 0
    assert (held.close_rate, held.cost_per_customer, held.reps_needed) == (None, None, 0)
    assert sensitivity(nothing).of("leads") == ()


def test_reps_without_time_are_never_enough() -> None:
    assert Outcome(Plan(team=SalesTeam(marketing_leads_time=0))).reps_needed is None


def test_elasticity_is_undefined_where_a_logarithm_is() -> None:
    plan = one_type((1.0, 1.0, 1.0))
    fixed = sensitivity(plan, beliefs={RATE: Between(0, 1)}).effects
    ranged = next(each for each in fixed if each.move == "range")
    assert ranged.low == 1e-6  # the model's own bound
    stuck = Effect(ranged.input, ranged.result, "step", 0.0, 1.0, 1.0, 1.0, 2.0)
    assert stuck.elasticity is None
    assert Effect(ranged.input, ranged.result, "step", 1.0, 1.0, 1.0, 1.0, 1.0).elasticity is None
    assert Effect(ranged.input, ranged.result, "step", 1.0, 2.0, 1.0, None, 2.0).elasticity is None
    doubled = Effect(ranged.input, ranged.result, "step", 1.0, 2.0, 1.0, 8.0, 2.0)
    assert doubled.elasticity == pytest.approx(log(1 / 4) / log(2))


def test_what_is_undefined_has_no_swing_and_is_left_out() -> None:
    kind = LeadType(name="Web", conversion_rates=(0.34, 0.82, 0.23))
    plan = Plan(streams=(RevenueStream(name="All", deal_size=2_000, lead_types=(kind,)),))
    found = sensitivity(plan)

    assert found.of("cost") == ()
    assert {each.swing for each in found.effects if each.result.name == "cost"} == {None}


def test_all_alike_can_be_moved_too() -> None:
    found = sensitivity(Plan(), inputs=inputs_alike(Plan())).of("leads")
    factors = {each.input.text: each.elasticity for each in found}

    win = factors["All streams, all lead types, Opportunity → Customer: Conversion rate"]
    assert win == pytest.approx(-1)


def test_the_note_says_that_cost_and_hours_decide() -> None:
    assert sensitivity(Plan(), results=["leads"]).note == NOTE
    assert "what a gain costs in money and hours decides" in NOTE


@pytest.mark.parametrize("step", [0, 1, -0.1, float("nan")])
def test_a_step_that_is_none_is_refused(step: float) -> None:
    with pytest.raises(PlanError, match="it must be above 0 and below 1"):
        sensitivity(Plan(), step=step)


@pytest.mark.parametrize(
    ("address", "belief"),
    [
        ("quota", Counted(1, 2)),
        (RATE, Between(0.5, 1.5)),
        ("streams.0.deal_size", Between(0, 0.001)),
        ("streams.*.deal_size", Between(0.5, 1.5)),
    ],
)
def test_what_cannot_be_known_of_an_input_is_refused(
    address: str, belief: Counted | Between
) -> None:
    with pytest.raises(PlanError, match="cannot be what is known of it; a rate is given as"):
        sensitivity(Plan(), beliefs={address: belief})
