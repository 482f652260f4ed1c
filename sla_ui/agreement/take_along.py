"""What one takes out of the meeting: the document, the workbook, the calendar, the plan's file."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from sla_calc import PlanError, follow_up_capacity, plan_to_file
from sla_calc.agreement.ending import planned_reviews
from sla_ui.agreement.made import Made, missing_package
from sla_ui.agreement.state import AgreementState
from sla_ui.agreement.words import checked
from sla_ui.frame.messages import remark, sentence, show_problems

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Exit(NamedTuple):
    """A file to take along.

    Attributes:
        label: what the button says.
        file: what it is called.
        kind: its media type.
        make: makes it.
        why_not: why it cannot be made, in a sentence; empty where it can.
    """

    label: str
    file: str
    kind: str
    make: Callable[[], bytes | str]
    why_not: str = ""


def downloads(made: Made) -> None:
    """Draw a button for each file, which is made when it is pressed."""
    exits = _exits(made)
    st.markdown("**Take it along**")
    with st.grid(2, min_column_width=140, gap="small"):
        for each in exits:
            if not each.why_not:
                st.download_button(
                    sentence(each.label),
                    each.make,
                    each.file,
                    each.kind,
                    key=f"agreement {each.label}",
                    on_click="ignore",
                    icon=":material/download:",
                    width="stretch",
                )
    for each in exits:
        remark(each.why_not)


def check_signed(known: AgreementState, made: Made) -> None:
    """Draw an input for a document's fingerprint, and whether the plan is still the same."""
    key = "agreement printed"

    def typed() -> None:
        known.printed = st.session_state[key]

    st.text_input(
        "Fingerprint in its footer",
        known.printed,
        key=key,
        placeholder=made.document.fingerprint,
        help="Twelve digits and letters, after the word Plan on each page.",
        on_change=typed,
    )
    if not known.printed.strip():
        remark("It tells whether a signed document was made from the plan as it is now.")
        return
    try:
        same, said = checked(made.plan, known.printed)
    except PlanError as error:
        show_problems(error.problems)
        return
    if same:
        st.success(sentence(said), icon=":material/check:")
    else:
        st.warning(sentence(said), icon=":material/difference:")


def _exits(made: Made) -> list[Exit]:
    plan = made.plan
    name = f"agreement-{made.document.fingerprint}"
    no_word = missing_package("A Word document", "docx", "python-docx")
    no_pdf = missing_package("A PDF", "typst", "typst")
    no_excel = missing_package("A workbook", "xlsxwriter", "xlsxwriter")
    no_calendar = missing_package("A calendar file", "icalendar", "icalendar")
    if not any(each.day for each in planned_reviews(plan)):
        no_calendar = no_calendar or "No review has a day: the team has no working days."
    return [
        Exit("Word", f"{name}.docx", WORD, made.docx, no_word),
        Exit("PDF", f"{name}.pdf", "application/pdf", made.pdf, no_pdf),
        Exit("Markdown", f"{name}.md", "text/markdown", made.markdown),
        Exit("Workbook", "sla-plan.xlsx", EXCEL, made.workbook, no_excel or _no_hours(made)),
        Exit("Review dates", "sla-reviews.ics", "text/calendar", made.reviews, no_calendar),
        Exit("Plan file", "sla-plan.json", "application/json", lambda: plan_to_file(plan)),
    ]


def _no_hours(made: Made) -> str:
    """Return why the workbook's hours cannot be worked out; nothing where they can."""
    try:
        follow_up_capacity(made.plan)
    except PlanError as error:
        return f"The workbook needs the team's hours. {error}"
    return ""
