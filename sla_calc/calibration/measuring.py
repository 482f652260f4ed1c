"""Deal sizes, sales cycles, leads per month, follow-up and costs, out of a table's counts."""

from datetime import date
from itertools import accumulate

from sla_calc.calibration.counts import (
    AttemptCounts,
    Counts,
    CycleCounts,
    FirstResponses,
    Spending,
    WonAmounts,
    WonRevenue,
)
from sla_calc.calibration.measured import (
    MarketingShare,
    MeasuredAttempts,
    MeasuredCost,
    MeasuredCycle,
    MeasuredDealSize,
    MeasuredLeads,
    MeasuredResponse,
)
from sla_calc.calibration.survival import ConversionCurve
from sla_calc.model.months import YearMonth


def deal_size(won: WonAmounts) -> MeasuredDealSize:
    """Return the mean and the median of the amounts above 0 [money/deal]."""
    return MeasuredDealSize(
        stream=won.stream,
        lead_type=won.lead_type,
        mean=won.total / won.n if won.n else None,
        median=won.median if won.n else None,
        n=won.n,
        without_amount=won.without_amount,
    )


def sales_cycle(cycle: CycleCounts, curve: ConversionCurve | None) -> MeasuredCycle:
    """Return a sales cycle as counted, and with the slow deals that are still to come [days].

    What is to come is the difference between the curve and the same leads without a correction,
    so that the correction is 0 where nothing is to come.

    Args:
        cycle: as counted.
        curve: from the first to the last stage, of the same leads.
    """
    told = curve if curve and curve.plateau else ConversionCurve()
    return MeasuredCycle(
        stream=cycle.stream,
        lead_type=cycle.lead_type,
        median_days=cycle.median_days,
        p90_days=cycle.p90_days,
        mean_days=cycle.mean_days,
        n=cycle.n,
        before_lead=cycle.before_lead,
        corrected_median_days=_plus(cycle.median_days, told.later_median),
        corrected_p90_days=_plus(cycle.p90_days, told.later_p90),
        corrected_mean_days=_plus(cycle.mean_days, told.later_mean),
        curve=curve,
    )


def _plus(days: float | None, later: float | None) -> float | None:
    return None if days is None or later is None else days + later


def leads_per_month(counts: Counts) -> tuple[MeasuredLeads, ...]:
    """Return the leads of a mean whole month, by part [leads/month].

    A month in which a part had no lead counts as one with 0. Without a window the first and the
    last month are taken to be incomplete.
    """
    whole = set(_whole_months(counts))
    leads: dict[tuple[str | None, str | None], float] = {}
    for row in counts.months:
        found = leads.setdefault((row.stream, row.lead_type), 0.0)
        if row.month in whole:
            leads[row.stream, row.lead_type] = found + (row.reached[0] or 0)
    return tuple(
        MeasuredLeads(stream, lead_type, total / len(whole) if whole else None, len(whole))
        for (stream, lead_type), total in leads.items()
    )


def _whole_months(counts: Counts) -> list[YearMonth]:
    if not counts.months:
        return []
    first, last = (pick(row.month for row in counts.months) for pick in (min, max))
    if counts.window is None:
        return _months(first + 1, last + -1)
    begin, end = counts.window
    return [
        month
        for month in _months(month_of(begin), month_of(end))
        if begin <= month.dates[0] and month.dates[-1] <= end
    ]


def _months(first: YearMonth, last: YearMonth) -> list[YearMonth]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [first + later for later in range(count)]


def month_of(day: date) -> YearMonth:
    """Return the month that a day is in."""
    return YearMonth(day.year, day.month)


def first_response(counted: FirstResponses) -> MeasuredResponse:
    """Return how soon leads were contacted; the shares are of all leads, answered or not."""
    return MeasuredResponse(
        stream=counted.stream,
        lead_type=counted.lead_type,
        leads=counted.leads,
        answered=counted.answered,
        mean_minutes=counted.mean_minutes,
        median_minutes=counted.median_minutes,
        p90_minutes=counted.p90_minutes,
        within=tuple(
            (minutes, leads / counted.leads) for minutes, leads in counted.within if counted.leads
        ),
    )


def attempts_made(counted: AttemptCounts) -> MeasuredAttempts:
    """Return how often leads were tried, and what came of it.

    >>> from sla_calc.calibration.counts import AttemptCounts
    >>> attempts_made(AttemptCounts(None, None, (1, 3), (6, 2), (3, 1))).wins_within
    ((1, 0.75), (3, 1.0))
    """
    leads, wins = sum(counted.leads), sum(counted.won)
    made = sum(n * each for n, each in zip(counted.leads, counted.attempts, strict=True))
    so_far = accumulate(counted.won)
    return MeasuredAttempts(
        stream=counted.stream,
        lead_type=counted.lead_type,
        leads=leads,
        mean=made / leads if leads else None,
        wins=wins,
        wins_within=tuple(
            (attempts, won / wins)
            for attempts, won in zip(counted.attempts, so_far, strict=True)
            if wins
        ),
        wins_per_attempt=wins / made if made else None,
    )


def cost(spending: Spending) -> MeasuredCost:
    """Return what a lead cost [money/lead], or why that is not known."""
    known = spending.amount > 0 and spending.leads > 0
    nothing = "Nothing was spent on these leads, or it is not in the table."
    return MeasuredCost(
        stream=spending.stream,
        lead_type=spending.lead_type,
        spent=spending.amount,
        leads=spending.leads,
        cost_per_lead=spending.amount / spending.leads if known else None,
        why="" if known else nothing if spending.amount <= 0 else "Money was spent on no lead.",
    )


def marketing_share(revenue: WonRevenue) -> MarketingShare:
    """Return the share of a stream's revenue that marketing's leads brought [fraction]."""
    known = revenue.total > 0 and revenue.from_marketing is not None
    share = (revenue.from_marketing or 0.0) / revenue.total if known else None
    return MarketingShare(revenue.stream, share, revenue.total)


def overall_share(revenue: tuple[WonRevenue, ...]) -> float | None:
    """Return marketing's share of all revenue [fraction]; None where the table does not tell."""
    rows = [row for row in revenue if row.stream is None] or list(revenue)
    told = [row.from_marketing for row in rows if row.from_marketing is not None]
    if len(told) < len(rows):
        return None
    return marketing_share(WonRevenue(None, sum(row.total for row in rows), sum(told))).share
