"""The inputs of a plan: found by address, within the model's bounds, moved and moved back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_calc import (
    LeadType,
    Plan,
    PlanError,
    RevenueStream,
    input_at,
    inputs_alike,
    inputs_of,
    with_input,
)
from sla_calc.model.fields import describe
from sla_calc.what_if.addresses import EACH
from sla_calc.what_if.inputs import SHARES, Input
from sla_calc.what_if.moves import moved
from tests.strategies import plans

few = settings(max_examples=25)


def value_at(plan: Plan, each: Input) -> float:
    return input_at(plan, each.address).value


def is_share(each: Input) -> bool:
    return each.path[-1] in SHARES


# --- laws -----------------------------------------------------------------------------------------


@few
@given(plans())
def test_every_input_lies_within_its_bounds_and_has_an_address_of_its_own(plan: Plan) -> None:
    found = [*inputs_of(plan), *inputs_alike(plan)]

    assert all(each.lowest <= each.value <= each.highest for each in found)
    assert len({each.address for each in found}) == len(found)
    assert all(input_at(plan, each.address) == each for each in found)
    assert all(input_at(plan, each.path) == each == input_at(plan, each) for each in found)


@few
@given(plans(), st.data())
def test_an_input_takes_every_value_up_to_its_bounds(plan: Plan, data: st.DataObject) -> None:
    each = data.draw(st.sampled_from(inputs_of(plan)))
    value = data.draw(
        st.sampled_from([each.lowest, each.highest]) | st.floats(each.lowest, each.highest)
    )

    assert value_at(with_input(plan, each, value), each) == value


@few
@given(plans(), st.data())
def test_moving_an_input_leaves_every_other_as_it_is(plan: Plan, data: st.DataObject) -> None:
    each = data.draw(st.sampled_from([one for one in inputs_of(plan) if not is_share(one)]))
    after = with_input(plan, each, data.draw(st.floats(each.lowest, each.highest)))

    assert moved(after, each.path, each.value) == plan


@few
@given(plans())
def test_a_factor_of_1_leaves_the_plan_as_it_is_and_its_bounds_are_possible(plan: Plan) -> None:
    for each in inputs_alike(plan):
        assert with_input(plan, each, 1.0) == plan
        for bound in (each.lowest, each.highest):
            assert isinstance(with_input(plan, each, bound), Plan)


@given(st.floats(0, 1), st.integers(0, 2))
def test_where_a_share_moves_the_others_keep_their_proportions(share: float, at: int) -> None:
    before = [kind.mix for kind in Plan().streams[0].lead_types]
    plan = with_input(Plan(), f"streams.0.lead_types.{at}.mix", share)
    after = [kind.mix for kind in plan.streams[0].lead_types]

    assert after[at] == share
    assert sum(after) == pytest.approx(1, abs=1e-12)
    one, other = (index for index in range(3) if index != at)
    assert after[one] * before[other] == pytest.approx(after[other] * before[one], abs=1e-12)


# --- examples -------------------------------------------------------------------------------------


def test_what_can_be_moved_is_what_the_model_gives_a_step() -> None:
    fields = {each.path[-1] if isinstance(each.path[-1], str) else each.path[-2]
              for each in inputs_of(Plan())}  # fmt: skip

    assert {"quota", "conversion_rates", "mix", "reps", "connect_rate", "minutes"} <= fields
    assert not fields & {"months", "day", "name", "seasonality", "ramp", "holidays"}


def test_bounds_labels_and_units_are_those_of_the_model() -> None:
    each, words = input_at(Plan(), "quota"), describe(Plan, "quota")

    assert (each.label, each.unit, each.lowest, each.highest, each.step) == (
        *(words.label, words.unit, words.lowest, words.highest, words.step),
    )
    assert each.text == "Quota"


def test_an_open_bound_is_not_reached() -> None:
    assert input_at(Plan(), "team.hours_per_week").lowest == 1e-9
    assert input_at(Plan(), "follow_up.connect_decline").highest == 1 - 1e-9


def test_what_a_plan_does_not_have_is_no_input() -> None:
    only = LeadType(name="Only", conversion_rates=(0.1, 0.2, 0.3))
    plan = Plan(streams=(RevenueStream(name="All", deal_size=100, lead_types=(only,)),))

    ends = {each.path[-1] for each in inputs_of(plan)}
    assert not ends & {"mix", "quota_share", "cost_per_lead", "monthly_limit"}
    assert inputs_alike(plan) == ()


def test_a_quota_share_moves_as_a_mix_does() -> None:
    plan = with_input(Plan(), "streams.1.quota_share", 1.0)
    assert [stream.quota_share for stream in plan.streams] == [0.0, 1.0]

    again = with_input(plan, "streams.1.quota_share", 0.25)  # the other had nothing to keep to
    assert [stream.quota_share for stream in again.streams] == [0.75, 0.25]


def test_a_star_moves_all_alike() -> None:
    where = f"streams.{EACH}.lead_types.{EACH}.conversion_rates.2"
    plan = with_input(Plan(), where, 1.1)

    last = [kind.conversion_rates[2] for stream in plan.streams for kind in stream.lead_types]
    assert last == pytest.approx([0.33, 0.253, 0.22, 0.242, 0.198, 0.165])
    assert plan.streams[0].lead_types[0].conversion_rates[:2] == (0.55, 0.6)
    text = "All streams, all lead types, Opportunity → Customer: Conversion rate"
    assert input_at(Plan(), where).text == text


def test_a_star_in_one_stream_moves_that_stream() -> None:
    plan = with_input(Plan(), f"streams.1.lead_types.{EACH}.cost_per_lead", 0.5)

    costs = [[kind.cost_per_lead for kind in stream.lead_types] for stream in plan.streams]
    assert costs == [[110, 60, 18], [120, 80, 15]]
    at = input_at(Plan(), f"streams.1.lead_types.{EACH}.cost_per_lead")
    assert at.text == "Stream Enterprise, all lead types: Cost per lead"


def test_inputs_that_are_all_0_cannot_be_moved_by_a_factor() -> None:
    plan = Plan(streams=tuple(each.changed(retained_revenue=0) for each in Plan().streams))
    each = input_at(plan, "streams.*.retained_revenue")

    assert (each.lowest, each.highest) == (1, 1)
    assert with_input(plan, each, 1.0) == plan


@pytest.mark.parametrize("address", ["", "quotas", "streams.9.deal_size", "streams.*.mix", "name"])
def test_an_address_that_leads_nowhere_is_refused_in_words(address: str) -> None:
    with pytest.raises(PlanError, match="is not an input of this plan; an address is written as"):
        input_at(Plan(), address)


def test_a_value_beyond_the_bounds_is_refused_in_the_models_words() -> None:
    with pytest.raises(PlanError, match=r"Conversion rate is 120 %; it must be between"):
        with_input(Plan(), "streams.0.lead_types.0.conversion_rates.0", 1.2)
    with pytest.raises(PlanError, match="Conversion rate is 165 %"):
        with_input(Plan(), "streams.*.lead_types.*.conversion_rates.0", 3)
    with pytest.raises(PlanError, match=r"A share is 1\.5; it must be between 0 and 1"):
        with_input(Plan(), "streams.0.lead_types.0.mix", 1.5)
