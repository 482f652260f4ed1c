"""Figures about one quantity of a table: how many, how large, how spread."""

from dataclasses import dataclass
from typing import Any, cast

import ibis
from ibis.expr import types as ir

from sla_data.grouping import Fetch
from sla_data.mapping import BLANK, Mapping
from sla_data.measures import cycle_days

QUANTITIES = ("cycle_days", "lost_days", "amount", "response_minutes", "attempts", "spend")


@dataclass(frozen=True)
class Description:
    """Figures about one quantity; None where there is not a single value.

    Attributes:
        n: values that are there [rows].
        p25, p75, p90: interpolated between the two values around them.
    """

    n: int
    mean: float | None
    median: float | None
    p25: float | None
    p75: float | None
    p90: float | None
    min: float | None
    max: float | None
    sum: float | None


def quantity_of(rows: ir.Table, mapping: Mapping, quantity: str) -> ir.Value:
    """Return a quantity of each row: won rows only for ``cycle_days``, lost ones for ``lost_days``."""
    last = len(mapping.steps) - 1
    if quantity == "cycle_days":
        return ibis.ifelse(rows.reached == last, cycle_days(rows, mapping), None)
    if quantity == "lost_days":
        return ibis.ifelse(rows.lost, cycle_days(rows, mapping), None)
    return rows["response" if quantity == "response_minutes" else quantity]


def describe(table: ir.Table, fetch: Fetch) -> dict[str | None, Description]:
    """Return the figures of the column ``value`` for each name in ``by``; for all under None.

    Args:
        table: the two columns; without ``by``, the figures are of all rows.
        fetch: runs an expression.
    """
    value = cast("ir.NumericColumn", table["value"])
    split = "by" in table.columns
    figures: dict[str, ir.Value] = {
        "n": value.count(),
        "mean": value.mean(),
        "median": value.median(),
        "p25": value.quantile(0.25),
        "p75": value.quantile(0.75),
        "p90": value.quantile(0.9),
        "min": value.min(),
        "max": value.max(),
        "sum": value.sum(),
    }
    grouped = table.group_by("by") if split else table
    return {
        (row["by"] or BLANK) if split else None: Description(**_floats(row))
        for row in fetch(grouped.aggregate(**figures))
    }


def _floats(row: dict[str, Any]) -> dict[str, Any]:
    figures = {name: value for name, value in row.items() if name not in {"by", "n"}}
    return {
        "n": int(row["n"]),
        **{name: None if v is None else float(v) for name, v in figures.items()},
    }
