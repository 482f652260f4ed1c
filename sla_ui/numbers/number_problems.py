"""What is said when a typed number cannot be taken as it stands: one sentence each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sla_report.numbers.figures import Figures
from sla_report.numbers.number_style import NumberStyle, number_style
from sla_ui.drawing.text import plain
from sla_ui.numbers.currency_signs import is_a_currency

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

Kind = Literal["number", "money", "percent"]
"""What a field asks for."""

_LONGEST_QUOTE = 40
_LONGEST_PLAIN = 30
_NOUNS = {"number": "a number", "money": "an amount", "percent": "a percentage"}


class NumberProblem(ValueError):  # noqa: N818 - a question more than an error
    """What was typed is not the number asked for; the text is a sentence for the reader."""


class AmbiguousNumber(NumberProblem):
    """What was typed can mean several numbers; the text says how to write each.

    Args:
        sentence: the question.
        readings: the numbers it can mean.
    """

    def __init__(self, sentence: str, readings: tuple[float, ...]) -> None:
        super().__init__(sentence)
        self.readings = readings


@dataclass(frozen=True, slots=True)
class Field:
    """A text typed where a number is asked for, and everything there is to say about it.

    Args:
        typed: the text.
        tag: the reader's locale, one Babel knows.
        kind: what is asked for.
        currency: ISO code of the plan's currency, empty for none.
    """

    typed: str
    tag: str
    kind: Kind
    currency: str

    @property
    def style(self) -> NumberStyle:
        """How the reader's locale writes numbers."""
        return number_style(self.tag, self.currency)

    @property
    def example(self) -> str:
        """What a right answer looks like."""
        figures = Figures(self.tag, self.currency)
        if self.kind == "percent":
            return figures.rate_exact(0.34)
        return figures.money_exact(1500) if self.kind == "money" else figures.number_exact(1500)

    def empty(self) -> NumberProblem:
        """Nothing was typed."""
        return NumberProblem(
            f"Nothing is typed here. Type {_NOUNS[self.kind]}, such as {self.example}."
        )

    def too_long(self, longest: int) -> NumberProblem:
        """More was typed than anyone means."""
        return self._problem(f"is too long: a number here has at most {longest} characters")

    def too_large(self) -> NumberProblem:
        """More than a float can hold."""
        return self._problem("is too large to calculate with")

    def not_a_number(self) -> NumberProblem:
        """Words, two numbers, a fraction."""
        return self._problem(f"cannot be read as {_NOUNS[self.kind]}")

    def badly_grouped(self) -> NumberProblem:
        """Points, commas or spaces where no number has them."""
        style = self.style
        thousands = f"1{style.group}500{style.group}000" if style.sizes else "1500000"
        return NumberProblem(
            f"{self._quoted} has a mark or space where one number has none. "
            f"Write thousands as in {thousands} and decimals as in 0{style.decimal}5."
        )

    def one_or_several(self, part: str) -> NumberProblem:
        """A list's part that can be one number or two."""
        return NumberProblem(
            f"“{plain(part, _LONGEST_QUOTE)}” can be one number or several. "
            f"Put a semicolon between two numbers, as in {self.example}; {self.example}."
        )

    def stray_word(self, word: str) -> NumberProblem:
        """Something that does not belong stands beside the number."""
        if "%" in word:
            return self._problem(f"is a percentage, and {_NOUNS[self.kind]} is asked for")
        own = self.currency if self.kind == "money" else ""
        if not is_a_currency(word, self.tag, but=own):
            return self.not_a_number()
        if self.kind != "money":
            return self._problem("is an amount of money; no currency is asked for here")
        return NumberProblem(
            f"The plan is in {self.currency}; {self._quoted} is in another currency. "
            f"Type the amount in {self.currency}."
        )

    def ambiguous(self, values: Iterable[Decimal]) -> AmbiguousNumber:
        """Several numbers are written this way."""
        values = tuple(values)
        ways = " or ".join(self._way(value) for value in values)
        return AmbiguousNumber(
            f"{self._quoted} can be read in more than one way: type {ways}.",
            tuple(float(value) for value in values),
        )

    def _way(self, value: Decimal) -> str:
        """Return how to write a value so that it can be read in one way."""
        figures = Figures(self.tag, "")
        if self.kind == "percent":
            return figures.rate_exact(float(value))
        digits = f"{value.normalize():f}"
        if len(digits) > _LONGEST_PLAIN:
            return f"{value.normalize():e}".replace(".", self.style.decimal)
        whole, _, fraction = digits.partition(".")
        if len(fraction) == 3:  # noqa: PLR2004 - three decimals could be taken for thousands
            fraction += "0"
        written = f"{whole}{self.style.decimal}{fraction}" if fraction else whole
        shown = f"{'-' if value < 0 else ''}{self.style.digits(abs(value))}"
        return written if written == shown else f"{written} for {shown}"

    @property
    def _quoted(self) -> str:
        return f"“{plain(self.typed, _LONGEST_QUOTE)}”"

    def _problem(self, why: str) -> NumberProblem:
        return NumberProblem(
            f"{self._quoted} {why}. Type {_NOUNS[self.kind]}, such as {self.example}."
        )
