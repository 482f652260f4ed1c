"""Whether sales can keep its half, in sentences; and what each remedy does."""

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
from sla_calc.follow_up.remedies import Remedy
from sla_ui.numbers.figures import Figures

LEVELS = (0.80, 0.90, 0.95)
"""For these shares of leads answered in time, the reps needed are said."""

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
        return f"{figures.rate(capacity.occupancy)} on average. {_weeks(build_up, figures)}"
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
        takes = _reps(reps[0] or 0, figures)
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
        return "Sales has no hours for marketing's leads: it can follow up on none of them."
    return (
        f"Sales can work {figures.count(capacity.leads_supported)} of these "
        f"{figures.count(demand.leads)} leads a month as promised: following all of them up takes "
        f"{figures.rate(capacity.occupancy)} of its hours, and "
        f"{figures.rate(capacity.max_occupancy)} may be planned."
    )


def remedy_words(remedy: Remedy, plan: Plan, figures: Figures) -> str:
    """Return what a remedy is, what it does to occupancy, and what it costs."""
    occupancy = remedy.capacity.occupancy
    brings = f"{figures.rate(occupancy)} occupancy"
    short = "" if remedy.suffices else ", not enough on its own"
    costs = []
    if remedy.cost:
        costs.append(f"costs {figures.money(remedy.cost)} a month")
    if remedy.forgone >= 1:
        costs.append(f"forgoes {figures.money(remedy.forgone)} of marketing's revenue a month")
    return ". ".join([f"{_action(remedy, plan, figures)}: {brings}{short}", *_capital(costs)]) + "."


def _action(remedy: Remedy, plan: Plan, figures: Figures) -> str:
    """Return what is to be done."""
    amount, team = remedy.amount, plan.team
    if remedy.kind == "mix":
        return _mix(remedy, plan, figures)
    attempts = "attempt" if amount == 1 else f"{amount:.0f} attempts"
    share, before = figures.rate(amount), figures.rate
    actions = {
        "hire": f"Hire {_reps(amount, figures)} in the first month",
        "automate": f"Automate the last {attempts} of each cadence that need no call",
        "shorten": f"End every cadence after {'one ' if amount == 1 else ''}{attempts}",
        "cap": f"Promise no more than {figures.count(amount)} leads a month; sales finds the rest",
        "marketing leads time": f"Give {share} of selling time to marketing's leads in place of "
        f"{before(team.marketing_leads_time)}",
        "selling time": f"Free {share} of paid time for selling in place of "
        f"{before(team.selling_time)}",
    }
    return actions[remedy.kind]


def _mix(remedy: Remedy, plan: Plan, figures: Figures) -> str:
    """Return what a mix is made of."""
    before, after = plan.follow_up.cadence, remedy.plan.follow_up.cadence
    parts = []
    if remedy.amount:
        parts.append(f"hire {_reps(remedy.amount, figures)}")
    if len(after) < len(before):
        parts.append(f"end every cadence after {len(after)} attempts")
    if remedy.plan.streams[0].marketing_share < plan.streams[0].marketing_share:
        parts.append(f"promise no more than {figures.count(remedy.capacity.leads)} leads a month")
    return f"The cheapest mix: {', '.join(parts)}"


def _reps(count: float, figures: Figures) -> str:
    return "one rep" if count == 1 else f"{figures.count(count)} reps"


def _capital(parts: list[str]) -> list[str]:
    text = " and ".join(parts)
    return [f"It {text}"] if text else []


def _steady(capacity: FollowUpCapacity, figures: Figures) -> str:
    full, most = figures.rate(capacity.occupancy), figures.rate(capacity.max_occupancy)
    match capacity.status:
        case "broken":
            short = capacity.hours_needed - capacity.hours_available
            return (
                f"{full}: the promise cannot be kept. {figures.about(short)} of "
                f"{figures.about(capacity.hours_needed)} hours a month are missing."
            )
        case "tight":
            return (
                f"{full}: it fits, but tightly. Above {most}, a busy week makes leads wait, "
                "because they do not arrive evenly."
            )
        case _:
            room = _room(capacity, figures)
            return f"{full}: it fits, with {most} as the highest to be planned.{room}"


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
    begins = build_up.weeks[first - 1].starts
    worst = build_up.worst_week
    day = f"{begins.day} {figures.month(begins.year, begins.month)}"
    return (
        f"The promise breaks in week {first}, from {day}; in the worst week, {worst.number}, "
        f"{figures.about(worst.hours_short)} hours are short."
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
