"""How a locale writes numbers: its marks, its groups, and what stands around an amount or share.

The facts are Babel's (CLDR). Three things are settled here: digits are 0-9 everywhere, invisible
direction marks are left out, and a currency sign in a right-to-left script gives way to its ISO
code, because the sentences around the figures are English and run left to right.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional, category

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_precision

from sla_report.numbers.rounding import POWERS_FROM

if TYPE_CHECKING:
    from babel.numbers import NumberPattern

DEFAULT_LOCALE = "en-US"
"""How numbers are written for a reader whose browser says nothing that is known."""

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,4}")
_INVISIBLE = dict.fromkeys([0x061C, 0x200B, 0x200E, 0x200F, 0x2066, 0x2067, 0x2068, 0x2069])
_MARKS = {",": ",", ".": ".", "٫": ",", "،": ",", "⹁": ","}
_GROUPS = {",", ".", "’", "'", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"}
_SPACE = "\N{NO-BREAK SPACE}"
_WIDEST_GROUP = 3
_POWERS_BELOW = Decimal("1e-9")
_TAKEN_FOR_THOUSANDS = {"K", "M", "B"}  # the kyat's K would read as a thousand


class Affixes(NamedTuple):
    """What stands before and after the digits, of a value and of a negative one."""

    before: str = ""
    after: str = ""
    before_negative: str = "-"
    after_negative: str = ""

    def around(self, digits: str, *, negative: bool) -> str:
        """Return the digits with everything around them."""
        if negative:
            return f"{self.before_negative}{digits}{self.after_negative}"
        return f"{self.before}{digits}{self.after}"


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """One locale's marks and affixes, for one currency.

    Args:
        decimal: the decimal mark.
        group: the mark between groups of digits.
        sizes: digits in the last group and in every other one; empty without groups.
        minor: digits of the currency's minor unit.
        plain: nothing but the minus sign.
        money: the currency.
        percent: the percent sign.
    """

    decimal: str
    group: str
    sizes: tuple[int, int] | tuple[()]
    minor: int
    plain: Affixes
    money: Affixes
    percent: Affixes

    def digits(self, size: Decimal, *, least: int = 0, grouped: bool = True) -> str:
        """Return a size, never negative, with at least so many decimals.

        >>> from decimal import Decimal
        >>> number_style("en-IN", "INR").digits(Decimal("1234567.5"), least=2)
        '12,34,567.50'
        """
        whole, _, fraction = f"{size:f}".partition(".")
        fraction = fraction.rstrip("0").ljust(least, "0")
        if grouped and len(whole) > _WIDEST_GROUP:
            whole = self._grouped(whole)
        return f"{whole}{self.decimal}{fraction}" if fraction else whole

    def _grouped(self, whole: str) -> str:
        if not self.sizes:
            return whole
        last, other = self.sizes
        groups = [whole[-last:]]
        rest = whole[:-last]
        while rest:
            groups.append(rest[-other:])
            rest = rest[:-other]
        return self.group.join(reversed(groups))


@lru_cache(maxsize=512)
def reader_locale(tag: str | None) -> str:
    """Return the tag of a locale Babel knows, `en-US` for everything else.

    >>> reader_locale("de-DE"), reader_locale("de-XX"), reader_locale("tlh"), reader_locale(None)
    ('de-DE', 'de', 'en-US', 'en-US')
    """
    if not tag or not _TAG.fullmatch(tag):
        return DEFAULT_LOCALE
    parts = tag.replace("_", "-").split("-")
    for known in ("-".join(parts[:count]) for count in range(len(parts), 0, -1)):
        try:
            return str(Locale.parse(known, sep="-")).replace("_", "-")
        except (UnknownLocaleError, ValueError):
            continue
    return DEFAULT_LOCALE


def babel_locale(tag: str | None) -> Locale:
    """Return Babel's locale for a browser's tag, the default's for an unknown one."""
    return Locale.parse(reader_locale(tag), sep="-")


@lru_cache(maxsize=256)
def number_style(tag: str | None, currency: str = "") -> NumberStyle:
    r"""Return how a locale writes numbers and amounts in a currency.

    >>> style = number_style("de-CH", "CHF")
    >>> style.decimal, style.group, style.money.before
    ('.', '’', 'CHF\xa0')
    """
    locale = babel_locale(tag)
    symbols = locale.number_symbols["latn"]
    decimal = _MARKS.get(symbols["decimal"], ".")
    group = symbols["group"] if symbols["group"] in _GROUPS else ","
    if group == decimal:
        group = "." if decimal == "," else ","
    pattern = locale.decimal_formats[None]
    sizes: tuple[int, int] | tuple[()] = ()
    if "," in pattern.pattern:
        sizes = (3, 2) if pattern.grouping == (3, 2) else (3, 3)
    return NumberStyle(
        decimal=decimal,
        group=group,
        sizes=sizes,
        minor=min(2, get_currency_precision(currency)) if currency else 2,
        plain=Affixes(),
        money=_affixes(locale.currency_formats["standard"], "¤", _sign(locale, currency)),
        percent=_affixes(locale.percent_formats[None], "%", "%"),
    )


def dressed(value: Decimal, style: NumberStyle, affixes: Affixes, *, least: int = 0) -> str:
    """Return a value with everything around it; tiny and enormous ones with a power of ten.

    Args:
        value: the value.
        style: the locale's.
        affixes: what stands around it: those of an amount, of a share, or none.
        least: decimals at least.
    """
    size = abs(value)
    if size and not _POWERS_BELOW <= size < POWERS_FROM:
        digits = f"{size.normalize():e}".replace(".", style.decimal)
    else:
        grouped = affixes is not style.percent  # 1,250% could be read as a little over one
        digits = style.digits(size, least=least, grouped=grouped)
    return affixes.around(digits, negative=value < 0)


def visible(text: str) -> str:
    """Return a text of Babel's without its invisible direction marks."""
    return text.translate(_INVISIBLE)


def _sign(locale: Locale, currency: str) -> str:
    sign = visible(str(locale.currency_symbols.get(currency, currency)))
    leftward = any(bidirectional(letter) in {"R", "AL"} for letter in sign)
    if leftward or sign in _TAKEN_FOR_THOUSANDS:
        return currency
    return sign


def _affixes(pattern: NumberPattern, placeholder: str, sign: str) -> Affixes:
    """Return a pattern's affixes with the sign in its place.

    Between a digit and a sign that ends in a letter or dot stands a space (CLDR's currency
    spacing, which Babel leaves out): `CHF 5`, but `$5`.
    """

    def filled(affix: str) -> str:
        text = visible(affix)
        return text.replace(placeholder, sign) if sign else text.replace(placeholder, "").strip()

    before, after = filled(pattern.prefix[0]), filled(pattern.suffix[0])
    if before and sign and not _stands_alone(before[-1]):
        before += _SPACE
    if after and sign and not _stands_alone(after[0]):
        after = _SPACE + after
    minus_first = f"-{before}", after
    if "-" in pattern.suffix[1] or filled(pattern.prefix[1]).startswith("-"):
        return Affixes(before, after, *minus_first)
    return Affixes(before, after, f"{before.rstrip()}-", after)


def _stands_alone(character: str) -> bool:
    return character == "%" or category(character)[0] in "SZ"
