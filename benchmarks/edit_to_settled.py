"""From a key press to a settled page in Chromium: a page of the app beside the bare page.

``python -m benchmarks.edit_to_settled`` measures *Lead demand*, with ``schedule`` behind it the
page *Schedule*.

Both servers are up, and one browser has a tab on each. A number is typed into the first input;
the time runs from the Enter key (the event's own time stamp) to the last visible change of the
page, for both pages by the same watch (``watch_page.js``). A page has settled when

- its headline has a new value,
- its chart shows something else than before,
- Streamlit says that the script's run is over, and
- nothing has changed for 0.6 s: no node of the page, no pixel of the table's canvas.

The time is that of the last change, not of the wait after it. *Answer* is when headline and chart
are new, whatever else is still going on. Edits alternate between the tabs.
"""

import re
import sys
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks.report import machine, paired_ratio, spread, table, verdict
from benchmarks.server_time import INPUTS
from benchmarks.servers import bare_page, the_app
from tests.e2e.conftest import DESKTOP, LAUNCH_ARGUMENTS, NO_BROWSER, find_chromium

TARGETS = {"": 0.7, "schedule": 1.5}
"""Of the bare page's time, by the page's address."""

WATCH = Path(__file__).with_name("watch_page.js")
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""Nobody else is asked: in its default configuration Streamlit reports usage to its makers."""

QUIET = 600
"""How long nothing changes on a page that has settled [ms]."""

WARM_UP = 5
EDITS = 60


class Tab:
    """A page in the browser, with one input to type into."""

    def __init__(self, browser: Browser, url: str, label: str) -> None:
        """Open it and wait for its chart."""
        self._page = browser.new_page(viewport=DESKTOP, locale="en-US")
        self._page.add_init_script(path=WATCH)
        self._page.goto(url)
        inputs = self._page.locator("[data-testid=stTextInput]").filter(
            has_text=re.compile(f"^{label}")
        )
        self._input = inputs.locator("input").last
        self._page.locator("[data-testid=stVegaLiteChart] svg").first.wait_for()
        self._page.wait_for_timeout(2_000)

    def edit(self, text: str) -> dict[str, float]:
        """Type a text and press Enter; return when each part changed last [ms after that]."""
        self._input.fill(text)
        self._page.wait_for_timeout(300)
        before = self._page.evaluate("benchmark.shown()")
        self._input.press("Enter")
        self._page.wait_for_function(
            "([before, quiet]) => benchmark.settled(before, quiet)",
            arg=[before, QUIET],
            polling=100,
        )
        pressed, parts = self._page.evaluate("[benchmark.pressed, benchmark.parts]")
        return {part: changed - pressed for part, changed in parts.items()}


def edits(tabs: dict[str, Tab]) -> dict[str, list[dict[str, float]]]:
    """Edit the pages in turn; return what each edit took, by page."""
    seen: dict[str, list[dict[str, float]]] = {name: [] for name in tabs}
    for number in range(WARM_UP + EDITS):
        for name, tab in tabs.items():
            changes = tab.edit(str(507_000 + 7_000 * number))
            if number >= WARM_UP:
                seen[name].append(changes)
    return seen


def answered(changes: dict[str, float]) -> float:
    """Return when headline and chart were new."""
    return max(changes["figures"], changes["chart"])


def settled(changes: dict[str, float]) -> float:
    """Return when the last visible change came."""
    return max(changes.values())


def main(page: str = "") -> None:
    """Measure a page and print."""
    chromium = find_chromium()
    if not chromium:
        raise SystemExit(NO_BROWSER)
    print(f"Before: {machine()}")
    with the_app() as ours, bare_page() as bare, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=[*LAUNCH_ARGUMENTS, ALONE]
        )
        print(f"Chromium {browser.version}, {EDITS} edits of each page after {WARM_UP}")
        urls = zip(INPUTS.items(), (f"{ours.url}/{page}", bare.url), strict=True)
        seen = edits({name: Tab(browser, url, label) for (name, label), url in urls})
        browser.close()
    times = {
        "settled": {name: list(map(settled, changes)) for name, changes in seen.items()},
        "answer": {name: list(map(answered, changes)) for name, changes in seen.items()},
    }
    rows = [
        (what, *map(spread, by_page.values()), f"{_ratio(*by_page.values()):.2f}")
        for what, by_page in times.items()
    ]
    print(table(("median (p90), ms", *INPUTS, "ratio"), rows))
    ratio = _ratio(*times["settled"].values())
    neighbours = paired_ratio(*times["settled"].values())
    target = TARGETS[page]
    print(f"\nRatio of medians: {ratio:.2f}, target at most {target}: {verdict(ratio, target)}")
    print(f"Median of the ratios of neighbours: {neighbours:.2f}")
    print(f"After: {machine()}")


def _ratio(ours: list[float], peer: list[float]) -> float:
    return median(ours) / median(peer)


if __name__ == "__main__":
    main(*sys.argv[1:])
