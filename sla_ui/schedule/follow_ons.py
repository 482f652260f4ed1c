"""What follows from the schedule on its page: sales' hours, targets, milestones, team goals."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from sla_calc import (
    FollowUpCapacity,
    ImprovementWorth,
    LeadSchedule,
    Plan,
    YearMonth,
    improvement_worths,
    milestones,
    month_targets,
    schedule_options,
)
from sla_report.numbers.exact import exactly
from sla_report.numbers.figures import Figures
from sla_ui.drawing.show import show_chart, show_table
from sla_ui.frame.messages import remark
from sla_ui.schedule import charts, frames, plan_frames, words
from sla_ui.schedule.calendar_file import calendar_file, coming
from sla_ui.schedule.goal_table import goal_columns, goal_rows, with_goal_rows
from sla_ui.schedule.results import Scheduled
from sla_ui.schedule.state import ScheduleState
from sla_ui.typing.table_editor import table_editor

WEEK = 66
"""[pixels] for a column of figures."""


def show_capacity(
    schedule: LeadSchedule, capacity: Sequence[FollowUpCapacity], figures: Figures
) -> None:
    """Draw the hours that the leads' follow-up takes against those of the team."""
    if not capacity:
        return
    names = [words.month(each, figures) for each in schedule.months]
    show_chart(
        frames.capacity(capacity, frames.month_names(schedule, figures), figures),
        charts.capacity_chart(figures),
        f"{words.capacity(capacity, names, figures)} Solid line: the hours there are, hires and "
        "their ramp included; dashed: what may be planned full.",
    )


def show_targets(plan: Plan, schedule: LeadSchedule, now: YearMonth, figures: Figures) -> None:
    """Draw what the leads of a month are in its weeks and on a working day."""
    months = list(schedule.months)
    month = st.selectbox(
        "Targets of",
        months,
        index=months.index(now),
        format_func=lambda each: words.month(each, figures),
        key=f"targets of {months[0]} {len(months)}",
        persist_state="session",
    )
    found = month_targets(plan, schedule, month)
    text = st.column_config.TextColumn
    weeks = {
        f"week_{at}": text(name, alignment="right", width=WEEK)
        for at, name in enumerate(plan_frames.week_names(found))
    }
    show_table(
        f"Targets of {words.month(month, figures)}",
        plan_frames.targets(plan, found, figures),
        {
            "line": text("Lead type"),
            "month": text("Month", alignment="right", width=WEEK),
            "day": text("A day", alignment="right", width=WEEK),
            **weeks,
        },
        raw=partial(plan_frames.targets, plan, found, exactly(figures)),
        heads={
            "month": f"Leads in {month}",
            "day": "Leads a working day",
            **{
                f"week_{at}": f"Leads from {each.starts} to {each.ends}"
                for at, each in enumerate(found[0].weeks)
            },
        },
        height="content",
    )
    remark(
        "A day: a working day. Weeks, Monday to Sunday, by their working days; they add up to the "
        "month."
    )


def show_milestones(plan: Plan, schedule: LeadSchedule, figures: Figures) -> None:
    """Draw by when the leads of each quarter must be in, and offer that as a calendar file."""
    found = coming(milestones(plan, schedule))
    if not found:
        remark("No lead that comes within the plan still closes in one of its quarters.")
        return
    st.download_button(
        "Add to the calendar (.ics)",
        lambda: calendar_file(plan, found, figures),
        "lead-milestones.ics",
        "text/calendar",
        on_click="ignore",
        icon=":material/event:",
    )
    text = st.column_config.TextColumn
    show_table(
        "Milestones",
        plan_frames.milestones(found, figures),
        {
            "due": text("All in by"),
            "quarter": text("for the deals of"),
            "stream": text("Stream"),
            "lead_type": text("Lead type"),
            "leads": text("Leads", alignment="right"),
        },
        raw=lambda: plan_frames.milestones(found, exactly(figures)).assign(
            due=[each.due.isoformat() for each in found]
        ),
        heads={"quarter": "For the deals of"},
        height="content" if len(found) <= 12 else 460,  # noqa: PLR2004 - rows
        column_order=[
            *("due", "quarter"),
            *(["stream"] if len(plan.streams) > 1 else []),
            *("lead_type", "leads"),
        ],
    )
    remark("A lead that comes on that day closes by the quarter’s end if it takes the mean cycle.")


def show_goals(asked: ScheduleState, found: Scheduled, figures: Figures) -> None:
    """Draw the team's goals, to be typed, and what the plan would need without each."""
    plan, exact = found.plan, exactly(figures)
    table_editor(
        "goals",
        goal_columns(plan),
        goal_rows(plan, figures),
        partial(with_goal_rows, figures=figures),
        alt="What is to improve: lead type, figure, goal, month and owner.",
        title="Improvements as team goals",
        raw=partial(goal_rows, plan, exact),
    )
    spared = asked.memo.once(("worths", plan, found.in_hand), lambda: worths(found))
    if not spared:
        remark(
            "An empty row at the end takes a goal, such as a win rate of 26% by the sixth month. "
            "The figure moves there evenly, month by month."
        )
        return
    text = st.column_config.TextColumn
    show_table(
        "What each goal spares",
        plan_frames.worths(plan, spared, figures),
        {
            "line": text("Lead type"),
            "what": text("What improves"),
            "moves": text("Today → goal"),
            "by": text("by"),
            "owner": text("Owed by"),
            "leads": text("Leads without it", alignment="right"),
            "short": text("Would be short", alignment="right"),
        },
        raw=partial(plan_frames.worths, plan, spared, exact),
        heads={"by": "Reached by", "leads": "Leads more without it"},
        height="content",
    )


def worths(found: Scheduled) -> tuple[ImprovementWorth, ...]:
    """Return what the plan would need without each of its improvements."""
    plan = found.plan
    return improvement_worths(plan, found.schedule, found.in_hand.leads, **schedule_options(plan))
