"""The chance that a lead's first attempt comes as soon as promised.

All follow-up work shares the team's time, first come, first served; it arrives at random. The team
is as many servers as its hours for marketing's leads fill of its opening hours.
"""

from collections.abc import Sequence
from sys import float_info

import numpy as np
from numpy.typing import NDArray

from sla_calc.follow_up.effort import MINUTES_AN_HOUR, FollowUpLine
from sla_calc.follow_up.waiting import answered_within
from sla_calc.model.promise import FollowUpPolicy


def minutes_left(policy: FollowUpPolicy, open_minutes: float) -> float:
    """Return how long a lead may wait once its first attempt is due [working minutes].

    Args:
        policy: its promise.
        open_minutes: working minutes by the clock, averaged over all days [minutes/calendar day].

    >>> minutes_left(FollowUpPolicy(first_response_minutes=600, cadence=({"day": 1},)), 350)
    250.0
    """
    return policy.first_response_minutes - policy.cadence[0].day * open_minutes


def response_within_promise(
    lines: Sequence[FollowUpLine], hours_available: float, hours_open: float, days: float
) -> float | None:
    """Return the share of leads whose first attempt comes within the promised time [fraction].

    Erlang C with c = hours available ÷ opening hours, A = hours needed ÷ opening hours, and a rep's
    mean time for a piece of work. A first attempt that is automated needs nobody. One that is
    planned for a later day leaves less of the promised time, and where it leaves less than none
    the promise cannot be kept.

    Args:
        lines: what the follow-up takes, by lead type.
        hours_available: the team's time for marketing's leads [hours/month].
        hours_open: by the clock [hours/month].
        days: calendar days of the month [days/month].

    Returns:
        The mean over lead types by leads, or ``None`` where no lead is owed.
    """
    leads = sum(line.leads for line in lines)
    if not leads:
        return None
    open_minutes = hours_open * MINUTES_AN_HOUR / days
    left = np.array([minutes_left(line.policy, open_minutes) for line in lines])
    automated = np.array([line.policy.cadence[0].automated for line in lines])
    by_a_rep = _answered(lines, hours_available, hours_open, np.maximum(left, 0))
    kept = np.where(left < 0, 0.0, np.where(automated, 1.0, by_a_rep))
    shares = np.array([line.leads / leads for line in lines])
    return min(1.0, float(shares @ kept))


def _answered(
    lines: Sequence[FollowUpLine],
    hours_available: float,
    hours_open: float,
    minutes: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the chance that a rep is free within so many minutes, by lead type."""
    needed = sum(line.hours_needed for line in lines)
    if not needed or not hours_open:
        return np.full(len(lines), 0.0 if needed else 1.0)
    pieces = sum(line.leads * line.effort.pieces_of_work for line in lines)
    least = float_info.min  # of what is so small that it would vanish
    handle_minutes = max(needed * MINUTES_AN_HOUR / max(pieces, least), least)
    servers, load = np.array(hours_available / hours_open), np.array(needed / hours_open)
    return answered_within(servers, load, np.array(handle_minutes), minutes)
