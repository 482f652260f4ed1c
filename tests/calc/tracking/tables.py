"""What tables tell, written down by hand: counts of days, and follow-ups lead by lead."""

from datetime import date
from typing import Any

import numpy as np

from sla_calc import DailyCounts, DayCount, FollowUps

Leads = tuple[date, str | None, str | None, float]


def daily(*rows: Leads, stage: str = "MQL", **more: Any) -> DailyCounts:
    """Counts of one stage: day, stream, lead type, leads."""
    told = tuple(DayCount(day, stream, kind, (n,), None) for day, stream, kind, n in rows)
    return DailyCounts((stage,), told, **more)


def every_day(first: date, last: date, leads: float) -> list[Leads]:
    """So many leads of no told part on each day."""
    days = range(first.toordinal(), last.toordinal() + 1)
    return [(date.fromordinal(day), None, None, leads) for day in days]


def follow_ups(*leads: dict[str, Any], **whole: Any) -> FollowUps:
    """Follow-ups, a dict for each lead; a column that no lead has is not told."""
    n = len(leads)

    def column(name: str, default: Any = None) -> list[Any]:
        return [lead.get(name, default) for lead in leads]

    def told(name: str) -> bool:
        return any(name in lead for lead in leads)

    def moments(name: str) -> Any:
        return np.array([lead.get(name, "NaT") for lead in leads], "datetime64[s]")

    handed_over, first = moments("handed_over"), moments("first_attempt")
    minutes = (first - handed_over).astype("timedelta64[s]").astype(float) / 60
    minutes[np.isnat(handed_over) | np.isnat(first)] = np.nan
    given = np.array(column("minutes", np.nan), float)
    values = {
        "leads": tuple(column("lead")),
        "owners": tuple(column("owner")),
        "streams": tuple(column("stream")),
        "lead_types": tuple(column("lead_type")),
        "handed_over": handed_over,
        "assigned": moments("assigned") if told("assigned") else None,
        "first_attempt": first,
        "clock_minutes": np.where(np.isnan(given), minutes, given),
        "attempts": np.array(column("attempts", np.nan), float) if told("attempts") else None,
        "reached": np.array(column("reached", False), bool) if told("reached") else None,
        "closed": np.array(column("closed", False), bool),
        "lines": np.arange(1, n + 1),
    }
    return FollowUps(**{**values, **whole})
