"""The languages of the document: each one whole, and nothing said that none of them has."""

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from string import Formatter

import pytest

from sla_calc.agreement.languages.catalogue import Catalogue
from sla_calc.agreement.phrases import CATALOGUES, Phrases
from sla_calc.agreement.well_known import ALIASES, well_known
from sla_calc.model.agreement import LanguageCode
from sla_calc.model.team import WEEKDAYS, Weekday

ROOT = Path(__file__).parents[3]
ENGLISH = CATALOGUES["en"]
every_language = pytest.mark.parametrize("language", CATALOGUES)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@every_language
def test_every_language_has_every_sentence_with_the_same_values(language: LanguageCode) -> None:
    catalogue = CATALOGUES[language]

    assert {name: placeholders(text) for name, text in catalogue.texts.items()} == {
        name: placeholders(text) for name, text in ENGLISH.texts.items()
    }
    assert placeholders(catalogue.date) == {"day", "month", "year"}


@every_language
def test_every_language_has_the_same_lists_units_and_meanings(language: LanguageCode) -> None:
    catalogue = CATALOGUES[language]

    for part in ("lists", "units", "meanings"):
        assert set(getattr(catalogue, part)) == set(getattr(ENGLISH, part))
    assert {name: len(lines) for name, lines in catalogue.lists.items()} == {
        name: len(lines) for name, lines in ENGLISH.lists.items()
    }
    assert [code for code, _ in catalogue.reasons] == [code for code, _ in ENGLISH.reasons]
    assert len(catalogue.reports) == len(ENGLISH.reports)
    assert set(catalogue.meanings) == set(ALIASES)
    assert (len(catalogue.months), len(catalogue.months_short)) == (12, 12)
    assert len(catalogue.weekdays) == 7


@every_language
def test_no_text_of_a_language_is_empty_or_has_a_space_too_many(language: LanguageCode) -> None:
    told = list(texts(CATALOGUES[language]))

    assert [text for text in told if not text or text != " ".join(text.split())] == []


def texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        yield from (text for each in part.values() for text in texts(each))
    elif isinstance(part, tuple):
        yield from (text for each in part for text in texts(each))
    elif isinstance(part, Catalogue):
        yield from (text for each in fields(part) for text in texts(getattr(part, each.name)))


def test_german_is_translated_but_for_the_words_that_are_the_same() -> None:
    german = CATALOGUES["de"].texts
    alike = {text for name, text in german.items() if text == ENGLISH.texts[name]}

    assert alike == {
        *("Plan {fingerprint}", "Code", "Leads", "Marketing", "Name"),
        *("{plan}: {first}", "{heading}: {what}"),
    }


def said() -> set[str]:
    """Return every name of a text or list that the sources ask for."""
    names = set()
    folders = ("sla_calc/agreement", "sla_report/document", "sla_ui/agreement")
    for path in [path for folder in folders for path in (ROOT / folder).glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                names.add(node.value)
    return names


def test_the_catalogues_hold_nothing_that_is_never_said() -> None:
    asked_for = said()

    assert set(ENGLISH.texts) - asked_for == set()
    assert set(ENGLISH.lists) - asked_for == set()
    assert set(ENGLISH.units) - asked_for == set()


def test_a_name_is_known_in_either_language_however_it_is_written() -> None:
    assert well_known("  DEMO-Anfrage ") == well_known("demo  Request") == "demo request"
    assert well_known("Blue leads") is None
    aliases = [alias for names in ALIASES.values() for alias in names]
    assert len(aliases) == len(set(aliases))
    assert [alias for alias in aliases if alias != " ".join(alias.casefold().split())] == []


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (WEEKDAYS[:5], {"first": "Monday", "last": "Friday"}),
        (("Wed", "Mon", "Tue"), {"first": "Monday", "last": "Wednesday"}),
    ],
)
def test_weekdays_that_follow_on_each_other_are_a_span(
    days: tuple[Weekday, ...], told: dict[str, str]
) -> None:
    phrases = Phrases("en")

    assert phrases.days(days) == phrases.say("days from to", **told)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("Mon", "Wed", "Thu"), ("Monday", "Wednesday", "Thursday")),
        (("Sat", "Fri"), ("Friday", "Saturday")),
    ],
)
def test_other_weekdays_are_listed(days: tuple[Weekday, ...], told: tuple[str, ...]) -> None:
    assert Phrases("en").days(days) == told
