"""Formats: the defaults of each are kept, and older ones are carried into the newest."""

import json
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import BaseModel

from sla_calc import (
    Attempt,
    FollowUpPolicy,
    Improvement,
    LeadType,
    Plan,
    PlanLinkError,
    RevenueStream,
    decode_plan,
    encode_plan,
)
from sla_calc.model.agreement_parts import Contact, Definition, RejectionReason, Report
from sla_calc.model.described import Described
from sla_calc.saved import format_1
from sla_calc.saved.documents import FORMATS, NEWEST, Format, full_document, parse, short_document
from tests.calc.hostile import link_text
from tests.strategies import plans

Json = dict[str, Any]

LEAD_TYPE = LeadType(name="Demo", conversion_rates=(0.5,))
WITH_REQUIRED_FIELDS: dict[str, BaseModel] = {
    "RevenueStream": RevenueStream(name="All", deal_size=1, lead_types=(LEAD_TYPE,)),
    "LeadType": LEAD_TYPE,
    "Attempt": Attempt(day=0),
    "Improvement": Improvement(quantity="deal size", value=1, by="2027-06"),
    "Definition": Definition(name="MQL"),
    "RejectionReason": RejectionReason(code="R1", meaning="Wrong number"),
    "Report": Report(name="Leads"),
    "Contact": Contact(name="Ada"),
}
MODELS: dict[str, BaseModel] = {
    model.__name__: WITH_REQUIRED_FIELDS.get(model.__name__) or model()
    for model in Described.__subclasses__()
}

# --- an older format, as a later version of the project will have one ----------------------------

OLD_DEFAULTS: dict[str, Json] = {
    **format_1.DEFAULTS,
    "Plan": {
        **{field: value for field, value in format_1.DEFAULTS["Plan"].items() if field != "quota"},
        "budget": 300_000,  # what the quota was called then
        "rounding": "each stage",
    },
    "LeadType": {**format_1.DEFAULTS["LeadType"], "sales_cycle_days": 30},
    "SalesTeam": {**format_1.DEFAULTS["SalesTeam"], "reps": 3},
}


def with_its_quota_renamed(document: Json) -> Json:
    return {("quota" if field == "budget" else field): value for field, value in document.items()}


LATER_FORMATS = {
    1: Format(OLD_DEFAULTS, b"", upgrade=with_its_quota_renamed),
    2: Format(format_1.DEFAULTS, format_1.DICTIONARY),
}


def old_link(document: Json) -> str:
    return link_text(json.dumps(document).encode(), number=1, dictionary=b"")


def old_document(plan: Plan) -> Json:
    """The plan as the older version would have written it, without the defaults of its time."""
    document = full_document(plan)
    document["budget"] = document.pop("quota")
    for stream in document["streams"]:
        stream["lead_types"] = [_without("LeadType", kind) for kind in stream["lead_types"]]
    document["team"] = _without("SalesTeam", document["team"])
    return _without("Plan", document)


def _without(model: str, document: Json) -> Json:
    defaults = OLD_DEFAULTS[model]
    return {
        field: value
        for field, value in document.items()
        if field not in defaults or value != defaults[field]
    }


@given(plans())
def test_a_plan_comes_back_from_a_link_of_an_older_format_with_other_defaults(plan: Plan) -> None:
    assert decode_plan(old_link(old_document(plan)), LATER_FORMATS) == plan


@settings(max_examples=30)
@given(plans())
def test_a_plan_comes_back_from_a_link_of_the_newer_format(plan: Plan) -> None:
    data = json.dumps(short_document(plan)).encode()

    assert decode_plan(link_text(data, number=2), LATER_FORMATS) == plan


def test_an_old_link_keeps_the_defaults_that_held_when_it_was_made() -> None:
    plan = decode_plan(old_link({"name": "Old"}), LATER_FORMATS)

    assert plan == Plan(name="Old", quota=300_000, rounding="each stage")


def test_an_old_link_keeps_the_defaults_of_its_time_at_every_level() -> None:
    kind = {"name": "Demo", "conversion_rates": [0.5, 0.5, 0.5]}
    stream = {"name": "All", "deal_size": 100, "lead_types": [kind]}

    plan = decode_plan(old_link({"streams": [stream], "team": {"hires": []}}), LATER_FORMATS)

    assert plan.streams[0].lead_types[0].sales_cycle_days == 30
    assert plan.team.reps == 3


def test_an_older_version_says_that_a_link_is_newer() -> None:
    with pytest.raises(PlanLinkError) as caught:
        decode_plan(link_text(b"{}", number=3), LATER_FORMATS)

    assert str(caught.value) == (
        "This link was made by a newer version of the calculator (format 3; this one reads up "
        "to 2). Open it there, or have this one updated."
    )


# --- the formats there are -----------------------------------------------------------------------


@pytest.mark.parametrize("model", MODELS)
def test_the_newest_formats_defaults_are_the_models_own(model: str) -> None:
    # A default that changes would change every link that left it out: it makes a new format.
    part = MODELS[model]
    optional = {field for field, info in type(part).model_fields.items() if not info.is_required()}

    assert FORMATS[NEWEST].defaults[model] == part.model_dump(mode="json", include=optional)


def test_every_model_of_the_plan_has_its_defaults_in_every_format() -> None:
    assert {number: set(known.defaults) for number, known in FORMATS.items()} == {1: set(MODELS)}


def test_only_the_newest_format_has_nothing_to_become() -> None:
    assert [number for number, known in FORMATS.items() if known.upgrade is None] == [NEWEST]


def test_the_compressions_dictionary_stays_as_it_was() -> None:
    # Another one, and no link that has ever been made can be opened.
    assert len(format_1.DICTIONARY) == 1_575
    assert sha256(format_1.DICTIONARY).hexdigest()[:16] == "f79b8ab59611c366"


@settings(max_examples=30)
@given(plans())
def test_a_short_document_leaves_out_what_equals_a_default(plan: Plan) -> None:
    short = short_document(plan)

    defaults = FORMATS[NEWEST].defaults["Plan"]
    assert [field for field, value in short.items() if value == defaults[field]] == []
    assert set(short) <= set(full_document(plan))


def test_the_example_has_nothing_to_say() -> None:
    assert short_document(Plan()) == {}
    assert short_document(Plan(quota=750_000.0)) == {"quota": 750_000}


def test_a_policy_that_equals_the_default_is_still_one_of_the_lead_types_own() -> None:
    kind = LeadType(name="Demo", conversion_rates=(0.5,) * 3, follow_up=FollowUpPolicy())
    plan = Plan(streams=(RevenueStream(name="All", deal_size=1, lead_types=(kind,)),))

    (short,) = short_document(plan)["streams"][0]["lead_types"]
    assert short["follow_up"] == {}
    assert decode_plan(encode_plan(plan)).streams[0].lead_types[0].follow_up == FollowUpPolicy()


@settings(max_examples=30)
@given(plans())
def test_whole_numbers_are_written_without_a_point(plan: Plan) -> None:
    text = json.dumps(full_document(plan))

    assert json.loads(text, parse_int=float) == json.loads(text)
    assert ".0," not in json.dumps([v for v in full_document(plan).values() if v == plan.quota])


@pytest.mark.parametrize("text", ["NaN", "[Infinity]", '{"a": -Infinity}', "", "{", "[1,]", "\0"])
def test_what_is_not_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a number in JSON|Expecting|Illegal"):
        parse(text)


def test_json_that_is_nested_too_deeply_is_refused() -> None:
    with pytest.raises(ValueError, match="it is nested too deeply"):
        parse("[" * 100_000 + "]" * 100_000)


def test_a_number_of_four_thousand_digits_is_infinite() -> None:
    assert parse("9" * 4_000) == float("inf")


def test_more_values_at_one_depth_than_are_allowed_are_refused() -> None:
    assert parse("[[1, 2], [3]]", widest=3) == [[1.0, 2.0], [3.0]]
    with pytest.raises(ValueError, match="too many entries"):
        parse("[[1, 2], [3, 4]]", widest=3)
