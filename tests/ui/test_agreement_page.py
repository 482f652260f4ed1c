"""Agreement as two teams decide it: step by step, with what is open always in sight."""

import sys
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from sla_calc import Agreement, Plan, SalesTeam, decode_plan, planned_schedule
from sla_calc.agreement.fingerprint import fingerprint
from sla_calc.agreement.usual import usual_reasons
from sla_calc.model.agreement_parts import (
    Contact,
    Definition,
    Report,
    Signatory,
    ThirdParty,
)
from sla_ui.agreement.state import STEPS, AgreementState
from sla_ui.agreement.words import OWN_PIPELINE
from tests.hostile import HOSTILE_NAMES
from tests.ui.screen import (
    EXAMPLE,
    button,
    edited,
    exceptions,
    metrics,
    opened,
    picked,
    plan_of,
    problems,
    table,
)
from tests.ui.test_pages import tiny, vast

AGREEMENT = "pages/agreement.py"
FILES = ["Word", "PDF", "Markdown", "Workbook", "Review dates", "Plan file"]


def page(plan: Plan = EXAMPLE, step: str = "Who", **how: Any) -> AppTest:
    at = opened(plan, AGREEMENT, **how)
    return at if step == "Who" else to_step(at, step)


def known(at: AppTest) -> AgreementState:
    state: AgreementState = at.session_state["sla_agreement"]
    return state


def to_step(at: AppTest, step: str) -> AppTest:
    return at.segmented_control(key=f"agreement step {known(at).drawing}").set_value(step).run()


def key(at: AppTest, name: str) -> str:
    return f"agreement {name}@{at.session_state['sla_plan_state'].generation}"


def write(at: AppTest, name: str, text: str) -> AppTest:
    """Type into an input of one line or of several."""
    boxes = [*at.text_input, *at.text_area]
    return next(each for each in boxes if each.key == key(at, name)).set_value(text).run()


def rows(at: AppTest, name: str) -> str:
    """The key of a table as it stands."""
    revision = at.session_state["sla_plan_state"].tables[f"agreement {name}"].revision
    return f"{key(at, name)}.{revision}"


def grey(at: AppTest, name: str) -> str:
    return next(each for each in at.text_area if each.key == key(at, name)).placeholder


def said(at: AppTest) -> str:
    boxes = (*at.success, *at.warning, *at.info, *at.caption, *at.markdown)
    return " ".join(box.value.replace("\\", "").replace("\u2060", "") for box in boxes)


def offered(at: AppTest) -> list[str]:
    return [each.label for each in at.get("download_button")]


# --- step by step ---------------------------------------------------------------------------------


def test_an_agreement_is_decided_until_it_can_be_signed() -> None:
    at = page(EXAMPLE.changed(team=SalesTeam(reps=12)))
    assert metrics(at) == {
        "Decided": "12 of 15",
        "Leads promised": "3,018",
        "First attempt, minutes": "60",
        "In force until": "Jun 2027",
    }
    assert "who answers for marketing's half" in said(at)
    at = write(at, "company", "Example Ltd")
    at = write(at, "marketing_owner", "Ada Berger")
    assert metrics(at)["Decided"] == "13 of 15"
    assert "who answers for marketing's half" not in said(at)
    at = write(at, "sales_owner", " Jonas Keller ")
    at = edited(at, rows(at, "contacts"), added_rows=[{"name": "Mira", "task": "CRM"}])
    assert metrics(at)["Decided"] == "15 of 15"
    assert "Every decision is made: the document can be signed." in said(at)
    assert plan_of(at).agreement == Agreement(
        company="Example Ltd",
        marketing_owner="Ada Berger",
        sales_owner="Jonas Keller",
        contacts=(Contact(name="Mira", task="CRM"),),
    )
    assert decode_plan(at.query_params["plan"]) == plan_of(at)
    at = picked(at, rows(at, "contacts"), 0, "Remove")
    assert metrics(at)["Decided"] == "14 of 15"
    assert plan_of(at).agreement.contacts == ()


def test_every_text_of_every_step_becomes_the_plans() -> None:
    at = page()
    at = write(at, "goal", "One number.\n\nBoth sides.")
    at = edited(at, rows(at, "signatories"), added_rows=[{"side": "Sales", "name": "Jonas"}])
    at = write(to_step(at, "Leads"), "lead_definition", "Whoever calls.")
    at = write(to_step(at, "Hand-over"), "trigger", "At once.")
    at = write(at, "passed_on", "a name\n\n- a number\n")
    at = write(at, "how_told", "By phone.")
    at = write(at, "acceptance_hours", "48")
    at = write(at, "returning", "It goes back.")
    at = edited(at, rows(at, "rejection_reasons"), edited_rows={"0": {"meaning": "Wrong"}})
    at = write(to_step(at, "Needs"), "marketing_needs", "answers")
    at = write(at, "sales_needs", "a calendar\nan even flow")
    at = edited(at, rows(at, "reports"), deleted_rows=[0, 1, 2, 3, 4])
    at = write(to_step(at, "Missed"), "missed_words", "A cake.")
    at = write(at, "make_good_days", "10")
    at = write(at, "unexpected", "We talk.")
    at = write(to_step(at, "Terms"), "review_day", "3")
    at = write(at, "notice_days", "60")
    at = write(at, "ending", "Never.")
    at = write(at, "notes", "Nothing else.")
    assert problems(at) == []
    assert plan_of(at).agreement == Agreement(
        goal="One number.\n\nBoth sides.",
        signatories=(Signatory(name="Jonas", side="sales"),),
        lead_definition="Whoever calls.",
        trigger="At once.",
        passed_on=("a name", "a number"),
        how_told="By phone.",
        acceptance_hours=48,
        returning="It goes back.",
        rejection_reasons=(
            usual_reasons("en")[0].changed(meaning="Wrong"),
            *usual_reasons("en")[1:],
        ),
        marketing_needs=("answers",),
        sales_needs=("a calendar", "an even flow"),
        reports=(
            Report(
                name="Conversion rates, deal sizes and cycles measured",
                sender="Marketing",
                receiver="Both",
                when="each quarter",
            ),
        ),
        missed_words="A cake.",
        make_good_days=10,
        unexpected="We talk.",
        review_day=3,
        notice_days=60,
        ending="Never.",
        notes="Nothing else.",
    )


def test_a_word_is_defined_where_it_is_picked_and_an_open_one_comes_first() -> None:
    stages = ("MQL", "Blue lead", "Opportunity", "Customer")
    at = page(EXAMPLE.changed(stages=stages))
    assert metrics(at)["Decided"] == "10 of 15"
    at = button(at, "To the step Leads →").click().run()
    assert known(at).step == "Leads"
    (pick,) = at.selectbox
    assert pick.options[:2] == ["MQL – usual words", "Blue lead – to be decided"]
    assert pick.value == 1
    assert grey(at, "word 1 meaning") == "To be decided."
    at = write(at, "word 1 meaning", "Called twice.")
    assert plan_of(at).agreement.definitions == (
        Definition(name="Blue lead", meaning="Called twice."),
    )
    assert metrics(at)["Decided"] == "11 of 15"
    at = at.selectbox[0].set_value(0).run()
    assert grey(at, "word 0 example").startswith("A head of operations at a company")
    at = write(at, "word 0 meaning", "Ours.")
    assert grey(at, "word 0 example") == "A dash is printed until something is typed."
    at = write(at, "word 0 meaning", "")
    at = edited(at, rows(at, "definitions"), added_rows=[{"name": "Region", "meaning": "North"}])
    assert [each.name for each in plan_of(at).agreement.definitions] == ["Blue lead", "Region"]
    assert metrics(at)["Decided"] == "12 of 16"


def test_the_language_is_that_of_the_document_and_of_the_words_in_grey() -> None:
    at = page()
    at = at.segmented_control(key=key(at, "language")).set_value("de").run()
    assert plan_of(at).agreement == Agreement(language="de")
    assert grey(at, "goal").startswith("Beide Seiten arbeiten auf eine Zahl hin")
    assert "who answers for marketing's half" in said(at)  # the app itself speaks English
    at = to_step(at, "Hand-over")
    assert table(at, rows(at, "rejection_reasons"))["meaning"][0].startswith("Nicht erreichbar")
    assert plan_of(at).agreement.rejection_reasons == ()


def test_strikes_are_counted_where_they_are_chosen() -> None:
    at = page(step="Missed")
    assert key(at, "strikes") not in [each.key for each in at.text_input]
    at = at.segmented_control(key=key(at, "when_missed")).set_value("strikes").run()
    assert grey(at, "missed_words").startswith("Each missed month counts as a strike")
    at = write(at, "strikes", "4")
    assert plan_of(at).agreement == Agreement(when_missed="strikes", strikes=4)
    assert "With 4\u00a0missed months within twelve months" in grey(at, "missed_words")


def test_a_third_party_joins_and_leaves() -> None:
    at = page(step="Terms")
    assert "Reviews of months: 5 Feb 2027, 5 Mar 2027, 7 Apr 2027 and 3 more;" in said(at)
    at = at.toggle[0].set_value(True).run()
    assert plan_of(at).agreement.third_party == ThirdParty()
    assert metrics(at)["Decided"] == "11 of 16"
    at = write(at, "third party name", "Support")
    at = write(at, "third party owner", "Lena Orth")
    at = write(at, "third party owes", "a call\na visit")
    at = write(at, "third party reports_back", "friction")
    assert plan_of(at).agreement.third_party == ThirdParty(
        name="Support", owner="Lena Orth", owes=("a call", "a visit"), reports_back=("friction",)
    )
    assert metrics(at)["Decided"] == "12 of 16"
    at = at.toggle[0].set_value(False).run()
    assert plan_of(at) == EXAMPLE


@pytest.mark.parametrize(
    ("step", "name", "text", "sentence"),
    [
        ("Hand-over", "acceptance_hours", "0", "Accepted within is 0; it must be above 0 and at"),
        ("Hand-over", "trigger", "x" * 2_001, "Hand-over is too long; at most 2000 characters"),
        ("Hand-over", "passed_on", "x\n" * 21, "What is passed on is too long; at most 20 entries"),
        ("Terms", "review_day", "2.5", "Review on is 2.5; it must be a whole number between 1"),
        ("Terms", "notice_days", "soon", "“soon” cannot be read as a number"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_plan_stays(
    step: str, name: str, text: str, sentence: str
) -> None:
    at = write(page(step=step), name, text)
    assert plan_of(at) == EXAMPLE
    assert problems(at)[0].startswith(sentence)
    at = edited(to_step(at, "Who"), rows(at, "contacts"), added_rows=[{"task": "CRM"}])
    assert problems(at)[0].startswith("Row 1: Name is missing")
    assert exceptions(at) == []


# --- what one takes along -------------------------------------------------------------------------


def test_the_document_is_looked_at_page_by_page_and_set_once() -> None:
    def shown(at: AppTest) -> tuple[str, str]:
        (image,) = at.get("image")
        (picture,) = image.proto.imgs
        return picture.alt, picture.url

    at = page(step="Preview")
    alt, first = shown(at)
    assert alt == "Page 1 of 9 as it prints. Word and Markdown have its text."
    at = at.get("pagination")[0].set_value(2).run()
    alt, second = shown(at)
    assert alt.startswith("Page 2 of 9")
    assert second != first
    at = write(to_step(at, "Terms"), "notes", "One more thing.")
    assert len(known(at).pages) == 1  # an edit elsewhere sets nothing
    assert shown(to_step(at, "Preview")) != (alt, second)
    assert len(known(at).pages) == 2


def test_a_package_that_is_missing_is_named_where_its_file_would_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert offered(page()) == FILES
    for module in ("docx", "typst", "vl_convert", "xlsxwriter", "icalendar"):
        monkeypatch.setitem(sys.modules, module, None)
    at = page(step="Preview")
    assert offered(at) == ["Markdown", "Plan file"]
    for sentence in (
        "A Word document needs the package python-docx, which is not installed here",
        "A PDF needs the package typst",
        "A workbook needs the package xlsxwriter",
        "A calendar file needs the package icalendar",
        "A preview needs the package typst",
    ):
        assert sentence in said(at)
    assert exceptions(at) == []


def test_a_plan_whose_hours_are_not_known_has_everything_but_the_workbook() -> None:
    at = page(EXAMPLE.changed(team=SalesTeam(holidays="QQ")), "Preview")
    assert offered(at) == [name for name in FILES if name != "Workbook"]
    assert "The workbook needs the team's hours." in said(at)
    assert "whose public holidays count" in said(at)
    assert exceptions(at) == []


def test_a_signed_document_is_checked_by_its_fingerprint() -> None:
    at = button(page(), "Check a signed document").click().run()
    box = at.text_input(key="agreement printed")
    assert box.placeholder == fingerprint(EXAMPLE)
    at = box.set_value(fingerprint(EXAMPLE)).run()
    assert "made from the plan as it is now: what was signed holds" in said(at)
    at = write(at, "company", "Another")
    assert "This document was made from another version of the plan" in said(at)
    at = at.text_input(key="agreement printed").set_value("page 3").run()
    assert problems(at)[0].startswith("page 3 is not a fingerprint; it has 12 digits")


@pytest.mark.parametrize(
    "plan",
    [
        vast(),
        tiny(),
        EXAMPLE.changed(
            name=HOSTILE_NAMES[0],
            stages=HOSTILE_NAMES[1:5],
            agreement=Agreement(
                company=HOSTILE_NAMES[6],
                goal="\n".join(HOSTILE_NAMES[7:20]),
                definitions=tuple(Definition(name=name) for name in HOSTILE_NAMES[5:12]),
                third_party=ThirdParty(name=HOSTILE_NAMES[2]),
                language="de",
            ),
        ),
    ],
    ids=["vast", "tiny", "hostile"],
)
def test_every_step_shows_every_plan(plan: Plan) -> None:
    at = page(plan, locale="de-DE")
    for step in STEPS:
        at = to_step(at, step)
        assert exceptions(at) == []
        assert problems(at) == []
    assert plan_of(at) == plan


def test_a_pipeline_that_only_the_session_knows_is_said_beside_the_link() -> None:
    at = page()
    assert OWN_PIPELINE not in said(at)
    at = at.switch_page("pages/schedule.py").run()
    at.session_state["sla_schedule"].own = "typed"
    at = at.switch_page(AGREEMENT).run()
    assert OWN_PIPELINE in said(at)
    assert metrics(at)["Leads promised"] == f"{sum(planned_schedule(EXAMPLE, ()).leads):,}"
