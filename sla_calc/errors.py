"""The errors that this package raises on purpose. Each text is a sentence for the user."""

LONGEST_SENTENCE = 1_500


class PlanError(ValueError):
    """Something about a plan is not right.

    The text names the field, the value and what would be right. Where several things are
    wrong at once, each stands in ``problems`` and the text is all of them, one a line.

    Args:
        *problems: one sentence for each thing that is wrong.
    """

    def __init__(self, *problems: str) -> None:
        self.problems: tuple[str, ...] = tuple(map(_presentable, problems))
        super().__init__("\n".join(self.problems))


def _presentable(problem: str) -> str:
    """Cut a sentence to a readable length, and spell out what no text encoding can carry."""
    cut = problem if len(problem) <= LONGEST_SENTENCE else problem[: LONGEST_SENTENCE - 1] + "…"
    return cut.encode(errors="backslashreplace").decode()


class PlanLinkError(PlanError):
    """A link's text is not a plan, or no longer one: cut off, foreign, damaged or newer."""


class PlanFileError(PlanError):
    """A file is not a plan that was saved by this calculator."""
