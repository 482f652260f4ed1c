"""Can sales keep its half? What a planner does about it, in the browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from sla_calc import Hire, Plan, SalesTeam
from tests.e2e.screen import (
    CAPACITY,
    LEAD_DEMAND,
    expect_address,
    expect_no_exception,
    expect_plan,
    fill,
    messages,
    metric,
    open_plan,
    switch_to,
    table,
    type_into,
)

EXAMPLE = Plan()
OCCUPANCY = re.compile("^Occupancy")
CADENCE = re.compile("^The follow-up cadence")
HIRED = EXAMPLE.changed(team=SalesTeam(hires=(Hire(EXAMPLE.start_month, 1),)))


@pytest.fixture
def example(page: Page, app_url: str) -> Page:
    """The page with the example plan."""
    open_plan(page, app_url, EXAMPLE, CAPACITY)
    return page


def test_a_remedy_changes_plan_link_and_occupancy_and_back_undoes_it(example: Page) -> None:
    page = example
    expect(metric(page, OCCUPANCY)).to_contain_text("91.1%")
    expect(messages(page)).to_contain_text("Tight: it takes 91.1%")
    page.locator(".st-key-remedy-hire").get_by_role("button", name="Apply").click()
    expect(metric(page, OCCUPANCY)).to_contain_text("78.1%")
    expect(messages(page).filter(has_text="Yes, it fits: it takes 78.1%")).to_have_count(1)
    expect(messages(page).filter(has_text="hire one rep in the first month")).to_have_count(1)
    expect(page.get_by_role("button", name="Apply")).to_have_count(0)
    expect_address(page, HIRED)

    page.go_back()
    expect(metric(page, OCCUPANCY)).to_contain_text("91.1%")
    expect_address(page, EXAMPLE)
    expect_no_exception(page)


def test_the_warning_on_lead_demand_goes_when_the_team_is_large_enough(example: Page) -> None:
    page = example
    switch_to(page, LEAD_DEMAND)
    expect(messages(page)).to_contain_text("It can work 469 as promised")
    switch_to(page, CAPACITY)
    fill(page, re.compile("^Reps"), "8")
    expect(messages(page)).to_contain_text("Yes, it fits")
    switch_to(page, LEAD_DEMAND)
    expect(messages(page)).to_have_count(0)


def test_the_cadence_is_typed_into_its_table(example: Page) -> None:
    page = example
    cadence = table(page, CADENCE)
    type_into(cadence, 3, 1, "20")
    plan = expect_plan(page, lambda plan: plan.follow_up.cadence[0].minutes == 20)
    assert plan.follow_up.cadence[1:] == EXAMPLE.follow_up.cadence[1:]
    expect(messages(page)).to_contain_text("the promise cannot be kept")
    expect_no_exception(page)
