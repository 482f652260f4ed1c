"""The parts of the page on lead value that one types into."""

from functools import partial

import pandas as pd
import streamlit as st

from sla_calc import Plan, lead_demand, weighted_close_rate
from sla_calc.edits.plan_edits import with_shifted_mix
from sla_calc.edits.presets import with_quality_tiers
from sla_calc.model.fields import describe
from sla_report.numbers.exact import exactly
from sla_report.numbers.figures import Figures
from sla_ui.demand.plan_tables import type_columns, type_rows, with_type_rows
from sla_ui.drawing.show import show_table
from sla_ui.drawing.text import as_markdown, plain
from sla_ui.frame.messages import sentence
from sla_ui.frame.plan_state import current_plan, edit, state
from sla_ui.typing.inputs import choice, picked_index
from sla_ui.typing.table_editor import table_editor
from sla_ui.value import frames as value_frames

PERCENT = 100
VALUE_COLUMNS = ("stream", "name", "cost_per_lead", "points", "monthly_limit")


def points_and_costs(plan: Plan, figures: Figures) -> None:
    """Draw the table in which costs, limits and given points are typed."""
    columns = [column for column in type_columns(plan) if column.key in VALUE_COLUMNS]
    table_editor(
        "points and costs",
        columns,
        type_rows(plan, figures),
        partial(with_type_rows, figures=figures),
        alt="Cost per lead, given points and monthly limit of each lead type.",
        title="Points, costs and limits",
        raw=partial(type_rows, plan, exactly(figures)),
    )
    st.caption("Empty points are computed from the close rate; an empty cost is not known.")


def points_scale(plan: Plan) -> None:
    """Draw the choice of how points are computed."""
    choice(
        "points_scale",
        describe(Plan, "points_scale"),
        ("close rate", "weakest is 1"),
        plan.points_scale,
        lambda plan, scale: plan.changed(points_scale=scale),
    )


def mix_shift(plan: Plan, figures: Figures) -> None:
    """Draw a slider for each lead type's share, and the leads before and after."""
    stream = picked_index("mix of", "Stream", [plain(each.name, 80) for each in plan.streams])
    chosen = plan.streams[stream]
    if len(chosen.lead_types) == 1:
        st.info("A stream with one lead type has no mix to shift.")
        return
    known = state()
    if known.baseline is None:
        known.baseline = plan
    sliders, effect = st.columns([0.35, 0.65], gap="large")
    with sliders:
        for index, kind in enumerate(chosen.lead_types):
            _mix_slider(stream, index, as_markdown(kind.name, 60), kind.mix)
        st.button("Count from here", on_click=_count_from_here, help="The mix of now is “before”.")
    with effect:
        _effect(known.baseline, plan, chosen.name, figures)


def _count_from_here() -> None:
    state().baseline = current_plan()


def _mix_slider(stream: int, index: int, label: str, share: float) -> None:
    source = f"mix {stream} {index}"
    key = f"{source}@{state().generation}"

    def moved() -> None:
        wanted = st.session_state[key] / PERCENT
        edit(source, lambda plan: with_shifted_mix(plan, stream, index, wanted), redraw=True)

    st.slider(label, 0, PERCENT, round(share * PERCENT), format="%d %%", key=key, on_change=moved)


def _effect(before: Plan, after: Plan, stream: str, figures: Figures) -> None:
    """Say what the shift does to the leads, while no rate changes."""
    if stream not in {each.name for each in before.streams}:
        st.info("This stream is new since “before”: count from here to compare.")
        return
    frame = value_frames.mix_shift(lead_demand(before), lead_demand(after), stream)
    columns = {
        "lead_type": st.column_config.TextColumn("Lead type"),
        "share_before": st.column_config.NumberColumn("Mix before", format="percent"),
        "share_after": st.column_config.NumberColumn("after", format="percent"),
        "before": st.column_config.NumberColumn("Leads before", format="localized"),
        "after": st.column_config.NumberColumn("after", format="localized"),
    }
    show_table(
        "Leads before and after the mix shifts",
        frame,
        columns,
        raw=partial(_in_percent, frame),
        heads={
            "share_before": "Mix before, %",
            "share_after": "Mix after, %",
            "after": "Leads after",
        },
    )
    leads_before, leads_after = int(frame["before"].fillna(0).sum()), int(frame["after"].sum())
    rate_before = figures.rate(weighted_close_rate(before, stream))
    rate_after = figures.rate(weighted_close_rate(after, stream))
    change = leads_after - leads_before
    verdict = (
        "the same number of leads"
        if not change
        else f"{figures.count(abs(change))} leads {'more' if change > 0 else 'fewer'}"
    )
    moves = (
        f"stays {rate_before}"
        if rate_before == rate_after
        else f"goes from {rate_before} to {rate_after}"
    )
    words = (
        f"{figures.count(leads_before)} leads before, {figures.count(leads_after)} after: "
        f"{verdict}. The weighted close rate {moves}."
    )
    st.markdown(f"**{sentence(words)}**")


def _in_percent(frame: pd.DataFrame) -> pd.DataFrame:
    shares = frame[["share_before", "share_after"]].astype(float) * PERCENT
    return frame.assign(**{str(name): share for name, share in shares.items()})


def quality_tiers(plan: Plan) -> None:
    """Draw the preset that divides a stream by the seniority of the person."""
    st.caption(
        "Three lead types by seniority (decision maker, director, manager) with given points "
        "take the place of a stream's own. Back brings those again."
    )
    names = [plain(each.name, 80) for each in plan.streams]
    stream = picked_index("tiers of", "Stream", names)

    def divided() -> None:
        edit("tiers", lambda plan: with_quality_tiers(plan, stream), redraw=True)

    st.button("Divide this stream", type="primary", on_click=divided)
