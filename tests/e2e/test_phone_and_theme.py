"""Every page on a phone, in the dark, and on its own: nothing is asked of anybody else."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESKTOP, PHONE, NewVisit
from tests.e2e.screen import (
    PAGES,
    TITLES,
    WITHOUT_CHARTS,
    charts,
    drawn,
    expect_no_exception,
    expect_no_sideways_scrolling,
    expect_title,
    link,
    open_page,
    own_errors,
)

DARKEST_TEXT, LIGHTEST_PAGE = 140, 60
"""Of 255, in the dark theme."""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_page_is_legible_and_on_its_own(
    theme: str, viewport: dict[str, int], new_visit: NewVisit, app_url: str
) -> None:
    touch = viewport == PHONE
    visit = new_visit(viewport=viewport, color_scheme=theme, has_touch=touch, is_mobile=touch)
    page = visit.page
    for where in PAGES:
        open_page(page, link(app_url, "", where))
        expect_title(page, where)
        drawn(page)
        expect_no_sideways_scrolling(page)
        expect_answer_in_sight(page)
        expect_colours(page, dark=theme == "dark", charted=TITLES[where] not in WITHOUT_CHARTS)
        expect_no_exception(page)
    assert visit.foreign_requests == []
    assert own_errors(visit) == []


def expect_answer_in_sight(page: Page) -> None:
    """Check that the headline needs no scrolling."""
    expect(page.get_by_test_id("stMetricValue").first).to_be_in_viewport(ratio=1)


def expect_colours(page: Page, *, dark: bool, charted: bool) -> None:
    """Check that the page and the words in its charts stand out from each other."""
    background = brightness(
        page.get_by_test_id("stApp").evaluate("box => getComputedStyle(box).backgroundColor")
    )
    assert background < LIGHTEST_PAGE if dark else background == 255
    if not charted:
        return
    words = charts(page).locator("svg text")
    colours = words.evaluate_all("all => all.map(text => getComputedStyle(text).fill)")
    assert len(colours) > 10
    for colour in colours:
        assert brightness(colour) > DARKEST_TEXT if dark else brightness(colour) < DARKEST_TEXT


def brightness(colour: str) -> float:
    """Return how bright an opaque CSS colour is, up to 255."""
    red, green, blue = map(float, re.findall(r"[\d.]+", colour)[:3])
    return 0.299 * red + 0.587 * green + 0.114 * blue
