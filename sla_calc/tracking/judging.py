"""Each lead's follow-up as it stood at one moment, beside what was promised for it."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from sla_calc.calibration.matching import Matches
from sla_calc.errors import PlanError
from sla_calc.follow_up.effort import policies
from sla_calc.model.plan import Plan
from sla_calc.model.promise import FollowUpPolicy
from sla_calc.tracking.actuals import FollowUps
from sla_calc.tracking.placing import Place, known_lines, place_parts
from sla_calc.tracking.working_clock import clock_minutes, working_minutes

Told = NDArray[np.bool_]
Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True, slots=True, eq=False)
class JudgedFollowUps:
    """Leads beside their promises: arrays of one length, one entry a lead.

    Attributes:
        follow_ups: as the table tells them.
        plan: whose promises hold.
        as_of: the moment.
        places: stream and lead type, as the plan calls them or else as the table does.
        place_of: number of each lead's place.
        reps: the reps.
        rep_of: number of each lead's rep.
        policies: what is promised for each place.
        promise: first response [working minutes].
        here: handed over by then; a lead whose hand-over is not told is.
        contacted: by then, at a told time or not.
        early: contacted before it was handed over.
        working: hand-over → first attempt [working minutes], NaN where it is early or not told.
        clock: hand-over → first attempt by the clock [minutes], likewise.
        waited: hand-over → the moment [working minutes], NaN where the hand-over is not told.
        pending: not contacted, and still inside the promise.
        first_attempt: when; told, or hand-over + what the table says it took.
        zone: where the wall clock changes for summer and winter.
    """

    follow_ups: FollowUps
    plan: Plan
    as_of: datetime
    places: tuple[Place, ...]
    place_of: NDArray[np.int64]
    reps: tuple[str | None, ...]
    rep_of: NDArray[np.int64]
    policies: tuple[FollowUpPolicy, ...]
    promise: NDArray[np.float64]
    here: Told
    contacted: Told
    early: Told
    working: NDArray[np.float64]
    clock: NDArray[np.float64]
    waited: NDArray[np.float64]
    pending: Told
    first_attempt: NDArray[np.datetime64]
    zone: tzinfo | None

    @property
    def never(self) -> Told:
        """Handed over, beyond the promise, and not contacted."""
        return self.here & ~self.contacted & ~self.pending

    @property
    def timed(self) -> Told:
        """Contacted after the hand-over, and it is told after how long."""
        return ~np.isnan(self.clock)


def judge_follow_ups(
    follow_ups: FollowUps,
    plan: Plan,
    as_of: date,
    *,
    zone: tzinfo | None = None,
    matches: Matches | None = None,
) -> JudgedFollowUps:
    """Return each lead's follow-up as it stood at one moment, beside what was promised for it.

    A lead has its lead type's promise, or the plan's. What came after the moment has not happened.

    Args:
        follow_ups: what the table tells.
        plan: whose promises and working hours hold.
        as_of: the moment on the wall clock; of a date, its end.
        zone: where that clock changes for summer and winter; None: one that never does.
        matches: what the table's parts are in the plan, where that is known better than by name.

    Raises:
        PlanError: the moment has a time zone, a match names what the plan does not have, or the
            team's holidays are not known.
    """
    moment = _moment(as_of)
    parts = list(zip(follow_ups.streams, follow_ups.lead_types, strict=True))
    places, place_of = _numbered(parts)
    placed = place_parts(plan, places, matches)
    lines: tuple[Place, ...] = known_lines(plan)
    promised = dict(zip(lines, policies(plan), strict=True))
    own = tuple(promised.get(placed[part], plan.follow_up) for part in places)
    reps, rep_of = _numbered(follow_ups.owners)
    promise = np.array([policy.first_response_minutes for policy in own])[place_of]
    attempt = _first_attempts(follow_ups)
    contacted, early = _contacted(follow_ups, attempt, moment)
    team, handed_over = plan.team, follow_ups.handed_over
    here = ~(handed_over > np.datetime64(moment))
    waited = working_minutes(team, handed_over, moment, zone)
    late = here & contacted & ~early
    by_clock = clock_minutes(handed_over, attempt, zone)
    told = follow_ups.clock_minutes
    clock = np.where(np.isnan(told) if zone is None else ~np.isnan(by_clock), by_clock, told)
    return JudgedFollowUps(
        follow_ups=follow_ups,
        plan=plan,
        as_of=moment,
        places=tuple((placed[part][0] or part[0], placed[part][1] or part[1]) for part in places),
        place_of=place_of,
        reps=reps,
        rep_of=rep_of,
        policies=own,
        promise=promise,
        here=here,
        contacted=contacted,
        early=early,
        working=np.where(late, working_minutes(team, handed_over, attempt, zone), np.nan),
        clock=np.where(late, clock, np.nan),
        waited=waited,
        pending=here & ~contacted & (waited <= promise),
        first_attempt=attempt,
        zone=zone,
    )


def _moment(as_of: date) -> datetime:
    moment = as_of if isinstance(as_of, datetime) else datetime.combine(as_of, time(23, 59, 59))
    if moment.tzinfo is not None:
        message = f"The moment {moment} has a time zone; it must be a local time without one."
        raise PlanError(message)
    return moment


def _numbered(names: Sequence[Name]) -> tuple[tuple[Name, ...], NDArray[np.int64]]:
    """Return each name once, and the number of each entry's name."""
    numbers: dict[Name, int] = {}
    each = [numbers.setdefault(name, len(numbers)) for name in names]
    return tuple(numbers), np.array(each, dtype=np.int64)


def _first_attempts(follow_ups: FollowUps) -> NDArray[np.datetime64]:
    """Return when each lead was first contacted: told, or by how long it took."""
    told, took = follow_ups.first_attempt, follow_ups.clock_minutes
    seconds = np.where(np.isnan(took), 0, np.round(took * 60)).astype("timedelta64[s]")
    worked_out = np.where(np.isnan(took), np.datetime64("NaT"), follow_ups.handed_over + seconds)
    return np.where(np.isnat(told), worked_out, told)


def _contacted(
    follow_ups: FollowUps, attempt: NDArray[np.datetime64], moment: datetime
) -> tuple[Told, Told]:
    """Return who was contacted by a moment, and who before the lead was handed over."""
    took = follow_ups.clock_minutes
    untimed = ~np.isnan(took)
    if follow_ups.attempts is not None:
        untimed |= follow_ups.attempts > 0
    if follow_ups.reached is not None:
        untimed |= follow_ups.reached
    contacted = np.where(np.isnat(attempt), untimed, attempt <= np.datetime64(moment))
    return contacted, contacted & ((attempt < follow_ups.handed_over) | (took < 0))
