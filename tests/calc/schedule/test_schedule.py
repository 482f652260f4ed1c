"""The schedule: leads come so early that the deals close when the quota asks for them."""

from math import prod

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sla_calc import (
    CreatedLeads,
    LeadSchedule,
    LeadType,
    Plan,
    PlanError,
    RevenueStream,
    YearMonth,
    cycle_shares,
    forecast,
    lead_demand,
    lead_schedule,
    steady_pipeline,
    stream_targets,
)
from tests.calc.schedule.plans import JANUARY, in_days, one_type, schedulable
from tests.calc.sweep import dear
from tests.strategies import funnels

CLOSE = 1e-6
"""What a solver leaves open, relative to the largest target or what closes."""


def noise(schedule: LeadSchedule) -> float:
    return CLOSE * max(1e-9, *schedule.targets, *schedule.revenue)


def closing(plan: Plan, schedule: LeadSchedule, stream: str, month: YearMonth) -> float:
    """What the schedule's leads bring a stream in a month, lead by lead and month by month."""
    total = 0.0
    for line in schedule.lines:
        if line.stream == stream and line.month <= month:
            kinds = plan.stream(stream).lead_types
            kind = next(kind for kind in kinds if kind.name == line.lead_type)
            shares = cycle_shares(kind)
            age = (month.year - line.month.year) * 12 + month.month - line.month.month
            if age < len(shares):
                value = prod(kind.conversion_rates) * plan.stream(stream).deal_size_of(kind)
                total += line.leads_due * value * shares[age]
    return total


def leads_of(schedule: LeadSchedule) -> dict[tuple[str, str], list[float]]:
    found: dict[tuple[str, str], list[float]] = {}
    for line in schedule.lines:
        found.setdefault((line.stream, line.lead_type), []).append(line.leads_due)
    return found


# --- laws -----------------------------------------------------------------------------------------


@given(schedulable())
def test_what_closes_and_what_is_short_are_the_target(plan: Plan) -> None:
    schedule = lead_schedule(plan)

    for each in schedule.by_stream:
        assert each.revenue + each.shortfall - each.excess == pytest.approx(
            each.target, abs=noise(schedule)
        )
        assert min(each.shortfall, each.excess) == 0
        (target,) = [
            owed.marketing_target
            for owed in stream_targets(plan, each.month)
            if owed.stream == each.stream
        ]
        assert each.target == target


@given(schedulable())
def test_what_closes_is_what_the_leads_bring_one_by_one(plan: Plan) -> None:
    schedule = lead_schedule(plan)

    for each in schedule.by_stream:
        brought = closing(plan, schedule, each.stream, each.month)
        assert each.revenue == pytest.approx(brought, abs=noise(schedule))
        lines = [line for line in schedule.of_month(each.month) if line.stream == each.stream]
        assert sum(line.revenue for line in lines) == pytest.approx(brought, abs=noise(schedule))


@given(schedulable())
def test_every_month_is_met_from_the_first_in_which_a_fair_share_closes(plan: Plan) -> None:
    schedule = lead_schedule(plan)

    for stream in plan.streams:
        short = [each for each in schedule.shortfalls if each.stream == stream.name]
        owing = [each for each in schedule.by_stream if each.stream == stream.name and each.target]
        for each in short:
            assert each.bound_by == ()
            assert each.month < (each.earliest or YearMonth(2999, 1))
        # Whatever is short comes before all that is met.
        assert [each.month for each in short] == [each.month for each in owing[: len(short)]]


@dear
@given(funnels(months=3))
def test_with_a_cycle_of_0_the_schedule_is_the_demand_month_by_month(plan: Plan) -> None:
    at_once = plan.changed(
        streams=tuple(
            stream.changed(
                lead_types=tuple(kind.changed(sales_cycle_days=0) for kind in stream.lead_types)
            )
            for stream in plan.streams
        )
    )
    schedule = lead_schedule(at_once)

    for month in schedule.months:
        for due, owed in zip(
            schedule.of_month(month), lead_demand(at_once, month).lines, strict=True
        ):
            assert due.committed == owed.committed
            assert due.volumes == pytest.approx(owed.volumes, rel=1e-9, abs=1e-12)
            assert due.revenue == pytest.approx(owed.revenue, rel=1e-9, abs=1e-9)
    assert sum(schedule.shortfall) == 0


@given(st.floats(0, 200), st.floats(0, 200), st.integers(7, 11))
def test_a_longer_cycle_never_makes_leads_due_later(one: float, other: float, last: int) -> None:
    quotas = [0.0] * last + [20_000.0]
    shorter, longer = (
        lead_schedule(one_type(quotas, sales_cycle_days=days)) for days in sorted((one, other))
    )
    early, late = (
        [sum(due) / sum(leads) for due in accumulate_each(leads)]
        for schedule in (longer, shorter)
        for leads in ([line.leads_due for line in schedule.lines],)
    )

    assert all(a >= b - 1e-9 for a, b in zip(early, late, strict=True))


def accumulate_each(leads: list[float]) -> list[list[float]]:
    return [leads[: month + 1] for month in range(len(leads))]


@given(schedulable(), st.integers(2, 9))
def test_twice_the_quota_takes_twice_the_leads(plan: Plan, times: int) -> None:
    alone = plan.changed(
        streams=tuple(stream.changed(retained_revenue=0) for stream in plan.streams)
    )
    once, often = lead_schedule(alone), lead_schedule(alone.changed(quota=alone.quota * times))

    most = max(line.leads_due for line in often.lines)
    assume(not any(once.excess))
    for few, many in zip(once.lines, often.lines, strict=True):
        assert many.leads_due == pytest.approx(few.leads_due * times, rel=1e-4, abs=1e-4 * most)


@given(schedulable())
def test_forward_the_schedule_brings_what_it_says(plan: Plan) -> None:
    schedule = lead_schedule(plan)

    foreseen = forecast(plan, leads_of(schedule))
    assert foreseen.revenue == pytest.approx(schedule.revenue, abs=noise(schedule))


@given(schedulable())
def test_a_promise_is_the_need_rounded_up(plan: Plan) -> None:
    for line in lead_schedule(plan).lines:
        assert line.leads_due <= line.committed[0] * (1 + 1e-12)
        assert line.committed[0] <= line.leads_due + 1


@given(schedulable(months=6), st.integers(1, 12))
def test_what_is_looked_at_beyond_the_plan_changes_nothing_within_reach(
    plan: Plan, beyond: int
) -> None:
    alone, seen_further = lead_schedule(plan), lead_schedule(plan, beyond=beyond)

    assert seen_further.months == alone.months == plan.covered_months
    assert [each.month for each in seen_further.shortfalls] == [
        each.month for each in alone.shortfalls
    ]


# --- worked ---------------------------------------------------------------------------------------


def test_20_customers_in_month_3_are_400_leads_in_month_1() -> None:
    plan = one_type([0, 0, 20_000], sales_cycle_days=in_days(2))

    schedule = lead_schedule(plan)

    assert [line.leads_due for line in schedule.lines] == [400, 0, 0]
    assert [line.committed for line in schedule.lines] == [(400, 20), (0, 0), (0, 0)]
    assert [line.customers for line in schedule.lines] == [0, 0, 20]
    assert schedule.shortfall == (0, 0, 0)


def test_a_cohorts_curve_backward() -> None:
    # 100 deals of each month's leads close 5, 30, 40, 25: 5, 35, 75 and from then on 100 a month.
    curve = (0.05, 0.3, 0.4, 0.25)
    plan = one_type([5_000, 35_000, 75_000, 100_000, 100_000], cycle_curve=curve)

    schedule = lead_schedule(plan)

    assert [line.leads_due for line in schedule.lines] == [2_000] * 5
    assert schedule.revenue == pytest.approx(schedule.targets)
    assert sum(schedule.shortfall) == sum(schedule.excess) == 0


def test_a_cycle_of_one_and_a_half_months_needs_twice_the_leads_at_first() -> None:
    # Half of them close a month later; the other half meets the month after that by itself.
    schedule = lead_schedule(one_type([0, 1_000, 1_000, 1_000], sales_cycle_days=in_days(1.5)))

    assert [line.leads_due for line in schedule.lines] == [40, 0, 40, 0]


def test_a_month_that_gets_too_much_anyway_says_so() -> None:
    # 20 deals close at once and 80 later, which the second month does not ask for.
    schedule = lead_schedule(one_type([20_000, 30_000], cycle_curve=(0.2, 0.8)))

    assert [line.leads_due for line in schedule.lines] == [pytest.approx(2_000), 0]
    assert schedule.excess == (0, pytest.approx(50_000))


def test_a_month_in_which_next_to_nothing_can_close_is_out_of_reach() -> None:
    # To meet January with 4 % of its leads' deals would take 25 times the leads of February.
    schedule = lead_schedule(one_type([20_000, 20_000], cycle_curve=(0.04, 0.96)))

    assert [line.leads_due for line in schedule.lines] == [pytest.approx(20_000 / 48), 0]
    assert schedule.shortfall == (pytest.approx(20_000 * (1 - 0.04 / 0.96)), 0)


def test_leads_that_come_too_late_are_said_in_money_month_and_reason() -> None:
    plan = one_type([100_000] * 4, sales_cycle_days=in_days(3))
    # 5 % of December's 1,420 leads are 71 deals of 1,000 in March.
    hand = (CreatedLeads("All", "All", JANUARY + -1, 1_420),)

    january, february, march = lead_schedule(plan, hand).shortfalls

    assert january.sentence == (
        "January 2027 is 100,000 short: leads created from January 2027 on close in April 2027 "
        "at the earliest."
    )
    assert march.sentence == (
        "March 2027 is 29,000 short: leads created from January 2027 on close in April 2027 "
        "at the earliest; the pipeline in hand covers 71 %."
    )
    assert (february.money, february.target, february.covered) == (100_000, 100_000, 0)
    assert (march.stream, march.earliest, march.bound_by) == ("All", JANUARY + 3, ())


def test_after_months_like_these_the_schedule_is_the_demand_of_every_month() -> None:
    schedule = lead_schedule(Plan(), steady_pipeline(Plan()), beyond=6)

    assert lead_demand(Plan()).leads == 503
    assert schedule.leads == (503,) * 6
    assert sum(schedule.shortfall) == sum(schedule.excess) == 0


def test_a_plan_that_ends_before_any_deal_closes_says_so() -> None:
    (short,) = lead_schedule(one_type([5], sales_cycle_days=90)).shortfalls

    assert short.earliest is None
    assert short.sentence == (
        "January 2027 is 5 short: leads created from January 2027 on close after January 2027."
    )


def test_the_first_month_can_be_a_later_one() -> None:
    plan = one_type([1_000] * 4, sales_cycle_days=in_days(1))

    schedule = lead_schedule(plan, first=JANUARY + 2)

    assert schedule.months == (JANUARY + 2, JANUARY + 3)
    assert schedule.leads == (20, 0)
    assert schedule.shortfall == (1_000, 0)


def test_without_a_quota_nothing_is_due_and_nothing_short() -> None:
    schedule = lead_schedule(Plan(quota=0))

    assert sum(schedule.leads) == sum(schedule.shortfall) == 0
    assert schedule.shortfalls == ()


def test_the_leads_of_the_last_month_serve_what_comes_after_where_it_is_looked_at() -> None:
    plan = one_type([1_000], sales_cycle_days=in_days(1)).changed(quota=1_000, months=2)

    assert lead_schedule(plan).leads == (20, 0)
    assert lead_schedule(plan, beyond=1).leads == (20, 20)


def test_the_calendar_ends_and_the_schedule_with_it() -> None:
    plan = one_type([1_000], sales_cycle_days=0).changed(start_month=YearMonth(2999, 12))

    assert lead_schedule(plan, beyond=36).leads == (20,)


def test_each_stage_can_be_rounded_up_before_the_next() -> None:
    kind = LeadType(name="All", conversion_rates=(0.34, 0.82, 0.23), sales_cycle_days=in_days(1))
    stream = RevenueStream(name="All", deal_size=2_000, lead_types=(kind,))
    plan = Plan(quota=500_000, months=2, rounding="each stage", streams=(stream,))

    assert lead_schedule(plan).lines[0].committed == (3_900, 1_326, 1_087, 250)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            {"first": YearMonth(2028, 1)},
            "The first month is 2028-01; it must be one of 2027-01 to 2027-06.",
        ),
        ({"beyond": 37}, "37 months are looked at beyond the plan; possible are 0 to 36."),
        (
            {"surge": 0},
            "At most 0 times the leads of an average month; it must be above 0.",
        ),
        ({"change": -0.1}, "Leads may differ from month to month by -0.1; it must be 0 or more."),
    ],
)
def test_what_cannot_be_asked_for_is_said(arguments: dict[str, object], sentence: str) -> None:
    with pytest.raises(PlanError) as caught:
        lead_schedule(Plan(), **arguments)

    assert str(caught.value) == sentence
