"""The errors that this package raises on purpose. Each text is a sentence for the user."""


class PlanError(ValueError):
    """Something about a plan is not right.

    The text names the field, the value and what would be right. Where several things are
    wrong at once, each stands in ``problems`` and the text is all of them, one a line.

    Args:
        *problems: one sentence for each thing that is wrong.
    """

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems: tuple[str, ...] = problems


class PlanLinkError(PlanError):
    """A link's text is not a plan, or no longer one: cut off, foreign, damaged or newer."""


class PlanFileError(PlanError):
    """A file is not a plan that was saved by this calculator."""
