"""What the leads tell of sales' half of the agreement, worked out once."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sla_calc import (
    FollowUpDepth,
    JudgedFollowUps,
    OverdueLead,
    ResponseSpeed,
    follow_through,
    follow_up_depth,
    response_speed,
)
from sla_calc.tracking.parts_of_leads import By, Period
from sla_ui.lead_table.state import RecalibrationState
from sla_ui.track.followed import Followed, followed
from sla_ui.track.results import Month
from sla_ui.track.state import TrackState


class SalesHalf(NamedTuple):
    """What the leads tell of sales' half.

    Attributes:
        told: each lead's follow-up; sentences where there is none.
        speed: of the leads handed over in the month; None where there is none.
        depth: of those; None where it is not told.
        overdue: leads past the promise now.
    """

    told: Followed | tuple[str, ...]
    speed: ResponseSpeed | None
    depth: FollowUpDepth | None
    overdue: tuple[OverdueLead, ...] | None


def sales_half(known: RecalibrationState, watched: TrackState, looked: Month) -> SalesHalf:
    """Return what the leads tell of sales' half; worked out once."""
    told = followed(known, watched, looked.plan, looked.asked)
    if isinstance(told, tuple):
        return SalesHalf(told, None, None, None)
    speeds = of_month(grouped(told, "all", "month", response_speed), looked)
    depths = of_month(grouped(told, "all", "month", follow_up_depth), looked)
    overdue = told.memo.once("overdue", lambda: follow_through(told.judged))
    return SalesHalf(told, speeds[0] if speeds else None, depths[0] if depths else None, overdue)


def grouped(
    told: Followed,
    by: By,
    period: Period,
    find: Callable[[JudgedFollowUps, By, Period], Any],
) -> tuple[Any, ...]:
    """Return the figures of groups of leads; worked out once."""
    key = (find.__name__, by, period)
    found: tuple[Any, ...] = told.memo.once(key, lambda: find(told.judged, by, period) or ())
    return found


def of_month(found: tuple[Any, ...], looked: Month) -> list[Any]:
    """Return the groups of leads handed over in the month that is looked at."""
    first = looked.asked.month.dates[0]
    return [each for each in found if each.group.begins == first]
