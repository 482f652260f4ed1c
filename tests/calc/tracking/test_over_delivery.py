"""What more leads than promised cost sales."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import Plan, YearMonth, follow_up_capacity, lead_demand, track
from tests.calc.tracking.tables import Leads, daily

APRIL = YearMonth(2027, 4)
PLAN = Plan()
DEMAND = lead_demand(PLAN, APRIL)
CAPACITY = follow_up_capacity(PLAN, APRIL)
LAST = date(2027, 4, 30)


def delivered(times: float) -> list[Leads]:
    """So many times the promised leads, on one day."""
    return [
        (date(2027, 4, 1), line.stream, line.lead_type, line.committed[0] * times)
        for line in DEMAND.lines
    ]


@pytest.mark.parametrize("times", [0.5, 1.0, 1.05])
def test_within_the_tolerance_or_below_nothing_is_too_much(times: float) -> None:
    assert track(PLAN, APRIL, daily(*delivered(times)), LAST).over_delivery is None


@given(st.floats(1.2, 50))
def test_so_many_times_the_leads_take_so_many_times_the_hours(times: float) -> None:
    found = track(PLAN, APRIL, daily(*delivered(times)), LAST).over_delivery

    assert found.hours_needed == pytest.approx(CAPACITY.hours_needed * times)
    assert found.extra_hours == pytest.approx(CAPACITY.hours_needed * (times - 1))
    assert found.extra_leads == pytest.approx(DEMAND.leads * (times - 1))
    assert found.hours_available == CAPACITY.hours_available
    assert found.occupancy == pytest.approx(times * CAPACITY.hours_needed / found.hours_available)


def test_twice_the_demo_requests_take_their_own_hours_twice() -> None:
    (day, stream, kind, leads), *others = delivered(1)
    found = track(PLAN, APRIL, daily((day, stream, kind, 2 * leads), *others), LAST).over_delivery

    own = CAPACITY.lines[0]
    assert found.extra_leads == pytest.approx(own.leads)
    assert found.extra_hours == pytest.approx(own.hours_needed)
    assert found.hours_needed == pytest.approx(CAPACITY.hours_needed + own.hours_needed)
    assert found.status == "broken"


def test_points_beyond_the_goal_are_leads_beyond_the_goal() -> None:
    in_leads, in_points = (
        track(PLAN, APRIL, daily(*delivered(2)), LAST, measure=measure).over_delivery
        for measure in ("leads", "points")
    )

    # The points' goal is that of the unrounded leads, a little lower.
    assert in_points.extra_leads == pytest.approx(in_leads.extra_leads, rel=0.01)
    assert in_points.hours_needed == in_leads.hours_needed


def test_leads_of_no_told_type_take_the_hours_of_a_mean_one() -> None:
    rows = [(date(2027, 4, 1), None, None, 2.0 * DEMAND.leads)]
    found = track(PLAN, APRIL, daily(*rows), LAST).over_delivery

    assert found.extra_leads == pytest.approx(DEMAND.leads)
    assert found.extra_hours == pytest.approx(CAPACITY.hours_needed)
    assert found.hours_needed == pytest.approx(2 * CAPACITY.hours_needed)


def test_a_stream_whose_leads_are_of_no_type_may_be_too_much() -> None:
    shop = DEMAND.lines[0].stream
    owed = sum(line.committed[0] for line in DEMAND.lines if line.stream == shop)
    rows = [(date(2027, 4, 1), shop, None, 2.0 * owed)]
    found = track(PLAN, APRIL, daily(*rows), LAST).over_delivery

    assert found.extra_leads == pytest.approx(owed)


def test_halfway_what_is_projected_counts() -> None:
    found = track(PLAN, APRIL, daily(*delivered(1)), date(2027, 4, 15)).over_delivery

    assert found.extra_leads == pytest.approx(DEMAND.leads)


def test_where_the_plan_owes_nothing_a_lead_takes_the_mean_of_its_types() -> None:
    idle = PLAN.changed(quota=0)
    rows = [(date(2027, 4, 1), None, None, 100.0)]
    found = track(idle, APRIL, daily(*rows), LAST, basis="typed", typed=50).over_delivery

    hours = [line.hours_per_lead for line in CAPACITY.lines]
    assert found.extra_leads == pytest.approx(50)
    assert found.extra_hours == pytest.approx(50 * sum(hours) / len(hours))
