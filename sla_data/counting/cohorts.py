"""How far the leads of a window got, and how long they took: cohorts by their day of creation."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, cast

import ibis
import numpy as np
import pandas as pd
from ibis.expr import types as ir

from sla_calc.calibration.counts import AgeCounts, Outcomes
from sla_data.counting.days import midnight
from sla_data.counting.grouping import Fetcher, Key, Row, grouped_by, in_order, key_of, with_wider
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
    cohort = _Cohort(leads, mapping, fetch, won)
    counted = cohort.counted(as_of)
    split = list(grouped_by(mapping))
    _require_few_groups(counted, mapping)
    last = len(mapping.steps) - 1
    tally = StageTally([True] * (last + 1))
    ends: dict[Key, dict[str, int]] = defaultdict(lambda: {"won": 0, "lost": 0, "open": 0})
    counted = counted.assign(month=_months(counted["days"], as_of))
    for row in _summed_over(counted, [*split, "month", "reached", "lost"]).to_dict("records"):
        month = row["month"] or None
        end = "won" if row["reached"] == last and last else "lost" if row["lost"] else "open"
        for group in with_wider(key_of(cast("Row", row))):
            for place in range(row["reached"] + 1):
                tally.add(group, month, place, row["n"])
            ends[group][end] += row["n"]
    return {
        "reached": tally.in_all(),
        "months": tally.by_month(),
        "outcomes": tuple(
            Outcomes(*group, ends[group]["won"], ends[group]["lost"], ends[group]["open"])
            for group in in_order(ends)
        ),
        "ages": tuple(cohort.ages(as_of, counted)) if as_of else (),
    }


@dataclass(frozen=True)
class _Cohort:
    """Leads and what counts them; see ``cohort_parts``."""

    leads: ir.Table
    mapping: Mapping
    fetch: Fetcher
    won: ir.Table | None

    def counted(self, as_of: date | None) -> pd.DataFrame:
        """Return the leads by group, age in days, and how far they got."""
        leads = self.leads
        days = _days(leads.at_0, midnight(as_of)) if as_of else ibis.null("int64")
        by = {"days": days, "reached": leads.reached, "lost": leads.lost}
        return self._frame(leads, **by)

    def ages(self, as_of: date, counted: pd.DataFrame) -> Iterator[AgeCounts]:
        """Return the ages of the leads between each two stages whose days are known."""
        dated = [place for place, step in enumerate(self.mapping.steps) if step.day]
        steps = list(pairwise(dated))
        if len(steps) > 1 and {0, len(self.mapping.steps) - 1} <= set(dated):
            steps.append((0, dated[-1]))
        for start, end in steps:
            there = self._that_reached(end)
            moved = self._by_days(there, there[f"at_{start}"], there[f"at_{end}"])
            if start == 0:
                waiting = counted[(counted["reached"] < end) & counted["days"].notna()]
            else:
                reached = self.leads.reached
                on_the_way = self.leads.filter((reached >= start) & (reached < end))
                begun = on_the_way[f"at_{start}"]
                waiting = self._by_days(on_the_way, begun, midnight(as_of))
            names = self.mapping.stages[start], self.mapping.stages[end]
            yield from _ages_between(names, moved, waiting, list(grouped_by(self.mapping)))

    def _that_reached(self, place: int) -> ir.Table:
        if self.won is not None and place == len(self.mapping.steps) - 1:
            return self.won
        return self.leads.filter(self.leads.reached >= place)

    def _by_days(self, leads: ir.Table, since: ir.Value, until: ir.Value) -> pd.DataFrame:
        """Return how many leads took so many days from one time to another, both known."""
        known = leads.filter(since.notnull() & until.notnull())  # noqa: PD004 - of Ibis
        return self._frame(known, days=_days(since, until))

    def _frame(self, leads: ir.Table, **by: ir.Value) -> pd.DataFrame:
        split = {name: leads[name] for name in grouped_by(self.mapping)}
        return self.fetch.frame(leads.group_by(**split, **by).aggregate(n=ibis._.count()))


def _months(days: pd.Series, as_of: date | None) -> list[date | str]:
    """Return the first day of the month in which leads of so many days were created."""
    if as_of is None:
        return [""] * len(days)
    ages = days.dropna().unique()
    month = {age: (as_of - timedelta(days=int(age))).replace(day=1) for age in ages}
    return [month.get(age, "") for age in days]


def _summed_over(counted: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    summed = counted.groupby(columns, dropna=False)["n"].sum()
    return summed.reset_index()


def _ages_between(
    stages: tuple[str, str], moved: pd.DataFrame, waiting: pd.DataFrame, split: list[str]
) -> Iterator[AgeCounts]:
    oldest = int(max((rows["days"].max() for rows in (moved, waiting) if len(rows)), default=0))
    oldest = max(oldest, 0)
    by_age: dict[Key, np.ndarray] = defaultdict(lambda: np.zeros((2, oldest + 1)))
    for kind, rows in enumerate((moved, waiting)):
        for key, part in _parts(rows, split):
            found = dict(zip(split, key, strict=True))
            days = part["days"].to_numpy(int).clip(0)
            leads = np.bincount(days, weights=part["n"].to_numpy(float), minlength=oldest + 1)
            for group in with_wider(key_of(found)):
                by_age[group][kind] += leads
    for group in in_order(by_age):
        there, not_yet = by_age[group].astype(int)
        (days,) = np.nonzero(there + not_yet)
        yield AgeCounts(
            *group,
            *stages,
            days=tuple(days.tolist()),
            moved=tuple(there[days].tolist()),
            waiting=tuple(not_yet[days].tolist()),
        )


def _parts(rows: pd.DataFrame, split: list[str]) -> Iterator[tuple[tuple[Any, ...], pd.DataFrame]]:
    if not split:
        yield (), rows
    else:
        yield from ((cast("tuple[Any, ...]", key), part) for key, part in rows.groupby(split))


def _require_few_groups(counted: pd.DataFrame, mapping: Mapping) -> None:
    split = list(grouped_by(mapping))
    if split and len(counted[split].drop_duplicates()) > MOST_GROUPS:
        names = " and ".join(f"“{name}”" for name in (mapping.stream, mapping.lead_type) if name)
        raise LeadTableError(
            f"{names} would split the leads into more than {MOST_GROUPS} kinds. Right would be a "
            "column with a few names, such as the lead source."
        )


def _days(since: ir.Value, until: ir.Value) -> ir.IntegerValue:
    """Return the days from one date to another, whatever the clock says."""
    since, until = cast("ir.TimestampValue", since), cast("ir.TimestampValue", until)
    return cast("ir.IntegerValue", until.date().delta(since.date(), unit="day").cast("int64"))
