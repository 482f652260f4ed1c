"""A month's leads spread over weeks: when their attempts are made, as arrays."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sla_calc.follow_up.cadence import chances_made, connect_rates, minutes_by_attempt, rep_minutes
from sla_calc.follow_up.effort import MINUTES_AN_HOUR
from sla_calc.model.promise import FollowUpPolicy

DAYS_A_WEEK = 7

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Load:
    """The follow-up of each week.

    Attributes:
        hours: a rep's time [hours], lines × weeks.
        attempts: made on average [attempts], lines × weeks.
        hours_by_number: a rep's time [hours], numbers of the attempt × weeks.
        by_number: made on average [attempts], numbers of the attempt × weeks.
    """

    hours: Array
    attempts: Array
    hours_by_number: Array
    by_number: Array


def spread(
    leads: Array,
    held: Sequence[FollowUpPolicy],
    months: NDArray[np.int64],
    done_on: NDArray[np.int64],
    weeks: int,
) -> Load:
    """Spread the leads' attempts over the weeks.

    Args:
        leads: promised [lines × months].
        held: each line's policy.
        months: the month of each day on which leads arrive.
        done_on: for each day the one on which its work is done.
        weeks: how many there are.
    """
    made, hours, days = _attempts(held)
    by_line = np.zeros((2, len(held), weeks))
    by_number = np.zeros((2, made.shape[1], weeks))
    due = days[leads.any(axis=1)]  # a line without leads may have later days than there are
    for day in np.unique(due[due >= 0]):
        landed = leads @ week_shares(months, done_on[day : day + len(months)], weeks)
        then = np.where(days == day, (hours, made), 0.0)
        by_line += then.sum(axis=2, keepdims=True) * landed
        by_number += then.transpose(0, 2, 1) @ landed
    return Load(
        hours=by_line[0],
        attempts=by_line[1],
        hours_by_number=by_number[0],
        by_number=by_number[1],
    )


def _attempts(held: Sequence[FollowUpPolicy]) -> tuple[Array, Array, NDArray[np.int64]]:
    """Return chance, hours and day of each attempt of a lead [lines × attempt numbers].

    The day is −1 where a line's cadence has ended.
    """
    shape = (len(held), max(len(policy.cadence) for policy in held))
    made, hours, days = np.zeros(shape), np.zeros(shape), np.full(shape, -1)
    for line, policy in enumerate(held):
        own = len(policy.cadence)
        rates = connect_rates(policy, own)
        made[line, :own] = chances_made(rates)
        hours[line, :own] = minutes_by_attempt(
            rates, rep_minutes(policy.cadence), policy.connected_minutes
        )
        days[line, :own] = [attempt.day for attempt in policy.cadence]
    return made, hours / MINUTES_AN_HOUR, days


def week_shares(months: NDArray[np.int64], done_on: NDArray[np.int64], weeks: int) -> Array:
    """Return which share of a month's leads has an attempt in which week, months × weeks.

    Args:
        months: the month of each day on which leads arrive, in order.
        done_on: the day on which the attempt of those who arrive then is made, from the first on.
        weeks: how many there are.

    >>> week_shares(np.array([1, 1, 1, 1]), np.array([5, 6, 7, 8]), 2).tolist()
    [[0.5, 0.5]]
    """
    month = months - months[0]
    cell = month * weeks + done_on // DAYS_A_WEEK
    days = np.bincount(cell, minlength=(month[-1] + 1) * weeks).reshape(-1, weeks)
    shares: Array = days / days.sum(axis=1, keepdims=True)
    return shares
