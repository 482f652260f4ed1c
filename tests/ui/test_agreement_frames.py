"""What stands behind the page Agreement: its tables, its words, its charts."""

from datetime import date

import pytest

from sla_calc import Agreement, Plan, PlanError, SalesTeam, planned_schedule
from sla_calc.agreement.fingerprint import fingerprint
from sla_calc.agreement.usual import usual_reasons
from sla_calc.model.agreement_parts import (
    Contact,
    Definition,
    RejectionReason,
    Signatory,
    ThirdParty,
)
from sla_report.document.formats import to_markdown
from sla_report.numbers.figures import Figures
from sla_report.pictures import svg_of
from sla_ui.agreement import words
from sla_ui.agreement.made import Made
from sla_ui.agreement.part_tables import (
    CONTACTS,
    FURTHER_WORDS,
    REASONS,
    SIGNATORIES,
    PartTable,
    definition_of,
    with_definition,
    words_of_the_plan,
)
from sla_ui.agreement.pictures import pictures
from sla_ui.typing.table_rows import Row

US = Figures("en-US", "USD")
EXAMPLE = Plan()
MIRA = Contact(name="Mira", task="CRM", reached_at="mira@sla.example")


def with_words(**fields: object) -> Plan:
    return EXAMPLE.changed(agreement=Agreement(**fields))


def put(table: PartTable, plan: Plan, *rows: Row) -> Agreement:
    return table.with_rows(plan, rows, US).agreement


# --- the tables -----------------------------------------------------------------------------------


@pytest.mark.parametrize("table", [CONTACTS, REASONS, SIGNATORIES, FURTHER_WORDS])
@pytest.mark.parametrize("language", ["en", "de"])
def test_a_table_that_nobody_touched_leaves_the_plan_as_it_is(
    table: PartTable, language: str
) -> None:
    for plan in (
        with_words(language=language),
        with_words(
            contacts=(MIRA,),
            definitions=(Definition(name="MQL", meaning="Ours"), Definition(name="Region")),
            signatories=(Signatory(side="third party"),),
            rejection_reasons=(RejectionReason(code="X", meaning="Other"),),
        ),
    ):
        assert set(table.with_rows(plan, table.rows(plan, US), US).agreement) == set(plan.agreement)


def test_a_row_is_added_changed_and_taken_away() -> None:
    added = put(CONTACTS, EXAMPLE, Row(None, {"name": "Mira", "task": "CRM"}))
    assert added.contacts == (Contact(name="Mira", task="CRM"),)
    plan = with_words(contacts=(MIRA, Contact(name="Jo")))
    _, second = CONTACTS.rows(plan, US)
    changed = put(CONTACTS, plan, Row(1, {**second.cells, "task": "Leads"}))
    assert changed.contacts == (Contact(name="Jo", task="Leads"),)
    signed = put(SIGNATORIES, EXAMPLE, Row(None, {"side": "Sales", "name": "Jonas"}))
    assert signed.signatories == (Signatory(side="sales", name="Jonas"),)


def test_usual_rows_become_the_plans_own_once_one_is_changed() -> None:
    usual = usual_reasons("en")
    first, *rest = REASONS.rows(EXAMPLE, US)
    own = put(REASONS, EXAMPLE, Row(0, {**first.cells, "meaning": "Wrong number"}), *rest)
    assert own.rejection_reasons == (usual[0].changed(meaning="Wrong number"), *usual[1:])
    back = EXAMPLE.changed(agreement=own)
    again = put(REASONS, back, Row(0, first.cells), *rest)
    assert again == Agreement()
    assert put(REASONS, back) == Agreement()


@pytest.mark.parametrize(
    ("table", "cells", "said"),
    [
        (CONTACTS, {"task": "CRM"}, "Row 1: Name is missing"),
        (REASONS, {"code": "R9"}, "Row 1: Reason is missing"),
        (SIGNATORIES, {"side": "Legal"}, "Row 1, Signs for: “Legal” is not known here"),
        (FURTHER_WORDS, {"name": "MQL"}, "MQL is a stage or a lead type; its meaning is told"),
    ],
)
def test_a_row_that_cannot_be_used_is_said(
    table: PartTable, cells: dict[str, str], said: str
) -> None:
    with pytest.raises(PlanError) as caught:
        table.with_rows(EXAMPLE, [Row(None, cells)], US)
    assert str(caught.value).startswith(said)


def test_a_word_is_defined_once() -> None:
    region = Row(None, {"name": "Region", "meaning": "A sales territory"})
    with pytest.raises(PlanError, match=r"Region is defined twice; put it into one row\."):
        FURTHER_WORDS.with_rows(EXAMPLE, [region, region], US)


def test_a_third_party_signs_only_where_there_is_one() -> None:
    def offered(plan: Plan) -> list[str]:
        return list(SIGNATORIES.columns(plan)[0].choices or ())

    assert offered(EXAMPLE) == ["Marketing", "Sales"]
    assert offered(with_words(third_party=ThirdParty())) == ["Marketing", "Sales", "Third party"]


def test_a_definition_that_says_nothing_is_none() -> None:
    plan = with_definition(with_definition(EXAMPLE, "MQL", meaning="Ours"), "SQL", example="One")
    assert [each.name for each in plan.agreement.definitions] == ["MQL", "SQL"]
    plan = with_definition(plan, "MQL", example="Another")
    assert definition_of(plan, "MQL") == Definition(name="MQL", meaning="Ours", example="Another")
    assert [each.name for each in plan.agreement.definitions] == ["MQL", "SQL"]
    emptied = with_definition(
        with_definition(plan, "MQL", meaning="", example=""), "SQL", example=""
    )
    assert emptied == EXAMPLE
    assert words_of_the_plan(plan)[:4] == EXAMPLE.stages


# --- what is said ---------------------------------------------------------------------------------


def made(plan: Plan, on: date = date(2026, 12, 1)) -> Made:
    return Made(plan, planned_schedule(plan), on)


def test_what_is_open_is_said_by_its_section() -> None:
    assert words.still_open(made(EXAMPLE).in_english) == {
        "sales' half": [
            (
                "whether sales may be planned to 91.1% of its time in an average month; 85% is "
                "the most that was agreed"
            )
        ],
        "contacts": [
            "who answers for marketing's half",
            "who answers for the half of sales",
            "whom to turn to in daily business, and how they are reached",
        ],
    }
    german = made(with_words(language="de"))
    assert words.still_open(german.in_english) == words.still_open(made(EXAMPLE).in_english)
    assert german.document.language == "de"


def test_every_section_that_leaves_something_open_has_a_place_where_it_is_decided() -> None:
    served = made(with_words(third_party=ThirdParty()))
    assert set(words.PLACES) <= {each.key for each in served.document.sections}
    assert words.still_open(served.in_english)["third party"] == [
        "who answers for the part of Customer service"
    ]
    assert all(bool(each.step) != bool(each.page) for each in words.PLACES.values())


def test_the_coming_reviews_are_told() -> None:
    assert words.next_reviews(made(EXAMPLE), US) == (
        "Reviews of months: 5 Feb 2027, 5 Mar 2027, 7 Apr 2027 and 3 more; of quarters: "
        "7 Apr 2027, 7 Jul 2027."
    )
    late = made(EXAMPLE, date(2027, 7, 7))
    assert words.next_reviews(late, US) == "Reviews of months: 7 Jul 2027; of quarters: 7 Jul 2027."
    over = made(EXAMPLE, date(2028, 1, 1))
    assert words.next_reviews(over, US) == "No review lies ahead: the plan is over."


def test_a_signed_document_is_of_this_plan_or_of_another_version() -> None:
    own, other = fingerprint(EXAMPLE), fingerprint(EXAMPLE.changed(quota=1))
    assert words.checked(EXAMPLE, f" {own.upper()} ")[0] is True
    same, said = words.checked(EXAMPLE, other)
    assert same is False
    assert said.startswith("This document was made from another version of the plan")
    assert said.endswith("make the document anew and have it signed again.")
    with pytest.raises(PlanError, match="abc is not a fingerprint"):
        words.checked(EXAMPLE, "abc")


def test_placeholders_are_the_usual_words_with_the_plans_figures() -> None:
    german = words.placeholders(with_words(language="de", notice_days=60, when_missed="strikes"))
    assert "mit einer Frist von 60\u00a0Tagen zum Ende eines Monats" in german["ending"]
    assert german["missed_words"].startswith("Jeder verfehlte Monat zählt")
    assert len(german["passed_on"].splitlines()) == 6


# --- the charts -----------------------------------------------------------------------------------


def test_the_charts_speak_the_documents_language_and_say_what_they_show() -> None:
    plan = with_words(language="de").changed(currency="EUR", team=SalesTeam(reps=7))
    drawn = pictures(plan, planned_schedule(plan))
    assert [(each.section, each.title) for each in drawn] == [
        ("goal", "Vom Umsatzziel zu den Leads, im durchschnittlichen Monat"),
        ("marketing's half", "Die Ziellinie im Januar 2027, Tag für Tag"),
        ("sales' half", "Stunden für Kontaktversuche, Monat für Monat"),
    ]
    assert drawn[0].alt == (
        "Von einem Umsatzziel von 500.000\u00a0€ entfallen 232.000\u00a0€ auf Leads des "
        "Marketings: 503\u00a0Leads, von denen 30,1 die Stufe Customer erreichen."
    )
    funnel, line, hours = (svg_of(each.spec) for each in drawn)
    for said in ("Umsatzziel", "Aus Leads des Marketings", "zugesagt: 503", "EUR im Monat"):
        assert said in funnel
    assert ">Ziel 503<" in line
    assert ">Tag des Monats<" in line
    assert ">Stunden im Monat<" in hours
    english = ("Quota", "Found by sales", "owed:", "a month", "Day of", "goal 5", "Hours a")
    assert [word for word in english if word in funnel + line + hours] == []
    markdown = to_markdown(made(plan).document, drawn)
    assert all(each.title in markdown for each in drawn)


def test_what_would_show_nothing_is_left_out() -> None:
    nothing = EXAMPLE.changed(quota=0)
    assert pictures(nothing, planned_schedule(nothing)) == ()
    nowhere = EXAMPLE.changed(team=SalesTeam(holidays="QQ"))
    assert [each.section for each in pictures(nowhere, planned_schedule(nowhere))] == ["goal"]
    last = EXAMPLE.changed(start_month="2999-12", months=1)
    assert len(pictures(last, planned_schedule(last))) == 3
