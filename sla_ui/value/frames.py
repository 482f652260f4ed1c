"""What leads are worth, as tidy frames: long, fixed column names, the user's words as values."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from sla_calc import Delivery, LeadDemand, LeadValue, Plan
from sla_report.drawing.roles import DROPS, FOUND, KEPT, MARKETING, QUOTA
from sla_report.numbers.figures import Figures
from sla_ui.demand.frames import amount, line_names
from sla_ui.drawing.text import distinct, plain


def ladder(plan: Plan, values: Sequence[LeadValue], figures: Figures) -> pd.DataFrame:
    """Return the lead types from the most to the least valuable.

    Columns: ``position``, ``row``, ``value``, ``cost`` (missing where unknown), ``worth`` (value
    and points in words), ``costs`` (likewise), ``label`` (both), and each figure as text.
    """
    names = distinct(line_names(plan, values))
    order = sorted(range(len(values)), key=lambda index: -values[index].value)
    return pd.DataFrame(
        [
            {
                "position": position,
                "row": names[index],
                "value": values[index].value,
                "cost": values[index].cost_per_lead,
                **_rung(values[index], figures),
                "value_text": figures.money(values[index].value),
                "points_text": figures.about(values[index].points),
                "cost_text": figures.money(values[index].cost_per_lead),
            }
            for position, index in enumerate(order)
        ]
    )


def _rung(each: LeadValue, figures: Figures) -> dict[str, str]:
    worth = f"{figures.money(each.value)} · {figures.about(each.points)} points"
    known = each.cost_per_lead is not None
    costs = f"costs {figures.money(each.cost_per_lead)}" if known else ""
    return {"worth": worth, "costs": costs, "label": f"{worth} · {costs}" if costs else worth}


def value_table(values: Sequence[LeadValue], *, exact: bool = False) -> pd.DataFrame:
    """Return worth, cost and goal of each lead type; what is undefined is missing."""

    def worth(money: float | None) -> float | None:
        return None if money is None else amount(money, exact=exact)

    return pd.DataFrame(
        {
            "stream": [plain(each.stream) for each in values],
            "lead_type": [plain(each.lead_type) for each in values],
            "points": [each.points if exact else float(f"{each.points:.3g}") for each in values],
            "value": [worth(each.value) for each in values],
            "cost": [worth(each.cost_per_lead) for each in values],
            "per_customer": [worth(each.cost_per_customer) for each in values],
            "return": [worth(each.return_on_spend) for each in values],
            "goal_leads": [float(each.goal_leads) for each in values],
            "goal_points": [
                each.goal_points if exact else float(round(each.goal_points)) for each in values
            ],
            "goal_value": [worth(each.goal_value) for each in values],
            "budget": [worth(each.budget) for each in values],
        }
    )


def revenue_waterfall(plan: Plan, demand: LeadDemand, figures: Figures) -> pd.DataFrame:
    """Return how lead types, sales and existing customers add up to the quota.

    The largest part of each kind first; parts of nothing are left out. Columns: ``position``,
    ``row``, ``start``, ``end``, ``role``, ``total`` (the figure behind the bar).
    """
    lines = sorted(
        zip(line_names(plan, demand.lines), demand.lines, strict=True),
        key=lambda pair: -pair[1].revenue,
    )
    found = sum(target.sales_target for target in demand.targets)
    kept = sum(target.retained_revenue for target in demand.targets)
    parts = [(name, line.revenue, MARKETING) for name, line in lines]
    parts += [("Found by sales", found, FOUND), ("Existing customers", kept, KEPT)]
    bars: list[dict[str, Any]] = []
    reached = 0.0
    for name, part, role in parts:
        if part > 0:
            bars.append(_bar(len(bars), name, (reached, reached + part), role, figures))
            reached += part
    bars.append(_bar(len(bars), "Quota", (0.0, reached), QUOTA, figures))
    frame = pd.DataFrame(bars)
    frame["row"] = distinct(list(frame["row"]))
    return frame


def _bar(
    position: int, name: str, reach: tuple[float, float], role: str, figures: Figures
) -> dict[str, Any]:
    start, end = reach
    text = figures.money(end - start)
    return {
        "position": position,
        "row": name,
        "start": start,
        "end": end,
        "role": role,
        "total": text if role == QUOTA else f"+{text}",
    }


def mix_shift(before: LeadDemand, after: LeadDemand, stream: str) -> pd.DataFrame:
    """Return the leads of a stream's types before and after its mix was shifted.

    Columns: ``lead_type``, ``share_before``, ``share_after``, ``before``, ``after``.
    """
    earlier = {line.lead_type: line for line in before.lines if line.stream == stream}
    later = [line for line in after.lines if line.stream == stream]
    all_before = sum(line.volumes[0] for line in earlier.values())
    all_after = sum(line.volumes[0] for line in later)
    return pd.DataFrame(
        [
            {
                "lead_type": plain(line.lead_type),
                "share_before": _share(earlier[line.lead_type].volumes[0], all_before)
                if line.lead_type in earlier
                else None,
                "share_after": _share(line.volumes[0], all_after),
                "before": float(earlier[line.lead_type].committed[0])
                if line.lead_type in earlier
                else None,
                "after": float(line.committed[0]),
            }
            for line in later
        ]
    )


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def delivered_table(delivery: Delivery) -> pd.DataFrame:
    """Return what has come of each lead type, and what it is worth."""
    return pd.DataFrame(
        {
            "stream": [plain(line.stream) for line in delivery.lines],
            "lead_type": [plain(line.lead_type) for line in delivery.lines],
            "goal_leads": [float(line.goal_leads) for line in delivery.lines],
            "leads": [line.leads for line in delivery.lines],
            "points": [round(line.points, 1) for line in delivery.lines],
            "value": [amount(line.value) for line in delivery.lines],
        }
    )


def scoring_cells(plan: Plan, figures: Figures) -> pd.DataFrame:
    """Return the scoring grid, a row per cell.

    Columns: ``fit``, ``interest`` (names), ``fit_position``, ``interest_position``, ``points``
    (text), ``role`` (MQL or not yet).
    """
    scoring = plan.scoring
    fits = distinct([plain(name, 60) for name in scoring.fit])
    interests = distinct([plain(name, 60) for name in scoring.interest])
    return pd.DataFrame(
        [
            {
                "fit": fit,
                "interest": interest,
                "fit_position": -row,
                "interest_position": column,
                "points": figures.about(scoring.points[row][column]),
                "role": MARKETING if scoring.qualifies(row, column) else DROPS,
                "verdict": "MQL" if scoring.qualifies(row, column) else "not yet",
            }
            for row, fit in enumerate(fits)
            for column, interest in enumerate(interests)
        ]
    )
