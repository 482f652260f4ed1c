"""What the won deals, the first responses, the attempts and the spending come to."""

from typing import Any, cast

import ibis
from ibis.expr import types as ir

from sla_calc.calibration.counts import (
    AttemptCounts,
    CycleCounts,
    FirstResponses,
    Spending,
    WonAmounts,
    WonRevenue,
)
from sla_data.counting.grouping import (
    Fetch,
    Fetcher,
    each_group,
    grouped_by,
    in_order,
    summed,
)
from sla_data.meaning.mapping import Mapping

WITHIN_MINUTES = (5.0, 15.0, 30.0, 60.0, 240.0, 1440.0)
_DAY_SECONDS = 86_400.0
FALSE = ibis.literal(value=False)


def won_deals(leads: ir.Table, mapping: Mapping, fetch: Fetcher) -> ir.Table | None:
    """Return the leads that were won, with what is asked about them; None where that is nothing.

    An ``amount`` is above 0 or NULL; the ``cycle`` of a deal won before its lead is below 0 [days].
    """
    last = len(mapping.steps) - 1
    if not last or not (mapping.amount or mapping.steps[last].day):
        return None
    times = [f"at_{place}" for place in range(last + 1)]
    won = leads.filter(leads.reached == last)
    asked = won.select(
        *("stream", "lead_type", "from_marketing", *times),
        amount=ibis.ifelse(won.amount > 0, won.amount, None),
        cycle=cycle_days(won, mapping),
    )
    return fetch.kept(asked)


def measures(
    leads: ir.Table, won: ir.Table | None, mapping: Mapping, fetch: Fetcher
) -> dict[str, Any]:
    """Return the parts of ``Counts`` that the mapping names columns for.

    Args:
        leads: rows of leads.
        won: ``won_deals`` among them.
        mapping: what the table's columns meant.
        fetch: runs an expression.
    """
    parts: dict[str, Any] = {}
    if won is not None:
        parts |= _deals(won, mapping, fetch)
        parts |= {"revenue": _revenue(won, mapping, fetch)} if mapping.amount else {}
    if mapping.response or mapping.first_contact:
        parts["responses"] = _responses(leads, mapping, fetch)
    if mapping.attempts:
        parts["attempts"] = _attempts(leads, mapping, fetch)
    if mapping.spend:
        parts["spending"] = _spending(leads, mapping, fetch)
    return parts


def cycle_days(leads: ir.Table, mapping: Mapping) -> ir.FloatingValue:
    """Return the days from a lead's creation to its won deal, to the second."""
    end = leads[f"at_{len(mapping.steps) - 1}"]
    seconds = end.epoch_seconds() - leads.at_0.epoch_seconds()
    return cast("ir.FloatingValue", seconds.cast("float64") / _DAY_SECONDS)


def _deals(won: ir.Table, mapping: Mapping, fetch: Fetch) -> dict[str, Any]:
    amount, cycle = won.amount, ibis.ifelse(won.cycle >= 0, won.cycle, None)
    found = each_group(
        won,
        mapping,
        fetch,
        amounts=amount.count(),
        total=amount.sum(),
        median=amount.median(),
        cycles=cycle.count(),
        mean_days=cycle.mean(),
        median_days=cycle.median(),
        p90_days=cycle.quantile(0.9),
        before=won.count(where=won.cycle < 0),
    )
    amounts = tuple(
        WonAmounts(
            *group,
            n=row["amounts"],
            total=float(row["total"] or 0.0),
            median=_float(row["median"]),
            without_amount=row["rows"] - row["amounts"],
        )
        for group, row in found
    )
    cycles = tuple(
        CycleCounts(
            *group,
            n=row["cycles"],
            mean_days=_float(row["mean_days"]),
            median_days=_float(row["median_days"]),
            p90_days=_float(row["p90_days"]),
            before_lead=int(row["before"]),
        )
        for group, row in found
    )
    has_days = mapping.steps[0].day and mapping.steps[-1].day
    return {"amounts": amounts if mapping.amount else (), "cycles": cycles if has_days else ()}


def _revenue(won: ir.Table, mapping: Mapping, fetch: Fetch) -> tuple[WonRevenue, ...]:
    split = {"stream": won.stream} if mapping.stream else {}
    paid = won.filter(won.amount.notnull())
    grouped = paid.group_by(**split, ours=paid.from_marketing.fill_null(FALSE))
    sums = summed(
        fetch(grouped.aggregate(total=paid.amount.sum())), lambda row: row["ours"], ["total"]
    )
    told = bool(mapping.from_marketing)
    return tuple(
        WonRevenue(
            stream=stream,
            total=sum(sums[(stream, None), ours]["total"] for ours in (True, False)),
            from_marketing=sums[(stream, None), True]["total"] if told else None,
        )
        for stream, _ in in_order({group for group, _ in list(sums)})
    )


def _responses(leads: ir.Table, mapping: Mapping, fetch: Fetch) -> tuple[FirstResponses, ...]:
    minutes = ibis.ifelse(leads.response >= 0, leads.response, None)
    found = each_group(
        leads,
        mapping,
        fetch,
        answered=minutes.count(),
        mean=minutes.mean(),
        median=minutes.median(),
        p90=minutes.quantile(0.9),
        **{
            f"within_{place}": (minutes <= limit).sum()
            for place, limit in enumerate(WITHIN_MINUTES)
        },
    )
    return tuple(
        FirstResponses(
            *group,
            leads=row["rows"],
            answered=row["answered"],
            mean_minutes=_float(row["mean"]),
            median_minutes=_float(row["median"]),
            p90_minutes=_float(row["p90"]),
            within=tuple(
                (limit, int(row[f"within_{place}"] or 0))
                for place, limit in enumerate(WITHIN_MINUTES)
            ),
        )
        for group, row in found
    )


def _attempts(leads: ir.Table, mapping: Mapping, fetch: Fetch) -> tuple[AttemptCounts, ...]:
    last = len(mapping.steps) - 1
    split = {name: leads[name] for name in grouped_by(mapping)}
    won = ibis.ifelse((leads.reached == last) & (last > 0), 1, 0)
    rows = fetch(
        leads.filter(leads.attempts.notnull())
        .group_by(**split, attempts=leads.attempts)
        .aggregate(leads=ibis._.count(), won=won.sum())
    )
    sums = summed(rows, lambda row: row["attempts"], ["leads", "won"])
    parts = []
    for group in in_order(group for group, _ in sums):
        numbers = sorted(number for each, number in sums if each == group)
        parts.append(
            AttemptCounts(
                *group,
                attempts=tuple(numbers),
                leads=tuple(int(sums[group, number]["leads"]) for number in numbers),
                won=tuple(int(sums[group, number]["won"]) for number in numbers),
            )
        )
    return tuple(parts)


def _spending(leads: ir.Table, mapping: Mapping, fetch: Fetch) -> tuple[Spending, ...]:
    split = list(grouped_by(mapping))
    grouped = leads.group_by(split) if split else leads
    rows = fetch(grouped.aggregate(amount=leads.spend.sum(), leads=leads.count()))
    sums = summed(rows, lambda _: None, ["amount", "leads"])
    return tuple(
        Spending(
            *group,
            amount=float(sums[group, None]["amount"]),
            leads=float(sums[group, None]["leads"]),
        )
        for group in in_order(group for group, _ in sums)
    )


def _float(value: Any) -> float | None:  # noqa: ANN401 - whatever number an engine returns
    """Return an engine's number, Decimal or not a number, as the float or the None that it is."""
    number = None if value is None else float(value)
    return None if number is None or number != number else number  # noqa: PLR0124 - NaN
