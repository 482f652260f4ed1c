"""The share of leads that get there by an age, where some have not had the time yet.

Kaplan–Meier: a lead that has not got there counts as one that has not *by its age*, and for nothing
beyond it. The curve's last value is the share that gets there in the end, if leads are old enough.

Sources: E. L. Kaplan and P. Meier, *Nonparametric estimation from incomplete observations*, Journal
of the American Statistical Association 53, 1958; M. Greenwood's variance, 1926; where it is
undefined, R. Peto et al., British Journal of Cancer 35, 1977.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from sla_calc.calibration.wilson import Estimate, wilson_bounds
from sla_calc.model.sentences import percent

Floats: TypeAlias = NDArray[np.float64]

OLD_ENOUGH = 20
"""[leads] as many must have had the time to reach an age, or the curve ends before it."""

MOST_TO_COME = 0.1
"""Of those who get there, the share that may still be on its way after the curve's end."""

TAIL_MARGIN = 2
"""The upper bound is raised by so many times what is still to come."""


@dataclass(frozen=True)
class ConversionCurve:
    """The share of leads that got from one stage to another, by age.

    Attributes:
        days: ages at which a lead got there, ascending [days].
        reached: share that got there by that age [fraction].
        low: 95 % interval at each age, lower bound [fraction].
        high: the upper bound [fraction].
        plateau: the share that gets there in the end; None where the leads do not tell.
        maturity: share of the leads that got there, or had the time in which nine of ten of those
            who do get there; None where nobody did [fraction].
        p90_days: by then nine in ten of those who get there did, with those who are still on their
            way [days].
        later_mean: how much later they get there on average than those who did already [days].
        later_median: likewise, half of them [days].
        later_p90: likewise, nine in ten [days].
        why: what the plateau says, or why there is none.
    """

    days: tuple[int, ...] = ()
    reached: tuple[float, ...] = ()
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    plateau: Estimate | None = None
    maturity: float | None = None
    p90_days: float | None = None
    later_mean: float | None = None
    later_median: float | None = None
    later_p90: float | None = None
    why: str = ""

    def reached_by(self, ages: NDArray[np.int64]) -> Floats:
        """Return the share that got there by each of these ages [fraction]."""
        steps = np.array([0.0, *self.reached])
        return steps[np.searchsorted(np.array(self.days), ages, side="right")]


def kaplan_meier(moved: Floats, waiting: Floats) -> tuple[Floats, Floats, Floats]:
    """Return by age the share still waiting, how many leads it is worth, and how many were so old.

    Π (1 − moved ÷ at risk). On the same day those who move come before those who just wait. Worth
    is the n for which a plain count would have Greenwood's variance.

    Args:
        moved: those who got there at each age, ascending [leads].
        waiting: those who have not and are that old [leads].
    """
    at_risk = (moved + waiting)[::-1].cumsum()[::-1]
    stays = np.divide(at_risk - moved, at_risk, out=np.ones_like(at_risk), where=at_risk > 0)
    staying = stays.cumprod()
    before = np.concatenate([[1.0], staying[:-1]])
    had_time = np.divide(at_risk, before, out=np.zeros_like(at_risk), where=before > 0)
    left = at_risk * (at_risk - moved)
    odds = np.divide(moved, left, out=np.zeros_like(left), where=left > 0).cumsum()
    spread = staying * odds
    worth = np.divide(1 - staying, spread, out=had_time.copy(), where=spread > 0)
    return staying, worth, had_time


def conversion_curve(
    days: Sequence[int], moved: Sequence[int], waiting: Sequence[int]
) -> ConversionCurve:
    """Return the share that gets there by age, corrected for those who had no time yet.

    The curve ends at the oldest age that as many as ``OLD_ENOUGH`` leads had the time to reach.

    Args:
        days: each age once, ascending [days].
        moved: those who got there at that age [leads].
        waiting: those who have not and are that old [leads].

    >>> curve = conversion_curve([0, 30, 60], [10, 30, 0], [0, 60, 60])
    >>> curve.reached, curve.plateau.value  # 10 of 160 at once, then 30 of the 150 left
    ((0.0625, 0.25), 0.25)
    """
    got_there, still = np.array(moved, dtype=float), np.array(waiting, dtype=float)
    staying, worth, had_time = kaplan_meier(got_there, still)
    known = int(np.count_nonzero(had_time >= OLD_ENOUGH * (1 - 1e-9)))
    events = np.flatnonzero(got_there[:known])
    if not len(events):
        return ConversionCurve(why=_why_no_curve(float((got_there + still).sum()), got_there))
    ages, reached = np.array(days)[events], 1 - staying[events]
    low, high = wilson_bounds(reached, worth[events])
    end = days[known - 1]
    p90_days = _age_of(0.9, ages, reached)
    late = float(still[np.array(days) < p90_days].sum())
    so_far = got_there[events].cumsum()
    plateau, why = _plateau(ages, reached, float(worth[events[-1]]), end)
    return ConversionCurve(
        days=tuple(ages.tolist()),
        reached=tuple(reached.tolist()),
        low=tuple(low.tolist()),
        high=tuple(high.tolist()),
        plateau=plateau,
        maturity=1 - late / float((got_there + still).sum()),
        p90_days=p90_days,
        later_mean=_mean_age(ages, reached) - _mean_age(ages, so_far),
        later_median=_age_of(0.5, ages, reached) - _age_of(0.5, ages, so_far),
        later_p90=p90_days - _age_of(0.9, ages, so_far),
        why=why,
    )


def _mean_age(ages: NDArray[np.int64], reached: Floats) -> float:
    """Return the mean age of those who got there, from how many did by each age."""
    return float((ages * np.diff(reached, prepend=0)).sum() / reached[-1])


def _age_of(share: float, ages: NDArray[np.int64], reached: Floats) -> float:
    """Return the age by which a share of those who got there did."""
    first = np.searchsorted(reached, share * reached[-1] * (1 - 1e-12))
    return float(ages[first])


def _plateau(
    ages: NDArray[np.int64], reached: Floats, worth: float, end: int
) -> tuple[Estimate | None, str]:
    """Return the share that gets there in the end, or None and why the leads do not tell it.

    What is still to come is guessed from the two halves of the time seen: if the second brought a
    share q of what the first did, as long again would bring q of that, and so on.
    """
    value = float(reached[-1])
    first_half = float(reached[ages <= end / 2][-1:].sum())
    later = value - first_half
    ratio = later / first_half if first_half > 0 else 1.0
    if ratio**2 > MOST_TO_COME:
        late = percent(round(later / value, 2))
        return None, (
            f"The oldest leads are {end} days old, and {late} of the conversions came in the "
            "second half of that time: more are on their way, and how many cannot be told yet."
        )
    low, high = wilson_bounds(value, worth)
    to_come = value * ratio**2 / (1 - ratio**2)
    high = min(1.0, float(high) + TAIL_MARGIN * to_come)
    return Estimate(value, float(low), high, worth), ""


def _why_no_curve(leads: float, moved: Floats) -> str:
    if leads < OLD_ENOUGH:
        return f"Only {leads:.0f} leads; from {OLD_ENOUGH} on the ages say how many will follow."
    if not moved.any():
        return "Nobody has got there yet, so there is no telling how many will."
    return f"Fewer than {OLD_ENOUGH} leads are old enough to have got there."
