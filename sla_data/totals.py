"""Tables of totals: a row for each day or month and channel, with counts, revenue and spend."""

from collections import defaultdict
from datetime import date

from ibis.expr import types as ir

from sla_calc.calibration.counts import (
    Counts,
    MonthCounts,
    Spending,
    StageCounts,
    WonAmounts,
    WonRevenue,
)
from sla_calc.model.months import YearMonth
from sla_data.grouping import Fetch, Key, Row, grouped_by, in_order, summed
from sla_data.mapping import Mapping


def total_counts(
    rows: ir.Table,
    mapping: Mapping,
    fetch: Fetch,
    window: tuple[date, date] | None,
    as_of: date | None,
) -> Counts:
    """Return the sums of the totals: never a mean of the rows' own ratios."""
    figures = [f"count_{place}" for place in range(len(mapping.steps))]
    split = {name: rows[name] for name in grouped_by(mapping)}
    months = {"month": rows.at_0.truncate("M")} if mapping.steps[0].day else {}
    sums = {name: rows[name].sum() for name in (*figures, "amount", "spend")}
    grouped = rows.group_by(**split, **months) if split or months else rows
    found = fetch(grouped.aggregate(**sums))
    by_month = summed(found, lambda row: row.get("month"), [*figures, "amount", "spend"])
    totals: dict[Key, Row] = defaultdict(lambda: dict.fromkeys([*figures, "amount", "spend"], 0.0))
    for (group, _), row in by_month.items():
        for name, value in row.items():
            totals[group][name] += value
    groups = in_order(totals)

    def reached(row: Row) -> tuple[float, ...]:
        return tuple(float(row[name]) for name in figures)

    return Counts(
        stages=mapping.stages,
        basis="period",
        window=window,
        as_of=as_of,
        first_created=window[0] if window else None,
        reached=tuple(StageCounts(*group, reached(totals[group])) for group in groups),
        months=tuple(
            MonthCounts(YearMonth(at.year, at.month), *group, reached(by_month[group, at]))
            for group in groups
            for at in sorted(
                month for each, month in by_month if each == group and month is not None
            )
        ),
        amounts=tuple(
            WonAmounts(
                *group,
                n=round(totals[group][figures[-1]]),
                total=float(totals[group]["amount"]),
                median=None,
                without_amount=0,
            )
            for group in groups
            if mapping.amount
        ),
        revenue=tuple(
            WonRevenue(stream, float(totals[stream, kind]["amount"]), None)
            for stream, kind in groups
            if mapping.amount and kind is None
        ),
        spending=tuple(
            Spending(
                *group, amount=float(totals[group]["spend"]), leads=float(totals[group]["count_0"])
            )
            for group in groups
            if mapping.spend
        ),
    )
