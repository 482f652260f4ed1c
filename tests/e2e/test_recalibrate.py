"""Last month's export in the browser: what the analyst corrects, accepts, applies, takes back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from sla_calc import Plan
from sla_data.example_export import example_export
from tests.e2e.conftest import DESKTOP, PHONE, NewVisit
from tests.e2e.screen import (
    LEAD_DEMAND,
    QUOTA,
    cell,
    charts,
    choose_from,
    drawer,
    drop,
    expect_address,
    expect_no_exception,
    expect_plan,
    fill,
    leads_of,
    link,
    metric,
    open_plan,
    own_errors,
    page_link,
    select_cell,
    settle,
    switch_to,
    table,
    wider_than_the_screen,
)

EXAMPLE = Plan()
RECALIBRATE = "recalibrate"
FINDINGS = re.compile("^What the plan says, what the data say")
NEEDED = "Leads owed a month"
TAKE = 3
"""The column of the ticks."""
STRANGE = example_export().replace(b"Lead source", b"How they came", 1)
"""An export whose column of lead types has a name that nobody knows."""
LARGE = 100_000_000
"""[bytes]"""


def opened(page: Page, app_url: str) -> Page:
    page.goto(link(app_url, EXAMPLE, RECALIBRATE))
    expect(page.get_by_role("button", name="Try the example")).to_be_visible(timeout=30_000)
    settle(page)
    return page


def example(page: Page, app_url: str) -> Page:
    opened(page, app_url).get_by_role("button", name="Try the example").click()
    expect(metric(page, NEEDED)).to_have_text("503 → 573", timeout=60_000)
    settle(page)
    return page


def untick(grid: Locator, row: int, *, left: int) -> None:
    """Take a row's tick away, with the keyboard; so many are left to be applied."""
    select_cell(grid, TAKE, row, height=61)
    expect(cell(grid, TAKE, row)).to_have_text("true")
    grid.page.keyboard.press("Space")
    expect(apply_button(grid.page)).to_have_text(f"Apply {left} figures to the plan")
    settle(grid.page)


def apply_button(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile("^Apply"))


def test_an_export_is_corrected_accepted_applied_and_taken_back(page: Page, app_url: str) -> None:
    opened(page, app_url)
    drop(page, "last month.csv", STRANGE)
    expect(metric(page, "Rows used")).to_have_text("6,632 of 6,640", timeout=60_000)
    expect_address(page, EXAMPLE)

    drawer(page, "What the columns mean")
    choose_from(page, "Lead type", "How they came")
    page.get_by_role("button", name="Use these columns").click()
    expect(metric(page, NEEDED)).to_have_text("503 → 573", timeout=30_000)
    drawer(page, "What the columns mean")

    findings = table(page, FINDINGS)
    untick(findings, 1, left=5)
    untick(findings, 2, left=4)
    expect(metric(page, NEEDED)).not_to_have_text("503 → 573")
    needed = metric(page, NEEDED).inner_text().split(" → ")[1]
    expect_address(page, EXAMPLE)

    apply_button(page).click()
    expect(page.get_by_test_id("stAlert")).to_contain_text(
        f"the leads owed go from 503 to {needed}"
    )
    expect(metric(page, NEEDED)).to_have_text(needed)
    plan = expect_plan(page, lambda plan: plan != EXAMPLE)
    assert plan.streams[0].lead_types[1].conversion_rates == (0.34, 0.82, 0.23)
    assert plan.streams[1].lead_types[1].conversion_rates[0] > 0.4

    page.go_back()
    expect(metric(page, NEEDED)).to_have_text(f"503 → {needed}")
    expect_address(page, EXAMPLE)
    expect_no_exception(page)


def test_the_table_is_still_there_after_a_look_at_another_page(page: Page, app_url: str) -> None:
    example(page, app_url)
    switch_to(page, LEAD_DEMAND)
    page_link(page, "Recalibrate").click()
    expect(metric(page, NEEDED)).to_have_text("503 → 573")
    expect(page.get_by_text("generated-example.csv")).to_be_visible()


def test_days_in_doubt_are_asked_and_answered_with_the_keyboard(page: Page, app_url: str) -> None:
    opened(page, app_url)
    rows = "\n".join(
        f"0{1 + n % 9}/04/2026,Demo request,{'yes' if n % 3 else 'no'}" for n in range(90)
    )
    drop(page, "doubt.csv", f"Create date,Lead source,Won\n{rows}".encode())
    expect(page.get_by_text("How are the days in “Create date” written?")).to_be_visible(
        timeout=60_000
    )
    expect(metric(page, NEEDED)).to_have_count(0)
    page.get_by_role("radio", name=re.compile("^D.M.Y")).focus()
    page.keyboard.press("Space")
    expect(metric(page, "Rows used")).to_have_text("90 of 90", timeout=30_000)
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
    for name in ("Conversion by age", "Month by month", "What the columns mean"):
        drawer(page, name)
        settle(page)
    expect(charts(page).last.locator("svg")).to_be_visible()
    ink = apply_button(page).evaluate("button => getComputedStyle(button).color")
    assert ink == "rgb(255, 255, 255)", "tests/ui/test_theme.py takes it for white"
    assert wider_than_the_screen(page) <= 0
    expect_no_exception(page)
    assert visit.foreign_requests == []
    assert own_errors(visit) == []


def test_a_page_is_reached_and_an_example_read_with_the_keyboard(page: Page, app_url: str) -> None:
    opened(page, app_url)
    page.get_by_role("button", name="Try the example").focus()
    page.keyboard.press("Enter")
    expect(metric(page, NEEDED)).to_have_text("503 → 573", timeout=60_000)
    button = page.get_by_role("button", name=re.compile("^Apply 6 figures"))
    button.focus()
    page.keyboard.press("Enter")
    expect(metric(page, NEEDED)).to_have_text("573")


@pytest.fixture
def large_export(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """An export of 100 MB, and how often the example’s leads are in it; gone after the test."""
    header, leads = example_export().split(b"\n", 1)
    times = -(-LARGE // len(leads))
    path = tmp_path / "last year.csv"
    with path.open("wb") as file:
        file.write(header + b"\n")
        for _ in range(times):
            file.write(leads)
    yield path, times
    path.unlink()


def test_100_megabytes_show_progress_and_stop_nobody_elses_work(
    large_export: tuple[Path, int], new_visit: NewVisit, app_url: str
) -> None:
    path, times = large_export
    other = new_visit().page
    open_plan(other, app_url, EXAMPLE)
    page = opened(new_visit().page, app_url)

    page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(path)
    progress = page.get_by_test_id("stProgress")
    expect(progress).to_contain_text(re.compile("(Opening|Reading|Counting).* …"), timeout=60_000)
    for quota in (600_000, 700_000, 800_000):
        fill(other, QUOTA, str(quota))
        expect(metric(other, "Leads owed")).to_have_text(
            leads_of(EXAMPLE.changed(quota=quota)), timeout=30_000
        )
        assert progress.is_visible(), "the file was read before the other edit was answered"
    assert metric(page, "Rows used").count() == 0

    expect(metric(page, "Rows used")).to_have_text(
        f"{6_632 * times:,} of {6_640 * times:,}", timeout=120_000
    )
    expect(progress).to_have_count(0)
    expect_no_exception(page)
