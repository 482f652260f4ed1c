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


def cohort_parts(leads: ir.Table, mapping: Mapping, fetch: Fetch) -> dict[str, Any]:
    """Return the parts of ``Counts`` that tell how far the leads got, and with which end so far."""
    month, split = leads.at_0.truncate("M"), {name: leads[name] for name in grouped_by(mapping)}
    rows = fetch(
        leads.group_by(**split, month=month, reached=leads.reached, lost=leads.lost).aggregate(
            n=ibis._.count()
        )
    )
    _require_few_groups(rows, mapping)
    last = len(mapping.steps) - 1
    tally = StageTally([True] * (last + 1))
    ends: dict[Key, dict[str, int]] = defaultdict(lambda: {"won": 0, "lost": 0, "open": 0})
    by = summed(rows, lambda row: (day_of(row["month"]), row["reached"], row["lost"]), ["n"])
    for (group, (at, reached, lost)), total in by.items():
        for place in range(reached + 1):
            tally.add(group, at, place, total["n"])
        end = "won" if reached == last and last else "lost" if lost else "open"
        ends[group][end] += total["n"]
    return {
        "reached": tally.in_all(),
        "months": tally.by_month(),
        "outcomes": tuple(
            Outcomes(*group, ends[group]["won"], ends[group]["lost"], ends[group]["open"])
            for group in in_order(ends)
        ),
    }


def ages(leads: ir.Table, mapping: Mapping, fetch: Fetch, as_of: date) -> Iterator[AgeCounts]:
    """Return the ages of the leads between each two stages whose days are known."""
    dated = [place for place, step in enumerate(mapping.steps) if step.day]
    steps = list(pairwise(dated))
    last = len(mapping.steps) - 1
    if len(steps) > 1 and {0, last} <= set(dated):
        steps.append((0, last))
    for step in steps:
        yield from _ages_between(leads, mapping, fetch, as_of, step)


def _ages_between(
    leads: ir.Table, mapping: Mapping, fetch: Fetch, as_of: date, step: tuple[int, int]
) -> Iterator[AgeCounts]:
    start, end = step
    since, until = leads[f"at_{start}"], leads[f"at_{end}"]
    there = leads.reached >= end
    known = (leads.reached >= start) & since.notnull() & (~there | until.notnull())
    days = _whole_days(since, ibis.ifelse(there, until, midnight(as_of)))
    split = {name: leads[name] for name in grouped_by(mapping)}
    rows = fetch(
        leads.filter(known)
        .group_by(**split, there=there, days=ibis.greatest(days, 0))
        .aggregate(n=ibis._.count())
    )
    if not rows:
        return
    oldest = max(row["days"] for row in rows)
    moved_waiting: dict[Key, np.ndarray] = defaultdict(lambda: np.zeros((2, oldest + 1), int))
    for row in rows:
        moved_waiting[key_of(row)][0 if row["there"] else 1, row["days"]] += row["n"]
    for finest, counted in list(moved_waiting.items()):
        wider: set[Key] = {(finest[0], None), (None, None)}
        for group in wider - {finest}:
            moved_waiting[group] += counted
    for group in in_order(moved_waiting):
        moved, waiting = moved_waiting[group]
        (days,) = np.nonzero(moved + waiting)
        yield AgeCounts(
            *group,
            from_stage=mapping.stages[start],
            to_stage=mapping.stages[end],
            days=tuple(days.tolist()),
            moved=tuple(moved[days].tolist()),
            waiting=tuple(waiting[days].tolist()),
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
