"""What has been delivered so far: typed counts, and what they are worth against the promise."""

import pandas as pd
import streamlit as st

from sla_calc import Delivery, LeadValue, Plan, cheapest_to_close, delivered
from sla_report.numbers.figures import Figures
from sla_ui.drawing.boxes import show_box
from sla_ui.drawing.show import edit_table
from sla_ui.drawing.text import plain
from sla_ui.frame.messages import remark, sentence, show_problems
from sla_ui.frame.plan_state import state
from sla_ui.numbers.understanding import NumberProblem, in_a_file, read_number


def delivered_so_far(plan: Plan, values: tuple[LeadValue, ...], figures: Figures) -> None:
    """Draw the table of counts, and what they are worth against the promise."""
    typed, result = st.columns([0.5, 0.5], gap="large")
    with typed:
        counts, problems = _counts(values, figures)
        show_problems(problems)
    with result:
        delivery = delivered(values, counts)
        with st.grid(2, gap="small", min_column_width=140):
            for label, done, share in (
                ("In money", figures.money(delivery.value), delivery.attainment),
                ("In points", figures.about(delivery.points), delivery.attainment_in_points),
            ):
                show_box(label, done, f"{figures.rate(share)} of the goal")
        if counts:
            _say_gap(plan, values, delivery, figures)
        else:
            remark(
                "Type what has come of each lead type, beside what is promised: what is still "
                "missing is said here, and the cheapest leads that close the gap."
            )


def _counts(
    values: tuple[LeadValue, ...], figures: Figures
) -> tuple[dict[tuple[str, str], float], list[str]]:
    """Draw the table of delivered leads; return the counts, and what cannot be read."""
    known = state()
    key = f"delivered@{known.generation}.{len(values)}"
    if key not in st.session_state:
        known.delivered_drawn = [known.delivered.get((v.stream, v.lead_type), "") for v in values]
    frame = pd.DataFrame(
        {
            "stream": [plain(each.stream) for each in values],
            "lead_type": [plain(each.lead_type) for each in values],
            "goal": [float(each.goal_leads) for each in values],
            "leads": known.delivered_drawn,
        }
    )
    edited = edit_table(
        "Delivered so far",
        frame,
        {
            "stream": st.column_config.TextColumn("Stream"),
            "lead_type": st.column_config.TextColumn("Lead type"),
            "goal": st.column_config.NumberColumn("Promised", format="localized"),
            "leads": st.column_config.TextColumn("Delivered", alignment="right"),
        },
        raw=lambda: _as_typed(edited, figures),
        heads={"goal": "Leads promised", "leads": "Leads delivered"},
        key=key,
        disabled=["stream", "lead_type", "goal"],
        alt="Leads delivered so far, by lead type.",
    )
    counts: dict[tuple[str, str], float] = {}
    problems = []
    for each, cell in zip(values, edited["leads"], strict=True):
        name, text = (each.stream, each.lead_type), str(cell or "")
        known.delivered[name] = text
        if not text.strip():
            continue
        try:
            counts[name] = _count(text, figures)
        except NumberProblem as error:
            problems.append(f"{each.lead_type}, {each.stream}: {error}")
    return counts, problems


def _as_typed(edited: pd.DataFrame, figures: Figures) -> pd.DataFrame:
    return edited.assign(leads=[in_a_file(str(cell or ""), figures) for cell in edited["leads"]])


def _count(text: str, figures: Figures) -> float:
    number = read_number(text, figures.locale)
    if number < 0:
        message = f"“{text}” leads cannot have been delivered; type 0 or more."
        raise NumberProblem(message)
    return number


def _say_gap(
    plan: Plan, values: tuple[LeadValue, ...], delivery: Delivery, figures: Figures
) -> None:
    """Say what is missing, and the cheapest leads that close it."""
    closing = cheapest_to_close(plan, values, delivery)
    if closing is None:
        goal = (
            "Nothing is promised." if not delivery.goal_value else "The promise is kept in money."
        )
        st.success(goal, icon=":material/check_circle:")
        return
    bought = ", ".join(
        f"{figures.count(n)} × {lead_type} ({stream})"
        for (stream, lead_type), n in closing.leads.items()
    )
    how = "The fewest leads" if closing.cost is None else "The cheapest way"
    words = [f"{figures.money(delivery.gap)} are missing."]
    if bought:
        cost = "" if closing.cost is None else f", for {figures.money(closing.cost)}"
        words.append(f"{how} to close that: {bought}{cost}.")
    if closing.still_open:
        words.append(
            f"Even so, {figures.money(closing.still_open)} stay open: every lead type is at its "
            "monthly limit."
        )
    st.warning(sentence(" ".join(words)), icon=":material/hourglass_bottom:")
