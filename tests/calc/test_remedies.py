"""What would make the follow-up fit: each remedy suffices, and no smaller one does."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from sla_calc import (
    Attempt,
    FollowUpPolicy,
    Hire,
    LeadType,
    Plan,
    RevenueStream,
    SalesTeam,
    follow_up_capacity,
)
from sla_calc.edits.follow_up_edits import (
    SHARE_STEPS,
    automatable,
    automated,
    hired,
    shortened,
    with_marketing_scaled,
)
from sla_calc.follow_up.cheapest_mix import cheapest_mix, paid_hours_a_month
from sla_calc.follow_up.effort import policies
from sla_calc.follow_up.remedies import Remedy, capped, remedies
from tests.strategies import staffed_plans

few = settings(max_examples=15)
EXAMPLE = Plan()
BUSY = Plan(quota=700_000)
"""136 % of the hours there are."""


def by_kind(plan: Plan) -> dict[str, Remedy]:
    return {remedy.kind: remedy for remedy in remedies(plan)}


def simple(**team: object) -> Plan:
    """1,000 leads a month, three attempts of 8 minutes, nobody reached: 400 hours."""
    kind = LeadType(name="All", conversion_rates=(0.1, 1.0, 1.0))
    cadence = tuple(Attempt(day=day, minutes=8) for day in range(3))
    return Plan(
        quota=1_000_000,
        streams=(RevenueStream(name="All", deal_size=10_000, lead_types=(kind,)),),
        follow_up=FollowUpPolicy(cadence=cadence, connect_rate=0),
        team=SalesTeam(**team),
    )


# --- laws -----------------------------------------------------------------------------------------


@few
@given(staffed_plans())
def test_every_remedy_but_automation_makes_it_fit(plan: Plan) -> None:
    found = remedies(plan)
    assert (follow_up_capacity(plan).status == "fine") <= (not found)
    for remedy in found:
        assert follow_up_capacity(remedy.plan) == remedy.capacity
        assert remedy.suffices or remedy.kind == "automate"


@few
@given(staffed_plans())
def test_a_smaller_remedy_would_not_do(plan: Plan) -> None:
    for remedy in remedies(plan):
        amount = int(remedy.amount)
        if remedy.kind == "hire" and amount > 1:
            assert follow_up_capacity(hired(plan, amount - 1)).status != "fine"
        if remedy.kind == "automate" and remedy.suffices and amount > 1:
            assert follow_up_capacity(automated(plan, amount - 1)).status != "fine"


@few
@given(staffed_plans())
def test_the_cheapest_mix_costs_no_more_than_any_remedy_alone(plan: Plan) -> None:
    costly = plan.changed(team=plan.team.changed(cost_per_hour=50))
    mix = cheapest_mix(costly)
    # A cap rounds each share down to a step, so that it can keep a little of one stream and nothing
    # of another, which needs more hours: by that much it is not alike.
    step = costly.quota / SHARE_STEPS
    for remedy in remedies(costly):
        if mix and remedy.kind in {"hire", "shorten", "cap"} and remedy.suffices:
            price = (remedy.cost or 0) + remedy.forgone
            rounding = step if remedy.kind == "cap" else 0
            assert mix.price <= price * (1 + 1e-9) + 1e-6 + rounding


# --- worked examples ------------------------------------------------------------------------------


def test_what_fits_needs_no_remedy() -> None:
    assert remedies(Plan(quota=300_000)) == ()


def test_the_remedies_of_the_example() -> None:
    """342.5 of 375.8 hours are needed; 85 % of 375.8 are 319.5, which 469 of 503 leads take."""
    amounts = {kind: remedy.amount for kind, remedy in by_kind(EXAMPLE).items()}
    assert amounts == {
        "hire": 1,
        "automate": 2,
        "shorten": 6,
        "cap": 469,
        "marketing leads time": 0.65,
        "selling time": 0.65,
    }


def test_hiring_costs_the_paid_hours_of_those_hired() -> None:
    """365.25 days ÷ 7 ÷ 12 = 4.348 weeks of 40 hours at 45: 7,826.79 a rep and month."""
    assert paid_hours_a_month(SalesTeam(hours_per_week=40)) == pytest.approx(173.928571, rel=1e-8)
    costly = BUSY.changed(team=SalesTeam(cost_per_hour=45))
    assert by_kind(costly)["hire"].amount == 4
    assert by_kind(costly)["hire"].cost == pytest.approx(4 * 7_826.7857, rel=1e-8)
    assert by_kind(BUSY)["hire"].cost is None
    assert by_kind(BUSY)["cap"].cost == 0


def test_who_is_hired_joins_those_who_start_then_anyway() -> None:
    start = EXAMPLE.start_month
    team = SalesTeam(hires=(Hire(start, 1), Hire(start + 2, 3)))
    assert hired(EXAMPLE.changed(team=team), 2).team.hires == (Hire(start, 3), Hire(start + 2, 3))


def test_part_of_a_rep_that_is_there_is_not_hired_again() -> None:
    """400 hours ÷ (62.64 × 85 %) = 7.51 reps: to 6.6 of them one is added, not two."""
    assert by_kind(simple(reps=6.6))["hire"].amount == 1


def test_a_hire_that_still_ramps_counts_less() -> None:
    """In the first month a hire is worth a quarter of a rep: four for each that is missing."""
    month = EXAMPLE.start_month
    capacity = follow_up_capacity(BUSY, month)
    found = {remedy.kind: remedy for remedy in remedies(BUSY, month)}
    missing = (capacity.reps_needed or 0) - capacity.reps
    assert found["hire"].amount == 4 * missing
    assert found["hire"].suffices


def test_capping_lowers_marketings_shares_alike() -> None:
    within = capped(BUSY)
    assert follow_up_capacity(within).status == "fine"
    shares = [stream.marketing_share for stream in within.streams]
    assert shares[0] / 0.7 == pytest.approx(shares[1] / 0.4, abs=3e-4)
    more = with_marketing_scaled(BUSY, shares[0] / 0.7 + 0.003)
    assert follow_up_capacity(more).status == "tight"
    assert capped(simple(reps=0)).streams[0].marketing_share == 0


def test_shortening_forgoes_the_leads_that_later_attempts_reach() -> None:
    """1 − 0.8⁶ of 232,000 ÷ (1 − 0.8⁷): 15,391 a month are no longer reached."""
    remedy = by_kind(EXAMPLE)["shorten"]
    kept = (1 - 0.8**6) / (1 - 0.8**7)
    assert remedy.forgone == pytest.approx(232_000 * (1 - kept), rel=1e-9)
    assert remedy.cost == 0
    assert len(shortened(EXAMPLE, 0).follow_up.cadence) == 1


def test_calls_and_what_is_automated_already_are_left_to_reps() -> None:
    cadence = (
        Attempt(day=0, channel="Call"),
        Attempt(day=1, channel="email"),
        Attempt(day=2, channel="social", automated=True),
        Attempt(day=3, channel="SMS"),
    )
    policy = FollowUpPolicy(cadence=cadence)
    assert automatable(policy) == [3, 1]
    plan = automated(Plan(follow_up=policy), 1)
    assert [attempt.automated for attempt in plan.follow_up.cadence] == [False, False, True, True]


def test_a_lead_types_own_promise_is_relieved_as_well() -> None:
    own = FollowUpPolicy(connect_rate=0.1)
    kinds = EXAMPLE.streams[0].lead_types
    stream = EXAMPLE.streams[0].changed(lead_types=(kinds[0].changed(follow_up=own), *kinds[1:]))
    plan = EXAMPLE.changed(streams=(stream, *EXAMPLE.streams[1:]))
    assert {len(policy.cadence) for policy in policies(shortened(plan, 3))} == {3}


def test_where_nobody_is_ever_reached_a_shorter_cadence_forgoes_nothing() -> None:
    """400 hours for 1,000 leads; two attempts take 266.7 of the 319.5 that may be planned."""
    found = by_kind(simple(cost_per_hour=10))
    assert (found["shorten"].amount, found["shorten"].forgone) == (2, 0.0)
    mix = cheapest_mix(simple(cost_per_hour=10))
    assert mix == replace(mix, reps=0, price=0.0)


def test_a_mix_of_hires_and_a_shorter_cadence_can_be_cheapest() -> None:
    """One rep for the bulk, and the last attempts, which reach few, in place of a second one."""
    plan = EXAMPLE.changed(quota=540_000, team=SalesTeam(cost_per_hour=80))
    found = by_kind(plan)
    prices = {kind: (each.cost or 0) + each.forgone for kind, each in found.items()}
    assert min(prices["hire"], prices["shorten"], prices["cap"]) >= prices.get("mix", 0)


# --- edges ----------------------------------------------------------------------------------------


def test_without_time_for_marketings_leads_only_time_helps() -> None:
    """400 hours ÷ (6 reps × 104.4 hours of selling time × 85 %) = 75.1 %."""
    found = by_kind(simple(marketing_leads_time=0, cost_per_hour=10))
    assert {kind: remedy.amount for kind, remedy in found.items()} == {"marketing leads time": 0.76}
    assert cheapest_mix(simple(marketing_leads_time=0, cost_per_hour=10)) is None


def test_zero_reps_have_to_be_hired() -> None:
    """400 hours ÷ (62.64 × 85 %) = 7.5 reps."""
    found = by_kind(simple(reps=0))
    assert found["hire"].amount == 8
    assert set(found) == {"hire"}


def test_a_hire_without_productivity_in_the_month_is_no_remedy() -> None:
    plan = simple(reps=1, ramp=(0.0,))
    kinds = {remedy.kind for remedy in remedies(plan, plan.start_month)}
    assert "hire" not in kinds
    assert "cap" in kinds


def test_what_costs_are_not_known_makes_no_mix() -> None:
    assert cheapest_mix(BUSY) is None
    assert "mix" not in by_kind(BUSY)


def test_many_hires_are_compared_in_steps() -> None:
    plan = simple(reps=0, cost_per_hour=0.01).changed(quota=10_000_000_000)
    mix = cheapest_mix(plan)
    assert (mix.reps if mix else 0) > 1_000
