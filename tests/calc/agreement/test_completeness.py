"""How much of an agreement is decided, and what is printed where nothing was typed."""

import pytest
from hypothesis import given, settings

from sla_calc import Agreement, LeadType, Plan, RevenueStream, SalesTeam
from sla_calc.agreement.completeness import Completeness, completeness, words_to_define
from sla_calc.agreement.ending import planned_reviews
from sla_calc.agreement.parts import Section, Value
from sla_calc.agreement.usual import usual_meaning, usual_reasons, usual_reports, usual_words
from sla_calc.model.agreement import LanguageCode
from sla_calc.model.agreement_parts import Definition, Signatory, ThirdParty
from tests.calc.agreement.documents import DECIDED, document, section, sentences, tables
from tests.strategies import staffed_plans

STAFFED = Plan(team=SalesTeam(reps=12), agreement=DECIDED)


def done(plan: Plan) -> Completeness:
    return completeness(plan, document(plan))


@settings(max_examples=10, deadline=None)
@given(plan=staffed_plans())
def test_a_decision_is_either_made_or_listed_as_open(plan: Plan) -> None:
    found = done(plan)

    assert found.asked - found.made == len(document(plan).missing)
    assert 0 <= found.made < found.asked + 1


def test_a_document_that_can_be_signed_has_every_decision_made() -> None:
    """8 words, 3 for owners and contacts, and one each for goal, grid, limits and hours."""
    assert done(STAFFED) == Completeness(15, 15)


def test_each_word_owner_and_contact_is_a_decision() -> None:
    unnamed = STAFFED.changed(agreement=DECIDED.changed(marketing_owner="", contacts=()))
    assert done(unnamed) == Completeness(13, 15)
    served = STAFFED.changed(agreement=DECIDED.changed(third_party=ThirdParty()))
    assert done(served) == Completeness(15, 16)
    words = (Definition(name="Region"), Definition(name="MQL", meaning="Ours"))
    further = STAFFED.changed(agreement=DECIDED.changed(definitions=words))
    assert done(further) == Completeness(15, 16)
    assert words_to_define(further)[-1] == "Region"


def test_every_lead_type_beyond_its_limit_is_a_decision() -> None:
    kinds = tuple(
        LeadType(name=name, mix=0.5, conversion_rates=(0.5, 0.5, 0.5), monthly_limit=1)
        for name in ("Event", "Webinar")
    )
    stream = RevenueStream(name="All", deal_size=5_000, lead_types=kinds)
    plan = STAFFED.changed(quota=50_000, months=1, streams=(stream,))
    found = done(plan)

    assert [each.section for each in document(plan).missing].count("marketing's half") == 2
    assert (found.made, found.asked) == (12, 14)


# --- the usual words ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("when_missed", ["make good", "strikes"])
def test_the_usual_words_are_those_that_are_printed(
    language: LanguageCode, when_missed: str
) -> None:
    agreed = Agreement(language=language, when_missed=when_missed, third_party=ThirdParty())
    made = document(STAFFED.changed(agreement=agreed))
    printed: list[Value] = [said for each in made.sections for said in sentences(made, each.key)]
    headings = [each.heading for each in made.sections]

    for field, lines in usual_words(agreed).items():
        for line in lines:
            assert line in (headings if field == "name" else printed)
    reasons = tables(made, "hand-over")[0].rows
    assert [(each.code, each.meaning) for each in usual_reasons(language)] == list(reasons)
    reports = tables(made, "reports")[0].rows
    assert [
        (each.name, each.sender, each.receiver, each.when) for each in usual_reports(language)
    ] == list(reports)
    stages = tables(made, "definitions")[0].rows
    assert [row[1:] for row in stages] == [usual_meaning(language, str(row[0])) for row in stages]


def test_a_word_that_is_not_known_has_no_usual_meaning() -> None:
    assert usual_meaning("en", "Blue leads") is None


# --- reviews and signatures -----------------------------------------------------------------------


def test_each_month_is_reviewed_and_each_quarter_with_its_last_month() -> None:
    reviews = planned_reviews(Plan(months=4))

    assert [(each.quarterly, str(each.first), str(each.last)) for each in reviews] == [
        (False, "2027-01", "2027-01"),
        (False, "2027-02", "2027-02"),
        (False, "2027-03", "2027-03"),
        (True, "2027-01", "2027-03"),
        (False, "2027-04", "2027-04"),
        (True, "2027-04", "2027-04"),
    ]
    assert reviews[2].day == reviews[3].day


def test_nobody_signs_for_a_third_party_that_is_gone() -> None:
    def signers(third: ThirdParty | None) -> Section:
        names = (Signatory(name="Ada"), Signatory(name="Lena", side="third party"))
        agreed = DECIDED.changed(signatories=names, third_party=third)
        return section(document(STAFFED.changed(agreement=agreed)), "signatures")

    def named(found: Section) -> list[str]:
        (block,) = found.blocks
        return [line.name for line in getattr(block, "lines", ())]

    assert named(signers(ThirdParty())) == ["Ada", "Lena"]
    assert named(signers(None)) == ["Ada"]
