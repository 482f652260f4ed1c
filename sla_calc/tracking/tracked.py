"""What the tracking of a month says: its lines, its days, and what was not counted."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sla_calc.follow_up.occupancy import Status
from sla_calc.model.months import YearMonth
from sla_calc.tracking.day_weights import Calendar
from sla_calc.tracking.goals import Basis
from sla_calc.tracking.paces import Pace
from sla_calc.tracking.tallies import Measure
from sla_calc.tracking.verdicts import Progress, Verdict


@dataclass(frozen=True, slots=True)
class TrackedLine:
    """How a lead type, a whole stream (no lead type) or everything (no stream) stands.

    Attributes:
        stream: its name in the plan.
        lead_type: its name in the plan.
        goal: of the month [leads, points or money]; None where there is none.
        actual: to date; None where the table does not tell which leads are these.
        pace: where it stands, with its projection; None where the actual is.
        verdict: None where there is no goal or no actual.
        sentence: what the verdict rests on.
        needed_per_day: by each day left in the calendar that is counted; None where none is left.
        needed_per_working_day: by each working day left of the team; likewise.
    """

    stream: str | None
    lead_type: str | None
    goal: float | None
    actual: float | None
    pace: Pace | None
    verdict: Verdict | None
    sentence: str
    needed_per_day: float | None
    needed_per_working_day: float | None


@dataclass(frozen=True, slots=True)
class Series:
    """The goal waterfall of everything, or of a stream: a value for each day of the month.

    Attributes:
        stream: None for everything.
        days: all of the month.
        goal: the goal line; NaN where there is no goal.
        low: of the tolerated band.
        high: of the tolerated band.
        actual: up to the as-of day, NaN after it.
        projection: from the as-of day on, NaN before it.
    """

    stream: str | None
    days: tuple[date, ...]
    goal: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    actual: NDArray[np.float64]
    projection: NDArray[np.float64]


class DayPart(NamedTuple):
    """What came on one day of one lead type, for the bars below the goal waterfall."""

    day: date
    stream: str | None
    """As the plan calls it where it is the plan's, else as the table does."""
    lead_type: str | None
    amount: float
    """[leads, points or money]"""


class UnmatchedPart(NamedTuple):
    """Leads to date that are of no lead type of the plan."""

    stream: str | None
    """As the table calls it; None where it does not tell."""
    lead_type: str | None
    leads: float


@dataclass(frozen=True, slots=True)
class OverDelivery:
    """What more leads than promised cost sales.

    Attributes:
        extra_leads: projected beyond the goal, of what is ahead or exceeded [leads].
        extra_hours: of a rep's time to follow up on them, on average [hours].
        hours_needed: to follow up on all projected leads [hours/month].
        hours_available: of the team for marketing's leads [hours/month].
        occupancy: then; None where hours are needed and none are there [fraction].
        status: fine, tight or broken.
    """

    extra_leads: float
    extra_hours: float
    hours_needed: float
    hours_available: float
    occupancy: float | None
    status: Status


@dataclass(frozen=True, slots=True)
class Tracking:
    """A month held against its goal.

    Attributes:
        month: the month.
        as_of: the last day that counts.
        basis: what the goal is taken from.
        measure: leads, points or money.
        calendar: which days the goal is spread over.
        stage: the stage of the table that is counted.
        tolerance: accepted over- and under-delivery [fraction].
        progress: how many of the calendar's days are gone, and whether the month is over.
        elapsed: share of the goal that is due by now [fraction].
        days_left: in that calendar [days].
        working_days_left: of the team [days].
        total: everything.
        streams: in the plan's order.
        lines: per stream and lead type, in the plan's order.
        series: the goal waterfall of everything, then of each stream that the table tells.
        bars: what came on each day up to the as-of day.
        unmatched: leads of no lead type of the plan: they are in the total of leads.
        outside: leads of other months [leads].
        later: leads of the month after the as-of day [leads].
        undated: leads whose day is not told [leads].
        over_delivery: None where nothing is ahead or exceeded.
        noticed: what is not counted, or not as was asked, as sentences.
    """

    month: YearMonth
    as_of: date
    basis: Basis
    measure: Measure
    calendar: Calendar
    stage: str
    tolerance: float
    progress: Progress
    elapsed: float
    days_left: int
    working_days_left: int
    total: TrackedLine
    streams: tuple[TrackedLine, ...]
    lines: tuple[TrackedLine, ...]
    series: tuple[Series, ...]
    bars: tuple[DayPart, ...]
    unmatched: tuple[UnmatchedPart, ...]
    outside: float
    later: float
    undated: float
    over_delivery: OverDelivery | None
    noticed: tuple[str, ...]
