"""What a person does on the screen, and what they wait for: helpers of the browser tests."""

import re
import time
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Error, Locator, Page, expect

from sla_calc import Plan, decode_plan, encode_plan, lead_demand
from tests.e2e.conftest import Visit

LEAD_DEMAND, STREAMS, LEAD_VALUE, LEAD_SCORING = "", "streams", "lead_value", "lead_scoring"
SCHEDULE, CAPACITY, TRACK, WHAT_IF = "schedule", "capacity", "track", "what_if"
AGREEMENT = "agreement"
TITLES = {
    LEAD_DEMAND: "Lead demand",
    STREAMS: "Streams and lead types",
    SCHEDULE: "Schedule",
    LEAD_VALUE: "Lead value",
    LEAD_SCORING: "Lead scoring",
    CAPACITY: "Follow-up capacity",
    WHAT_IF: "What if",
    AGREEMENT: "Agreement",
    TRACK: "Track",
}
PAGES = tuple(TITLES)
WITHOUT_CHARTS = (TITLES[AGREEMENT],)
QUOTA = re.compile("^Quota, ")
EXAMPLE_LEADS = "503"

STREAM_TABLE = re.compile("^The revenue streams")
TYPE_TABLE = re.compile("^The lead types")
STAGE_TABLE = re.compile("^The stages")
ROW_HEIGHT = 32
"""Of the tables, in CSS pixels; a header row is as high."""


A_KEYSTROKE = 150
"""Milliseconds from one key to the next; a table loses what is typed faster than anybody can."""


def link(app_url: str, plan: Plan | str, page: str = LEAD_DEMAND) -> str:
    """Return the address of a page with a plan, or with a text in the plan's place."""
    text = plan if isinstance(plan, str) else encode_plan(plan)
    return f"{app_url}/{page}?plan={text}"


def open_page(page: Page, address: str) -> None:
    """Go to an address and wait until the page has been drawn."""
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=30_000)
    drawn(page)


def drawn(page: Page) -> None:
    """Wait until the last run has ended and its charts, or its figures, stand on the screen."""
    settle(page)
    if page.get_by_role("heading", level=1).inner_text().startswith(WITHOUT_CHARTS):
        expect(page.get_by_test_id("stMetricValue").last).to_be_visible()
        settle(page)
    else:
        expect(charts(page).last.locator("svg")).to_be_visible()


def open_plan(page: Page, app_url: str, plan: Plan | str, where: str = LEAD_DEMAND) -> None:
    """Open a plan by its link."""
    open_page(page, link(app_url, plan, where))


def settle(page: Page) -> None:
    """Wait until the last run has ended."""
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=30_000)
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=30_000)


def metric(page: Page, label: str | re.Pattern[str]) -> Locator:
    """Return the value of a headline figure; it may stand there twice while a page is drawn."""
    box = page.get_by_test_id("stMetric").filter(
        has=page.get_by_test_id("stMetricLabel").filter(has_text=label)
    )
    return box.get_by_test_id("stMetricValue").first


def drop(page: Page, name: str, content: bytes) -> None:
    """Drop a file of leads."""
    box = page.get_by_test_id("stFileUploaderDropzoneInput").first
    box.set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})


def expect_leads(page: Page, leads: str) -> None:
    """Wait until the headline says how many leads are owed."""
    expect(metric(page, "Leads owed")).to_have_text(leads)


def charts(page: Page) -> Locator:
    """Return the charts."""
    return page.get_by_test_id("stVegaLiteChart")


def figures_shown(page: Page) -> list[str]:
    """Return the large figures and those in the charts as they stand."""
    in_charts = charts(page).locator(".mark-text.role-mark text").all_text_contents()
    return [*page.get_by_test_id("stMetricValue").all_inner_texts(), *in_charts]


def leads_of(plan: Plan) -> str:
    """Return the leads of a plan as an English reader sees them."""
    return f"{lead_demand(plan).leads:,}"


def field(page: Page, label: str | re.Pattern[str]) -> Locator:
    """Return a text input by its label."""
    return page.get_by_role("textbox", name=label)


def fill(page: Page, label: str | re.Pattern[str], text: str) -> None:
    """Type into an input and press Enter."""
    box = field(page, label)
    box.fill(text)
    box.press("Enter")


def fill_quota(page: Page, text: str) -> None:
    """Type a quota and press Enter."""
    fill(page, QUOTA, text)


def address_text(page: Page) -> str:
    """Return what stands in the address in the plan's place."""
    return parse_qs(urlsplit(page.url).query).get("plan", [""])[0]


def address_plan(page: Page) -> Plan:
    """Return the plan that the address holds."""
    return decode_plan(address_text(page))


def expect_address(page: Page, plan: Plan) -> None:
    """Wait until the address holds a plan."""
    expect(page).to_have_url(re.compile(rf"[?&]plan={re.escape(encode_plan(plan))}(&|$)"))


def expect_plan(page: Page, holds: Callable[[Plan], bool]) -> Plan:
    """Wait until the plan in the address is as it should be, and return it."""
    deadline = time.monotonic() + 10
    while not holds(plan := address_plan(page)):
        assert time.monotonic() < deadline, f"the address holds another plan: {plan!r}"
        page.wait_for_timeout(50)
    settle(page)
    return address_plan(page)


def page_link(page: Page, title: str) -> Locator:
    """Open the section of the menu that a page stands in, and return its link."""
    links = page.get_by_test_id("stTopNavDropdownLink")
    for section in page.get_by_test_id("stTopNavSection").all():
        expect(links).to_have_count(0)  # the menu that was open before takes a moment to close
        section.click()
        expect(links.first).to_be_visible()
        if links.filter(has_text=title).count():
            break
        page.keyboard.press("Escape")
    return links.filter(has_text=title)


def switch_to(page: Page, where: str) -> None:
    """Go to a page through the menu."""
    page_link(page, TITLES[where]).click()
    expect_title(page, where)
    drawn(page)


def expect_title(page: Page, where: str) -> None:
    """Wait until a page is shown."""
    begins = re.compile(rf"^{re.escape(TITLES[where])}(\s|$)")  # the plan's name comes after it
    expect(page.get_by_role("heading", level=1)).to_have_text(begins)


def back_to(page: Page, where: str) -> None:
    """Go Back to the page before.

    On a busy machine Streamlit's client now and then leaves two steps in the history for one page
    switch, the first without the plan; a reader then presses Back twice.
    """
    page.go_back()
    try:
        expect_title(page, where)
    except AssertionError:
        page.go_back()
        expect_title(page, where)


def choose_from(page: Page, label: str, text: str) -> None:
    """Choose from a list by typing the beginning of the option."""
    box = page.get_by_role("combobox", name=label, exact=False).first
    box.click()
    box.press_sequentially(text, delay=20)
    page.wait_for_timeout(A_KEYSTROKE)
    box.press("Enter")
    settle(page)


def wider_than_the_screen(page: Page) -> int:
    """By how much anything is wider than the screen [px]; not above 0 where nothing is."""
    wider: list[int] = page.evaluate(
        """[document.documentElement, document.querySelector('[data-testid=stMain]')]
            .map(box => box.scrollWidth - box.clientWidth)"""
    )
    return max(wider)


def own_errors(visit: Visit) -> list[str]:
    """Return the console's errors but one kind of Streamlit's.

    On a deep link its client first looks for the server below the page's own path.
    """
    asked_elsewhere = "Failed to load resource: the server responded with a status of 404"
    return [text for text in visit.console_errors if not text.startswith(asked_elsewhere)]


def expect_no_exception(page: Page) -> None:
    """Check that nothing has gone wrong behind the page."""
    expect(page.get_by_test_id("stException")).to_have_count(0)


def expect_no_sideways_scrolling(page: Page) -> None:
    """Check that the page is no wider than the screen."""
    assert wider_than_the_screen(page) <= 0


def messages(page: Page) -> Locator:
    """Return all messages: notices, problems, warnings, verdicts."""
    return page.get_by_test_id("stAlert")


def notices(page: Page) -> Locator:
    """Return all messages but the warning that sales cannot work the leads of the plan."""
    return messages(page).filter(has_not_text=re.compile("for sales:|Sales has no hours"))


def to_the_top(page: Page) -> None:
    """Scroll up: a list of options closes again where the page still scrolls."""
    page.mouse.move(720, 300)  # a table would scroll by itself
    page.mouse.wheel(0, -5_000)
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    settle(page)


def drawer(page: Page, label: str) -> None:
    """Open or close what is below a heading."""
    page.get_by_role("button", name=label).click()


def popover(page: Page, name: str) -> Locator:
    """Open a popover and return its body."""
    page.get_by_role("button", name=name).click()
    body = page.get_by_role("dialog", name=name)
    expect(body).to_be_visible()
    return body


# Tables are drawn on a canvas; what screen readers get stands inside it as an ordinary table.


def table(page: Page, name: re.Pattern[str]) -> Locator:
    """Return a table by what it is called for those who do not see it."""
    found = page.get_by_test_id("stDataFrame").filter(has=page.get_by_role("region", name=name))
    for attempt in range(3):  # a table that is being drawn anew leaves the page for a moment
        expect(found.locator("canvas [role=gridcell]").first).to_be_attached()
        try:
            found.scroll_into_view_if_needed()
        except Error:
            if attempt == 2:
                raise
        else:
            break
    return found


def cell(grid: Locator, column: int, row: int) -> Locator:
    """Return a table's cell; column 1 is the first one after the menu's, row 1 the first one."""
    line = grid.locator(f"canvas [role=row][aria-rowindex='{row + 1}']")
    return line.locator(f"[role=gridcell][aria-colindex='{column + 1}']")


def texts(grid: Locator, column: int) -> list[str]:
    """Return a column's cells from the top."""
    return _cells(grid, column).all_inner_texts()


def expect_texts(grid: Locator, column: int, texts: list[str]) -> None:
    """Wait until a column's cells, from the top, are these."""
    expect(_cells(grid, column)).to_have_text(texts)


def _cells(grid: Locator, column: int) -> Locator:
    return grid.locator(f"canvas [role=row] [role=gridcell][aria-colindex='{column + 1}']")


def surface(grid: Locator) -> Locator:
    """Return what of a table is clicked on."""
    return grid.locator(".dvn-scroller")


def select_cell(grid: Locator, column: int, row: int, height: int = ROW_HEIGHT) -> None:
    """Click into a row, and go on to the column with the keyboard: widths are the table's."""
    middle = (surface(grid).bounding_box() or {"width": 0})["width"] / 2
    first = cell(grid, 0, row)
    for _ in range(5):  # a table that has just moved or been drawn anew misses a click
        surface(grid).click(position={"x": middle, "y": height * row + 18})
        grid.page.wait_for_timeout(A_KEYSTROKE)
        grid.page.keyboard.press("Home")
        grid.page.wait_for_timeout(A_KEYSTROKE)
        if first.get_attribute("aria-selected") == "true":
            break
    expect(first).to_have_attribute("aria-selected", "true")
    for _ in range(column):
        grid.page.keyboard.press("ArrowRight")
    expect(cell(grid, column, row)).to_have_attribute("aria-selected", "true")


def type_into(grid: Locator, column: int, row: int, text: str) -> None:
    """Replace a cell's text as a person does: select it, type, Enter."""
    select_cell(grid, column, row)
    keyboard = grid.page.keyboard
    keyboard.type(text[0])  # opens the cell's editor, which takes a moment
    editor = grid.page.locator("#portal textarea")
    expect(editor).to_be_visible()
    keyboard.type(text[1:], delay=10)
    expect(editor).to_have_value(text)
    grid.page.wait_for_timeout(A_KEYSTROKE)
    keyboard.press("Enter")
    expect(editor).to_have_count(0)
    settle(grid.page)


def pick(grid: Locator, row: int, action: str) -> None:
    """Choose from the menu at the beginning of a row."""
    item = grid.page.get_by_role("menuitem", name=action, exact=True)
    for x in range(20, 120, 8):  # the dots stand in the middle of a column as wide as it likes
        surface(grid).click(position={"x": x, "y": ROW_HEIGHT * row + 18})
        grid.page.wait_for_timeout(A_KEYSTROKE)  # the menu takes a moment to open
        if item.count():
            break
    item.click()
