"""How the figures of the stand-up were made, with the month's own numbers."""

from sla_calc import Plan, TrackedLine, Tracking
from sla_calc.schedule.planned import is_scheduled
from sla_report.month.words import amount, rate_a_day
from sla_report.numbers.figures import Figures
from sla_ui.drawing.steps import Step
from sla_ui.numbers.telling import telling

BASES = {
    "plan": "the leads that the plan commits to in the month",
    "typed": "as typed",
    "last month": "what came in the month before",
    "a year ago": "what came in the same month a year before",
    "average of the last three months": "what came in the three months before ÷ 3",
}
SCHEDULED = "the leads that are due in the month by the Schedule"


def track_steps(plan: Plan, tracking: Tracking, line: TrackedLine, figures: Figures) -> list[Step]:
    """Return how the projection and what is needed follow from the leads to date."""
    measure, stands, progress = tracking.measure, line.pace, tracking.progress

    def text(x: float | None) -> str:
        return amount(x, measure, figures)

    from_schedule = tracking.basis == "plan" and is_scheduled(plan, tracking.month)
    goal = SCHEDULED if from_schedule else BASES[tracking.basis]
    spread = "" if measure == "leads" else f", each lead in {_worth(plan, measure)}"
    steps = [Step("Goal of the month", goal + spread, text(line.goal))]
    if stands is None:
        return steps
    share = figures.rate(tracking.elapsed)
    steps += [
        Step("Share that is due by now", _elapsed(tracking, figures), share),
        Step("Goal line by now", f"{text(line.goal)} × {share}", text(stands.expected)),
        Step(
            "Attainment",
            f"{text(line.actual)} ÷ {text(line.goal)}",
            figures.rate(stands.attainment),
        ),
        Step("Pace", f"{text(line.actual)} ÷ {text(stands.expected)}", figures.rate(stands.pace)),
    ]
    if progress.ended:
        return steps
    return [
        *steps,
        Step("Heading for", f"{text(line.actual)} ÷ {share}", text(stands.projection)),
        Step(
            "By chance (95 %)",
            "the leads to date as a count that chance alone moves (Poisson), carried to the "
            "month’s end",
            f"{text(stands.low)} – {text(stands.high)}",
        ),
        Step(
            "Needed a working day",
            f"({text(line.goal)} − {text(line.actual)}) ÷ "
            f"{figures.count(tracking.working_days_left)} working days left",
            rate_a_day(line.needed_per_working_day, measure, figures),
        ),
        Step(
            "On track",
            f"pace within 100% ± the plan’s tolerance {figures.rate(tracking.tolerance)}; too "
            "early before a tenth of the month, and while chance could end it on both sides",
            str(line.verdict or "–"),
        ),
    ]


def _worth(plan: Plan, measure: str) -> str:
    return "points of its lead type" if measure == "points" else f"{plan.currency} that it brings"


def _elapsed(tracking: Tracking, figures: Figures) -> str:
    day, days = tracking.progress.day, tracking.progress.days
    if tracking.calendar == "history":
        return f"of the leads of earlier months, what had come by day {tracking.as_of.day}"
    kind = "days" if tracking.calendar == "calendar days" else "working days"
    return f"{figures.count(telling(day))} ÷ {figures.count(telling(days))} {kind}"
