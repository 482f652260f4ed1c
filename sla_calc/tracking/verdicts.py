"""Whether a period is on track, and the sentence that says so."""

from typing import Literal, NamedTuple

from sla_calc.follow_up.occupancy import NOISE
from sla_calc.tracking.paces import Pace

Verdict = Literal["too early", "behind", "on track", "ahead", "missed", "met", "exceeded"]
"""The last three once the period is over. Ahead and exceeded are warnings, too: reps can follow up
on only so many leads."""

EARLY = 0.10
"""[fraction] Before so much of the period is gone, nothing is said."""


class Progress(NamedTuple):
    """How far a period has come, in the days that it is counted in."""

    day: int
    days: int
    ended: bool


def verdict_of(pace: Pace, tolerance: float, *, ended: bool = False) -> Verdict | None:
    """Return whether a period is on track, or was; None where there is no goal.

    On track within ± tolerance of the goal line. Too early while less than a tenth of the period is
    gone, and while chance alone could let it end below the tolerated band as well as above.

    Args:
        pace: where it stands.
        tolerance: accepted over- and under-delivery [fraction].
        ended: whether the period is over.

    >>> from sla_calc.tracking.paces import pace
    >>> verdict_of(pace(3_000, 1_200, 0.5), 0.1), verdict_of(pace(20, 8, 0.5), 0.1)
    ('behind', 'too early')
    """
    if not pace.goal:
        return None
    least, most = (1 - tolerance) * (1 - NOISE), (1 + tolerance) * (1 + NOISE)
    if ended:
        return _placed(pace.attainment, least, most, ("missed", "met", "exceeded"))
    if pace.elapsed < EARLY * (1 - NOISE) or _could_be_both(pace, least, most):
        return "too early"
    return _placed(pace.pace, least, most, ("behind", "on track", "ahead"))


def verdict_sentence(
    pace: Pace, verdict: Verdict | None, progress: Progress, unit: str = "leads"
) -> str:
    """Return what a verdict rests on, as a sentence.

    Args:
        pace: where the period stands.
        verdict: of :func:`verdict_of`.
        progress: how far it has come.
        unit: of its figures.

    >>> from sla_calc.tracking.paces import pace
    >>> verdict_sentence(pace(140, 9, 0.5), "behind", Progress(11, 22, False))
    "Day 11 of 22: 9 leads where the goal line is at 70; behind, at this pace 18 of 140, by chance \
11 to 29 at the month's end."
    """
    amount = f"{pace.actual:,.0f}"
    actual = "1 lead" if (amount, unit) == ("1", "leads") else f"{amount} {unit}"
    if progress.ended:
        return _at_the_end(pace, verdict, actual)
    here = f"Day {progress.day} of {progress.days}: {actual}"
    if pace.projection is None or pace.low is None or pace.high is None:
        return f"{here}; too early to judge."
    chance = f"{pace.low:,.0f} to {pace.high:,.0f} at the month's end"
    if verdict is None:
        return f"{here}, by chance anything from {chance}; there is no goal."
    if verdict == "too early":
        return f"{here}, by chance anything from {chance}; too early to judge."
    return (
        f"{here} where the goal line is at {pace.expected:,.0f}; {verdict}, at this pace "
        f"{pace.projection:,.0f} of {pace.goal:,.0f}, by chance {chance}."
    )


def _at_the_end(pace: Pace, verdict: Verdict | None, actual: str) -> str:
    if pace.attainment is None:
        return f"The month ended with {actual}; there was no goal."
    return (
        f"The month ended with {actual} of {pace.goal:,.0f}, {100 * pace.attainment:,.0f} %: "
        f"{verdict}."
    )


def _could_be_both(pace: Pace, least: float, most: float) -> bool:
    """Whether the interval of the end covers the whole tolerated band, or there is none."""
    if pace.pace_low is None or pace.pace_high is None:
        return True
    return pace.pace_low <= least and most <= pace.pace_high


def _placed(
    share: float | None, least: float, most: float, names: tuple[Verdict, Verdict, Verdict]
) -> Verdict:
    """Return where a share is: below, in or above the band; one past counting is above."""
    if share is None or share > most:
        return names[2]
    return names[0] if share < least else names[1]
