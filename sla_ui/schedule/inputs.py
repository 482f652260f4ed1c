"""The inputs beside the schedule: its months, the quota over them, limits, the pipeline in hand."""

import streamlit as st

from sla_calc import Plan, ScheduleTerms
from sla_calc.model.fields import describe
from sla_report.numbers.figures import Figures
from sla_ui.demand.demand_inputs import months_field, seasonality_field, start_month_field
from sla_ui.drawing.text import plain
from sla_ui.frame.messages import remark, show_problems
from sla_ui.frame.plan_state import edit
from sla_ui.lead_table.state import RecalibrationState
from sla_ui.schedule.results import Scheduled
from sla_ui.schedule.state import SOURCES, ScheduleState, Source
from sla_ui.schedule.typed import line_labels
from sla_ui.schedule.words import SOURCES as NAMES
from sla_ui.schedule.words import in_hand, limits
from sla_ui.typing.inputs import number_field, picked_index, problems_said


def plan_inputs(plan: Plan) -> None:
    """Draw what of the plan decides the leads by month."""
    with problems_said() as box:
        with box:
            _plan_number("quota", plan)
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            months_field(plan)
            start_month_field(plan)
        _plan_number("quota_growth", plan)
        seasonality_field(plan)
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            _limit("surge_limit", plan)
            _limit("change_limit", plan)


def pipeline_inputs(
    asked: ScheduleState, known: RecalibrationState, found: Scheduled, figures: Figures
) -> None:
    """Draw where the pipeline in hand is from, what it brings, and which limits hold."""
    shown = asked.own if asked.own != "table" or known.table else None
    options = [each for each in SOURCES if each != "table" or known.table is not None]
    key = f"pipeline {asked.drawing} {len(options)} {found.plan.schedule.pipeline}"
    st.selectbox(
        "Pipeline in hand",
        options,
        index=options.index(shown or found.plan.schedule.pipeline),
        format_func=lambda source: _named(source, known),
        key=key,
        help=describe(ScheduleTerms, "pipeline").help,
        on_change=lambda: choose(asked, st.session_state[key]),
    )
    show_problems(found.in_hand.problems)
    remark(f"{in_hand(found, figures)} {limits(found.plan, figures)}".strip())
    if asked.own is not None:
        remark("Open leads are this session’s: a link does not hold them.")


def picked_line(plan: Plan) -> tuple[int, int]:
    """Draw a selection of a stream and a lead type; return which are looked at."""
    picked = picked_index("schedule line", "Lead type", line_labels(plan))
    lines = [
        (stream, kind)
        for stream, each in enumerate(plan.streams)
        for kind in range(len(each.lead_types))
    ]
    return lines[picked]


def choose(asked: ScheduleState, source: Source) -> None:
    """Take the pipeline in hand from somewhere else."""
    if source in ("typed", "table"):
        asked.own = source
        return
    asked.own = None
    edit(
        "pipeline",
        lambda plan: plan.changed(schedule=plan.schedule.changed(pipeline=source)),
    )


def _named(source: Source, known: RecalibrationState) -> str:
    name = f": {plain(known.name, 40)}" if source == "table" and known.name else ""
    return f"{NAMES[source]}{name}"


def _plan_number(field: str, plan: Plan) -> None:
    number_field(
        field,
        describe(Plan, field),
        getattr(plan, field),
        lambda plan, value: plan.changed(**{field: value}),
    )


def _limit(field: str, plan: Plan) -> None:
    def with_limit(plan: Plan, value: float | None) -> Plan:
        return plan.changed(schedule=plan.schedule.changed(**{field: value}))

    words = describe(ScheduleTerms, field)
    number_field(
        f"schedule {field}",
        words,
        getattr(plan.schedule, field),
        with_limit,
        label=f"{words.label}, × average" if field == "surge_limit" else "",
        clear=lambda plan: with_limit(plan, None),
    )
