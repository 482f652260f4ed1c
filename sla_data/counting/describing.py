"""Figures about one quantity of a table: how many, how large, how spread."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, cast

import ibis
from ibis.expr import types as ir

from sla_data.counting.grouping import Fetch
from sla_data.counting.measures import cycle_days
from sla_data.formats.cells import trimmed
from sla_data.formats.columns import Column
from sla_data.formats.writing import written_as
from sla_data.meaning.mapping import BLANK, Mapping
from sla_data.meaning.typed import completed, lead_rows
from sla_data.places.place import Place

QUANTITIES = ("cycle_days", "amount", "response_minutes", "attempts", "spend")
OUTCOMES = ("won", "lost", "open")
MONTHS = {"created month": 0, "closed month": -1}
"""What rows can be split by besides a column: the month of their first or their last stage."""


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


def described(
    place: Place,
    columns: Sequence[Column],
    mapping: Mapping,
    *,
    quantity: str,
    by: str | None,
    of: Collection[str],
) -> dict[str | None, Description]:
    """Return figures about a quantity; see ``LeadTable.describe``."""
    table = place.table
    if quantity not in QUANTITIES:
        mapping, quantity = mapping.model_copy(update={"amount": quantity}), "amount"
    written = written_as(columns, mapping, place)
    split = {"by": trimmed(table[by])} if by and by not in MONTHS else {}
    rows = completed(lead_rows(table, mapping, written, **split))
    rows = rows.filter(rows.problem.isnull())
    if mapping.shape == "leads":
        rows = rows.filter(_outcome_of(rows, mapping).isin(list(of)))
    picked = {"value": _quantity_of(rows, mapping, quantity)}
    if by:
        picked["by"] = _month_of(rows, mapping, by) if by in MONTHS else rows["by"]
    return _figures(rows.select(**picked), place.fetch)


def _figures(table: ir.Table, fetch: Fetch) -> dict[str | None, Description]:
    """Return the figures of the column ``value`` for each name in ``by``, if that is there."""
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


def _quantity_of(rows: ir.Table, mapping: Mapping, quantity: str) -> ir.Value:
    """Return a quantity of each row; ``cycle_days`` are those from its first stage to its last."""
    if quantity == "cycle_days":
        return cycle_days(rows, mapping)
    return rows["response" if quantity == "response_minutes" else quantity]


def _outcome_of(rows: ir.Table, mapping: Mapping) -> ir.StringValue:
    """Return what became of each row so far: won, lost or open."""
    last = len(mapping.steps) - 1
    won = (rows.reached == last) & (last > 0)
    return ibis.cases((won, "won"), (rows.lost, "lost"), else_="open")


def _month_of(rows: ir.Table, mapping: Mapping, which: str) -> ir.StringValue:
    """Return the month of a row's first or last stage, such as 2026-11."""
    place = range(len(mapping.steps))[MONTHS[which]]
    return rows[f"at_{place}"].strftime("%Y-%m")


def _floats(row: dict[str, Any]) -> dict[str, Any]:
    figures = {name: value for name, value in row.items() if name not in {"by", "n"}}
    return {
        "n": int(row["n"]),
        **{name: None if v is None else float(v) for name, v in figures.items()},
    }
