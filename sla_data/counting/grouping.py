"""Lead types within revenue streams, whole streams, and everything: the groups of each count."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, cast

import numpy as np
import pandas as pd
from ibis.expr import types as ir
from numpy.typing import NDArray

from sla_data.meaning.mapping import Mapping

Row = dict[str, Any]


Fetch = Callable[[ir.Table], list[Row]]
"""Runs an expression where the rows are, and returns its rows; for few."""


class Fetcher(Protocol):
    """Runs expressions where the rows are."""

    def __call__(self, rows: ir.Table) -> list[Row]:
        """Return the rows of an expression; for few."""
        ...

    def frame(self, rows: ir.Table) -> pd.DataFrame:
        """Return the rows of an expression as a frame; for many."""
        ...

    def kept(self, rows: ir.Table) -> ir.Table:
        """Return rows that are worked out once; for few that are asked often."""
        ...


Key = tuple[str | None, str | None]
"""Revenue stream and lead type; None for all of them."""


def grouped_by(mapping: Mapping) -> tuple[str, ...]:
    """Return the columns by which the rows are split as far as they can be."""
    named = {"stream": mapping.stream, "lead_type": mapping.lead_type}
    return tuple(column for column, source in named.items() if source)


def levels(mapping: Mapping) -> tuple[tuple[str, ...], ...]:
    """Return the columns of each level of groups, the finest first.

    >>> from sla_data.meaning.mapping import Mapping, Step
    >>> levels(Mapping(steps=(Step(stage="MQL"),), lead_type="Source"))
    (('lead_type',), ())
    """
    finest = grouped_by(mapping)
    coarser = [("stream",)] if "stream" in finest else []
    return tuple(dict.fromkeys([finest, *coarser, ()]))


def key_of(row: Row) -> Key:
    """Return the group of a row; where it is not split by something, that is None."""
    return row.get("stream"), row.get("lead_type")


def numbered(rows: pd.DataFrame, mapping: Mapping) -> tuple[list[Key], NDArray[np.integer]]:
    """Return the groups of rows as far as they are split, and for each row the place of its own."""
    split = list(grouped_by(mapping))
    if not split:
        return [(None, None)], np.zeros(len(rows), int)
    places = rows.groupby(split, sort=False, observed=True).ngroup().to_numpy()
    _, first = np.unique(places, return_index=True)
    found = rows.iloc[first][split].to_dict("records")
    return [key_of(cast("Row", row)) for row in found], places


def with_wider(group: Key) -> set[Key]:
    """Return a group with those that it is part of: its stream, and everything."""
    return {group, (group[0], None), (None, None)}


def summed(rows: Iterable[Row], by: Callable[[Row], Any], figures: Sequence[str]) -> dict[Any, Row]:
    """Return the sums of some figures for each group at every level, and each value of ``by``.

    Returns:
        A row of sums for ``(group, by(row))``.
    """
    sums: dict[Any, Row] = defaultdict(lambda: dict.fromkeys(figures, 0))
    for row in rows:
        for group in with_wider(key_of(row)):
            total = sums[group, by(row)]
            for figure in figures:
                total[figure] += row[figure] or 0
    return sums


def in_order(keys: Iterable[Key]) -> list[Key]:
    """Return groups by name, a whole stream before its lead types, everything first."""
    return sorted(set(keys), key=lambda key: (key[0] or "", key[1] or ""))


def each_group(
    table: ir.Table, mapping: Mapping, fetch: Fetch, **figures: ir.Value
) -> list[tuple[Key, Row]]:
    """Return figures that cannot be summed up, such as medians, for each group at every level.

    Groups without a row are not there.
    """
    found: dict[Key, Row] = {}
    for level in levels(mapping):
        grouped = table.group_by(list(level)) if level else table
        rows = fetch(grouped.aggregate(rows=table.count(), **figures))
        found |= {key_of(row): row for row in rows if row["rows"]}
    return [(group, found[group]) for group in in_order(found)]
