"""What the page *Agreement* says, and the words that stand where nothing is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sla_calc.agreement.ending import planned_reviews
from sla_calc.agreement.fingerprint import other_version
from sla_calc.agreement.phrases import CATALOGUES
from sla_calc.agreement.usual import usual_words
from sla_report.document.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sla_calc import Plan
    from sla_calc.agreement.parts import AgreementDocument
    from sla_report.numbers.figures import Figures
    from sla_ui.agreement.made import Made
    from sla_ui.agreement.state import Step

LANGUAGES = {"en": "English", "de": "Deutsch"}
STEPS: Mapping[Step, str] = {
    "Who": (
        "Between whom, and for what? The owners answer for their half; whom to ask day to day "
        "stands below."
    ),
    "Leads": (
        "What do both sides mean by a lead? An example and a counter-example each settle more "
        "than a definition."
    ),
    "Hand-over": (
        "How does a lead pass from marketing to sales, and back? What is not answered in time "
        "counts as accepted."
    ),
    "Needs": "What does each side need from the other to keep its half, and who reports what?",
    "Missed": (
        "What happens when a side misses a month? Agree now, while nobody has: a plan to make "
        "good, or strikes."
    ),
    "Terms": "When is it reviewed, how does it end, and does a third side belong to it?",
    "Preview": "The document as it will print, with the figures of the plan as they are now.",
}
USUAL = "Grey words are the usual ones: they are printed where nothing is typed."
ADD_A_ROW = "Type into the empty row to add somebody."
USUAL_ROWS = "These are the usual ones, in the document’s language, until a cell is changed."
NOTHING_PRINTED = "A dash is printed until something is typed."
TO_DECIDE = "To be decided."
OWN_PIPELINE = (
    "The leads by month start from the open leads of this session, as on Schedule. The link in the "
    "document does not carry these: whoever opens it sees the pipeline that the plan’s terms "
    "assume."
)


MOST_DAYS = 3
"""So many days are listed one by one."""


class Place(NamedTuple):
    """Where something is decided: on a step of this page, or on another page."""

    label: str
    step: Step | None = None
    page: str = ""


PLACES: Mapping[str, Place] = {
    "goal": Place("Schedule", page="pages/schedule.py"),
    "definitions": Place("Leads", step="Leads"),
    "qualification": Place("Lead scoring", page="pages/lead_scoring.py"),
    "marketing's half": Place("Streams and lead types", page="pages/streams.py"),
    "sales' half": Place("Follow-up capacity", page="pages/capacity.py"),
    "contacts": Place("Who", step="Who"),
    "third party": Place("Terms", step="Terms"),
}
"""By section of the document, where its open decisions are made."""


def placeholders(plan: Plan) -> Mapping[str, str]:
    """Return the usual words of each field, in the document's language, a line each."""
    agreed = plan.agreement
    writer = Writer(CATALOGUES[agreed.language], plan.currency)
    usual = usual_words(agreed)
    return {name: "\n".join(map(writer.text, lines)) for name, lines in usual.items()}


def still_open(document: AgreementDocument) -> Mapping[str, list[str]]:
    """Return the open decisions in words, by the section that has what is to be decided."""
    catalogue = CATALOGUES[document.language]
    writer = Writer(catalogue, document.currency)
    found: dict[str, list[str]] = {}
    for each in document.missing:
        of_third = each.said.text == catalogue.texts["open third owner"]
        section = "third party" if of_third else each.section
        found.setdefault(section, []).append(writer.text(each.said))
    return found


def next_reviews(made: Made, figures: Figures) -> str:
    """Return when the coming reviews are held, of months and of quarters."""
    coming = [each for each in planned_reviews(made.plan) if each.day and each.day >= made.on]

    def told(*, quarterly: bool) -> str:
        days = [each.day for each in coming if each.day and each.quarterly is quarterly]
        shown = [f"{day.day} {figures.month(day.year, day.month, short=True)}" for day in days]
        rest = f" and {len(shown) - MOST_DAYS} more" if len(shown) > MOST_DAYS else ""
        return f"{', '.join(shown[:MOST_DAYS])}{rest}"

    if not coming:
        return "No review lies ahead: the plan is over."
    return f"Reviews of months: {told(quarterly=False)}; of quarters: {told(quarterly=True)}."


def checked(plan: Plan, printed: str) -> tuple[bool, str]:
    """Return whether a signed document is of this version of the plan, and what that means.

    Args:
        plan: the plan as it is now.
        printed: the fingerprint in the document's footer.

    Raises:
        PlanError: what is given is no fingerprint.
    """
    other = other_version(plan, printed)
    if other is None:
        return True, "This document was made from the plan as it is now: what was signed holds."
    return False, (
        f"{other} To see what was signed, open the link in its footer. If what has changed since "
        "is agreed on, make the document anew and have it signed again."
    )
