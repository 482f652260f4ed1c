"""Results as tidy frames: long, with fixed column names, the user's words only as values."""

from collections.abc import Sequence
from math import ceil
from typing import Any

import pandas as pd

from sla_calc import DemandLine, LeadDemand, LeadValue, Plan
from sla_ui.figures import Figures
from sla_ui.text import plain

MONEY, LEADS = "money", "leads"
QUOTA, KEPT, FOUND, MARKETING, DROPS = (
    "quota",
    "from existing customers",
    "found by sales",
    "from marketing’s leads",
    "drops out on the way",
)
SMALL_MONEY = 100
WORD_JOINER = "\u2060"


def funnel_waterfall(plan: Plan, demand: LeadDemand, figures: Figures) -> pd.DataFrame:
    """Return the bars from the quota down to marketing's target and up to its leads.

    Columns: ``position`` from the top, ``row`` (what stands before the bar), ``scale`` (money or
    leads), ``start`` and ``end`` of a piece, ``role`` (what the piece is), ``what`` and ``amount``
    (the tooltip's words), and on one piece of a bar ``total``, the figure that stands behind it,
    and ``derived``, the same with how it was made.
    """
    pieces = _money_pieces(demand, figures)
    pieces += _stage_pieces(plan, demand, figures, first=len(pieces))
    frame = pd.DataFrame(pieces)
    names = distinct([piece["row"] for piece in pieces if piece["total"]])
    frame["row"] = [names[position] for position in frame["position"]]
    return frame


def _money_pieces(demand: LeadDemand, figures: Figures) -> list[dict[str, Any]]:
    """Return the quota, what comes off it, and what is left for marketing."""
    quota = sum(target.quota for target in demand.targets)
    kept = sum(target.retained_revenue for target in demand.targets)
    owed = sum(target.marketing_target for target in demand.targets)
    bars = [("Quota", 0.0, quota, QUOTA, "")]
    if kept:
        bars.append(("Existing customers", quota - kept, quota, KEPT, "−"))
    if quota - kept > owed:
        bars.append(("Found by sales", owed, quota - kept, FOUND, "−"))
    bars.append(("From marketing’s leads", 0.0, owed, MARKETING, ""))
    pieces = [
        {
            "position": position,
            "row": row,
            "scale": MONEY,
            "start": start,
            "end": end,
            "role": role,
            "what": row,
            "amount": figures.money(end - start),
            "total": f"{sign}{figures.money(end - start)}",
            "derived": f"{sign}{figures.money(end - start)}",
        }
        for position, (row, start, end, role, sign) in enumerate(bars)
    ]
    gap = {
        **pieces[0],
        "position": len(pieces),
        "row": " ",
        "start": 0.0,
        "end": 0.0,
        "total": " ",
        "derived": "",
    }
    return [*pieces, gap]


def _stage_pieces(
    plan: Plan, demand: LeadDemand, figures: Figures, first: int
) -> list[dict[str, Any]]:
    """Return each stage, won deal first: what of it goes on and what drops out."""
    counts = _counts(plan, demand)
    top = len(counts) - 1
    pieces: list[dict[str, Any]] = []
    for stage in range(top, -1, -1):
        goes_on = counts[min(stage + 1, top)]
        name = plain(plan.stages[stage], 60)
        bar = {"position": first + top - stage, "row": name, "scale": LEADS}
        pieces.append(
            {
                **bar,
                "start": 0.0,
                "end": goes_on,
                "role": MARKETING,
                "what": f"{name}: {'won' if stage == top else 'goes on'}",
                "amount": figures.about(goes_on),
                "total": figures.about(counts[stage]) if stage else figures.count(demand.leads),
                "derived": _derivation(counts, stage, demand, figures),
            }
        )
        if stage < top:
            pieces.append(
                {
                    **bar,
                    "start": goes_on,
                    "end": counts[stage],
                    "role": DROPS,
                    "what": f"{name}: drops out",
                    "amount": figures.about(counts[stage] - goes_on),
                    "total": "",
                    "derived": "",
                }
            )
    return pieces


def _counts(plan: Plan, demand: LeadDemand) -> tuple[float, ...]:
    """Return the count at each stage: rounded where one line's rounded figures make a chain."""
    if plan.rounding == "each stage" and len(demand.lines) == 1:
        return tuple(map(float, demand.total_committed))
    return demand.total_volumes


def _derivation(counts: Sequence[float], stage: int, demand: LeadDemand, figures: Figures) -> str:
    """Return how a stage follows from the one above it in the chart: ``1,087 = 250 ÷ 23 %``."""
    needed = figures.about(counts[stage])
    if not counts[stage]:
        return needed
    if stage == len(counts) - 1:
        deal_size = demand.revenue / demand.total_volumes[stage]
        made = f"{figures.money(demand.revenue)} ÷ {figures.money(deal_size)}"
    else:
        rate = counts[stage + 1] / counts[stage]
        made = f"{figures.about(counts[stage + 1])} ÷ {figures.rate(rate)}"
    owed = figures.count(demand.leads)
    return f"{needed} = {made}" if stage or needed == owed else f"{needed} = {made}, owed: {owed}"


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


def stage_table(plan: Plan, demand: LeadDemand) -> pd.DataFrame:
    """Return the promise at every stage, per stream and lead type, and in all.

    Columns: ``stream``, ``lead_type``, ``close_rate``, ``stage_0`` … from the top, ``revenue``.
    """
    stages = range(len(plan.stages))
    records: list[dict[str, Any]] = [
        {
            "stream": plain(line.stream),
            "lead_type": plain(line.lead_type),
            "close_rate": line.close_rate,
            **{f"stage_{stage}": line.committed[stage] for stage in stages},
            "revenue": amount(line.revenue),
        }
        for line in demand.lines
    ]
    if len(records) > 1:
        records.append(
            {
                "stream": "All",
                "lead_type": "",
                "close_rate": demand.close_rate,
                **{f"stage_{stage}": demand.total_committed[stage] for stage in stages},
                "revenue": amount(demand.revenue),
            }
        )
    return pd.DataFrame(records)


def equivalents(demand: LeadDemand, values: Sequence[LeadValue]) -> pd.DataFrame:
    """Return what each lead type is worth and how many it would take alone.

    Columns: ``stream``, ``owed`` (the stream's target), ``lead_type``, ``value``, ``leads``.
    """
    owed = {target.stream: target.marketing_target for target in demand.targets}
    return pd.DataFrame(
        {
            "stream": [plain(each.stream) for each in values],
            "owed": [round(owed[each.stream]) for each in values],
            "lead_type": [plain(each.lead_type) for each in values],
            "value": [amount(each.value) for each in values],
            "leads": [ceil(round(each.equivalent_leads, 6)) for each in values],
        }
    )


def line_names(plan: Plan, lines: Sequence[DemandLine] | Sequence[LeadValue]) -> list[str]:
    """Return what to call each line: its lead type, and its stream where there are several."""
    if len(plan.streams) == 1:
        return [plain(line.lead_type, 60) for line in lines]
    return [f"{plain(line.lead_type, 40)} · {plain(line.stream, 40)}" for line in lines]


def adds_up(demand: LeadDemand, figures: Figures) -> str:
    """Return what the revenue waterfall shows, in a sentence."""
    quota = sum(target.quota for target in demand.targets)
    return (
        f"Marketing's leads bring {figures.money(demand.revenue)} of the quota of "
        f"{figures.money(quota)}; sales and existing customers bring the rest."
    )


def largest(by_type: pd.DataFrame, field: str) -> str:
    """Return what a chart of lead types shows, in a sentence."""
    first = by_type.sort_values(field, ascending=False).iloc[0]
    return f"{first['row']} is the largest, with {first[f'{field}_text']} a month."


def amount(money: float) -> float:
    """Return an amount with the digits that it deserves in a table.

    >>> amount(1234.56), amount(12.345)
    (1235.0, 12.35)
    """
    return round(money, 2 if money < SMALL_MONEY else 0)


def distinct(names: Sequence[str]) -> list[str]:
    """Return the names, told apart by an invisible character where two would look the same.

    A name that JavaScript gives every object, ``__proto__``, gets one as well: Vega looks labels
    up by name.

    >>> [len(name) for name in distinct(["SQL", "SQL", "MQL"])]
    [3, 4, 3]
    """
    told_apart: list[str] = []
    for name in names:
        unique = f"{name}{WORD_JOINER}" if name.startswith("__") else name
        while unique in told_apart:
            unique += WORD_JOINER
        told_apart.append(unique)
    return told_apart
