"""The main page as a person uses it."""

import re

import pytest
from playwright.sync_api import Page, expect

from sla_calc import Plan, lead_demand, planned_schedule
from sla_calc.edits.quick_start import quick_plan
from tests.e2e.conftest import NewVisit
from tests.e2e.screen import (
    EXAMPLE_LEADS,
    QUOTA,
    address_text,
    charts,
    drawer,
    expect_address,
    expect_leads,
    expect_no_exception,
    expect_plan,
    field,
    fill,
    fill_quota,
    leads_of,
    metric,
    notices,
    open_page,
    open_plan,
    settle,
    to_the_top,
)

EVEN_BUT_DECEMBER = (1.0,) * 11 + (2.0,)


@pytest.fixture
def example(page: Page, app_url: str) -> Page:
    """The page with the example plan."""
    open_page(page, app_url)
    return page


def test_three_numbers_and_rounding_at_each_stage_give_3900_leads(
    page: Page, new_visit: NewVisit, app_url: str
) -> None:
    """Google and HubSpot's worked example: 250 customers, 1,087, 1,326, 3,900 leads."""
    open_page(page, app_url)
    drawer(page, "Quick start")
    form = page.get_by_test_id("stForm")
    form.get_by_label(QUOTA).fill("500,000")
    form.get_by_label(re.compile("^Deal size")).fill("2,000")
    form.get_by_label(re.compile("^Close rate")).fill("34 %, 82 %, 23 %")
    form.get_by_role("button", name="Work it out").click()

    expect_leads(page, "3,899")
    expect(form).to_have_count(0)
    expect(notices(page)).to_contain_text("Worked out from three numbers. Assumed:")
    expect(notices(page)).to_contain_text("100 % of new business must come from marketing's leads")
    page.get_by_text("Each stage", exact=True).click()

    expect_leads(page, "3,900")
    expect(metric(page, "Customers")).to_have_text("250")
    for count in ("1,087", "1,326", "3,900"):
        expect(charts(page).locator(".mark-text text").filter(has_text=count).first).to_be_visible()
    plan = quick_plan(500_000, 2_000, (0.34, 0.82, 0.23)).changed(rounding="each stage")
    expect_address(page, plan)

    other = new_visit().page
    open_plan(other, app_url, address_text(page))
    expect_leads(other, "3,900")
    expect(metric(other, "Customers")).to_have_text("250")


def test_the_keyboard_alone_changes_the_quota_and_reaches_the_answer(example: Page) -> None:
    """Tab reaches the quota; the answer and what the chart shows are text on the screen."""
    page = example
    page.bring_to_front()
    expect(field(page, QUOTA)).to_have_value("$500,000")  # the page stands still before Tab walks
    focused = "document.activeElement.getAttribute('aria-label') || ''"
    for _ in range(60):
        page.keyboard.press("Tab")
        if QUOTA.match(page.evaluate(focused)):
            break
    expect(field(page, QUOTA)).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("750k")
    page.keyboard.press("Enter")

    plan = Plan(quota=750_000)
    expect_leads(page, leads_of(plan))
    expect(page.get_by_text("= $750,000")).to_be_visible()
    expect(page.get_by_text(f"{leads_of(plan)} leads for")).to_be_visible()
    expect(field(page, QUOTA)).to_be_focused()


def test_what_is_no_number_is_said_and_the_plan_kept(example: Page) -> None:
    page = example
    fill_quota(page, "five hundred")
    expect(notices(page)).to_contain_text("Quota, USD a month: “five hundred” cannot be read as an")
    expect(notices(page)).to_contain_text("Type an amount, such as $1,500.")
    expect(field(page, QUOTA)).to_have_value("five hundred")
    expect(field(page, QUOTA)).to_be_focused()

    fill_quota(page, "1.234")  # 1.234 or, in other countries, 1,234
    expect(notices(page)).to_contain_text("“1.234” can be read in more than one way: type")
    fill_quota(page, "500 €")
    expect(notices(page)).to_contain_text("The plan is in USD; “500 €” is in another currency.")
    fill(page, re.compile("^MQL → SQL"), "134 %")
    expect(notices(page)).to_contain_text("MQL → SQL: ")
    expect(notices(page)).to_contain_text("Conversion rate is 134 %; it must be between")
    expect(notices(page)).to_contain_text("The plan is in USD; “500 €” is in another currency.")
    expect(notices(page)).to_have_count(1)
    expect_leads(page, EXAMPLE_LEADS)
    expect_address(page, Plan())

    fill_quota(page, "1.5m")
    expect(page.get_by_text("= $1,500,000")).to_be_visible()
    expect(notices(page)).not_to_contain_text("500 €")
    fill(page, re.compile("^MQL → SQL"), "33 %")
    expect(notices(page)).to_have_count(0)
    plan = expect_plan(page, lambda plan: plan.streams[0].lead_types[0].conversion_rates[0] == 0.33)
    assert plan.quota == 1_500_000
    expect_no_exception(page)


@pytest.mark.parametrize(
    ("locale", "typed"),
    [
        ("en-US", {"1,500,000.50": 1_500_000.5, "1.500.000": 1_500_000, "500k": 500_000}),
        ("de-DE", {"1.500.000": 1_500_000, "1.234": 1_234, "1 500 000,50 $": 1_500_000.5}),
        ("de-CH", {"1'500'000": 1_500_000}),
    ],
    ids=["en-US", "de-DE", "de-CH"],
)
def test_numbers_are_understood_as_people_write_them(
    locale: str, typed: dict[str, float], new_visit: NewVisit, app_url: str
) -> None:
    page = new_visit(locale=locale).page
    open_plan(page, app_url, quick_plan(600_000, 2_000, (0.05,)))
    for text, quota in typed.items():
        fill_quota(page, text)
        expect_plan(page, lambda plan, quota=quota: plan.quota == quota)
        expect(notices(page)).to_have_count(0)


def test_an_echo_leaves_what_is_typed_next_alone(example: Page) -> None:
    """The inputs below one that says more than before are not drawn anew."""
    page = example
    below = [field(page, label) for label in (re.compile("^Deal size"), re.compile("^MQL → SQL"))]
    for box in below:
        box.evaluate("box => { box.known = true }")
    for typed, said in (("1.5m", "= $1,500,000"), ("1.234", "“1.234” can be read")):
        fill_quota(page, typed)
        expect(page.get_by_text(said).first).to_be_visible()
        assert all(box.evaluate("box => box.known") for box in below)


def test_figures_stand_in_the_readers_format(new_visit: NewVisit, app_url: str) -> None:
    page = new_visit(locale="de-DE").page
    open_plan(page, app_url, Plan(currency="EUR"))
    fill_quota(page, "4.500.000")
    expect_plan(page, lambda plan: plan.quota == 4_500_000)
    fill(page, re.compile("^Deal size"), "6.000,50 €")

    plan = expect_plan(page, lambda plan: plan.streams[0].deal_size == 6_000.5)
    leads = f"{lead_demand(plan).leads:,}".replace(",", ".")
    expect_leads(page, leads)
    expect(metric(page, "Revenue from them")).to_have_text(re.compile(r"^\d\.\d{3}\.\d{3}\s€$"))
    expect(metric(page, "Weighted close rate")).to_have_text(re.compile(r"^\d,\d+\s%$"))
    in_chart = charts(page).locator(".mark-text text")
    expect(in_chart.filter(has_text="4.500.000").first).to_be_visible()


def test_how_it_was_made_is_told_with_the_plans_numbers(example: Page) -> None:
    page = example
    drawer(page, "How was this made?")
    steps = page.get_by_role("table").filter(has_text="Result")
    expect(steps).to_contain_text("55% × 60% × 30%")
    expect(steps).to_contain_text("Leads of this type")

    to_the_top(page)
    page.get_by_role("combobox", name="Lead type").click()
    page.get_by_role("option", name="Website form").click()

    expect(steps).to_contain_text("34% × 82% × 23%")
    drawer(page, "How was this made?")
    expect(steps).to_have_count(0)


def test_a_month_is_picked_and_shows_the_leads_that_are_due_in_it(example: Page) -> None:
    page = example
    drawer(page, "More about the plan")
    fill(page, "Seasonality", "1; 1; 1; 1; 1; 1; 1; 1; 1; 1; 1; 2")
    expect_plan(page, lambda plan: plan.seasonality == EVEN_BUT_DECEMBER)
    expect(field(page, "Seasonality")).to_be_visible()  # the inputs stay open
    fill(page, "First month", "2027-10")
    plan = expect_plan(page, lambda plan: str(plan.start_month) == "2027-10")
    expect_leads(page, leads_of(plan))

    to_the_top(page)
    page.get_by_role("combobox", name="Month").click()
    page.get_by_role("option", name="November 2027").click()

    november = planned_schedule(plan).leads[1]
    assert november > lead_demand(plan, plan.start_month + 1).leads  # due before December's deals
    expect(metric(page, "Leads due, Nov 2027")).to_have_text(f"{november:,}")
    expect(notices(page)).to_have_count(0)
    expect_address(page, plan)


def test_the_header_follows_what_is_edited_below_it(example: Page) -> None:
    """An edit draws the page's body anew; a name or currency that changes reaches the header."""
    page = example
    drawer(page, "More about the plan")
    fill(page, "Plan name", "North *and* South")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile(r"^Lead demand\s*North \*and\* South$"))
    fill(page, "Currency", "gbp")
    expect(field(page, re.compile("^Quota, GBP"))).to_have_count(1)
    settle(page)
    drawer(page, "Quick start")
    expect(field(page, re.compile("^Quota, GBP"))).to_have_count(2)
