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
    """(quota × season × quota share − retained revenue, not below 0) × marketing's share."""
    owed = decimal(plan.quota) * decimal(stream.quota_share)
    if month is not None:
        weights = [decimal(weight) for weight in plan.seasonality]
        owed *= weights[month.month - 1] / (sum(weights) / 12)
    new_business = max(Fraction(0), owed - decimal(stream.retained_revenue))
    return new_business * decimal(stream.marketing_share)


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
