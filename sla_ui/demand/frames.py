"""Results as tidy frames: long, with fixed column names, the user's words only as values."""

from collections.abc import Sequence
from decimal import Decimal
from math import ceil
from typing import Any

import pandas as pd

from sla_calc import DemandLine, LeadDemand, LeadValue, Plan, ScheduleLine
from sla_report.numbers.figures import Figures
from sla_ui.drawing.text import distinct, plain

SMALL_MONEY = 100
PERCENT = 100


def by_lead_type(plan: Plan, demand: LeadDemand, figures: Figures) -> pd.DataFrame:
    """Return what each lead type owes and brings.

    Columns: ``position``, ``row``, ``leads``, ``revenue``, and the last two once more as text.
    """
    rows = distinct(line_names(plan, demand.lines))
    return pd.DataFrame(
        {
            "position": range(len(rows)),
            "row": rows,
            "leads": [float(line.committed[0]) for line in demand.lines],
            "leads_text": [figures.count(line.committed[0]) for line in demand.lines],
            "revenue": [line.revenue for line in demand.lines],
            "revenue_text": [figures.money(line.revenue) for line in demand.lines],
        }
    )


def stage_table(plan: Plan, demand: LeadDemand, *, exact: bool = False) -> pd.DataFrame:
    """Return the promise at every stage, per stream and lead type, and in all.

    Columns: ``stream``, ``lead_type``, ``close_rate`` [%], ``stage_0`` … from the top,
    ``revenue``. Where they are to be exact, rates and amounts have every digit.
    """
    stages = range(len(plan.stages))
    records: list[dict[str, Any]] = [
        {
            "stream": plain(line.stream),
            "lead_type": plain(line.lead_type),
            "close_rate": in_percent(line.close_rate, exact=exact),
            **{f"stage_{stage}": float(line.committed[stage]) for stage in stages},
            "revenue": amount(line.revenue, exact=exact),
        }
        for line in demand.lines
    ]
    if len(records) > 1:
        records.append(
            {
                "stream": "All",
                "lead_type": "",
                "close_rate": in_percent(demand.close_rate, exact=exact),
                **{f"stage_{stage}": float(demand.total_committed[stage]) for stage in stages},
                "revenue": amount(demand.revenue, exact=exact),
            }
        )
    return pd.DataFrame(records)


def equivalents(
    demand: LeadDemand, values: Sequence[LeadValue], *, exact: bool = False
) -> pd.DataFrame:
    """Return what each lead type is worth and how many it would take alone.

    Columns: ``stream``, ``owed`` (the stream's target), ``lead_type``, ``value``, ``leads``.
    """
    owed = {target.stream: target.marketing_target for target in demand.targets}
    return pd.DataFrame(
        {
            "stream": [plain(each.stream) for each in values],
            "owed": [owed[each.stream] if exact else round(owed[each.stream]) for each in values],
            "lead_type": [plain(each.lead_type) for each in values],
            "value": [amount(each.value, exact=exact) for each in values],
            "leads": [float(ceil(round(each.equivalent_leads, 6))) for each in values],
        }
    )


def line_names(
    plan: Plan, lines: Sequence[DemandLine] | Sequence[LeadValue] | Sequence[ScheduleLine]
) -> list[str]:
    """Return what to call each line: its lead type, and its stream where there are several."""
    if len(plan.streams) == 1:
        return [plain(line.lead_type, 60) for line in lines]
    return [f"{plain(line.lead_type, 40)} · {plain(line.stream, 40)}" for line in lines]


def adds_up(demand: LeadDemand, figures: Figures) -> str:
    """Return what the revenue waterfall shows, in a sentence."""
    quota = sum(target.quota for target in demand.targets)
    if not any(target.retained_revenue or target.sales_target for target in demand.targets):
        return f"Marketing's leads bring all of the quota of {figures.money(quota)}."
    return (
        f"Marketing's leads bring {figures.money(demand.revenue)} of the quota of "
        f"{figures.money(quota)}; sales and existing customers bring the rest."
    )


def largest(by_type: pd.DataFrame, field: str) -> str:
    """Return what a chart of lead types shows, in a sentence."""
    first = by_type.sort_values(field, ascending=False).iloc[0]
    return f"{first['row']} is the largest, with {first[f'{field}_text']} a month."


def amount(money: float, *, exact: bool = False) -> float:
    """Return an amount with the digits that it deserves in a table, or with all of them.

    >>> amount(1234.56), amount(12.345), amount(1234.56, exact=True)
    (1235.0, 12.35, 1234.56)
    """
    return money if exact else round(money, 2 if money < SMALL_MONEY else 0)


def in_percent(rate: float | None, *, exact: bool = False) -> float | None:
    """Return a rate in percent with three significant digits, or with all of them.

    >>> in_percent(0.0325), in_percent(0.290001), in_percent(0.290001, exact=True)
    (3.25, 29.0, 29.0001)
    """
    if rate is None:
        return None
    return float(Decimal(repr(rate)).scaleb(2)) if exact else float(f"{rate * PERCENT:.3g}")
