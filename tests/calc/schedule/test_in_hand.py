"""The pipeline in hand: what was created closes, and what is open closes on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import (
    CreatedLeads,
    OpenLeads,
    Plan,
    PlanError,
    YearMonth,
    apply_calibration,
    calibrate,
    cycle_shares,
    forecast,
    lead_demand,
    lead_schedule,
    measured_pipeline,
    steady_pipeline,
    with_measured_cycles,
)
from sla_calc.calibration.counts import AgeCounts, Counts, CycleCounts, MonthCounts, StageCounts
from sla_calc.edits.plan_edits import with_lead_type
from sla_calc.schedule.in_hand import InHand, customers_in_hand
from tests.calc.schedule.plans import JANUARY, in_days, one_type, schedulable


def closing(plan: Plan, in_hand: InHand, months: int = 6) -> list[float]:
    found = customers_in_hand(plan, in_hand, [JANUARY + later for later in range(months)])
    return np.round(found.sum(axis=0), 9).tolist()


# --- laws -----------------------------------------------------------------------------------------


@given(schedulable(), st.integers(1, 12), st.integers(1, 10_000))
def test_all_leads_that_are_created_close_at_their_close_rate(
    plan: Plan, ago: int, leads: int
) -> None:
    kind = plan.streams[0].lead_types[0]
    part = CreatedLeads("Stream 0", "Type 0", JANUARY + -ago, leads)
    shares = cycle_shares(kind)
    months = [JANUARY + later for later in range(max(1, len(shares)))]

    upper, last = kind.conversion_rates
    left = leads * upper * last * sum(shares[ago:])
    assert customers_in_hand(plan, [part], months).sum() == pytest.approx(left, abs=1e-9 * leads)


@given(schedulable(), st.integers(1, 8))
def test_a_cohort_of_which_nobody_was_lost_closes_as_if_it_were_created(
    plan: Plan, ago: int
) -> None:
    kind = plan.streams[0].lead_types[0]
    upper, last = kind.conversion_rates
    gone = upper * last * sum(cycle_shares(kind)[:ago])
    created = CreatedLeads("Stream 0", "Type 0", JANUARY + -ago, 1_000)
    # Those that have not closed are still open, those who never will among them.
    still = OpenLeads("Stream 0", "Type 0", JANUARY + -ago, 1_000 * (1 - gone), lost_are_out=False)

    assert closing(plan, [still]) == pytest.approx(closing(plan, [created]), abs=1e-6)


@given(schedulable(), st.integers(0, 8), st.booleans())
def test_of_open_leads_no_more_close_than_the_rest_of_the_funnel_lets_pass(
    plan: Plan, ago: int, lost_are_out: bool
) -> None:
    kind = plan.streams[0].lead_types[0]
    upper, last = kind.conversion_rates
    for stage, rate in (("Lead", upper * last), ("Opportunity", last)):
        part = OpenLeads(
            "Stream 0", "Type 0", JANUARY + -ago, 1_000, stage, lost_are_out=lost_are_out
        )

        assert 0 <= sum(closing(plan, [part], 250)) <= 1_000 * rate * (1 + 1e-9)


@given(schedulable(), st.integers(0, 8))
def test_the_further_a_lead_has_come_the_likelier_it_closes(plan: Plan, ago: int) -> None:
    lead, opportunity = (
        sum(closing(plan, [OpenLeads("Stream 0", "Type 0", JANUARY + -ago, 1_000, stage)]))
        for stage in ("Lead", "Opportunity")
    )

    assert opportunity >= lead


@given(schedulable(months=6), st.integers(1, 1_000))
def test_no_more_is_short_than_the_pipeline_leaves_open(plan: Plan, leads: int) -> None:
    schedule = lead_schedule(plan, [CreatedLeads("Stream 0", "Type 0", JANUARY + -1, leads)])

    noise = 1e-6 * max(1, *schedule.targets)
    for each in schedule.by_stream:
        assert each.revenue_in_hand <= each.revenue + noise
        assert each.shortfall <= max(0, each.target - each.revenue_in_hand) + noise
    for short in schedule.shortfalls:
        assert short.covered == pytest.approx(
            next(
                each.revenue_in_hand / each.target
                for each in schedule.by_stream
                if (each.month, each.stream) == (short.month, short.stream)
            )
        )


# --- worked ---------------------------------------------------------------------------------------


def test_leads_of_last_month_close_this_month_and_the_next() -> None:
    plan = one_type([0] * 3, sales_cycle_days=in_days(1.5))

    assert closing(plan, [CreatedLeads("All", "All", JANUARY + -1, 400)], 3) == [10, 10, 0]
    assert closing(plan, [CreatedLeads("All", "All", JANUARY + -2, 400)], 3) == [10, 0, 0]
    assert closing(plan, [CreatedLeads("All", "All", JANUARY + 1, 400)], 4) == [0, 0, 10, 10]


def test_open_leads_have_the_rest_of_their_cycle_before_them() -> None:
    # Two months old: of the curve 0.4 and 0.25 are left, and 0.35 is over.
    plan = one_type([0] * 3, cycle_curve=(0.05, 0.3, 0.4, 0.25))
    part = OpenLeads("All", "All", JANUARY + -2, 650)

    # 650 × 5 % × 0.4 ÷ 0.65 and 0.25 ÷ 0.65; with the lost among them ÷ (1 − 5 % × 0.35).
    assert closing(plan, [part], 3) == [20, 12.5, 0]
    among = closing(plan, [part._replace(lost_are_out=False)], 3)
    assert among == pytest.approx([13 / 0.9825, 8.125 / 0.9825, 0])


def test_open_opportunities_close_at_the_win_rate() -> None:
    plan = with_lead_type(Plan(), 0, 0, sales_cycle_days=in_days(1))

    part = OpenLeads("Small business", "Demo request", JANUARY + -1, 40, "Opportunity")
    assert closing(plan, [part], 2) == [12, 0]  # 30 % of them


def test_a_lead_that_is_older_than_any_deal_took_closes_no_more() -> None:
    plan = one_type([0], sales_cycle_days=in_days(1))

    assert closing(plan, [OpenLeads("All", "All", JANUARY + -2, 400)], 1) == [0]


def test_leads_of_this_month_that_are_there_already_are_no_longer_due() -> None:
    plan = one_type([0, 20_000], sales_cycle_days=in_days(1))
    here = (CreatedLeads("All", "All", JANUARY, 300),)

    assert lead_schedule(plan, here).leads == (100, 0)


def test_what_is_in_hand_is_told_apart_in_each_line() -> None:
    plan = one_type([20_000], sales_cycle_days=0)
    part = OpenLeads("All", "All", JANUARY, 100)

    (line,) = lead_schedule(plan, [part]).lines
    assert (line.customers_in_hand, line.revenue_in_hand) == (5, 5_000)
    assert (line.leads_due, line.customers, line.revenue) == (300, 20, 20_000)


def test_a_steady_pipeline_has_the_leads_of_an_average_month_as_far_back_as_any_still_closes() -> (
    None
):
    found = steady_pipeline(Plan(months=1))

    owed = {(line.stream, line.lead_type): line.volumes[0] for line in lead_demand(Plan()).lines}
    assert all(part.leads == owed[part.stream, part.lead_type] for part in found)
    # 75 days reach three months back, 150 days five.
    reach = [part.created for part in found if part.lead_type == "Content download"]
    assert reach == [JANUARY + -ago for ago in (3, 2, 1, 5, 4, 3, 2, 1)]


def test_before_the_calendar_begins_there_is_no_pipeline() -> None:
    assert steady_pipeline(Plan(start_month="1970-01")) == ()


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        (
            OpenLeads("Enterprise", "Fax", JANUARY, 1),
            "Enterprise has no lead type Fax; it has Demo request, Event, Content download.",
        ),
        (
            OpenLeads("Moon", "Fax", JANUARY, 1),
            "There is no stream Moon; the plan's streams are Small business, Enterprise.",
        ),
        (
            CreatedLeads("Enterprise", "Event", JANUARY, -3),
            "Event leads of 2027-01 are -3; a number of leads is 0 or more.",
        ),
        (
            CreatedLeads("Enterprise", "Event", JANUARY, float("nan")),
            "Event leads of 2027-01 are nan; a number of leads is 0 or more.",
        ),
        (
            OpenLeads("Enterprise", "Event", JANUARY, 1, "Customer"),
            "Open leads cannot be at the stage Customer; they are at MQL, SQL, Opportunity.",
        ),
    ],
)
def test_what_cannot_be_in_hand_is_said(part: CreatedLeads | OpenLeads, sentence: str) -> None:
    with pytest.raises(PlanError) as caught:
        lead_schedule(Plan(), [part])

    assert str(caught.value) == sentence


# --- out of a table -------------------------------------------------------------------------------


def measured() -> Counts:
    """A table of one stream: 100 leads a month, of which ten close after ten days or fifty."""
    ages = AgeCounts("All", "All", "Lead", "Customer", (10, 50, 90), (20, 20, 0), (0, 0, 360))
    return Counts(
        stages=("Lead", "Customer"),
        basis="cohort",
        reached=(StageCounts("All", "All", (400, 40)),),
        ages=(ages,),
        cycles=(CycleCounts("All", "All", 40, 30.0, 30.0, 50.0, 0),),
        months=(
            MonthCounts(YearMonth(2026, 11), "All", "All", (100, 10)),
            MonthCounts(YearMonth(2026, 12), "All", "All", (300, 30)),
            MonthCounts(YearMonth(2026, 12), "Other", "All", (70, 7)),
            MonthCounts(YearMonth(2026, 12), "All", None, (0, 0)),
        ),
    )


def test_the_leads_of_a_table_are_those_of_the_plans_lead_types() -> None:
    assert measured_pipeline(one_type(), calibrate(measured())) == (
        CreatedLeads("All", "All", YearMonth(2026, 11), 100),
        CreatedLeads("All", "All", YearMonth(2026, 12), 300),
    )


def test_a_measured_cycle_is_taken_into_the_plan() -> None:
    plan = with_measured_cycles(one_type(), calibrate(measured()))

    (kind,) = plan.streams[0].lead_types
    # Days 10 and 50, half each: 10½ days are 0.35 of a month, 50½ days 1.6833 months.
    assert kind.cycle_curve == (0.325, 0.333333, 0.341667)
    assert sum(forecast(plan, {("All", "All"): [100]}, beyond=3).customers) == pytest.approx(5)


def test_a_mean_that_is_accepted_takes_the_place_of_a_curve() -> None:
    curved = with_measured_cycles(one_type(), calibrate(measured()))

    (kind,) = apply_calibration(curved, calibrate(measured()), "all").streams[0].lead_types
    assert (kind.sales_cycle_days, kind.cycle_curve) == (30, ())


def test_a_lead_type_without_a_curve_of_its_own_has_that_of_its_stream() -> None:
    ages = AgeCounts("All", None, "Lead", "Customer", (10, 50, 90), (20, 20, 0), (0, 0, 360))
    of_all = Counts(
        stages=("Lead", "Customer"),
        basis="cohort",
        reached=(StageCounts("All", None, (400, 40)),),
        ages=(ages,),
        cycles=(CycleCounts("All", None, 40, 30.0, 30.0, 50.0, 0),),
    )

    (kind,) = with_measured_cycles(one_type(), calibrate(of_all)).streams[0].lead_types
    assert kind.cycle_curve == (0.325, 0.333333, 0.341667)


def test_without_any_curve_the_plan_stays_as_it_is() -> None:
    counts = Counts(("Lead", "Customer"), "cohort", reached=(StageCounts("All", "All", (9, 1)),))

    assert with_measured_cycles(one_type(), calibrate(counts)) == one_type()
