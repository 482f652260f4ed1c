"""The tables of the plan on the page *Schedule*: quota by month, and sales cycles."""

from functools import partial

import streamlit as st

from sla_calc import Calibration, Plan, PlanError, with_measured_cycles
from sla_report.numbers.exact import exactly
from sla_report.numbers.figures import Figures
from sla_ui.demand.plan_tables import type_columns, type_rows, with_type_rows
from sla_ui.drawing.text import plain
from sla_ui.frame.messages import remark, sentence
from sla_ui.frame.plan_state import edit
from sla_ui.lead_table.state import RecalibrationState
from sla_ui.schedule.quota_table import MONTH, quota_columns, quota_rows, with_quota_rows
from sla_ui.typing.table_editor import table_editor

CYCLES = ("stream", "name", "sales_cycle_days", "sales_cycle_spread", "monthly_limit")
NAMES = ("stream", "name")


def quota_by_month(plan: Plan, figures: Figures) -> None:
    """Draw the table in which quota and renewals are typed month by month."""
    table_editor(
        f"quota by month {plan.start_month} {plan.months}",
        quota_columns(plan),
        quota_rows(plan, figures),
        partial(with_quota_rows, figures=figures),
        alt="Quota and renewals by month.",
        title="Quota and renewals, month by month",
        raw=partial(quota_rows, plan, exactly(figures)),
        fixed=(MONTH,),
    )
    remark(
        "An empty month follows from quota, seasonality and growth, and from each stream’s usual "
        "renewals."
    )


def sales_cycles(plan: Plan, known: RecalibrationState, figures: Figures) -> None:
    """Draw the table of sales cycles with their spread, and offer measured ones."""
    columns = {column.key: column for column in type_columns(plan)}
    table_editor(
        "sales cycles",
        [columns[key] for key in CYCLES],
        type_rows(plan, figures),
        partial(with_type_rows, figures=figures),
        alt="The sales cycle of each lead type with its spread, and its monthly limit.",
        title="Sales cycles",
        raw=partial(type_rows, plan, exactly(figures)),
        fixed=NAMES,
    )
    curves = [
        plain(kind.name, 60)
        for stream in plan.streams
        for kind in stream.lead_types
        if kind.cycle_curve
    ]
    said = "Without a spread, every deal takes the mean."
    if curves:
        said += f" Measured, in place of both: {', '.join(curves)}."
    remark(said)
    with st.container(horizontal=True, gap="small"):
        _measure(known)
        if curves:
            st.button("Forget the measured cycles", type="tertiary", on_click=_forget)


def _measure(known: RecalibrationState) -> None:
    """Offer the sales cycles of the lead table."""
    table = known.table
    if table is None or not known.is_counted():
        return
    calibration = known.results(table).calibration
    st.button(
        f"Take the cycles measured in {sentence(plain(known.name, 40))}",
        icon=":material/timeline:",
        on_click=lambda: _take(known, calibration),
    )


def _take(known: RecalibrationState, calibration: Calibration) -> None:
    def with_cycles(plan: Plan) -> Plan:
        try:
            return with_measured_cycles(plan, calibration, known.matches)
        except PlanError:  # what was said is of lead types that the plan no longer has
            return with_measured_cycles(plan, calibration)

    edit("measured cycles", with_cycles, redraw=True)


def _forget() -> None:
    def without_curves(plan: Plan) -> Plan:
        return plan.changed(
            streams=tuple(
                stream.changed(
                    lead_types=tuple(kind.changed(cycle_curve=()) for kind in stream.lead_types)
                )
                for stream in plan.streams
            )
        )

    edit("measured cycles", without_curves, redraw=True)
