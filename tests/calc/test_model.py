"""The plan's models: what they state about themselves, accept, and say when they refuse."""

import math
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from sla_calc import (
    Agreement,
    Attempt,
    FollowUpPolicy,
    Hire,
    Improvement,
    LeadType,
    Plan,
    PlanError,
    RevenueStream,
    SalesTeam,
    YearMonth,
)
from sla_calc.model.agreement_parts import Contact, Definition, RejectionReason, Report
from sla_calc.model.described import Described
from sla_calc.model.fields import Description, describe
from tests.calc.hostile import lone_surrogates
from tests.strategies import ODD_NAMES, names, plans

Json = dict[str, Any]

MODELS = sorted(Described.__subclasses__(), key=lambda model: model.__name__)
FIELDS = [(model, field) for model in MODELS for field in model.model_fields]
FIELD_IDS = [f"{model.__name__}.{field}" for model, field in FIELDS]

KNOWN_FIELDS = {model.__name__: ", ".join(model.model_fields) for model in MODELS}


def kind(name: str = "Demo", **fields: object) -> Json:
    return {"name": name, "conversion_rates": (0.5, 0.5, 0.5), **fields}


def stream(*kinds: Json, name: str = "Enterprise", **fields: object) -> Json:
    return {"name": name, "deal_size": 1_000.0, "lead_types": kinds or (kind(),), **fields}


def build(model: type[BaseModel], **fields: object) -> BaseModel:
    """A model whose required fields are filled in."""
    required = {
        RevenueStream: stream(),
        LeadType: kind(),
        Attempt: {"day": 1},
        Improvement: {"quantity": "deal size", "value": 1, "by": "2027-06"},
        **{each: {"name": "Demo"} for each in (Definition, Report, Contact)},
        RejectionReason: {"code": "R1", "meaning": "Wrong number"},
    }
    return model(**{**required.get(model, {}), **fields})


# --- what the fields state about themselves ---------------------------------------------------


@pytest.mark.parametrize(("model", "field"), FIELDS, ids=FIELD_IDS)
def test_a_field_states_its_label_unit_and_help(model: type[BaseModel], field: str) -> None:
    words = describe(model, field)

    assert words.name == field
    assert words.label[0].isupper()
    assert words.unit.strip() == words.unit != ""
    assert words.help[0].isupper()
    assert words.help.endswith((".", "…"))
    assert model.model_fields[field].description == words.help


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_two_fields_of_a_model_have_the_same_label(model: type[BaseModel]) -> None:
    labels = [describe(model, field).label for field in model.model_fields]

    assert len(set(labels)) == len(labels)


def entry(model: type[BaseModel], field: str, value: float) -> object:
    """The value as the field takes it: on its own, or in place of one of several entries."""
    several = {
        "seasonality": (1.0,) * 11 + (value,),
        "conversion_rates": (0.5, 0.5, value),
        "ramp": (value,),
        "monthly_quotas": (None, value),
        "monthly_retained": (None, value),
        "cycle_curve": (value, 1 - value) if 0 <= value <= 1 else (value,),
    }
    return several.get(field, value)


BOUNDED = [
    (model, field, describe(model, field))
    for model, field in FIELDS
    if describe(model, field).highest is not None
]


def accepted(model: type[BaseModel], field: str, value: float) -> bool:
    told = problems_with(lambda: build(model, **{field: entry(model, field, value)}))
    assert all("it must be" in problem for problem in told)
    return not told


@pytest.mark.parametrize(("model", "field", "words"), BOUNDED, ids=lambda part: str(part)[:40])
def test_the_bounds_that_a_field_states_are_those_that_hold(
    model: type[BaseModel], field: str, words: Description
) -> None:
    counts = model.model_fields[field].annotation is int
    low, high = words.lowest, words.highest
    below = low - 1 if counts else math.nextafter(low, -math.inf)
    above_low = low + 1 if counts else math.nextafter(low, math.inf)
    below_high = high - 1 if counts else math.nextafter(high, -math.inf)
    above = high + 1 if counts else math.nextafter(high, math.inf)

    assert accepted(model, field, low) is not words.above_lowest
    assert accepted(model, field, above_low)
    assert not accepted(model, field, below)
    assert accepted(model, field, high) is not words.below_highest
    assert accepted(model, field, below_high)
    assert not accepted(model, field, above)


def test_every_number_has_bounds_and_a_step() -> None:
    numbers = [
        (model, field)
        for model, field in FIELDS
        if model.model_fields[field].annotation in (int, float, float | None)
    ]

    assert [(m.__name__, f) for m, f in numbers if describe(m, f).lowest is None] == []
    assert [(m.__name__, f) for m, f in numbers if describe(m, f).highest is None] == []
    assert [(m.__name__, f) for m, f in numbers if describe(m, f).step is None] == []


def test_a_rate_is_between_nothing_and_everything() -> None:
    of_rates = [describe(m, f) for m, f in FIELDS if describe(m, f).unit == "rate"]

    assert {words.highest for words in of_rates} == {1.0}
    assert {words.lowest for words in of_rates} == {0.0, 1e-6}


def test_the_description_of_a_field_in_full() -> None:
    words = describe(LeadType, "conversion_rates")

    assert (words.name, words.label, words.unit) == ("conversion_rates", "Conversion rate", "rate")
    assert (words.lowest, words.highest, words.above_lowest) == (1e-6, 1.0, False)
    assert words.step == 0.01
    assert words.source == (
        "Last quarter's CRM export: entries to a stage / entries to the one above."
    )


def test_a_field_that_is_not_there_or_not_described_has_no_description() -> None:
    class Bare(BaseModel):
        value: float = 1.0

    with pytest.raises(KeyError, match="nothing"):
        describe(Plan, "nothing")
    with pytest.raises(KeyError, match=r"Bare\.value is not described"):
        describe(Bare, "value")


# --- what a plan is ---------------------------------------------------------------------------


def test_the_example_is_a_plan_with_two_streams_three_lead_types_each_and_a_team() -> None:
    plan = Plan()

    assert [s.name for s in plan.streams] == ["Small business", "Enterprise"]
    assert [len(s.lead_types) for s in plan.streams] == [3, 3]
    assert plan.stages == ("MQL", "SQL", "Opportunity", "Customer")
    assert (plan.quota, plan.months, plan.tolerance) == (500_000.0, 6, 0.1)
    assert (plan.mix_basis, plan.rounding, plan.currency) == ("leads", "final", "USD")
    assert plan.team.reps == 6


@pytest.mark.parametrize(("model", "field"), FIELDS, ids=FIELD_IDS)
def test_no_field_can_be_changed_in_place(model: type[BaseModel], field: str) -> None:
    part = build(model)
    before = getattr(part, field)

    with pytest.raises(ValueError, match="frozen"):
        setattr(part, field, before)


@settings(max_examples=30)
@given(plans())
def test_a_plan_rebuilt_from_its_own_fields_is_the_same_plan(plan: Plan) -> None:
    assert Plan(**{field: getattr(plan, field) for field in Plan.model_fields}) == plan
    assert plan.changed() == plan
    assert hash(plan.changed()) == hash(plan)


@settings(max_examples=30)
@given(plans(), names())
def test_a_change_touches_nothing_else(plan: Plan, name: str) -> None:
    changed = plan.changed(name=name)

    assert changed.name == name
    assert changed.changed(name=plan.name) == plan


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_name_is_kept_as_it_was_typed(name: str) -> None:
    plan = Plan(name=name, streams=(stream(kind(name), name=name),))

    assert (plan.name, plan.streams[0].name, plan.streams[0].lead_types[0].name) == (name,) * 3


def test_white_space_around_a_name_is_taken_off() -> None:
    assert Plan(name="\u3000 Plan \n").name == "Plan"


def test_a_lead_types_deal_size_goes_before_the_streams() -> None:
    part = RevenueStream(**stream(kind("A", mix=0.5), kind("B", mix=0.5, deal_size=250)))

    assert [part.deal_size_of(each) for each in part.lead_types] == [1_000.0, 250.0]


def test_a_stream_is_found_by_its_name() -> None:
    assert Plan().stream("Enterprise") is Plan().streams[1]


@pytest.mark.parametrize("count", [2, 3, 7])
def test_equal_shares_typed_with_four_decimals_of_a_percent_add_up(count: int) -> None:
    # 33.3333 % three times is what a person types who wants thirds.
    share = round(1 / count, 6)

    kinds = [kind(f"Type {number}", mix=share) for number in range(count)]
    part = RevenueStream(**stream(*kinds))

    assert len(part.lead_types) == count


def test_shares_that_miss_a_hundred_percent_by_a_hundredth_of_a_percent_do_not_add_up() -> None:
    with pytest.raises(PlanError, match=r"= 99\.99 %"):
        RevenueStream(**stream(kind("A", mix=0.5), kind("B", mix=0.4999)))


# --- what is refused, and how it is told ------------------------------------------------------

REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    "a lead type's mix": (
        lambda: RevenueStream(**stream(kind("Demo request", mix=0.5), kind("Webinar", mix=0.3))),
        "Lead types of Enterprise must add up to 100 %; Demo request 50 % + Webinar 30 % = 80 %.",
    ),
    "the shares of quota": (
        lambda: Plan(
            streams=(stream(name="A", quota_share=0.29), stream(name="B", quota_share=0.7))
        ),
        "Shares of quota must add up to 100 %; A 29 % + B 70 % = 99 %.",
    ),
    "a lead type twice": (
        lambda: RevenueStream(**stream(kind("Demo", mix=0.5), kind(" Demo", mix=0.5))),
        "Lead types of Enterprise need names of their own; Demo is there twice.",
    ),
    "a stream twice": (
        lambda: Plan(streams=(stream(quota_share=0.5), stream(quota_share=0.5))),
        "Streams need names of their own; Enterprise is there twice.",
    ),
    "a stage twice": (
        lambda: Plan(stages=("MQL", "SQL", "MQL", "Customer")),
        "Stages need names of their own; MQL is there twice.",
    ),
    "too few rates": (
        lambda: Plan(streams=(stream(kind(conversion_rates=(0.5, 0.5))),)),
        (
            "Stream Enterprise, lead type Demo: 2 conversion rates for 3 steps; one is needed for "
            "each of MQL → SQL → Opportunity → Customer."
        ),
    ),
    "a rate above 100 %": (
        lambda: Plan(
            stages=("MQL", "SQL", "Opportunity", "Customer"),
            streams=(stream(kind(conversion_rates=(0.5, 1.2, 0.5))),),
        ),
        (
            "Stream Enterprise, lead type Demo, SQL → Opportunity: Conversion rate is 120 %; "
            "it must be between 0.0001 % and 100 %."
        ),
    ),
    "a rate of nothing": (
        lambda: Plan(
            stages=("Lead", "Customer"),
            streams=(stream(kind(conversion_rates=(0.0,))),),
        ),
        (
            "Stream Enterprise, lead type Demo, Lead → Customer: Conversion rate is 0 %; "
            "it must be between 0.0001 % and 100 %."
        ),
    ),
    "a rate of a lead type on its own": (
        lambda: LeadType(name="Demo", conversion_rates=(0.5, 1.5)),
        "step 2: Conversion rate is 150 %; it must be between 0.0001 % and 100 %.",
    ),
    "a deal size of nothing": (
        lambda: Plan(streams=(stream(deal_size=0.0),)),
        "Stream Enterprise: Deal size is 0; it must be between 0.01 and 1,000,000,000,000.",
    ),
    "a lead type's deal size": (
        lambda: Plan(streams=(stream(kind(deal_size=-5.0)),)),
        (
            "Stream Enterprise, lead type Demo: Deal size is -5; "
            "it must be between 0.01 and 1,000,000,000,000."
        ),
    ),
    "a share above 100 %": (
        lambda: Plan(streams=(stream(marketing_share=1.5),)),
        "Stream Enterprise: Marketing's share is 150 %; it must be between 0 % and 100 %.",
    ),
    "a quota below nothing": (
        lambda: Plan(quota=-1.0),
        "Quota is -1; it must be between 0 and 1,000,000,000,000,000.",
    ),
    "a quota without end": (
        lambda: Plan(quota=math.inf),
        "Quota is inf; it must be between 0 and 1,000,000,000,000,000.",
    ),
    "a quota that is no number": (
        lambda: Plan(quota="half a million"),
        "Quota is 'half a million'; it must be between 0 and 1,000,000,000,000,000.",
    ),
    "a tolerance above 100 %": (
        lambda: Plan(tolerance=2.0),
        "Tolerance is 200 %; it must be between 0 % and 100 %.",
    ),
    "a tolerance of 2, typed as a whole number": (
        lambda: Plan(tolerance=2),
        "Tolerance is 200 %; it must be between 0 % and 100 %.",
    ),
    "no months": (
        lambda: Plan(months=0),
        "Months is 0; it must be a whole number between 1 and 24.",
    ),
    "a currency in words": (
        lambda: Plan(currency="euro"),
        "Currency is 'euro'; it must be an ISO 4217 code of three letters, such as EUR.",
    ),
    "a rounding that there is not": (
        lambda: Plan(rounding="up"),
        "Rounding is 'up'; it must be 'final' or 'each stage'.",
    ),
    "a basis that there is not": (
        lambda: Plan(mix_basis="money"),
        "Mix is a share of is 'money'; it must be 'leads' or 'revenue'.",
    ),
    "a month that is a number": (
        lambda: Plan(start_month=202703),
        "First month is 202703; it must be a month, written as 2027-03.",
    ),
    "a thirteenth month": (
        lambda: Plan(start_month="2027-13"),
        "2027-13 is not a month; write it as 2027-03.",
    ),
    "no name": (
        lambda: Plan(name="  "),
        "Plan name is too short; it needs 1 or more characters.",
    ),
    "a long name": (
        lambda: Plan(name="x" * 301),
        "Plan name is too long; at most 300 characters are possible.",
    ),
    "one stage": (
        lambda: Plan(stages=("Lead",)),
        "Stages is too short; it needs 2 or more entries.",
    ),
    "nine stages": (
        lambda: Plan(stages=tuple("ABCDEFGHI")),
        "Stages is too long; at most 8 entries are possible.",
    ),
    "eleven weights": (
        lambda: Plan(seasonality=(1.0,) * 11),
        "Seasonality is too short; it needs 12 or more entries.",
    ),
    "a weight of nothing": (
        lambda: Plan(seasonality=(1.0,) * 11 + (0.0,)),
        "entry 12: Seasonality is 0; it must be above 0 and at most 1,000,000.",
    ),
    "no streams": (
        lambda: Plan(streams=()),
        "Streams is too short; it needs 1 or more entries.",
    ),
    "no lead types": (
        lambda: Plan(streams=(stream() | {"lead_types": ()},)),
        "Stream Enterprise: Lead types is too short; it needs 1 or more entries.",
    ),
    "a field that there is not": (
        lambda: Plan(qouta=5),
        f"Plan has no field qouta; known are {KNOWN_FIELDS['Plan']}.",
    ),
    "a field that a lead type has not": (
        lambda: Plan(streams=(stream(kind(rates=(0.5,))),)),
        (
            "Stream Enterprise, lead type Demo has no field rates; "
            f"known are {KNOWN_FIELDS['LeadType']}."
        ),
    ),
    "a lead type without a name": (
        lambda: Plan(streams=(stream({"conversion_rates": (0.5, 0.5, 0.5)}),)),
        "Stream Enterprise, lead type 1: Lead type is missing; it must be text.",
    ),
    "a stream without a deal size": (
        lambda: RevenueStream(name="Enterprise", lead_types=(kind(),)),
        "Deal size is missing; it must be between 0.01 and 1,000,000,000,000.",
    ),
    "attempts out of order": (
        lambda: FollowUpPolicy(cadence=({"day": 0}, {"day": 9}, {"day": 3})),
        (
            "Attempts of a cadence must be in the order of their days; "
            "attempt 2 is on day 9 and attempt 3 on day 3."
        ),
    ),
    "an attempt after two years": (
        lambda: FollowUpPolicy(cadence=({"day": 731},)),
        "attempt 1: Day is 731; it must be a whole number between 0 and 730.",
    ),
    "no attempts": (
        lambda: FollowUpPolicy(cadence=()),
        "Follow-up cadence is too short; it needs 1 or more entries.",
    ),
    "a response at once": (
        lambda: FollowUpPolicy(first_response_minutes=0),
        "First response is 0; it must be above 0 and at most 14,400.",
    ),
    "attempts of which all but the first are in vain": (
        lambda: FollowUpPolicy(connect_decline=1),
        "Decline of the connect rate is 100 %; it must be at least 0 % and below 100 %.",
    ),
    "a rep who costs nothing": (
        lambda: SalesTeam(cost_per_hour=0),
        "Cost of an hour is 0; it must be above 0 and at most 1,000,000,000,000.",
    ),
    "a day that closes before it opens": (
        lambda: SalesTeam(hours=("17:00", "09:00")),
        "Working hours are 17:00 to 09:00; the day must open before it closes.",
    ),
    "a working day twice": (
        lambda: SalesTeam(working_days=("Mon", "Tue", "Mon")),
        "Working days are Mon, Tue, Mon; each can stand there once.",
    ),
    "no occupancy": (
        lambda: SalesTeam(max_occupancy=0.0),
        "Highest occupancy is 0 %; it must be above 0 % and at most 100 %.",
    ),
    "a country in words": (
        lambda: SalesTeam(holidays="Germany"),
        "Public holidays is 'Germany'; it must be country code, with region.",
    ),
    "a lead definition like a novel": (
        lambda: Agreement(lead_definition="x" * 2_001),
        "What counts as a lead is too long; at most 2000 characters are possible.",
    ),
    "a stream that is not there": (
        lambda: Plan().stream("Mid market"),
        "There is no stream Mid market; the plan's streams are Small business, Enterprise.",
    ),
}


@pytest.mark.parametrize(("attempt", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_told_in_a_sentence(
    attempt: Callable[[], object], sentence: str
) -> None:
    with pytest.raises(PlanError) as caught:
        attempt()

    assert str(caught.value) == sentence
    assert caught.value.problems == (sentence,)


@pytest.mark.parametrize("reps", [0, -1, math.nan, math.inf, 100_001])
def test_hires_of_nobody_or_of_no_number_are_refused(reps: float) -> None:
    with pytest.raises(PlanError, match=r"^hire 1"):
        SalesTeam(hires=((YearMonth(2027, 1), reps),))


def test_a_hire_is_a_month_and_a_count() -> None:
    assert SalesTeam(hires=(("2027-03", 2),)).hires == (Hire(YearMonth(2027, 3), 2.0),)


def test_several_problems_are_told_one_a_line() -> None:
    with pytest.raises(PlanError) as caught:
        Plan(quota=-1.0, months=25)

    assert caught.value.problems == (
        "Months is 25; it must be a whole number between 1 and 24.",
        "Quota is -1; it must be between 0 and 1,000,000,000,000,000.",
    )
    assert str(caught.value) == "\n".join(caught.value.problems)


def test_of_very_many_problems_the_first_twenty_are_told() -> None:
    unknown = {f"field_{number}": number for number in range(1, 26)}

    with pytest.raises(PlanError) as caught:
        Plan(**unknown)

    assert len(caught.value.problems) == 21
    assert caught.value.problems[0].startswith("Plan has no field field_1; known are name, ")
    assert caught.value.problems[-1] == "And 5 more."


def test_of_several_wrong_entries_of_a_list_the_first_is_told() -> None:
    # Going on would take a link with thousands of wrong entries half a second.
    kinds = [kind(f"Type {number}", mix=-1.0) for number in range(1, 4)]

    with pytest.raises(PlanError) as caught:
        RevenueStream(**stream(*kinds))

    assert str(caught.value) == "lead type Type 1: Mix is -100 %; it must be between 0 % and 100 %."


def test_a_long_name_is_cut_in_a_sentence() -> None:
    with pytest.raises(PlanError) as caught:
        RevenueStream(**stream(kind("A", mix=0.5), name="x" * 300))

    assert str(caught.value) == f"Lead types of {'x' * 59}… must add up to 100 %; A 50 % = 50 %."


WRONG_VALUES: dict[str, object] = {
    "nothing": None,
    "a number": -7.25,
    "a whole number": 5,
    "not a number": math.nan,
    "infinity": math.inf,
    "text": "abc",
    "long text": "y" * 100_000,
    "a lone surrogate": "\ud800",
    "a list": [5],
    "a long list": [5] * 10_000,
    "a nested list": [[[]]],
    "an object": {"name": "\ud800", "x" * 1_000: 1},
    "a list of objects": [{"name": "z" * 100_000, "deal_size": -1}],
    "another part": SalesTeam(),
    "a list of other parts": [Agreement(), Attempt(day=1)],
    "truth": True,
}


@pytest.mark.parametrize("wrong", WRONG_VALUES.values(), ids=WRONG_VALUES)
@pytest.mark.parametrize(("model", "field"), FIELDS, ids=FIELD_IDS)
def test_a_wrong_value_is_accepted_or_told_in_a_sentence_for_people(
    model: type[BaseModel], field: str, wrong: object
) -> None:
    for problem in problems_with(lambda: build(model, **{field: wrong})):
        assert problem.endswith(".")
        assert len(problem) <= 2_000
        assert lone_surrogates(problem) == []
        assert "input should" not in problem
        assert "instance of" not in problem


def problems_with(attempt: Callable[[], object]) -> tuple[str, ...]:
    try:
        attempt()
    except PlanError as error:
        return error.problems
    return ()


@pytest.mark.parametrize("field", ["team", "follow_up", "agreement", "streams"])
@given(
    values=st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["name", "hours", "hires", "cadence", "lead_types", "day", "x"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_data_in_place_of_a_part_is_read_or_refused(field: str, values: object) -> None:
    told = problems_with(lambda: Plan.read({field: values}))

    assert all(problem.endswith(".") for problem in told)


@pytest.mark.parametrize("values", [None, 5, "plan", [], [1], True])
def test_data_that_are_not_named_fields_are_no_plan(values: object) -> None:
    with pytest.raises(PlanError) as caught:
        Plan.read(values)

    assert "instance of" not in str(caught.value)


@pytest.mark.parametrize(
    "hours", [("09:00Z", "17:00"), ("09:00+01:00", "17:00-05:00"), (9, 17), (32_400.0, 61_200.0)]
)
def test_working_hours_are_clock_times_without_a_zone(hours: tuple[object, object]) -> None:
    with pytest.raises(PlanError, match="Working hours"):
        SalesTeam(hours=hours)
