"""Leads that are open on a day, by month of creation and by the stage they have reached."""

from datetime import date, timedelta

import ibis
from ibis.expr import types as ir

from sla_calc.model.months import YearMonth
from sla_calc.schedule.open_counts import OpenCount
from sla_data.counting.days import Facts, as_known_on, midnight
from sla_data.counting.grouping import Fetch, Row, grouped_by, key_of
from sla_data.errors import LeadTableError
from sla_data.meaning.mapping import LOST, Mapping


def open_counts(
    rows: ir.Table, mapping: Mapping, fetch: Fetch, facts: Facts, as_of: date | None
) -> tuple[OpenCount, ...]:
    """Return how many leads are neither won nor lost at the end of a day, oldest first.

    Args:
        rows: as ``sla_data.meaning.typed.lead_rows`` makes them, only those without a problem.
        mapping: what the table's columns meant.
        fetch: runs an expression.
        facts: the table's first and last days.
        as_of: the day; by default the last on which anything happened.

    Raises:
        LeadTableError: the table has no row for each lead.
    """
    if mapping.shape == "totals":
        raise LeadTableError(
            "Each row of the table is a total: it does not tell which leads are open. Right would "
            "be an export with a row for each lead."
        )
    last = len(mapping.steps) - 1
    leads = as_known_on(rows, mapping, as_of, facts)
    there = leads.filter(leads.at_0.notnull(), ~_lost(leads, as_of), _not_won(leads, last))
    split = {name: there[name] for name in grouped_by(mapping)}
    created = {"year": there.at_0.year(), "month": there.at_0.month()}
    by_part = there.group_by(**split, **created, place=there.reached)
    found = fetch(by_part.aggregate(n=there.count()))
    marked = bool(mapping.lost_on) or LOST in mapping.meanings.values()
    return tuple(
        OpenCount(
            *key_of(row),
            YearMonth(int(row["year"]), int(row["month"])),
            mapping.stages[row["place"]],
            int(row["n"]),
            lost_are_out=marked,
        )
        for row in sorted(found, key=_oldest_first)
    )


def _not_won(leads: ir.Table, last: int) -> ir.BooleanValue:
    """Tell whether a lead has not come to the last stage; where there is one alone, none has."""
    return leads.reached < last if last else ibis.literal(value=True)


def _lost(leads: ir.Table, as_of: date | None) -> ir.BooleanValue:
    """Tell whether a lead was lost by the end of a day, as far as its day is told."""
    if as_of is None:
        return leads.lost
    later = leads.lost_on >= midnight(as_of + timedelta(days=1))
    return leads.lost & ~later.fill_null(ibis.literal(value=False))


def _oldest_first(row: Row) -> tuple[int, int, str, str, int]:
    stream, kind = key_of(row)
    return int(row["year"]), int(row["month"]), stream or "", kind or "", row["place"]
