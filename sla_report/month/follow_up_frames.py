"""Sales' half as tidy frames: period by period, rep by rep, and the leads past the promise."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pandas as pd

from sla_calc import FollowUpDepth, OverdueLead, ResponseSpeed
from sla_calc.tracking.parts_of_leads import Period
from sla_data.formats.csv_file import csv_file
from sla_report.drawing.roles import FOUND
from sla_report.month.share_charts import KEPT, NOT_KEPT
from sla_report.month.words import day_of, minutes
from sla_report.numbers.figures import NOTHING, Figures
from sla_report.plain_text import distinct, plain

PERCENT = 100
IN_HOURS = 120
"""[minutes] from which on a duration is told in hours."""
NOBODY = "nobody"
HEADER = ("rep", "lead", "stream", "lead_type", "handed_over", "reason", "line")

Kept = tuple[date, float | None, str, str]
"""First day of a period, the share that was kept, of how many, and what else is to be said."""


def speed_kept(speeds: Iterable[ResponseSpeed], figures: Figures, *, by_clock: bool) -> list[Kept]:
    """Return which share of each period's leads was contacted within the promise."""
    kept = []
    for each in speeds:
        if each.group.begins is None:
            continue
        within, spread = _told(each, by_clock=by_clock)
        more = (
            f"median {minutes(spread.median, figures)}, nine in ten within "
            f"{minutes(spread.p90, figures)}, {figures.count(each.never_contacted)} never contacted"
        )
        kept.append((each.group.begins, within.of_all, f"{figures.count(each.leads)} leads", more))
    return kept


def depth_kept(depths: Iterable[FollowUpDepth], figures: Figures) -> list[Kept]:
    """Return which share of the attempts due on each period's unreached leads was made."""
    return [
        (
            each.group.begins,
            each.share_made,
            f"{figures.count(each.due)} attempts due",
            f"{figures.count(each.keeping)} of {figures.count(each.leads)} leads have all of them",
        )
        for each in depths
        if each.group.begins is not None
    ]


def kept_by_period(
    kept: Sequence[Kept], target: float, period: Period, figures: Figures
) -> pd.DataFrame:
    """Return the shares that were kept, period by period.

    Columns: ``position``, ``when`` (as text), ``share``, ``target`` [%], ``verdict``, ``role``, and
    as text ``share_text``, ``of``, ``more``. A period without any such lead has no share.
    """
    return pd.DataFrame(
        {
            "position": range(len(kept)),
            "when": distinct([_when(begins, period, figures) for begins, *_ in kept]),
            "share": [None if share is None else share * PERCENT for _, share, *_ in kept],
            "target": [target * PERCENT] * len(kept),
            "verdict": [
                KEPT if share is not None and share >= target - 1e-9 else NOT_KEPT
                for _, share, *_ in kept
            ],
            "role": [FOUND] * len(kept),
            "share_text": [figures.rate(share) for _, share, *_ in kept],
            "of": [of for *_, of, _ in kept],
            "more": [more for *_, more in kept],
        }
    )


def by_rep(
    speeds: Sequence[ResponseSpeed],
    depths: Sequence[FollowUpDepth],
    overdue: Sequence[OverdueLead],
    figures: Figures,
    *,
    by_clock: bool,
) -> pd.DataFrame:
    """Return how each rep follows up.

    Columns, all text: ``rep``, ``leads``, ``median``, ``p90``, ``of_all``, ``of_contacted``,
    ``never``, ``made`` (of the attempts due), ``overdue`` (past the promise now).
    """
    deep = {each.group.rep: each for each in depths}
    late: dict[str | None, int] = {}
    for lead in overdue:
        late[lead.rep] = late.get(lead.rep, 0) + 1
    spreads = [_told(each, by_clock=by_clock)[1] for each in speeds]
    medians = in_one_unit([spread.median for spread in spreads], figures)
    slowest = in_one_unit([spread.p90 for spread in spreads], figures)
    rows = []
    for each, median, p90 in zip(speeds, medians, slowest, strict=True):
        within, _ = _told(each, by_clock=by_clock)
        depth = deep.get(each.group.rep)
        rows.append(
            {
                "rep": rep_named(each.group.rep),
                "leads": figures.count(each.leads),
                "median": median,
                "p90": p90,
                "of_all": figures.rate(within.of_all),
                "of_contacted": figures.rate(within.of_contacted),
                "never": figures.count(each.never_contacted),
                "made": figures.rate(depth.share_made) if depth else NOTHING,
                "overdue": figures.count(late.get(each.group.rep, 0)),
            }
        )
    return pd.DataFrame(rows)


def in_one_unit(column: Sequence[float | None], figures: Figures) -> list[str]:
    """Return durations [minutes] all in hours, where the longest is, or else all in minutes."""
    longest = max((abs(x) for x in column if x is not None), default=0.0)
    unit, size = ("h", 60) if longest >= IN_HOURS else ("min", 1)
    return [NOTHING if x is None else f"{figures.about(x / size)} {unit}" for x in column]


def overdue_leads(leads: Iterable[OverdueLead]) -> pd.DataFrame:
    """Return the leads that are past the promise. Columns, all text: those of ``HEADER``."""
    return pd.DataFrame([_cells(each) for each in leads], columns=list(HEADER))


def overdue_csv(leads: Iterable[OverdueLead]) -> bytes:
    """Return the leads that are past the promise as a CSV file, in which no cell is a formula."""
    rows = (
        (
            *(each.rep, each.lead, each.stream, each.lead_type),
            *(each.handed_over.isoformat(" ", "minutes"), each.reason, each.line or None),
        )
        for each in leads
    )
    return csv_file(HEADER, rows)


def rep_named(rep: str | None) -> str:
    """Return a rep's name for a table."""
    return NOBODY if rep is None else plain(rep, 60)


def _told(speed: ResponseSpeed, *, by_clock: bool) -> tuple[Any, Any]:
    if by_clock:
        return speed.within_clock, speed.clock
    return speed.within, speed.working


def _cells(lead: OverdueLead) -> dict[str, str]:
    return {
        "rep": rep_named(lead.rep),
        "lead": plain(lead.lead, 60) if lead.lead else NOTHING,
        "stream": plain(lead.stream, 60) if lead.stream else NOTHING,
        "lead_type": plain(lead.lead_type, 60) if lead.lead_type else NOTHING,
        "handed_over": lead.handed_over.isoformat(" ", "minutes"),
        "reason": plain(lead.reason, 200),
        "line": _line(lead),
    }


def _line(lead: OverdueLead) -> str:
    return str(lead.line) if lead.line else ""


def _when(begins: date, period: Period, figures: Figures) -> str:
    if period == "month":
        return figures.month(begins.year, begins.month, short=True)
    day = day_of(begins, figures).removesuffix(f" {begins.year}")
    return day if period == "day" else f"from {day}"
