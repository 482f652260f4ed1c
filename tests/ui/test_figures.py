"""Figures follow the reader's format and show the digits they deserve."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_report.numbers.figures import NOTHING, Figures
from sla_report.numbers.number_style import reader_locale

US = Figures("en-US", "USD")
DE = Figures("de-DE", "EUR")
CH = Figures("de-CH", "CHF")
METHODS = ("count", "about", "exact", "number_exact", "money", "money_exact", "rate", "rate_exact")
LOCALES = [
    *("en-US", "en-GB", "en-IN", "de-DE", "de-AT", "de-CH", "fr-FR", "fr-CH", "it-IT", "es-ES"),
    *("es-MX", "pt-BR", "pt-PT", "nl-NL", "sv-SE", "nb-NO", "da-DK", "fi-FI", "pl-PL", "cs-CZ"),
    *("tr-TR", "ru-RU", "ja-JP", "zh-CN", "hi-IN", "ar-EG", "fa-IR", "he-IL", "bn-BD", "th-TH"),
]


@pytest.mark.parametrize(
    ("x", "american", "german", "swiss"),
    [
        (0, "0", "0", "0"),
        (3899.5, "3,900", "3.900", "3’900"),
        (-0.4, "0", "0", "0"),
        (9_999_999, "9,999,999", "9.999.999", "9’999’999"),
        (12_345_678, "12.3M", "12,3\u00a0Mio.", "12.3\u00a0Mio."),
        (-2.5e9, "-2.5B", "-2,5\u00a0Mrd.", "-2.5\u00a0Mrd."),
    ],
)
def test_a_count_is_whole_and_compact_from_ten_million(
    x: float, american: str, german: str, swiss: str
) -> None:
    assert [figures.count(x) for figures in (US, DE, CH)] == [american, german, swiss]


@pytest.mark.parametrize(
    ("x", "written"),
    [
        (3898.72, "3,898.7"),
        (3898.0, "3,898"),
        (999.996, "1,000"),
        (12.345, "12.35"),
        (9.999, "10"),
        (1.2345, "1.23"),
        (0.0325, "0.0325"),
        (0.1 + 0.2, "0.3"),
        (-0.00012345, "-0.000123"),
    ],
)
def test_an_exact_figure_has_the_digits_its_size_deserves(x: float, written: str) -> None:
    assert US.exact(x) == written


@pytest.mark.parametrize(
    ("x", "written"),
    [
        (3898.72, "3,899"),
        (99.96, "100"),
        (30.13, "30.1"),
        (9.999, "10"),
        (1.523, "1.52"),
        (0.0325, "0.0325"),
    ],
)
def test_a_number_to_talk_about_has_few_digits(x: float, written: str) -> None:
    assert US.about(x) == written


@pytest.mark.parametrize(
    ("x", "american", "german", "swiss"),
    [
        (0, "$0", "0\u00a0€", "CHF\u00a00"),
        (12.5, "$12.50", "12,50\u00a0€", "CHF\u00a012.50"),
        (99.996, "$100", "100\u00a0€", "CHF\u00a0100"),
        (1234.5, "$1,235", "1.235\u00a0€", "CHF\u00a01’235"),
        (-1234.5, "-$1,235", "-1.235\u00a0€", "CHF-1’235"),
        (12_345_678, "$12.3M", "12,3\u00a0Mio.\u00a0€", "CHF\u00a012.3\u00a0Mio."),
    ],
)
def test_an_amount_has_cents_below_a_hundred_only(
    x: float, american: str, german: str, swiss: str
) -> None:
    assert [figures.money(x) for figures in (US, DE, CH)] == [american, german, swiss]


@pytest.mark.parametrize(
    ("x", "written"),
    [(12_345_678, "$12,345,678"), (1234.5, "$1,234.50"), (12.125, "$12.1250"), (0.005, "$0.005")],
)
def test_an_amount_in_a_field_keeps_what_was_typed(x: float, written: str) -> None:
    assert US.money_exact(x) == written


def test_yen_have_no_cents() -> None:
    assert Figures("en-US", "JPY").money(12.5) == "¥13"


@pytest.mark.parametrize(
    ("fraction", "american", "german", "turkish"),
    [
        (0.34, "34%", "34\u00a0%", "%34"),
        (0.0325, "3.25%", "3,25\u00a0%", "%3,25"),
        (0.00012, "0.012%", "0,012\u00a0%", "%0,012"),
        (1 / 3, "33.3%", "33,3\u00a0%", "%33,3"),
        (12.5, "1250%", "1250\u00a0%", "%1250"),
        (-0.05, "-5%", "-5\u00a0%", "-%5"),
    ],
)
def test_a_rate_has_up_to_three_significant_digits(
    fraction: float, american: str, german: str, turkish: str
) -> None:
    readers = (US, DE, Figures("tr-TR", "TRY"))
    assert [figures.rate(fraction) for figures in readers] == [american, german, turkish]


def test_a_rate_in_a_field_keeps_its_digits_and_no_noise() -> None:
    assert US.rate_exact(0.123456) == "12.3456%"
    assert US.rate_exact(0.29) == "29%"
    assert US.rate_exact(0.1 * 3) == "30%"


def test_a_number_in_a_field_is_never_one_that_has_to_be_asked_about() -> None:
    assert US.number_exact(1.234) == "1.2340"
    assert US.number_exact(0.234) == "0.234"
    assert US.number_exact(1234.567) == "1,234.567"
    assert Figures("en-IN", "INR").number_exact(1234567) == "12,34,567"


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("nothing", [None, float("nan"), float("inf")])
def test_what_is_not_known_is_a_dash(method: str, nothing: float | None) -> None:
    assert getattr(DE, method)(nothing) == NOTHING == "–"


def test_months_are_english_for_every_reader() -> None:
    assert DE.month(2027, 3) == "March 2027"
    assert DE.month(2027, 3, short=True) == "Mar 2027"


@pytest.mark.parametrize("locale", LOCALES)
@settings(deadline=None)
@given(x=st.floats(-1e20, 1e20))
def test_every_locale_writes_western_digits_and_no_direction_marks(locale: str, x: float) -> None:
    figures = Figures(locale, "USD")
    for method in METHODS:
        written = getattr(figures, method)(x)
        assert not any(letter.isdecimal() and letter not in "0123456789" for letter in written)
        assert not set(written) & set("\u061c\u200b\u200e\u200f\u2066\u2067\u2068\u2069")


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_a_larger_count_is_never_written_as_a_smaller_one(x: float, y: float) -> None:
    low, high = sorted((x, y))
    assert int(US.count(low).replace(",", "")) <= int(US.count(high).replace(",", ""))


@pytest.mark.parametrize(
    ("tag", "known"),
    [
        ("de-DE", "de-DE"),
        ("de", "de"),
        ("de_AT", "de-AT"),
        ("de-XX", "de"),
        ("zh-CN", "zh-Hans-CN"),
        ("ar-EG-u-nu-arab", "ar-EG"),
        ("tlh", "en-US"),
        ("", "en-US"),
        (None, "en-US"),
        ("../../etc", "en-US"),
        ("x" * 10_000, "en-US"),
        ("root", "en-US"),
    ],
)
def test_a_reader_without_a_known_locale_reads_as_american(tag: str | None, known: str) -> None:
    assert reader_locale(tag) == known


@given(st.text(max_size=20))
def test_every_tag_leads_to_figures(tag: str) -> None:
    assert reader_locale(reader_locale(tag)) == reader_locale(tag)
    assert Figures(tag, "USD").count(7) == "7"


@pytest.mark.parametrize("currency", ["", "XXX", "???", "usd"])
def test_an_unknown_currency_breaks_nothing(currency: str) -> None:
    assert "1,500" in Figures("en-US", currency).money(1500)


def test_vega_is_told_the_readers_format() -> None:
    assert DE.vega_number_locale() == {
        "decimal": ",",
        "thousands": ".",
        "grouping": [3],
        "currency": ["", "\u00a0€"],
        "percent": "\u00a0%",
    }
    assert Figures("en-IN", "INR").vega_number_locale()["grouping"] == [3, *[2] * 9]


def test_a_page_of_a_hundred_figures_takes_no_time() -> None:
    DE.money(1.0)
    start = time.perf_counter()
    for x in range(1000):
        DE.money(x * 1.5)
    assert time.perf_counter() - start < 0.1  # 100 µs a figure; measured: 8
