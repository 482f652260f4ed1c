"""How far the leads of a window got, and how long they took: cohorts by their day of creation."""

from collections import defaultdict
from datetime import date
from typing import Any

import ibis
import numpy as np
import pandas as pd
from ibis.expr import types as ir

from sla_calc.calibration.counts import Outcomes
from sla_data.counting.ages import Aged, Ages
from sla_data.counting.grouping import Fetcher, Key, grouped_by, in_order, numbered, with_wider
from sla_data.counting.tally import StageTally
from sla_data.errors import LeadTableError
from sla_data.meaning.mapping import Mapping

MOST_GROUPS = 400
"""Lead types × revenue streams that a table may be split into."""


def cohort_parts(
    leads: ir.Table, mapping: Mapping, fetch: Fetcher, as_of: date | None, won: ir.Table | None
) -> dict[str, Any]:
    """Return the parts of ``Counts`` that tell how far the leads got so far, and how fast.

    Args:
        leads: rows of leads.
        mapping: what the table's columns meant.
        fetch: runs an expression.
        as_of: the day on which the table was true.
        won: the leads that were won, where they are at hand.
    """
    counted = fetch.frame(_by_day(leads, mapping))
    keys, group = numbered(counted, mapping)
    _require_few(keys, mapping)
    day = counted["day"].to_numpy("datetime64[D]")
    parts = _progress(counted.assign(group=group, month=day.astype("datetime64[M]")), keys, mapping)
    if as_of is None:
        return parts
    known = ~np.isnat(day)
    age = (np.datetime64(as_of) - day[known]).astype(int)
    created = Aged(keys, group[known], age, counted["n"].to_numpy(int)[known])
    reached = counted["reached"].to_numpy(int)[known]
    ages = Ages(leads, mapping, fetch, won).between_stages(as_of, reached, created)
    return {**parts, "ages": tuple(ages)}


def _by_day(leads: ir.Table, mapping: Mapping) -> ir.Table:
    """Return the leads by group, day of creation, and how far they got; how many are lost."""
    split = {name: leads[name] for name in grouped_by(mapping)}
    by = leads.group_by(**split, day=leads.at_0.date(), reached=leads.reached)
    return by.aggregate(n=ibis._.count(), lost=leads.count(where=leads.lost))


def _progress(counted: pd.DataFrame, keys: list[Key], mapping: Mapping) -> dict[str, Any]:
    """Return how many leads reached each stage, in all and by month, and what became of them."""
    last = len(mapping.steps) - 1
    tally = StageTally([True] * (last + 1))
    ends: dict[Key, dict[str, int]] = defaultdict(lambda: {"won": 0, "lost": 0, "open": 0})
    by = counted.groupby(["group", "month", "reached"], dropna=False)
    for (group, month, reached), n, lost in by[["n", "lost"]].sum().itertuples():
        first_day = None if pd.isna(month) else month.date()
        for key in with_wider(keys[group]):
            for place in range(reached + 1):
                tally.add(key, first_day, place, n)
            if reached == last and last:
                ends[key]["won"] += n
            else:
                ends[key]["lost"] += lost
                ends[key]["open"] += n - lost
    outcomes = (
        Outcomes(*key, *(ends[key][end] for end in ("won", "lost", "open")))
        for key in in_order(ends)
    )
    return {
        "reached": tally.in_all(),
        "months": tally.by_month(),
        "outcomes": tuple(outcomes),
        "ages": (),
    }


def _require_few(keys: list[Key], mapping: Mapping) -> None:
    if len(keys) > MOST_GROUPS:
        names = " and ".join(f"“{name}”" for name in (mapping.stream, mapping.lead_type) if name)
        raise LeadTableError(
            f"{names} would split the leads into more than {MOST_GROUPS} kinds. Right would be a "
            "column with a few names, such as the lead source."
        )
