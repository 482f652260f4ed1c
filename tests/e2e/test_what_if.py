"""What if, in the browser: a scenario from the first idea to the plan in use, and on a phone."""

import re

from playwright.sync_api import Locator, Page, expect

from sla_calc import Plan
from tests.e2e.conftest import PHONE, NewVisit, Visit
from tests.e2e.screen import (
    LEAD_DEMAND,
    WHAT_IF,
    address_text,
    drawn,
    expect_address,
    expect_leads,
    expect_no_exception,
    expect_no_sideways_scrolling,
    field,
    fill,
    fill_quota,
    open_plan,
    own_errors,
    switch_to,
)

EXAMPLE = Plan()
AGREED = EXAMPLE.changed(name="As agreed")
MORE = EXAMPLE.changed(quota=600_000)
CARRIED = "A shared link carries the plan in use; scenarios travel as a file."


def result(page: Page, column: int) -> Locator:
    """Return a cell of the first row of the table of results: the leads."""
    table = page.get_by_test_id("stDataFrame").first
    return table.locator(f"canvas [aria-rowindex='2'] [role=gridcell][aria-colindex='{column}']")


def test_a_scenario_is_kept_compared_and_adopted_and_back_undoes_it(
    visit: Visit, new_visit: NewVisit, app_url: str
) -> None:
    page = visit.page
    open_plan(page, app_url, EXAMPLE, WHAT_IF)
    fill(page, "Keep the plan in use as", "As agreed")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("button", name="In use", exact=True)).to_be_disabled()

    switch_to(page, LEAD_DEMAND)
    fill_quota(page, "600k")
    expect_leads(page, "627")
    switch_to(page, WHAT_IF)
    expect(result(page, 2)).to_have_text("627")
    expect(result(page, 3)).to_have_text("503  (−124, −19.8%)")

    page.get_by_role("button", name="Adopt", exact=True).click()
    expect_leads(page, "503")
    expect_address(page, AGREED)
    shared = address_text(page)
    page.go_back()
    expect_leads(page, "627")
    expect_address(page, MORE)
    expect(field(page, "Name of scenario 1")).to_have_value("As agreed")
    expect_no_exception(page)
    assert own_errors(visit) == []

    other = new_visit().page
    open_plan(other, app_url, shared, WHAT_IF)
    expect_leads(other, "503")
    expect(other.get_by_text(CARRIED)).to_be_visible()
    expect(field(other, re.compile("^Name of scenario"))).to_have_count(0)


def test_every_part_is_drawn_on_a_phone_without_sideways_scrolling(
    new_visit: NewVisit, app_url: str
) -> None:
    visit = new_visit(viewport=PHONE, has_touch=True, is_mobile=True)
    page = visit.page
    open_plan(page, app_url, EXAMPLE, WHAT_IF)
    for part, title in (
        ("Sensitivity", "What moves leads owed most"),
        ("Goal seek", "Leads owed by"),
        ("How sure", "How much a month may bring"),
        ("Best mix", "Leads of the best mix"),
        ("Scenarios", "Leads owed"),
    ):
        page.get_by_test_id("stButtonGroup").first.get_by_text(part, exact=True).click()
        expect(page.locator("svg .role-title-text").filter(has_text=title).first).to_be_visible()
        drawn(page)
        expect_no_sideways_scrolling(page)
        expect_no_exception(page)
    assert own_errors(visit) == []
    assert visit.foreign_requests == []
