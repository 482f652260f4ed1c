"""The figures of the agreement are those of the functions that the app shows them by."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from sla_calc import (
    Attempt,
    FollowUpPolicy,
    Improvement,
    LeadType,
    Plan,
    RevenueStream,
    YearMonth,
    budget_needed,
    follow_up_capacity,
    lead_demand,
    lead_values,
    planned_schedule,
    scheduled_capacity,
    scheduled_demand,
    stream_targets,
)
from sla_calc.agreement.facts import kept_between
from sla_calc.agreement.parts import AgreementDocument, Figure
from tests.calc.agreement.documents import (
    document,
    numbers,
    section,
    sentences,
    table,
    tables,
    values,
)
from tests.calc.schedule.plans import schedulable


@cache
def example() -> AgreementDocument:
    return document()


def shortened(plan: Plan) -> dict[str, Figure]:
    """The figures of the summary, by name."""
    return {
        name: value
        for said in sentences(document(plan), "summary")
        for name, value in values(said).items()
        if isinstance(value, Figure)
    }


# --- marketing's half -----------------------------------------------------------------------------


@settings(max_examples=10, deadline=None)
@given(schedulable(months=4))
def test_the_leads_of_each_month_are_those_of_the_schedule(plan: Plan) -> None:
    schedule = planned_schedule(plan)
    made = document(plan)

    if not sum(schedule.leads):
        assert tables(made, "marketing's half") == []
        return
    rows = table(made, "marketing's half", "Leads by month").rows
    lines = len(schedule.lines) // 4
    for line in range(lines):
        expected = [schedule.of_month(month)[line].committed[0] for month in schedule.months]
        assert numbers(rows[line]) == expected
    if lines > 1:
        assert numbers(rows[-1]) == list(schedule.leads)


def test_points_and_worth_of_each_month_are_those_that_track_and_value_show() -> None:
    plan = Plan(quota_growth=0.03, seasonality=(2, *[1] * 11))
    schedule = planned_schedule(plan)
    worth = [
        lead_values(plan, scheduled_demand(plan, schedule, month)) for month in schedule.months
    ]
    made = document(plan)

    for line in range(6):
        row = table(made, "annex", "Points by month").rows[line]
        assert numbers(row) == [month[line].goal_points for month in worth]
        row = table(made, "annex", "Worth by month").rows[line]
        assert numbers(row) == [month[line].goal_value for month in worth]
    months = table(made, "marketing's half", "Each month in leads, points and money").rows
    for row, month, leads in zip(months, worth, schedule.leads, strict=False):
        points, money = (sum(each.goal_points for each in month), sum(v.goal_value for v in month))
        assert numbers(row) == [leads, *kept_between(leads, plan.tolerance), points, money]
    assert numbers(months[-1])[0] == sum(schedule.leads)


def test_a_plan_of_one_month_owes_the_demand_of_that_month() -> None:
    plan = Plan(months=1, start_month=YearMonth(2027, 12), seasonality=(*[1] * 11, 3))
    demand = lead_demand(plan, plan.start_month)
    made = document(plan)

    rows = table(made, "marketing's half", "Leads by month").rows
    assert [numbers(row) for row in rows] == [
        *([line.committed[0]] for line in demand.lines),
        [demand.leads],
    ]
    assert "annex" not in {each.key for each in made.sections}


def test_what_a_lead_counts_is_that_of_the_first_month() -> None:
    rows = table(example(), "marketing's half", "What a lead counts").rows

    assert [numbers(row) for row in rows] == [
        [line.close_rate, value.points, value.value]
        for line, value in zip(lead_demand(Plan()).lines, lead_values(Plan()), strict=True)
    ]


def test_the_budget_is_that_of_all_months_where_every_cost_is_known() -> None:
    (said,) = [s for s in sentences(example(), "marketing's half") if "budget" in values(s)]

    assert values(said)["budget"] == Figure(6 * (budget_needed(lead_values(Plan())) or 0), "money")
    unknown = Plan(
        streams=tuple(
            stream.changed(
                lead_types=tuple(kind.changed(cost_per_lead=None) for kind in stream.lead_types)
            )
            for stream in Plan().streams
        )
    )
    told = sentences(document(unknown), "marketing's half")
    assert [said for said in told if "budget" in values(said)] == []


@given(st.integers(0, 10**9), st.sampled_from([0.0, 0.1, 0.29, 1.0]))
def test_a_month_is_kept_from_its_least_leads_to_its_most(leads: int, tolerance: float) -> None:
    least, most = kept_between(leads, tolerance)

    assert 0 <= least <= leads <= most
    assert abs(least - leads * (1 - tolerance)) < 1
    assert abs(most - leads * (1 + tolerance)) < 1


def test_a_tolerance_of_a_tenth_of_a_hundred_leads_is_ten_whatever_binary_fractions_say() -> None:
    assert kept_between(100, 0.1) == (90, 110)
    assert kept_between(10, 0.29) == (8, 12)


def test_more_months_than_fit_beside_each_other_are_in_tables_below() -> None:
    made = document(Plan(months=8))

    names = [each.caption.text for each in tables(made, "marketing's half") if each.caption]
    assert names.count("Leads by month") == 2
    widths = [len(each.columns) for each in tables(made, "annex")]
    assert widths == [8, 4, 8, 4]
    large = document(Plan(months=8, quota=5e9))
    assert [len(each.columns) for each in tables(large, "annex")] == [6, 6, 5, 5, 4]


# --- the half of sales ----------------------------------------------------------------------------


def test_the_hours_of_each_month_are_those_of_the_schedule_and_the_last_of_an_average_one() -> None:
    schedule = planned_schedule(Plan())
    capacities = [*scheduled_capacity(Plan(), schedule), follow_up_capacity(Plan())]

    rows = table(example(), "sales' half", "What that takes").rows
    assert [numbers(row) for row in rows] == [
        [each.leads, each.hours_needed, each.hours_available, each.occupancy] for each in capacities
    ]


def test_the_cadence_is_told_attempt_by_attempt() -> None:
    policy = FollowUpPolicy(cadence=(Attempt(day=0), Attempt(day=2, channel="x", automated=True)))
    made = document(Plan(follow_up=policy))

    rows = table(made, "sales' half", "Follow-up on each lead").rows
    assert [(*numbers(row[:2]), *row[2:4], *numbers(row[4:])) for row in rows] == [
        (1, 0, "call", "a rep", 8),
        (2, 2, "x", "a sequence", 8),
    ]


def test_a_lead_type_with_a_promise_of_its_own_is_told_apart() -> None:
    policy = FollowUpPolicy(first_response_minutes=240, cadence=(Attempt(day=1),))
    kinds = (
        LeadType(name="Warm", mix=0.5, conversion_rates=(0.5,) * 3, follow_up=policy),
        LeadType(name="Cold", mix=0.5, conversion_rates=(0.1,) * 3),
    )
    plan = Plan(streams=(RevenueStream(name="All", deal_size=900, lead_types=kinds),))

    (row,) = table(document(plan), "sales' half", "Lead types with a promise of their own").rows
    assert (row[0], *numbers(row)) == ("Warm", 4.0, 1)
    assert isinstance(row[1], Figure)
    assert row[1].unit == "hour"


# --- summary, goal, improvements ------------------------------------------------------------------


def test_the_summary_has_the_figures_of_the_pages() -> None:
    plan = Plan(quota=640_000)
    schedule = planned_schedule(plan)
    capacity = follow_up_capacity(plan)

    found = {name: figure.value for name, figure in shortened(plan).items()}
    assert found["quota"] == 640_000
    assert found["target"] == sum(each.marketing_target for each in stream_targets(plan))
    assert found["leads"] == sum(schedule.leads)
    assert found["needed"] == capacity.hours_needed
    assert found["available"] == capacity.hours_available
    assert (found["threshold"], found["response"], found["attempts"]) == (60, 60, 7)


def test_the_goal_adds_up_from_the_quota_to_the_targets_of_the_streams() -> None:
    caption = "From the quota to marketing's target, in an average month"
    *streams, total = [numbers(row) for row in table(example(), "goal", caption).rows]

    assert streams == [
        [each.quota, each.retained_revenue, each.sales_target, each.marketing_target]
        for each in stream_targets(Plan())
    ]
    assert total == [sum(column) for column in zip(*streams, strict=True)]


def test_the_rates_that_the_promise_rests_on_are_told_where_they_fit() -> None:
    caption = "What the promise rests on"
    row = table(example(), "goal", caption).rows[0]
    assert numbers(row)[:3] == [0.55, 0.6, 0.3]
    assert numbers(row)[4:] == [6_000, 35]

    kind = LeadType(name="All", conversion_rates=(0.5,) * 4)
    stream = RevenueStream(name="All", deal_size=900, lead_types=(kind,))
    long = Plan(stages=("A", "B", "C", "D", "E"), streams=(stream,))
    (row,) = table(document(long), "goal", caption).rows
    assert numbers(row) == [0.5**4, 900, 60]


def test_what_is_to_become_better_is_told_with_who_owes_it() -> None:
    goals = (
        Improvement(quantity="conversion rate", step=2, value=0.7, by="2027-04"),
        Improvement(quantity="deal size", value=7_000, by="2027-05", owner="marketing"),
        Improvement(quantity="sales cycle", value=30, by="2027-06"),
    )
    kind = LeadType(name="All", conversion_rates=(0.5, 0.5, 0.5), improvements=goals)
    for several in (False, True):
        others = [RevenueStream(name="B", quota_share=0, deal_size=1, lead_types=(kind,))] * several
        first = RevenueStream(name="A", deal_size=6_000, lead_types=(kind,))
        plan = Plan(streams=(first, *others))

        rows = table(document(plan), "needs", "What is to become better").rows
        assert [numbers(row) for row in rows[:3]] == [[0.5, 0.7], [6_000, 7_000], [60, 30]]
        assert [row[-1] for row in rows[:3]] == ["Sales", "Marketing", "Sales"]
        assert [row[-2] for row in rows[:3]] == [YearMonth(2027, month) for month in (4, 5, 6)]
    assert len(tables(example(), "needs")) == 0
    assert len(section(example(), "needs").blocks) == 1
