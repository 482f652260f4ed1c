"""Who keeps the promise of sales: the reps, their hours and their working clock."""

from datetime import time
from typing import Annotated, Literal, NamedTuple, Self, get_args

from pydantic import Field, model_validator

from sla_calc.model.described import Described
from sla_calc.model.fields import described
from sla_calc.model.months import YearMonth

Weekday = Literal["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
"""Monday first, as in :meth:`datetime.date.weekday`."""


class Hire(NamedTuple):
    """Reps who start in a month.

    Attributes:
        month: their first month.
        reps: how many.
    """

    month: YearMonth
    reps: Annotated[float, Field(gt=0, le=100_000)]


class SalesTeam(Described):
    """The reps who follow up on marketing's leads."""

    reps: float = described(
        "Reps",
        "count",
        "Fully ramped reps; part-timers count by their share.",
        default=6.0,
        ge=0,
        le=100_000,
        step=1,
    )
    hires: tuple[Hire, ...] = described(
        "Hires",
        "(month, count) pairs",
        "New reps by the month in which they start.",
        default=(),
        max_length=100,
        fail_fast=True,
    )
    ramp: tuple[Annotated[float, Field(ge=0, le=1)], ...] = described(
        "Ramp",
        "rates by month of tenure",
        "A new rep's productivity in the first months; after the last one it is 100 %.",
        default=(0.25, 0.50, 0.75),
        max_length=36,
        fail_fast=True,
    )
    hours_per_week: float = described(
        "Hours a week", "hours/week", "Paid hours per rep.", default=40.0, gt=0, le=168, step=1
    )
    cost_per_hour: float | None = described(
        "Cost of an hour",
        "money/hour",
        "What a paid hour of a rep costs, if known.",
        source="Salary with all charges / paid hours.",
        default=None,
        gt=0,
        le=1e12,
        step=1,
    )
    selling_time: float = described(
        "Selling time",
        "rate",
        "Share of paid time that is left after meetings, leave, training and administration.",
        source="A week of calendars; surveys find 30 to 65 %.",
        default=0.60,
        ge=0,
        le=1,
        step=0.05,
    )
    marketing_leads_time: float = described(
        "Time for marketing's leads",
        "rate",
        "Share of selling time for marketing's leads; the rest goes to leads that sales finds.",
        default=0.60,
        ge=0,
        le=1,
        step=0.05,
    )
    max_occupancy: float = described(
        "Highest occupancy",
        "rate",
        "Share of the available time that may be planned full. Leads arrive unevenly: above "
        "about 85 % the waiting grows quickly.",
        source="Queueing theory (Erlang C).",
        default=0.85,
        gt=0,
        le=1,
        step=0.05,
    )
    working_days: tuple[Weekday, ...] = described(
        "Working days",
        "weekdays",
        "Days on which leads are followed up.",
        default=WEEKDAYS[:5],
        min_length=1,
        max_length=7,
        fail_fast=True,
    )
    hours: tuple[time, time] = described(
        "Working hours",
        "clock times",
        "When the working day opens and closes.",
        default=(time(9), time(17)),
    )
    holidays: str = described(
        "Public holidays",
        "country code, with region",
        "A country's ISO code, with a region after a hyphen where holidays differ: US, DE-BY. "
        "Empty: none are taken off.",
        default="",
        max_length=12,
        pattern=r"^([A-Z]{2}(-[A-Z0-9]{1,4})?)?$",
    )

    @model_validator(mode="after")
    def _clock_runs_forward(self) -> Self:
        opens, closes = self.hours
        if opens.tzinfo or closes.tzinfo:
            message = "Working hours are clock times without a time zone, such as 09:00 and 17:00."
            raise ValueError(message)
        if not opens < closes:
            message = (
                f"Working hours are {opens:%H:%M} to {closes:%H:%M}; "
                "the day must open before it closes."
            )
            raise ValueError(message)
        if len(set(self.working_days)) < len(self.working_days):
            message = f"Working days are {', '.join(self.working_days)}; each can stand there once."
            raise ValueError(message)
        return self
