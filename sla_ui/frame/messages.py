"""Sentences for the reader. Each may quote what somebody typed, so none is read as Markdown."""

from collections.abc import Iterable

import streamlit as st

from sla_ui.drawing.text import as_markdown

LONGEST_SENTENCE = 1_500


def sentence(text: str) -> str:
    """Return a sentence that reads as written wherever Streamlit expects Markdown."""
    return as_markdown(text, LONGEST_SENTENCE)


def remark(text: str) -> None:
    """Say something in small print, if there is something to say."""
    if text:
        st.caption(sentence(text))


def remark_each(sentences: Iterable[str]) -> None:
    """Say several things in small print."""
    for text in sentences:
        remark(text)


def warn(text: str) -> None:
    """Warn, if there is something to warn of; what follows stays in its place either way."""
    place = st.empty()
    if text:
        place.warning(sentence(text), icon=":material/hourglass_bottom:")


def show_problems(sentences: Iterable[str]) -> None:
    """Say what is wrong, a line for each thing."""
    text = "\n\n".join(map(sentence, sentences))
    if text:
        st.error(text, icon=":material/error:")


def level_box(level: str, shown: str) -> None:
    """Say in colour how full the team's time is: fine, tight or broken.

    Args:
        level: which of the three.
        shown: the words, harmless as Markdown.
    """
    match level:
        case "fine":
            st.success(shown, icon=":material/check_circle:")
        case "tight":
            st.warning(shown, icon=":material/hourglass_bottom:")
        case "broken":
            st.error(shown, icon=":material/report:")


def verdict_box(verdict: str | None, shown: str) -> None:
    """Say in colour where a month stands, or that it cannot be told yet.

    Args:
        verdict: as ``sla_calc.verdict_of`` gives it.
        shown: the words, harmless as Markdown.
    """
    match verdict:
        case "ahead" | "exceeded":
            st.warning(shown, icon=":material/trending_up:")
        case "on track" | "met":
            st.success(shown, icon=":material/check_circle:")
        case "behind" | "missed":
            st.error(shown, icon=":material/trending_down:")
        case _:
            st.info(shown, icon=":material/hourglass_top:")
