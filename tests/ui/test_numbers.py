"""Numbers are understood as people write them, or asked about, never guessed."""

from __future__ import annotations

import re
import time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_report.numbers.figures import Figures
from sla_ui.numbers.understanding import AmbiguousNumber, NumberProblem, read_number, read_numbers

if TYPE_CHECKING:
    from sla_ui.numbers.understanding import Kind

CURRENCIES = {
    "en-US": "USD",
    "en-GB": "GBP",
    "en-IN": "INR",
    "en-CA": "CAD",
    "en-ZA": "ZAR",
    "de-DE": "EUR",
    "de-AT": "EUR",
    "de-CH": "CHF",
    "fr-FR": "EUR",
    "fr-CH": "CHF",
    "it-IT": "EUR",
    "es-ES": "EUR",
    "es-MX": "MXN",
    "pt-BR": "BRL",
    "pt-PT": "EUR",
    "nl-NL": "EUR",
    "sv-SE": "SEK",
    "nb-NO": "NOK",
    "da-DK": "DKK",
    "fi-FI": "EUR",
    "pl-PL": "PLN",
    "cs-CZ": "CZK",
    "hu-HU": "HUF",
    "tr-TR": "TRY",
    "ru-RU": "RUB",
    "ja-JP": "JPY",
    "zh-CN": "CNY",
    "hi-IN": "INR",
    "ar-EG": "EGP",
    "fa-IR": "IRR",
    "he-IL": "ILS",
    "bn-BD": "BDT",
    "my-MM": "MMK",
    "ar-KW": "KWD",
}
LOCALES = sorted(CURRENCIES)
amounts = st.one_of(
    st.integers(-(10**12), 10**12).map(float),
    st.decimals(-(10**7), 10**7, places=2).map(float),
    st.decimals(-(10**4), 10**4, places=3).map(float),
    st.floats(-1e12, 1e12),
)


def meant(text: str, locale: str, kind: Kind = "number", currency: str = "") -> float | str:
    """Return what is understood, or that it is asked."""
    try:
        return read_number(text, locale, kind=kind, currency=currency)
    except AmbiguousNumber:
        return "asked"


def asked(text: str, locale: str, kind: Kind) -> tuple[list[str], tuple[float, ...]]:
    """Return the ways offered to write an ambiguous number, and its readings."""
    try:
        read_number(text, locale, kind=kind)
    except AmbiguousNumber as question:
        ways = str(question).split(": type ")[1].removesuffix(".").split(" or ")
        return [way.split(" for ")[0] for way in ways], question.readings
    except NumberProblem:
        pass
    return [], ()


@pytest.mark.parametrize(
    ("text", "german", "english"),
    [
        ("1.500.000", 1_500_000, 1_500_000),
        ("1,500,000.50", 1_500_000.5, 1_500_000.5),
        ("1.500.000,50", 1_500_000.5, 1_500_000.5),
        ("1'500'000", 1_500_000, 1_500_000),
        ("1’500’000.50", 1_500_000.5, 1_500_000.5),
        ("1 500 000", 1_500_000, 1_500_000),
        ("1\u202f500\u00a0000", 1_500_000, 1_500_000),
        ("1_500_000", 1_500_000, 1_500_000),
        ("1.5m", 1_500_000, 1_500_000),
        ("1,5 Mio.", 1_500_000, 1_500_000),
        ("500k", 500_000, 500_000),
        ("500 tsd", 500_000, 500_000),
        ("2 BN", 2e9, 2e9),
        ("1,5 Mrd", 1.5e9, 1.5e9),
        ("1.234", 1234, "asked"),
        ("1,234", "asked", 1234),
        ("1.234m", "asked", 1_234_000),
        ("1,234m", 1_234_000, "asked"),
        ("1 billion", "asked", 1e9),
        ("1500.5", 1500.5, 1500.5),
        ("1500,5", 1500.5, 1500.5),
        ("0.333", 0.333, 0.333),
        ("1234.567", 1234.567, 1234.567),
        (".5", 0.5, 0.5),
        ("5.", 5, 5),
        ("−5", -5, -5),
        ("+5", 5, 5),
        ("1e6", 1e6, 1e6),
        ("1.5E+06", 1.5e6, 1.5e6),
        ("٣٬٤٥٦٫٧", 3456.7, 3456.7),
        ("１２３", 123, 123),
        ("-0", 0, 0),
    ],
)
def test_a_number_is_understood_or_asked_about(
    text: str, german: float | str, english: float | str
) -> None:
    assert meant(text, "de-DE") == german
    assert meant(text, "en-US") == english


@pytest.mark.parametrize(
    ("text", "locale", "number"),
    [
        ("1,234", "de-CH", "asked"),
        ("1.234", "de-CH", "asked"),
        ("1.234", "fr-FR", "asked"),
        ("12,34,567", "en-IN", 1_234_567),
        ("12,34,567.50", "hi-IN", 1_234_567.5),
        ("2 lakh", "en-IN", 200_000),
        ("1.2Cr", "en-IN", 12_000_000),
        ("1.5", "", 1.5),
        ("1.5", "xx-no-such-tag", 1.5),
    ],
)
def test_a_number_is_read_in_the_readers_locale(
    text: str, locale: str, number: float | str
) -> None:
    assert meant(text, locale) == number


@pytest.mark.parametrize(
    ("text", "locale", "currency", "amount"),
    [
        ("1 500 000,50 €", "de-DE", "EUR", 1_500_000.5),
        ("1 500 000,50 €", "en-US", "EUR", 1_500_000.5),
        ("1.500.000 EUR", "en-US", "EUR", 1_500_000),
        ("€1.5m", "en-US", "EUR", 1_500_000),
        ("1.5m €", "de-DE", "EUR", 1_500_000),
        ("1,5 € Mio.", "de-DE", "EUR", 1_500_000),
        ("500 Euro", "de-DE", "EUR", 500),
        ("500,- €", "de-DE", "EUR", 500),
        ("Fr. 1'500.-", "de-CH", "CHF", 1500),
        ("Fr.500", "de-CH", "CHF", 500),
        ("CHF 500", "en-US", "CHF", 500),
        ("$1,500", "en-US", "CAD", 1500),
        ("-$1,500.50", "en-US", "USD", -1500.5),
        ("$.50", "en-US", "USD", 0.5),
        ("£5k", "en-GB", "GBP", 5000),
        ("¥ 500", "en-US", "JPY", 500),
        ("500 kr", "en-US", "SEK", 500),
        ("500 zł", "en-US", "PLN", 500),
        ("Rs.500", "en-IN", "INR", 500),
        ("₹5 crore", "en-IN", "INR", 50_000_000),
        ("500k", "en-US", "", 500_000),
        ("500 €", "en-US", "", 500),
    ],
)
def test_an_amount_may_carry_its_currency(
    text: str, locale: str, currency: str, amount: float
) -> None:
    assert meant(text, locale, "money", currency) == amount


@pytest.mark.parametrize(
    ("text", "locale", "share"),
    [
        ("33 %", "de-DE", 0.33),
        ("33%", "en-US", 0.33),
        ("33", "en-US", 0.33),
        ("29", "en-US", 0.29),
        ("33,5 %", "de-DE", 0.335),
        ("33,5 %", "en-US", 0.335),
        ("12.345 %", "en-US", 0.12345),
        ("12,345 %", "de-DE", 0.12345),
        ("1.234", "de-DE", 0.01234),
        ("٪٣٣", "ar-EG", 0.33),
        ("%33", "tr-TR", 0.33),
        ("33 Prozent", "de-DE", 0.33),
        ("33 percent", "en-US", 0.33),
        ("0.33%", "en-US", 0.0033),
        ("0.33", "en-US", "asked"),
        ("0,33", "de-DE", "asked"),
        ("0", "en-US", 0),
        ("1", "en-US", 0.01),
    ],
)
def test_a_percentage_is_returned_as_a_share_of_one(
    text: str, locale: str, share: float | str
) -> None:
    assert meant(text, locale, "percent") == share


@pytest.mark.parametrize(
    ("text", "kind", "sentence"),
    [
        ("", "number", "Nothing is typed here. Type a number, such as 1,500."),
        ("abc", "money", "“abc” cannot be read as an amount. Type an amount, such as $1,500."),
        ("5k", "percent", "“5k” cannot be read as a percentage. Type a percentage, such as 34%."),
        (
            "500 €",
            "money",
            "The plan is in USD; “500 €” is in another currency. Type the amount in USD.",
        ),
        (
            "500 €",
            "number",
            (
                "“500 €” is an amount of money; no currency is asked for here. "
                "Type a number, such as 1,500."
            ),
        ),
        (
            "33 %",
            "money",
            "“33 %” is a percentage, and an amount is asked for. Type an amount, such as $1,500.",
        ),
        (
            "1.50.000",
            "number",
            (
                "“1.50.000” has a mark or space where one number has none. "
                "Write thousands as in 1,500,000 and decimals as in 0.5."
            ),
        ),
        (
            "1.234",
            "number",
            "“1.234” can be read in more than one way: type 1234 for 1,234 or 1.2340 for 1.234.",
        ),
        ("0.33", "percent", "“0.33” can be read in more than one way: type 0.33% or 33%."),
        (
            "1e999",
            "number",
            "“1e999” is too large to calculate with. Type a number, such as 1,500.",
        ),
    ],
)
def test_what_cannot_be_taken_is_answered_with_a_sentence(
    text: str, kind: Kind, sentence: str
) -> None:
    with pytest.raises(NumberProblem, match=f"^{re.escape(sentence)}$"):
        read_number(text, "en-US", kind=kind, currency="USD")


REFUSED = [
    *("1.50.000", "1 5 0", "1,50,000", "0.500.000", "12.34.567", "1.500,000.5", "1.500.000.50"),
    *(
        "1 500'000",
        "1 500,000.5",
        "1٫234٫567",
        "34 82",
        "5 5",
        "5-",
        "--5",
        "(500)",
        "1..5",
        "1,,5",
    ),
    *("1/3", "NaN", "inf", "-inf", "1e", "e5", "0x10", "1e5e5", "10²", "½", "①", "Ⅷ", "1\x005"),
    *("five", "5 leads", "%", "€", ".", "-", "5 % 6", "1e999", "9" * 61, "9" * 10_000, "CHF.50"),
]


@pytest.mark.parametrize("text", REFUSED)
@pytest.mark.parametrize("locale", ["de-DE", "en-US", "de-CH"])
@pytest.mark.parametrize("kind", ["number", "money", "percent"])
def test_what_is_no_number_is_refused(text: str, locale: str, kind: Kind) -> None:
    with pytest.raises(NumberProblem) as refusal:
        read_number(text, locale, kind=kind, currency="CHF")
    assert not isinstance(refusal.value, AmbiguousNumber)
    assert len(str(refusal.value)) < 250


@pytest.mark.parametrize("text", ["500 €", "CA$500", "500 EUR", "£5k", "5m GBP", "zł 5", "500 Kč"])
def test_an_amount_in_another_currency_is_refused(text: str) -> None:
    with pytest.raises(NumberProblem, match="The plan is in USD"):
        read_number(text, "en-US", kind="money", currency="USD")


def test_an_ambiguous_number_lists_its_readings() -> None:
    with pytest.raises(AmbiguousNumber) as question:
        read_number("1,234", "de-DE")
    assert question.value.readings == (1234.0, 1.234)


@settings(deadline=None)
@given(
    text=st.from_regex(
        r"[1-9][0-9]{0,2}[.,][0-9]{3}(k|m|e5| billion)?|0[.,][0-9]{1,3}", fullmatch=True
    ),
    locale=st.sampled_from(LOCALES),
    kind=st.sampled_from(["number", "percent"]),
)
def test_every_way_offered_for_an_ambiguous_number_is_read_as_that_reading(
    text: str, locale: str, kind: Kind
) -> None:
    ways, readings = asked(text, locale, kind)
    assert tuple(read_number(way, locale, kind=kind) for way in ways) == readings


NUMBERISH = st.text(alphabet="0123456789.,' ’_-+eEkm%€$٫٬٣\u00a0\u202f()/nbF", max_size=70)


@settings(deadline=None)
@given(st.text(max_size=100) | NUMBERISH, st.sampled_from(LOCALES) | st.text(max_size=8))
@pytest.mark.parametrize("kind", ["number", "money", "percent"])
def test_no_text_raises_anything_but_a_sentence(kind: Kind, text: str, locale: str) -> None:
    for read in (read_number, read_numbers):
        try:
            read(text, locale, kind=kind, currency="EUR")
        except NumberProblem as problem:
            assert str(problem).endswith(".")  # noqa: PT017 - any sentence will do


@pytest.mark.parametrize("locale", LOCALES)
@settings(deadline=None)
@given(x=amounts)
def test_a_number_written_in_a_field_is_read_back_as_itself(locale: str, x: float) -> None:
    x = float(f"{x:.15g}")  # all the digits a figure shows
    figures = Figures(locale, CURRENCIES[locale])
    currency = CURRENCIES[locale]
    assert read_number(figures.number_exact(x), locale) == x
    assert read_number(figures.money_exact(x), locale, kind="money", currency=currency) == x
    assert read_number(figures.rate_exact(x), locale, kind="percent") == pytest.approx(x, rel=1e-14)


@pytest.mark.parametrize("locale", LOCALES)
@settings(deadline=None)
@given(x=st.floats(-9_999_999, 9_999_999))
def test_a_rounded_figure_is_read_back_as_what_it_shows(locale: str, x: float) -> None:
    currency = CURRENCIES[locale]
    figures = Figures(locale, currency)
    count = read_number(figures.count(x), locale)
    amount = read_number(figures.money(x), locale, kind="money", currency=currency)
    exact = read_number(figures.exact(x), locale)
    share = read_number(figures.rate(x), locale, kind="percent")
    assert abs(count - x) <= 0.5
    assert abs(amount - x) <= 0.5
    assert exact == pytest.approx(x, rel=5.1e-3, abs=1e-300)
    assert share == pytest.approx(x, rel=5.1e-3, abs=1e-300)
    assert figures.count(count) == figures.count(x)
    assert figures.money(amount) == figures.money(x)
    assert figures.exact(exact) == figures.exact(x)
    assert figures.rate(share) == figures.rate(x)


@given(st.decimals(-(10**9), 10**9, places=6))
def test_a_number_is_the_nearest_one_to_what_was_typed(x: Decimal) -> None:
    assert read_number(f"{x:f}0", "en-US") == float(x)


@given(st.integers(0, 10_000))
def test_a_percentage_has_no_noise(hundredths: int) -> None:
    typed = f"{Decimal(hundredths).scaleb(-2):f}%"
    assert read_number(typed, "en-US", kind="percent") == hundredths / 10_000


@pytest.mark.parametrize(
    ("text", "locale", "shares"),
    [
        ("34 %, 82 %, 23 %", "en-US", (0.34, 0.82, 0.23)),
        ("34% · 82% · 23%", "en-US", (0.34, 0.82, 0.23)),
        ("34%82%23%", "en-US", (0.34, 0.82, 0.23)),
        ("34 82 23", "de-DE", (0.34, 0.82, 0.23)),
        ("34; 82; 23;", "de-DE", (0.34, 0.82, 0.23)),
        ("34, 82, 23", "de-DE", (0.34, 0.82, 0.23)),
        ("34,82,23", "en-US", (0.34, 0.82, 0.23)),
        ("34,5; 82", "de-DE", (0.345, 0.82)),
        ("34,5; 82", "en-US", (0.345, 0.82)),
        ("34,5, 82,25", "de-DE", (0.345, 0.8225)),
        ("34 → 82 -> 23 > 5", "en-US", (0.34, 0.82, 0.23, 0.05)),
        ("34|82/23", "en-US", (0.34, 0.82, 0.23)),
        ("34\n82\t23", "en-US", (0.34, 0.82, 0.23)),
        ("%34 %82,5", "tr-TR", (0.34, 0.825)),
        ("2 %", "en-US", (0.02,)),
        ("34,82", "de-DE", (0.3482,)),
    ],
)
def test_several_rates_are_read_from_one_field(
    text: str, locale: str, shares: tuple[float, ...]
) -> None:
    assert read_numbers(text, locale) == shares


def test_several_amounts_are_read_from_one_field() -> None:
    amounts = read_numbers("€1,500; 2 000 €", "en-US", kind="money", currency="EUR")
    assert amounts == (1500.0, 2000.0)


@pytest.mark.parametrize(
    ("text", "locale", "kind", "sentence"),
    [
        ("", "en-US", "percent", "Nothing is typed here"),
        (";", "en-US", "percent", "Nothing is typed here"),
        ("34; ; 82", "en-US", "percent", "Nothing is typed here"),
        ("34; x", "en-US", "percent", "“x” cannot be read as a percentage"),
        ("34,82", "en-US", "percent", "“34,82” can be one number or several"),
        ("1 500", "en-US", "number", "“1 500” can be one number or several"),
        ("0.5; 0.7", "en-US", "percent", "“0.5” can be read in more than one way"),
        ("34 - 82", "en-US", "percent", "“34 - 82” cannot be read"),
        ("1;" * 500, "en-US", "percent", "is too long"),
    ],
)
def test_a_list_with_a_wrong_piece_is_answered_with_a_sentence(
    text: str, locale: str, kind: Kind, sentence: str
) -> None:
    with pytest.raises(NumberProblem, match=re.escape(sentence)):
        read_numbers(text, locale, kind=kind)


@pytest.mark.parametrize("text", ["9" * 10_000, "1" + ",000" * 10_000, " " * 50_000, "﷽" * 60])
def test_no_text_takes_long(text: str) -> None:
    start = time.perf_counter()
    for read in (read_number, read_numbers):
        with pytest.raises(NumberProblem):
            read(text, "en-US")
    assert time.perf_counter() - start < 0.5
