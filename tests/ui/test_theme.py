"""The theme's colours: what is written on them can be read."""

import tomllib

import pytest

from tests.ui.screen import ROOT

LEGIBLE = 4.5
"""The least contrast of ordinary text in WCAG 2.2, 1.4.3."""
THEMES = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"]


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``, as WCAG defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_white_of_a_primary_button_can_be_read(theme: str) -> None:
    assert contrast("#ffffff", THEMES[theme]["primaryColor"]) >= LEGIBLE
    assert contrast("#ffffff", "#000000") == pytest.approx(21)  # WCAG's own example


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read_on_the_page_and_in_its_boxes(theme: str) -> None:
    colours = THEMES[theme]
    for box in ("backgroundColor", "secondaryBackgroundColor"):
        assert contrast(colours["textColor"], colours[box]) >= LEGIBLE
