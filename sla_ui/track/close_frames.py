"""Closed months as tidy frames, side by side."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from sla_calc import MonthClose
from sla_report.month.share_charts import HALVES
from sla_report.numbers.figures import NOTHING, Figures
from sla_ui.drawing.text import plain

PERCENT = 100


def closed_months(closes: Sequence[MonthClose], figures: Figures) -> pd.DataFrame:
    """Return closed months as text, a row each, the columns being those of ``COLUMNS``."""
    return pd.DataFrame(
        [{name: write(close, figures) for name, (_, write) in COLUMNS.items()} for close in closes]
    )


def closed_lines(close: MonthClose, figures: Figures) -> pd.DataFrame:
    """Return a month's streams and lead types.

    Columns, all text: ``stream``, ``lead_type``, ``goal``, ``actual``, ``attainment``.
    """
    return pd.DataFrame(
        {
            "stream": [plain(line.stream, 60) for line in close.lines],
            "lead_type": [
                "all" if line.lead_type is None else plain(line.lead_type, 60)
                for line in close.lines
            ],
            "goal": [figures.count(line.goal) for line in close.lines],
            "actual": [figures.count(line.actual) for line in close.lines],
            "attainment": [figures.rate(line.attainment) for line in close.lines],
        }
    )


def side_by_side(closes: Sequence[MonthClose], figures: Figures) -> pd.DataFrame:
    """Return what each side kept of its half, month by month.

    Columns: ``position``, ``month`` (as text), ``half``, ``share`` [%], ``text``.
    """
    rows: list[dict[str, Any]] = []
    for position, close in enumerate(closes):
        shares = (close.attainment, close.first_response_kept)
        for half, share in zip(HALVES, shares, strict=True):
            if share is not None:
                rows.append(
                    {
                        "position": position,
                        "month": _month(close, figures),
                        "half": half,
                        "share": share * PERCENT,
                        "text": figures.rate(share),
                    }
                )
    return pd.DataFrame(rows, columns=["position", "month", "half", "share", "text"])


def kept(answer: bool | None) -> str:  # noqa: FBT001 - an answer
    """Return whether a half was kept, in a word with a mark."""
    return NOTHING if answer is None else "✓ kept" if answer else "✗ not kept"


def _month(close: MonthClose, figures: Figures) -> str:
    return figures.month(close.month.year, close.month.month, short=True)


COLUMNS: dict[str, tuple[str, Callable[[MonthClose, Figures], str]]] = {
    "month": ("Month", _month),
    "marketing": ("Marketing’s half", lambda close, _: kept(close.marketing_kept)),
    "sales": ("Sales’ half", lambda close, _: kept(close.sales_kept)),
    "goal": ("Goal, leads", lambda close, figures: figures.count(close.goal)),
    "actual": ("Leads", lambda close, figures: figures.count(close.actual)),
    "attainment": ("Attainment", lambda close, figures: figures.rate(close.attainment)),
    "in_time": ("In time", lambda close, figures: figures.rate(close.first_response_kept)),
    "attempts": ("All attempts", lambda close, figures: figures.rate(close.attempts_kept)),
    "customers": ("Customers", lambda close, figures: figures.count(close.customers)),
    "revenue": ("Revenue from them", lambda close, figures: figures.money(close.revenue)),
    "total": ("Total revenue", lambda close, figures: figures.money(close.total_revenue)),
    "close_rate": ("Close rate", lambda close, figures: figures.rate(close.close_rate)),
    "deal_size": ("Deal size", lambda close, figures: figures.money(close.deal_size)),
    "share": ("Marketing’s share", lambda close, figures: figures.rate(close.marketing_share)),
    "cycle": ("Sales cycle, days", lambda close, figures: figures.about(close.sales_cycle_days)),
}
"""By the name in the frame, what stands above a column and what writes its cells."""
