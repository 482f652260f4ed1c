"""How soon sales makes the first attempt, in working time and by the clock."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sla_calc.tracking.judging import JudgedFollowUps
from sla_calc.tracking.parts_of_leads import By, LeadGroup, Period, grouped
from sla_calc.tracking.working_clock import clock_minutes, working_minutes

Minutes = NDArray[np.float64]
APART = ("system", "system_clock", "rep", "rep_clock")


class Spread(NamedTuple):
    """How long something took: of how many leads it is told, and two percentiles [minutes]."""

    n: int
    median: float | None
    p90: float | None
    """With linear interpolation between leads."""


class Within(NamedTuple):
    """Which share was contacted within the promise [fraction]; None of no lead."""

    of_all: float | None
    """Of the leads whose promise was kept or has run out, so never contacted ones are not kept."""
    of_contacted: float | None
    """Of those that were contacted."""


@dataclass(frozen=True, slots=True)
class ResponseSpeed:
    """How soon a group's leads were first contacted.

    leads = contacted + never_contacted + pending. Leads contacted before their hand-over, and those
    of which it is not told when, are in no time and no share.

    Attributes:
        group: whose leads, and of when.
        leads: handed over by the moment.
        contacted: at whatever time.
        never_contacted: and beyond the promise.
        pending: not contacted, still inside the promise.
        before_hand_over: contacted before they were handed over.
        untimed: contacted, and it is not told after how long.
        working: hand-over → first attempt in working time.
        clock: hand-over → first attempt by the clock.
        within: share within the promise in working time.
        within_clock: share that took no more than the promised minutes by the clock.
        system: hand-over → a rep gets it, in working time; None where the table does not tell.
        system_clock: likewise by the clock.
        rep: a rep gets it → first attempt, in working time; None where the table does not tell.
        rep_clock: likewise by the clock.
    """

    group: LeadGroup
    leads: int
    contacted: int
    never_contacted: int
    pending: int
    before_hand_over: int
    untimed: int
    working: Spread
    clock: Spread
    within: Within
    within_clock: Within
    system: Spread | None
    system_clock: Spread | None
    rep: Spread | None
    rep_clock: Spread | None


def response_speed(
    judged: JudgedFollowUps, by: By = "all", period: Period | None = None
) -> tuple[ResponseSpeed, ...]:
    """Return how soon leads were first contacted, group by group.

    A lead that had been assigned before it was handed over was the rep's from the hand-over on; one
    that was assigned after its first attempt is in neither delay.

    Args:
        judged: the leads beside their promises.
        by: what a group has in common.
        period: of the hand-over; all time if none.
    """
    delays = _delays(judged)
    return tuple(
        _speed(judged, delays, group, leads) for group, leads in grouped(judged, by, period)
    )


def speed_notices(judged: JudgedFollowUps) -> tuple[str, ...]:
    """Return which leads are left out of times and shares, as sentences."""
    here, timed = judged.here, judged.timed
    untold = np.isnat(judged.follow_ups.handed_over)
    told = (
        (here & judged.early, "contacted before the hand-over: left out of times and shares"),
        (
            here & judged.contacted & ~judged.early & ~timed,
            "contacted, but the table does not say when: left out of times and shares",
        ),
        (
            untold,
            "handed over, but the table does not say when: no working time and no day",
        ),
        (~here, f"handed over after {judged.as_of:%Y-%m-%d %H:%M}: not counted yet"),
    )
    counts = ((int(which.sum()), what) for which, what in told)
    return tuple(
        f"1 lead was {what}." if count == 1 else f"{count:,} leads were {what}."
        for count, what in counts
        if count
    )


def _speed(
    judged: JudgedFollowUps,
    delays: tuple[Minutes, Minutes, Minutes, Minutes] | None,
    group: LeadGroup,
    members: NDArray[np.int64],
) -> ResponseSpeed:
    leads = members[judged.here[members]]
    contacted, early = judged.contacted[leads], judged.early[leads]
    timed = judged.timed[leads]
    never = int(judged.never[leads].sum())
    late = never if judged.follow_ups.tells_speed else 0
    apart = [_spread(each[leads]) for each in delays] if delays else [None] * len(APART)
    return ResponseSpeed(
        group=group,
        leads=len(leads),
        contacted=int(contacted.sum()),
        never_contacted=never,
        pending=int(judged.pending[leads].sum()),
        before_hand_over=int(early.sum()),
        untimed=int((contacted & ~early & ~timed).sum()),
        working=_spread(judged.working[leads]),
        clock=_spread(judged.clock[leads]),
        within=_within(judged.working[leads], judged.promise[leads], late),
        within_clock=_within(judged.clock[leads], judged.promise[leads], late),
        **dict(zip(APART, apart, strict=True)),
    )


def _spread(minutes: Minutes) -> Spread:
    told = minutes[~np.isnan(minutes)]
    if not len(told):
        return Spread(0, None, None)
    ordered = np.sort(told)
    return Spread(len(told), _percentile(ordered, 0.5), _percentile(ordered, 0.9))


def _percentile(ordered: Minutes, share: float) -> float:
    """Return a percentile as np.percentile does: in many small groups that takes most of a page."""
    at = (len(ordered) - 1) * share
    below, part = int(at), at - int(at)
    low, high = float(ordered[below]), float(ordered[min(below + 1, len(ordered) - 1)])
    return low + (high - low) * part if part < 0.5 else high - (high - low) * (1 - part)  # noqa: PLR2004


def _within(minutes: Minutes, promise: Minutes, never: int) -> Within:
    """Return the shares; where no time is told of anybody, there is none."""
    timed = int((~np.isnan(minutes)).sum())
    kept = int((minutes <= promise).sum())
    return Within(
        of_all=kept / (timed + never) if timed + never else None,
        of_contacted=kept / timed if timed else None,
    )


def _delays(judged: JudgedFollowUps) -> tuple[Minutes, Minutes, Minutes, Minutes] | None:
    """Return the system's delay and the rep's, each in working time and by the clock."""
    told = judged.follow_ups.assigned
    if told is None:
        return None
    team, zone, handed_over = judged.plan.team, judged.zone, judged.follow_ups.handed_over
    attempt = np.where(judged.contacted, judged.first_attempt, np.datetime64("NaT"))
    assigned = np.where(told <= np.datetime64(judged.as_of), told, np.datetime64("NaT"))
    assigned = np.where(assigned < handed_over, handed_over, assigned)
    assigned = np.where(attempt < assigned, np.datetime64("NaT"), assigned)
    return (
        working_minutes(team, handed_over, assigned, zone),
        clock_minutes(handed_over, assigned, zone),
        working_minutes(team, assigned, attempt, zone),
        clock_minutes(assigned, attempt, zone),
    )
