"""Rows of leads added up into counts, where the rows are: every query is one Ibis expression."""

from datetime import date
from typing import Any

from ibis.expr import types as ir

from sla_calc.calibration.counts import Basis, Counts
from sla_data.counting.cohorts import cohort_parts
from sla_data.counting.days import Facts, Window, as_known_on, between
from sla_data.counting.grouping import Fetcher
from sla_data.counting.measures import measures, won_deals
from sla_data.counting.periods import period_parts
from sla_data.counting.totals import total_parts
from sla_data.meaning.mapping import Mapping


def count(
    rows: ir.Table,
    mapping: Mapping,
    fetch: Fetcher,
    facts: Facts,
    *,
    window: Window | None = None,
    as_of: date | None = None,
    basis: Basis = "cohort",
) -> Counts:
    """Return the counts of the leads in a window.

    Args:
        rows: as ``sla_data.meaning.typed.lead_rows`` makes them, only those without a problem.
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
        basis = "period"
        parts = total_parts(between(rows, "at_0", window), mapping, fetch)
    elif basis == "period":
        known = as_known_on(rows, mapping, as_of, facts)
        parts = period_parts(known, mapping, fetch, window)
    else:
        leads = between(as_known_on(rows, mapping, as_of, facts), "at_0", window)
        parts = _cohort(leads, mapping, fetch, as_of)
    return Counts(
        stages=mapping.stages,
        basis=basis,
        window=window or facts.whole,
        as_of=as_of,
        first_won=facts.first_won,
        first_created=facts.first_created,
        **parts,
    )


def _cohort(
    leads: ir.Table, mapping: Mapping, fetch: Fetcher, as_of: date | None
) -> dict[str, Any]:
    won = won_deals(leads, mapping, fetch)
    return {
        **cohort_parts(leads, mapping, fetch, as_of, won),
        **measures(leads, won, mapping, fetch),
    }
