"""What the session knows of the page: which step is looked at, and the pages that were set."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from sla_ui.frame.memo import Memo

Step = Literal["Who", "Leads", "Hand-over", "Needs", "Missed", "Terms", "Preview"]
STEPS: tuple[Step, ...] = get_args(Step)

MOST_DOCUMENTS = 24
MOST_PREVIEWS = 2
"""So many are kept set: a document's pages take 2 MB."""


@dataclass(eq=False)
class AgreementState:
    """What the session knows of the page.

    Attributes:
        step: which one is on the screen.
        drawing: rises when the choice of steps is drawn anew; part of its key.
        word: whose meaning is being typed; empty: the first that is still open.
        printed: the fingerprint of a signed document, as it was typed.
        memo: documents that were written.
        pages: documents that were set for print.
    """

    step: Step = "Who"
    drawing: int = 0
    word: str = ""
    printed: str = ""
    memo: Memo = field(default_factory=lambda: Memo(MOST_DOCUMENTS))
    pages: Memo = field(default_factory=lambda: Memo(MOST_PREVIEWS))

    def go_to(self, step: Step) -> None:
        """Bring another step on the screen, not by its own choice."""
        self.step = step
        self.drawing += 1
