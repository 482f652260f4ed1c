"""Parts of the page *Schedule*: its answer, the chart of months, and the months side by side."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from sla_calc import FollowUpCapacity, LeadSchedule, Plan, YearMonth
from sla_report.numbers.figures import Figures
from sla_ui.drawing.boxes import show_boxes
from sla_ui.drawing.show import show_chart, show_table
from sla_ui.frame.messages import remark_each, sentence
from sla_ui.frame.page_body import drawer
from sla_ui.schedule import charts, frames, month_table, words
from sla_ui.schedule.results import Scheduled

MOST_SAID = 2
"""So many shortfalls stand on the page; the others are in a drawer."""

READING = (
    "Above: leads in the month in which they are due. Below: what closes in the month; the line is "
    "what marketing’s leads owe, red what is short."
)
COHORTS = (
    "Each month’s leads have one colour: above where they are due, below where their deals close. "
    "Grey is the pipeline in hand."
)


def headline(
    schedule: LeadSchedule,
    now: YearMonth,
    capacity: Sequence[FollowUpCapacity],
    figures: Figures,
) -> None:
    """Draw the leads due, the largest shortfall, and the fullest month."""
    leads = dict(zip(schedule.months, schedule.leads, strict=True))
    money, when = words.largest_shortfall(schedule, figures)
    count = len(schedule.months)
    boxes = [
        (
            f"Leads due, {words.month(now, figures, short=True)}",
            figures.count(leads[now]),
            f"{figures.count(sum(schedule.leads))} in {count} month{'s' if count > 1 else ''}",
        ),
        ("Largest shortfall", money, when),
    ]
    if capacity:
        at = words.fullest(capacity)
        name = words.month(schedule.months[at], figures)
        occupancy = words.occupancy_of(capacity[at], figures)
        boxes.append(("Sales, fullest month", occupancy, f"{name}: {capacity[at].status}"))
    show_boxes(boxes)


def say_shortfalls(schedule: LeadSchedule, figures: Figures) -> None:
    """Say what can no longer be reached and why, or that every month is met."""
    said = words.shortfalls(schedule, figures)
    place = st.container()  # what follows stays in its place
    if not said:
        return
    place.error("\n\n".join(map(sentence, said[:MOST_SAID])), icon=":material/report:")
    if said[MOST_SAID:]:
        drawer("All that is short", lambda: remark_each(said[MOST_SAID:]))


def show_months(found: Scheduled, figures: Figures) -> None:
    """Draw the leads due and what closes when, on one axis."""
    plan, schedule = found.plan, found.schedule
    st.markdown(f"**{sentence(words.takeaway(schedule, figures))}**")
    by = st.segmented_control(
        "Leads by",
        frames.BY,
        default=frames.BY[0],
        required=True,
        format_func=str.capitalize,
        key="schedule by",
        persist_state="session",
        label_visibility="collapsed",
    )
    cohorts = by == "month of the leads"
    show_chart(
        frames.months_chart(plan, schedule, by, figures),
        charts.months_chart(plan.currency, figures, cohorts=cohorts),
        COHORTS if cohorts else READING,
    )


def side_by_side(plan: Plan, schedule: LeadSchedule, figures: Figures) -> None:
    """Draw one figure of each lead type, months across; its file has all of them."""
    what = st.segmented_control(
        "Month by month",
        month_table.WHATS,
        default=month_table.WHATS[0],
        required=True,
        format_func=str.capitalize,
        key="schedule table",
        persist_state="session",
    )
    text = st.column_config.TextColumn
    names = frames.month_names(schedule, figures)
    show_table(
        "Schedule, month by month",
        month_table.month_table(plan, schedule, what, figures),
        {
            "stream": text("Stream", pinned=True),
            "lead_type": text("Lead type", pinned=True),
            **{
                f"month_{at}": text(name, alignment="right", width="small")
                for at, name in enumerate(names)
            },
        },
        csv=partial(month_table.month_csv, plan, schedule),
        height="content",
        column_order=[
            *(["stream"] if len(plan.streams) > 1 else []),
            "lead_type",
            *(f"month_{at}" for at in range(len(names))),
        ],
    )
