"""The plan as a file."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import LeadType, Plan, PlanFileError, RevenueStream, plan_from_file, plan_to_file
from tests.calc import hostile
from tests.calc.sweep import SWEEP, seeded
from tests.strategies import plans

NO_JSON = "This file is not a plan: it holds no JSON. Choose one that was saved here."
NO_PLAN = 'This file is JSON, but not a plan: it lacks "kind": "sla-plan".'
NEWER = (
    "This file is not in a format that can be read here; formats up to 1 can. "
    "A newer version of the calculator opens it."
)


def refusal(content: str | bytes) -> str:
    with pytest.raises(PlanFileError) as caught:
        plan_from_file(content)
    return str(caught.value)


def file_of(plan: object, **fields: object) -> str:
    return json.dumps({"kind": "sla-plan", "format": 1, "plan": plan, **fields})


@given(plans())
def test_a_plan_comes_back_from_its_file(plan: Plan) -> None:
    text = plan_to_file(plan)

    assert plan_from_file(text) == plan
    assert plan_from_file(text.encode()) == plan


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_editors_byte_order_mark_and_line_ends_do_no_harm(encoding: str, newline: str) -> None:
    plan = Plan(name="Größe 日本")

    assert plan_from_file(plan_to_file(plan).replace("\n", newline).encode(encoding)) == plan


def test_a_byte_order_mark_that_was_read_as_text_does_no_harm() -> None:
    assert plan_from_file("\ufeff" + plan_to_file(Plan())) == Plan()


def test_a_file_is_json_that_a_person_can_read_with_every_field_in_it() -> None:
    text = plan_to_file(Plan(name="Größe"))

    assert text.startswith('{\n  "kind": "sla-plan",\n  "format": 1,\n  "plan": {\n')
    assert text.endswith("}\n")
    assert '"name": "Größe"' in text
    assert '"quota": 500000,' in text
    assert list(json.loads(text)["plan"]) == list(Plan.model_fields)


def test_what_a_file_leaves_out_is_as_it_was_by_default_in_its_format() -> None:
    assert plan_from_file(file_of({"quota": 750_000})) == Plan(quota=750_000)


@pytest.mark.parametrize("content", ["", "not JSON", "{", '{"kind": "sla-plan"', b"\xff\xfe\x00"])
def test_a_file_that_holds_no_json_is_told_so(content: str | bytes) -> None:
    assert refusal(content) == NO_JSON


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_a_number_that_json_does_not_know_is_no_json(number: str) -> None:
    assert refusal(file_of({}).replace("{}", f'{{"quota": {number}}}')) == NO_JSON


@pytest.mark.parametrize("content", ["[]", "5", "null", '"sla-plan"', "{}", '{"kind": "other"}'])
def test_a_file_of_other_json_is_told_so(content: str) -> None:
    assert refusal(content) == NO_PLAN


@pytest.mark.parametrize("number", [2, 0, -1, 99, None, "1", [1], {}, 1.5])
def test_a_file_of_a_format_that_is_not_known_is_told_so(number: object) -> None:
    assert refusal(file_of({}, format=number)) == NEWER


def test_a_file_without_a_format_is_told_so() -> None:
    assert refusal('{"kind": "sla-plan", "plan": {}}') == NEWER


@pytest.mark.parametrize("plan", [None, [], 5, "plan"])
def test_a_file_whose_plan_is_not_a_set_of_fields_is_told_so(plan: object) -> None:
    assert refusal(file_of(plan)) == (
        "The plan in this file cannot be used:\nThe plan's data are not a set of named fields."
    )


def test_a_file_whose_plan_breaks_a_rule_says_which() -> None:
    with pytest.raises(PlanFileError) as caught:
        plan_from_file(file_of({"quota": -1, "months": 25, "rounding": "up"}))

    assert caught.value.problems == (
        "The plan in this file cannot be used:",
        "Months is 25; it must be a whole number between 1 and 24.",
        "Quota is -1; it must be between 0 and 1,000,000,000,000,000.",
        "Rounding is 'up'; it must be 'final' or 'each stage'.",
    )


def test_a_file_far_too_long_is_told_so() -> None:
    assert refusal(b" " * 10_000_001) == (
        "This file is too long for a plan; at most 10,000,000 bytes are read."
    )


def test_a_plan_of_a_hundred_streams_of_a_hundred_lead_types_comes_back_from_its_file() -> None:
    kinds = tuple(
        LeadType(name=f"Lead type {number}", mix=0.01, conversion_rates=(0.1234, 0.2345, 0.3456))
        for number in range(100)
    )
    streams = tuple(
        RevenueStream(name=f"Stream {number}", quota_share=0.01, deal_size=5, lead_types=kinds)
        for number in range(100)
    )
    plan = Plan(streams=streams)

    assert plan_from_file(plan_to_file(plan)) == plan


def read_or_refused(content: str | bytes) -> None:
    """Read; fail on anything but a plan or a refusal that can be shown."""
    told = ""
    try:
        plan_from_file(content)
    except PlanFileError as error:
        told = str(error)
    assert len(told) < 10_000
    assert hostile.lone_surrogates(told) == []


@given(st.binary() | st.text())
def test_any_content_is_read_or_refused(content: str | bytes) -> None:
    read_or_refused(content)


@pytest.mark.parametrize(
    "data", dict(hostile.worst_documents()).values(), ids=dict(hostile.worst_documents())
)
def test_the_worst_that_a_file_can_hold_is_refused(data: bytes) -> None:
    with pytest.raises(PlanFileError) as caught:
        plan_from_file(b'{"kind":"sla-plan","format":1,"plan":' + data + b"}")

    assert len(str(caught.value)) < 10_000
    assert hostile.lone_surrogates(str(caught.value)) == []


def test_sweep_over_mutated_files_finds_only_plans_and_refusals() -> None:
    rng = seeded("files")
    whole = plan_to_file(Plan()).encode()
    for _ in range(SWEEP // 20):
        read_or_refused(hostile.mutated_bytes(rng, whole))
        document = hostile.random_document(rng)
        read_or_refused(b'{"kind":"sla-plan","format":1,"plan":' + document + b"}")
