"""Where a month stands, in four large figures for each side."""

from sla_calc import FollowUpDepth, ResponseSpeed, TrackedLine, Tracking
from sla_report.month import words
from sla_report.month.words import minutes
from sla_report.numbers.figures import NOTHING, Figures

Box = tuple[str, str, str]
"""What a figure is of, the figure, and what stands below it."""


def month_boxes(tracking: Tracking, line: TrackedLine, figures: Figures) -> list[Box]:
    """Return where we are, where we should be, what it takes, and where that leads."""
    measure, stands, ended = tracking.measure, line.pace, tracking.progress.ended
    goal = words.amount(line.goal, measure, figures)
    actual = words.amount(line.actual, measure, figures)
    attained = figures.rate(stands.attainment) if stands else NOTHING
    boxes = [
        (
            f"{unit_of(tracking, figures)} by {words.day_of(tracking.as_of, figures)}",
            f"{actual} of {goal}",
            f"{attained} of {words.HELD_AGAINST[tracking.basis]}",
        ),
        (
            "Should be",
            words.amount(stands.expected if stands else None, measure, figures),
            words.apart(line, measure, figures),
        ),
    ]
    if not ended:
        left = tracking.working_days_left
        days = "day" if left == 1 else "days"
        boxes += [
            (
                "Needed a working day",
                words.rate_a_day(line.needed_per_working_day, measure, figures),
                f"{figures.count(left)} working {days} left",
            ),
            (
                "Heading for",
                words.amount(stands.projection if stands else None, measure, figures),
                words.chance(line, measure, figures) or NOTHING,
            ),
        ]
    return boxes


def follow_up_boxes(
    speed: ResponseSpeed, depth: FollowUpDepth | None, figures: Figures, *, by_clock: bool
) -> list[Box]:
    """Return how soon and how often sales follows up."""
    spread, within = (
        (speed.clock, speed.within_clock) if by_clock else (speed.working, speed.within)
    )
    pending = f"{figures.count(speed.pending)} still in time"
    made = figures.rate(depth.share_made) if depth else NOTHING
    keeping = f"{figures.rate(depth.share_keeping)} of leads: all" if depth else "not told"
    return [
        (
            "First attempt, median",
            minutes(spread.median, figures),
            f"nine in ten: {minutes(spread.p90, figures)}",
        ),
        (
            "In time, of all leads",
            figures.rate(within.of_all),
            f"{figures.rate(within.of_contacted)} of those contacted",
        ),
        ("Never contacted", figures.count(speed.never_contacted), pending),
        ("Attempts made of due", made, keeping),
    ]


def unit_of(tracking: Tracking, figures: Figures) -> str:
    """Return what a month is counted in, as an axis' title."""
    return figures.currency if tracking.measure == "money" else tracking.measure.capitalize()
