"""One line of the explanation how a figure was made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a calculation.

    Attributes:
        what: the quantity.
        formula: how it follows, with the plan's numbers.
        result: its value.
    """

    what: str
    formula: str
    result: str
