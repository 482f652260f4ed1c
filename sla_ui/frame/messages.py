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
