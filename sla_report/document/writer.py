"""Values of an agreement as text, in the way of the document's language."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sla_calc.agreement.parts import Figure, Said, Undecided
from sla_calc.model.months import YearMonth
from sla_report.numbers.number_style import dressed, number_style
from sla_report.numbers.rounding import noiseless, rounded, significant
from sla_report.plain_text import NO_NAME, plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from sla_calc.agreement.languages.catalogue import Catalogue
    from sla_calc.agreement.parts import Value

NOTHING = "–"
_SPACE = "\N{NO-BREAK SPACE}"
_LONGEST = 2_000
_WHOLE_FROM = 100


class Writer:
    """Writes the values of one document.

    An agreement is signed: no figure is made compact, and what was typed keeps all its digits.

    Args:
        catalogue: the words of its language.
        currency: ISO code of its amounts.

    >>> from sla_calc.agreement.phrases import CATALOGUES
    >>> german = Writer(CATALOGUES["de"], "EUR")
    >>> german.text(Figure(1_234_567.8, "money")).split()
    ['1.234.568', '€']
    >>> german.text(YearMonth(2027, 3)), german.text(date(2027, 3, 1))
    ('März 2027', '1. März 2027')
    """

    def __init__(self, catalogue: Catalogue, currency: str) -> None:
        self.catalogue = catalogue
        self._style = number_style(catalogue.locale, currency)

    def text(self, value: Value, *, short: bool = False) -> str:  # noqa: PLR0911 - one a kind
        """Return a value as one line.

        Args:
            value: the value.
            short: whether the names of months are cut.
        """
        match value:
            case None:
                return NOTHING
            case str():
                return plain(value, _LONGEST)
            case Figure():
                return self._figure(value)
            case Said():
                filled = {name: self.text(each) for name, each in value.values.items()}
                return value.text.format_map(filled)
            case Undecided():
                return self.catalogue.texts["to be decided"]
            case YearMonth():
                months = self.catalogue.months_short if short else self.catalogue.months
                return f"{months[value.month - 1]} {value.year}"
            case date():
                month = self.catalogue.months[value.month - 1]
                return self.catalogue.date.format(day=value.day, month=month, year=value.year)
            case tuple():
                return self._listed([self.text(each) for each in value])

    def lines(self, value: Value) -> list[str]:
        """Return a value as one line or more: a text of users may have several."""
        if not isinstance(value, str):
            return [self.text(value)]
        return [plain(line, _LONGEST) for line in value.splitlines() if line.strip()] or [NO_NAME]

    def _listed(self, texts: Sequence[str]) -> str:
        *first, last = texts
        return f"{', '.join(first)} {self.catalogue.last_and} {last}" if first else last

    def _figure(self, figure: Figure) -> str:
        number = self._number(figure)
        if not figure.unit:
            return number
        unit = self.catalogue.units[figure.unit]
        return f"{number}{_SPACE}{unit.one if number == '1' else unit.more}"

    def _number(self, figure: Figure) -> str:
        style, value = self._style, noiseless(figure.value)
        if value is None:
            return NOTHING
        match figure.kind:
            case "money":
                return self._money(value, typed=figure.typed)
            case "rate":
                percent = value.scaleb(2)
                return dressed(
                    percent if figure.typed else significant(percent), style, style.percent
                )
            case "count":
                return dressed(rounded(value, 0), style, style.plain)
            case _:
                shown = value if figure.typed else _about(value)
                return dressed(shown, style, style.plain)

    def _money(self, value: Decimal, *, typed: bool) -> str:
        """Return an amount: whole from 100 unless it was typed, with its cents below."""
        style = self._style
        cents = value if typed else rounded(value, style.minor)
        if not typed and abs(cents) >= _WHOLE_FROM:
            return dressed(rounded(value, 0), style, style.money)
        whole = cents == cents.to_integral_value()
        least = 0 if whole and (typed or not cents) else style.minor
        return dressed(cents, style, style.money, least=least)


def _about(value: Decimal) -> Decimal:
    """Return a value with three digits, and with all its whole ones from 100."""
    return rounded(value, 0) if abs(value) >= _WHOLE_FROM else significant(value)
