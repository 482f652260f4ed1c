"""From the quota to what marketing's leads must bring, stream by stream.

Computed in exact fractions of the typed decimals: a difference of two large amounts would
otherwise carry the noise of both, and a promise could be one lead too many.
"""

from dataclasses import dataclass
from fractions import Fraction

from sla_calc.commitments import typed
from sla_calc.funnel import new_business
from sla_calc.model.months import MONTHS_A_YEAR, YearMonth
from sla_calc.model.plan import Plan
from sla_calc.model.streams import RevenueStream


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
        month: the month whose quota counts, by the plan's seasonality; an average month if none.

    >>> [target.marketing_target for target in stream_targets(Plan())]
    [168000.0, 64000.0]
    """
    quota = typed(plan.quota) * season(plan, month)
    return tuple(_target(stream, quota) for stream in plan.streams)


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


def _target(stream: RevenueStream, quota: Fraction) -> StreamTarget:
    owed = quota * typed(stream.quota_share)
    new = new_business(quota, typed(stream.quota_share), typed(stream.retained_revenue))
    by_marketing = new * typed(stream.marketing_share)
    return StreamTarget(
        stream=stream.name,
        quota=float(owed),
        retained_revenue=float(owed - new),
        sales_target=float(new - by_marketing),
        exact_marketing_target=by_marketing,
    )
