"""What the page *Track* says of a month, in words."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sla_calc import OverdueLead, ResponseSpeed, TrackedLine, Tracking
from sla_calc.tracking.goals import Basis
from sla_calc.tracking.tallies import Measure
from sla_calc.tracking.verdicts import Verdict
from sla_report.numbers.figures import NOTHING, Figures
from sla_report.plain_text import plain

MARKS: dict[Verdict, str] = {
    "too early": "◌",
    "behind": "▼",
    "on track": "●",
    "ahead": "▲",
    "missed": "▼",
    "met": "●",
    "exceeded": "▲",
}
"""So that a verdict is no colour alone."""

HELD_AGAINST: dict[Basis, str] = {
    "plan": "the plan’s goal",
    "typed": "the typed goal",
    "last month": "last month’s result",
    "a year ago": "the result a year ago",
    "average of the last three months": "the three months’ average",
}
NEVER_TOLD = "The table does not tell which leads are these."
MOST_REPS = 5
LEAST_A_DAY = 0.1
"""[leads or points] Less than that is not told apart from nothing."""


def amount(x: float | None, measure: Measure, figures: Figures) -> str:
    """Return a figure in the measure's unit, without naming it."""
    if measure == "money":
        return figures.money(x)
    return figures.about(x) if measure == "points" else figures.count(x)


def named_amount(x: float | None, measure: Measure, figures: Figures) -> str:
    """Return a figure with its unit."""
    written = amount(x, measure, figures)
    if measure == "money":
        return written
    return f"{written} {measure[:-1] if written == '1' else measure}"


def rate_a_day(x: float | None, measure: Measure, figures: Figures) -> str:
    """Return an amount a day: leads and points with a decimal where they are few."""
    if measure == "money" or x is None:
        return figures.money(x)
    if 0 < x < LEAST_A_DAY:
        return f"< {figures.about(LEAST_A_DAY)}"
    return figures.about(x, decimals=1)


def day_of(day: date, figures: Figures) -> str:
    """Return a day as text, with its month's English name."""
    return f"{day.day} {figures.month(day.year, day.month, short=True)}"


def marked(verdict: Verdict | None) -> str:
    """Return a verdict with its mark."""
    return NOTHING if verdict is None else f"{MARKS[verdict]} {verdict}"


def chance(line: TrackedLine, measure: Measure, figures: Figures) -> str:
    """Return between what a month ends by chance."""
    stands = line.pace
    if stands is None or stands.low is None or stands.high is None:
        return ""
    return (
        f"by chance {amount(stands.low, measure, figures)} to "
        f"{amount(stands.high, measure, figures)}"
    )


def apart(line: TrackedLine, measure: Measure, figures: Figures) -> str:
    """Return how far a month is from its goal line, as an amount and a share."""
    stands = line.pace
    if stands is None or stands.expected is None:
        return NOTHING
    less = stands.actual - stands.expected
    sign = "+" if less > 0 else "−" if less < 0 else "±"
    share = f" ({figures.rate(abs(less) / stands.expected)})" if stands.expected else ""
    return f"{sign}{amount(abs(less), measure, figures)}{share}"


def verdict(line: TrackedLine, tracking: Tracking, figures: Figures) -> str:
    """Return where a month stands, in a sentence or two."""
    stands, measure, progress = line.pace, tracking.measure, tracking.progress
    if stands is None:
        return NEVER_TOLD
    come = named_amount(stands.actual, measure, figures)
    if progress.ended and not stands.goal:
        return f"The month ended with {come}; there was no goal."
    if progress.ended:
        return (
            f"{str(line.verdict).capitalize()}: the month ended with {come} of "
            f"{amount(stands.goal, measure, figures)}, {figures.rate(stands.attainment)} of the "
            "goal."
        )
    here = f"day {figures.count(progress.day)} of {figures.count(progress.days)}"
    by_chance = chance(line, measure, figures)
    if not stands.goal:
        return f"No goal to hold {come} by {here} against; {by_chance or 'too early to say more'}."
    if line.verdict == "too early" or stands.projection is None:
        told = f"; {by_chance} at the month’s end" if by_chance else ""
        goal = amount(stands.goal, measure, figures)
        return f"Too early to say: {come} by {here}{told}. The goal is {goal}."
    return (
        f"{str(line.verdict).capitalize()}: {come} by {here}, where the goal line is at "
        f"{amount(stands.expected, measure, figures)}. At this pace the month ends with "
        f"{amount(stands.projection, measure, figures)} of "
        f"{amount(stands.goal, measure, figures)} ({by_chance})."
    )


def too_many(tracking: Tracking, figures: Figures) -> str:
    """Return what more leads than promised cost sales; nothing where there are none."""
    over = tracking.over_delivery
    if over is None or over.extra_leads < 1:
        return ""
    then = (
        "they have none"
        if over.occupancy is None
        else f"the reps would be {figures.rate(over.occupancy)} busy "
        f"({figures.about(over.hours_needed)} of {figures.about(over.hours_available)} hours: "
        f"{over.status})"
    )
    return (
        f"{figures.count(over.extra_leads)} leads beyond the goals of what is ahead cost sales "
        f"{figures.about(over.extra_hours)} hours more in the month; {then}."
    )


def reading(tracking: Tracking, figures: Figures, *, begun: bool = True) -> str:
    """Return how the goal waterfall is read."""
    spread = {
        "calendar days": "all days alike",
        "working days": "the team’s working days alike",
        "history": "the shape of earlier months",
    }[tracking.calendar]
    goal = (
        f"Thin line: the goal, spread over {spread}, with ± {figures.rate(tracking.tolerance)} "
        "around it."
    )
    come = "Thick: what has come; dotted: where that leads. Below: day by day."
    return f"{goal} {come}" if begun else goal


def minutes(x: float | None, figures: Figures) -> str:
    """Return a duration in minutes, or in hours from two on."""
    if x is None:
        return NOTHING
    long = abs(x) >= 120  # noqa: PLR2004
    return f"{figures.about(x / 60)} h" if long else f"{figures.about(x)} min"


def four_lines(
    tracking: Tracking,
    speed: ResponseSpeed | None,
    overdue: Sequence[OverdueLead] | None,
    figures: Figures,
    *,
    by_clock: bool,
) -> str:
    """Return the day in four lines, for the team's chat."""
    line, measure = tracking.total, tracking.measure
    stands = line.pace
    goal = amount(line.goal, measure, figures)
    head = (
        f"{figures.month(tracking.month.year, tracking.month.month)}, by "
        f"{day_of(tracking.as_of, figures)}: {named_amount(line.actual, measure, figures)} of "
        f"{goal} – {line.verdict or 'no goal'}."
    )
    due = amount(stands.expected if stands else None, measure, figures)
    if tracking.progress.ended:
        second = (
            f"The month is over: {figures.rate(stands.attainment if stands else None)} of the goal."
        )
    else:
        heading = amount(stands.projection if stands else None, measure, figures)
        second = (
            f"Goal line: {due}; heading for {heading} ({chance(line, measure, figures) or '–'}); "
            f"needed: {rate_a_day(line.needed_per_working_day, measure, figures)} a working day, "
            f"{figures.count(tracking.working_days_left)} left."
        )
    return "\n".join((head, second, _speed(speed, figures, by_clock=by_clock), _overdue(overdue)))


def _speed(speed: ResponseSpeed | None, figures: Figures, *, by_clock: bool) -> str:
    if speed is None or not speed.leads:
        return "Sales: the leads tell nothing of their follow-up."
    spread, within = (
        (speed.clock, speed.within_clock) if by_clock else (speed.working, speed.within)
    )
    how = "by the clock" if by_clock else "in working hours"
    return (
        f"Sales: first attempt after {minutes(spread.median, figures)} (median, {how}); "
        f"{figures.rate(within.of_all)} of all leads within the promise, "
        f"{figures.count(speed.never_contacted)} never contacted."
    )


def _overdue(overdue: Sequence[OverdueLead] | None) -> str:
    if overdue is None:
        return "Past the promise now: not told."
    if not overdue:
        return "Past the promise now: none."
    reps = Counter(plain(each.rep, 30) if each.rep else "nobody’s" for each in overdue)
    named = [f"{rep} {n}" for rep, n in reps.most_common(MOST_REPS)]
    more = ", …" if len(reps) > MOST_REPS else ""
    return f"Past the promise now: {len(overdue)} leads ({', '.join(named)}{more})."
