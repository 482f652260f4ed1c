"""What the page *This month* says, in words."""

from collections.abc import Sequence

from sla_calc import Plan, YearMonth
from sla_calc.follow_up.effort import policies
from sla_calc.tracking.standing import Standing
from sla_report.month.words import day_of, minutes
from sla_report.numbers.figures import Figures
from sla_ui.capacity import words as capacity_words
from sla_ui.this_month.owed import Owed

NO_FIGURES = (
    "No figures of this month were put in yet. On Track, drop this month’s leads or type what has "
    "come."
)


def name_of(month: YearMonth, figures: Figures) -> str:
    """Return a month's name with its year."""
    return figures.month(month.year, month.month)


def which_month(plan: Plan, month: YearMonth, now: YearMonth, figures: Figures) -> str:
    """Return why another month than the reader's own is shown; nothing where it is that."""
    if month == now:
        return ""
    covered = plan.covered_months
    name = name_of(now, figures)
    why = "begins later" if now < covered[0] else "has ended"
    return f"The first month of the plan: {name} is not one of its months, the plan {why}."


def first_response(plan: Plan, figures: Figures) -> str:
    """Return within what working time the first attempt is promised."""
    return _span([policy.first_response_minutes for policy in policies(plan)], figures)


def attempts(plan: Plan, figures: Figures) -> str:
    """Return how many attempts a lead gets that nobody reaches."""
    counts = sorted({len(policy.cadence) for policy in policies(plan)})
    return "–".join(figures.count(count) for count in dict.fromkeys((counts[0], counts[-1])))


def cadence_length(plan: Plan, figures: Figures) -> str:
    """Return over what time the attempts are spread."""
    days = max(policy.cadence[-1].day for policy in policies(plan))
    return "on the same day" if not days else f"in {figures.count(days + 1)} days"


def a_working_day(owed: Owed, figures: Figures) -> str:
    """Return how many leads that is on each working day."""
    if not owed.working_days:
        return "no working day"
    each = figures.about(owed.demand.leads / owed.working_days)
    return f"{each} a working day"


def elsewhere(owed: Owed, figures: Figures) -> str:
    """Return that the hours do not suffice in another month, where they do in this one."""
    broken = owed.later.first_broken_week
    if owed.weeks.first_broken_week or broken is None or owed.capacity.status == "broken":
        return ""
    begins = next(week.starts for week in owed.later.weeks if week.number == broken)
    when = "Before" if begins < owed.month.dates[0] else "Later"
    return (
        f"{when} in the plan it does not fit: the promise breaks in week {broken}, from "
        f"{day_of(begins, figures)} {begins.year}. {capacity_words.REMEDIES}"
    )


def marketing_stands(standing: Standing, figures: Figures) -> str:
    """Return where the month's leads stand, in a sentence or two."""
    count = figures.count
    name = name_of(standing.month, figures)
    by = day_of(standing.as_of, figures)
    come = "no lead" if not standing.actual else f"{count(standing.actual)} leads"
    if standing.goal is None:
        return f"{name}, by {by}: {come}; there is no goal to hold them against."
    if standing.ended:
        verdict = str(standing.verdict or "").capitalize() or "Over"
        return f"{verdict}: {name} ended with {come} of {count(standing.goal)}."
    if standing.verdict in {None, "too early"} or standing.projection is None:
        return f"{name}, by {by}: {come} of {count(standing.goal)}; too early to say more."
    return (
        f"{str(standing.verdict).capitalize()}: {come} by {by}, where the goal line is at "
        f"{count(standing.expected)}. At this pace {name} ends with "
        f"{count(standing.projection)} of {count(standing.goal)}."
    )


def sales_stands(standing: Standing, figures: Figures) -> str:
    """Return where sales' half stands; that nothing tells it, where nothing does."""
    told = []
    if standing.in_time is not None:
        told.append(f"{figures.rate(standing.in_time)} of leads had their first attempt in time")
    if standing.never_contacted is not None:
        told.append(f"{figures.count(standing.never_contacted)} were never contacted")
    if standing.overdue is not None:
        told.append(f"{figures.count(standing.overdue)} are past the promise now")
    if not told:
        return "Sales: the figures tell nothing of the follow-up."
    return f"Sales: {', '.join(told)}."


def _span(values: Sequence[float], figures: Figures) -> str:
    """Return one duration, or the shortest and the longest."""
    least, most = min(values), max(values)
    if least == most:
        return minutes(least, figures)
    return f"{minutes(least, figures)} – {minutes(most, figures)}"
