"""What happened, as a table of leads tells it: day by day, lead by lead, reason by reason."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Grain = Literal["day", "month"]
"""Whether a count is one day's, or a whole month's under the month's first day."""


class DayCount(NamedTuple):
    """What happened on one day to one part of the leads."""

    day: date
    stream: str | None
    """None where the table does not tell it."""
    lead_type: str | None
    reached: tuple[float | None, ...]
    """[leads] that entered each stage on that day; None where the table does not tell it by day."""
    revenue: float | None
    """[money] of the deals won on that day; None where the table does not tell it."""


@dataclass(frozen=True, slots=True)
class DailyCounts:
    """What entered each stage on each day, whenever its lead was created.

    Attributes:
        stages: the table's stages, top to bottom.
        rows: by day, revenue stream and lead type; a day without anything is not there.
        undated: [leads] that reached each stage on a day that the table does not tell.
        grain: whether the rows are days or months.
        noticed: sentences about what is odd, for the reader.
    """

    stages: tuple[str, ...]
    rows: tuple[DayCount, ...]
    undated: tuple[float, ...] | None = None
    grain: Grain = "day"
    noticed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class FollowUps:
    """How each lead was followed up so far: arrays of one length, one entry a lead.

    Attributes:
        leads: the lead's name or number in the table; None where it is blank.
        owners, streams, lead_types: as the table names them; None where it does not.
        handed_over: when the lead was created, or reached the stage at which sales takes over, by
            the clock on the wall; NaT where blank.
        assigned: when a rep got it; None where the table does not tell it, NaT where blank.
        first_attempt: NaT where the lead was never contacted, or the table tells no times at all.
        clock_minutes: from hand-over to first attempt [minutes], NaN where there was none; below 0
            where the first attempt came before the hand-over.
        attempts: made so far, NaN where blank; None where the table does not tell it.
        reached: whether the person was reached; None where the table does not tell it.
        closed: won or lost, so that no further follow-up is owed.
        lines: row of the table, from 1; 0 where rows have no order, as in a database.
        tells_speed: whether the table tells first attempts at all, by their time or their delay.
        noticed: sentences about what is odd, for the reader.
    """

    leads: tuple[str | None, ...]
    owners: tuple[str | None, ...]
    streams: tuple[str | None, ...]
    lead_types: tuple[str | None, ...]
    handed_over: NDArray[np.datetime64]
    assigned: NDArray[np.datetime64] | None
    first_attempt: NDArray[np.datetime64]
    clock_minutes: NDArray[np.float64]
    attempts: NDArray[np.float64] | None
    reached: NDArray[np.bool_] | None
    closed: NDArray[np.bool_]
    lines: NDArray[np.int64]
    tells_speed: bool = True
    noticed: tuple[str, ...] = ()


class ReasonCount(NamedTuple):
    """Why leads did not advance."""

    stream: str | None
    lead_type: str | None
    stage: str
    """The furthest stage that these leads reached."""
    reason: str
    """As written; ``(blank)`` where none is given."""
    leads: int
