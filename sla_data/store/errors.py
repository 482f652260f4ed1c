"""What can go wrong with saved plans. Each text is a sentence for the user."""

from typing import TYPE_CHECKING

from sla_calc.errors import PlanError

if TYPE_CHECKING:
    from sla_calc.model.plan import Plan
    from sla_data.store.entries import Revision


class StoreError(PlanError):
    """Something about the store of saved plans is not right."""


class StoreUnavailableError(StoreError):
    """The database is away, full, locked or cannot be written.

    Args:
        sentence: for the user.
        reason: what the database calls it, for the operator's log: never words of a plan.
    """

    def __init__(self, sentence: str, reason: str = "") -> None:
        super().__init__(sentence)
        self.reason = reason


class NewerDatabaseError(StoreError):
    """The database was made by a newer version of the calculator."""


class NoSuchPlanError(StoreError):
    """Nothing that this visitor may see: unknown, revoked, cut off, guessed, or somebody else's.

    The sentence is always the same, so that it tells nothing about what there is.
    """

    def __init__(self) -> None:
        super().__init__(
            "This address opens no saved plan here. Copy the whole address again, or ask whoever "
            "gave it to you for a new one."
        )


class NotAllowedError(StoreError):
    """The visitor may see the plan, but not do this with it; the sentence names who can."""


class ConflictError(StoreError):
    """Somebody else has saved in the meantime. Nothing was overwritten, and nothing saved.

    Args:
        theirs: the newest revision.
        their_plan: the plan as it has it.
        base: the number of the revision from which the refused save began.
    """

    def __init__(self, theirs: "Revision", their_plan: "Plan", base: int) -> None:
        super().__init__(
            f"Revision {theirs.number} of this plan was saved while you worked on revision {base}. "
            "Nothing was overwritten, and yours is not saved yet: choose what is to stay."
        )
        self.theirs = theirs
        self.their_plan = their_plan
        self.base = base


class UnreadablePlanError(StoreError):
    """What is stored is no plan that this version can read; other plans are not affected."""


class InvalidInputError(StoreError):
    """Something that was given is not acceptable: too long, out of range, no e-mail address."""
