"""Parts of the agreement's words: definitions, people, reports, and a third party."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from sla_calc.model.described import Described
from sla_calc.model.fields import described
from sla_calc.model.texts import LONGEST_NAME, Name, Note

Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_NAME)]
"""A line of text, which may be empty."""

Side = Literal["marketing", "sales", "third party"]

MOST_LINES = 20


class Definition(Described):
    """What both sides mean by a stage, a lead type, or another word."""

    name: Name = described("Word", "text", "A stage, a lead type, or another word to be defined.")
    meaning: Note = described(
        "Meaning", "text", "What it is, so that both sides decide alike.", default=""
    )
    example: Note = described("Example", "text", "One that is.", default="")
    counter_example: Note = described("Counter-example", "text", "One that is not.", default="")


class RejectionReason(Described):
    """Why sales may give a lead back."""

    code: Name = described("Code", "text", "A short code for the CRM, such as R1.")
    meaning: Name = described("Reason", "text", "When it applies.")


class Report(Described):
    """A report that one side owes the other."""

    name: Name = described("Report", "text", "What it is called, or what it shows.")
    sender: Line = described("Sent by", "text", "Who sends it.", default="")
    receiver: Line = described("Sent to", "text", "Who receives it.", default="")
    when: Line = described("When", "text", "How often, and by when.", default="")


class Contact(Described):
    """Somebody to turn to."""

    name: Name = described("Name", "text", "Who it is.")
    task: Line = described("Task", "text", "What they are to be asked about.", default="")
    reached_at: Line = described("Reached at", "text", "A mail address, a number.", default="")


class Signatory(Described):
    """Somebody who signs."""

    name: Line = described("Name", "text", "Who signs; empty: a line to write on.", default="")
    role: Line = described("Role", "text", "In which role.", default="")
    side: Side = described(
        "Signs for", "marketing, sales or third party", "For which side.", default="marketing"
    )


class ThirdParty(Described):
    """A third side of the agreement, such as customer service."""

    name: Line = described("Third party", "text", "Who it is; empty: customer service.", default="")
    owner: Line = described("Owner", "text", "Who answers for it.", default="")
    owes: tuple[Line, ...] = described(
        "What it owes",
        "lines",
        "What it does for the other two after the deal; empty: the usual.",
        default=(),
        max_length=MOST_LINES,
    )
    reports_back: tuple[Line, ...] = described(
        "What it reports back",
        "lines",
        "What it tells the other two; empty: the usual, such as a monthly friction report.",
        default=(),
        max_length=MOST_LINES,
    )
