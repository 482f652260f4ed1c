"""Ways to keep and pass on a plan: the link, the file, and the way back to the example."""

import csv
import json
import re
from pathlib import Path
from random import Random
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Locator, Page, expect

from sla_calc import LeadType, Plan, RevenueStream, encode_plan, lead_demand
from tests.e2e.conftest import NewVisit, Visit
from tests.e2e.screen import (
    CAPACITY,
    EXAMPLE_LEADS,
    LEAD_SCORING,
    LEAD_VALUE,
    QUOTA,
    STREAMS,
    back_to,
    expect_address,
    expect_leads,
    expect_no_exception,
    expect_plan,
    expect_title,
    field,
    figures_shown,
    fill_quota,
    leads_of,
    notices,
    open_page,
    open_plan,
    own_errors,
    popover,
    settle,
    switch_to,
)

EXAMPLE = Plan()
OTHER = Plan(name="Another plan", quota=900_000)


def sharing(page: Page) -> Locator:
    return popover(page, "Share and save")


def choose_file(menu: Locator, content: str) -> None:
    file = {"name": "plan.json", "mimeType": "application/json", "buffer": content.encode()}
    menu.locator("input[type=file]").set_input_files(file)


def large_plan() -> Plan:
    """A plan of 8 streams with 8 lead types each and 6 stages, all of them different."""
    dice = Random(1)  # noqa: S311 - the same plan every time
    return Plan(
        name="A large plan",
        stages=("Lead", "MQL", "SAL", "SQL", "Opportunity", "Customer"),
        streams=tuple(
            RevenueStream(
                name=f"Region {stream}",
                quota_share=0.125,
                deal_size=2_000 + 137 * stream,
                retained_revenue=1_000 * stream,
                marketing_share=0.5 + stream / 100,
                lead_types=tuple(
                    LeadType(
                        name=f"Campaign {stream}{kind}",
                        mix=0.125,
                        conversion_rates=tuple(
                            round(0.1 + 0.8 * dice.random(), 4) for _ in range(5)
                        ),
                        sales_cycle_days=30 + stream + kind,
                        cost_per_lead=dice.randrange(10, 999),
                    )
                    for kind in range(8)
                ),
            )
            for stream in range(8)
        ),
    )


def test_the_shown_link_opens_the_same_plan(page: Page, new_visit: NewVisit, app_url: str) -> None:
    for where in ("", STREAMS):
        open_plan(page, app_url, OTHER, where)
        shown = sharing(page).get_by_test_id("stCode").inner_text().strip()
        assert encode_plan(OTHER) in shown

        other = new_visit().page
        open_page(other, shown)
        expect_title(other, where)
        expect_leads(other, leads_of(OTHER))
        expect_address(other, OTHER)


def test_a_downloaded_file_opens_in_another_session(
    page: Page, visit: Visit, new_visit: NewVisit, app_url: str
) -> None:
    open_plan(page, app_url, OTHER)
    with page.expect_download() as download:
        sharing(page).get_by_role("button", name="Download as a file").click()
    assert download.value.suggested_filename == "sla-plan.json"
    saved = Path(download.value.path()).read_text(encoding="utf-8")
    assert json.loads(saved)["plan"]["quota"] == 900_000

    other = new_visit().page
    open_page(other, app_url)
    choose_file(sharing(other), saved)
    expect_leads(other, leads_of(OTHER))
    expect_address(other, OTHER)
    expect(notices(other)).to_contain_text("Opened Another plan from its file.")
    settle(other)
    assert figures_shown(other) == figures_shown(page)

    other.go_back()
    expect_leads(other, EXAMPLE_LEADS)
    expect_address(other, EXAMPLE)
    assert own_errors(visit) == []


def test_charts_and_tables_are_taken_along_as_they_stand_after_an_edit(
    visit: Visit, app_url: str
) -> None:
    page = visit.page
    open_page(page, app_url)
    fill_quota(page, "900,000")
    plan = EXAMPLE.changed(quota=900_000)
    expect_leads(page, leads_of(plan))
    menu = sharing(page)
    menu.get_by_role("tab", name="Charts and tables").click()

    def taken(kind: str) -> tuple[str, bytes]:
        with page.expect_download() as download:
            menu.get_by_role("button", name=kind).click()
        return download.value.suggested_filename, Path(download.value.path()).read_bytes()

    name, made = taken("CSV")
    assert name == "the-promise-at-every-stage.csv"
    head, *rows = csv.reader(made.decode("utf-8-sig").splitlines())
    assert head[:4] == ["Stream", "Lead type", "Close rate, %", "Revenue, USD"]
    assert [int(row[4]) for row in rows[:-1]] == [
        line.committed[0] for line in lead_demand(plan).lines
    ]

    name, made = taken("SVG")
    assert name == "from-the-quota-to-the-leads.svg"
    words = " ".join(ET.fromstring(made).itertext())  # noqa: S314 - our own
    assert "From the quota to the leads" in words
    assert f"owed: {leads_of(plan)}" in words

    name, made = taken("PNG")
    assert name == "from-the-quota-to-the-leads.png"
    width, height = (int.from_bytes(made[at : at + 4], "big") for at in (16, 20))
    assert width > 2 * height > 800
    assert visit.foreign_requests + own_errors(visit) == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("no plan", "This file is not a plan: it holds no JSON."),
        (
            '{"kind": "sla-plan", "format": 1, "plan": {"quota": -1, "name": "![x](//e.example)"}}',
            "Quota is -1",
        ),
    ],
    ids=["no JSON", "not acceptable"],
)
def test_a_file_that_is_no_plan_is_said_and_the_plan_kept(
    content: str, sentence: str, visit: Visit, app_url: str
) -> None:
    page = visit.page
    open_plan(page, app_url, OTHER)
    menu = sharing(page)
    choose_file(menu, content)

    expect(menu.get_by_test_id("stAlert")).to_contain_text(sentence)
    expect_leads(page, leads_of(OTHER))
    expect_address(page, OTHER)
    expect_no_exception(page)
    assert visit.foreign_requests == []


def test_the_example_comes_again_and_back_brings_the_plan(page: Page, app_url: str) -> None:
    open_plan(page, app_url, OTHER)
    sharing(page).get_by_role("button", name="Back to the example plan").click()
    expect_leads(page, EXAMPLE_LEADS)
    expect_address(page, EXAMPLE)
    expect(field(page, QUOTA)).to_have_value("$500,000")

    page.go_back()
    expect_leads(page, leads_of(OTHER))
    expect(field(page, QUOTA)).to_have_value("$900,000")


def test_a_large_plan_is_usable_and_its_file_offered(visit: Visit, app_url: str) -> None:
    page, plan = visit.page, large_plan()
    assert 2_000 < len(encode_plan(plan)) < 8_000
    open_plan(page, app_url, plan)
    expect_leads(page, leads_of(plan))
    menu = sharing(page)
    expect(menu.get_by_test_id("stAlert")).to_have_text(
        re.compile(r"The link has [23456],\d{3} characters, .* Send the file beside it\.")
    )
    expect(menu.get_by_role("button", name="Download as a file")).to_be_visible()
    page.keyboard.press("Escape")

    fill_quota(page, "750,000")
    plan = expect_plan(page, lambda plan: plan.quota == 750_000)
    expect_leads(page, leads_of(plan))
    for where in (CAPACITY, STREAMS, LEAD_VALUE, LEAD_SCORING):
        switch_to(page, where)
        expect_address(page, plan)
        expect_no_exception(page)
    back_to(page, LEAD_VALUE)
    back_to(page, STREAMS)
    expect_leads(page, leads_of(plan))
    assert own_errors(visit) == []
