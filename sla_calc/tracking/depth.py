"""How often sales tries the leads that it has not reached, against the cadence."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sla_calc.follow_up.team_days import A_YEAR, is_worked
from sla_calc.model.promise import FollowUpPolicy
from sla_calc.model.team import SalesTeam
from sla_calc.tracking.judging import JudgedFollowUps, Told
from sla_calc.tracking.parts_of_leads import By, LeadGroup, Period, grouped

Counts = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FollowUpDepth:
    """How often a group's open leads were tried that nobody has reached.

    Attributes:
        group: whose leads, and of when.
        leads: not reached, not closed, their attempts told, and an attempt due [leads].
        made: attempts made on them.
        due: attempts that the cadence has by their age.
        made_of_due: attempts made, of each lead no more than are due.
        keeping: leads with as many attempts as are due or more.
        not_told: leads not reached and not closed whose attempts are not told.
        closed: leads that were closed without being reached; None where that is not told.
        closed_made: attempts made on those.
    """

    group: LeadGroup
    leads: int
    made: float
    due: int
    made_of_due: float
    keeping: int
    not_told: int
    closed: int | None
    closed_made: float | None

    @property
    def share_made(self) -> float | None:
        """Attempts made of those due [fraction]; None where none is due."""
        return self.made_of_due / self.due if self.due else None

    @property
    def share_keeping(self) -> float | None:
        """Leads that have all attempts due [fraction]; None where none is due."""
        return self.keeping / self.leads if self.leads else None


def attempts_due(policy: FollowUpPolicy, age_days: ArrayLike) -> NDArray[np.int64]:
    """Return how many attempts the cadence has by an age: those whose day has come.

    Args:
        policy: whose cadence counts.
        age_days: since the hand-over, 0 on the same day [days].

    >>> attempts_due(FollowUpPolicy(), [0, 8, 9, 100]).tolist()
    [1, 2, 3, 7]
    """
    days = [attempt.day for attempt in policy.cadence]
    return np.searchsorted(days, np.asarray(age_days), side="right")


def follow_up_depth(
    judged: JudgedFollowUps, by: By = "all", period: Period | None = None
) -> tuple[FollowUpDepth, ...] | None:
    """Return how often leads were tried that nobody has reached; None where that is not told.

    An attempt is due when the working day is over on which it falls, or the next one where it falls
    on a day off; nothing is due of a lead that is still inside the first-response promise. Where
    the table does not tell who was reached, every open lead counts.

    Args:
        judged: the leads beside their promises.
        by: what a group has in common.
        period: of the hand-over; all time if none.
    """
    made = attempts_told(judged)
    if made is None:
        return None
    due = due_now(judged)
    return tuple(
        _depth(judged, made, due, group, leads) for group, leads in grouped(judged, by, period)
    )


def attempts_told(judged: JudgedFollowUps) -> Counts | None:
    """Return each lead's attempts, NaN where they are not told.

    Blank is 0 for a lead that was never contacted. None where the table does not tell attempts.
    """
    told = judged.follow_ups.attempts
    if told is None:
        return None
    return np.where(np.isnan(told) & ~judged.contacted, 0.0, told)


def due_now(judged: JudgedFollowUps) -> NDArray[np.int64]:
    """Return how many attempts of each lead's cadence are due, closed or reached or not."""
    handed_over = judged.follow_ups.handed_over
    told = judged.here & ~np.isnat(handed_over) & ~judged.pending
    last = _last_day_over(judged.plan.team, judged.as_of)
    ages = np.where(told, (last - handed_over.astype("datetime64[D]")).astype(np.int64), -1)
    due = np.zeros(len(ages), np.int64)
    alike = {id(policy): policy for policy in judged.policies}
    policy_of = np.array([id(policy) for policy in judged.policies], np.int64)[judged.place_of]
    for key, policy in alike.items():
        own = policy_of == key
        due[own] = attempts_due(policy, ages[own])
    return due


def open_and_unreached(judged: JudgedFollowUps) -> Told:
    """Return which leads still owe follow-up: handed over, not closed and not reached."""
    reached = judged.follow_ups.reached
    open_leads = judged.here & ~judged.follow_ups.closed
    return open_leads if reached is None else open_leads & ~reached


def _last_day_over(team: SalesTeam, moment: datetime) -> np.datetime64:
    """Return the last working day that has closed by a moment; its own day if none in a year."""
    over = is_worked(team, moment.date() - timedelta(days=A_YEAR), A_YEAR + 1)
    over[-1] &= moment.time() >= team.hours[1]
    return np.datetime64(moment.date(), "D") - int(over[::-1].argmax())


def _depth(
    judged: JudgedFollowUps,
    made: Counts,
    due: NDArray[np.int64],
    group: LeadGroup,
    members: NDArray[np.int64],
) -> FollowUpDepth:
    owing, blank = open_and_unreached(judged)[members], np.isnan(made[members])
    leads = members[owing & ~blank & (due[members] > 0)]
    reached = judged.follow_ups.reached
    closed = None
    if reached is not None:
        closed = members[(judged.here & judged.follow_ups.closed & ~reached)[members]]
    return FollowUpDepth(
        group=group,
        leads=len(leads),
        made=float(made[leads].sum()),
        due=int(due[leads].sum()),
        made_of_due=float(np.minimum(made[leads], due[leads]).sum()),
        keeping=int((made[leads] >= due[leads]).sum()),
        not_told=int((owing & blank).sum()),
        closed=None if closed is None else len(closed),
        closed_made=None if closed is None else float(np.nansum(made[closed])),
    )
