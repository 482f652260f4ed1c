"""What marketing's leads of a month have brought: customers, revenue, and the sizes of both."""

from dataclasses import dataclass

from sla_calc.calibration.counts import Counts
from sla_calc.calibration.measuring import month_of
from sla_calc.model.months import YearMonth
from sla_calc.tracking.actuals import DailyCounts


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """The deals of a month. What is not told is None.

    Attributes:
        customers: won in the month.
        revenue: of them [money].
        total_revenue: of all deals won in the month, whoever found them [money].
        sales_cycle_days: median from lead to won deal [days].
    """

    customers: float | None = None
    revenue: float | None = None
    total_revenue: float | None = None
    sales_cycle_days: float | None = None


def month_figures(
    daily: DailyCounts, month: YearMonth, counts: Counts | None = None
) -> MonthFigures:
    """Return what the leads of a table have brought in a month.

    Args:
        daily: what the table tells of its days: customers and their revenue, on the day won.
        month: the month.
        counts: the table added up over that month, by period: its revenue in all with marketing's
            part of it, and the sales cycle.
    """
    rows = [row for row in daily.rows if month_of(row.day) == month]
    wins = [row.reached[-1] for row in rows]
    revenue = _sum([row.revenue for row in rows])
    total, from_marketing = _revenue(counts)
    return MonthFigures(
        customers=_sum(wins),
        revenue=revenue if from_marketing is None else from_marketing,
        total_revenue=total,
        sales_cycle_days=_cycle(counts),
    )


def _sum(amounts: list[float | None]) -> float | None:
    """Return the sum of what is told; None where nothing is."""
    told = [amount for amount in amounts if amount is not None]
    return sum(told) if told else None


def _revenue(counts: Counts | None) -> tuple[float | None, float | None]:
    """Return the revenue in all, and marketing's part of it."""
    rows = [row for row in counts.revenue if row.stream is None] if counts else []
    return (rows[0].total, rows[0].from_marketing) if rows else (None, None)


def _cycle(counts: Counts | None) -> float | None:
    rows = counts.cycles if counts else ()
    days = [row.median_days for row in rows if row.stream is None and row.lead_type is None]
    return days[0] if days else None
