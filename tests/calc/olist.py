"""Counts of the real funnel of Olist, made by hand: 8,000 MQLs, 842 of them won."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from statistics import fmean, median

from sla_calc import YearMonth
from sla_calc.calibration.counts import (
    AgeCounts,
    Counts,
    CycleCounts,
    MonthCounts,
    StageCounts,
    WonAmounts,
)
from tests.real_data import DATA

FILE = DATA / "olist" / "olist_leads_joined.csv"
STAGES = ("MQL", "Customer")

Lead = tuple[str, date, datetime | None, float]
"""Origin, created, won, amount."""


@cache
def leads() -> tuple[Lead, ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            (
                row["origin"] or "(blank)",
                date.fromisoformat(row["first_contact_date"]),
                datetime.fromisoformat(row["won_date"]) if row["won_date"] else None,
                float(row["declared_monthly_revenue"] or 0),
            )
            for row in csv.DictReader(file)
        )


def counts(since: date = date.min, as_of: date = date(2018, 11, 14)) -> Counts:
    """The counts of the leads created from a day on, as they were on another day."""
    known = [lead for lead in leads() if lead[1] >= since]
    parts: dict[str | None, list[Lead]] = defaultdict(list)
    for lead in known:
        parts[None].append(lead)
        parts[lead[0]].append(lead)
    return Counts(
        stages=STAGES,
        basis="cohort",
        window=(min(lead[1] for lead in known), max(lead[1] for lead in known)),
        as_of=as_of,
        first_won=min(lead[2] for lead in leads() if lead[2]).date(),
        first_created=min(lead[1] for lead in leads()),
        reached=tuple(
            StageCounts(None, kind, (len(rows), sum(won_by(row, as_of) for row in rows)))
            for kind, rows in parts.items()
        ),
        ages=tuple(_ages(kind, rows, as_of) for kind, rows in parts.items()),
        amounts=(_amounts(known),),
        cycles=(_cycle(known),),
        months=tuple(_months(known, as_of)),
    )


def won_by(lead: Lead, as_of: date) -> bool:
    return lead[2] is not None and lead[2].date() <= as_of


def days_to_win(lead: Lead) -> float:
    created = datetime(lead[1].year, lead[1].month, lead[1].day)  # noqa: DTZ001 - as in the file
    return (lead[2] - created).total_seconds() / 86_400 if lead[2] else -1.0


def _ages(kind: str | None, rows: Iterable[Lead], as_of: date) -> AgeCounts:
    moved, waiting = Counter[int](), Counter[int]()
    for lead in rows:
        if won_by(lead, as_of):
            moved[int(days_to_win(lead))] += days_to_win(lead) >= 0
        else:
            waiting[(as_of - lead[1]).days] += 1
    days = tuple(sorted({*moved, *waiting}))
    return AgeCounts(
        stream=None,
        lead_type=kind,
        from_stage=STAGES[0],
        to_stage=STAGES[1],
        days=days,
        moved=tuple(moved[day] for day in days),
        waiting=tuple(waiting[day] for day in days),
    )


def _amounts(rows: Iterable[Lead]) -> WonAmounts:
    won = [lead[3] for lead in rows if lead[2]]
    told = [amount for amount in won if amount > 0]
    return WonAmounts(None, None, len(told), sum(told), median(told), len(won) - len(told))


def _cycle(rows: Iterable[Lead]) -> CycleCounts:
    taken = [days_to_win(lead) for lead in rows if lead[2]]
    usable = sorted(days for days in taken if days >= 0)
    p90 = usable[int(0.9 * (len(usable) - 1))]  # 840 steps: the 756th, no fraction in between
    return CycleCounts(
        None, None, len(usable), fmean(usable), median(usable), p90, len(taken) - len(usable)
    )


def _months(rows: Iterable[Lead], as_of: date) -> Iterable[MonthCounts]:
    created, won = Counter[YearMonth](), Counter[YearMonth]()
    for lead in rows:
        month = YearMonth(lead[1].year, lead[1].month)
        created[month] += 1
        won[month] += won_by(lead, as_of)
    for month in sorted(created):
        yield MonthCounts(month, None, None, (created[month], won[month]))
