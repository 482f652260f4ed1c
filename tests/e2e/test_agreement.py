"""Agreement, in the browser: decided, kept, undone, taken along; and on a phone."""

from datetime import date
from io import BytesIO
from pathlib import Path

from docx import Document
from icalendar import Calendar
from playwright.sync_api import Page, expect

from sla_calc import Plan
from sla_calc.agreement.fingerprint import fingerprint
from sla_ui.agreement.state import STEPS
from tests.e2e.conftest import PHONE, NewVisit, Visit
from tests.e2e.screen import (
    AGREEMENT,
    address_plan,
    drawer,
    expect_no_exception,
    expect_no_sideways_scrolling,
    expect_plan,
    field,
    fill,
    metric,
    open_plan,
    own_errors,
    settle,
)

EXAMPLE = Plan()
NEVER = "Never on a Friday after four."


def to_step(page: Page, step: str) -> None:
    page.get_by_test_id("stButtonGroup").first.get_by_text(step, exact=True).click()
    settle(page)


def downloaded(page: Page, label: str) -> bytes:
    with page.expect_download(timeout=30_000) as waiting:
        page.get_by_test_id("stDownloadButton").get_by_role("button", name=label).click()
    return Path(waiting.value.path()).read_bytes()


def test_an_agreement_is_decided_kept_undone_and_taken_along(visit: Visit, app_url: str) -> None:
    page = visit.page
    open_plan(page, app_url, EXAMPLE, AGREEMENT)
    expect(metric(page, "Decided")).to_have_text("11 of 15")
    fill(page, "Owner in marketing", "Ada Berger")
    expect(metric(page, "Decided")).to_have_text("12 of 15")
    to_step(page, "Hand-over")
    box = field(page, "Hand-over")
    box.fill(NEVER)
    box.press("Control+Enter")
    expect_plan(page, lambda plan: plan.agreement.trigger == NEVER)

    page.reload()
    expect(metric(page, "Decided")).to_have_text("12 of 15")
    to_step(page, "Hand-over")
    expect(field(page, "Hand-over")).to_have_value(NEVER)

    told = [each.text for each in Document(BytesIO(downloaded(page, "Word"))).paragraphs]
    assert NEVER in told
    assert any(fingerprint(address_plan(page)) in text for text in told)
    assert downloaded(page, "PDF")[:5] == b"%PDF-"
    assert NEVER in downloaded(page, "Markdown").decode()
    assert downloaded(page, "Workbook")[:2] == b"PK"
    reviews = Calendar.from_ical(downloaded(page, "Review dates")).walk("VEVENT")
    assert reviews[0].decoded("dtstart") == date(2027, 2, 5)
    assert b"Ada Berger" in downloaded(page, "Plan file")

    drawer(page, "Check a signed document")
    fill(page, "Fingerprint in its footer", fingerprint(EXAMPLE))
    other = page.get_by_text("This document was made from another version of the plan")
    expect(other).to_be_visible()

    page.go_back()
    expect_plan(page, lambda plan: not plan.agreement.trigger)
    expect(field(page, "Hand-over")).to_have_value("")
    expect_no_exception(page)
    assert own_errors(visit) == []
    assert visit.foreign_requests == []


def test_every_step_fits_on_a_phone_and_the_pages_are_shown(
    new_visit: NewVisit, app_url: str
) -> None:
    visit = new_visit(viewport=PHONE, has_touch=True, is_mobile=True)
    page = visit.page
    open_plan(page, app_url, EXAMPLE, AGREEMENT)
    for step in STEPS:
        to_step(page, step)
        expect_no_sideways_scrolling(page)
    picture = page.get_by_role("img", name="Page 1 of 9")
    expect(picture).to_be_visible(timeout=20_000)
    assert picture.evaluate("picture => picture.naturalWidth") > 2 * PHONE["width"]
    page.get_by_role("button", name="Next page").click()
    expect(page.get_by_role("img", name="Page 2 of 9")).to_be_visible()
    expect_no_exception(page)
    assert own_errors(visit) == []
