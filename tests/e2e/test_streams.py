"""The tables of streams, lead types and stages as a person types in them."""

import pytest
from playwright.sync_api import Locator, Page, expect

from sla_calc import Plan
from tests.e2e.conftest import NewVisit
from tests.e2e.screen import (
    EXAMPLE_LEADS,
    LEAD_DEMAND,
    ROW_HEIGHT,
    STAGE_TABLE,
    STREAM_TABLE,
    STREAMS,
    TYPE_TABLE,
    cell,
    expect_address,
    expect_leads,
    expect_no_exception,
    expect_plan,
    leads_of,
    link,
    notices,
    open_page,
    pick,
    select_cell,
    surface,
    switch_to,
    table,
    type_into,
)

NAME, QUOTA_SHARE, STREAM_DEAL_SIZE = 1, 2, 5
STREAM, TYPE, MIX, FIRST_RATE = 1, 2, 3, 4
STAGE = 1
CLIPBOARD = ["clipboard-read", "clipboard-write"]
EXAMPLE = Plan()


@pytest.fixture
def example(page: Page, app_url: str) -> Page:
    """The page with the example plan."""
    open_page(page, link(app_url, EXAMPLE, STREAMS))
    return page


def type_names(plan: Plan, stream: int = 0) -> list[str]:
    return [kind.name for kind in plan.streams[stream].lead_types]


def paste(grid: Locator, column: int, row: int, block: str) -> None:
    """Paste what was copied in a spreadsheet."""
    grid.page.evaluate("text => navigator.clipboard.writeText(text)", block)
    select_cell(grid, column, row)
    grid.page.keyboard.press("Control+V")


def test_a_typed_cell_moves_the_headline_and_the_link_and_back_undoes_it(example: Page) -> None:
    page = example
    type_into(table(page, STREAM_TABLE), STREAM_DEAL_SIZE, 1, "7,500")

    plan = expect_plan(page, lambda plan: plan.streams[0].deal_size == 7_500)
    assert plan.streams[1] == EXAMPLE.streams[1]
    expect_leads(page, leads_of(plan))

    type_into(table(page, TYPE_TABLE), FIRST_RATE, 2, "40 %")
    plan = expect_plan(page, lambda p: p.streams[0].lead_types[1].conversion_rates[0] == 0.4)
    assert plan.streams[0].deal_size == 7_500
    expect_leads(page, leads_of(plan))

    page.go_back()
    expect_plan(page, lambda p: p.streams[0].lead_types[1].conversion_rates[0] == 0.34)
    page.go_back()
    expect_address(page, EXAMPLE)
    expect_leads(page, EXAMPLE_LEADS)
    expect(cell(table(page, STREAM_TABLE), STREAM_DEAL_SIZE, 1)).to_have_text("$6,000")


@pytest.mark.parametrize(
    ("locale", "block"),
    [
        ("en-US", "34.5%\t80%\t23.25%\t7,500.50\n50%\t50 %\t33.3 %\t"),
        ("de-DE", "34,5 %\t80 %\t23,25 %\t7.500,50\n50%\t50 %\t33,3 %\t"),
    ],
)
def test_a_block_out_of_a_spreadsheet_is_pasted(
    locale: str, block: str, new_visit: NewVisit, app_url: str
) -> None:
    page = new_visit(locale=locale, permissions=CLIPBOARD).page
    open_page(page, link(app_url, EXAMPLE, STREAMS))

    paste(table(page, TYPE_TABLE), FIRST_RATE, 1, block)

    plan = expect_plan(page, lambda plan: plan != EXAMPLE)
    first, second, *_ = plan.streams[0].lead_types
    assert first.conversion_rates == pytest.approx((0.345, 0.8, 0.2325))
    assert first.deal_size == 7_500.5
    assert second.conversion_rates == pytest.approx((0.5, 0.5, 0.333))
    assert second.deal_size is None
    assert plan.streams[1] == EXAMPLE.streams[1]
    expect(notices(page)).to_have_count(0)


def test_a_new_stream_is_typed_into_the_empty_row(example: Page) -> None:
    page = example
    streams = table(page, STREAM_TABLE)
    surface(streams).click(position={"x": 300, "y": ROW_HEIGHT * 3 + 18})
    expect(cell(streams, NAME, 3)).to_be_attached()
    type_into(streams, NAME, 3, "Partners")

    plan = expect_plan(page, lambda plan: len(plan.streams) == 3)
    assert plan.streams[2].name == "Partners"
    assert plan.streams[2].quota_share == 0
    expect_leads(page, EXAMPLE_LEADS)
    expect_no_exception(page)


def test_the_menu_moves_and_removes_a_row(example: Page) -> None:
    page = example
    pick(table(page, TYPE_TABLE), 1, "Move down")
    plan = expect_plan(page, lambda plan: type_names(plan)[0] == "Website form")
    assert type_names(plan) == ["Website form", "Demo request", "Content download"]
    expect_leads(page, EXAMPLE_LEADS)
    expect(cell(table(page, TYPE_TABLE), TYPE, 1)).to_have_text("Website form")

    pick(table(page, TYPE_TABLE), 1, "Remove")
    plan = expect_plan(page, lambda plan: len(type_names(plan)) == 2)
    assert [kind.mix for kind in plan.streams[0].lead_types] == pytest.approx([0.6, 0.4])
    expect_leads(page, leads_of(plan))
    expect(notices(page)).to_have_count(0)

    page.go_back()
    expect_plan(page, lambda plan: len(type_names(plan)) == 3)
    expect(cell(table(page, TYPE_TABLE), TYPE, 1)).to_have_text("Website form")


def test_shares_that_do_not_add_up_are_a_draft_until_scaled(example: Page) -> None:
    page = example
    type_into(table(page, TYPE_TABLE), MIX, 1, "50 %")

    expect(notices(page)).to_contain_text("Lead types of Small business must add up to 100 %")
    expect(notices(page)).to_contain_text("= 120 %.")
    expect_leads(page, EXAMPLE_LEADS)
    expect_address(page, EXAMPLE)

    switch_to(page, LEAD_DEMAND)
    expect_leads(page, EXAMPLE_LEADS)
    switch_to(page, STREAMS)
    expect(notices(page)).to_contain_text("= 120 %.")
    expect(cell(table(page, TYPE_TABLE), MIX, 1)).to_have_text("50 %")

    page.get_by_role("button", name="Scale to 100 %").click()
    plan = expect_plan(page, lambda plan: plan != EXAMPLE)
    mix = [kind.mix for kind in plan.streams[0].lead_types]
    assert mix == pytest.approx([5 / 12, 5 / 12, 2 / 12], abs=1e-6)
    expect(notices(page)).to_have_count(0)
    expect_leads(page, leads_of(plan))


def test_an_unknown_stream_and_what_is_no_number_are_said(example: Page) -> None:
    page = example
    kinds = table(page, TYPE_TABLE)
    type_into(kinds, STREAM, 1, "Nobody")
    expect(notices(page)).to_contain_text(
        "Row 1: there is no stream Nobody; there are Small business, Enterprise."
    )
    type_into(table(page, TYPE_TABLE), STREAM, 1, "Small business")
    expect(notices(page)).to_have_count(0)

    type_into(table(page, TYPE_TABLE), FIRST_RATE, 2, "many")
    expect(notices(page)).to_contain_text("Row 2, MQL → SQL: “many” cannot be read")
    expect_address(page, EXAMPLE)
    expect_leads(page, EXAMPLE_LEADS)
    expect_no_exception(page)


def test_stages_are_renamed_added_and_removed(example: Page) -> None:
    page = example
    type_into(table(page, STAGE_TABLE), STAGE, 2, "Sales accepted")
    expect_plan(page, lambda plan: plan.stages[1] == "Sales accepted")
    expect_leads(page, EXAMPLE_LEADS)

    pick(table(page, STAGE_TABLE), 2, "Add a stage below")
    plan = expect_plan(page, lambda plan: len(plan.stages) == 5)
    assert plan.stages[1:3] == ("Sales accepted", "Stage 5")
    expect_leads(page, EXAMPLE_LEADS)

    pick(table(page, STAGE_TABLE), 2, "Remove")
    plan = expect_plan(page, lambda plan: len(plan.stages) == 4)
    assert plan.stages == ("MQL", "Stage 5", "Opportunity", "Customer")
    expect_leads(page, EXAMPLE_LEADS)

    page.go_back()
    expect_plan(page, lambda plan: len(plan.stages) == 5)
    expect(cell(table(page, STAGE_TABLE), STAGE, 3)).to_have_text("Stage 5")
    expect_no_exception(page)
