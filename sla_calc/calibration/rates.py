"""Rates between the stages that a table tells."""

from collections.abc import Mapping
from itertools import pairwise
from typing import TypeAlias

from sla_calc.calibration.counts import Counts, StageCounts
from sla_calc.calibration.measured import MeasuredRate
from sla_calc.calibration.survival import ConversionCurve, conversion_curve
from sla_calc.calibration.wilson import wilson_interval
from sla_calc.model.sentences import percent
from sla_calc.model.texts import short

Curves: TypeAlias = Mapping[tuple[str | None, str | None, str, str], ConversionCurve]
"""By stream, lead type, from and to stage."""

SAME_RATE = 0.005
"""Relative difference up to which a corrected rate is the counted one."""


def curves_of(counts: Counts) -> Curves:
    """Return the conversion curve of each part whose ages the table tells."""
    return {
        (ages.stream, ages.lead_type, ages.from_stage, ages.to_stage): conversion_curve(
            ages.days, ages.moved, ages.waiting
        )
        for ages in counts.ages
    }


def rates_of(counts: Counts, curves: Curves) -> tuple[MeasuredRate, ...]:
    """Return the rates between neighbouring stages that were told, and the close rate.

    A stage that the table does not tell is passed over: the rate then spans it. The close rate goes
    from the first told stage to the last one, where there are stages between.

    Args:
        counts: the table, added up.
        curves: its conversion curves.
    """
    return tuple(
        _rate(counts, curves, row, upper, lower)
        for row in counts.reached
        for upper, lower in _steps(row)
    )


def _steps(row: StageCounts) -> list[tuple[int, int]]:
    told = [stage for stage, leads in enumerate(row.reached) if leads is not None]
    steps = list(pairwise(told))
    return [*steps, (told[0], told[-1])] if len(steps) > 1 else steps


def _rate(counts: Counts, curves: Curves, row: StageCounts, upper: int, lower: int) -> MeasuredRate:
    numerator, denominator = row.reached[lower] or 0.0, row.reached[upper] or 0.0
    from_stage, to_stage = counts.stages[upper], counts.stages[lower]
    rate = numerator / denominator if denominator else None
    bounds = wilson_interval(numerator, denominator)
    low, high = bounds or (None, None)
    curve = curves.get((row.stream, row.lead_type, from_stage, to_stage))
    if bounds is None or counts.basis == "period":
        curve = None
    plateau = curve.plateau if curve else None
    return MeasuredRate(
        stream=row.stream,
        lead_type=row.lead_type,
        from_stage=from_stage,
        to_stage=to_stage,
        numerator=numerator,
        denominator=denominator,
        rate=rate,
        low=low,
        high=high,
        corrected=plateau.value if plateau else None,
        corrected_low=plateau.low if plateau else None,
        corrected_high=plateau.high if plateau else None,
        corrected_n=plateau.n if plateau else None,
        basis=counts.basis,
        window=counts.window,
        maturity=curve.maturity if curve else None,
        p90_days=curve.p90_days if curve else None,
        why=_why(counts, (from_stage, to_stage), (numerator, denominator), curve),
    )


def _why(
    counts: Counts,
    stages: tuple[str, str],
    reached: tuple[float, float],
    curve: ConversionCurve | None,
) -> str:
    from_stage, to_stage = map(short, stages)
    numerator, denominator = reached
    if not denominator:
        return f"Nobody reached {from_stage}, so there is no rate."
    if numerator > denominator:
        cause = (
            "some entered the one above before the window"
            if counts.basis == "period"
            else "some got there without the stage above"
        )
        return (
            f"{numerator:,.10g} reached {to_stage} and only {denominator:,.10g} {from_stage}: "
            f"{cause}, so this is no share of them and has no interval."
        )
    if counts.basis == "period":
        return (
            "Counted by period: those who reach a stage need not be those who entered the one "
            "above in the same time, and nothing is corrected for time."
        )
    if curve is None:
        return "The table does not tell how long this step took, so nothing is corrected for time."
    if curve.plateau is None or curve.maturity is None or curve.p90_days is None:
        return curve.why
    return _why_corrected(numerator / denominator, curve.plateau.value, curve)


def _why_corrected(rate: float, corrected: float, curve: ConversionCurve) -> str:
    young = round(1 - (curve.maturity or 0), 3)
    if abs(corrected - rate) <= SAME_RATE * rate:
        return "Hardly anything is still to come: the leads have had the time that it takes."
    waiting = (
        f"{percent(young)} of the leads are younger than the {curve.p90_days:.0f} days that nine "
        "of ten conversions take"
        if young
        else f"Conversions came in up to {curve.days[-1]} days, and not all leads are that old"
    )
    so_far, then = percent(round(rate, 4)), percent(round(corrected, 4))
    return f"{waiting}: {so_far} got there so far, {then} would with the time the others had."
