"""The demand of a plan in exact fractions of the typed decimals, written down independently.

It follows the method's formulas word by word and shares nothing with the calculation that it
checks: no float, no function of it, and plain loops.
"""

from fractions import Fraction
from math import ceil

from sla_calc import Plan, RevenueStream, YearMonth


def decimal(value: float) -> Fraction:
    """The decimal that a person typed to get this float."""
    return Fraction(repr(float(value)))


def marketing_target(plan: Plan, stream: RevenueStream, month: YearMonth | None) -> Fraction:
    """(quota of the month × quota share − renewals, not below 0) × marketing's share.

    Without a month the means of the plan's months, season apart.
    """
    if month is None:
        months = range(plan.months)
        quota = sum((quota_of(plan, later) for later in months), Fraction(0)) / plan.months
        kept = sum((kept_in(stream, later) for later in months), Fraction(0)) / plan.months
    else:
        later = (month.year - plan.start_month.year) * 12 + month.month - plan.start_month.month
        weights = [decimal(weight) for weight in plan.seasonality]
        quota = quota_of(plan, later, weights[month.month - 1] / (sum(weights) / 12))
        kept = kept_in(stream, later)
    new_business = max(Fraction(0), quota * decimal(stream.quota_share) - kept)
    return new_business * decimal(stream.marketing_share)


def quota_of(plan: Plan, later: int, season: Fraction = Fraction(1)) -> Fraction:
    """What was typed for a month, or quota × (1 + growth) for each month so far × season."""
    told = dict(enumerate(plan.monthly_quotas)).get(later)
    if told is not None:
        return decimal(told)
    return decimal(plan.quota) * (1 + decimal(plan.quota_growth)) ** max(0, later) * season


def kept_in(stream: RevenueStream, later: int) -> Fraction:
    """What was typed for a month, or the usual renewals and expansion."""
    told = dict(enumerate(stream.monthly_retained)).get(later)
    return decimal(stream.retained_revenue if told is None else told)


def volumes(plan: Plan, month: YearMonth | None = None) -> list[list[Fraction]]:
    """Per stream × lead type how many are needed at each stage, top to bottom."""
    lines = []
    for stream in plan.streams:
        target = marketing_target(plan, stream, month)
        worth = []
        for kind in stream.lead_types:
            value = decimal(stream.deal_size if kind.deal_size is None else kind.deal_size)
            for rate in kind.conversion_rates:
                value *= decimal(rate)
            worth.append(value)
        mixes = [decimal(kind.mix) for kind in stream.lead_types]
        average = sum(mix * value for mix, value in zip(mixes, worth, strict=True))
        for kind, mix, value in zip(stream.lead_types, mixes, worth, strict=True):
            leads = target * mix / (average if plan.mix_basis == "leads" else value)
            line = [leads]
            for rate in kind.conversion_rates:
                line.append(line[-1] * decimal(rate))
            lines.append(line)
    return lines


def promises(plan: Plan, month: YearMonth | None = None) -> list[tuple[int, ...]]:
    """The same, rounded up in the plan's convention."""
    needed = volumes(plan, month)
    if plan.rounding == "final":
        return [tuple(ceil(volume) for volume in line) for line in needed]
    kinds = [kind for stream in plan.streams for kind in stream.lead_types]
    promised = []
    for kind, line in zip(kinds, needed, strict=True):
        upward = [ceil(line[-1])]
        for rate in reversed(kind.conversion_rates):
            upward.append(ceil(upward[-1] / decimal(rate)))
        promised.append(tuple(reversed(upward)))
    return promised
