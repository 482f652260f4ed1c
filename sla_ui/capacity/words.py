"""Whether sales can keep its half, in sentences."""

from collections.abc import Iterable

from sla_calc import (
    FollowUpBuildUp,
    FollowUpCapacity,
    LeadDemand,
    Plan,
    PlanError,
    YearMonth,
    follow_up_capacity,
    reps_for_response,
)
from sla_report.numbers.figures import Figures

LEVELS = (0.80, 0.90, 0.95)
"""For these shares of leads answered in time, the reps needed are said."""

REMEDIES = "Follow-up capacity says what would make it fit."

LINES = (
    "The solid line is the time there is, the dashed one what may be planned, red what is missing."
)


def verdict(
    plan: Plan, capacity: FollowUpCapacity, build_up: FollowUpBuildUp, figures: Figures
) -> str:
    """Return in two or three sentences whether the promised follow-up fits into the hours."""
    if not capacity.leads:
        return "No lead is owed, so there is nothing to follow up."
    if not capacity.hours_needed:
        return "Follow-up takes no rep's time: everything is automated."
    if not capacity.hours_available:
        return (
            f"{_why_no_hours(plan, capacity)} The promise takes "
            f"{figures.about(capacity.hours_needed)} hours a month, and none are there."
        )
    if capacity.status != "broken" and build_up.first_broken_week:
        full = figures.rate(capacity.occupancy)
        return f"Not in every week: {full} of the hours on average. {_weeks(build_up, figures)}"
    return f"{_steady(capacity, figures)} {_weeks(build_up, figures)}".strip()


def level(capacity: FollowUpCapacity, build_up: FollowUpBuildUp) -> str:
    """Return how serious it is: ``"fine"``, ``"tight"`` or ``"broken"``."""
    return "broken" if build_up.first_broken_week else capacity.status


def month_to_relieve(capacity: FollowUpCapacity, build_up: FollowUpBuildUp) -> YearMonth | None:
    """Return the month that remedies are for: the worst where months differ, or an average one."""
    if capacity.status != "fine" or not build_up.first_broken_week:
        return None
    worst = build_up.worst_week.starts
    return YearMonth(worst.year, worst.month)


def response(plan: Plan, capacity: FollowUpCapacity, figures: Figures) -> str:
    """Return how many leads get their first attempt in time, and what it takes that most do."""
    share = capacity.response_within_promise
    if share is None:
        return ""
    said = f"{figures.rate(share)} of leads get" if share else "No lead gets"
    reps = [reps_for_response(plan, level) for level in LEVELS]
    if None in reps:
        return f"{said} the first attempt in time, and no number of reps would change that."
    levels = _listed(map(figures.rate, LEVELS))
    takes = f"{_listed(map(figures.count, reps))} reps"
    if len(set(reps)) == 1:
        takes = counted_reps(reps[0] or 0, figures)
    return f"{said} the first attempt in time, arriving at random; for {levels} it takes {takes}."


def _listed(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}"


def warning(plan: Plan, demand: LeadDemand, month: YearMonth | None, figures: Figures) -> str:
    """Return that more leads are owed than sales can work, or nothing where it can."""
    try:
        capacity = follow_up_capacity(plan, month, demand)
    except PlanError:  # its holidays are not known, which is said elsewhere
        return ""
    if capacity.status == "fine":
        return ""
    if capacity.occupancy is None:
        return f"Sales has no hours for marketing's leads: it can follow up on none. {REMEDIES}"
    begins = {"tight": "Tight for sales", "broken": "Too much for sales"}[capacity.status]
    return (
        f"{begins}: to follow up on these {figures.count(demand.leads)} leads takes "
        f"{figures.rate(capacity.occupancy)} of its hours, and up to "
        f"{figures.rate(capacity.max_occupancy)} is fine. It can work "
        f"{figures.count(capacity.leads_supported)} as promised. {REMEDIES}"
    )


def counted_reps(count: float, figures: Figures) -> str:
    """Return a number of reps."""
    return "one rep" if count == 1 else f"{figures.count(count)} reps"


def _steady(capacity: FollowUpCapacity, figures: Figures) -> str:
    full, most = figures.rate(capacity.occupancy), figures.rate(capacity.max_occupancy)
    match capacity.status:
        case "broken":
            short = capacity.hours_needed - capacity.hours_available
            return (
                f"No, the promise cannot be kept: it takes {full} of the hours. "
                f"{figures.about(short)} of {figures.about(capacity.hours_needed)} hours a month "
                "are missing."
            )
        case "tight":
            return (
                f"Tight: it takes {full} of the hours. Above {most}, a busy week makes leads wait, "
                "because they do not arrive evenly."
            )
        case _:
            room = _room(capacity, figures)
            return f"Yes, it fits: it takes {full} of the hours; up to {most} is fine.{room}"


def _room(capacity: FollowUpCapacity, figures: Figures) -> str:
    """Return how many more leads or attempts would fit."""
    leads, attempts = capacity.leads_supported, capacity.attempts_affordable
    if leads is None:
        return ""
    longer = "any number of attempts" if attempts is None else f"{attempts} attempts on each"
    return f" {figures.count(leads)} leads a month would fit as well, or {longer}."


def _weeks(build_up: FollowUpBuildUp, figures: Figures) -> str:
    """Return when the promise breaks, if it does in the plan's months."""
    first = build_up.first_broken_week
    if first is None:
        weeks = build_up.weeks_until_steady
        return f"The load builds up for {weeks} weeks." if weeks > 1 else ""
    begins = next(week.starts for week in build_up.weeks if week.number == first)
    worst = build_up.worst_week
    day = f"{begins.day} {figures.month(begins.year, begins.month)}"
    return (
        f"The promise breaks in week {first}, from {day}. Week {worst.number} is the worst: it is "
        f"{figures.about(worst.hours_short)} hours short."
    )


def _why_no_hours(plan: Plan, capacity: FollowUpCapacity) -> str:
    team = plan.team
    if not capacity.reps:
        return "There are no reps."
    if not team.selling_time:
        return "Selling time is 0 %."
    if not team.marketing_leads_time:
        return "No time is given to marketing's leads."
    return "There are no working days."
