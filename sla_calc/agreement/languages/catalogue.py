"""What a language of the document consists of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Meaning(NamedTuple):
    """What a well-known word means."""

    meaning: str
    example: str
    counter_example: str


class OneOrMore(NamedTuple):
    """A unit after 1, and after any other figure."""

    one: str
    more: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All words of one language.

    Attributes:
        locale: how figures are written.
        date: a day, with ``{day}``, ``{month}`` and ``{year}``.
        months: January first.
        months_short: the same for narrow columns.
        weekdays: Monday first.
        last_and: what stands before the last of several.
        units: by name.
        texts: sentences and headings by name; names in braces stand for values.
        lists: lists of sentences by name.
        reasons: usual codes and reasons for which a lead is rejected.
        reports: usual reports: name, sender, receiver, when.
        meanings: what well-known words mean, by the keys of
            :mod:`sla_calc.agreement.well_known`.
        words: for words that a plan has by default, such as channels.
    """

    locale: str
    date: str
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    last_and: str
    units: Mapping[str, OneOrMore]
    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    reasons: tuple[tuple[str, str], ...]
    reports: tuple[tuple[str, str, str, str], ...]
    meanings: Mapping[str, Meaning]
    words: Mapping[str, str]
