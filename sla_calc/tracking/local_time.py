"""Times on a wall clock, and the instants at which it shows them where it changes twice a year."""

from datetime import datetime, timedelta, tzinfo
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from sla_calc.model.months import FIRST_YEAR, LAST_YEAR

Moments: TypeAlias = datetime | np.datetime64 | NDArray[np.datetime64]
"""One local wall-clock time without a zone, or many."""

FIRST = np.datetime64(f"{FIRST_YEAR}-01-01", "s")
AFTER_LAST = np.datetime64(f"{LAST_YEAR + 1}-01-01", "s")


def as_moments(moments: Moments) -> NDArray[np.datetime64]:
    """Return times as an array, to the second."""
    return np.asarray(moments, dtype="datetime64[s]")


def are_known(moments: NDArray[np.datetime64]) -> NDArray[np.bool_]:
    """Return which times lie in the years that a calendar here has; NaT does not.

    >>> are_known(np.array(["2027-01-04T09:00", "0001-01-01", "NaT"], "datetime64[s]")).tolist()
    [True, False, False]
    """
    return (moments >= FIRST) & (moments < AFTER_LAST)


def instants(
    moments: NDArray[np.datetime64], zone: tzinfo | None, *, fold: int = 0
) -> NDArray[np.int64]:
    """Return the instant of each time on the wall [seconds since 1970, UTC].

    A time that the clock skips is taken as if it had not been put forward yet.

    Args:
        moments: all of them known.
        zone: None: a clock that never changes, and is UTC's.
        fold: which one is meant of a time that the clock shows twice: 0 the first, 1 the second.
    """
    shown = moments.astype(np.int64)
    if zone is None:
        return shown
    days, day_of = np.unique(moments.astype("datetime64[D]"), return_inverse=True)
    begins = [_offset(zone, day.astype(datetime), 0) for day in days.astype("datetime64[s]")]
    ends = [_offset(zone, day.astype(datetime), 1) for day in days.astype("datetime64[s]") + 86_399]
    offsets = np.array(begins, dtype=np.int64)[day_of]
    # Only on a day with a change do its times differ.
    changing = np.flatnonzero(np.not_equal(begins, ends)[day_of])
    offsets[changing] = [
        _offset(zone, moment.astype(datetime), fold) for moment in moments[changing]
    ]
    return shown - offsets


def later_instants(
    moments: NDArray[np.datetime64], zone: tzinfo | None, start: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the instant of each time, of one that the clock shows twice the first after the start.

    Args:
        moments: all of them known.
        zone: as in :func:`instants`.
        start: instants before which the moments should not be.
    """
    at = instants(moments, zone)
    return np.where(at < start, instants(moments, zone, fold=1), at)


def _offset(zone: tzinfo, moment: datetime, fold: int) -> int:
    """Return how far the wall clock is ahead of UTC [seconds]."""
    ahead = moment.replace(fold=fold, tzinfo=zone).utcoffset() or timedelta(0)
    return round(ahead.total_seconds())
