"""Whether a rate stays the same: month by month in a table, and from one record to the next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from sla_calc.calibration.advice import FEW_EITHER_WAY
from sla_calc.calibration.calibrate import Calibration
from sla_calc.calibration.counts import MonthCounts
from sla_calc.calibration.measured import MeasuredRate
from sla_calc.calibration.record import CalibrationRecord, RecordedRate
from sla_calc.calibration.wilson import wilson_interval

Verdict: TypeAlias = Literal["in line", "out of line", "too young", "too few"]

SIGMAS = 3
"""Standard deviations on either side that chance leaves once in 370 times."""


@dataclass(frozen=True)
class RatePoint:
    """A rate at one time.

    Attributes:
        day: the first day of the month, or the day on which the record was made.
        n: of how many; what a corrected rate is worth [leads].
        rate: [fraction].
        low: 95 % interval; None where there is none [fraction].
        high: likewise.
        lower_limit: what chance alone would leave seldom, around the mean [fraction].
        upper_limit: likewise.
        verdict: too young where the leads had no time for it, too few where fewer than
            ``FEW_EITHER_WAY`` are to be expected on either side.
    """

    day: date
    n: float
    rate: float
    low: float | None
    high: float | None
    lower_limit: float | None
    upper_limit: float | None
    verdict: Verdict


@dataclass(frozen=True)
class RateHistory:
    """A rate over time.

    Attributes:
        stream: None for all.
        lead_type: None for all.
        from_stage: the upper stage.
        to_stage: the lower one.
        mean: ratio of sums, of what is not too young; None where nothing is old enough [fraction].
        points: oldest first.
    """

    stream: str | None
    lead_type: str | None
    from_stage: str
    to_stage: str
    mean: float | None
    points: tuple[RatePoint, ...]


@dataclass(frozen=True)
class _Count:
    day: date
    numerator: float
    denominator: float
    young: bool = False


def drift_by_month(calibration: Calibration) -> tuple[RateHistory, ...]:
    """Return each rate of a table month by month, with the months that are out of line.

    A month is out of line if it is further than three standard deviations from the mean of all
    months: √(p (1 − p) ÷ n), with the month's own n. In a cohort, one that ended less than the time
    of nine in ten conversions before the as-of date is too young to tell.

    Args:
        calibration: what the table says.
    """
    return tuple(
        _history(rate, counts)
        for rate in calibration.rates
        if (counts := _by_month(calibration, rate))
    )


def drift_over_records(records: Iterable[CalibrationRecord]) -> tuple[RateHistory, ...]:
    """Return each rate from one record to the next, with those that are out of line.

    The corrected rate, where there is one. Records of the same leads are alike for that reason:
    they are out of line less often than they should be.

    Args:
        records: in any order.
    """
    found: dict[tuple[str | None, str | None, str, str], list[_Count]] = {}
    rows: dict[tuple[str | None, str | None, str, str], RecordedRate] = {}
    for record in sorted(records, key=lambda record: record.made_on):
        for rate in record.rates:
            key = (rate.stream, rate.lead_type, rate.from_stage, rate.to_stage)
            rows[key] = rate
            n = rate.denominator if rate.corrected is None else rate.corrected_n
            value = rate.rate if rate.corrected is None else rate.corrected
            if value is not None and n:
                found.setdefault(key, []).append(_Count(record.made_on, value * n, n))
    return tuple(_history(rows[key], counts) for key, counts in found.items())


def _by_month(calibration: Calibration, rate: MeasuredRate) -> list[_Count]:
    upper, lower = (calibration.stages.index(stage) for stage in (rate.from_stage, rate.to_stage))
    counts = []
    for month in sorted(calibration.months, key=lambda row: row.month):
        numerator, denominator = month.reached[lower], month.reached[upper]
        same = (month.stream, month.lead_type) == (rate.stream, rate.lead_type)
        if same and denominator and numerator is not None:
            young = _is_young(calibration, rate, month)
            counts.append(_Count(month.month.dates[0], numerator, denominator, young))
    return counts


def _is_young(calibration: Calibration, rate: MeasuredRate, month: MonthCounts) -> bool:
    if calibration.as_of is None or rate.p90_days is None:
        return False
    return (calibration.as_of - month.month.dates[-1]).days < rate.p90_days


def _history(rate: MeasuredRate | RecordedRate, counts: Sequence[_Count]) -> RateHistory:
    old = [count for count in counts if not count.young]
    total = sum(count.denominator for count in old)
    mean = sum(count.numerator for count in old) / total if total else None
    return RateHistory(
        stream=rate.stream,
        lead_type=rate.lead_type,
        from_stage=rate.from_stage,
        to_stage=rate.to_stage,
        mean=mean,
        points=tuple(_point(count, mean) for count in counts),
    )


def _point(count: _Count, mean: float | None) -> RatePoint:
    n, rate = count.denominator, count.numerator / count.denominator
    low, high = wilson_interval(count.numerator, n) or (None, None)
    lower = upper = None
    if mean is not None and mean <= 1:
        reach = SIGMAS * (mean * (1 - mean) / n) ** 0.5
        lower, upper = max(0.0, mean - reach), min(1.0, mean + reach)
    return RatePoint(
        count.day, n, rate, low, high, lower, upper, _verdict(count, rate, mean, (lower, upper))
    )


def _verdict(
    count: _Count, rate: float, mean: float | None, limits: tuple[float | None, float | None]
) -> Verdict:
    lower, upper = limits
    if count.young:
        return "too young"
    if mean is None or lower is None or upper is None:
        return "too few"
    if min(mean, 1 - mean) * count.denominator < FEW_EITHER_WAY:
        return "too few"
    return "in line" if lower <= rate <= upper else "out of line"
