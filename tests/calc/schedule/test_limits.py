"""Limits on deliveries: they are kept, and what they cost is said."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import (
    LeadSchedule,
    LeadType,
    Plan,
    RevenueStream,
    YearMonth,
    lead_demand,
    lead_schedule,
)
from tests.calc.schedule.plans import in_days, one_type, schedulable

NOISE = 1e-5
"""What a solver leaves open, relative to the most leads of a month."""


def two_types(limit: float | None, *, months: int = 3, cycle: float = 0) -> Plan:
    """Two types that bring 100 a lead each, half and half, the first up to a limit."""
    kinds = tuple(
        LeadType(
            name=name,
            mix=0.5,
            conversion_rates=(0.1,),
            sales_cycle_days=cycle,
            monthly_limit=most,
        )
        for name, most in (("Demo", limit), ("Form", None))
    )
    stream = RevenueStream(name="All", deal_size=1_000, lead_types=kinds)
    return Plan(quota=10_000, months=months, stages=("Lead", "Customer"), streams=(stream,))


def in_all(schedule: LeadSchedule, stream: str) -> list[float]:
    found = dict.fromkeys(schedule.months, 0.0)
    for line in schedule.lines:
        found[line.month] += line.leads_due * (line.stream == stream)
    return list(found.values())


# --- laws -----------------------------------------------------------------------------------------


@given(schedulable(), st.floats(0, 1))
def test_leads_change_from_month_to_month_by_no_more_than_allowed(
    plan: Plan, change: float
) -> None:
    schedule = lead_schedule(plan, change=change)

    for stream in plan.streams:
        leads = in_all(schedule, stream.name)
        room = NOISE * max(leads)
        for before, after in pairwise(leads):
            assert (1 - change) * before - room <= after <= (1 + change) * before + room


@given(schedulable(), st.floats(0.2, 3))
def test_no_month_brings_more_than_so_many_times_an_average_one(plan: Plan, surge: float) -> None:
    schedule = lead_schedule(plan, surge=surge)
    average = lead_demand(plan)

    for stream in plan.streams:
        usual = sum(line.volumes[0] for line in average.lines if line.stream == stream.name)
        assert max(in_all(schedule, stream.name)) <= usual * surge * (1 + NOISE)


@given(schedulable(), st.data())
def test_no_lead_type_delivers_more_than_its_limit(plan: Plan, data: st.DataObject) -> None:
    limits = st.none() | st.floats(0, 500)
    limited = plan.changed(
        streams=tuple(
            stream.changed(
                lead_types=tuple(
                    kind.changed(monthly_limit=data.draw(limits)) for kind in stream.lead_types
                )
            )
            for stream in plan.streams
        )
    )
    schedule = lead_schedule(limited)

    most = {
        (stream.name, kind.name): kind.monthly_limit
        for stream in limited.streams
        for kind in stream.lead_types
    }
    for line in schedule.lines:
        limit = most[line.stream, line.lead_type]
        assert line.leads_due >= 0
        assert limit is None or line.leads_due <= limit * (1 + NOISE) + 1e-9


@given(schedulable(), st.floats(0, 1), st.floats(0.3, 3))
def test_a_limit_never_makes_less_short(plan: Plan, change: float, surge: float) -> None:
    free, limited = lead_schedule(plan), lead_schedule(plan, change=change, surge=surge)

    reachable = [(each.month, each.stream) for each in limited.shortfalls if each.earliest is None]
    missing = {(each.month, each.stream): each.shortfall for each in free.by_stream}
    short = sum(each.money for each in limited.shortfalls if each.earliest is None)
    before = sum(missing[each] for each in reachable)
    assert short >= before - NOISE * max(1, *free.targets)


@pytest.mark.parametrize("tiny", [2.2e-308, 1e-30, 1e-14])
@pytest.mark.parametrize("own", [0, 100])
def test_a_share_of_next_to_nothing_does_not_stand_in_for_the_others(tiny: float, own: int) -> None:
    plan = two_types(0)
    stream = plan.streams[0]
    limited, other = stream.lead_types
    kinds = (limited.changed(mix=1.0), other.changed(mix=tiny, monthly_limit=own))

    schedule = lead_schedule(plan.changed(streams=(stream.changed(lead_types=kinds),)))

    assert [line.leads_due for line in schedule.lines] == pytest.approx([0] * 6, abs=1e-9)


# --- worked ---------------------------------------------------------------------------------------


def test_within_its_limit_a_lead_type_keeps_to_the_mix() -> None:
    schedule = lead_schedule(two_types(50))

    assert [line.leads_due for line in schedule.lines] == [50] * 6


def test_where_one_is_at_its_limit_the_others_go_on() -> None:
    schedule = lead_schedule(two_types(20))

    assert [line.leads_due for line in schedule.lines] == [20, 80] * 3
    assert sum(schedule.shortfall) == sum(schedule.excess) == 0


def test_a_channel_that_delivers_nothing_leaves_all_to_the_others() -> None:
    assert [line.committed[0] for line in lead_schedule(two_types(0)).lines] == [0, 100] * 3


def test_the_others_go_on_in_proportion_to_the_mix() -> None:
    kinds = tuple(
        LeadType(
            name=name,
            mix=mix,
            conversion_rates=(0.1,),
            sales_cycle_days=0,
            monthly_limit=limit,
        )
        for name, mix, limit in (("A", 0.5, 10), ("B", 0.3, None), ("C", 0.2, None))
    )
    stream = RevenueStream(name="All", deal_size=1_000, lead_types=kinds)
    plan = Plan(quota=10_000, months=1, stages=("Lead", "Customer"), streams=(stream,))

    # 90 leads are left, three to two.
    leads = [line.leads_due for line in lead_schedule(plan).lines]
    assert leads == pytest.approx([10, 54, 36], rel=1e-7)


def test_a_channel_that_cannot_deliver_is_named_with_what_is_missing() -> None:
    plan = one_type([20_000, 20_000], sales_cycle_days=0, monthly_limit=300)

    schedule = lead_schedule(plan)

    assert schedule.leads == (300, 300)
    assert schedule.shortfall == pytest.approx((5_000, 5_000))
    (first, _) = schedule.shortfalls
    assert first.bound_by == ("All can deliver at most 300 leads a month",)
    assert first.earliest is None
    assert first.sentence == (
        "January 2027 is 5,000 short: All can deliver at most 300 leads a month."
    )


def test_leads_come_earlier_where_the_month_itself_cannot_bring_them() -> None:
    # 5 % close in the month and as many in the next: February's 30 deals take both months' 300.
    plan = one_type([0, 30_000], rate=0.1, cycle_curve=(0.5, 0.5), monthly_limit=300)

    schedule = lead_schedule(plan)

    assert schedule.leads == (300, 300)
    assert sum(schedule.shortfall) == pytest.approx(0, abs=0.1)
    assert schedule.excess == pytest.approx((15_000, 0))


def test_smoothing_that_is_too_tight_is_named() -> None:
    plan = one_type([1_000, 100_000], sales_cycle_days=0)

    schedule = lead_schedule(plan, change=0.2, surge=2)

    # An average month has 1,010 leads; at most 2,020 may come, 101,000 worth.
    assert sum(schedule.shortfall) == 0
    tight = lead_schedule(plan, change=0.2, surge=1)
    assert tight.shortfall == pytest.approx((0, 49_500))
    assert [each.sentence for each in tight.shortfalls] == [
        "February 2027 is 49,500 short: at most 1,010 of its leads may come in a month."
    ]


def test_a_limit_on_change_is_named_where_it_binds_alone() -> None:
    # January's 1,500 leads at most allow February to bring 1,800 that the channel has not got.
    plan = one_type([50_000, 90_000], sales_cycle_days=0, monthly_limit=1_500)

    (short,) = lead_schedule(plan, change=0.2).shortfalls

    assert short.bound_by == ("All can deliver at most 1,500 leads a month",)
    assert short.money == pytest.approx(15_000)


def test_a_channel_that_opens_slowly_is_bound_by_the_change() -> None:
    # The surge holds January at 500 of its 1,000 leads; February may then bring 550.
    plan = one_type([25_000, 75_000], sales_cycle_days=0)

    short = lead_schedule(plan, change=0.1, surge=0.9).shortfalls

    assert [each.month for each in short] == [YearMonth(2027, 2)]
    assert short[0].money == pytest.approx(75_000 - 45_000)
    assert short[0].bound_by == ("at most 900 of its leads may come in a month",)


def test_smooth_deliveries_cost_leads_and_no_month() -> None:
    plan = one_type([0, 10_000, 30_000, 10_000], sales_cycle_days=in_days(1))

    schedule = lead_schedule(plan, change=0.5)

    # 600 leads are due in February; at most half more than in January, at least half of it after.
    assert [line.leads_due for line in schedule.lines] == pytest.approx([400, 600, 300, 150])
    assert sum(schedule.shortfall) == 0
    assert schedule.excess == pytest.approx((0, 10_000, 0, 5_000))


def test_limits_that_bind_only_together_are_all_named() -> None:
    plan = one_type([60_000], sales_cycle_days=0, monthly_limit=600)

    # 600 leads by the channel, and by the surge 0.5 × 1,200: neither alone would help.
    (short,) = lead_schedule(plan, surge=0.5).shortfalls

    assert short.bound_by == (
        "All can deliver at most 600 leads a month",
        "at most 600 of its leads may come in a month",
    )


def test_the_stream_is_named_where_there_are_several() -> None:
    first, *_ = lead_schedule(Plan()).shortfalls

    assert first.sentence == (
        "January 2027 is 168,000 short in Small business: leads created from January 2027 on "
        "close in February 2027 at the earliest."
    )
    assert first.month == YearMonth(2027, 1)


# --- far apart ------------------------------------------------------------------------------------


def test_where_deals_lie_a_billion_apart_what_was_found_first_holds() -> None:
    # The solver takes what is best for the mix as impossible, once as little as can be is short.
    kinds = (
        LeadType(
            name="A",
            mix=0.159,
            conversion_rates=(0.9, 0.2309, 0.563, 0.4),
            sales_cycle_days=97,
        ),
        LeadType(
            name="B",
            mix=0.595,
            conversion_rates=(0.9, 0.3046, 0.92, 0.12),
            deal_size=6.502,
            sales_cycle_days=153.1,
            sales_cycle_spread=192.5,
        ),
        LeadType(
            name="C",
            mix=0.246,
            conversion_rates=(0.6128, 0.9521, 0.1537, 0.8),
            deal_size=895_668_256.64,
            sales_cycle_days=30,
            monthly_limit=1.3698374734587838e-09,
        ),
    )
    stream = RevenueStream(name="All", deal_size=1_691_190_077, lead_types=kinds)
    stages = ("Visitor", "Lead", "SQL", "Opportunity", "Customer")
    plan = Plan(quota=100_000, months=4, stages=stages, streams=(stream,))

    schedule = lead_schedule(plan)

    for each in schedule.by_stream:
        assert each.revenue + each.shortfall - each.excess == pytest.approx(100_000)
    assert max(line.leads_due for line in schedule.lines if line.lead_type == "C") <= 1.37e-9


def test_each_stage_can_be_rounded_up_where_a_solver_finds_the_leads() -> None:
    plan = two_types(20, months=1).changed(rounding="each stage")

    # 2 and 8 customers; of 25 leads at 10 % as many as 3 customers need are promised.
    assert [line.committed for line in lead_schedule(plan).lines] == [(20, 2), (80, 8)]
    uneven = [line.committed for line in lead_schedule(two_types(25, months=1)).lines]
    assert uneven == [(25, 3), (75, 8)]
    by_stage = two_types(25, months=1).changed(rounding="each stage")
    assert [line.committed for line in lead_schedule(by_stage).lines] == [(30, 3), (80, 8)]
