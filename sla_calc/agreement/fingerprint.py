"""A short text that tells one version of a plan from another, for the footer of a document."""

import json
import re
from hashlib import sha256

from sla_calc.errors import PlanError
from sla_calc.model.plan import Plan
from sla_calc.model.texts import short
from sla_calc.saved.documents import NEWEST, short_document

_DIGITS, _GROUP = 12, 4
_FINGERPRINT = re.compile(rf"[0-9a-f]{{{_DIGITS}}}", re.ASCII)


def fingerprint(plan: Plan) -> str:
    """Return the plan's fingerprint: 12 hexadecimal digits of all that it holds.

    SHA-256 of what the plan's link holds, the words of the agreement included. Two plans have the
    same one when they are equal, and otherwise by a chance of 1 in 10^14.

    >>> fingerprint(Plan())
    'a26b-28cb-f503'
    """
    document = json.dumps(short_document(plan), sort_keys=True, separators=(",", ":"))
    digits = sha256(f"{NEWEST}.{document}".encode()).hexdigest()[:_DIGITS]
    return "-".join(digits[at : at + _GROUP] for at in range(0, _DIGITS, _GROUP))


def other_version(plan: Plan, printed: str) -> str | None:
    """Return that a document was made from another version of the plan; None where it was not.

    Args:
        plan: the plan as it is now.
        printed: the fingerprint in the document's footer; hyphens, spaces and capitals do not
            matter.

    Raises:
        PlanError: what is given is no fingerprint.

    >>> other_version(Plan(), fingerprint(Plan()).upper())
    >>> other_version(Plan(quota=1), fingerprint(Plan()))[:59]
    'This document was made from another version of the plan: it'
    """
    digits = re.sub(r"[\s‐‑–-]", "", printed).lower()
    if not _FINGERPRINT.fullmatch(digits):
        message = (
            f"{short(printed.strip()) or 'Nothing'} is not a fingerprint; it has {_DIGITS} digits "
            "and letters from a to f, and stands in the document's footer."
        )
        raise PlanError(message)
    own = fingerprint(plan)
    if digits == own.replace("-", ""):
        return None
    of_document = "-".join(digits[at : at + _GROUP] for at in range(0, _DIGITS, _GROUP))
    return (
        f"This document was made from another version of the plan: its fingerprint is "
        f"{of_document}, that of the plan is {own}."
    )
