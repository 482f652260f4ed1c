"""A month that is over: whether both halves of the agreement were kept, in one record."""

from collections.abc import Iterable
from dataclasses import dataclass

from sla_calc.errors import PlanError
from sla_calc.follow_up.occupancy import NOISE
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan
from sla_calc.tracking.depth import FollowUpDepth
from sla_calc.tracking.month_figures import MonthFigures
from sla_calc.tracking.speeds import ResponseSpeed
from sla_calc.tracking.tracked import TrackedLine, Tracking


@dataclass(frozen=True, slots=True)
class ClosedLine:
    """What came of a stream (no lead type) or lead type in a month.

    Attributes:
        stream: its name in the plan.
        lead_type: its name in the plan.
        goal: [leads]; None where there was none.
        actual: [leads]; None where it is not told.
    """

    stream: str
    lead_type: str | None
    goal: float | None
    actual: float | None

    @property
    def attainment(self) -> float | None:
        """Actual ÷ goal [fraction]; None where there is no goal."""
        return _ratio(self.actual, self.goal)


@dataclass(frozen=True, slots=True)
class MonthClose:
    """The result of a month. What is not told is None.

    Attributes:
        month: the month.
        goal: leads promised.
        actual: leads delivered.
        marketing_kept: whether as many came as promised, within the tolerance, or more.
        first_response_minutes: promised [working minutes].
        first_response_kept: share of all leads contacted within the promise [fraction].
        attempts_kept: share of open unreached leads with all attempts that are due [fraction].
        sales_kept: whether both shares reach 1 − tolerance, as far as they are told.
        customers: from marketing's leads.
        revenue: from them [money].
        total_revenue: of all deals won [money].
        sales_cycle_days: median from lead to won deal [days].
        lines: per stream and lead type.
    """

    month: YearMonth
    goal: float | None
    actual: float | None
    marketing_kept: bool | None
    first_response_minutes: float | None
    first_response_kept: float | None
    attempts_kept: float | None
    sales_kept: bool | None
    customers: float | None
    revenue: float | None
    total_revenue: float | None
    sales_cycle_days: float | None
    lines: tuple[ClosedLine, ...] = ()

    @property
    def attainment(self) -> float | None:
        """Actual ÷ goal [fraction]; None where there is no goal."""
        return _ratio(self.actual, self.goal)

    @property
    def close_rate(self) -> float | None:
        """Customers ÷ leads, of the same month [fraction]."""
        return _ratio(self.customers, self.actual)

    @property
    def deal_size(self) -> float | None:
        """Revenue ÷ customers [money/deal]."""
        return _ratio(self.revenue, self.customers)

    @property
    def marketing_share(self) -> float | None:
        """Revenue from marketing's leads ÷ all revenue [fraction]."""
        return _ratio(self.revenue, self.total_revenue)


def close_month(
    plan: Plan,
    tracking: Tracking,
    speed: ResponseSpeed | None = None,
    depth: FollowUpDepth | None = None,
    figures: MonthFigures | None = None,
) -> MonthClose:
    """Return the result of a month that is over.

    Args:
        plan: the plan.
        tracking: of the month's leads, as of its last day or later.
        speed: of all leads handed over in the month.
        depth: of all leads handed over in the month.
        figures: what marketing's leads have brought.

    Raises:
        PlanError: the month is not over on the as-of day, or its tracking does not count leads.
    """
    if not tracking.progress.ended:
        message = (
            f"{tracking.month} is not over on {tracking.as_of}; it can be closed as of "
            f"{tracking.month.dates[-1]} or later."
        )
        raise PlanError(message)
    if tracking.measure != "leads":
        message = f"The tracking of {tracking.month} counts {tracking.measure}; close it in leads."
        raise PlanError(message)
    told = figures or MonthFigures()
    response = speed.within.of_all if speed else None
    attempts = depth.share_keeping if depth else None
    return MonthClose(
        month=tracking.month,
        goal=tracking.total.goal,
        actual=tracking.total.actual,
        marketing_kept=_kept_by_marketing(tracking.total),
        first_response_minutes=plan.follow_up.first_response_minutes,
        first_response_kept=response,
        attempts_kept=attempts,
        sales_kept=_kept_by_sales((response, attempts), plan.tolerance),
        customers=told.customers,
        revenue=told.revenue,
        total_revenue=told.total_revenue,
        sales_cycle_days=told.sales_cycle_days,
        lines=tuple(_closed(line) for line in (*tracking.streams, *tracking.lines)),
    )


def with_close(history: Iterable[MonthClose], close: MonthClose) -> tuple[MonthClose, ...]:
    """Return a history with one more month, in order; a later close of a month replaces it."""
    return in_order((*history, close))


def in_order(closes: Iterable[MonthClose]) -> tuple[MonthClose, ...]:
    """Return months in order, of each the one that came last."""
    by_month = {close.month: close for close in closes}
    return tuple(by_month[month] for month in sorted(by_month))


def _kept_by_marketing(total: TrackedLine) -> bool | None:
    return None if total.verdict is None else total.verdict != "missed"


def _kept_by_sales(shares: tuple[float | None, ...], tolerance: float) -> bool | None:
    told = [share for share in shares if share is not None]
    return all(share >= (1 - tolerance) * (1 - NOISE) for share in told) if told else None


def _closed(line: TrackedLine) -> ClosedLine:
    return ClosedLine(line.stream or "", line.lead_type, line.goal, line.actual)


def _ratio(part: float | None, whole: float | None) -> float | None:
    return part / whole if part is not None and whole else None
