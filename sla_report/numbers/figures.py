"""Figures as text, in the reader's own number format and never with more digits than deserved.

Numbers follow the reader's locale; the names of months are English. What is written without "M",
"Mio." or the like is read back by `sla_ui.numbers.understanding` as the same number.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.numbers import format_compact_decimal

from sla_report.numbers.number_style import babel_locale, dressed, number_style, visible
from sla_report.numbers.rounding import (
    POWERS_FROM,
    least_decimals,
    noiseless,
    rounded,
    shortened,
    significant,
)

if TYPE_CHECKING:
    from decimal import Decimal

    from sla_report.numbers.number_style import NumberStyle

NOTHING = "–"
"""What stands where there is no value."""

_COMPACT_FROM = 10_000_000
_WHOLE_FROM = 100
_ONE_DECIMAL_FROM, _TWO_DECIMALS_FROM = 1000, 10
_ENGLISH = Locale("en").months["format"]
_MONTHS = tuple(_ENGLISH["wide"][number] for number in range(1, 13))
_SHORT_MONTHS = tuple(_ENGLISH["abbreviated"][number] for number in range(1, 13))


@dataclass(frozen=True, slots=True)
class Figures:
    r"""Writes every figure of a page for one reader; `None` is written as a dash.

    >>> figures = Figures("de-DE", "EUR")
    >>> figures.count(3898.7), figures.exact(3898.72), figures.rate(0.0325)
    ('3.899', '3.898,7', '3,25\xa0%')

    Args:
        locale: tag of the reader's number format, such as `de-DE`; unknown reads as `en-US`.
        currency: ISO code of the plan's currency; empty for none.
    """

    locale: str
    currency: str

    def count(self, x: float | None) -> str:
        """Return a number of leads, deals or people in whole ones; compact from 10 million.

        >>> Figures("en-US", "USD").count(3900), Figures("en-US", "USD").count(12_345_678)
        ('3,900', '12.3M')
        """
        value = noiseless(x)
        if value is None:
            return NOTHING
        whole = rounded(value, 0)
        if _COMPACT_FROM <= abs(whole) < POWERS_FROM:
            return self._style.plain.around(_compact(self.locale, abs(value)), negative=value < 0)
        return dressed(whole, self._style, self._style.plain)

    def about(self, x: float | None, *, decimals: int | None = None) -> str:
        """Return a number to talk about: three significant digits, whole from 100.

        >>> [Figures("en-US", "USD").about(x) for x in (3898.72, 30.13, 1.523)]
        ['3,899', '30.1', '1.52']

        Args:
            x: the number.
            decimals: so many at most, if any bound.
        """
        value = noiseless(x if x is None or decimals is None else round(x, decimals))
        if value is None or abs(value) >= _WHOLE_FROM:
            return self.count(x)
        return dressed(significant(value), self._style, self._style.plain)

    def exact(self, x: float | None) -> str:
        """Return a number with the decimals its size deserves: one from 1000, two from ten.

        Below ten, three significant digits.

        >>> [Figures("en-US", "USD").exact(x) for x in (3898.72, 12.345, 0.032517)]
        ['3,898.7', '12.35', '0.0325']
        """
        value = noiseless(x)
        if value is None:
            return NOTHING
        if abs(value) >= _ONE_DECIMAL_FROM:
            value = rounded(value, 1)
        elif abs(value) >= _TWO_DECIMALS_FROM:
            value = rounded(value, 2)
        else:
            value = significant(value)
        return dressed(value, self._style, self._style.plain)

    def number_exact(self, x: float | None) -> str:
        """Return a number with all its digits, for an input field.

        Three decimals get a zero behind them where 1.234 could be read as 1,234.

        >>> [Figures("en-US", "USD").number_exact(x) for x in (1234567.125, 1.5)]
        ['1,234,567.125', '1.5']
        """
        value = noiseless(x)
        if value is None:
            return NOTHING
        return dressed(value, self._style, self._style.plain, least=least_decimals(value))

    def money(self, x: float | None) -> str:
        """Return an amount: whole from 100, with cents below, compact from 10 million.

        >>> [Figures("en-US", "USD").money(x) for x in (1234.5, 12.5, 12_345_678)]
        ['$1,235', '$12.50', '$12.3M']
        """
        value = noiseless(x)
        if value is None:
            return NOTHING
        cents = rounded(value, self._style.minor)
        if abs(cents) < _WHOLE_FROM:
            least = self._style.minor if cents else 0
            return dressed(cents, self._style, self._style.money, least=least)
        whole = rounded(value, 0)
        if _COMPACT_FROM <= abs(whole) < POWERS_FROM:
            return self._style.money.around(_compact(self.locale, abs(value)), negative=value < 0)
        return dressed(whole, self._style, self._style.money)

    def money_exact(self, x: float | None) -> str:
        r"""Return an amount with all its digits, for an input field; never compact.

        >>> Figures("de-DE", "EUR").money_exact(12_345_678.5)
        '12.345.678,50\xa0€'
        """
        value = noiseless(x)
        if value is None:
            return NOTHING
        whole = value == value.to_integral_value()
        least = 0 if whole else max(self._style.minor, least_decimals(value))
        return dressed(value, self._style, self._style.money, least=least)

    def rate(self, fraction: float | None) -> str:
        """Return a share of one as a percentage of up to three significant digits.

        >>> [Figures("en-US", "USD").rate(x) for x in (0.34, 0.0325, 0.00012)]
        ['34%', '3.25%', '0.012%']
        """
        value = noiseless(fraction)
        if value is None:
            return NOTHING
        return dressed(significant(value.scaleb(2)), self._style, self._style.percent)

    def rate_exact(self, fraction: float | None) -> str:
        r"""Return a share of one as a percentage with all its digits, for an input field.

        >>> Figures("fr-FR", "EUR").rate_exact(0.123456)
        '12,3456\xa0%'
        """
        value = noiseless(fraction)
        if value is None:
            return NOTHING
        return dressed(value.scaleb(2), self._style, self._style.percent)

    def month(self, year: int, month: int, *, short: bool = False) -> str:
        """Return a month's English name with its year.

        >>> figures = Figures("de-DE", "EUR")
        >>> figures.month(2027, 1), figures.month(2027, 1, short=True)
        ('January 2027', 'Jan 2027')
        """
        return f"{(_SHORT_MONTHS if short else _MONTHS)[month - 1]} {year}"

    def vega_number_locale(self) -> dict[str, str | list[int] | list[str]]:
        r"""Return the number format in Vega's words, for a chart's `config.locale.number`.

        >>> Figures("de-DE", "EUR").vega_number_locale()["currency"]
        ['', '\xa0€']
        """
        style = self._style
        last, other = style.sizes or (99, 99)
        return {
            "decimal": style.decimal,
            "thousands": style.group,
            "grouping": [last] if last == other else [last, *[other] * 9],
            "currency": [style.money.before, style.money.after],
            "percent": style.percent.after or "%",
        }

    @property
    def _style(self) -> NumberStyle:
        return number_style(self.locale, self.currency)


@lru_cache(maxsize=4096)
def _compact(tag: str, size: Decimal) -> str:
    """Return a large size in the locale's short words, in English ones for right-to-left scripts.

    The sentence around it is English: a right-to-left word would reorder the figures in it.
    """
    locale = babel_locale(tag)
    foreign = locale.text_direction == "rtl"
    text = format_compact_decimal(
        shortened(size), locale=Locale("en") if foreign else locale, fraction_digits=2
    )
    return visible(text.replace(".", number_style(tag).decimal) if foreign else text)
