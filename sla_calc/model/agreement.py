"""The words of the agreement: what no formula can know.

A text that is left empty stands for the usual words in the agreement's language, which
:mod:`sla_calc.agreement.languages` has.
"""

from typing import Literal

from sla_calc.model.agreement_parts import (
    MOST_LINES,
    Contact,
    Definition,
    Line,
    RejectionReason,
    Report,
    Signatory,
    ThirdParty,
)
from sla_calc.model.described import Described
from sla_calc.model.fields import described
from sla_calc.model.texts import Note

LanguageCode = Literal["en", "de"]
WhenMissed = Literal["make good", "strikes"]
MOST_DEFINITIONS = 60
USUAL = "Empty: the usual words."


class Agreement(Described):
    """Who stands behind each half of the promise, and what the two mean by a lead."""

    language: LanguageCode = described(
        "Language", "en or de", "In which the document is written.", default="en"
    )
    company: Line = described("Company", "text", "Whose agreement it is.", default="")
    marketing_owner: Note = described(
        "Owner in marketing", "text", "Who answers for marketing's half.", default=""
    )
    sales_owner: Note = described(
        "Owner in sales", "text", "Who answers for the half of sales.", default=""
    )
    goal: Note = described("Shared goal", "text", f"What both work for. {USUAL}", default="")
    lead_definition: Note = described(
        "What counts as a lead", "text", "What marketing hands over, in a sentence.", default=""
    )
    definitions: tuple[Definition, ...] = described(
        "Definitions",
        "definitions",
        "What stages and lead types mean. Well-known ones have a meaning without being told.",
        default=(),
        max_length=MOST_DEFINITIONS,
        fail_fast=True,
    )
    trigger: Note = described(
        "Hand-over", "text", f"When marketing hands a lead over. {USUAL}", default=""
    )
    passed_on: tuple[Line, ...] = described(
        "What is passed on",
        "lines",
        "What sales learns about a lead. Empty: the usual.",
        default=(),
        max_length=MOST_LINES,
    )
    how_told: Note = described(
        "How sales is told", "text", f"Where a new lead is announced. {USUAL}", default=""
    )
    acceptance_hours: float = described(
        "Accepted within",
        "hours",
        "Sales accepts or rejects a lead within this time, days off not counted; afterwards it "
        "counts as accepted.",
        default=24.0,
        gt=0,
        le=720,
        step=1,
    )
    rejection_reasons: tuple[RejectionReason, ...] = described(
        "Rejection reasons",
        "rejection reasons",
        "For which sales may give a lead back. Empty: the usual.",
        default=(),
        max_length=MOST_LINES,
        fail_fast=True,
    )
    returning: Note = described(
        "Nurturing and return",
        "text",
        f"What becomes of a lead that sales gives back. {USUAL}",
        default="",
    )
    marketing_needs: tuple[Line, ...] = described(
        "Marketing needs",
        "lines",
        "What marketing needs from sales. Empty: the usual.",
        default=(),
        max_length=MOST_LINES,
    )
    sales_needs: tuple[Line, ...] = described(
        "Sales needs",
        "lines",
        "What sales needs from marketing. Empty: the usual.",
        default=(),
        max_length=MOST_LINES,
    )
    reports: tuple[Report, ...] = described(
        "Reports",
        "reports",
        "Who reports what to whom, and when. Empty: the usual.",
        default=(),
        max_length=MOST_LINES,
        fail_fast=True,
    )
    contacts: tuple[Contact, ...] = described(
        "Contacts",
        "contacts",
        "Whom to turn to, and how.",
        default=(),
        max_length=MOST_LINES,
        fail_fast=True,
    )
    when_missed: WhenMissed = described(
        "When a side misses",
        "make good or strikes",
        "Make good: the side that misses presents a plan and makes up for it. Strikes: missed "
        "months are counted, and a number of them has consequences.",
        default="make good",
    )
    make_good_days: int = described(
        "Plan to make good within",
        "working days",
        "So many working days after a missed month, its plan is there.",
        default=5,
        ge=1,
        le=60,
        step=1,
    )
    strikes: int = described(
        "Strikes",
        "missed months",
        "So many missed months within a year have consequences.",
        default=3,
        ge=1,
        le=12,
        step=1,
    )
    missed_words: Note = described(
        "Consequences", "text", f"What happens when a side misses. {USUAL}", default=""
    )
    unexpected: Note = described(
        "Unexpected events", "text", f"What suspends the promises. {USUAL}", default=""
    )
    review_day: int = described(
        "Review on",
        "working day of the month",
        "The working day of the following month on which a month is reviewed.",
        default=5,
        ge=1,
        le=15,
        step=1,
    )
    notice_days: int = described(
        "Notice",
        "days",
        "How many days before the end of a month either side can end the agreement.",
        default=30,
        ge=0,
        le=365,
        step=5,
    )
    ending: Note = described(
        "Term and cancellation", "text", f"How it ends and changes. {USUAL}", default=""
    )
    signatories: tuple[Signatory, ...] = described(
        "Signatures",
        "signatures",
        "Who signs. Empty: the owners.",
        default=(),
        max_length=MOST_LINES,
        fail_fast=True,
    )
    third_party: ThirdParty | None = described(
        "Third party",
        "a party, or none",
        "A third side, such as customer service: what it owes after the deal, and reports back.",
        default=None,
    )
    notes: Note = described("Notes", "text", "Anything else the two agreed on.", default="")
