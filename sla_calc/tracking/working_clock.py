"""The team's working clock: how many minutes of it pass between two moments.

Moments are local wall-clock times. A working day runs from the opening up to, not including, the
closing time; at any other time the clock stands still.
"""

from dataclasses import dataclass
from datetime import time, tzinfo

import numpy as np
from numpy.typing import NDArray

from sla_calc.follow_up.team_days import is_worked
from sla_calc.model.team import SalesTeam
from sla_calc.tracking.local_time import Moments, are_known, as_moments, instants, later_instants

SECONDS_A_MINUTE = 60


def working_minutes(
    team: SalesTeam, start: Moments, end: Moments, zone: tzinfo | None = None
) -> NDArray[np.float64]:
    """Return how much working time passes from each start to its end [working minutes].

    Only the team's weekdays count, without public holidays, from opening to closing. NaN where a
    moment is missing or not between 1970 and 2999, and where the end comes before the start.

    Args:
        team: whose days and hours count.
        start: local wall-clock times.
        end: local wall-clock times, of the same shape, or one for all.
        zone: where the clock changes for summer and winter, so that minutes are those that pass.
            None: a clock that never changes.

    Raises:
        PlanError: the team names a country or region whose holidays are not known.

    >>> from datetime import datetime, time
    >>> team = SalesTeam(hours=(time(9), time(18)))
    >>> friday, monday = datetime(2027, 1, 8, 17, 30), datetime(2027, 1, 11, 9, 15)
    >>> float(working_minutes(team, friday, monday))
    45.0
    """
    begins, ends = np.broadcast_arrays(as_moments(start), as_moments(end))
    known = are_known(begins) & are_known(ends)
    minutes = np.full(begins.shape, np.nan)
    if known.any():
        first, last = begins[known], ends[known]
        begun = instants(first, zone)
        ended = later_instants(last, zone, begun)
        clock = _Clock.of(team, first, last, zone)
        passed = clock.worked_by(last, ended) - clock.worked_by(first, begun)
        minutes[known] = np.where(ended < begun, np.nan, passed / SECONDS_A_MINUTE)
    return minutes


def clock_minutes(start: Moments, end: Moments, zone: tzinfo | None = None) -> NDArray[np.float64]:
    """Return how much time passes from each start to its end, day and night [minutes].

    NaN as in :func:`working_minutes`, which has the same arguments.

    >>> from datetime import datetime
    >>> clock_minutes(datetime(2027, 1, 8, 17, 30), datetime(2027, 1, 11, 9, 15)).item()
    3825.0
    """
    begins, ends = np.broadcast_arrays(as_moments(start), as_moments(end))
    known = are_known(begins) & are_known(ends)
    minutes = np.full(begins.shape, np.nan)
    begun = instants(begins[known], zone)
    seconds = later_instants(ends[known], zone, begun) - begun
    minutes[known] = np.where(seconds < 0, np.nan, seconds / SECONDS_A_MINUTE)
    return minutes


@dataclass(frozen=True, slots=True)
class _Clock:
    """The working days of a span: when each opens and closes, and what was worked before it.

    Attributes:
        first: the first day.
        opens: the instant at which each day opens [seconds].
        closes: the instant at which it closes; that of the opening on a day off [seconds].
        before: worked on all days before it [seconds].
    """

    first: np.datetime64
    opens: NDArray[np.int64]
    closes: NDArray[np.int64]
    before: NDArray[np.int64]

    @classmethod
    def of(
        cls,
        team: SalesTeam,
        starts: NDArray[np.datetime64],
        ends: NDArray[np.datetime64],
        zone: tzinfo | None,
    ) -> "_Clock":
        first = min(starts.min(), ends.min()).astype("datetime64[D]")
        last = max(starts.max(), ends.max()).astype("datetime64[D]")
        days: NDArray[np.datetime64] = np.arange(first, last + 1)
        opens, closes = (instants(_each_day_at(days, clock), zone) for clock in team.hours)
        worked = is_worked(team, first.item(), len(days))
        closes = np.where(worked, np.maximum(opens, closes), opens)
        before = np.concatenate([[0], np.cumsum(closes - opens)[:-1]])
        return cls(first, opens, closes, before)

    def worked_by(
        self, moments: NDArray[np.datetime64], at: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Return what was worked from the first day up to each moment [seconds].

        Args:
            moments: on the wall.
            at: the same as instants.
        """
        day = (moments.astype("datetime64[D]") - self.first).astype(np.int64)
        opens, closes = self.opens[day], self.closes[day]
        return self.before[day] + np.clip(at, opens, closes) - opens


def _each_day_at(days: NDArray[np.datetime64], clock: time) -> NDArray[np.datetime64]:
    seconds = (clock.hour * 60 + clock.minute) * 60 + clock.second
    return (days.astype("datetime64[s]").astype(np.int64) + seconds).astype("datetime64[s]")
