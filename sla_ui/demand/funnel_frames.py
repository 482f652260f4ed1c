"""The funnel waterfall as a tidy frame: from the quota down, and up to the leads."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from sla_calc import LeadDemand, Plan
from sla_report.drawing.roles import DROPS, FOUND, KEPT, MARKETING, QUOTA
from sla_report.numbers.figures import Figures
from sla_ui.drawing.text import distinct, plain

MONEY, LEADS = "money", "leads"
"""The two scales of the chart."""

Bar = tuple[str, float, float, str, str]
"""What it is, from where to where, what it stands for, and its sign."""


def funnel_waterfall(
    plan: Plan, demand: LeadDemand, figures: Figures, *, due: bool = False
) -> pd.DataFrame:
    """Return the bars from the quota down to marketing's target and up to its leads.

    With ``due``, from what the leads that are due in a month bring: they are for other months'
    quotas.

    Columns: ``position`` from the top, ``row`` (what stands before the bar), ``scale`` (money or
    leads), ``start`` and ``end`` of a piece, ``last`` (where its bar ends), ``role`` (what the
    piece is), ``what`` and ``amount`` (the tooltip's words), and on one piece of a bar ``total``,
    the figure that stands behind it, and ``derived``, the same with how it was made.
    """
    pieces = _money_pieces(demand, figures, due=due)
    pieces += _stage_pieces(plan, demand, figures, first=len(pieces))
    names = distinct([piece["row"] for piece in pieces if piece["total"]])
    ends = {piece["position"]: piece["end"] for piece in pieces}  # the last piece ends the bar
    for piece in pieces:
        piece["row"] = names[piece["position"]]
        piece["last"] = ends[piece["position"]]
    return pd.DataFrame(pieces)


def _money_pieces(demand: LeadDemand, figures: Figures, *, due: bool) -> list[dict[str, Any]]:
    """Return the quota, what comes off it, and what is left for marketing."""
    if due:
        return _with_gap([("They bring in all", 0.0, demand.revenue, MARKETING, "")], figures)
    quota = sum(target.quota for target in demand.targets)
    kept = sum(target.retained_revenue for target in demand.targets)
    owed = sum(target.marketing_target for target in demand.targets)
    bars = [("Quota", 0.0, quota, QUOTA, "")]
    if kept:
        bars.append(("Existing customers", quota - kept, quota, KEPT, "−"))
    if any(target.sales_target for target in demand.targets):
        bars.append(("Found by sales", owed, quota - kept, FOUND, "−"))
    bars.append(("From marketing’s leads", 0.0, owed, MARKETING, ""))
    return _with_gap(bars, figures)


def _with_gap(bars: Sequence[Bar], figures: Figures) -> list[dict[str, Any]]:
    """Return the bars as pieces, and the gap between the two scales."""
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
