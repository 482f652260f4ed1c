"""What a table of leads says, added up: all that a calibration needs, for any number of rows.

Each part is counted for a lead type of a revenue stream, for a whole stream (``lead_type`` is None)
and for everything (``stream`` is None too). A part that the table says nothing about is empty.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sla_calc.model.months import YearMonth

Basis = Literal["cohort", "period"]
"""Cohort: of the leads created in the window, how many ever reached a stage. Period: how many
entered a stage in the window, whenever they were created."""


@dataclass(frozen=True)
class StageCounts:
    """How many leads reached each stage, or entered it in the window."""

    stream: str | None
    lead_type: str | None
    reached: tuple[float | None, ...]
    """[leads] a stage, top to bottom; None where the table does not tell that stage."""


@dataclass(frozen=True)
class AgeCounts:
    """How long leads took from one stage to another, and how long the others have waited so far.

    A lead that left without getting there still waits: it is counted by its age on the as-of date,
    so that the share which got there by an age is a share of all.
    """

    stream: str | None
    lead_type: str | None
    from_stage: str
    to_stage: str
    days: tuple[int, ...]
    """[days] each age once, ascending."""
    moved: tuple[int, ...]
    """[leads] that got there at that age."""
    waiting: tuple[int, ...]
    """[leads] that have not got there and are that old on the as-of date."""


@dataclass(frozen=True)
class WonAmounts:
    """The amounts of won deals. Only those above 0 count for the deal size."""

    stream: str | None
    lead_type: str | None
    n: int
    """[deals] won with an amount above 0."""
    total: float
    """[money] of those."""
    median: float | None
    without_amount: int
    """[deals] won whose amount is 0, blank or below 0."""


@dataclass(frozen=True)
class CycleCounts:
    """Days from a lead's creation to its won deal; deals won before the lead existed apart."""

    stream: str | None
    lead_type: str | None
    n: int
    mean_days: float | None
    median_days: float | None
    p90_days: float | None
    before_lead: int
    """[deals] won before their lead was created: in none of the figures above."""


@dataclass(frozen=True)
class MonthCounts:
    """The leads of one month: those created in it, or what entered each stage in it."""

    month: YearMonth
    stream: str | None
    lead_type: str | None
    reached: tuple[float | None, ...]


@dataclass(frozen=True)
class FirstResponses:
    """How soon leads were first contacted; a lead that never was counts as a breach."""

    stream: str | None
    lead_type: str | None
    leads: int
    answered: int
    mean_minutes: float | None
    median_minutes: float | None
    p90_minutes: float | None
    within: tuple[tuple[float, int], ...]
    """([minutes], [leads] answered within them), ascending."""


@dataclass(frozen=True)
class AttemptCounts:
    """Leads by how many attempts were made to reach them."""

    stream: str | None
    lead_type: str | None
    attempts: tuple[int, ...]
    """Each number of attempts once, ascending."""
    leads: tuple[int, ...]
    won: tuple[int, ...]
    """[leads] of those that reached the last stage."""


@dataclass(frozen=True)
class Spending:
    """What was spent on leads."""

    stream: str | None
    lead_type: str | None
    amount: float
    """[money]"""
    leads: float


@dataclass(frozen=True)
class WonRevenue:
    """Revenue won, and how much of it came from marketing's leads."""

    stream: str | None
    total: float
    """[money]"""
    from_marketing: float | None
    """[money]; None where the table does not say where a deal came from."""


@dataclass(frozen=True)
class Outcomes:
    """What became of the leads or deals so far."""

    stream: str | None
    lead_type: str | None
    won: int
    lost: int
    open: int


@dataclass(frozen=True)
class Counts:
    """A table of leads, added up.

    Attributes:
        stages: the stages that were counted, top to bottom; the first is the lead, the last the won
            deal.
        basis: see ``Basis``.
        window: first and last day on which the leads were created (cohort) or counted (period).
        as_of: the day on which the table was true.
        first_won: the day of the first won deal in the whole table, before any window was cut.
        first_created: the same of the first lead.
        noticed: sentences about what is odd in the table, for the reader.
    """

    stages: tuple[str, ...]
    basis: Basis
    window: tuple[date, date] | None = None
    as_of: date | None = None
    first_won: date | None = None
    first_created: date | None = None
    reached: tuple[StageCounts, ...] = ()
    ages: tuple[AgeCounts, ...] = ()
    amounts: tuple[WonAmounts, ...] = ()
    cycles: tuple[CycleCounts, ...] = ()
    months: tuple[MonthCounts, ...] = ()
    responses: tuple[FirstResponses, ...] = ()
    attempts: tuple[AttemptCounts, ...] = ()
    spending: tuple[Spending, ...] = ()
    revenue: tuple[WonRevenue, ...] = ()
    noticed: tuple[str, ...] = ()
    outcomes: tuple[Outcomes, ...] = ()
