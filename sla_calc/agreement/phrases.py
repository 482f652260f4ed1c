"""Sentences and figures of the document, taken from the catalogue of its language."""

from collections.abc import Sequence

from sla_calc.agreement.languages.catalogue import Catalogue
from sla_calc.agreement.languages.de import GERMAN
from sla_calc.agreement.languages.en import ENGLISH
from sla_calc.agreement.parts import Figure, Said, Value
from sla_calc.model.agreement import LanguageCode
from sla_calc.model.team import WEEKDAYS, Weekday

CATALOGUES: dict[LanguageCode, Catalogue] = {"en": ENGLISH, "de": GERMAN}

MINUTES_AN_HOUR = 60
_A_RUN = 3


class Phrases:
    """What can be said in one language.

    Args:
        language: the document's.
    """

    def __init__(self, language: LanguageCode) -> None:
        self.catalogue = CATALOGUES[language]

    def text(self, name: str) -> str:
        """Return words that have no value in them."""
        return self.catalogue.texts[name]

    def say(self, name: str, **values: Value) -> Said:
        """Return a sentence with its values."""
        return Said(self.catalogue.texts[name], values)

    def lines(self, name: str, given: Sequence[str] = ()) -> tuple[Value, ...]:
        """Return the lines that the plan gives, or the usual ones."""
        return tuple(line for line in given if line) or self.catalogue.lists[name]

    def words(self, name: str, given: str, **values: Value) -> Value:
        """Return the text that the plan gives, or the usual one."""
        return given or self.say(name, **values)

    def known_word(self, word: str) -> str:
        """Return a word that a plan has by default in this language, any other as it is."""
        return self.catalogue.words.get(word, word)

    def days(self, weekdays: Sequence[Weekday]) -> Value:
        """Return weekdays as a list, or as a span where they follow on each other."""
        numbers = sorted(WEEKDAYS.index(day) for day in weekdays)
        names = [self.catalogue.weekdays[number] for number in numbers]
        if len(names) >= _A_RUN and numbers[-1] - numbers[0] == len(numbers) - 1:
            return self.say("days from to", first=names[0], last=names[-1])
        return tuple(names)


def count(value: float, unit: str = "", *, strong: bool = False) -> Figure:
    """Return a count, written in whole ones."""
    return Figure(value, "count", unit, strong=strong)


def money(value: float | None, *, typed: bool = False) -> Figure | None:
    """Return an amount; None where there is none."""
    return None if value is None else Figure(value, "money", typed=typed)


def rate(value: float | None, *, typed: bool = False) -> Figure | None:
    """Return a share of one; None where there is none."""
    return None if value is None else Figure(value, "rate", typed=typed)


def about(value: float, unit: str = "") -> Figure:
    """Return a figure that was worked out, with three digits or its whole ones."""
    return Figure(value, "about", unit)


def hours(value: float) -> Figure:
    """Return hours that were worked out."""
    return about(value, "hour")


def typed(value: float, unit: str = "", *, strong: bool = False) -> Figure:
    """Return a figure that was typed, with all its digits."""
    return Figure(value, "exact", unit, typed=True, strong=strong)


def minutes_or_hours(minutes: float) -> Figure:
    """Return a time in minutes, or in hours where it is two whole ones or more.

    >>> minutes_or_hours(90).unit, minutes_or_hours(240).value
    ('minute', 4.0)
    """
    if minutes >= 2 * MINUTES_AN_HOUR and not minutes % MINUTES_AN_HOUR:
        return typed(minutes / MINUTES_AN_HOUR, "hour")
    return typed(minutes, "minute")
