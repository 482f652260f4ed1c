"""What became of the rows of a table: nothing is lost without a word."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Report:
    """What was read, used and set aside.

    ``rows_read`` is ``rows_used`` and all of ``set_aside`` together.

    Attributes:
        rows_read: records below the header, without blank lines, preamble and footer [rows].
        rows_used: those that are counted [rows].
        set_aside: those that are not, by reason [rows].
        leads: leads that were counted; fewer than rows where several rows are one lead.
        noticed: sentences about what is odd, for the reader.
    """

    rows_read: int
    rows_used: int
    set_aside: dict[str, int]
    leads: int
    noticed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """A column that can be read in more than one way: somebody has to say which.

    Attributes:
        column: its name.
        reading: what it is read as: a date, a number or a duration.
        choices: the ways of writing that fit all values.
        samples: some values.
    """

    column: str
    reading: str
    choices: tuple[str, ...]
    samples: tuple[str, ...]

    @property
    def text(self) -> str:
        """The question as a sentence."""
        shown = ", ".join(f"“{sample}”" for sample in self.samples[:4])
        return (
            f"How is “{self.column}” written: {' or '.join(self.choices)}? Both read all of its "
            f"values, such as {shown}."
        )
