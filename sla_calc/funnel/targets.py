"""From the quota to what marketing's leads must bring, stream by stream.

Computed in exact fractions of the typed decimals: a difference of two large amounts would
otherwise carry the noise of both, and a promise could be one lead too many.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from sla_calc.funnel.commitments import typed
from sla_calc.funnel.formulas import new_business
from sla_calc.model.months import MONTHS_A_YEAR, YearMonth, months_between
from sla_calc.model.plan import Plan
from sla_calc.model.streams import RevenueStream

MOST_GROWN = 60
"""[months] for so long a quota grows; the longest plan, and whatever is looked at beyond it."""


@dataclass(frozen=True, slots=True)
class StreamTarget:
    """How a stream's part of the quota comes to be owed by marketing.

    ``quota = retained_revenue + sales_target + marketing_target``, all in [money/month].

    Attributes:
        stream: its name.
        quota: its part of the quota.
        retained_revenue: renewals and expansion, as far as they count towards that part.
        sales_target: new business from leads that sales finds itself.
        exact_marketing_target: new business from marketing's leads, as an exact fraction.
    """

    stream: str
    quota: float
    retained_revenue: float
    sales_target: float
    exact_marketing_target: Fraction

    @property
    def marketing_target(self) -> float:
        """New business from marketing's leads [money/month]."""
        return float(self.exact_marketing_target)


def stream_targets(plan: Plan, month: YearMonth | None = None) -> tuple[StreamTarget, ...]:
    """Return for each stream how its quota divides into what is kept, found and owed.

    Args:
        plan: the plan.
        month: the month whose quota and renewals count; an average month if none.

    >>> [target.marketing_target for target in stream_targets(Plan())]
    [168000.0, 64000.0]
    """
    quota = quota_of(plan, month)
    return tuple(
        _target(stream, quota, retained_revenue_of(plan, stream, month)) for stream in plan.streams
    )


def quota_of(plan: Plan, month: YearMonth | None = None) -> Fraction:
    """Return the quota of a month, exactly [money/month].

    As typed for that month; otherwise quota × season × (1 + growth)^months since the plan's first,
    from which it grows on for five years at most.

    Args:
        plan: the plan.
        month: one month, of the plan or beyond; the mean of the plan's months without their seasons
            if none.

    >>> plan = Plan(quota=100_000, quota_growth=0.05, monthly_quotas=(None, None, 90_000))
    >>> [float(quota_of(plan, plan.start_month + later)) for later in range(4)]
    [100000.0, 105000.0, 90000.0, 115762.5]
    """
    if month is not None:
        later = months_between(plan.start_month, month)
        told = _entry(plan.monthly_quotas, later)
        return _grown(plan, later) * season(plan, month) if told is None else told
    if not plan.quota_growth and not plan.monthly_quotas:
        return typed(plan.quota)
    by_month = (
        _grown(plan, later) if told is None else told
        for later in range(plan.months)
        for told in (_entry(plan.monthly_quotas, later),)
    )
    return sum(by_month, Fraction(0)) / plan.months


def retained_revenue_of(plan: Plan, stream: RevenueStream, month: YearMonth | None) -> Fraction:
    """Return what existing customers of a stream bring in a month, exactly [money/month].

    As typed for that month, otherwise the usual amount; without a month the mean of the plan's.
    """
    usual = typed(stream.retained_revenue)
    if month is not None:
        told = _entry(stream.monthly_retained, months_between(plan.start_month, month))
        return usual if told is None else told
    if not stream.monthly_retained:
        return usual
    by_month = [_entry(stream.monthly_retained, later) for later in range(plan.months)]
    return sum((usual if told is None else told for told in by_month), Fraction(0)) / plan.months


def season(plan: Plan, month: YearMonth | None) -> Fraction:
    """Return the size of a calendar month relative to an average one.

    The plan's weight of that month, divided by the mean of its twelve weights.

    >>> float(season(Plan(seasonality=(2, *[1] * 10, 0.5)), YearMonth(2027, 1)))
    1.92
    """
    if month is None or len(set(plan.seasonality)) == 1:
        return Fraction(1)
    weights = [typed(weight) for weight in plan.seasonality]
    return weights[month.month - 1] * MONTHS_A_YEAR / sum(weights)


def _grown(plan: Plan, later: int) -> Fraction:
    months = min(max(0, later), MOST_GROWN)
    return typed(plan.quota) * (1 + typed(plan.quota_growth)) ** months


def _entry(typed_by_month: Sequence[float | None], later: int) -> Fraction | None:
    """Return what was typed for a month of the plan, or None."""
    told = typed_by_month[later] if 0 <= later < len(typed_by_month) else None
    return None if told is None else typed(told)


def _target(stream: RevenueStream, quota: Fraction, retained_revenue: Fraction) -> StreamTarget:
    owed = quota * typed(stream.quota_share)
    new = new_business(quota, typed(stream.quota_share), retained_revenue)
    by_marketing = new * typed(stream.marketing_share)
    return StreamTarget(
        stream=stream.name,
        quota=float(owed),
        retained_revenue=float(owed - new),
        sales_target=float(new - by_marketing),
        exact_marketing_target=by_marketing,
    )
