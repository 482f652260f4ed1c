"""The plan as the text of a link."""

import itertools
import re
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_calc import (
    Agreement,
    Attempt,
    FollowUpPolicy,
    LeadType,
    Plan,
    PlanError,
    PlanLinkError,
    RevenueStream,
    SalesTeam,
    YearMonth,
    decode_plan,
    encode_plan,
)
from tests.calc import hostile
from tests.calc.sweep import SWEEP, seeded
from tests.strategies import plans, random_plan

MEGABYTE = 1_000_000

FOREIGN = "This link does not hold a plan. Copy it again, or open the plan from its file."
DAMAGED = (
    "The plan in this link is cut off or was changed on its way. Copy the whole link again, "
    "or open the plan from its file."
)
UNUSABLE = "The plan in this link cannot be used:"


def refusal(text: str) -> str:
    with pytest.raises(PlanLinkError) as caught:
        decode_plan(text)
    return str(caught.value)


# --- there and back --------------------------------------------------------------------------


@given(plans())
def test_a_plan_comes_back_from_its_link(plan: Plan) -> None:
    assert decode_plan(encode_plan(plan)) == plan


@settings(max_examples=30)
@given(plans())
def test_a_link_consists_of_characters_that_need_no_escaping(plan: Plan) -> None:
    assert re.fullmatch(r"1\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{6}", encode_plan(plan))


@settings(max_examples=30)
@given(plans())
def test_equal_plans_have_equal_links(plan: Plan) -> None:
    same = Plan(**{field: getattr(plan, field) for field in Plan.model_fields})

    assert encode_plan(same) == encode_plan(plan)


@pytest.mark.parametrize(("before", "after"), [(" ", ""), ("", "\n"), ("\t\n ", " \r\n")])
def test_white_space_around_a_copied_link_does_no_harm(before: str, after: str) -> None:
    plan = Plan(quota=750_000)

    assert decode_plan(f"{before}{encode_plan(plan)}{after}") == plan


def test_sweep_over_random_plans_brings_every_one_back() -> None:
    rng = seeded("round trip")
    for _ in range(SWEEP // 4):
        plan = random_plan(rng)
        assert decode_plan(encode_plan(plan)) == plan


# Links as they were made when format 1 was new: whatever changes later, they stay readable.
GOLDEN: dict[str, Plan] = {
    "1.q64FAA.vj_Mzw": Plan(),
    "1.q4blV3NQMjWoBQA.Jp8V_w": Plan(quota=750_000),
    (
        "1.gzPciw5vOzw_VeHZ9KXP5qxR-DB_4spHDb0IajlR5YGZriF6eYBaABjpGGKBwDCiPGOjVk5GeliqJ2MlHSNQ9YS9"
        "xgDVDCh1ggUwPUDrBAscdYKuUySoWkCpbGE1ZoVSbS0A.K7S6PA"
    ): Plan(
        name="Größe 日本 👩‍👩‍👧",
        currency="EUR",
        start_month=YearMonth(2026, 11),
        months=12,
        rounding="each stage",
        mix_basis="revenue",
        seasonality=(2, *[1] * 10, 0.5),
        tolerance=0.05,
        team=SalesTeam(
            reps=2.5,
            hires=(("2027-03", 2),),
            holidays="DE-BY",
            hours=("08:30", "18:00"),
            working_days=("Mon", "Sat"),
        ),
        agreement=Agreement(notes="x"),
    ),
    (
        "1.q4blV6gqRJb0SQVHHnLOw5J1HMHlGJJthngs88gvISY5xBJZzJpiK2WJLDaNMMvb2FqUZJyDlHTNcbnVwBA1NwKj"
        "E5z9sUS0iR5mOjbGyJCWyBnSCOim2FoA.REX24g"
    ): Plan(
        stages=("Lead", "Customer"),
        quota=20_000,
        streams=(
            RevenueStream(
                name="All",
                deal_size=1_000,
                lead_types=(
                    LeadType(
                        name="Hot",
                        mix=0.25,
                        conversion_rates=(0.1,),
                        follow_up=FollowUpPolicy(
                            first_response_minutes=5,
                            cadence=(
                                Attempt(day=0),
                                Attempt(day=1, channel="email", minutes=2, automated=True),
                            ),
                        ),
                    ),
                    LeadType(
                        name="Cold",
                        mix=0.75,
                        conversion_rates=(0.01,),
                        deal_size=1_200.5,
                        cost_per_lead=3,
                        monthly_limit=900,
                        points=2,
                        sales_cycle_days=14.5,
                    ),
                ),
            ),
        ),
    ),
}


@pytest.mark.parametrize(("text", "plan"), GOLDEN.items(), ids=range(len(GOLDEN)))
def test_a_link_made_in_the_past_still_opens_its_plan(text: str, plan: Plan) -> None:
    assert decode_plan(text) == plan


# --- how long ------------------------------------------------------------------------------------


def different(streams: int, kinds: int, stages: int, decimals: int, name_length: int) -> Plan:
    """A plan in which nothing equals anything else, nor a default."""
    rng = seeded(f"{streams} {kinds}")
    words = "Partner Referral Webinar Outbound Trial Search Event Region Midmarket Product Demo"

    def name() -> str:
        mixed = " ".join(rng.sample(words.split(), 6))
        return f"{mixed[: name_length - 3]} {rng.randint(0, 99)}".strip()

    def rate() -> float:
        return rng.randint(1, 10**decimals - 1) / 10**decimals

    def parts(count: int) -> list[float]:
        cuts = [0, *sorted(rng.sample(range(1, 1_000), count - 1)), 1_000]
        return [(high - low) / 1_000 for low, high in itertools.pairwise(cuts)]

    return Plan(
        name="Plan of the northern region",
        currency="EUR",
        quota=rng.randint(10**6, 10**7),
        stages=tuple(f"{name()} {number}" for number in range(stages)),
        seasonality=tuple(rng.randint(50, 150) / 100 for _ in range(12)),
        streams=tuple(
            RevenueStream(
                name=f"{name()} {index}",
                quota_share=share,
                retained_revenue=rng.randint(1_000, 99_999),
                marketing_share=rate(),
                deal_size=rng.randint(1_000, 99_999),
                lead_types=tuple(
                    LeadType(
                        name=f"{name()} {number}",
                        mix=mix,
                        conversion_rates=tuple(rate() for _ in range(stages - 1)),
                        sales_cycle_days=rng.randint(5, 200),
                        cost_per_lead=rng.randint(5, 500),
                    )
                    for number, mix in enumerate(parts(kinds))
                ),
            )
            for index, share in enumerate(parts(streams))
        ),
        team=SalesTeam(reps=11, hires=(("2027-03", 2),), hours_per_week=38.5),
    )


@pytest.mark.parametrize(
    ("plan", "longest"),
    [
        (Plan(), 1_000),
        (different(3, 4, 4, decimals=2, name_length=14), 1_500),
        (different(8, 8, 6, decimals=2, name_length=14), 8_000),
        (different(8, 8, 6, decimals=4, name_length=30), 8_000),
    ],
    ids=["example", "3 × 4", "8 × 8 × 6", "8 × 8 × 6 with long names and rates of four digits"],
)
def test_a_link_is_short_enough_to_be_sent(plan: Plan, longest: int) -> None:
    text = encode_plan(plan)

    assert len(text) < longest
    assert decode_plan(text) == plan


def test_the_examples_link_holds_nothing_but_that_it_is_the_example() -> None:
    assert len(encode_plan(Plan())) < 20


def largest_plan() -> Plan:
    """As many streams, lead types and stages as the model accepts, all with the longest names."""
    rng = seeded("largest")

    def kinds() -> tuple[LeadType, ...]:
        return tuple(
            LeadType(
                name=f"{number:0300}",
                mix=0.01,
                conversion_rates=tuple(rng.uniform(0.1, 1) for _ in range(7)),
                deal_size=rng.uniform(1_000, 9_000),
                sales_cycle_days=rng.uniform(10, 90),
            )
            for number in range(100)
        )

    return Plan(
        stages=tuple(f"{number:0300}" for number in range(8)),
        streams=tuple(
            RevenueStream(
                name=f"{number:0300}", quota_share=0.01, deal_size=1_000, lead_types=kinds()
            )
            for number in range(100)
        ),
    )


def test_a_plan_too_large_for_a_link_is_refused_when_the_link_is_made_not_when_it_is_opened() -> (
    None
):
    with pytest.raises(PlanError, match=r"too long|too large|file"):
        encode_plan(largest_plan())


# --- what is refused -----------------------------------------------------------------------------


@settings(max_examples=30)
@given(plans(), st.data())
def test_a_link_cut_off_anywhere_is_refused(plan: Plan, data: st.DataObject) -> None:
    text = encode_plan(plan)
    at = data.draw(st.integers(0, len(text) - 1))

    assert refusal(text[:at]) in {FOREIGN, DAMAGED}


@pytest.mark.parametrize("text", GOLDEN, ids=range(len(GOLDEN)))
def test_a_link_cut_off_at_every_single_place_is_refused(text: str) -> None:
    for at in range(len(text)):
        assert refusal(text[:at]) == (DAMAGED if "." in text[:at] else FOREIGN)
        assert refusal(text[at + 1 :]) in {FOREIGN, DAMAGED}


@pytest.mark.parametrize("text", GOLDEN, ids=range(len(GOLDEN)))
def test_a_link_with_any_single_character_changed_is_refused(text: str) -> None:
    for at, old in enumerate(text):
        for new in hostile.ODD:
            if new != old:
                assert refusal(text[:at] + new + text[at + 1 :]) in {FOREIGN, DAMAGED}


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "hello",
        "https://example.org/?plan=1",
        "eyJxdW90YSI6IDV9",
        '{"quota": 5}',
        "١.q64FAA.vj_Mzw",
        "12345.q64FAA.vj_Mzw",
        "-1.q64FAA.vj_Mzw",
        "\ud800",
        "plan",
    ],
)
def test_a_text_that_was_never_a_link_is_told_so(text: str) -> None:
    assert refusal(text) == FOREIGN


def test_format_0_has_never_been() -> None:
    assert refusal(hostile.link_text(b"{}", number=0)) == FOREIGN


@pytest.mark.parametrize(
    "text",
    [
        "1.q64FAA",
        "1.q64FAA.",
        "1.q64FAA.vj_Mz",
        "1.q64FAA.vj_Mzw.",
        "1..vj_Mzw",
        "1.q64FAA=.vj_Mzw",
        "2.q64FAA.vj_Mzw",
    ],
)
def test_a_link_that_came_to_harm_is_told_so(text: str) -> None:
    assert refusal(text) == DAMAGED


@pytest.mark.parametrize(
    "text",
    [
        hostile.sealed(b""),
        hostile.sealed(b"\xff\xff\xff"),
        hostile.link_text(b""),
        hostile.link_text(b"not JSON"),
        hostile.link_text(b'{"quota":NaN}'),
        hostile.link_text(b'{"quota":Infinity}'),
        hostile.link_text(b'{"name":"\xff"}'),
        hostile.link_text(b"[" * 100_000),
        hostile.link_text(b'{"name":"' + b"a" * 200_000 + b'"}'),
    ],
    ids=range(9),
)
def test_a_whole_link_of_no_plan_at_all_is_told_so(text: str) -> None:
    assert refusal(text) == DAMAGED


def test_a_body_that_is_no_base64_is_told_so_even_with_its_checksum() -> None:
    # One character more than a multiple of four holds six bits: less than a byte.
    assert refusal(hostile.with_checksum("1.q64FA")) == DAMAGED


def test_a_link_of_a_newer_version_is_told_so() -> None:
    assert refusal(hostile.link_text(b"{}", number=2)) == (
        "This link was made by a newer version of the calculator (format 2; this one reads up "
        "to 1). Open it there, or have this one updated."
    )


def test_a_text_far_too_long_is_told_so() -> None:
    assert refusal("1." + "A" * 60_000) == (
        "This link is too long for a plan: 60,002 of 60,000 characters."
    )


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        (b"[]", ["The plan's data are not a set of named fields."]),
        (b"5", ["The plan's data are not a set of named fields."]),
        (b'{"months":0}', ["Months is 0; it must be a whole number between 1 and 24."]),
        (b'{"quota":1e999}', ["Quota is inf; it must be between 0 and 1,000,000,000,000,000."]),
        (
            b'{"quota":' + b"9" * 4_000 + b',"months":99}',
            [
                "Months is 99; it must be a whole number between 1 and 24.",
                "Quota is inf; it must be between 0 and 1,000,000,000,000,000.",
            ],
        ),
        (
            (
                b'{"streams":[{"name":"Enterprise","deal_size":5,"lead_types":['
                b'{"name":"Demo","mix":0.5,"conversion_rates":[0.5,0.5,0.5]}]}]}'
            ),
            ["Lead types of Enterprise must add up to 100 %; Demo 50 % = 50 %."],
        ),
    ],
    ids=range(6),
)
def test_a_link_whose_plan_breaks_a_rule_says_which(data: bytes, problems: list[str]) -> None:
    assert refusal(hostile.link_text(data)) == "\n".join([UNUSABLE, *problems])


def test_of_a_name_given_twice_the_last_one_counts() -> None:
    assert decode_plan(hostile.link_text(b'{"name":"a","name":"b"}')).name == "b"


# --- whatever anybody sends ----------------------------------------------------------------------


def read_or_refused(text: str) -> None:
    """Decode; fail on anything but a plan or a refusal that can be shown."""
    told = ""
    try:
        decode_plan(text)
    except PlanLinkError as error:
        told = str(error)
    assert len(told) < 10_000
    assert hostile.lone_surrogates(told) == []


@given(st.text() | st.from_regex(r"\A[0-9]\.[A-Za-z0-9_-]{0,40}\.[A-Za-z0-9_-]{6}\Z"))
def test_any_text_is_read_or_refused(text: str) -> None:
    read_or_refused(text)


@given(st.binary())
def test_any_bytes_in_a_whole_link_are_read_or_refused(data: bytes) -> None:
    read_or_refused(hostile.sealed(data))
    read_or_refused(hostile.link_text(data))


WORST = {
    **{name: hostile.link_text(data) for name, data in hostile.worst_documents()},
    **dict(hostile.bombs()),
}


@pytest.mark.parametrize("text", WORST.values(), ids=WORST)
def test_the_worst_that_a_link_can_hold_is_refused_in_little_memory(text: str) -> None:
    tracemalloc.start()
    try:
        read_or_refused(text)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 50 * MEGABYTE


@pytest.mark.parametrize("text", WORST.values(), ids=WORST)
def test_the_worst_that_a_link_can_hold_is_no_plan(text: str) -> None:
    with pytest.raises(PlanLinkError):
        decode_plan(text)


@pytest.mark.parametrize("part", range(4))
def test_sweep_over_mutated_and_random_texts_finds_only_plans_and_refusals(part: int) -> None:
    rng = seeded(f"texts {part}")
    valid = [*GOLDEN, *(encode_plan(random_plan(rng)) for _ in range(20))]
    for text in itertools.islice(hostile.link_texts(rng, valid), SWEEP // 4):
        read_or_refused(text)
