"""Several rows of one lead, such as its opportunities, as one lead."""

import ibis
from ibis.expr import types as ir

from sla_data.counting.grouping import Fetch
from sla_data.meaning.mapping import Mapping


def one_per_lead(rows: ir.Table, mapping: Mapping) -> ir.Table:
    """Return one row for each lead: the furthest that any of its rows got, and all that it brought.

    Each stage's day is the first on which one of its rows reached it; amounts of won rows add up.
    It is lost only where every row is. Rows without a name of a lead are leads of their own.
    """
    last = len(mapping.steps) - 1
    named = rows.filter(rows.lead_id.notnull())
    won = named.reached == last
    days = {
        f"at_{place}": ibis.ifelse(named.reached >= place, named[f"at_{place}"], None).min()
        for place in range(last + 1)
    }
    merged = named.group_by("lead_id").aggregate(
        stream=named.stream.min(),
        lead_type=named.lead_type.min(),
        **days,
        reached=named.reached.max(),
        lost=named.lost.all() & ~won.any(),
        lost_on=named.lost_on.max(),
        first_contact=named.first_contact.min(),
        response=named.response.min(),
        attempts=named.attempts.max(),
        assigned=named.assigned.min(),
        connected=named.connected.any(),
        reason=named.reason.max(),
        from_marketing=named.from_marketing.any(),
        amount=ibis.ifelse(won, named.amount, None).sum(),
        spend=named.spend.max(),
    )
    names = list(merged.columns)
    return merged.union(rows.filter(rows.lead_id.isnull()).select(names))


def share_repeated(rows: ir.Table, fetch: Fetch) -> float:
    """Return the share of rows whose lead was in another row before, of those that are marked."""
    if "lead_mark" not in rows.columns:
        return 0.0
    marked = rows.filter(rows.lead_mark.notnull())
    (row,) = fetch(marked.aggregate(named=marked.count(), different=marked.lead_mark.nunique()))
    return 1 - row["different"] / row["named"] if row["named"] else 0.0
