"""The plan as a file: JSON that a person can read, with every field in it."""

from sla_calc.errors import PlanError, PlanFileError
from sla_calc.model.plan import Plan
from sla_calc.saved.documents import full_document, plan_from
from sla_calc.saved.envelope import unwrapped, wrapped

KIND = "sla-plan"


def plan_to_file(plan: Plan) -> str:
    """Return the text of a plan's file.

    >>> plan_from_file(plan_to_file(Plan())) == Plan()
    True
    """
    return wrapped(KIND, plan=full_document(plan))


def plan_from_file(content: str | bytes) -> Plan:
    """Read a plan from the content of its file.

    Raises:
        PlanFileError: it is not such a file, was saved by a newer version, or its plan is not
            acceptable; with a sentence for the user.
    """
    saved, number = unwrapped(content, KIND, "a plan")
    try:
        return plan_from(saved.get("plan"), number)
    except PlanError as error:
        message = "The plan in this file cannot be used:"
        raise PlanFileError(message, *error.problems) from None
