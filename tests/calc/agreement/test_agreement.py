"""What the agreement says, what it leaves open, and where."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings

from sla_calc import (
    LeadType,
    Plan,
    PlanError,
    RevenueStream,
    SalesTeam,
    YearMonth,
    decode_plan,
    lead_schedule,
)
from sla_calc.agreement.agreement import agreement
from sla_calc.agreement.ending import review_days
from sla_calc.agreement.fingerprint import fingerprint
from sla_calc.agreement.parts import (
    AgreementDocument,
    Bullets,
    Figure,
    Open,
    Sides,
    SignatureLine,
    Signatures,
    Undecided,
)
from sla_calc.model.agreement_parts import (
    Definition,
    RejectionReason,
    Report,
    Signatory,
    ThirdParty,
)
from tests.calc.agreement.documents import (
    BASE,
    DECIDED,
    TODAY,
    document,
    numbers,
    section,
    sentences,
    table,
    tables,
    undecided,
    values,
)
from tests.strategies import staffed_plans

ENOUGH = SalesTeam(reps=12)
PARTS = (
    *("summary", "goal", "definitions", "qualification", "hand-over", "marketing's half"),
    *("sales' half", "return", "needs", "reports", "contacts", "missed", "unexpected"),
    *("reviews", "term", "signatures"),
)


def one_type(name: str = "Demo request", **fields: object) -> Plan:
    """A plan of one lead type, whose team has the hours."""
    kind = LeadType(name=name, conversion_rates=(0.5, 0.5, 0.5), **fields)
    stream = RevenueStream(name="All", deal_size=5_000, lead_types=(kind,))
    return Plan(quota=50_000, streams=(stream,), team=ENOUGH, agreement=DECIDED)


def open_in(plan: Plan) -> list[str]:
    return [each.section for each in document(plan).missing]


# --- what is left open ----------------------------------------------------------------------------


def test_an_agreement_whose_every_decision_is_made_leaves_nothing_open() -> None:
    assert document(Plan(team=ENOUGH, agreement=DECIDED)).missing == ()


@settings(max_examples=15, deadline=None)
@given(staffed_plans())
def test_what_is_marked_in_its_place_is_listed_and_the_other_way_round(plan: Plan) -> None:
    made = document(plan.changed(months=min(plan.months, 2)))

    marked = [
        (each.key, each.heading, block.said)
        for each in made.sections
        for block in each.blocks
        if isinstance(block, Open)
    ]
    assert [(each.section, each.heading, each.said) for each in made.missing] == marked
    assert [each.key for each in made.sections if each.key in PARTS] == list(PARTS)


def test_owners_and_contacts_that_nobody_has_named_are_open() -> None:
    made = document(Plan(team=ENOUGH))

    assert [each.section for each in made.missing] == ["contacts"] * 3
    (people,) = tables(made, "contacts")
    assert [isinstance(row[1], Undecided) for row in people.rows] == [True, True]


def test_a_stage_or_lead_type_without_a_meaning_is_open_until_it_has_one() -> None:
    made = document(one_type("Blue lead"))
    assert list(undecided(made, "definitions")) == ["Blue lead"]
    assert [values(each.said) for each in made.missing] == [{"word": "Blue lead"}]

    told = Definition(name="Blue lead", meaning="A lead from the blue form.")
    made = document(one_type("Blue lead"), definitions=(told,))
    assert list(undecided(made, "definitions")) == []
    (row,) = table(made, "definitions", "Lead types").rows
    assert row == ("Blue lead", "A lead from the blue form.", None, None)

    only_an_example = told.changed(meaning="", example="Ada's form.")
    made = document(one_type("Blue lead"), definitions=(only_an_example,))
    (row,) = table(made, "definitions", "Lead types").rows
    assert row == ("Blue lead", Undecided(), "Ada's form.", None)
    assert len(made.missing) == 1


def test_a_grid_that_nothing_can_pass_is_open() -> None:
    grid = Plan().scoring

    assert open_in(one_type().changed(scoring=grid.changed(threshold=100))) == []
    assert open_in(one_type().changed(scoring=grid.changed(threshold=101))) == ["qualification"]


def test_hours_that_sales_does_not_have_are_open() -> None:
    plan = one_type()
    assert open_in(plan.changed(quota=5e6)) == ["sales' half"]
    assert open_in(plan.changed(quota=5e6, team=SalesTeam(reps=0))) == ["sales' half"]
    assert open_in(plan.changed(team=SalesTeam(selling_time=0))) == ["sales' half"]

    (fine,) = [s for s in sentences(document(plan), "sales' half") if "occupancy" in values(s)]
    assert values(fine)["highest"] == Figure(0.85, "rate", typed=True)


def test_hours_that_are_tight_are_open_too() -> None:
    occupancy = {each.section: values(each.said) for each in document().missing}["sales' half"]

    assert set(occupancy) == {"occupancy", "highest"}


def test_months_that_are_too_full_are_open_where_the_average_one_is_fine() -> None:
    # April's deals come from leads of February: a sales cycle of 60 days.
    plan = one_type().changed(seasonality=(*[1] * 3, 40, *[1] * 8), team=SalesTeam(reps=2))
    (full,) = document(plan).missing

    assert full.section == "sales' half"
    assert values(full.said)["months"] == (YearMonth(2027, 2),)


def test_holidays_that_nobody_knows_are_open_and_the_hours_with_them() -> None:
    made = document(one_type().changed(team=ENOUGH.changed(holidays="ZZ")))

    assert [values(each.said) for each in made.missing] == [{"place": "ZZ"}]
    assert len(tables(made, "sales' half")) == 1  # the cadence
    assert "needed" not in {name for s in sentences(made, "summary") for name in values(s)}


def test_money_that_can_no_longer_come_in_time_is_open() -> None:
    plan = one_type(sales_cycle_days=45, monthly_limit=10)
    made = document(plan)

    assert {each.section for each in made.missing} == {"goal"}
    assert len(made.missing) == 1  # six months, told together
    rows = table(made, "goal", "The target of marketing's leads by month").rows
    assert numbers(rows[0])[-1] > 0
    few = document(plan.changed(months=2))  # of which the first is covered by what is in hand
    assert [values(each.said)["month"] for each in few.missing] == [YearMonth(2027, 2)]


def test_a_month_that_owes_more_than_a_channel_can_deliver_is_open() -> None:
    limited = one_type(monthly_limit=10).changed(months=1)

    (missing,) = document(limited).missing
    assert missing.section == "marketing's half"
    assert values(missing.said)["limit"] == Figure(10, "exact", "lead", typed=True)


# --- the words ------------------------------------------------------------------------------------


def test_words_of_the_plan_take_the_place_of_the_usual_ones() -> None:
    words = {
        "goal": "One number.",
        "lead_definition": "Somebody real.",
        "trigger": "At noon.",
        "how_told": "By phone.",
        "returning": "Never.",
        "missed_words": "We talk.",
        "unexpected": "We talk at once.",
        "ending": "Any day.",
        "notes": "No lead on a Friday.",
    }
    made = document(**words)

    said = [text for each in made.sections for text in sentences(made, each.key)]
    assert [text for text in words.values() if text not in said] == []


def test_lists_of_the_plan_take_the_place_of_the_usual_ones() -> None:
    made = document(
        passed_on=("the name",),
        marketing_needs=("answers",),
        sales_needs=("", "a calendar"),
        rejection_reasons=(RejectionReason(code="X", meaning="No."),),
        reports=(Report(name="All", sender="Ada"),),
    )

    (passed_on,) = [b for b in section(made, "hand-over").blocks if isinstance(b, Bullets)]
    assert passed_on.items == ("the name",)
    (needs,) = [b for b in section(made, "needs").blocks if isinstance(b, Sides)]
    assert (needs.left, needs.right) == (("answers",), ("a calendar",))
    assert tables(made, "hand-over")[0].rows == (("X", "No."),)
    assert tables(made, "reports")[0].rows == (("All", "Ada", None, None),)


def test_a_well_known_word_keeps_what_the_plan_does_not_say_of_it() -> None:
    made = document(definitions=(Definition(name="MQL", example="Ada."),))

    (mql, *_) = table(made, "definitions", "Stages").rows
    assert mql[2] == "Ada."
    assert str(mql[1]).startswith("Marketing qualified lead:")
    further = document(definitions=(Definition(name="ICP", meaning="Whom we sell to."),))
    assert table(further, "definitions", "Further words").rows[0][:2] == ("ICP", "Whom we sell to.")


@pytest.mark.parametrize(
    ("when_missed", "told"), [("make good", {"days"}), ("strikes", {"days", "strikes"})]
)
def test_a_missed_month_is_made_good_or_counted(when_missed: str, told: set[str]) -> None:
    first, second, *_ = sentences(document(when_missed=when_missed), "missed")

    assert values(first) == {
        "tolerance": Figure(0.1, "rate", typed=True),
        "kept": Figure(0.9, "rate", typed=True),
    }
    assert set(values(second)) == told


def test_a_third_party_makes_it_an_agreement_of_three() -> None:
    made = document(third_party=ThirdParty(name="Service desk", owes=("a call",)))

    owes, reports_back = [b for b in section(made, "third party").blocks if isinstance(b, Bullets)]
    assert owes.items == ("a call",)
    assert len(reports_back.items) == 3
    assert values(made.below[0]) == {"third": "Service desk"}
    assert "Service desk" in [line.side for line in signature_lines(made)]
    assert [each.section for each in made.missing].count("contacts") == 4
    unnamed = document(third_party=ThirdParty(owner="Lena Orth"))
    assert section(unnamed, "third party").heading == "Customer service"
    assert [line.name for line in signature_lines(unnamed)] == ["", "", "Lena Orth"]


def signature_lines(made: AgreementDocument) -> tuple[SignatureLine, ...]:
    (block,) = section(made, "signatures").blocks
    assert isinstance(block, Signatures)
    return block.lines


def test_the_owners_sign_unless_others_are_named() -> None:
    owners = document(marketing_owner="Ada\nHead of marketing", sales_owner="Jo")
    assert [line.name for line in signature_lines(owners)] == ["Ada", "Jo"]

    named = (Signatory(name="Kim", role="CEO", side="sales"), Signatory(side="third party"))
    lines = signature_lines(document(signatories=named, third_party=ThirdParty()))
    assert [(line.side, line.name, line.role) for line in lines] == [
        ("Sales", "Kim", "CEO"),
        ("Customer service", "", ""),
    ]


def test_the_document_is_in_the_language_of_the_plan() -> None:
    made = document(language="de")

    assert made.title == "Service-Level-Vereinbarung"
    assert section(made, "marketing's half").heading == "Zusage des Marketings"
    (grid,) = tables(made, "qualification")
    assert [column.heading for column in grid.columns][:2] == ["Passung", "Hat sich umgesehen"]


def test_cells_from_the_threshold_on_stand_out() -> None:
    (grid,) = tables(document(), "qualification")

    assert [[cell.strong for cell in row if isinstance(cell, Figure)] for row in grid.rows] == [
        [points >= 60 for points in row] for row in Plan().scoring.points
    ]


def test_nothing_is_promised_where_no_lead_is_owed() -> None:
    made = document(Plan(quota=0, team=ENOUGH, agreement=DECIDED))

    assert made.missing == ()
    assert len(section(made, "marketing's half").blocks) == 1
    assert "annex" not in {each.key for each in made.sections}


def test_public_holidays_are_said_with_the_working_time() -> None:
    made = document(Plan(team=ENOUGH.changed(holidays="DE-BY"), agreement=DECIDED))

    assert values(sentences(made, "sales' half")[0])["place"] == "DE-BY"
    assert made.missing == ()


# --- days, link and fingerprint -------------------------------------------------------------------


def test_months_and_quarters_are_reviewed_on_a_working_day_of_the_next_month() -> None:
    plan = Plan(start_month=YearMonth(2027, 2), months=6)
    (dates,) = tables(document(plan), "reviews")

    held = [row[2] for row in dates.rows]
    assert held == sorted(held, key=str)
    quarters = [row for row in dates.rows if row[0] == "Quarterly"]
    assert [row[2] for row in quarters] == [date(2027, 4, 7), date(2027, 7, 7), date(2027, 8, 6)]
    assert quarters[-1][1] == YearMonth(2027, 7)  # a quarter of which only July is in the plan
    assert len(dates.rows) == 9


def test_a_later_working_day_is_never_reviewed_earlier() -> None:
    months = Plan().covered_months
    held = [review_days(Plan().team, months, day)[0] for day in range(1, 16)]

    assert all(one < later for one, later in pairwise(held))  # type: ignore[operator]


def test_a_month_with_fewer_working_days_is_reviewed_on_its_last_one() -> None:
    mondays = SalesTeam(working_days=("Mon",))

    assert review_days(mondays, (YearMonth(2027, 1),), 15) == (date(2027, 2, 22),)
    assert review_days(mondays, (YearMonth(2999, 12),), 5) == (None,)
    assert review_days(mondays.changed(holidays="ZZ"), (YearMonth(2027, 1),), 1) == (
        date(2027, 2, 1),
    )


def test_the_link_opens_the_plan_and_the_fingerprint_is_its() -> None:
    plan = Plan(quota=777_000, agreement=DECIDED)
    made = agreement(plan, on=TODAY, base=BASE)

    assert decode_plan(made.link.removeprefix(f"{BASE}?plan=")) == plan
    assert made.fingerprint == fingerprint(plan)
    assert (made.made_on, made.currency) == (TODAY, "USD")


def test_a_document_has_no_link_without_an_address_or_where_the_plan_is_too_large() -> None:
    definitions = tuple(
        Definition(name=f"Word {n}", meaning=f"{n}{chr(0x4E00 + n) * 1_900}") for n in range(60)
    )
    large = Plan(agreement=DECIDED.changed(definitions=definitions))

    assert agreement(Plan(), on=TODAY).link == ""
    assert agreement(large, on=TODAY, base=BASE).link == ""


def test_an_address_that_is_none_of_the_web_is_refused() -> None:
    with pytest.raises(PlanError, match="it must begin with https:// or http://"):
        agreement(Plan(), on=TODAY, base="javascript:alert(1)")


def test_a_schedule_that_is_known_already_is_not_worked_out_again() -> None:
    bare = lead_schedule(Plan())
    made = agreement(Plan(), on=TODAY, schedule=bare)

    rows = table(made, "marketing's half", "Leads by month").rows
    assert numbers(rows[-1]) == list(bare.leads)
