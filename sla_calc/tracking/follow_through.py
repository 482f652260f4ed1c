"""Which leads are past the promise now: the list that reps work off."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import numpy as np

from sla_calc.tracking.depth import attempts_told, due_now, open_and_unreached
from sla_calc.tracking.judging import JudgedFollowUps

SECOND_WEEK = 7
"""[days] From then on a lead is missing attempts; before, they may only be late."""

MINUTES_AN_HOUR = 60
LONG = 120
"""[minutes] From then on hours are said."""


@dataclass(frozen=True, slots=True)
class OverdueLead:
    """A lead that is past the promise.

    Attributes:
        lead: its name or number in the table.
        rep: whose it is.
        stream: as the plan calls it, or else as the table does.
        lead_type: likewise.
        handed_over: when it came to sales.
        kind: never called, or tried less often than the cadence says.
        minutes_late: beyond the first response promised [working minutes]; of a lead not called.
        attempts_missing: of those that are due; of a lead tried too seldom.
        reason: why it is on the list, as a sentence.
        line: row number in the table.
    """

    lead: str | None
    rep: str | None
    stream: str | None
    lead_type: str | None
    handed_over: datetime
    kind: Literal["not called", "too few attempts"]
    minutes_late: float | None
    attempts_missing: int | None
    reason: str
    line: int


def follow_through(judged: JudgedFollowUps) -> tuple[OverdueLead, ...]:
    """Return the open leads that are past the promise, by rep, oldest first.

    Not called: never contacted, and beyond the first response promised. Too few attempts: from the
    second week on, not reached, and tried less often than the cadence says by then. A lead is
    listed once. Leads without a rep come last.

    Args:
        judged: the leads beside their promises.
    """
    handed_over = judged.follow_ups.handed_over
    owing = open_and_unreached(judged) & ~np.isnat(handed_over)
    uncalled = owing & judged.never & (judged.waited > judged.promise)
    found = [_not_called(judged, at) for at in np.flatnonzero(uncalled).tolist()]
    made = attempts_told(judged)
    if made is not None:
        due = due_now(judged)
        age = (np.datetime64(judged.as_of, "D") - handed_over.astype("datetime64[D]")).astype(int)
        seldom = owing & ~uncalled & (age >= SECOND_WEEK) & (made < due)
        found += [
            _too_few(judged, at, int(made[at]), int(due[at]), int(age[at]))
            for at in np.flatnonzero(seldom).tolist()
        ]
    return tuple(sorted(found, key=_by_rep_oldest_first))


def _by_rep_oldest_first(lead: OverdueLead) -> tuple[bool, str, datetime, int]:
    return lead.rep is None, lead.rep or "", lead.handed_over, lead.line


def _not_called(judged: JudgedFollowUps, at: int) -> OverdueLead:
    waited, promise = float(judged.waited[at]), float(judged.promise[at])
    said = f"Not called in {_time(waited)} of working time; {_time(promise)} are promised."
    return _entry(judged, at, "not called", said, minutes_late=waited - promise)


def _too_few(judged: JudgedFollowUps, at: int, made: int, due: int, age: int) -> OverdueLead:
    said = f"{made} of the {due} attempts that the cadence has by day {age}."
    return _entry(judged, at, "too few attempts", said, attempts_missing=due - made)


def _entry(
    judged: JudgedFollowUps,
    at: int,
    kind: Literal["not called", "too few attempts"],
    reason: str,
    *,
    minutes_late: float | None = None,
    attempts_missing: int | None = None,
) -> OverdueLead:
    told = judged.follow_ups
    stream, lead_type = judged.places[judged.place_of[at]]
    return OverdueLead(
        lead=told.leads[at],
        rep=told.owners[at],
        stream=stream,
        lead_type=lead_type,
        handed_over=told.handed_over[at].astype("datetime64[s]").item(),
        kind=kind,
        minutes_late=minutes_late,
        attempts_missing=attempts_missing,
        reason=reason,
        line=int(told.lines[at]),
    )


def _time(minutes: float) -> str:
    """Return a duration in minutes, or in hours where it is long."""
    if minutes < LONG:
        return f"{minutes:,.0f} minutes"
    return f"{minutes / MINUTES_AN_HOUR:,.1f}".removesuffix(".0") + " hours"
