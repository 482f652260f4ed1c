"""Why leads did not advance: the reasons that an export gives for rejected and lost leads."""

import ibis
from ibis.expr import types as ir

from sla_calc.tracking.actuals import ReasonCount
from sla_data.counting.days import Window, between
from sla_data.counting.grouping import Fetch, grouped_by, key_of
from sla_data.meaning.mapping import BLANK, Mapping


def reasons_given(
    rows: ir.Table, mapping: Mapping, fetch: Fetch, window: Window | None
) -> tuple[ReasonCount, ...]:
    """Return how many leads left for which reason, commonest first.

    Those are the leads that are lost, and those for which a reason is given although nothing else
    says that they are lost. A won deal keeps none: its reason is one from before.

    Args:
        rows: as ``sla_data.meaning.typed.lead_rows`` makes them, only those without a problem.
        mapping: what the table's columns meant.
        fetch: runs an expression.
        window: first and last day on which the leads were created; everything by default.
    """
    if not mapping.reason or mapping.shape == "totals":
        return ()
    last = len(mapping.steps) - 1
    leads = between(rows, "at_0", window)
    won = (leads.reached == last) & (last > 0)
    left = leads.filter((leads.lost | leads.reason.notnull()) & ~won)
    split = {name: left[name] for name in grouped_by(mapping)}
    by = left.group_by(**split, place=left.reached, reason=left.reason)
    counts = [
        ReasonCount(
            *key_of(row), mapping.stages[row["place"]], row["reason"] or BLANK, int(row["n"])
        )
        for row in fetch(by.aggregate(n=ibis._.count()))
    ]
    return tuple(sorted(counts, key=_commonest_first))


def _commonest_first(count: ReasonCount) -> tuple[int, str, str, str, str]:
    return -count.leads, count.stream or "", count.lead_type or "", count.stage, count.reason
