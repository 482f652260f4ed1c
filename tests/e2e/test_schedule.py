"""The schedule in the browser: its months, its chart, what is typed by month, the calendar file."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from sla_calc import Plan, planned_schedule
from tests.e2e.conftest import PHONE, NewVisit
from tests.e2e.screen import (
    SCHEDULE,
    charts,
    drawer,
    expect_address,
    expect_no_exception,
    fill,
    link,
    metric,
    open_page,
    own_errors,
    settle,
    table,
    type_into,
    wider_than_the_screen,
)

EXAMPLE = Plan()
FIRST, SHORTFALL = "Leads due, Jan 2027", "Largest shortfall"
QUOTAS = re.compile("^Quota and renewals by month")


def bars(page: Page) -> int:
    """Return how many bars of leads and of revenue the chart has drawn."""
    return charts(page).first.locator(".mark-rect path").count()


def test_a_longer_horizon_and_a_month_with_a_quota_of_its_own(page: Page, app_url: str) -> None:
    open_page(page, link(app_url, EXAMPLE, SCHEDULE))
    expect(metric(page, FIRST)).to_have_text("503")
    before = bars(page)
    fill(page, re.compile("^Months"), "12")
    longer = EXAMPLE.changed(months=12)
    expect(page.get_by_text("6,036 in 12 months")).to_be_visible()
    settle(page)
    assert bars(page) > before > 0
    page.get_by_text("Month of the leads", exact=True).click()
    settle(page)
    expect(page.get_by_text("Each month’s leads have one colour")).to_be_visible()

    drawer(page, "Quota and renewals, month by month")
    type_into(table(page, QUOTAS), 1, 3, "900k")
    plan = longer.changed(monthly_quotas=(None, None, 900_000))
    expect_address(page, plan)
    short = max(planned_schedule(plan).shortfall)
    expect(metric(page, SHORTFALL)).to_have_text(f"${short:,.0f}")
    expect_no_exception(page)


def test_milestones_are_downloaded_as_a_calendar_file(
    new_visit: NewVisit, app_url: str, tmp_path: Path
) -> None:
    visit = new_visit(viewport=PHONE, has_touch=True, is_mobile=True)
    page = visit.page
    open_page(page, link(app_url, EXAMPLE, SCHEDULE))
    drawer(page, "Milestones")
    with page.expect_download() as download:
        page.get_by_role("button", name="Add to the calendar").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "lead-milestones.ics"
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    for name in ("Sales cycles", "Improvements as team goals", "How was this made?"):
        drawer(page, name)
        settle(page)
    assert wider_than_the_screen(page) <= 0
    expect_no_exception(page)
    assert visit.foreign_requests == []
    assert own_errors(visit) == []
