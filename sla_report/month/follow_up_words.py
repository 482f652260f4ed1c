"""What is said of sales' half of a month, in words."""

from collections.abc import Sequence

from sla_calc import FollowUpDepth, OverdueLead, Plan, ResponseSpeed, YearMonth
from sla_calc.tracking.parts_of_leads import Period
from sla_report.month.words import minutes
from sla_report.numbers.figures import Figures

FITTING = 12
"""So many rows stand in a table without scrolling."""


def verdict(
    speed: ResponseSpeed,
    depth: FollowUpDepth | None,
    target: float,
    figures: Figures,
    *,
    by_clock: bool,
) -> tuple[bool, str] | None:
    """Return whether sales keeps its half, and that in a sentence; None where nothing tells.

    Args:
        speed: of the leads handed over in the month.
        depth: of those; None where it is not told.
        target: the share that has to be kept: all, less the plan's tolerance.
        figures: how the reader writes numbers.
        by_clock: whether time is counted by the clock.
    """
    within = (speed.within_clock if by_clock else speed.within).of_all
    made = depth.share_made if depth else None
    told = [
        f"{figures.rate(share)} of the {what}"
        for share, what in (
            (within, "leads were contacted in time"),
            (made, "attempts due were made"),
        )
        if share is not None
    ]
    if not told:
        return None
    kept = all(share is None or share >= target - 1e-9 for share in (within, made))
    head = "Kept" if kept else "Not kept"
    of = "both" if len(told) > 1 else "it"
    least = f"With the plan’s tolerance, {figures.rate(target)} of {of} is promised."
    return kept, f"{head}: {' and '.join(told)}. {least}"


def of_whom(
    speed: ResponseSpeed, plan: Plan, month: YearMonth, figures: Figures, *, by_clock: bool
) -> str:
    """Return of which leads the large figures are, and how they are counted."""
    team, policy = plan.team, plan.follow_up
    count = figures.count
    opens, closes = (f"{clock:%H:%M}" for clock in team.hours)
    own = any(kind.follow_up for stream in plan.streams for kind in stream.lead_types)
    how = "by the clock" if by_clock else f"in working hours, {opens} to {closes}"
    others = " (some lead types have a promise of their own)" if own else ""
    pending = (
        f"; {count(speed.pending)} are still inside it and count for neither"
        if speed.pending
        else ""
    )
    return (
        f"Of the {count(speed.leads)} leads handed over in "
        f"{figures.month(month.year, month.month)}, {count(speed.contacted)} were contacted. The "
        f"promise: a first attempt within {minutes(policy.first_response_minutes, figures)}"
        f"{others}, counted {how}. The {count(speed.never_contacted)} never contacted count as "
        f"not kept in the share of all leads{pending}."
    )


def delays(speed: ResponseSpeed, figures: Figures, *, by_clock: bool) -> str:
    """Return the system's delay beside the rep's, where the table tells them apart."""
    system = speed.system_clock if by_clock else speed.system
    rep = speed.rep_clock if by_clock else speed.rep
    if system is None or rep is None or not system.n:
        return ""
    return (
        f"Until a rep had the lead it took {minutes(system.median, figures)} (median), nine in ten "
        f"{minutes(system.p90, figures)} at most: the system’s delay. From there to the first "
        f"attempt {minutes(rep.median, figures)}, nine in ten {minutes(rep.p90, figures)}: the "
        "rep’s."
    )


def target(share: float, period: Period, figures: Figures) -> str:
    """Return how the charts of what was kept are read."""
    return (
        f"By the {period} in which leads were handed over. Dashed: {figures.rate(share)}, the "
        "promise less the plan’s tolerance; a bar that does not get there is pale."
    )


def how_many(leads: Sequence[OverdueLead], figures: Figures, listed: int) -> str:
    """Return how many leads are past the promise, and for what."""
    uncalled = sum(each.kind == "not called" for each in leads)
    seldom = len(leads) - uncalled
    shown = "" if len(leads) <= listed else f" The first {figures.count(listed)} are shown."
    return (
        f"{figures.count(len(leads))} open leads, by rep, oldest first: {figures.count(uncalled)} "
        f"not called within the promise, {figures.count(seldom)} in their second week or later "
        f"with fewer attempts than the cadence has.{shown}"
    )
