"""Which signs and words can mean which currency, as people type them.

Babel knows the signs its locales write; the table adds the short ones people use at home, where
one sign means several currencies.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category, normalize

from babel import Locale

from sla_report.numbers.number_style import babel_locale, visible

_HOME_SIGNS = {
    "$": "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU",
    "dollar dollars": "USD CAD AUD NZD SGD HKD TWD",
    "US$ U$": "USD",
    "C$ CA$ Can$": "CAD",
    "A$ AU$": "AUD",
    "S$": "SGD",
    "R$": "BRL",
    "€ euro euros": "EUR",
    "£ pound pounds": "GBP EGP",
    "¥": "JPY CNY",
    "元 RMB": "CNY",
    "円": "JPY",
    "Fr Fr. SFr SFr. Franken": "CHF",
    "kr kr. kronor kroner": "SEK NOK DKK ISK",
    "Skr": "SEK",
    "Nkr": "NOK",
    "Dkr": "DKK",
    "zł zl": "PLN",
    "Kč Kc": "CZK",
    "Ft": "HUF",
    "lei leu": "RON MDL",
    "лв лв.": "BGN",
    "₺ TL": "TRY",
    "₽ руб руб.": "RUB",
    "₴ грн": "UAH",
    "₹": "INR",
    "Rs Rs.": "INR PKR LKR NPR MUR",
    "R": "ZAR",
    "₪ NIS": "ILS",
    "₩": "KRW",
    "₫": "VND",
    "₱": "PHP",
    "฿": "THB",
    "₦": "NGN",
    "RM": "MYR",
    "Rp Rp.": "IDR",
    "S/ S/.": "PEN",
    "Dhs Dh": "AED MAD",
    "SR": "SAR",
    "﷼": "IRR SAR",
}


def folded(word: str) -> str:
    r"""Return a word as it is compared: compatible forms, case and spaces do not matter.

    >>> folded("F\u202fCFA") == folded("f cfa")
    True
    """
    return re.sub(r"\s+", " ", normalize("NFKC", visible(word))).strip().casefold()


@lru_cache(maxsize=512)
def signs_of(currency: str, tag: str) -> frozenset[str]:
    """Return every sign and word that can mean a currency, folded; for none, all there are.

    >>> "$" in signs_of("CAD", "en-US"), "€" in signs_of("CAD", "en-US")
    (True, False)
    """
    known = [babel_locale(tag), Locale("en")]
    signs: set[str] = set()
    for locale in known:
        for table in (locale.currency_symbols, locale.currencies):
            signs |= {table[currency]} if currency in table else set()
            signs |= set() if currency else set(table.values())
        signs |= set() if currency else set(locale.currencies)
    for words, codes in _HOME_SIGNS.items():
        if not currency or currency in codes.split():
            signs |= set(words.split())
    return frozenset(map(folded, signs | {currency})) - {""}


def is_a_currency(word: str, tag: str, *, but: str = "") -> bool:
    """Tell whether a word or sign means any currency at all, or any but one.

    >>> is_a_currency("Kč", "en-US"), is_a_currency("leads", "en-US")
    (True, False)
    """
    own = signs_of(but, tag) if but else frozenset()
    return folded(word) in signs_of("", tag) - own or any(
        category(letter) == "Sc" and folded(letter) not in own for letter in word
    )
