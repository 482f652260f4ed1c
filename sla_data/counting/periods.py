"""What entered each stage in a window, whenever its lead was created."""

from typing import Any

import ibis
from ibis.expr import types as ir

from sla_data.counting.days import Window, between, day_of
from sla_data.counting.grouping import Fetcher, grouped_by, summed
from sla_data.counting.measures import measures, won_deals
from sla_data.counting.tally import StageTally
from sla_data.meaning.mapping import Mapping


def period_parts(
    rows: ir.Table, mapping: Mapping, fetch: Fetcher, window: Window | None
) -> dict[str, Any]:
    """Return the parts of ``Counts`` that tell what happened in the window."""
    told = [bool(step.day) for step in mapping.steps]
    tally = StageTally(told)
    for place, is_told in enumerate(told):
        if not is_told:
            continue
        at = f"at_{place}"
        entered = between(rows.filter(rows.reached >= place, rows[at].notnull()), at, window)
        split = {name: entered[name] for name in grouped_by(mapping)}
        by_month = entered.group_by(**split, month=entered[at].truncate("M"))
        found = fetch(by_month.aggregate(n=ibis._.count()))
        for (group, month), total in summed(found, lambda row: day_of(row["month"]), ["n"]).items():
            tally.add(group, month, place, total["n"])
    parts = {"reached": tally.in_all(), "months": tally.by_month()}
    last = len(told) - 1
    if told[last]:
        won = between(rows.filter(rows.reached == last), f"at_{last}", window)
        parts |= measures(won, won_deals(won, mapping, fetch), mapping, fetch)
    return parts
