"""Parts of the page *Follow-up capacity*: the verdict, the weeks, the cadence, what a rep gets."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from sla_calc import FollowUpBuildUp, FollowUpCapacity, LeadDemand, Plan
from sla_calc.edits.presets import CADENCES
from sla_calc.follow_up.attempt_worth import attempt_worths
from sla_calc.follow_up.remedies import Remedy
from sla_calc.follow_up.team_hours import week_of_a_rep, working_days_of_a_month
from sla_report.numbers.exact import exactly
from sla_report.numbers.figures import Figures
from sla_ui.capacity import charts as capacity_charts
from sla_ui.capacity import frames as capacity_frames
from sla_ui.capacity import remedy_words
from sla_ui.capacity import words as capacity_words
from sla_ui.capacity.cadence_table import (
    Holder,
    cadence_columns,
    cadence_rows,
    policy_of,
    with_cadence_rows,
    with_policy,
)
from sla_ui.drawing.show import show_chart, show_table
from sla_ui.frame.messages import level_box, remark, sentence
from sla_ui.frame.plan_state import edit
from sla_ui.typing.table_editor import table_editor

EXPERIENCE = (
    "For comparison, not as a target: mid-market teams report about 100 MQLs per rep and month, "
    "and conversion per lead falls above roughly 10 new leads per rep and day."
)


def headline(plan: Plan, capacity: FollowUpCapacity, figures: Figures) -> None:
    """Draw the answer in large figures."""
    needed = figures.about(capacity.hours_needed / capacity.weeks)
    available = figures.about(capacity.hours_available / capacity.weeks)
    reps_needed = capacity.reps_needed
    reps = "Reps needed, of those with hires" if plan.team.hires else "Reps needed"
    with st.container(horizontal=True, gap="small"):
        for label, figure in (
            ("Occupancy", figures.rate(capacity.occupancy)),
            ("Hours a week", f"{needed} of {available}"),
            (reps, f"{figures.count(reps_needed)} of {figures.about(capacity.reps)}"),
            ("First attempt in time", figures.rate(capacity.response_within_promise)),
        ):
            st.metric(label, sentence(figure), border=True)


def say_verdict(
    plan: Plan,
    capacity: FollowUpCapacity,
    build_up: FollowUpBuildUp,
    found: Sequence[Remedy],
    figures: Figures,
) -> None:
    """Say in words and colour whether sales can keep its half, and what would make it so."""
    said = capacity_words.verdict(plan, capacity, build_up, figures)
    words = sentence(f"{said} {remedy_words.relief(found, plan, figures)}".strip())
    level_box(capacity_words.level(capacity, build_up), words)


def show_weeks(
    plan: Plan,
    demand: LeadDemand,
    build_up: FollowUpBuildUp,
    capacity: FollowUpCapacity,
    figures: Figures,
) -> None:
    """Draw the load week by week against the hours."""
    by = st.segmented_control(
        "Week by week",
        capacity_frames.BY,
        default=capacity_frames.BY[0],
        required=True,
        format_func=lambda each: f"By {each}",
        key="weeks by",
        persist_state="session",
    )
    show_chart(
        capacity_frames.weekly_hours(plan, demand, build_up, by, figures),
        capacity_charts.weekly_load(figures),
        f"{capacity_words.LINES} {capacity_words.response(plan, capacity, figures)}",
    )


def cadence_editor(plan: Plan, holder: Holder, figures: Figures) -> None:
    """Draw the cadence as a table, and ready-made ones to start from."""
    table_editor(
        f"cadence {holder}",
        cadence_columns(),
        cadence_rows(policy_of(plan, holder), figures),
        partial(with_cadence_rows, figures=figures, holder=holder),
        alt="The follow-up cadence: day, channel, minutes and who does it, attempt by attempt.",
        title="The cadence",
        raw=partial(cadence_rows, policy_of(plan, holder), exactly(figures)),
        mend="Put them in the order of their days",
    )
    name = st.selectbox(
        "Ready-made cadences", list(CADENCES), index=None, placeholder="Choose one to start from"
    )
    if name:
        st.button("Use this cadence", type="primary", on_click=partial(_take, name, holder))


def _take(name: str, holder: Holder) -> None:
    """Put a ready-made cadence in the place of the one in the plan."""

    def with_preset(plan: Plan) -> Plan:
        policy = policy_of(plan, holder).changed(cadence=CADENCES[name])
        return with_policy(plan, holder, policy)

    edit("preset", with_preset, redraw=True)


def per_lead_type(capacity: FollowUpCapacity) -> None:
    """Draw what the follow-up of each lead type takes."""
    number, text = st.column_config.NumberColumn, st.column_config.TextColumn
    show_table(
        "Follow-up by lead type, a month",
        capacity_frames.by_lead_type(capacity),
        {
            "stream": text("Stream"),
            "lead_type": text("Lead type"),
            "leads": number("Leads", format="localized"),
            "promised": number("Attempts promised", format="localized"),
            "made": number("made on average", format="localized"),
            "reach": number("Reached, %", format="localized"),
            "minutes": number("Minutes a lead", format="localized"),
            "hours": number("Hours a month", format="localized"),
            "hours_promised": number("if every attempt is made", format="localized"),
        },
        raw=partial(capacity_frames.by_lead_type, capacity, exact=True),
        heads={
            "made": "Attempts made on average",
            "hours_promised": "Hours a month if every attempt is made",
        },
    )


def per_rep(plan: Plan, capacity: FollowUpCapacity, figures: Figures) -> None:
    """Draw what one rep gets, and how a rep's week divides."""
    if not capacity.reps:
        remark("There are no reps, so there is nothing to say of one.")
        return
    number = st.column_config.NumberColumn
    days = working_days_of_a_month(plan)
    show_table(
        "For one rep",
        capacity_frames.per_rep(capacity, days),
        {
            "what": st.column_config.TextColumn("Per ramped rep"),
            "day": number("a working day", format="localized"),
            "week": number("a week", format="localized"),
            "month": number("a month", format="localized"),
        },
        raw=partial(capacity_frames.per_rep, capacity, days, exact=True),
    )
    week = week_of_a_rep(plan.team)
    remark(
        f"Of {figures.about(plan.team.hours_per_week)} paid hours a week, "
        f"{figures.about(week.marketings_leads)} go to marketing's leads, "
        f"{figures.about(week.own_leads)} to leads that sales finds, and "
        f"{figures.about(week.elsewhere)} to all else. {EXPERIENCE}"
    )


def worth_of_attempts(plan: Plan, demand: LeadDemand, figures: Figures) -> None:
    """Draw what each attempt brings for an hour of a rep, and where the cadence stops paying."""
    worths = attempt_worths(plan, demand)
    frame = capacity_frames.worth_of_attempts(plan, worths)
    number, text = st.column_config.NumberColumn, st.column_config.TextColumn
    attempts = [name for name in frame.columns if name.startswith("attempt_")]
    pays = {} if plan.team.cost_per_hour is None else {"pays": text("Attempts that pay")}
    show_table(
        "What one more attempt is worth",
        frame,
        {
            "stream": text("Stream"),
            "lead_type": text("Lead type"),
            **pays,
            **{
                name: number(f"Attempt {number_of}", format="localized")
                for number_of, name in enumerate(attempts, start=1)
            },
        },
        raw=partial(capacity_frames.worth_of_attempts, plan, worths, exact=True),
        heads={
            name: f"Attempt {number_of}, {plan.currency} for an hour of a rep"
            for number_of, name in enumerate(attempts, start=1)
        },
        placeholder="–",
        column_order=["stream", "lead_type", *pays, *attempts],
    )
    hour = plan.team.cost_per_hour
    remark(
        f"Revenue for an hour of a rep, {plan.currency}: the chance that this attempt is the one "
        "that connects × what a reached lead brings ÷ the time it takes. "
        + (
            "Say what an hour costs (More about the team) to see where the cadence stops paying."
            if hour is None
            else f"An hour costs {figures.money(hour)}."
        )
    )
