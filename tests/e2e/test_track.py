"""The stand-up in the browser: an export comes in, the goal's basis is changed, days are typed."""

import re

import pytest
from playwright.sync_api import Page, expect

from sla_calc import Plan
from sla_data.example_export import example_export
from tests.e2e.conftest import DESKTOP, PHONE, NewVisit
from tests.e2e.screen import (
    LEAD_DEMAND,
    TRACK,
    cell,
    charts,
    choose_from,
    drawer,
    drop,
    expect_address,
    expect_no_exception,
    link,
    metric,
    own_errors,
    page_link,
    select_cell,
    settle,
    switch_to,
    table,
    wider_than_the_screen,
)

EXAMPLE = Plan()
HEADING = "Heading for"
SO_FAR = re.compile("^Leads by")
TYPED = re.compile("^Leads by day and lead type")


def opened(page: Page, app_url: str) -> Page:
    page.goto(link(app_url, EXAMPLE, TRACK))
    expect(page.get_by_role("button", name="Try the example")).to_be_visible(timeout=30_000)
    settle(page)
    return page


def example(page: Page, app_url: str) -> Page:
    opened(page, app_url).get_by_role("button", name="Try the example").click()
    expect(metric(page, HEADING)).to_have_text("575", timeout=60_000)
    settle(page)
    return page


def until_the_middle_of_december() -> bytes:
    """Return the generated export as it would be on 15 December."""
    head, *rows = example_export().splitlines(keepends=True)
    created = re.compile(rb"^[^,]*,(\d{4}-\d\d-\d\d)")
    days = [(created.match(row), row) for row in rows]
    return b"".join([head, *(row for day, row in days if day and day[1] <= b"2026-12-15")])


def test_an_export_is_dropped_and_held_against_another_goal(page: Page, app_url: str) -> None:
    opened(page, app_url)
    drop(page, "december.csv", until_the_middle_of_december())
    expect(metric(page, SO_FAR)).to_have_text("278 of 503", timeout=60_000)
    expect(metric(page, HEADING)).to_have_text("575")
    choose_from(page, "Held against", "Last month")
    expect(metric(page, SO_FAR)).to_have_text("278 of 542")
    expect(metric(page, HEADING)).to_have_text("575")
    expect(metric(page, "Should be")).to_have_text("262")
    choose_from(page, "Goal spread over", "Working")
    expect(metric(page, HEADING)).to_have_text("581")
    expect_address(page, EXAMPLE)
    expect_no_exception(page)


def test_what_is_looked_at_is_still_there_after_a_look_at_another_page(
    page: Page, app_url: str
) -> None:
    example(page, app_url)
    choose_from(page, "Held against", "Last month")
    expect(metric(page, SO_FAR)).to_have_text("278 of 542")
    switch_to(page, LEAD_DEMAND)
    page_link(page, "Track").click()
    expect(metric(page, SO_FAR)).to_have_text("278 of 542")
    expect(charts(page).first.locator("svg")).to_be_visible()
    expect_no_exception(page)


def test_numbers_are_typed_with_the_keyboard(page: Page, app_url: str) -> None:
    opened(page, app_url).get_by_role("button", name="Type what has come").click()
    grid = table(page, TYPED)
    expect(cell(grid, 0, 1)).to_have_text("Sun 31")
    select_cell(grid, 1, 1)
    page.keyboard.type("520", delay=30)
    page.keyboard.press("Enter")
    expect(metric(page, SO_FAR)).to_have_text("520 of 503")
    settle(page)
    switch_to(page, LEAD_DEMAND)
    page_link(page, "Track").click()
    expect(metric(page, SO_FAR)).to_have_text("520 of 503")
    expect(cell(table(page, TYPED), 1, 1)).to_have_text("520")
    expect_no_exception(page)


# What is as wide as it is, and whom it asks, is the same in both themes: each is tried once.
@pytest.mark.parametrize(
    ("viewport", "theme"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["desktop", "phone"]
)
def test_it_fits_on_every_screen_and_asks_nobody_else(
    theme: str, viewport: dict[str, int], new_visit: NewVisit, app_url: str
) -> None:
    touch = viewport == PHONE
    visit = new_visit(viewport=viewport, color_scheme=theme, has_touch=touch, is_mobile=touch)
    page = example(visit.page, app_url)
    for name in ("How was this made?", "Why leads did not advance", "Close the month"):
        drawer(page, name)
        settle(page)
    expect(charts(page).first.locator("svg")).to_be_visible()
    assert wider_than_the_screen(page) <= 0
    expect_no_exception(page)
    assert visit.foreign_requests == []
    assert own_errors(visit) == []
