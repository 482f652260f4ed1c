"""Which lead type of the plan a table's leads are counted for."""

import pytest

from sla_calc import PlanError
from sla_calc.tracking.placing import place_parts
from tests.calc.shops import ONE, TWO, plan, stream


def test_names_match_but_for_case_and_space_and_several_may_be_one() -> None:
    parts = [("SHOP ", " demo"), ("shop", "Demo"), ("Shop", "DEMO"), ("Shop", "Gift")]

    assert place_parts(ONE, parts) == {
        ("SHOP ", " demo"): ("Shop", "Demo"),
        ("shop", "Demo"): ("Shop", "Demo"),
        ("Shop", "DEMO"): ("Shop", "Demo"),
        ("Shop", "Gift"): ("Shop", None),
    }


def test_a_table_without_streams_is_of_the_plans_only_one() -> None:
    assert place_parts(ONE, [(None, "Fair"), (None, None)]) == {
        (None, "Fair"): ("Shop", "Fair"),
        (None, None): ("Shop", None),
    }


def test_leads_without_a_type_are_those_of_a_streams_only_one() -> None:
    only = plan(stream("Shop", "Demo"))

    assert place_parts(only, [(None, None), (None, "Gift")]) == {
        (None, None): ("Shop", "Demo"),
        (None, "Gift"): ("Shop", None),
    }


def test_of_several_streams_just_one_has_a_tender() -> None:
    assert place_parts(TWO, [(None, "Tender"), (None, "Demo"), ("Lab", "Demo")]) == {
        (None, "Tender"): ("Projects", "Tender"),
        (None, "Demo"): (None, None),
        ("Lab", "Demo"): (None, None),
    }


def test_what_was_said_comes_before_the_names() -> None:
    parts = [("Shop", "Demo"), ("Shop", "Trial"), ("Lab", "Tender"), ("Lab", "Gift"), ("Web", "x")]
    matches = {
        ("Shop", "Trial"): ("Shop", "Fair"),
        ("Shop", "Demo"): "leave",
        ("Lab", None): ("Projects", None),
        ("Lab", "Gift"): "add",
        ("Web", None): "leave",
        ("Nobody", "here"): ("Shop", "Fair"),
    }

    assert place_parts(TWO, parts, matches) == {
        ("Shop", "Demo"): (None, None),
        ("Shop", "Trial"): ("Shop", "Fair"),
        ("Lab", "Tender"): ("Projects", "Tender"),
        ("Lab", "Gift"): ("Projects", None),
        ("Web", "x"): (None, None),
    }


def test_several_streams_of_a_table_may_be_one_of_the_plan() -> None:
    matches = {("North", None): ("Shop", None), ("South", None): ("Shop", None)}

    assert place_parts(TWO, [("North", "Demo"), ("South", "Fair"), ("South", None)], matches) == {
        ("North", "Demo"): ("Shop", "Demo"),
        ("South", "Fair"): ("Shop", "Fair"),
        ("South", None): ("Shop", None),
    }


def test_a_match_with_what_the_plan_does_not_have_is_told() -> None:
    with pytest.raises(PlanError) as caught:
        place_parts(ONE, [("Shop", "Trial")], {("Shop", "Trial"): ("Shop", "Tender")})

    assert str(caught.value) == "Stream Shop has no lead type Tender; it has Demo, Fair."
