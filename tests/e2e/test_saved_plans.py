"""Saved plans in Chromium: one address for a team, edits that survive, nobody overwritten."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from sla_calc import Plan, encode_plan
from tests.e2e.conftest import PHONE, NewVisit, Visit
from tests.e2e.screen import (
    expect_leads,
    expect_no_exception,
    expect_no_sideways_scrolling,
    fill_quota,
    leads_of,
    messages,
    open_page,
    own_errors,
    popover,
    settle,
)

NORTH = Plan(name="North", quota=700_000)
EDITED, THEIRS = NORTH.changed(quota=800_000), NORTH.changed(quota=900_000)
NO_SUCH_PLAN = "This address opens no saved plan here."


def bar(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def press(page: Page, name: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name, exact=isinstance(name, str)).first.click()
    settle(page)


def save(page: Page, revision: int) -> None:
    press(page, "Save")
    press(page, f"Save as revision {revision}")


def saved_here(page: Page, app_url: str) -> tuple[str, str]:
    """Save a plan; return the addresses to edit and to view it."""
    open_page(page, f"{app_url}/?plan={encode_plan(NORTH)}")
    menu = popover(page, "Share and save")
    menu.get_by_role("button", name="Save this plan here").click()
    told = menu.get_by_test_id("stCode")
    expect(told.nth(1)).to_contain_text("/this_month?at=v")
    edit, view = (told.nth(place).inner_text().strip() for place in (0, 1))
    expect(page).to_have_url(edit)
    page.keyboard.press("Escape")
    return edit, view


def test_a_plan_lives_under_a_short_address(
    visit: Visit, new_visit: NewVisit, app_url: str
) -> None:
    page = visit.page
    edit, view = saved_here(page, app_url)

    other = new_visit().page
    open_page(other, edit)
    expect_leads(other, leads_of(NORTH))
    fill_quota(other, "800,000")
    expect_leads(other, leads_of(EDITED))
    expect(other).to_have_url(re.compile(r"\bfrom=1\b"))
    assert set(bar(other)) == {"at", "plan", "from"}
    other.reload()
    expect_leads(other, leads_of(EDITED))
    expect(other.get_by_text("Unsaved changes since revision 1")).to_be_visible()
    other.go_back()
    expect_leads(other, leads_of(NORTH))
    assert set(bar(other)) == {"at"}
    other.go_forward()
    expect_leads(other, leads_of(EDITED))
    expect(other).to_have_url(re.compile(r"\bfrom=1\b"))

    fill_quota(page, "900,000")
    expect_leads(page, leads_of(THEIRS))
    save(page, 2)
    expect(page.get_by_text("Saved · revision 2")).to_be_visible()
    expect(page).to_have_url(edit)

    save(other, 2)
    said = messages(other).filter(has_text="Somebody saved revision 2")
    expect(said).to_contain_text("Nothing was overwritten")
    expect(other.get_by_text("Theirs, since revision 1")).to_be_visible()
    expect(other.get_by_text("Yours, since revision 1")).to_be_visible()
    press(other, "Save mine on top, as revision 3")
    expect(other.get_by_text("Saved · revision 3")).to_be_visible()
    expect_leads(other, leads_of(EDITED))
    expect(other).to_have_url(edit)

    phone = new_visit(viewport=PHONE, has_touch=True)
    open_view(phone, view)
    _revoked(other, new_visit, view)
    assert own_errors(visit) == []


def open_view(phone: Visit, view: str) -> None:
    """The view address on a phone: This month, and nothing that saves."""
    page = phone.page
    page.goto(view)
    expect(page.get_by_role("heading", level=1)).to_contain_text("This month")
    settle(page)
    expect(page.get_by_text("View only · revision 3")).to_be_visible()
    expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    expect(page.get_by_role("textbox")).to_have_count(0)
    expect(page).to_have_url(view)
    expect_no_sideways_scrolling(page)
    expect_no_exception(page)
    assert own_errors(phone) == []


def _revoked(owner: Page, new_visit: NewVisit, view: str) -> None:
    """Who holds the edit address takes the view address away; it then opens nothing."""
    owner.goto(owner.url.replace("/?", "/saved_plans?"))
    settle(owner)
    owner.get_by_text("Addresses", exact=True).click()
    settle(owner)
    row = owner.get_by_text(re.compile(f"To view · .*{re.escape(view[-4:])}"))
    expect(row).to_be_visible()
    buttons = owner.get_by_role("button", name="Revoke")
    expect(buttons).to_have_count(2)
    places = owner.get_by_text(re.compile("^To (view|edit) · ")).all_inner_texts()
    at = next(place for place, text in enumerate(places) if view[-4:] in text)
    buttons.nth(at).click()
    expect(buttons).to_have_count(1)

    stranger = new_visit().page
    stranger.goto(view)
    expect(messages(stranger).filter(has_text=NO_SUCH_PLAN)).to_be_visible(timeout=30_000)
    assert set(bar(stranger)) <= {"plan"}
