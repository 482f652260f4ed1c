"""What is odd about a table, as sentences: what it cannot have seen, and what it has too early."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar

import numpy as np

from sla_calc.calibration.counts import Counts
from sla_calc.calibration.measured import MeasuredRate
from sla_calc.calibration.measuring import month_of
from sla_calc.calibration.rates import Curves
from sla_calc.calibration.survival import ConversionCurve
from sla_calc.model.months import YearMonth
from sla_calc.model.sentences import percent

EXPECTED_WINS = 5
"""[deals] with as many expected, none at all comes about by chance once in 150 times (e⁻⁵)."""

MATURE = 0.9
"""[fraction] of leads that have had the time, from which on a table is old enough."""


class Part(Protocol):
    """A row that is of a lead type, a stream or everything."""

    @property
    def stream(self) -> str | None: ...  # noqa: D102

    @property
    def lead_type(self) -> str | None: ...  # noqa: D102


P = TypeVar("P", bound=Part)


def overall(rows: Iterable[P]) -> list[P]:
    """Return the rows that together are everything, each lead once: the fewest that there are."""
    rows = list(rows)
    everything = [row for row in rows if row.stream is None and row.lead_type is None]
    if everything:
        return everything
    return [row for row in rows if row.lead_type is None] or rows


def suggested_window(counts: Counts, curves: Curves) -> tuple[date, date] | None:
    """Return the window in which wins were recorded, where the table's own begins before that.

    The first whole month after the first won deal, to the window's end. None where as few as
    ``EXPECTED_WINS`` deals or less would have been won before it.
    """
    if expected_before(counts, curves) < EXPECTED_WINS or counts.first_won is None:
        return None
    begin = _first_whole_month(counts.first_won).dates[0]
    last_month = max(row.month for row in counts.months)
    end = counts.window[1] if counts.window else last_month.dates[-1]
    return (begin, end) if begin <= end else None


def expected_before(counts: Counts, curves: Curves) -> float:
    """Return how many deals would have been won before the first one, at the pace since [deals].

    Leads of each month, evenly over its days × the share won by their age on that day. The wins
    that were missed make the pace too low, so rather too few are expected than too many.
    """
    curve = _close_curve(counts, curves)
    if curve is None or counts.first_won is None:
        return 0.0
    return sum(
        leads * _share_won(month, counts.first_won, curve)
        for month, leads in _leads_by_month(counts).items()
    )


def notices(
    counts: Counts, rates: Sequence[MeasuredRate], window: tuple[date, date] | None, expected: float
) -> tuple[str, ...]:
    """Return what a reader has to know about the table, as sentences.

    Args:
        counts: the table, added up.
        rates: what was measured in it.
        window: the suggested one.
        expected: deals expected before the first [deals].
    """
    found = (
        _untracked(counts, window, expected),
        _won_before_the_lead(counts),
        _without_amount(counts),
        _young(counts, rates),
        _by_period(counts),
    )
    return (*counts.noticed, *filter(None, found))


def _untracked(counts: Counts, window: tuple[date, date] | None, expected: float) -> str:
    if expected < EXPECTED_WINS:
        return ""
    since = f", though leads are from {counts.first_created} on" if counts.first_created else ""
    said = (
        f"No won deal is recorded before {counts.first_won}{since}: at the pace since then about "
        f"{expected:.0f} were to be expected, so earlier ones were not written down"
    )
    if window is None:
        return f"{said}."
    return f"{said}. Count the leads from {month_of(window[0])} on only."


def _won_before_the_lead(counts: Counts) -> str:
    early = sum(row.before_lead for row in overall(counts.cycles))
    if not early:
        return ""
    said = "1 deal was won before its lead" if early == 1 else f"{early:,} deals were won before"
    return f"{said}{'' if early == 1 else ' their leads'} existed; no sales cycle is counted there."


def _without_amount(counts: Counts) -> str:
    rows = overall(counts.amounts)
    without = sum(row.without_amount for row in rows)
    won = without + sum(row.n for row in rows)
    if not without:
        return ""
    return (
        f"{without:,} of {won:,} won deals state no amount, or 0: the deal size is the mean of the "
        "others."
    )


def _young(counts: Counts, rates: Sequence[MeasuredRate]) -> str:
    closes = overall(
        rate
        for rate in rates
        if (rate.from_stage, rate.to_stage) == (counts.stages[0], counts.stages[-1])
    )
    told = [rate.maturity for rate in closes if rate.maturity is not None]
    if not told or min(told) >= MATURE:
        return ""
    return (
        f"Only {percent(round(min(told), 3))} of the leads have become customers or had the time "
        "for it: what was counted is too low."
    )


def _by_period(counts: Counts) -> str:
    if counts.basis == "cohort":
        return ""
    return (
        "Rates are counted by period: who enters a stage ÷ who enters the one above in the same "
        "time. They are too low while leads grow, and too high while they fall."
    )


def _close_curve(counts: Counts, curves: Curves) -> ConversionCurve | None:
    """Return the curve from lead to won deal, of the largest part where there is none of all."""
    first, last = counts.stages[0], counts.stages[-1]
    ages = [row for row in counts.ages if (row.from_stage, row.to_stage) == (first, last)]
    if not ages:
        return None
    largest = max(overall(ages), key=lambda row: sum(row.moved) + sum(row.waiting))
    curve = curves[largest.stream, largest.lead_type, first, last]
    return curve if curve.days else None


def _leads_by_month(counts: Counts) -> dict[YearMonth, float]:
    leads: dict[YearMonth, float] = defaultdict(float)
    for row in overall(counts.months):
        leads[row.month] += row.reached[0] or 0
    return leads


def _share_won(month: YearMonth, day: date, curve: ConversionCurve) -> float:
    """Return the share of a month's leads that would be won before a day."""
    ages = np.array([(day - created).days - 1 for created in month.dates])
    return float(curve.reached_by(ages).mean())


def _first_whole_month(day: date) -> YearMonth:
    return month_of(day) + (0 if day.day == 1 else 1)
