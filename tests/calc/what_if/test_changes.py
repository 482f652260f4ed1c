"""What changed from one version of a plan to a later one."""

from hypothesis import given, settings

from sla_calc import Change, Plan, compare, compare_revisions
from sla_calc.edits.plan_edits import with_lead_type, with_stream
from tests.strategies import staffed_plans


@settings(max_examples=10)
@given(staffed_plans(), staffed_plans())
def test_changes_turned_round_are_the_changes_of_the_way_back(before: Plan, after: Plan) -> None:
    there, back = compare_revisions(before, after), compare_revisions(after, before)

    def turned(each: Change) -> Change:
        return Change(each.place, each.label, each.unit, each.after, each.before)

    assert {repr(turned(each)) for each in there.changes} == set(map(repr, back.changes))
    assert [each.values[::-1] for each in there.results if each.result.name in SAME_BOTH_WAYS] == [
        each.values for each in back.results if each.result.name in SAME_BOTH_WAYS
    ]
    assert there.currencies_differ == (before.currency != after.currency)


SAME_BOTH_WAYS = {"leads", "hours_needed", "occupancy", "reps_needed", "cost"}


@settings(max_examples=10)
@given(staffed_plans())
def test_a_plan_that_is_the_same_has_no_changes(plan: Plan) -> None:
    assert compare_revisions(plan, plan).changes == ()


def test_a_change_says_what_was_and_what_is() -> None:
    after = with_lead_type(Plan(quota=600_000), 0, 1, cost_per_lead=75, monthly_limit=400)

    found = compare_revisions(Plan(), after)

    place = "Stream Small business, lead type Website form"
    assert found.changes == (
        Change("", "Quota", "money/month", 500_000, 600_000),
        Change(place, "Cost per lead", "money/lead", 60, 75),
        Change(place, "Monthly limit", "leads/month", None, 400),
    )
    assert found.results == compare([Plan(), after]).results


def test_an_added_and_a_removed_lead_type_is_one_change_each() -> None:
    found = compare_revisions(Plan(), with_lead_type(Plan(), 0, 1, name="Web")).changes

    stream = "Stream Small business, lead type "
    assert found == (
        Change("", f"{stream}Website form", "part", before=True, after=False),
        Change("", f"{stream}Web", "part", before=False, after=True),
    )


def test_another_order_is_a_change_of_its_own() -> None:
    turned = Plan(streams=tuple(reversed(Plan().streams)))
    mixed = with_stream(Plan(), 0, lead_types=Plan().streams[0].lead_types[::-1])

    names = tuple(stream.name for stream in Plan().streams)
    assert compare_revisions(Plan(), turned).changes == (
        Change("", "Order of the streams", "order", names, names[::-1]),
    )
    types = tuple(kind.name for kind in Plan().streams[0].lead_types)
    assert compare_revisions(Plan(), mixed).changes == (
        Change("Stream Small business", "Order of the lead types", "order", types, types[::-1]),
    )


def test_what_was_only_added_or_removed_is_in_no_other_order() -> None:
    first, second = Plan().streams
    alone = Plan(streams=(second.changed(quota_share=1),))

    assert "order" not in {each.unit for each in compare_revisions(Plan(), alone).changes}
    assert "order" not in {each.unit for each in compare_revisions(alone, Plan()).changes}
    assert first.name in str(compare_revisions(Plan(), alone).changes)
