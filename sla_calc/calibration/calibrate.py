"""From counted leads to honest rates, sizes and times."""

from dataclasses import dataclass
from datetime import date

from sla_calc.calibration.counts import Basis, Counts, MonthCounts
from sla_calc.calibration.measured import (
    MarketingShare,
    MeasuredAttempts,
    MeasuredCost,
    MeasuredCycle,
    MeasuredDealSize,
    MeasuredLeads,
    MeasuredRate,
    MeasuredResponse,
)
from sla_calc.calibration.measuring import (
    attempts_made,
    cost,
    deal_size,
    first_response,
    leads_per_month,
    marketing_share,
    overall_share,
    sales_cycle,
)
from sla_calc.calibration.notices import expected_before, notices, suggested_window
from sla_calc.calibration.rates import curves_of, rates_of


@dataclass(frozen=True)
class Calibration:
    """What a table of leads says about the figures of a plan.

    Each part is measured for lead types, whole streams (``lead_type`` is None) and everything
    (``stream`` is None too), as far as the table tells.

    Attributes:
        stages: the counted stages, top to bottom.
        basis: cohort or period.
        window: first and last day of the leads that were counted.
        as_of: the day on which the table was true.
        rates: between neighbouring stages, and the close rate.
        deal_sizes: of won deals with an amount above 0.
        cycles: from lead to won deal.
        marketing_share: of all revenue won [fraction]; None where the table does not tell.
        marketing_shares: the same by stream.
        leads_per_month: mean of the whole months.
        first_responses: how soon leads were contacted.
        attempts: how often leads were tried.
        costs: what a lead cost.
        months: the counts of each month, as they came.
        noticed: what is odd about the table, as sentences.
        suggested_window: a better one, where wins were not recorded from its beginning on.
    """

    stages: tuple[str, ...]
    basis: Basis
    window: tuple[date, date] | None
    as_of: date | None
    rates: tuple[MeasuredRate, ...]
    deal_sizes: tuple[MeasuredDealSize, ...]
    cycles: tuple[MeasuredCycle, ...]
    marketing_share: float | None
    marketing_shares: tuple[MarketingShare, ...]
    leads_per_month: tuple[MeasuredLeads, ...]
    first_responses: tuple[MeasuredResponse, ...]
    attempts: tuple[MeasuredAttempts, ...]
    costs: tuple[MeasuredCost, ...]
    months: tuple[MonthCounts, ...]
    noticed: tuple[str, ...]
    suggested_window: tuple[date, date] | None


def calibrate(counts: Counts) -> Calibration:
    """Return what a table of leads says about the figures of a plan.

    Every rate comes with its numerator, denominator and 95 % interval, and corrected for leads that
    had no time yet where the table tells their ages.

    Args:
        counts: the table, added up.

    >>> from sla_calc.calibration.counts import Counts, StageCounts
    >>> won = StageCounts("Shop", None, (8_000, None, 842))
    >>> close = calibrate(Counts(("MQL", "SQL", "Customer"), "cohort", reached=(won,))).rates[0]
    >>> close.to_stage, close.rate, f"{close.low:.4f} to {close.high:.4f}"
    ('Customer', 0.10525, '0.0987 to 0.1122')
    """
    curves = curves_of(counts)
    rates = rates_of(counts, curves)
    window = suggested_window(counts, curves)
    first, last = counts.stages[0], counts.stages[-1]
    return Calibration(
        stages=counts.stages,
        basis=counts.basis,
        window=counts.window,
        as_of=counts.as_of,
        rates=rates,
        deal_sizes=tuple(map(deal_size, counts.amounts)),
        cycles=tuple(
            sales_cycle(row, curves.get((row.stream, row.lead_type, first, last)))
            for row in counts.cycles
        ),
        marketing_share=overall_share(counts.revenue),
        marketing_shares=tuple(
            marketing_share(row) for row in counts.revenue if row.stream is not None
        ),
        leads_per_month=leads_per_month(counts),
        first_responses=tuple(map(first_response, counts.responses)),
        attempts=tuple(map(attempts_made, counts.attempts)),
        costs=tuple(map(cost, counts.spending)),
        months=counts.months,
        noticed=notices(counts, rates, window, expected_before(counts, curves)),
        suggested_window=window,
    )
