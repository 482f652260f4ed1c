"""One figure of a plan beside what a table says of it."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sla_calc.calibration.advice import Choice
from sla_calc.calibration.matching import Part
from sla_calc.calibration.spans import Span

Quantity: TypeAlias = Literal[
    "rate", "deal size", "cycle", "mix", "marketing share", "cost per lead", "add"
]
Unit: TypeAlias = Literal["rate", "money", "days", "share"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One figure of a plan beside what a table says of it.

    Attributes:
        id: stable text, unique in a comparison.
        quantity: which figure.
        what: the same in words, such as ``"Conversion rate MQL → SQL"``.
        stream: of the plan.
        lead_type: of the plan; None where it is the stream's, or of all lead types alike.
        plan_value: None where the plan has none.
        data_value: the corrected one where there is one; None where the table has none.
        counted: as counted, without a correction.
        low: 95 % interval; None where there is none.
        high: likewise.
        n: of how many leads or deals; None where that is not known.
        unit: rate, money, days or share.
        suggested: keep, take or blend.
        why: a sentence: why that is suggested.
        blended: the two together, the plan's with the stated weight; None where there is none.
        choices: what is possible.
        part: the stream and lead type of the table.
        span: of a rate, the indices of its stages in the plan.
    """

    id: str
    quantity: Quantity
    what: str
    stream: str
    lead_type: str | None
    plan_value: float | None
    data_value: float | None
    counted: float | None
    low: float | None = None
    high: float | None = None
    n: float | None
    unit: Unit
    suggested: Choice = "keep"
    why: str = ""
    blended: float | None = None
    choices: tuple[Choice, ...] = ("keep",)
    part: Part
    span: Span | None = None

    @property
    def difference(self) -> float | None:
        """The table's figure − the plan's; None where one is missing."""
        if self.data_value is None or self.plan_value is None:
            return None
        return self.data_value - self.plan_value

    @property
    def significant(self) -> bool | None:
        """Whether the plan's figure is outside the interval; None where there is none."""
        if self.low is None or self.high is None or self.plan_value is None:
            return None
        return not self.low <= self.plan_value <= self.high

    def value(self, choice: Choice) -> float | None:
        """Return what the figure is after a choice."""
        return {"keep": self.plan_value, "take": self.data_value, "blend": self.blended}[choice]


def id_of(quantity: str, stream: str, lead_type: str | None = None, *stages: str) -> str:
    r"""Return a stable text for a figure of a plan, different for different names.

    >>> id_of("rate", "Shop", "Demo", "MQL", "SQL"), id_of("mix", "a|b", "c")
    ('rate|Shop|Demo|MQL→SQL', 'mix|a\\|b|c')
    """

    def plain(name: str, marks: str = "|") -> str:
        for mark in ("\\", *marks):
            name = name.replace(mark, f"\\{mark}")
        return name

    between = ("→".join(plain(stage, "|→") for stage in stages),) if stages else ()
    return "|".join((quantity, plain(stream), plain(lead_type or ""), *between))
