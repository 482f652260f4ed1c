"""A plan with the figures of a table: what is kept, taken or blended, and that it stays a plan."""

from datetime import date
from math import prod
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import (
    Calibration,
    Comparison,
    Finding,
    LeadType,
    Plan,
    PlanError,
    RevenueStream,
    YearMonth,
    apply_calibration,
    calibrate,
    compare_with_plan,
    lead_demand,
    weighted_close_rate,
)
from sla_calc.calibration.applying import Accept
from sla_calc.calibration.counts import (
    AgeCounts,
    Counts,
    CycleCounts,
    MonthCounts,
    Spending,
    StageCounts,
    WonAmounts,
    WonRevenue,
)
from sla_calc.calibration.matching import Matches
from sla_calc.calibration.spans import span_rate, with_span_rate
from tests.calc.sweep import dear
from tests.counts import counts_for
from tests.strategies import funnels, rates

STAGES = ("MQL", "SQL", "Opportunity", "Customer")
Wanted = Literal["add", "leave"]
weights = st.sampled_from([0.0, 1.0, 100.0, 1e6])
rounded = pytest.approx


def matches_of(calibration: Calibration, wanted: Wanted | None) -> Matches | None:
    """Ask for every lead type of the table to be added, if the plan lacks it."""
    if wanted is None:
        return None
    return {(rate.stream, rate.lead_type): wanted for rate in calibration.rates if rate.lead_type}


@dear
@given(st.data(), funnels(terms=True), st.sampled_from([None, "add", "leave"]), weights)
def test_whatever_is_accepted_the_plan_stays_one(
    data: st.DataObject, plan: Plan, wanted: Wanted | None, weight: float
) -> None:
    calibration = calibrate(data.draw(counts_for(plan)))
    matches = matches_of(calibration, wanted)
    try:
        comparison = compare_with_plan(plan, calibration, matches, weight)
        for finding in comparison:
            assert finding.suggested in finding.choices
            assert finding.why.endswith(".")
        accept = {finding.id: data.draw(st.sampled_from(finding.choices)) for finding in comparison}
        assert len(accept) == len(comparison)
        for choice in (accept, "suggested", "all"):
            changed = apply_calibration(plan, calibration, choice, matches, weight)
            lead_demand(changed)
    except PlanError as error:
        assert str(error).endswith(".")  # noqa: PT017 - either a plan or a sentence


@dear
@given(st.data(), funnels(terms=True))
def test_what_is_kept_changes_nothing(data: st.DataObject, plan: Plan) -> None:
    calibration = calibrate(data.draw(counts_for(plan)))
    keep = {finding.id: "keep" for finding in compare_with_plan(plan, calibration)}

    assert apply_calibration(plan, calibration, keep) == plan
    assert apply_calibration(plan, calibration, {}) == plan


@dear
@given(st.data(), funnels(terms=True))
def test_what_was_taken_differs_no_more(data: st.DataObject, plan: Plan) -> None:
    calibration = calibrate(data.draw(counts_for(plan)))
    before = compare_with_plan(plan, calibration)
    taken = {finding.id: "take" for finding in before if "take" in finding.choices}

    after = {
        finding.id: finding
        for finding in compare_with_plan(apply_calibration(plan, calibration, taken), calibration)
    }

    for key in taken:
        finding = after[key]
        if finding.quantity == "mix":  # as precise as a mix is written, for each lead type
            assert finding.difference == rounded(0, abs=1e-5)
        elif not (finding.quantity == "cycle" and finding.lead_type is None):
            assert finding.plan_value == rounded(finding.data_value, rel=1e-5)


@dear
@given(funnels(), st.data(), rates(1e-6))
def test_a_span_of_a_streams_rates_becomes_exactly_what_is_wanted(
    plan: Plan, data: st.DataObject, target: float
) -> None:
    stream = data.draw(st.sampled_from(plan.streams))
    kinds = data.draw(
        st.sampled_from([stream.lead_types, *[(kind,) for kind in stream.lead_types]])
    )
    upper, lower = sorted(
        data.draw(
            st.lists(st.integers(0, len(plan.stages) - 1), min_size=2, max_size=2, unique=True)
        )
    )

    found = with_span_rate(plan.mix_basis, stream, kinds, (upper, lower), target)

    changed = [
        kind.changed(conversion_rates=tuple(min(1.0, rate) for rate in own))
        for kind, own in zip(kinds, found, strict=True)
    ]
    reached = span_rate(plan.mix_basis, stream, changed, (upper, lower))
    assert reached == rounded(target, rel=1e-9)
    for kind, own in zip(kinds, found, strict=True):
        assert own[:upper] == kind.conversion_rates[:upper]
        assert own[lower:] == kind.conversion_rates[lower:]


# --- worked examples ------------------------------------------------------------------------------


def shop(*types: LeadType) -> Plan:
    stream = RevenueStream(name="Shop", deal_size=1_000, lead_types=types)
    return Plan(stages=STAGES, streams=(stream,))


DEMO = LeadType(name="Demo", mix=0.5, conversion_rates=(0.5, 0.5, 0.4), sales_cycle_days=30)
EVENT = LeadType(name="Event", mix=0.5, conversion_rates=(0.2, 0.5, 0.4), sales_cycle_days=60)


def counted(*rows: tuple[str | None, float, float], **parts: Any) -> Counts:
    """A cohort of which leads and customers are told, by lead type."""
    reached = tuple(
        StageCounts("Shop", kind, (leads, None, None, won)) for kind, leads, won in rows
    )
    return Counts(STAGES, "cohort", reached=reached, **parts)


def only(comparison: Comparison, quantity: str) -> Finding:
    (finding,) = [finding for finding in comparison if finding.quantity == quantity]
    return finding


def test_a_close_rate_over_three_steps_keeps_their_proportions() -> None:
    plan = shop(DEMO.changed(mix=1))
    calibration = calibrate(counted(("Demo", 1_000, 10)))

    (kind,) = apply_calibration(plan, calibration).streams[0].lead_types

    # 10 % are to be 1 %: every rate squared.
    assert kind.conversion_rates == rounded((0.25, 0.25, 0.16))
    assert prod(kind.conversion_rates) == rounded(0.01)


def test_a_streams_close_rate_is_that_of_all_its_lead_types_alike() -> None:
    plan = shop(DEMO, EVENT)
    calibration = calibrate(counted((None, 1_000, 30)))
    finding = only(compare_with_plan(plan, calibration), "rate")

    # Half of the leads close at 10 %, half at 4 %.
    assert (finding.lead_type, finding.plan_value, finding.data_value) == (None, 0.07, 0.03)
    changed = apply_calibration(plan, calibration)
    assert weighted_close_rate(changed, "Shop") == rounded(0.03, rel=1e-8)
    # The same power for both: log 10 % ÷ log 4 % stays.
    demo, event = (prod(kind.conversion_rates) for kind in changed.streams[0].lead_types)
    assert event == rounded(demo**1.3979400086720375, rel=1e-6)


def test_a_rate_of_0_cannot_be_taken_but_blended() -> None:
    plan = shop(DEMO.changed(mix=1))
    calibration = calibrate(counted(("Demo", 900, 0)))
    finding = only(compare_with_plan(plan, calibration), "rate")

    assert (finding.choices, finding.suggested) == (("keep", "blend"), "blend")
    assert finding.why == "Nobody got there, and a plan needs a rate above 0."
    # 100 leads at 10 %, and 900 at none: 1 %.
    assert finding.blended == rounded(0.01)
    changed = apply_calibration(plan, calibration, "all").streams[0].lead_types[0]
    assert prod(changed.conversion_rates) == rounded(0.01)
    with pytest.raises(PlanError, match=r"Close rate MQL → Customer of ‘?.*possible: keep, blend"):
        apply_calibration(plan, calibration, {finding.id: "take"})


def test_rates_of_100_percent_become_alike_where_no_power_lowers_them() -> None:
    plan = shop(DEMO.changed(mix=1, conversion_rates=(1, 1, 1)))
    calibration = calibrate(counted((None, 1_000, 125)))

    (kind,) = apply_calibration(plan, calibration).streams[0].lead_types

    assert kind.conversion_rates == rounded((0.5, 0.5, 0.5))


@pytest.mark.parametrize(
    ("leads", "won", "suggested", "why"),
    [
        (20, 19, "keep", "Only 20 leads: too few to tell."),
        (100, 12, "keep", "Not different: the plan's rate is within the interval."),
        (400, 9, "blend", "Different, but it hangs on fewer than 10 leads."),
        (400, 80, "take", "Clearly different, on 400 leads."),
    ],
)
def test_what_is_suggested_for_a_plans_10_percent(
    leads: int, won: int, suggested: str, why: str
) -> None:
    calibration = calibrate(counted(("Demo", leads, won)))
    finding = only(compare_with_plan(shop(DEMO.changed(mix=1)), calibration), "rate")

    assert (finding.suggested, finding.why) == (suggested, why)
    assert finding.significant is (won / leads != 0.12)
    assert finding.difference == rounded(won / leads - 0.1)


def test_a_mix_that_is_taken_leaves_the_rest_to_the_others() -> None:
    lone = EVENT.changed(name="Fair", mix=0.2)
    plan = shop(DEMO.changed(mix=0.4), EVENT.changed(mix=0.4), lone)
    calibration = calibrate(counted(("Demo", 300, 30), ("Event", 100, 4)))
    comparison = compare_with_plan(plan, calibration)
    mixes = {finding.lead_type: finding for finding in comparison if finding.quantity == "mix"}

    # The fair keeps its 20 %; of the other 80 % three quarters are demos.
    assert comparison.missing == (("Shop", "Fair"),)
    assert {name: row.data_value for name, row in mixes.items()} == rounded(
        {"Demo": 0.6, "Event": 0.2}
    )
    changed = apply_calibration(plan, calibration, {mixes["Demo"].id: "take"})
    assert [kind.mix for kind in changed.streams[0].lead_types] == rounded([0.6, 0.2, 0.2])


def test_a_lead_type_that_the_plan_lacks_can_be_added() -> None:
    plan = shop(DEMO.changed(mix=1))
    cycle = CycleCounts("Shop", "Webinar", 60, 80.0, 70.0, 150.0, 0)
    other = CycleCounts("Shop", "Demo", 60, 30.0, 20.0, 50.0, 0)
    spent = Spending("Shop", "Webinar", 6_000, 300)
    calibration = calibrate(
        counted(("Demo", 700, 70), ("Webinar", 300, 3), cycles=(other, cycle), spending=(spent,))
    )

    assert compare_with_plan(plan, calibration).unmatched == (("Shop", "Webinar"),)
    assert apply_calibration(plan, calibration) == plan
    changed = apply_calibration(plan, calibration, matches={("Shop", "Webinar"): "add"})
    demo, webinar = changed.streams[0].lead_types
    assert (demo.mix, webinar.mix) == rounded((0.7, 0.3))
    # The demo's 10 % become 1 %: every rate squared.
    assert webinar == LeadType(
        name="Webinar",
        mix=0.3,
        conversion_rates=webinar.conversion_rates,
        sales_cycle_days=80,
        cost_per_lead=20,
    )
    assert webinar.conversion_rates == rounded((0.25, 0.25, 0.16))


def test_deal_size_cycle_cost_and_share_are_taken_as_they_are() -> None:
    plan = shop(DEMO, EVENT.changed(deal_size=500.0))
    calibration = calibrate(
        counted(
            (None, 1_000, 70),
            amounts=(
                WonAmounts("Shop", None, 70, 140_000, 1_500, 0),
                WonAmounts("Shop", "Event", 40, 28_000, 500, 0),
            ),
            cycles=(CycleCounts("Shop", None, 70, 51.0, 40.0, 90.0, 0),),
            spending=(Spending("Shop", None, 9_000, 1_000),),
            revenue=(WonRevenue("Shop", 400_000, 140_000),),
        )
    )

    stream = apply_calibration(plan, calibration, "all").streams[0]

    assert (stream.deal_size, stream.marketing_share) == (2_000, 0.35)
    demo, event = stream.lead_types
    # Rates, cycle and cost are told of the whole stream; amounts of the event, too.
    assert (demo.deal_size, event.deal_size) == (None, 700)
    assert (demo.cost_per_lead, event.cost_per_lead) == (9, 9)


def test_a_sales_cycle_of_the_whole_stream_keeps_the_proportion_of_its_lead_types() -> None:
    plan = shop(DEMO, EVENT)
    cycle = CycleCounts("Shop", None, 70, 80.0, 40.0, 90.0, 0)
    calibration = calibrate(counted((None, 1_000, 70), cycles=(cycle,)))
    finding = only(compare_with_plan(plan, calibration), "cycle")

    # Of 14 deals ten come of demos, after 30 days, and four of events, after 60.
    assert finding.plan_value == rounded((10 * 30 + 4 * 60) / 14)
    changed = apply_calibration(plan, calibration, {finding.id: "take"}).streams[0]
    days = [kind.sales_cycle_days for kind in changed.lead_types]
    assert (10 * days[0] + 4 * days[1]) / 14 == rounded(80)
    assert days[1] == rounded(2 * days[0])


def test_deals_that_were_not_written_down_leave_the_close_rate_alone() -> None:
    ages = AgeCounts("Shop", "Demo", "MQL", "Customer", (10, 300), (100, 0), (0, 900))
    months = (
        MonthCounts(YearMonth(2026, 1), "Shop", "Demo", (500, None, None, 0)),
        MonthCounts(YearMonth(2026, 3), "Shop", "Demo", (500, None, None, 100)),
    )
    table = counted(("Demo", 1_000, 30), ages=(ages,), months=months, first_won=date(2026, 3, 1))
    finding = only(compare_with_plan(shop(DEMO.changed(mix=1)), calibrate(table)), "rate")

    assert finding.suggested == "keep"
    assert finding.why == "Early deals were not written down: count from 2026-03 on first."


def test_a_rate_of_leads_without_time_is_no_reason_to_lower_the_plans() -> None:
    # As many came in the second half of the time as in the first, so the rest cannot be told.
    ages = AgeCounts("Shop", "Demo", "MQL", "Customer", (10, 60, 100), (25, 25, 0), (300, 300, 350))
    calibration = calibrate(counted(("Demo", 1_000, 50), ages=(ages,)))
    high, low = (
        only(
            compare_with_plan(shop(DEMO.changed(mix=1, conversion_rates=own)), calibration), "rate"
        )
        for own in ((0.5, 0.5, 0.4), (0.1, 0.1, 1))
    )

    assert (high.suggested, high.why) == (
        "keep",
        "Too many leads are too young to have converted: the rate is still too low.",
    )
    assert low.suggested == "take"  # 5 % so far is more than 1 % already


def test_an_added_lead_type_that_nobody_came_of_has_the_rates_of_the_first_one() -> None:
    calibration = calibrate(counted(("Demo", 90, 9), ("Webinar", 10, 0)))
    plan = shop(DEMO.changed(mix=1))

    changed = apply_calibration(plan, calibration, matches={("Shop", "Webinar"): "add"})

    demo, webinar = changed.streams[0].lead_types
    assert webinar.conversion_rates == demo.conversion_rates == DEMO.conversion_rates
    assert webinar.mix == rounded(0.1)


def test_the_mix_of_few_leads_is_kept() -> None:
    calibration = calibrate(counted(("Demo", 20, 2), ("Event", 9, 2)))
    mixes = [
        finding
        for finding in compare_with_plan(shop(DEMO, EVENT), calibration)
        if finding.quantity == "mix"
    ]

    assert [row.data_value for row in mixes] == rounded([20 / 29, 9 / 29])
    assert {(row.suggested, row.why) for row in mixes} == {
        ("keep", "Only 29 leads: too few to tell.")
    }


def test_a_mix_by_revenue_is_that_of_the_amounts_won() -> None:
    plan = shop(DEMO, EVENT).changed(mix_basis="revenue")
    amounts = (
        WonAmounts("Shop", "Demo", 40, 30_000, 700, 0),
        WonAmounts("Shop", "Event", 40, 10_000, 200, 0),
    )
    rows = (("Demo", 100, 40), ("Event", 300, 40))
    demo, event = (
        finding
        for finding in compare_with_plan(plan, calibrate(counted(*rows, amounts=amounts)))
        if finding.quantity == "mix"
    )
    untold = calibrate(
        counted(*rows, amounts=(amounts[0], WonAmounts("Shop", "Event", 1, 9, 9, 1)))
    )

    assert (demo.data_value, event.data_value) == (0.75, 0.25)
    assert (demo.low, demo.significant, demo.why) == (
        None,
        None,
        "Different by more than a tenth, on 400 leads.",
    )
    # 100 leads at 50 %, and 400 at 75 %.
    assert demo.blended == rounded(0.7)
    assert not [row for row in compare_with_plan(plan, untold) if row.quantity == "mix"]


def test_a_lead_type_whose_part_of_the_revenue_is_not_told_is_added_with_a_mix_of_0() -> None:
    plan = shop(DEMO.changed(mix=1)).changed(mix_basis="revenue")
    calibration = calibrate(counted(("Demo", 100, 40), ("Webinar", 300, 40)))

    changed = apply_calibration(plan, calibration, "all", {("Shop", "Webinar"): "add"})

    assert [kind.mix for kind in changed.streams[0].lead_types] == [1, 0]


def test_what_the_plan_does_not_have_yet_has_no_difference() -> None:
    calibration = calibrate(
        counted(("Demo", 100, 12), spending=(Spending("Shop", "Demo", 90, 90),))
    )
    finding = only(compare_with_plan(shop(DEMO.changed(mix=1)), calibration), "cost per lead")

    assert (finding.plan_value, finding.data_value, finding.difference) == (None, 1, None)
    assert (finding.significant, finding.blended) == (None, None)
    assert finding.why == "The plan has none yet, on 90 leads."


@pytest.mark.parametrize(
    ("days", "deals", "suggested", "why"),
    [
        (33, 100, "keep", "Not different by more than a tenth."),
        (90, 20, "keep", "Only 20 deals: too few to tell."),
        (90, 100, "take", "Different by more than a tenth, on 100 deals."),
        (
            5_000,
            100,
            "keep",
            "Different by more than a tenth, on 100 deals. A plan cannot hold that value, though.",
        ),
    ],
)
def test_what_is_suggested_for_a_plans_30_days(
    days: float, deals: int, suggested: str, why: str
) -> None:
    cycles = (
        CycleCounts("Shop", "Fair", 9, 1.0, 1.0, 1.0, 0),
        CycleCounts("Shop", "Demo", deals, days, 20.0, 90.0, 0),
    )
    table = counted(("Demo", 1_000, 100), cycles=cycles)
    finding = only(compare_with_plan(shop(DEMO.changed(mix=1)), calibrate(table)), "cycle")

    assert (finding.suggested, finding.why) == (suggested, why)
    # The plan's 10 % of 100 leads are worth ten deals.
    assert finding.blended == rounded((10 * 30 + deals * days) / (10 + deals))


@pytest.mark.parametrize(
    ("accept", "words"),
    [
        ({"rate|Shop|Nobody|A→B": "take"}, "There is no finding ‘?rate"),
        ("everything", "it must be 'suggested', 'all' or a choice by finding"),
    ],
)
def test_an_unknown_choice_is_refused_in_a_sentence(accept: Accept, words: str) -> None:
    calibration = calibrate(counted(("Demo", 100, 12)))

    with pytest.raises(PlanError, match=words):
        apply_calibration(shop(DEMO.changed(mix=1)), calibration, accept)


@pytest.mark.parametrize("weight", [-1.0, float("nan"), float("inf")])
def test_a_weight_is_0_leads_or_more(weight: float) -> None:
    calibration = calibrate(counted(("Demo", 100, 12)))

    with pytest.raises(PlanError, match=r"it must be 0 or more\.$"):
        compare_with_plan(shop(DEMO.changed(mix=1)), calibration, weight=weight)
