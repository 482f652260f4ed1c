"""The answer in large figures: the leads owed, what they become, and what that is a week."""

import streamlit as st

from sla_calc import LeadDemand, Plan, PlanError, YearMonth, lead_demand, working_days
from sla_calc.schedule.planned import is_scheduled
from sla_report.numbers.figures import Figures
from sla_ui.frame.messages import sentence

DAYS_A_WEEK = 7


def draw_answer(plan: Plan, demand: LeadDemand, month: YearMonth | None, figures: Figures) -> None:
    """Draw the headline figures of a month's demand, and why there are none."""
    when = f", {figures.month(month.year, month.month, short=True)}" if month else " a month"
    due = month is not None and is_scheduled(plan, month)
    won = plan.stages[-1]
    with st.container(horizontal=True, gap="small"):
        _metric(f"Leads {'due' if due else 'owed'}{when}", figures.count(demand.leads))
        _metric(
            "Customers" if won == "Customer" else sentence(won),
            figures.about(demand.total_volumes[-1]),
        )
        _metric("Revenue from them", figures.money(demand.revenue))
        _metric("Weighted close rate", figures.rate(demand.close_rate))
    if not demand.leads:
        st.info(_why_no_leads(plan, due=due))


def in_words(plan: Plan, demand: LeadDemand, month: YearMonth | None, figures: Figures) -> str:
    """Return what the leads owed are a week, and how they are rounded; nothing where none are."""
    if not demand.leads:
        return ""
    return f"{_rhythm(plan, demand, month, figures)} {_convention(plan, demand, figures)}"


def takeaway_due(demand: LeadDemand, month: YearMonth, figures: Figures) -> str:
    """Return what the leads that are due in a month are for."""
    when = figures.month(month.year, month.month)
    return (
        f"The {figures.count(demand.leads)} leads due in {when} bring "
        f"{figures.money(demand.revenue)} and {figures.about(demand.total_volumes[-1])} customers "
        "once their sales cycles are over. The Schedule shows in which months."
    )


def takeaway(demand: LeadDemand, figures: Figures) -> str:
    """Return what the funnel waterfall shows, in a sentence."""
    quota = sum(target.quota for target in demand.targets)
    return (
        f"Of a quota of {figures.money(quota)}, marketing's leads owe "
        f"{figures.money(demand.revenue)}: {figures.count(demand.leads)} leads for "
        f"{figures.about(demand.total_volumes[-1])} customers."
    )


def _metric(label: str, value: str) -> None:
    st.metric(label, sentence(value), border=True)


def _rhythm(plan: Plan, demand: LeadDemand, month: YearMonth | None, figures: Figures) -> str:
    """Return what the month's leads are a week and a working day."""
    counted = month or plan.start_month
    try:
        days = len(working_days(plan.team, counted))
    except PlanError as error:
        return str(error)
    a_week = demand.leads * DAYS_A_WEEK / counted.days
    name = figures.month(counted.year, counted.month)
    if not days:
        return f"{figures.about(a_week)} leads a week. {name} has no working day."
    return (
        f"That is {figures.about(a_week)} leads a week, or {figures.about(demand.leads / days)} on "
        f"each of the {days} working days of {name}."
    )


def _convention(plan: Plan, demand: LeadDemand, figures: Figures) -> str:
    """Return how figures are rounded, and what that adds."""
    exact = figures.exact(demand.total_volumes[0])
    if plan.rounding == "final":
        rule = "Rounded up once, at the end, for each lead type"
    else:
        rule = "Rounded up at each stage before the next is computed, for each lead type"
    return f"{rule}: {exact} leads needed, {figures.count(demand.leads)} promised."


def _why_no_leads(plan: Plan, *, due: bool) -> str:
    if due and lead_demand(plan).leads:
        return "No lead is due in this month: those of other months are enough."
    if not plan.quota:
        return "No lead is owed: the quota is 0. There is no close rate to speak of."
    if not any(stream.marketing_share for stream in plan.streams):
        return "No lead is owed: marketing's share is 0 % in every stream; sales finds all leads."
    return (
        "No lead is owed: existing customers bring all of the quota, or sales finds the rest. "
        "There is no close rate to speak of."
    )
