"""What the browser tests need: a server of the app, a browser, and a record of each visit."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.e2e.server import running_app

HERE = Path(__file__).parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
NO_BROWSER = (
    "No Chromium was found for the browser tests: `apt-get install chromium`, or set "
    "CHROMIUM=/path/to/chromium. To leave these tests out: -m 'not browser'."
)
# In a container Chromium is root and has a small /dev/shm; the rest keeps it from calling home.
LAUNCH_ARGUMENTS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Who edits the program during a run would otherwise have its pages say so.
UNWATCHED = ("--server.fileWatcherType", "none")
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


NOTE_REFUSED = """
document.addEventListener("securitypolicyviolation", (event) => {
  noteRefused(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile ?? ""}`);
});
"""


@dataclass(frozen=True)
class Visit:
    """One visitor's page, and what went on behind it.

    `foreign_requests` are the URLs asked of anybody but the servers of this run;
    `console_errors` holds the console's errors as well as uncaught exceptions; `refused` what the
    page asked for against the server's content security policy: a visit ends without any.
    """

    page: Page
    foreign_requests: list[str] = field(default_factory=list)
    console_errors: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


NewVisit = Callable[..., Visit]


@pytest.hookimpl(tryfirst=True)  # before -m picks by marker
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


def find_chromium() -> str | None:
    """The browser that CHROMIUM names, or else the first known one on PATH."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = find_chromium()
    if chromium is None:
        pytest.fail(NO_BROWSER, pytrace=False)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium, headless=True, args=list(LAUNCH_ARGUMENTS)
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def own_origins() -> set[str]:
    """`host:port` of every server this run has started."""
    return set()


@pytest.fixture(scope="session")
def app_url(own_origins: set[str]) -> Iterator[str]:
    """The server shared by the tests of this run (of this worker, under xdist)."""
    with running_app(options=UNWATCHED) as app:
        own_origins.add(urlsplit(app.url).netloc)
        yield app.url


@pytest.fixture
def fresh_server(own_origins: set[str]) -> Iterator[Callable[..., str]]:
    """Starts one more server nobody has visited, and gives its URL; takes what `running_app` does.

    It runs until the end of the test.
    """
    with ExitStack() as servers:

        def start(**options: Any) -> str:
            app = servers.enter_context(running_app(**{"options": UNWATCHED, **options}))
            own_origins.add(urlsplit(app.url).netloc)
            return app.url

        yield start


@pytest.fixture
def new_visit(browser: Browser, own_origins: set[str]) -> Iterator[NewVisit]:
    """Opens a page as another visitor would.

    Takes Playwright's context options, e.g. `locale="de-DE"`, `viewport=PHONE`,
    `color_scheme="dark"`.
    """
    visits: list[Visit] = []
    with ExitStack() as contexts:

        def start(**context_options: Any) -> Visit:
            options = {"locale": "en-US", "viewport": DESKTOP, **context_options}
            context = browser.new_context(**options)
            contexts.callback(context.close)
            context.set_default_timeout(10_000)
            visit = Visit(context.new_page())
            visits.append(visit)

            def note_address(url: str) -> None:
                parts = urlsplit(url)
                leaves = parts.scheme in {"http", "https", "ws", "wss"}
                if leaves and parts.netloc not in own_origins:
                    visit.foreign_requests.append(url)

            def note_refused(text: str) -> None:
                visit.refused.append(text)

            def note_console(message: ConsoleMessage) -> None:
                if message.type == "error":
                    visit.console_errors.append(message.text)

            context.expose_function("noteRefused", note_refused)
            context.add_init_script(NOTE_REFUSED)
            context.on("request", lambda request: note_address(request.url))
            context.on("console", note_console)
            context.on("weberror", lambda error: visit.console_errors.append(str(error.error)))
            visit.page.on("websocket", lambda websocket: note_address(websocket.url))
            return visit

        yield start
        for visit in visits:
            assert visit.refused == []


@pytest.fixture
def visit(new_visit: NewVisit) -> Visit:
    """A desktop visit in English."""
    return new_visit()


@pytest.fixture
def page(visit: Visit) -> Page:
    """The page of `visit`."""
    return visit.page
