"""The step in which stages, lead types and other words are defined."""

from functools import partial

import streamlit as st

from sla_calc import Plan
from sla_calc.agreement.usual import usual_meaning
from sla_calc.model.agreement_parts import Definition
from sla_calc.model.fields import describe
from sla_report.numbers.figures import Figures
from sla_ui.agreement.fields import paragraph, parts, shown
from sla_ui.agreement.made import Made
from sla_ui.agreement.part_tables import (
    FURTHER_WORDS,
    definition_of,
    with_definition,
    words_of_the_plan,
)
from sla_ui.agreement.state import AgreementState
from sla_ui.agreement.words import NOTHING_PRINTED, TO_DECIDE, placeholders
from sla_ui.drawing.text import distinct
from sla_ui.frame.messages import remark, sentence
from sla_ui.frame.plan_state import state
from sla_ui.typing.inputs import text_field

OWN, USUAL, OPEN = "own words", "usual words", "to be decided"


def meanings(known: AgreementState, made: Made, figures: Figures) -> None:
    """Draw what counts as a lead, and the meaning of one word at a time."""
    plan = made.plan
    paragraph(plan, "lead_definition", placeholders(plan)["lead_definition"])
    _meaning(plan, _picked(known, plan))
    threshold = figures.number_exact(plan.scoring.threshold)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(
            sentence(f"From {threshold} points on, a lead is qualified and handed over."),
            width="content",
        )
        st.page_link("pages/lead_scoring.py", label="Lead scoring →")
    parts(FURTHER_WORDS, plan, figures)
    remark("For words that are neither a stage nor a lead type, such as a segment.")


def _picked(known: AgreementState, plan: Plan) -> str:
    """Draw the choice of a word; return the chosen one."""
    words = words_of_the_plan(plan)
    said = {word: _standing(plan, word) for word in words}
    if known.word not in words:
        known.word = next((word for word in words if said[word] == OPEN), words[0])
    names = distinct(shown(words))
    options = [f"{name} – {said[word]}" for name, word in zip(names, words, strict=True)]
    key = f"agreement word {known.drawing} {state().generation} {hash(tuple(options))}"

    def picked() -> None:
        known.word = words[st.session_state[key]]

    st.selectbox(
        "Stage or lead type",
        range(len(words)),
        index=words.index(known.word),
        format_func=lambda at: options[at],
        key=key,
        on_change=picked,
    )
    return known.word


def _standing(plan: Plan, word: str) -> str:
    if definition_of(plan, word).meaning:
        return OWN
    return USUAL if usual_meaning(plan.agreement.language, word) else OPEN


def _meaning(plan: Plan, word: str) -> None:
    """Draw meaning, example and counter-example of a word."""
    told, usual = definition_of(plan, word), usual_meaning(plan.agreement.language, word)
    of_usual = usual if usual and not told.meaning else None
    grey = {
        "meaning": usual.meaning if usual else TO_DECIDE,
        "example": of_usual.example if of_usual else NOTHING_PRINTED,
        "counter_example": of_usual.counter_example if of_usual else NOTHING_PRINTED,
    }
    at = words_of_the_plan(plan).index(word)
    for field, text in grey.items():
        text_field(
            f"agreement word {at} {field}",
            describe(Definition, field),
            getattr(told, field),
            partial(_with, word, field),
            placeholder=text,
            several=True,
        )


def _with(word: str, field: str, plan: Plan, text: str) -> Plan:
    return with_definition(plan, word, **{field: text})
