"""What a lead is worth: the mix, what is delivered, quality tiers, and the scoring grid."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from sla_calc import Plan, lead_demand, lead_values
from sla_calc.edits.plan_edits import with_shifted_mix
from sla_calc.edits.presets import with_quality_tiers
from sla_calc.edits.quick_start import quick_plan
from tests.e2e.screen import (
    LEAD_SCORING,
    LEAD_VALUE,
    address_plan,
    charts,
    drawer,
    drawn,
    expect_address,
    expect_no_exception,
    expect_plan,
    expect_texts,
    fill,
    link,
    metric,
    notices,
    open_page,
    open_plan,
    table,
    type_into,
)

EXAMPLE = Plan()
IN_MONEY = re.compile("^In money")
DELIVERED = re.compile("^Leads delivered so far")
BEFORE, AFTER = 3, 4
"""Columns of the effect of a shifted mix."""


@pytest.fixture
def example(page: Page, app_url: str) -> Page:
    """The page with the example plan."""
    open_page(page, link(app_url, EXAMPLE, LEAD_VALUE))
    return page


def effect(page: Page) -> Locator:
    """The table of leads before and after."""
    columns = page.get_by_test_id("stDataFrame").filter(has_text="Leads before")
    columns.scroll_into_view_if_needed()
    expect(columns.locator("canvas [role=gridcell]").first).to_be_attached()
    return columns


def owed(plan: Plan) -> list[str]:
    """The leads of the first stream's types."""
    name = plan.streams[0].name
    lines = [line for line in lead_demand(plan).lines if line.stream == name]
    return [f"{line.committed[0]:,}" for line in lines]


def test_a_moved_mix_keeps_before_beside_after_and_lands_in_the_link(example: Page) -> None:
    page = example
    slider = page.get_by_role("slider", name="Demo request").first
    slider.scroll_into_view_if_needed()
    expect_texts(effect(page), BEFORE, owed(EXAMPLE))
    expect_texts(effect(page), AFTER, owed(EXAMPLE))
    slider.focus()
    page.keyboard.press("End")

    plan = expect_plan(page, lambda plan: plan.streams[0].lead_types[0].mix == 1)
    assert plan == with_shifted_mix(EXAMPLE, 0, 0, 1)
    drawn(page)
    expect_texts(effect(page), BEFORE, owed(EXAMPLE))
    expect_texts(effect(page), AFTER, owed(plan))
    leads = f"{lead_demand(plan).leads:,}"
    expect(metric(page, "Goal in leads a month")).to_have_text(leads)

    page.go_back()
    expect_address(page, EXAMPLE)
    expect(metric(page, "Goal in leads a month")).to_have_text("503")
    expect(page.get_by_role("slider", name="Demo request").first).to_have_value("30")
    expect_no_exception(page)


def test_delivered_leads_are_weighed_and_the_cheapest_way_to_the_rest_is_said(
    example: Page,
) -> None:
    page = example
    type_into(table(page, DELIVERED), 3, 1, "30")
    type_into(table(page, DELIVERED), 3, 2, "1o0")
    problem = "Website form, Small business: “1o0” cannot be read as a number"
    expect(notices(page).filter(has_text=problem)).to_be_visible()
    type_into(table(page, DELIVERED), 3, 2, "100")
    expect(notices(page).filter(has_text=problem)).to_have_count(0)

    by_name = {(each.stream, each.lead_type): each.value for each in lead_values(EXAMPLE)}
    worth = (
        30 * by_name["Small business", "Demo request"]
        + 100 * by_name["Small business", "Website form"]
    )
    expect(metric(page, IN_MONEY)).to_have_text(f"${worth:,.0f}")
    share = f"{worth / 232_000:.1%}"
    expect(
        page.get_by_test_id("stMetric").filter(has_text=re.compile("^In money"))
    ).to_contain_text(share)
    gap = notices(page).filter(has_text="are missing.")
    expect(gap).to_contain_text(f"${232_000 - worth:,.0f} are missing. The cheapest way")
    expect_address(page, EXAMPLE)  # what is delivered is no part of the plan


def test_the_worked_example_of_delivered_leads(page: Page, app_url: str) -> None:
    """500,000 in 3,899 leads: 128 a lead; 100 of them are 12,824."""
    open_plan(page, app_url, quick_plan(500_000, 2_000, (0.34, 0.82, 0.23)), LEAD_VALUE)
    type_into(table(page, DELIVERED), 3, 1, "100")
    expect(metric(page, IN_MONEY)).to_have_text("$12,825")
    expect(metric(page, "Goal in money")).to_have_text("$500,000")


def test_quality_tiers_take_the_place_of_the_types_and_back_brings_them(example: Page) -> None:
    page = example
    drawer(page, "Use quality tiers")
    page.get_by_role("button", name="Divide this stream").click()

    plan = with_quality_tiers(EXAMPLE, 0)
    expect_address(page, plan)
    expect(page.get_by_role("slider", name="Decision maker")).to_be_visible()
    ladder = charts(page).first.locator(".role-axis-label").last
    expect(ladder).to_contain_text("Director · Small business")

    page.go_back()
    expect_address(page, EXAMPLE)
    expect(ladder).to_contain_text("Website form · Small business")
    expect(page.get_by_role("slider", name="Decision maker")).to_have_count(0)
    expect_no_exception(page)


def test_the_threshold_decides_how_many_cells_make_an_mql(page: Page, app_url: str) -> None:
    open_page(page, link(app_url, EXAMPLE, LEAD_SCORING))
    expect(metric(page, "MQL combinations")).to_have_text("6 of 16")
    fill(page, re.compile("^MQL from"), "40")

    plan = expect_plan(page, lambda plan: plan.scoring.threshold == 40)
    expect(metric(page, "MQL combinations")).to_have_text("9 of 16")
    expect(charts(page).locator(".mark-text text").filter(has_text="MQL")).to_have_count(9)

    grid = table(page, re.compile("^Points of each"))
    type_into(grid, 2, 1, "50")
    expect_plan(page, lambda plan: plan.scoring.points[0][1] == 50)
    expect(metric(page, "MQL combinations")).to_have_text("10 of 16")
    type_into(grid, 2, 1, "much")
    expect(notices(page)).to_contain_text("Poor, Came back: “much” cannot be read as a number")
    assert address_plan(page).scoring.points[0][1] == 50

    page.go_back()
    expect_address(page, plan)
    expect_no_exception(page)
