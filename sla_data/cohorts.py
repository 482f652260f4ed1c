"""How far the leads of a window got, and how long they took: cohorts by their day of creation."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any, cast

import ibis
import numpy as np
from ibis.expr import types as ir

from sla_calc.calibration.counts import AgeCounts, Outcomes
from sla_data.days import day_of, midnight
from sla_data.errors import LeadTableError
from sla_data.grouping import Fetch, Key, Row, grouped_by, in_order, key_of, summed
from sla_data.mapping import Mapping
from sla_data.tally import StageTally

MOST_GROUPS = 400
"""Lead types × revenue streams that a table may be split into."""
_DAY_SECONDS = 86_400


def cohort_parts(
    leads: ir.Table, mapping: Mapping, fetch: Fetch, as_of: date | None
) -> dict[str, Any]:
    """Return the parts of ``Counts`` that tell how far the leads got so far, and how fast."""
    rows = _by_month_and_age(leads, mapping, fetch, as_of)
    _require_few_groups(rows, mapping)
    last = len(mapping.steps) - 1
    tally = StageTally([True] * (last + 1))
    ends: dict[Key, dict[str, int]] = defaultdict(lambda: {"won": 0, "lost": 0, "open": 0})
    without_age = _summed_over_ages(rows)
    by = summed(without_age, lambda row: (row["month"], row["reached"], row["lost"]), ["n"])
    for (group, (at, reached, lost)), total in by.items():
        for place in range(reached + 1):
            tally.add(group, day_of(at), place, total["n"])
        end = "won" if reached == last and last else "lost" if lost else "open"
        ends[group][end] += total["n"]
    return {
        "reached": tally.in_all(),
        "months": tally.by_month(),
        "outcomes": tuple(
            Outcomes(*group, ends[group]["won"], ends[group]["lost"], ends[group]["open"])
            for group in in_order(ends)
        ),
        "ages": tuple(_all_ages(leads, mapping, fetch, as_of, rows)) if as_of else (),
    }


def _by_month_and_age(
    leads: ir.Table, mapping: Mapping, fetch: Fetch, as_of: date | None
) -> list[Row]:
    """Return the leads by group, month of creation, age in days, and how far they got."""
    split = {name: leads[name] for name in grouped_by(mapping)}
    days = _whole_days(leads.at_0, midnight(as_of)) if as_of else ibis.null("int64")
    by = leads.group_by(
        **split, month=leads.at_0.truncate("M"), days=days, reached=leads.reached, lost=leads.lost
    )
    return fetch(by.aggregate(n=ibis._.count()))


def _summed_over_ages(rows: list[Row]) -> list[Row]:
    names = ("stream", "lead_type", "month", "reached", "lost")
    sums: dict[tuple[Any, ...], int] = defaultdict(int)
    for row in rows:
        sums[tuple(row.get(name) for name in names)] += row["n"]
    return [dict(zip(names, key, strict=True)) | {"n": n} for key, n in sums.items()]


def _all_ages(
    leads: ir.Table, mapping: Mapping, fetch: Fetch, as_of: date, rows: list[Row]
) -> Iterator[AgeCounts]:
    """Return the ages of the leads between each two stages whose days are known."""
    dated = [place for place, step in enumerate(mapping.steps) if step.day]
    last = len(mapping.steps) - 1
    steps = list(pairwise(dated))
    if len(steps) > 1 and {0, last} <= set(dated):
        steps.append((0, last))
    for start, end in steps:
        since, until = leads[f"at_{start}"], leads[f"at_{end}"]
        there = (leads.reached >= end) & since.notnull() & until.notnull()
        moved = _by_days(leads.filter(there), mapping, fetch, _whole_days(since, until))
        if start == 0:
            waiting = [row for row in rows if row["reached"] < end and row["days"] is not None]
        else:
            on_the_way = (leads.reached >= start) & (leads.reached < end) & since.notnull()
            so_far = _whole_days(since, midnight(as_of))
            waiting = _by_days(leads.filter(on_the_way), mapping, fetch, so_far)
        names = mapping.stages
        yield from _ages(names[start], names[end], moved, waiting)


def _by_days(leads: ir.Table, mapping: Mapping, fetch: Fetch, days: ir.IntegerValue) -> list[Row]:
    split = {name: leads[name] for name in grouped_by(mapping)}
    return fetch(leads.group_by(**split, days=days).aggregate(n=ibis._.count()))


def _ages(
    from_stage: str, to_stage: str, moved: list[Row], waiting: list[Row]
) -> Iterator[AgeCounts]:
    oldest = max((row["days"] for row in (*moved, *waiting)), default=0)
    by_age: dict[Key, np.ndarray] = defaultdict(lambda: np.zeros((2, max(oldest, 0) + 1), int))
    for kind, rows in enumerate((moved, waiting)):
        for row in rows:
            by_age[key_of(row)][kind, max(row["days"], 0)] += row["n"]
    for finest, counted in list(by_age.items()):
        wider: set[Key] = {(finest[0], None), (None, None)}
        for group in wider - {finest}:
            by_age[group] += counted
    for group in in_order(by_age):
        there, not_yet = by_age[group]
        (days,) = np.nonzero(there + not_yet)
        yield AgeCounts(
            *group,
            from_stage=from_stage,
            to_stage=to_stage,
            days=tuple(days.tolist()),
            moved=tuple(there[days].tolist()),
            waiting=tuple(not_yet[days].tolist()),
        )


def _require_few_groups(rows: list[Row], mapping: Mapping) -> None:
    if len(set(map(key_of, rows))) > MOST_GROUPS:
        names = " and ".join(f"“{name}”" for name in (mapping.stream, mapping.lead_type) if name)
        raise LeadTableError(
            f"{names} would split the leads into more than {MOST_GROUPS} kinds. Right would be a "
            "column with a few names, such as the lead source."
        )


def _whole_days(since: ir.Value, until: ir.Value) -> ir.IntegerValue:
    seconds = until.epoch_seconds() - since.epoch_seconds()
    return cast("ir.IntegerValue", (seconds / _DAY_SECONDS).floor().cast("int64"))
