"""The fingerprint of a plan: the same for the same plan, another for every other."""

import re

import pytest
from hypothesis import given, settings

from sla_calc import Plan, PlanError, decode_plan, encode_plan
from sla_calc.agreement.fingerprint import fingerprint, other_version
from tests.strategies import plans


@settings(max_examples=10)
@given(plans())
def test_a_plan_keeps_its_fingerprint_through_a_link(plan: Plan) -> None:
    assert fingerprint(decode_plan(encode_plan(plan))) == fingerprint(plan)
    assert re.fullmatch(r"[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}", fingerprint(plan))


@settings(max_examples=10)
@given(plans(), plans())
def test_only_plans_that_are_equal_share_a_fingerprint(plan: Plan, other: Plan) -> None:
    assert (fingerprint(plan) == fingerprint(other)) == (plan == other)


def test_a_word_of_the_agreement_changes_the_fingerprint_as_a_figure_does() -> None:
    reworded = Plan(agreement=Plan().agreement.changed(notes="Also on Fridays."))
    resized = Plan(quota=500_001)

    assert len({fingerprint(plan) for plan in (Plan(), reworded, resized)}) == 3


def test_a_document_of_this_plan_is_recognised_however_it_is_typed() -> None:
    own = fingerprint(Plan())

    assert other_version(Plan(), f" {own} ") is None
    assert other_version(Plan(), own.upper().replace("-", " ")) is None
    assert other_version(Plan(), own.replace("-", "\N{NON-BREAKING HYPHEN}")) is None


def test_a_document_of_another_plan_is_told_with_both_fingerprints() -> None:
    printed, own = fingerprint(Plan(quota=1)), fingerprint(Plan())

    assert other_version(Plan(), printed) == (
        "This document was made from another version of the plan: its fingerprint is "
        f"{printed}, that of the plan is {own}."
    )


@pytest.mark.parametrize("printed", ["", "a26b-28cb", "a26b-28cb-f50x", "a26b-28cb-f503-0"])
def test_what_is_no_fingerprint_is_refused_with_what_would_be_one(printed: str) -> None:
    with pytest.raises(PlanError, match="it has 12 digits and letters from a to f") as caught:
        other_version(Plan(), printed)

    assert str(caught.value).startswith(printed or "Nothing")
