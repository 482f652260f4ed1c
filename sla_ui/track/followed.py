"""Each lead's follow-up beside its promise, worked out once and kept with the lead table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sla_calc import judge_follow_ups
from sla_data import LeadTableError
from sla_ui.frame.memo import Memo
from sla_ui.track.results import matched, matches_key, memo

if TYPE_CHECKING:
    from sla_calc import FollowUps, JudgedFollowUps, Plan
    from sla_calc.calibration.matching import Matches
    from sla_calc.model.months import YearMonth
    from sla_data import LeadTable
    from sla_ui.lead_table.state import RecalibrationState
    from sla_ui.track.state import Asked, TrackState

MONTHS_FOLLOWED = 6
"""[months] up to the one that is looked at, whose leads' follow-up is looked at."""

MOST_FOLLOWED = 6
"""So many answers about all leads are kept."""


@dataclass(frozen=True, eq=False)
class Followed:
    """Leads beside their promises, and what was worked out of them."""

    judged: JudgedFollowUps
    memo: Memo


def followed(
    known: RecalibrationState, watched: TrackState, plan: Plan, asked: Asked
) -> Followed | tuple[str, ...]:
    """Return the follow-up of the table's leads, or why there is none; worked out once.

    There may be 200,000 leads, so that only the last few answers are kept.
    """
    table = known.table
    if table is None or watched.typing:
        return ("Typed actuals tell nothing of the follow-up. Drop an export with a row a lead.",)
    zone = ZoneInfo(watched.zone) if watched.zone else None
    kept = memo(known).once("follow-ups", lambda: Memo(MOST_FOLLOWED))
    told = kept.once(
        ("leads", asked.month, watched.zone), lambda: _follow_ups(table, asked.month, zone)
    )
    if isinstance(told, tuple):
        return told

    def find(matches: Matches | None) -> Followed:
        judged = judge_follow_ups(told, plan, asked.as_of, zone=zone, matches=matches)
        return Followed(judged, Memo())

    key = ("judged", plan, asked.month, asked.as_of, watched.zone, matches_key(known))
    return kept.once(key, lambda: matched(known, find))


def _follow_ups(
    table: LeadTable, month: YearMonth, zone: ZoneInfo | None
) -> FollowUps | tuple[str, ...]:
    """Return the follow-up of the last months' leads; of one, where those would be too many."""
    try:
        first = (month + (1 - MONTHS_FOLLOWED)).dates[0]
        return table.follow_ups((first, month.dates[-1]), zone=zone)
    except (LeadTableError, ValueError):  # the first months that there are have none before
        try:
            return table.follow_ups((month.dates[0], month.dates[-1]), zone=zone)
        except LeadTableError as error:
            return error.problems
