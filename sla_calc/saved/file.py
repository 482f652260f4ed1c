"""The plan as a file: JSON that a person can read, with every field in it."""

import json

from sla_calc.errors import PlanError, PlanFileError
from sla_calc.model.plan import Plan
from sla_calc.saved.documents import FORMATS, NEWEST, full_document, parse, plan_from

KIND = "sla-plan"
LONGEST_FILE = 10_000_000


def plan_to_file(plan: Plan) -> str:
    """Return the text of a plan's file.

    >>> plan_from_file(plan_to_file(Plan())) == Plan()
    True
    """
    content = {"kind": KIND, "format": NEWEST, "plan": full_document(plan)}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def plan_from_file(content: str | bytes) -> Plan:
    """Read a plan from the content of its file.

    Raises:
        PlanFileError: it is not such a file, was saved by a newer version, or its plan is not
            acceptable; with a sentence for the user.
    """
    if len(content) > LONGEST_FILE:
        message = f"This file is too long for a plan; at most {LONGEST_FILE:,} bytes are read."
        raise PlanFileError(message)
    try:
        text = content.decode() if isinstance(content, bytes) else content
        saved = parse(text.removeprefix("\ufeff"))
    except ValueError:
        message = "This file is not a plan: it holds no JSON. Choose one that was saved here."
        raise PlanFileError(message) from None
    if not isinstance(saved, dict) or saved.get("kind") != KIND:
        message = f'This file is JSON, but not a plan: it lacks "kind": "{KIND}".'
        raise PlanFileError(message)
    number = next((known for known in FORMATS if known == saved.get("format")), None)
    if number is None:
        message = (
            f"This file is not in a format that can be read here; formats up to {NEWEST} can. "
            "A newer version of the calculator opens it."
        )
        raise PlanFileError(message)
    try:
        return plan_from(saved.get("plan"), number)
    except PlanError as error:
        message = "The plan in this file cannot be used:"
        raise PlanFileError(message, *error.problems) from None
