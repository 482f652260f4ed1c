"""The address bar holds the plan: links, reload, Back and Forward, page switches."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from sla_calc import Plan, encode_plan
from tests.e2e.conftest import NewVisit, Visit
from tests.e2e.screen import (
    EXAMPLE_LEADS,
    LEAD_DEMAND,
    LEAD_SCORING,
    PAGES,
    QUOTA,
    STREAMS,
    address_text,
    back_to,
    drawn,
    expect_address,
    expect_leads,
    expect_no_exception,
    expect_plan,
    expect_title,
    field,
    figures_shown,
    fill,
    fill_quota,
    leads_of,
    link,
    notices,
    open_page,
    open_plan,
    own_errors,
    page_link,
    settle,
    switch_to,
)

EXAMPLE = Plan()
LARGER = Plan(quota=750_000)
OTHER = Plan(name="Another plan", quota=900_000)
GOOD = encode_plan(OTHER)
NOT_A_PLAN = "This link does not hold a plan."
CUT_OFF = "The plan in this link is cut off or was changed on its way."
UNREADABLE_LINKS = {
    "foreign": ("hello-world", NOT_A_PLAN),
    "blank": ("%20", NOT_A_PLAN),
    "hostile": ("%3Cimg%20src%3Dx%3E![x](http://evil.example/x.png)", NOT_A_PLAN),
    "truncated": (GOOD[:-9], CUT_OFF),
    "changed": (GOOD.replace(".", ".A", 1), CUT_OFF),
    "newer": (
        "2.AAAA.PMhBjQ",
        "This link was made by a newer version of the calculator (format 2;",
    ),
    "unacceptable": (
        encode_plan(EXAMPLE.model_copy(update={"quota": -5.0})),
        "The plan in this link cannot be used:",
    ),
}
DEAL_SIZE = re.compile("^Deal size")


def test_a_link_shows_the_same_figures_on_every_page_of_a_fresh_session(
    page: Page, new_visit: NewVisit, app_url: str
) -> None:
    open_page(page, app_url)
    expect_leads(page, EXAMPLE_LEADS)
    expect_address(page, EXAMPLE)
    fill_quota(page, "1,234,567")
    plan = Plan(quota=1_234_567)
    expect_leads(page, leads_of(plan))
    expect_address(page, plan)
    drawn(page)
    seen = {LEAD_DEMAND: figures_shown(page)}
    for where in PAGES[1:]:
        switch_to(page, where)
        expect_address(page, plan)
        seen[where] = figures_shown(page)

    other = new_visit()
    for where in PAGES:
        open_plan(other.page, app_url, address_text(page), where)
        expect_title(other.page, where)
        assert figures_shown(other.page) == seen[where]
        assert address_text(other.page) == address_text(page)
        expect_no_exception(other.page)
    assert other.foreign_requests == []
    assert own_errors(other) == []

    other.page.goto(link(app_url, plan))
    fill_quota(other.page, "1,000,000")
    expect_plan(other.page, lambda plan: plan.quota == 1_000_000)
    switch_to(page, LEAD_DEMAND)
    expect_leads(page, leads_of(plan))


def test_back_undoes_edits_one_by_one_and_forward_redoes_them(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    fill_quota(page, "600,000")
    expect_plan(page, lambda plan: plan.quota == 600_000)
    fill(page, DEAL_SIZE, "7,000")
    expect_plan(page, lambda plan: plan.streams[0].deal_size == 7_000)
    page.get_by_text("Each stage", exact=True).click()
    last = expect_plan(page, lambda plan: plan.rounding == "each stage")

    page.go_back()
    expect_plan(page, lambda plan: plan.rounding == "final")
    expect(page.get_by_role("radio", name="Final", checked=True)).to_have_count(1)
    page.go_back()
    expect(field(page, DEAL_SIZE)).to_have_value("$6,000")
    expect(field(page, QUOTA)).to_have_value("$600,000")
    page.go_back()
    expect(field(page, QUOTA)).to_have_value("$500,000")
    expect_address(page, EXAMPLE)
    expect_leads(page, EXAMPLE_LEADS)

    for _ in range(3):
        page.go_forward()
        settle(page)
    expect_address(page, last)
    expect_leads(page, leads_of(last))
    expect(page.get_by_role("radio", name="Each stage")).to_be_checked()

    page.go_back()
    page.go_back()
    expect(field(page, DEAL_SIZE)).to_have_value("$6,000")
    fill(page, DEAL_SIZE, "7,000")  # the same edit once more is an edit
    plan = expect_plan(page, lambda plan: plan.streams[0].deal_size == 7_000)
    assert (plan.quota, plan.rounding) == (600_000, "final")
    expect_leads(page, leads_of(plan))


def test_page_switches_and_reloads_keep_the_plan(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    expect_address(page, EXAMPLE)
    fill_quota(page, "750,000")
    expect_leads(page, leads_of(LARGER))
    expect_address(page, LARGER)
    for where in PAGES[1:]:
        switch_to(page, where)
        expect_address(page, LARGER)
        page.reload()
        expect_title(page, where)
        drawn(page)
        expect_address(page, LARGER)

    for where in reversed(PAGES[:-1]):
        back_to(page, where)
        drawn(page)
        expect_address(page, LARGER)
    expect_leads(page, leads_of(LARGER))
    page.go_back()
    expect_leads(page, EXAMPLE_LEADS)
    expect(field(page, QUOTA)).to_have_value("$500,000")
    expect_address(page, EXAMPLE)
    page.go_forward()
    expect_leads(page, leads_of(LARGER))

    switch_to(page, STREAMS)
    expect_leads(page, leads_of(LARGER))
    expect_address(page, LARGER)


def test_an_edit_is_kept_when_something_else_is_clicked_at_once(page: Page, app_url: str) -> None:
    """Leaving the field sends the edit in the same moment as the click.

    A tap on another page presses and releases in one moment: Streamlit sends the page switch
    before the edit, which arrives with every other input of the page, as if all had been typed.
    """
    open_page(page, app_url)
    field(page, QUOTA).fill("750,000")
    page.get_by_text("Each stage", exact=True).click()
    plan = Plan(quota=750_000, rounding="each stage")
    expect_leads(page, leads_of(plan))
    expect_address(page, plan)
    expect(field(page, QUOTA)).to_have_value("750,000")

    plan = plan.changed(quota=800_000)
    field(page, QUOTA).fill("800,000")
    page.get_by_role("button", name="Share and save").click()
    expect_leads(page, leads_of(plan))
    expect(page.get_by_role("dialog").get_by_test_id("stCode")).to_contain_text(encode_plan(plan))
    page.keyboard.press("Escape")

    field(page, QUOTA).fill("900,000")
    page_link(page, "Streams and lead types").click()
    plan = plan.changed(quota=900_000)
    expect_leads(page, leads_of(plan))
    assert expect_plan(page, lambda plan: plan.quota == 900_000) == plan
    expect_no_exception(page)


def test_edits_faster_than_the_server_all_arrive(page: Page, app_url: str) -> None:
    open_page(page, app_url)
    for label, text in (
        (QUOTA, "750,000"),
        (DEAL_SIZE, "7,000"),
        (re.compile("^Marketing's share"), "80%"),
        (re.compile("^Renewals"), "10,000"),
        (re.compile("^MQL → SQL"), "40%"),
        (re.compile("^SQL → Opp"), "50%"),
    ):
        field(page, label).fill(text)
        page.keyboard.press("Tab")

    def all_arrived(plan: Plan) -> bool:
        first = plan.streams[0]
        return (
            plan.quota,
            first.deal_size,
            first.marketing_share,
            first.retained_revenue,
            first.lead_types[0].conversion_rates[:2],
        ) == (750_000, 7_000, 0.8, 10_000, (0.4, 0.5))

    plan = expect_plan(page, all_arrived)
    expect_leads(page, leads_of(plan))
    assert address_text(page) == encode_plan(plan)


@pytest.mark.parametrize("where", PAGES, ids=lambda where: where or "lead_demand")
def test_a_cold_deep_link_works_right_after_the_server_start(
    where: str, visit: Visit, fresh_server: Callable[..., str]
) -> None:
    page = visit.page
    open_plan(page, fresh_server(), OTHER, where)

    expect_title(page, where)
    expect_address(page, OTHER)
    if where in {LEAD_DEMAND, STREAMS}:
        expect_leads(page, leads_of(OTHER))
    expect(page.get_by_text("Another plan").first).to_be_visible()
    expect(page_link(page, "Lead scoring")).to_have_count(1)
    page.keyboard.press("Escape")
    expect_no_exception(page)
    assert visit.foreign_requests == []
    assert own_errors(visit) == []


def test_an_unreadable_link_is_said_and_the_example_shown(visit: Visit, app_url: str) -> None:
    page = visit.page
    for text, words in UNREADABLE_LINKS.values():
        open_page(page, link(app_url, text))

        expect(notices(page)).to_have_count(1)
        expect(notices(page)).to_contain_text(words)
        expect_leads(page, EXAMPLE_LEADS)
        expect_address(page, EXAMPLE)
        expect_no_exception(page)
    assert visit.foreign_requests == []
    assert own_errors(visit) == []

    switch_to(page, LEAD_SCORING)
    expect(notices(page)).to_have_count(1)
    switch_to(page, LEAD_DEMAND)
    fill_quota(page, "750,000")
    expect_leads(page, leads_of(LARGER))
    expect(notices(page)).to_have_count(0)


def test_back_to_a_bad_address_keeps_the_plan_and_says_so(page: Page, app_url: str) -> None:
    """Somebody had changed the address by hand, and then went on and came back."""
    open_page(page, app_url)
    fill_quota(page, "750,000")
    expect_address(page, LARGER)
    page.evaluate("history.replaceState(history.state, '', '/?plan=hello')")
    page.evaluate("link => history.pushState(history.state, '', link)", f"/?plan={GOOD}")

    page.go_back()

    expect(notices(page)).to_have_count(1)
    expect(notices(page)).to_contain_text(NOT_A_PLAN)
    expect_leads(page, leads_of(LARGER))
    expect_address(page, LARGER)
    expect_no_exception(page)
