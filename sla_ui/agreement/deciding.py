"""The steps in which an agreement is decided; one is on the screen at a time."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from sla_calc import Agreement, Plan
from sla_calc.model.agreement_parts import ThirdParty
from sla_calc.model.fields import describe
from sla_report.numbers.figures import Figures
from sla_ui.agreement.defining import meanings
from sla_ui.agreement.fields import agreed, line, lines, numbers, of_third_party, paragraph, parts
from sla_ui.agreement.made import Made
from sla_ui.agreement.part_tables import CONTACTS, REASONS, REPORTS, SIGNATORIES
from sla_ui.agreement.preview import preview
from sla_ui.agreement.state import STEPS, AgreementState, Step
from sla_ui.agreement.words import (
    ADD_A_ROW,
    LANGUAGES,
    USUAL,
    USUAL_ROWS,
    next_reviews,
    placeholders,
)
from sla_ui.agreement.words import STEPS as PROMPTS
from sla_ui.frame.messages import remark, sentence
from sla_ui.frame.plan_state import edit, state
from sla_ui.typing.inputs import choice, problems_said


def chosen_step(known: AgreementState, made: Made, figures: Figures) -> None:
    """Draw the choice of a step, and the chosen one."""
    key = f"agreement step {known.drawing}"

    def chosen() -> None:
        known.step = st.session_state[key]

    st.segmented_control(
        "Step",
        STEPS,
        default=known.step,
        required=True,
        key=key,
        label_visibility="collapsed",
        wrap=True,
        on_change=chosen,
    )
    st.markdown(sentence(PROMPTS[known.step]))
    if known.step == "Preview":
        preview(known, made)
        return
    with problems_said():
        _DRAWN[known.step](known, made, figures)


def _who(known: AgreementState, made: Made, figures: Figures) -> None:
    del known
    plan = made.plan
    choice(
        "agreement language",
        describe(Agreement, "language"),
        tuple(LANGUAGES),
        plan.agreement.language,
        partial(agreed, "language"),
        called=LANGUAGES.__getitem__,
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        for field in ("company", "marketing_owner", "sales_owner"):
            line(plan, field)
    paragraph(plan, "goal", placeholders(plan)["goal"])
    remark(USUAL)
    parts(CONTACTS, plan, figures)
    remark(ADD_A_ROW)
    parts(SIGNATORIES, plan, figures)


def _hand_over(known: AgreementState, made: Made, figures: Figures) -> None:
    del known
    plan = made.plan
    usual = placeholders(plan)
    paragraph(plan, "trigger", usual["trigger"])
    lines(plan, "passed_on", usual["passed_on"])
    paragraph(plan, "how_told", usual["how_told"])
    numbers(plan, "acceptance_hours")
    parts(REASONS, plan, figures)
    remark("" if plan.agreement.rejection_reasons else USUAL_ROWS)
    paragraph(plan, "returning", usual["returning"])


def _needs(known: AgreementState, made: Made, figures: Figures) -> None:
    del known
    plan = made.plan
    usual = placeholders(plan)
    with st.grid(2, min_column_width=260, gap="small"):
        for field in ("marketing_needs", "sales_needs"):
            lines(plan, field, usual[field])
    remark(f"One need a line. {USUAL}")
    parts(REPORTS, plan, figures)
    remark("" if plan.agreement.reports else USUAL_ROWS)


def _missed(known: AgreementState, made: Made, figures: Figures) -> None:
    del known, figures
    plan = made.plan
    usual = placeholders(plan)
    choice(
        "agreement when_missed",
        describe(Agreement, "when_missed"),
        ("make good", "strikes"),
        plan.agreement.when_missed,
        partial(agreed, "when_missed"),
    )
    counted = ("strikes",) if plan.agreement.when_missed == "strikes" else ()
    numbers(plan, *counted, "make_good_days")
    paragraph(plan, "missed_words", usual["missed_words"])
    paragraph(plan, "unexpected", usual["unexpected"])


def _terms(known: AgreementState, made: Made, figures: Figures) -> None:
    del known
    plan = made.plan
    usual = placeholders(plan)
    numbers(plan, "review_day", "notice_days")
    remark(next_reviews(made, figures))
    paragraph(plan, "ending", usual["ending"])
    paragraph(plan, "notes", "")
    _third_party(plan, usual)


def _third_party(plan: Plan, usual: Mapping[str, str]) -> None:
    key = f"agreement third party@{state().generation}"

    def turned() -> None:
        party = ThirdParty() if st.session_state[key] else None
        edit("agreement third party", partial(agreed, "third_party", value=party))

    party = plan.agreement.third_party
    words = describe(Agreement, "third_party")
    st.toggle(words.label, party is not None, key=key, help=words.help, on_change=turned)
    if party is None:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        of_third_party(plan, "name", usual["name"])
        of_third_party(plan, "owner")
    with st.grid(2, min_column_width=260, gap="small"):
        of_third_party(plan, "owes", usual["owes"], several=True)
        of_third_party(plan, "reports_back", usual["reports_back"], several=True)


_DRAWN: Mapping[Step, Callable[[AgreementState, Made, Figures], None]] = {
    "Who": _who,
    "Leads": meanings,
    "Hand-over": _hand_over,
    "Needs": _needs,
    "Missed": _missed,
    "Terms": _terms,
}
