"""Saved plans in tests of the app: where they are, who asks, and what the session knows of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from sla_data.store import PlanStore, Visitor
from sla_host.settings import settings
from sla_ui.saved import access
from sla_ui.saved.state import SavedState
from tests.ui.screen import ROOT, button

NOBODY = Visitor()
SIGN_IN: dict[str, Any] = {
    "auth": {"redirect_uri": "http://localhost/oauth2callback", "cookie_secret": "x" * 32},
    "sla": {"allowed_domains": ["example.com"]},
}


@contextmanager
def stored_in(folder: Path, **said: str) -> Iterator[None]:
    """Let this process save plans in a folder, with further settings as one says them."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {"SLA_DATA_DIR": str(folder), **said}.items():
            patch.setenv(name, value)
        _start_anew()
        try:
            yield
        finally:
            _start_anew()
    settings.cache_clear()


def _start_anew() -> None:
    """Read the settings anew, and open the store anew, as a server does that starts."""
    access.close()
    settings.cache_clear()


@contextmanager
def store_in(folder: Path) -> Iterator[PlanStore]:
    """The store in a folder as another process has it."""
    store = PlanStore.open(f"sqlite:///{folder / 'plans.sqlite'}")
    try:
        yield store
    finally:
        store.close()


def visiting(address: str = "", *, email: str = "", **more: str) -> AppTest:
    """Open the app by a short address, signed in where an e-mail address is given."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at.context["locale"] = "en-US"
    if email:
        signed_in(at, {"is_logged_in": True, "email": email, "email_verified": True})
    if address:
        at.query_params["at"] = address
    for name, text in more.items():
        at.query_params[name.rstrip("_")] = text
    return at.run()


def signed_in(at: AppTest, user: dict[str, Any]) -> AppTest:
    """Let an app have people sign in, and be asked by whom the identity provider tells of."""
    at.secrets.update(SIGN_IN)
    at.user = user
    return at


def signed_in_as(user: dict[str, Any]) -> AppTest:
    """Open the app as whom the identity provider tells of."""
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    return signed_in(at, user).run()


def saved_of(at: AppTest) -> SavedState:
    known: SavedState = at.session_state["sla_saved"]
    return known


def warnings(at: AppTest) -> list[str]:
    return [each.value for each in at.warning if each.icon == ":material/warning:"]


def captions(at: AppTest) -> str:
    return " ".join(each.value for each in at.caption).replace("\\", "").replace("\u2060", "")


def labels(at: AppTest) -> list[str]:
    return [each.label for each in at.button]


def pressed(at: AppTest, label: str) -> AppTest:
    at = button(at, label).click().run()
    assert [error.message for error in at.exception] == []
    return at
