"""What a team wants to become better at, by when, and who owes it."""

from collections.abc import Sequence
from typing import Literal, Self

from pydantic import model_validator

from sla_calc.model.described import Described
from sla_calc.model.fields import described
from sla_calc.model.months import YearMonth
from sla_calc.model.sentences import percent
from sla_calc.model.texts import short

Improved = Literal["conversion rate", "deal size", "sales cycle"]
Owner = Literal["marketing", "sales"]

_HIGHEST: dict[str, tuple[float, str]] = {
    "conversion rate": (1.0, percent(1.0)),
    "deal size": (1e12, ""),
    "sales cycle": (3_650.0, "3,650 days"),
}


class Improvement(Described):
    """A figure of a lead type that moves from today's value to another one by a month."""

    quantity: Improved = described(
        "What improves",
        "conversion rate, deal size or sales cycle",
        "The figure of the lead type that is to move.",
    )
    step: int = described(
        "Step",
        "number of the step",
        "Of a conversion rate: 1 for the first step of the funnel, counted from the top.",
        default=1,
        ge=1,
        le=7,
        step=1,
    )
    value: float = described(
        "Goal",
        "a rate, money/deal or days",
        "What the figure is to be from that month on. It moves there evenly, month by month.",
        ge=1e-6,
        le=1e12,
        step=0.01,
    )
    by: YearMonth = described(
        "Reached by", "a month, written as 2027-03", "The first month in which the goal holds."
    )
    owner: Owner = described(
        "Owed by", "marketing or sales", "Who answers for the improvement.", default="sales"
    )

    @model_validator(mode="after")
    def _value_is_possible(self) -> Self:
        highest, in_words = _HIGHEST[self.quantity]
        if self.value > highest:
            message = (
                f"The goal of a {self.quantity} is {self.value:,.12g}; "
                f"it must be at most {in_words}."
            )
            raise ValueError(message)
        return self


def check_improvements(lead_type: str, steps: int, improvements: Sequence[Improvement]) -> None:
    """Check that a lead type's improvements are of its funnel, and that each figure has one goal.

    Args:
        lead_type: its name.
        steps: how many steps its funnel has.
        improvements: its improvements.

    Raises:
        ValueError: when they are not, with a sentence.
    """
    goals = set()
    for each in improvements:
        step = each.step if each.quantity == "conversion rate" else 0
        if step > steps:
            message = (
                f"Lead type {short(lead_type)}: step {step} cannot improve; its funnel has {steps}."
            )
            raise ValueError(message)
        if (each.quantity, step) in goals:
            message = (
                f"Lead type {short(lead_type)} has two goals for its {each.quantity}; keep one."
            )
            raise ValueError(message)
        goals.add((each.quantity, step))
