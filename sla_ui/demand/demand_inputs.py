"""The inputs beside the lead demand: the quota, and one stream and lead type at a time."""

import streamlit as st

from sla_calc import LeadType, Plan, RevenueStream, YearMonth
from sla_calc.edits.plan_edits import with_lead_type, with_stream
from sla_calc.model.fields import describe
from sla_ui.demand.quick_start import QUICK_START, draw_quick_start
from sla_ui.drawing.text import arrow, as_markdown, plain
from sla_ui.frame.page_body import drawer
from sla_ui.frame.plan_state import current_plan
from sla_ui.frame.reader import figures
from sla_ui.numbers.understanding import read_numbers
from sla_ui.typing.inputs import choice, number_field, picked_index, problems_said, text_field


def demand_inputs() -> tuple[int, int, YearMonth | None]:
    """Draw the inputs; return which stream, lead type and month are looked at."""
    plan = current_plan()
    with problems_said() as box:
        with box:  # nothing below it moves when there is one month alone
            number_field(
                "quota",
                describe(Plan, "quota"),
                plan.quota,
                lambda plan, quota: plan.changed(quota=quota),
            )
            month = _month(plan)
        stream = picked_index("stream", "Stream", [plain(each.name, 80) for each in plan.streams])
        _stream_inputs(plan, stream)
        kinds = plan.streams[stream].lead_types
        kind = picked_index(
            f"type of {stream}", "Lead type", [plain(each.name, 80) for each in kinds]
        )
        _rate_inputs(plan, stream, kind)
        if len(plan.streams) > 1 or len(kinds) > 1:
            st.page_link("pages/streams.py", label="All lead types in one table →")
        choice(
            "rounding",
            describe(Plan, "rounding"),
            ("final", "each stage"),
            plan.rounding,
            lambda plan, rounding: plan.changed(rounding=rounding),
        )
    drawer(QUICK_START, draw_quick_start)
    drawer("More about the plan", lambda: _plan_inputs(plan))
    return stream, kind, month


def start_month_field(plan: Plan) -> None:
    """Draw in which month the plan begins."""
    text_field(
        "start_month",
        describe(Plan, "start_month"),
        str(plan.start_month),
        lambda p, v: p.changed(start_month=v.strip()),
    )


def months_field(plan: Plan) -> None:
    """Draw how many months the plan covers."""
    number_field(
        "months",
        describe(Plan, "months"),
        plan.months,
        lambda p, v: p.changed(months=v),
    )


def seasonality_field(plan: Plan) -> None:
    """Draw the weights of the calendar months."""
    reader = figures()
    text_field(
        "seasonality",
        describe(Plan, "seasonality"),
        " ; ".join(reader.number_exact(weight) for weight in plan.seasonality),
        lambda p, v: p.changed(seasonality=read_numbers(v, reader.locale, kind="number")),
    )


def _month(plan: Plan) -> YearMonth | None:
    """Let the reader pick a month, where there are several or they differ."""
    if plan.months == 1 and len(set(plan.seasonality)) == 1:
        return None
    months = plan.covered_months
    reader = figures()
    names = ["Average month", *(reader.month(each.year, each.month) for each in months)]
    picked = picked_index("month", "Month", names)
    return months[picked - 1] if picked else None


def _stream_inputs(plan: Plan, stream: int) -> None:
    def field(name: str) -> None:
        number_field(
            f"stream {stream} {name}",
            describe(RevenueStream, name),
            getattr(plan.streams[stream], name),
            lambda plan, value: with_stream(plan, stream, **{name: value}),
        )

    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        field("deal_size")
        field("marketing_share")
    field("retained_revenue")


def _rate_inputs(plan: Plan, stream: int, kind: int) -> None:
    def rate_field(step: int) -> None:
        def with_rate(plan: Plan, rate: float) -> Plan:
            rates = plan.streams[stream].lead_types[kind].conversion_rates
            changed = (*rates[:step], rate, *rates[step + 1 :])
            return with_lead_type(plan, stream, kind, conversion_rates=changed)

        number_field(
            f"rate {stream} {kind} {step}",
            describe(LeadType, "conversion_rates"),
            plan.streams[stream].lead_types[kind].conversion_rates[step],
            with_rate,
            label=arrow(as_markdown(plan.stages[step], 40), as_markdown(plan.stages[step + 1], 40))
            + (", win rate" if 0 < step == rates - 1 else ""),
        )

    rates = len(plan.stages) - 1
    for first in range(0, rates - 1, 2):
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            rate_field(first)
            rate_field(first + 1)
    if rates % 2:
        rate_field(rates - 1)


def _plan_inputs(plan: Plan) -> None:
    with problems_said() as box:
        with box:
            text_field("name", describe(Plan, "name"), plan.name, lambda p, v: p.changed(name=v))
        text_field(
            "currency",
            describe(Plan, "currency"),
            plan.currency,
            lambda p, v: p.changed(currency=v.strip().upper()),
            redraw=True,
        )
        start_month_field(plan)
        months_field(plan)
        number_field(
            "tolerance",
            describe(Plan, "tolerance"),
            plan.tolerance,
            lambda p, v: p.changed(tolerance=v),
        )
        choice(
            "mix_basis",
            describe(Plan, "mix_basis"),
            ("leads", "revenue"),
            plan.mix_basis,
            lambda p, v: p.changed(mix_basis=v),
        )
        seasonality_field(plan)
