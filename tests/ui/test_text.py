"""Words from users are shown as typed and do nothing else."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_report.numbers.figures import Figures
from sla_ui.drawing.text import NO_NAME, as_markdown, plain
from tests.hostile import HOSTILE_NAMES

WORD_JOINER = "\u2060"
ACTIVE = "\\`*_[]<>#|$&!:"
hostile_texts = st.one_of(
    st.text(),
    st.text(alphabet="\\`*_~[]<>#|$&!:-=@w.h/tps +1a\n\u200d\u202e\u0301"),
    st.lists(st.sampled_from(HOSTILE_NAMES), max_size=4).map(" ".join),
)


def unescaped(markdown: str) -> str:
    """Return what a Markdown parser makes of backslash escapes."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)


def as_read(markdown: str) -> str:
    return unescaped(markdown).replace(WORD_JOINER, "")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  Demo\trequest \r\n", "Demo request"),
        ("nul\x00bell\x07", "nul bell"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("zero\u200bwidth\ufeff\u2060", "zerowidth"),
        ("lone\ud800surrogate", "lonesurrogate"),
        ("", NO_NAME),
        ("\u200b\u200d\u3164", NO_NAME),
        ("\u0301", NO_NAME),
        ("👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"),
        ("می‌خواهم", "می‌خواهم"),
        ("1.500 €", "1.500 €"),
        ("1\u202f500\u00a0€", "1\u202f500\u00a0€"),
        ("__proto__", "__proto__"),
    ],
)
def test_a_name_is_shown_without_what_cannot_be_seen(typed: str, shown: str) -> None:
    assert plain(typed) == shown


def test_a_long_name_ends_in_an_ellipsis_within_its_limit() -> None:
    assert plain("x" * 301) == "x" * 299 + "…"
    assert plain("x" * 300) == "x" * 300
    assert plain("one two three", 8) == "one two…"


def test_a_cut_splits_neither_a_family_nor_a_letter_from_its_accent() -> None:
    assert plain("ab👨‍👩‍👧‍👦cd", 6) == "ab…"
    assert plain("abe\u0301\u0302cd", 5) == "ab…"
    assert plain("ab👍🏽cd", 4) == "ab…"


def test_accents_do_not_spill_over_the_lines_around_them() -> None:
    assert plain("Z" + "\u0301" * 100 + "a") == "Z" + "\u0301" * 8 + "a"


@given(hostile_texts, st.integers(1, 400))
def test_a_plain_text_is_one_visible_line_within_its_limit(typed: str, limit: int) -> None:
    shown = plain(typed, limit)
    assert 1 <= len(shown) <= max(limit, len(NO_NAME))
    assert not {unicodedata.category(letter) for letter in shown} & {"Cc", "Cs", "Zl", "Zp"}
    shown.encode()


@given(hostile_texts)
def test_a_plain_text_stays_as_it_is(typed: str) -> None:
    assert plain(plain(typed)) == plain(typed)


@given(hostile_texts)
def test_markdown_reads_as_the_plain_text(typed: str) -> None:
    assert as_read(as_markdown(typed)) == plain(typed)


@given(hostile_texts)
def test_every_active_character_is_escaped(typed: str) -> None:
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", as_markdown(typed))
    assert not set(bare) & set(ACTIVE)


FOUND_IN_THE_TEXT_AFTER_UNESCAPING = [
    r"https?://",
    r"(?i)www\.",
    r"[-.\w+]@[-\w]",
    r":(?:streamlit|material[/_]\w+|[\w+-]+):",
    r"<->|->|<-|--|>=|<=|~=",
]


@given(hostile_texts)
def test_nothing_streamlit_looks_for_after_unescaping_is_left(typed: str) -> None:
    shown = unescaped(as_markdown(typed))
    for pattern in FOUND_IN_THE_TEXT_AFTER_UNESCAPING:
        assert not re.search(pattern, shown, re.ASCII)


@pytest.mark.parametrize("typed", ["- a", "+ a", "1. a", "2) a", "-", "12.", "---", "===", "- - -"])
def test_no_name_begins_a_list_or_a_rule(typed: str) -> None:
    assert re.match(r"\\[-+=]|\d+\\[.)]", as_markdown(typed))


@pytest.mark.parametrize(
    "figure", ["3,900", "1.5%", "€1,500", "-5", "-0.5%", "12,3\u00a0Mio.", "–"]
)
def test_a_figure_comes_back_as_it_is(figure: str) -> None:
    assert as_markdown(figure) == figure


@given(
    st.sampled_from(["en-US", "de-DE", "de-CH", "fr-FR", "sv-SE", "en-IN"]),
    st.floats(-1e12, 1e12) | st.none(),
)
def test_in_a_figure_only_the_dollar_is_escaped(locale: str, x: float | None) -> None:
    figures = Figures(locale, "USD")
    for written in (figures.money(x), figures.count(x), figures.exact(x), figures.rate(x)):
        assert as_markdown(written) == written.replace("$", "\\$")


def test_there_are_hostile_names_enough_and_none_twice() -> None:
    assert len(HOSTILE_NAMES) == len(set(HOSTILE_NAMES)) >= 46
