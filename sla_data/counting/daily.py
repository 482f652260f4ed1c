"""What entered each stage day by day, whenever its lead was created: the actuals of a goal line."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import ibis
from ibis.expr import types as ir

from sla_calc.tracking.actuals import DailyCounts, DayCount, Grain
from sla_data.counting.days import Window, between, day_of
from sla_data.counting.grouping import Fetch, Key, Row, grouped_by, in_order, key_of
from sla_data.meaning.mapping import Mapping


def daily_counts(
    rows: ir.Table, mapping: Mapping, fetch: Fetch, window: Window | None
) -> DailyCounts:
    """Return how many entered each stage on each day, and the revenue of the deals won on it.

    Args:
        rows: as ``sla_data.meaning.typed.lead_rows`` makes them, only those without a problem.
        mapping: what the table's columns meant.
        fetch: runs an expression.
        window: first and last day to count; everything by default.
    """
    if mapping.shape == "totals":
        return _of_totals(rows, mapping, fetch, window)
    told = [bool(step.day) for step in mapping.steps]
    brings_money = bool(mapping.amount and told[-1] and len(told) > 1)
    found = fetch(_entered(rows, mapping, window)) if any(told) else []
    (undated,) = fetch(rows.aggregate(**{f"n_{p}": _undated(rows, p) for p in range(len(told))}))
    return DailyCounts(
        stages=mapping.stages,
        rows=_by_day(found, told, brings_money=brings_money),
        undated=tuple(float(undated[f"n_{place}"] or 0) for place in range(len(told))),
    )


def _entered(rows: ir.Table, mapping: Mapping, window: Window | None) -> ir.Table:
    """Return how many entered a stage on a day, for each stage whose day is told."""
    last = len(mapping.steps) - 1
    parts = []
    for place, step in enumerate(mapping.steps):
        if step.day:
            at = f"at_{place}"
            entered = between(rows.filter(rows.reached >= place, rows[at].notnull()), at, window)
            split = {name: entered[name] for name in grouped_by(mapping)}
            amount = ibis.ifelse(entered.amount > 0, entered.amount, 0.0)
            by_day = entered.group_by(**split, day=entered[at].date())
            found = by_day.aggregate(n=entered.count(), amount=amount.sum())
            revenue = found.amount if place == last else ibis.literal(0.0)
            parts.append(
                found.select(
                    *split,
                    "day",
                    place=ibis.literal(place, "int64"),
                    n=found.n.cast("float64"),
                    revenue=revenue.cast("float64"),
                )
            )
    return ibis.union(*parts) if len(parts) > 1 else parts[0]


def _undated(rows: ir.Table, place: int) -> ir.Value:
    there = (rows.reached >= place) & rows[f"at_{place}"].isnull()
    return ibis.ifelse(there, 1, 0).sum()


def _of_totals(
    rows: ir.Table, mapping: Mapping, fetch: Fetch, window: Window | None
) -> DailyCounts:
    """Return the sums of a table of totals for each of its days or months."""
    stages = range(len(mapping.steps))
    split = {name: rows[name] for name in grouped_by(mapping)}
    sums = {f"n_{place}": rows[f"count_{place}"].sum() for place in stages}
    by_day = rows.group_by(**split, day=rows.at_0.date())
    found = fetch(by_day.aggregate(**sums, amount=rows.amount.sum()))
    grain = _grain({day for row in found if (day := day_of(row["day"]))}, mapping)
    timeless = [row for row in found if not row["day"]]
    undated = [float(sum(row[f"n_{place}"] or 0 for row in timeless)) for place in stages]
    long = [
        {**row, "place": p, "n": row[f"n_{p}"], "revenue": 0.0 if p else row["amount"]}
        for row in found
        if row["day"] and _within(day_of(row["day"]), window)
        for p in stages
    ]
    said = "Each row of the table is the total of a month: it tells nothing about the days."
    return DailyCounts(
        stages=mapping.stages,
        rows=_by_day(long, [True] * len(stages), brings_money=bool(mapping.amount)),
        undated=tuple(undated),
        grain=grain,
        noticed=(said,) if grain == "month" else (),
    )


def _grain(days: set[date], mapping: Mapping) -> Grain:
    """Return whether totals are those of months: all on the first of one.

    A single such day may be a day; the name of its column decides.
    """
    if not days or any(day.day > 1 for day in days):
        return "day"
    header = (mapping.steps[0].day or "").casefold()
    says_month = any(word in header for word in ("month", "monat"))
    return "month" if len(days) > 1 or says_month else "day"


def _within(day: date | None, window: Window | None) -> bool:
    return day is not None and (window is None or window[0] <= day <= window[1])


def _by_day(found: Iterable[Row], told: list[bool], *, brings_money: bool) -> tuple[DayCount, ...]:
    """Return one row for each day and part, the stages side by side."""
    leads: dict[tuple[date, Key], list[float]] = defaultdict(lambda: [0.0] * len(told))
    money: dict[tuple[date, Key], float] = defaultdict(float)
    for row in found:
        if day := day_of(row["day"]):
            part = day, key_of(row)
            leads[part][row["place"]] += float(row["n"] or 0)
            money[part] += float(row["revenue"] or 0)
    groups = {key: place for place, key in enumerate(in_order(key for _, key in leads))}
    return tuple(
        DayCount(
            day,
            *key,
            tuple(n if is_told else None for n, is_told in zip(leads[day, key], told, strict=True)),
            money[day, key] if brings_money else None,
        )
        for day, key in sorted(leads, key=lambda part: (part[0], groups[part[1]]))
    )
