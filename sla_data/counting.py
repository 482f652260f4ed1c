"""Rows of leads added up into counts, where the rows are: every query is one Ibis expression."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, cast

import ibis
from ibis.expr import types as ir

from sla_calc.calibration.counts import (
    AgeCounts,
    Basis,
    Counts,
    MonthCounts,
    Outcomes,
    StageCounts,
)
from sla_calc.model.months import YearMonth
from sla_data.errors import LeadTableError
from sla_data.grouping import Fetch, Key, grouped_by, in_order, summed
from sla_data.mapping import Mapping
from sla_data.measures import measures
from sla_data.totals import total_counts

Window = tuple[date, date]

MOST_LINES = 400
"""Lead types × revenue streams that a table may be split into."""
_DAY_SECONDS = 86_400


@dataclass(frozen=True)
class Facts:
    """What has to be known of the usable rows before they are added up.

    Attributes:
        first_created, last_created: days of the first and the last lead.
        first_won: day of the first won deal.
        latest: the last day on which anything is known to have happened.
        without_created: leads without a day of creation [rows].
        forecasts: open deals that have a day for being won [rows].
    """

    first_created: date | None
    last_created: date | None
    first_won: date | None
    latest: date | None
    without_created: int = 0
    forecasts: int = 0


def facts_of(rows: ir.Table, mapping: Mapping, fetch: Fetch) -> Facts:
    """Return the first and the last days, and what is odd."""
    last = len(mapping.steps) - 1
    if mapping.shape == "totals":
        (row,) = fetch(rows.aggregate(first=rows.at_0.min(), last=rows.at_0.max()))
        return Facts(_day(row["first"]), _day(row["last"]), None, _day(row["last"]))
    won, at_last = rows.reached == last, rows[f"at_{last}"]
    happened = {
        f"latest_{place}": ibis.ifelse(rows.reached >= place, rows[f"at_{place}"], None).max()
        for place in range(last + 1)
    }
    open_with_day = ~won & ~rows.lost & at_last.notnull()
    (row,) = fetch(
        rows.aggregate(
            first=rows.at_0.min(),
            last=rows.at_0.max(),
            first_won=ibis.ifelse(won, at_last, None).min(),
            lost=rows.lost_on.max(),
            without=rows.at_0.isnull().sum(),
            forecasts=open_with_day.sum(),
            **happened,
        )
    )
    days = [_day(row[name]) for name in ("lost", *happened)]
    return Facts(
        first_created=_day(row["first"]),
        last_created=_day(row["last"]),
        first_won=_day(row["first_won"]) if last else None,
        latest=max((day for day in days if day), default=None),
        without_created=int(row["without"] or 0),
        forecasts=int(row["forecasts"] or 0) if last else 0,
    )


def count(
    rows: ir.Table,
    mapping: Mapping,
    fetch: Fetch,
    facts: Facts,
    *,
    window: Window | None = None,
    as_of: date | None = None,
    basis: Basis = "cohort",
) -> Counts:
    """Return the counts of the leads in a window.

    Args:
        rows: as ``sla_data.typed.lead_rows`` makes them, only those without a problem.
        mapping: what the table's columns meant.
        fetch: runs an expression.
        facts: of the same rows.
        window: first and last day of the leads' creation (cohort) or of what is counted (period);
            everything by default.
        as_of: the day on which the table was true; by default the last on which anything happened.
        basis: cohort or period; totals are always a period.
    """
    as_of = as_of or facts.latest
    if mapping.shape == "totals":
        return total_counts(
            _between(rows, "at_0", window), mapping, fetch, window or _whole(facts), as_of
        )
    known = _as_known_on(rows, mapping, as_of, facts)
    if basis == "period":
        return _period(known, mapping, fetch, facts, window, as_of)
    leads = _between(known, "at_0", window)
    stages, months, outcomes = _cohorts(leads, mapping, fetch)
    return Counts(
        stages=mapping.stages,
        basis="cohort",
        window=window or _whole(facts),
        as_of=as_of,
        first_won=facts.first_won,
        first_created=facts.first_created,
        reached=stages,
        months=months,
        outcomes=outcomes,
        ages=tuple(_ages(leads, mapping, fetch, as_of)) if as_of else (),
        **measures(leads, mapping, fetch),
    )


def _whole(facts: Facts) -> Window | None:
    if facts.first_created and facts.last_created:
        return facts.first_created, facts.last_created
    return None


def _between(rows: ir.Table, column: str, window: Window | None) -> ir.Table:
    if window is None:
        return rows
    first, last = window
    after = last + timedelta(days=1)
    return rows.filter(rows[column] >= _midnight(first), rows[column] < _midnight(after))


def _as_known_on(rows: ir.Table, mapping: Mapping, as_of: date | None, facts: Facts) -> ir.Table:
    """Return the rows as they were on a day: what came after it had not happened yet."""
    if as_of is None or facts.latest is None or as_of >= facts.latest:
        return rows
    end = _midnight(as_of + timedelta(days=1))
    rows = rows.filter(rows.at_0.isnull() | (rows.at_0 < end))
    reached = ibis.cases(
        *(
            (
                (rows.reached >= place)
                & (rows[f"at_{place}"].isnull() | (rows[f"at_{place}"] < end)),
                place,
            )
            for place in reversed(range(1, len(mapping.steps)))
        ),
        else_=0,
    )
    return rows.mutate(reached=reached.cast("int8"))


def _cohorts(
    leads: ir.Table, mapping: Mapping, fetch: Fetch
) -> tuple[tuple[StageCounts, ...], tuple[MonthCounts, ...], tuple[Outcomes, ...]]:
    """Return how far the leads got: in all, by the month of their creation, and with which end."""
    last = len(mapping.steps) - 1
    month = {"month": leads.at_0.truncate("M")}
    split = {name: leads[name] for name in grouped_by(mapping)}
    rows = fetch(
        leads.group_by(**split, **month, reached=leads.reached, lost=leads.lost).aggregate(
            n=leads.count()
        )
    )
    if len({(row.get("stream"), row.get("lead_type")) for row in rows}) > MOST_LINES:
        raise LeadTableError(
            f"“{mapping.lead_type or mapping.stream}” splits the leads into more than {MOST_LINES} "
            "kinds. Right would be a column with a few names, such as the lead source."
        )
    by_month: dict[tuple[Key, Any], list[int]] = defaultdict(lambda: [0] * (last + 1))
    ends: dict[Key, list[int]] = defaultdict(lambda: [0, 0, 0])
    for (group, (reached, lost, at)), total in summed(
        rows, lambda row: (row["reached"], row["lost"], row["month"]), ["n"]
    ).items():
        for place in range(reached + 1):
            by_month[group, at][place] += total["n"]
        ends[group][0 if reached == last and last else 1 if lost else 2] += total["n"]
    in_all: dict[Key, list[int]] = defaultdict(lambda: [0] * (last + 1))
    for (group, _), reached_by in by_month.items():
        in_all[group] = [a + b for a, b in zip(in_all[group], reached_by, strict=True)]
    groups = in_order(in_all)
    months = sorted({_day(at) for _, at in by_month if at is not None})
    at_of = {_day(at): at for _, at in by_month if at is not None}
    return (
        tuple(StageCounts(*group, tuple(map(float, in_all[group]))) for group in groups),
        tuple(
            MonthCounts(
                YearMonth(at.year, at.month), *group, tuple(map(float, by_month[group, at_of[at]]))
            )
            for group in groups
            for at in months
            if (group, at_of[at]) in by_month
        ),
        tuple(Outcomes(*group, *ends[group]) for group in groups),
    )


def _ages(leads: ir.Table, mapping: Mapping, fetch: Fetch, as_of: date) -> Iterator[AgeCounts]:
    """Return the ages of the leads between each two stages whose days are known."""
    dated = [place for place, step in enumerate(mapping.steps) if step.day]
    steps = list(zip(dated, dated[1:], strict=False))
    last = len(mapping.steps) - 1
    if len(steps) > 1 and {0, last} <= set(dated):
        steps.append((0, last))
    for start, end in steps:
        yield from _ages_between(leads, mapping, fetch, as_of, (start, end))


def _ages_between(
    leads: ir.Table, mapping: Mapping, fetch: Fetch, as_of: date, step: tuple[int, int]
) -> Iterator[AgeCounts]:
    start, end = step
    since, until = leads[f"at_{start}"], leads[f"at_{end}"]
    there = leads.reached >= end
    known = (leads.reached >= start) & since.notnull() & (~there | until.notnull())
    days = ibis.ifelse(there, _whole_days(since, until), _whole_days(since, _midnight(as_of)))
    split = {name: leads[name] for name in grouped_by(mapping)}
    rows = fetch(
        leads.filter(known)
        .group_by(**split, there=there, days=ibis.greatest(days, 0))
        .aggregate(n=ibis._.count())
    )
    figures = summed(rows, lambda row: (row["there"], row["days"]), ["n"])
    ages: dict[Key, dict[int, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for (group, (arrived, age)), total in figures.items():
        ages[group][age][0 if arrived else 1] += total["n"]
    names = mapping.stages
    for group in in_order(ages):
        by_age = sorted(ages[group].items())
        yield AgeCounts(
            *group,
            from_stage=names[start],
            to_stage=names[end],
            days=tuple(age for age, _ in by_age),
            moved=tuple(n for _, (n, _) in by_age),
            waiting=tuple(n for _, (_, n) in by_age),
        )


def _period(
    rows: ir.Table,
    mapping: Mapping,
    fetch: Fetch,
    facts: Facts,
    window: Window | None,
    as_of: date | None,
) -> Counts:
    """Return what entered each stage in the window, whenever its lead was created."""
    split = {name: rows[name] for name in grouped_by(mapping)}
    months: dict[tuple[Key, Any], list[float | None]] = {}
    told = [bool(step.day) for step in mapping.steps]
    for place in range(len(told)):
        at = f"at_{place}"
        entered = _between(rows.filter(rows.reached >= place, rows[at].notnull()), at, window)
        found = (
            fetch(
                entered.group_by(
                    **{name: entered[name] for name in split}, month=entered[at].truncate("M")
                ).aggregate(n=ibis._.count())
            )
            if told[place]
            else []
        )
        for (group, month), total in summed(found, lambda row: _day(row["month"]), ["n"]).items():
            empty: list[float | None] = [0.0 if each else None for each in told]
            months.setdefault((group, month), empty)[place] = float(total["n"])
    groups = in_order(group for group, _ in months)
    ordered = sorted(months, key=lambda key: (groups.index(key[0]), key[1]))
    last = f"at_{len(told) - 1}"
    won = _between(rows.filter(rows.reached == len(told) - 1), last, window) if told[-1] else None
    return Counts(
        stages=mapping.stages,
        basis="period",
        window=window or _whole(facts),
        as_of=as_of,
        first_won=facts.first_won,
        first_created=facts.first_created,
        reached=tuple(
            StageCounts(
                *group,
                tuple(
                    sum(months[key][place] or 0.0 for key in ordered if key[0] == group)
                    if is_told
                    else None
                    for place, is_told in enumerate(told)
                ),
            )
            for group in groups
        ),
        months=tuple(
            MonthCounts(YearMonth(month.year, month.month), *group, tuple(months[group, month]))
            for group, month in ordered
        ),
        **(measures(won, mapping, fetch) if won is not None else {}),
    )


def _whole_days(since: ir.Value, until: ir.Value) -> ir.IntegerValue:
    seconds = until.epoch_seconds() - since.epoch_seconds()
    return cast("ir.IntegerValue", (seconds / _DAY_SECONDS).floor().cast("int64"))


def _midnight(day: date) -> ir.TimestampScalar:
    return ibis.timestamp(f"{day.isoformat()} 00:00:00")


def _day(value: datetime | date | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value
