"""What the page *Schedule* says, in words."""

from collections.abc import Iterator, Sequence
from datetime import date

from sla_calc import FollowUpCapacity, LeadSchedule, Plan, Shortfall, YearMonth
from sla_report.numbers.figures import NOTHING, Figures
from sla_ui.drawing.text import plain
from sla_ui.schedule.results import Scheduled
from sla_ui.schedule.state import Source

A_QUARTER = 92
"""[days] after which measured rates are old."""

MOST_NAMED = 3
"""So many months are named; more are counted."""

SOURCES: dict[Source, str] = {
    "steady": "As in a steady month",
    "none": "Nothing is there",
    "typed": "Open leads, typed",
    "table": "Open leads of the lead table",
}


def month(when: YearMonth, figures: Figures, *, short: bool = False) -> str:
    """Return a month's name with its year."""
    return figures.month(when.year, when.month, short=short)


def takeaway(schedule: LeadSchedule, figures: Figures) -> str:
    """Return what the chart shows, in a sentence."""
    leads = schedule.leads
    if not any(leads):
        return "No lead is due in these months."
    most = max(range(len(leads)), key=leads.__getitem__)
    if len(set(leads)) == 1:
        due = f"{figures.count(leads[0])} leads are due every month"
    else:
        when = month(schedule.months[most], figures)
        due = f"Most leads are due in {when}: {figures.count(leads[most])}"
    short = sum(schedule.shortfall)
    if not short:
        return f"{due}, and the quota is met in every month."
    closes = sum(schedule.revenue) - sum(schedule.excess)
    share = closes / sum(schedule.targets)
    return f"{due}; {figures.rate(round(share, 3))} of what the quota takes closes in time."


def shortfalls(schedule: LeadSchedule, figures: Figures) -> list[str]:
    """Return what can no longer be reached and why, the largest first."""
    several = len({each.stream for each in schedule.by_stream}) > 1
    return [
        _short(each, figures, several=several)
        for each in sorted(schedule.shortfalls, key=lambda each: -each.money)
    ]


def largest_shortfall(schedule: LeadSchedule, figures: Figures) -> tuple[str, str]:
    """Return the largest shortfall of a month, and which month that is."""
    money, when = max(zip(schedule.shortfall, schedule.months, strict=True), key=lambda at: at[0])
    if not money:
        return "none", "every month is met"
    return figures.money(money), f"in {month(when, figures)}"


def fullest(months: Sequence[FollowUpCapacity]) -> int:
    """Return which month is the fullest for sales."""
    return max(range(len(months)), key=lambda at: _fullness(months[at]))


def in_hand(found: Scheduled, figures: Figures) -> str:
    """Return what is assumed to be there when the plan begins, and what it brings."""
    plan, hand = found.plan, found.in_hand
    begin = month(plan.start_month, figures)
    if hand.source == "none":
        return (
            f"Nothing is in hand when {begin} begins: what takes longer than it has cannot close "
            "in time."
        )
    if hand.source == "typed" and not hand.leads:
        return "No open lead is typed yet."
    leads = figures.count(sum(each.leads for each in hand.leads))
    covers = _covers(found, figures)
    if hand.source == "steady":
        return (
            f"Assumed: every month before {begin} brought the leads of an average month, as if the "
            f"agreement had always been kept. {covers}"
        )
    where = "of the lead table " if hand.source == "table" else ""
    said = f"{leads} open leads {where}are in hand when {begin} begins. {covers}"
    if hand.unknown:
        return f"{said} {figures.count(hand.unknown)} more are of no lead type of the plan."
    return said


def limits(plan: Plan, figures: Figures) -> str:
    """Return which limits the leads by month keep to; nothing where there are none."""
    terms, said = plan.schedule, []
    if terms.surge_limit is not None:
        said.append(f"no month takes more than {figures.about(terms.surge_limit)} × an average one")
    if terms.change_limit is not None:
        said.append(
            f"no month differs by more than {figures.rate(terms.change_limit)} from the one before"
        )
    return f"In each stream {' and '.join(said)}." if said else ""


def old_calibration(made_on: date | None, today: date, figures: Figures) -> str:
    """Return that what was measured is older than a quarter; nothing where it is not."""
    if made_on is None or (today - made_on).days <= A_QUARTER:
        return ""
    when = f"{made_on.day} {figures.month(made_on.year, made_on.month)}"
    return (
        f"The last calibration known here is of {when}, more than a quarter ago: measure again on "
        "Recalibrate before you rely on these months."
    )


def _short(each: Shortfall, figures: Figures, *, several: bool) -> str:
    where = f" in {plain(each.stream, 60)}" if several else ""
    money = figures.money(each.money)
    return f"{month(each.month, figures)} is {money} short{where}: {each.why}."


def _covers(found: Scheduled, figures: Figures) -> str:
    """Return how much of the plan's targets the pipeline in hand brings."""
    schedule = found.schedule
    brought = sum(each.revenue_in_hand for each in schedule.by_stream)
    owed = sum(schedule.targets)
    if not owed:
        return ""
    return f"They bring {figures.money(brought)}, of {figures.money(owed)} owed in these months."


def _fullness(month: FollowUpCapacity) -> float:
    if month.occupancy is None:
        return float("inf") if month.hours_needed else -1.0
    return month.occupancy


def occupancy_of(month: FollowUpCapacity, figures: Figures) -> str:
    """Return how full a month is."""
    if month.occupancy is None:
        return "no hours" if month.hours_needed else NOTHING
    return figures.rate(round(month.occupancy, 3))


def capacity(months: Sequence[FollowUpCapacity], names: Sequence[str], figures: Figures) -> str:
    """Return in which months sales cannot follow up on the schedule's leads."""
    told = list(_by_status(months, names))
    if not told:
        return "Sales can follow up on the leads of every month."
    at = fullest(months)
    full, reps = months[at], figures.count(months[at].reps_needed)
    takes = f"; {names[at]} takes {reps} reps, and {figures.about(full.reps)} are there"
    said = f"{'; '.join(told)}{takes if full.reps_needed is not None else ''}."
    return f"{said[:1].upper()}{said[1:]}"


def _by_status(months: Sequence[FollowUpCapacity], names: Sequence[str]) -> Iterator[str]:
    words = {
        "broken": "Sales cannot follow up on all leads in",
        "tight": "it gets tight in",
    }
    for status, said in words.items():
        found = [name for name, each in zip(names, months, strict=True) if each.status == status]
        if found:
            many = f"{len(found)} of {len(names)} months"
            yield f"{said} {', '.join(found) if len(found) <= MOST_NAMED else many}"
