"""Signing in with a real identity provider, which runs on this machine."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import UNWATCHED, NewVisit
from tests.e2e.identity import identity_provider, secrets_for
from tests.e2e.screen import expect_leads, expect_no_exception, popover, settle
from tests.e2e.server import free_port


def sign_in(page: Page, app_url: str) -> None:
    page.goto(app_url)
    button = page.get_by_role("button", name="Sign in")
    expect(button).to_be_visible(timeout=30_000)
    expect(page.get_by_test_id("stMetric")).to_have_count(0)
    settle(page)
    button.click()


def expect_title(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(title, timeout=30_000)


def test_who_may_come_in_signs_in_and_owns_what_they_save(
    new_visit: NewVisit, fresh_server: Callable[..., str], tmp_path: Path
) -> None:
    secrets, port = tmp_path / "secrets.toml", free_port()
    with identity_provider() as identity:
        secrets.write_text(secrets_for(identity, port))
        options = (*UNWATCHED, "--secrets.files", str(secrets))
        app_url = fresh_server(port=port, options=options)

        identity.claims = {"email": "eve@example.org", "email_verified": True}
        eve = new_visit().page
        sign_in(eve, app_url)
        expect(eve.get_by_text("This address may not come in here")).to_be_visible()
        expect(eve.get_by_test_id("stMetric")).to_have_count(0)
        eve.get_by_role("button", name="Sign out").click()
        expect(eve.get_by_role("button", name="Sign in")).to_be_visible()

        identity.claims = {"email": "Ada@Example.com", "email_verified": True}
        ada = new_visit().page
        sign_in(ada, app_url)
        expect_leads(ada, "503")
        menu = popover(ada, "Share and save")
        menu.get_by_role("button", name="Save this plan here").click()
        told = menu.get_by_test_id("stCode")
        expect(told.nth(1)).to_contain_text("/this_month?at=v")
        view = told.nth(1).inner_text().strip()

        identity.claims = {"email": "bob@example.com"}
        bob = new_visit().page
        sign_in(bob, view)
        expect_title(bob, "This month")  # where the link leads, and not where a sign-in ends
        expect(bob.get_by_text("View only · revision 1")).to_be_visible()  # the plan is Ada's
        expect_no_exception(bob)
