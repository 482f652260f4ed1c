"""A start for the impatient: three numbers, and the rest is assumed visibly."""

import streamlit as st

from sla_calc import Plan, PlanError
from sla_calc.edits.quick_start import assumptions, quick_plan
from sla_calc.model.fields import Description, describe
from sla_calc.model.streams import RevenueStream
from sla_report.numbers.figures import Figures
from sla_ui.frame.messages import show_problems
from sla_ui.frame.plan_state import Notice, arrive, state
from sla_ui.frame.reader import figures
from sla_ui.numbers.kinds import label_with_unit, understood
from sla_ui.numbers.understanding import NumberProblem, read_numbers

QUICK_START = "Quick start from three numbers"
SOURCE = "quick start"
QUOTA, DEAL = describe(Plan, "quota"), describe(RevenueStream, "deal_size")
RATES = "Close rate, or the rate of each step"


def draw_quick_start() -> None:
    """Draw the form. What it makes takes the place of the plan on the screen."""
    reader = figures()
    generation = state().generation
    st.caption("It replaces the plan on the screen; Back brings that one again.")
    with st.form(f"{SOURCE}@{generation}", border=False):
        for words, example in ((QUOTA, 500_000), (DEAL, 2_000)):
            st.text_input(
                label_with_unit(words, reader.currency),
                placeholder=reader.number_exact(example),
                key=_key(words.name),
            )
        st.text_input(
            RATES,
            placeholder="6 %   or   34 %, 82 %, 23 %",
            help="Lead → customer in one number, or one number for each step of your funnel.",
            key=_key("rates"),
        )
        st.form_submit_button("Work it out", type="primary", on_click=lambda: _work_out(reader))
    show_problems(state().problems.get(SOURCE, ()))


def _key(name: str) -> str:
    return f"{SOURCE} {name}@{state().generation}"


def _work_out(reader: Figures) -> None:
    try:
        plan = quick_plan(
            _number(QUOTA, reader), _number(DEAL, reader), _rates(reader), reader.currency
        )
    except (NumberProblem, PlanError) as error:
        state().problems[SOURCE] = tuple(str(error).splitlines())
        return
    state().opened.discard(QUICK_START)
    arrive(plan, Notice("info", ("Worked out from three numbers. Assumed:", *assumptions(plan))))


def _number(words: Description, reader: Figures) -> float:
    try:
        return understood(words, st.session_state[_key(words.name)], reader)
    except NumberProblem as error:
        message = f"{words.label}: {error}"
        raise NumberProblem(message) from None


def _rates(reader: Figures) -> tuple[float, ...]:
    try:
        return read_numbers(st.session_state[_key("rates")], reader.locale, kind="percent")
    except NumberProblem as error:
        message = f"{RATES}: {error}"
        raise NumberProblem(message) from None
