"""Words and plans on their way into the database and out of it: bounded, and free of odd signs."""

import unicodedata

from sla_calc.errors import PlanError, PlanLinkError
from sla_calc.model.plan import Plan
from sla_calc.model.texts import LONGEST_NAME
from sla_calc.saved.envelope import LONGEST_FILE
from sla_calc.saved.file import plan_from_file, plan_to_file
from sla_calc.saved.link import decode_plan, encode_plan
from sla_data.store.errors import InvalidInputError, UnreadablePlanError
from sla_data.store.rights import LONGEST_EMAIL, normal_email

LONGEST_NOTE = 500
"""[characters] of what an author says about a revision."""


def plan_text(plan: Plan, longest: int = LONGEST_FILE) -> str:
    """Return a plan as it is stored: as in a link, and as in a file where it is too large for one.

    Args:
        plan: the plan.
        longest: that is stored [characters].

    Raises:
        InvalidInputError: it is larger than that.
    """
    try:
        return encode_plan(plan)
    except PlanLinkError:
        stored = plan_to_file(plan)
    if len(stored.encode()) > longest:
        message = (
            f"This plan takes {len(stored.encode()):,} bytes; at most {longest:,} can be saved. "
            "Fewer streams, lead types or words would be right."
        )
        raise InvalidInputError(message)
    return stored


def plan_of(stored: str, number: int) -> Plan:
    """Read a plan as it is stored, also by an older version.

    Args:
        stored: its text.
        number: of the revision, for the sentence.

    Raises:
        UnreadablePlanError: it is damaged, or from a newer version.
    """
    try:
        return plan_from_file(stored) if stored.startswith("{") else decode_plan(stored)
    except PlanError as error:
        message = (
            f"Revision {number} of this plan cannot be read here. Other revisions and plans are "
            "not affected."
        )
        raise UnreadablePlanError(message, *error.problems) from None


def one_line(text: str, longest: int = LONGEST_NAME) -> str:
    r"""Return words as the database and a line of text can hold them.

    >>> one_line("  Q3\nas\x00agreed ")
    'Q3 as agreed'
    """
    begun = text[: 10 * longest]
    cleared = "".join(" " if unicodedata.category(each) in ("Cc", "Cs") else each for each in begun)
    return " ".join(cleared.split())[:longest]


def sound_note(note: str) -> str:
    """Return a note as it is stored.

    Raises:
        InvalidInputError: it is too long.
    """
    if len(note) > LONGEST_NOTE:
        message = (
            f"The note has {len(note):,} characters; {LONGEST_NOTE} at most would be right. "
            "Nothing was saved."
        )
        raise InvalidInputError(message)
    return one_line(note, LONGEST_NOTE)


def sound_email(text: str) -> str:
    """Return an e-mail address as it is stored and compared.

    Raises:
        InvalidInputError: it is none.

    >>> sound_email(" Ada@Example.org")
    'ada@example.org'
    """
    email = normal_email(text)
    before, _, after = email.partition("@")
    plain = email == one_line(email, LONGEST_EMAIL) and not any(map(str.isspace, email))
    if not (before and after and "@" not in after and plain):
        message = "This is no e-mail address. Right would be one such as ada@example.org."
        raise InvalidInputError(message)
    return email
