"""Forward: what given leads bring, and when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import CreatedLeads, Plan, PlanError, forecast
from tests.calc.schedule.plans import JANUARY, in_days, one_type, schedulable

LEADS = st.lists(st.floats(0, 1e6), min_size=1, max_size=3)


@given(schedulable(months=3), LEADS, LEADS)
def test_leads_bring_together_what_they_bring_apart(
    plan: Plan, some: list[float], others: list[float]
) -> None:
    name = ("Stream 0", "Type 0")
    both = [sum(pair) for pair in zip((*some, 0, 0)[:3], (*others, 0, 0)[:3], strict=True)]

    apart = zip(
        forecast(plan, {name: some}).revenue, forecast(plan, {name: others}).revenue, strict=True
    )
    together = forecast(plan, {name: both}).revenue
    assert together == pytest.approx([sum(pair) for pair in apart], rel=1e-9, abs=1e-6)


@given(schedulable(months=3), LEADS)
def test_leads_of_the_plan_are_worth_as_much_as_leads_in_hand(
    plan: Plan, leads: list[float]
) -> None:
    name = ("Stream 0", "Type 0")
    in_hand = [CreatedLeads(*name, JANUARY + later, n) for later, n in enumerate(leads)]

    planned, there = forecast(plan, {name: leads}), forecast(plan, {}, in_hand)
    assert planned.customers == pytest.approx(there.customers, rel=1e-9, abs=1e-9)


def test_a_cohorts_curve_forward() -> None:
    plan = one_type([0] * 5, rate=0.5, cycle_curve=(0.05, 0.3, 0.4, 0.25))

    found = forecast(plan, {("All", "All"): [200, 100]})

    assert found.customers == (5, 32.5, 55, 45, 12.5)
    assert found.revenue == (5_000, 32_500, 55_000, 45_000, 12_500)
    assert [line.leads for line in found.lines] == [200, 100, 0, 0, 0]


def test_a_fixed_cycle_of_one_and_a_half_months_splits_half_and_half() -> None:
    plan = one_type([0] * 4, sales_cycle_days=in_days(1.5))

    assert forecast(plan, {("All", "All"): [400]}).customers == (0, 10, 10, 0)


def test_a_forecast_can_look_beyond_the_plan_and_begin_later() -> None:
    plan = one_type([0] * 3, sales_cycle_days=in_days(2))

    found = forecast(plan, {("All", "All"): [100, 200]}, first=JANUARY + 1, beyond=1)

    assert found.months == (JANUARY + 1, JANUARY + 2, JANUARY + 3)
    assert found.customers == (0, 0, 5)


@pytest.mark.parametrize(
    ("leads", "sentence"),
    [
        (
            {("All", "All"): [1, 2, 3]},
            "There are 3 numbers of leads for 2 months.",
        ),
        ({("All", "Fax"): [1]}, "All has no lead type Fax; it has All."),
        (
            {("All", "All"): [-1]},
            "All leads of 2027-01 are -1; a number of leads is 0 or more.",
        ),
    ],
)
def test_leads_that_are_none_are_said(
    leads: dict[tuple[str, str], list[float]], sentence: str
) -> None:
    with pytest.raises(PlanError) as caught:
        forecast(one_type([0, 0]), leads)

    assert str(caught.value) == sentence
