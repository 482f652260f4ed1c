"""How the leads that are due in a month were made, with the plan's own numbers."""

from collections.abc import Sequence

from sla_calc import LeadSchedule, Plan, YearMonth, cycle_shares, improved, revenue_by_cohort
from sla_calc.model.months import months_between
from sla_calc.schedule.cohorts import CohortMonth
from sla_report.numbers.figures import NOTHING, Figures
from sla_ui.drawing.steps import Step
from sla_ui.drawing.text import plain
from sla_ui.numbers.telling import need_of, telling
from sla_ui.schedule.words import month as month_name

LEAST = 0.0005
"""Smaller shares are not told."""


def schedule_steps(
    plan: Plan,
    schedule: LeadSchedule,
    place: tuple[int, int],
    month: YearMonth,
    figures: Figures,
) -> list[Step]:
    """Return which deals the leads of a month are for, and what else closes then.

    Args:
        plan: the plan.
        schedule: its schedule.
        place: the stream's index, and the lead type's in it.
        month: the month in which the leads are due.
        figures: how figures are written.
    """
    stream, lead_type = place
    name = plan.streams[stream].name
    cohorts = [each for each in revenue_by_cohort(plan, schedule) if each.stream == name]
    before = sum(len(other.lead_types) for other in plan.streams[:stream])
    line = schedule.of_month(month)[before + lead_type]
    leads = Step(
        f"{plain(line.lead_type, 60)}: due in {month_name(month, figures)}",
        f"{need_of(line.volumes[0], line.committed[0], figures)}, rounded up",
        figures.count(line.committed[0]),
    )
    cycle = _cycle(plan, stream, lead_type, month, figures)
    own = [each for each in cohorts if each.created == month]
    if not own:
        why = "none is needed" if not line.volumes[0] else "they close after the plan’s last month"
        return [cycle, Step("What its leads are for", why, NOTHING), leads]
    closes = max({each.closed for each in own}, key=lambda then: _brought(own, then))
    return [cycle, *_month_steps(schedule, name, cohorts, (month, closes), figures), leads]


def _cycle(plan: Plan, stream: int, lead_type: int, month: YearMonth, figures: Figures) -> Step:
    """Return how long a deal takes, as shares by month."""
    kind = improved(plan, month).streams[stream].lead_types[lead_type]
    told = "; ".join(
        f"{figures.rate(round(share, 4))} {_after(later)}"
        for later, share in enumerate(cycle_shares(kind))
        if share >= LEAST
    )
    days = "as measured" if kind.cycle_curve else f"{figures.about(kind.sales_cycle_days)} days"
    return Step(f"{plain(kind.name, 60)}: months from lead to deal", f"{days}: {told}", NOTHING)


def _month_steps(
    schedule: LeadSchedule,
    stream: str,
    cohorts: Sequence[CohortMonth],
    months: tuple[YearMonth, YearMonth],
    figures: Figures,
) -> list[Step]:
    """Return what closes in the month that the leads are most of all for."""
    created, closes = months
    whole = next(
        each for each in schedule.by_stream if (each.month, each.stream) == (closes, stream)
    )
    parts = [each for each in cohorts if each.closed == closes]
    earlier = sum(each.revenue for each in parts if each.created < created)
    own = sum(each.revenue for each in parts if each.created == created)
    later = sum(each.revenue for each in parts if each.created > created)
    hand = whole.revenue_in_hand
    then, when = month_name(closes, figures), month_name(created, figures)

    def money(amount: float) -> str:
        return figures.money_exact(telling(round(amount, 2)))

    where = f"where these leads close, {_after(months_between(created, closes))}"
    steps = [
        Step(
            f"Owed by {plain(stream, 60)} in {then}",
            where,
            money(whole.target),
        ),
        Step("From the pipeline in hand", "leads that are there already", money(hand)),
        Step("From the plan’s earlier leads", f"due before {when}", money(earlier)),
        Step(f"From the leads of {when}", "the least that meets every month", money(own)),
    ]
    if later:
        steps.append(Step("From later leads", "whose cycle is shorter", money(later)))
    if whole.shortfall:
        steps.append(Step("Short", "cannot be reached", money(whole.shortfall)))
    if whole.excess:
        steps.append(Step("Beyond what is owed", "cannot be avoided", money(whole.excess)))
    return steps


def _after(months: int) -> str:
    if not months:
        return "in the same month"
    return f"after {months} month{'s' if months > 1 else ''}"


def _brought(cohorts: Sequence[CohortMonth], closed: YearMonth) -> float:
    return sum(each.revenue for each in cohorts if each.closed == closed)
