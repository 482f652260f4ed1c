"""What is wrong with the way the app was set up."""


class SettingsError(Exception):
    """The server cannot start with these settings.

    Attributes:
        problems: a sentence for each thing that is wrong, and what would be right.
    """

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
