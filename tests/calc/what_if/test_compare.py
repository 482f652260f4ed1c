"""Plans side by side: every input that differs, every result."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_calc import (
    Attempt,
    FollowUpPolicy,
    Plan,
    PlanError,
    budget_needed,
    compare,
    follow_up_capacity,
    inputs_of,
    lead_demand,
    lead_values,
    with_input,
)
from sla_calc.edits.plan_edits import with_lead_type, with_stages, with_stream
from tests.strategies import staffed_plans

few = settings(max_examples=12)
MORE = Plan(name="More", quota=600_000)


def labels(*plans: Plan) -> list[str]:
    return [f"{each.place}: {each.label}" for each in compare(plans).inputs]


@few
@given(staffed_plans())
def test_a_plan_does_not_differ_from_itself(plan: Plan) -> None:
    same = compare([plan, plan])

    assert same.inputs == ()
    for each in same.results:
        assert each.values[0] == each.values[1]
        assert set(each.absolute) <= {0, None}
        assert set(each.relative) <= {0, None}


@few
@given(staffed_plans(), st.data())
def test_an_input_that_was_moved_is_the_one_that_differs(plan: Plan, data: st.DataObject) -> None:
    inputs = [each for each in inputs_of(plan) if each.path[-1] not in ("mix", "quota_share")]
    each = data.draw(st.sampled_from(inputs))
    value = data.draw(st.floats(each.lowest, each.highest))
    other = with_input(plan, each, value)

    found = compare([plan, other]).inputs

    if value == each.value:
        assert found == ()
    else:
        (only,) = found
        assert (only.place, only.label, only.unit) == (each.place, each.label, each.unit)
        assert only.values == (each.value, value)


@few
@given(staffed_plans())
def test_results_are_those_of_the_pages(plan: Plan) -> None:
    found = compare([plan])
    demand, capacity = lead_demand(plan), follow_up_capacity(plan)

    assert found.of("leads").values == (pytest.approx(demand.leads, rel=1e-14),)
    assert found.of("customers").values == (pytest.approx(demand.total_committed[-1], rel=1e-14),)
    assert found.of("cost").values == (pytest.approx(budget_needed(lead_values(plan))),)
    assert found.of("hours_needed").values == (pytest.approx(capacity.hours_needed),)
    assert found.of("hours_available").values == (pytest.approx(capacity.hours_available),)
    assert found.of("occupancy").values == (pytest.approx(capacity.occupancy),)
    assert found.of("reps_needed").values == (capacity.reps_needed,)
    assert found.of("response_within_promise").values == (capacity.response_within_promise,)


def test_results_are_compared_with_the_first_plan() -> None:
    leads = compare([Plan(), MORE, Plan(quota=400_000)]).of("leads")

    assert leads.values == (503, 627, 377)
    assert leads.absolute == (0, 124, -126)
    assert leads.relative == (0, 124 / 503, -126 / 503)


def test_a_difference_from_nothing_has_no_relative_size() -> None:
    leads = compare([Plan(quota=0), Plan()]).of("leads")

    assert leads.absolute == (0, 503)
    assert leads.relative == (None, None)
    assert compare([Plan(quota=0), Plan()]).of("close_rate").absolute == (None, None)


def test_plans_are_called_by_their_names_or_as_asked() -> None:
    assert compare([Plan(), MORE]).names == ("Example plan", "More")
    assert compare({"Now": Plan(), "Then": MORE}).names == ("Now", "Then")


def test_streams_and_lead_types_are_the_same_by_name_and_not_by_order() -> None:
    turned = Plan(streams=tuple(reversed(Plan().streams)))
    first = Plan().streams[0]
    mixed = with_stream(Plan(), 0, lead_types=tuple(reversed(first.lead_types)))

    assert labels(Plan(), turned) == []
    assert labels(Plan(), mixed) == []


def test_a_lead_type_that_only_one_plan_has_is_one_difference() -> None:
    renamed = with_lead_type(Plan(), 0, 1, name="Web")
    found = compare([Plan(), renamed])

    assert [(each.label, each.unit, each.values) for each in found.inputs] == [
        ("Stream Small business, lead type Website form", "part", (True, False)),
        ("Stream Small business, lead type Web", "part", (False, True)),
    ]
    assert found.of("revenue_of_held_leads").values[1] is None


def test_names_that_are_also_fields_confuse_nothing() -> None:
    odd = with_stream(Plan(), 0, name="lead_types")
    odd = with_lead_type(odd, 0, 0, name="cadence")

    assert labels(odd, odd.changed(quota=1)) == [": Quota"]
    assert labels(odd, with_lead_type(odd, 0, 0, cost_per_lead=1)) == [
        "Stream lead_types, lead type cadence: Cost per lead"
    ]


def test_a_cadence_that_is_shorter_lacks_its_last_attempts() -> None:
    short = Plan(follow_up=FollowUpPolicy(cadence=Plan().follow_up.cadence[:5]))
    own = Plan(follow_up=FollowUpPolicy(cadence=(*Plan().follow_up.cadence[:6], Attempt(day=60))))

    assert labels(Plan(), short) == [": Attempt 6", ": Attempt 7"]
    assert labels(Plan(), own) == ["Attempt 7: Day"]


def test_a_policy_of_its_own_is_told_field_by_field() -> None:
    found = compare([Plan(), with_lead_type(Plan(), 0, 1, follow_up=FollowUpPolicy())]).inputs

    place = "Stream Small business, lead type Website form"
    assert (place, "Connect rate", (None, 0.2)) in [
        (each.place, each.label, each.values) for each in found
    ]


def test_rates_of_other_stages_stand_apart() -> None:
    found = labels(Plan(), with_stages(Plan(), ["MQL", "Opportunity", "Customer"], [0, 2, 3]))

    assert found[0] == ": Stages"
    assert "Stream Enterprise, lead type Event, MQL → Opportunity: Conversion rate" in found
    assert not [each for each in found if "Opportunity → Customer" in each]


def test_amounts_of_two_currencies_are_marked() -> None:
    assert compare([Plan(), Plan(currency="EUR")]).currencies_differ
    assert not compare([Plan(), MORE]).currencies_differ


@pytest.mark.parametrize("count", [0, 8])
def test_none_and_eight_are_refused(count: int) -> None:
    with pytest.raises(PlanError, match=f"{count} plans are to be compared; it must be 1 to 7"):
        compare([Plan()] * count)
