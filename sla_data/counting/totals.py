"""Tables of totals: a row for each day or month and channel, with counts, revenue and spend."""

from typing import Any

from ibis.expr import types as ir

from sla_calc.calibration.counts import Spending, WonAmounts, WonRevenue
from sla_data.counting.days import day_of
from sla_data.counting.grouping import Fetch, Key, grouped_by, in_order, summed
from sla_data.counting.tally import StageTally
from sla_data.meaning.mapping import Mapping


def total_parts(rows: ir.Table, mapping: Mapping, fetch: Fetch) -> dict[str, Any]:
    """Return the parts of ``Counts`` as sums: never as a mean of the rows' own ratios."""
    counts = [f"count_{place}" for place in range(len(mapping.steps))]
    figures = [*counts, "amount", "spend"]
    split = {name: rows[name] for name in grouped_by(mapping)}
    by = split | ({"month": rows.at_0.truncate("M")} if mapping.steps[0].day else {})
    grouped = rows.group_by(**by) if by else rows
    found = fetch(grouped.aggregate(**{name: rows[name].sum() for name in figures}))
    tally = StageTally([True] * len(counts))
    for (group, month), row in summed(found, lambda row: day_of(row.get("month")), counts).items():
        for place, name in enumerate(counts):
            tally.add(group, month, place, float(row[name]))
    whole = {
        group: {name: float(value) for name, value in row.items()}
        for (group, _), row in summed(found, lambda _: None, figures).items()
    }
    groups = in_order(whole)
    return {
        "reached": tally.in_all(),
        "months": tally.by_month(),
        **(_revenue(whole, groups, counts[-1]) if mapping.amount else {}),
        **({"spending": _spending(whole, groups)} if mapping.spend else {}),
    }


def _revenue(
    whole: dict[Key, dict[str, float]], groups: list[Key], customers: str
) -> dict[str, Any]:
    return {
        "amounts": tuple(
            WonAmounts(
                *group,
                n=round(whole[group][customers]),
                total=whole[group]["amount"],
                median=None,
                without_amount=0,
            )
            for group in groups
        ),
        "revenue": tuple(
            WonRevenue(stream, whole[stream, kind]["amount"], None)
            for stream, kind in groups
            if kind is None
        ),
    }


def _spending(whole: dict[Key, dict[str, float]], groups: list[Key]) -> tuple[Spending, ...]:
    return tuple(
        Spending(*group, amount=whole[group]["spend"], leads=whole[group]["count_0"])
        for group in groups
    )
