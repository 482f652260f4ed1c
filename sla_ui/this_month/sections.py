"""Parts of the page *This month*: what each side owes, whether it fits, where it stands, why."""

import streamlit as st

from sla_calc.follow_up.effort import policies
from sla_report.numbers.exact import exactly
from sla_report.numbers.figures import Figures
from sla_ui.capacity import words as capacity_words
from sla_ui.drawing.boxes import show_boxes
from sla_ui.drawing.show import show_steps, show_table
from sla_ui.frame.messages import level_box, remark, sentence, verdict_box
from sla_ui.frame.page_body import drawer
from sla_ui.this_month import frames, words
from sla_ui.this_month.explain import month_steps
from sla_ui.this_month.owed import Owed
from sla_ui.this_month.session import Known

ARROW = ":material/arrow_forward:"


def marketing_owes(owed: Owed, figures: Figures) -> None:
    """Draw marketing's half: how many leads, of which kinds."""
    st.subheader("Marketing owes", anchor=False)
    customers = f"{figures.about(owed.demand.total_volumes[-1])} customers"
    show_boxes(
        [
            ("Leads", figures.count(owed.demand.leads), words.a_working_day(owed, figures)),
            ("They bring, in time", figures.money(owed.demand.revenue), customers),
        ]
    )


def sales_owes(owed: Owed, figures: Figures) -> None:
    """Draw sales' half: how soon, how often, and whether the hours suffice."""
    plan, capacity = owed.plan, owed.capacity
    st.subheader("Sales owes", anchor=False)
    there = f"of {figures.about(capacity.hours_available)}"
    show_boxes(
        [
            ("First attempt within", words.first_response(plan, figures), "working time"),
            ("Attempts a lead", words.attempts(plan, figures), words.cadence_length(plan, figures)),
            ("Hours", figures.about(capacity.hours_needed), there),
        ]
    )


def say_whether_it_fits(owed: Owed, figures: Figures) -> None:
    """Say in words and colour whether sales has the hours in this month."""
    said = sentence(capacity_words.verdict(owed.plan, owed.capacity, owed.weeks, figures))
    level_box(capacity_words.level(owed.capacity, owed.weeks), said)
    remark(words.elsewhere(owed, figures))


def by_lead_type(owed: Owed, figures: Figures) -> None:
    """Draw the same by lead type."""
    text = st.column_config.TextColumn
    columns = {
        "stream": text("Stream"),
        "lead_type": text("Lead type"),
        "leads": text("Leads", alignment="right"),
        "first": text("First attempt within", alignment="right"),
        "attempts": text("Attempts", alignment="right"),
        "hours": text("Hours", alignment="right"),
    }
    several = len(owed.plan.streams) > 1
    alike = len(set(policies(owed.plan))) == 1  # said above
    left_out = ({"first", "attempts"} if alike else set()) | (set() if several else {"stream"})
    show_table(
        "What is owed, by lead type",
        frames.by_lead_type(owed, figures),
        columns,
        raw=lambda: frames.by_lead_type(owed, exactly(figures)),
        height="content",
        column_order=[name for name in columns if name not in left_out],
    )


def where_it_stands(known: Known | None, figures: Figures) -> None:
    """Draw where the month stands, or that nothing tells it."""
    st.subheader("Where we stand", anchor=False)
    if known is None:
        remark(words.NO_FIGURES)
        return
    standing = known.standing
    marketing = words.marketing_stands(standing, figures)
    said = f"{sentence(marketing)}\n\n{sentence(words.sales_stands(standing, figures))}"
    verdict_box(standing.verdict, said)
    remark(known.source)


def why(owed: Owed, figures: Figures) -> None:
    """Draw how the figures were made, and the pages that say more."""
    drawer("Why so much?", lambda: show_steps(month_steps(owed, figures)))
    with st.container(horizontal=True, gap="medium"):
        st.page_link("pages/lead_demand.py", label="How many leads, from the quota", icon=ARROW)
        st.page_link("pages/schedule.py", label="When they are due", icon=ARROW)
        st.page_link("pages/capacity.py", label="What the follow-up takes", icon=ARROW)
        st.page_link("pages/track.py", label="Day by day", icon=ARROW)
