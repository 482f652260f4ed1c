"""The inputs of the page *Track*: which month, up to which day, and what it is held against."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, get_args

import streamlit as st

from sla_calc import Plan, Tracking
from sla_calc.model.months import YearMonth
from sla_calc.tracking.day_weights import Calendar
from sla_calc.tracking.goals import Basis
from sla_calc.tracking.tallies import Measure
from sla_report.numbers.figures import Figures
from sla_ui.drawing.text import plain
from sla_ui.frame.messages import remark, sentence
from sla_ui.lead_table.inputs import table_name
from sla_ui.lead_table.state import RecalibrationState
from sla_ui.track.goal import goal_field
from sla_ui.track.results import Month
from sla_ui.track.state import Actuals, Asked, TrackState

BASES: tuple[Basis, ...] = get_args(Basis)
CALENDARS: tuple[Calendar, ...] = get_args(Calendar)
MEASURES: tuple[Measure, ...] = get_args(Measure)
AS_NAMED = {
    "plan": "The plan",
    "typed": "A typed goal",
    "last month": "Last month",
    "a year ago": "The same month a year ago",
    "average of the last three months": "Average of the last three months",
    "calendar days": "All days alike",
    "working days": "Working days",
    "history": "As earlier months went",
}
MOST_MONTHS = 240
"""So many months are offered, the latest."""


def track_inputs(
    known: RecalibrationState, watched: TrackState, looked: Month, figures: Figures
) -> None:
    """Draw whose actuals are looked at, of when, and against what."""
    _source(known, watched)
    with st.container(horizontal=True, gap="small"):
        _month(watched, looked, figures)
        _as_of(watched, looked.asked)
    _basis(watched, looked.tracking, figures)
    _choice(
        watched,
        "calendar",
        "Goal spread over",
        CALENDARS,
        help="As earlier months went: by how much of a month had come by each day of it.",
    )
    with st.container(horizontal=True, gap="small"):
        _measure(watched, looked.plan)
        _stream(watched, looked.plan)
    if not watched.typing:
        st.button(
            "Type the numbers instead",
            type="tertiary",
            icon=":material/edit:",
            on_click=partial(watched.type_actuals, typing=True),
        )


def look_at(watched: TrackState, day: date) -> None:
    """Look at a day and its month."""
    watched.look_at(YearMonth(day.year, day.month), day)


def _source(known: RecalibrationState, watched: TrackState) -> None:
    """Draw whose actuals these are, and the way to others."""
    if not watched.typing:
        table_name(known)
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("**Typed actuals**", width="content")
        name = sentence(plain(known.name, 40))
        st.button(
            f"Use the leads of {name}" if known.table else "Drop a file instead",
            type="tertiary",
            on_click=partial(watched.type_actuals, typing=False),
        )


def _month(watched: TrackState, looked: Month, figures: Figures) -> None:
    asked = looked.asked
    months = _months(looked.plan, looked.actuals, asked.month)
    key = f"track month {watched.drawing}"
    st.selectbox(
        "Month",
        months,
        index=months.index(asked.month),
        format_func=lambda month: figures.month(month.year, month.month),
        key=key,
        width=190,
        on_change=lambda: watched.look_at(st.session_state[key], None),
    )


def _as_of(watched: TrackState, asked: Asked) -> None:
    """Draw the last day that counts."""
    key = f"track as of {watched.drawing}"
    st.date_input(
        "Up to and with",
        asked.as_of,
        min_value=asked.month.dates[0],
        max_value=asked.month.dates[-1],
        format="YYYY-MM-DD",
        key=key,
        width=140,
        on_change=lambda: _take(watched, "as_of", st.session_state[key]),
    )


def _take(watched: TrackState, name: str, value: Any) -> None:  # noqa: ANN401 - a widget's value
    """Note a choice; an emptied one stays what it was."""
    if value is not None:
        setattr(watched, name, value)


def _basis(watched: TrackState, tracking: Tracking, figures: Figures) -> None:
    """Draw what the goal is taken from, and why that is not possible."""
    _choice(watched, "basis", "Held against", BASES)
    if watched.basis == "typed":
        goal_field(watched, figures)
    elif tracking.total.goal is None and tracking.noticed:
        remark(f"Not possible: {tracking.noticed[0]}")


def _measure(watched: TrackState, plan: Plan) -> None:
    """Draw what is counted; a typed goal was in another unit."""
    key = f"track measure {watched.drawing}"

    def changed() -> None:
        watched.measure = st.session_state[key]
        watched.goal = None

    st.segmented_control(
        "Counted in",
        MEASURES,
        default=watched.measure,
        required=True,
        key=key,
        help=f"Money: {plan.currency} that a lead of its type brings on average.",
        on_change=changed,
    )


def _stream(watched: TrackState, plan: Plan) -> None:
    """Draw whose goal waterfall is shown."""
    names = [stream.name for stream in plan.streams]
    if len(names) == 1:
        return
    key = f"track stream {watched.drawing}"
    options = ["", *names]  # no name is empty
    st.selectbox(
        "Stream",
        options,
        index=options.index(watched.stream or "") if watched.stream in names else 0,
        format_func=lambda name: plain(name, 60) if name else "All",
        key=key,
        width=190,
        on_change=lambda: setattr(watched, "stream", st.session_state[key] or None),
    )


def _choice(
    watched: TrackState,
    name: str,
    label: str,
    options: Sequence[str],
    help: str | None = None,  # noqa: A002 - as Streamlit calls it
) -> None:
    key = f"track {name} {watched.drawing}"
    st.selectbox(
        label,
        options,
        index=options.index(getattr(watched, name)),
        format_func=AS_NAMED.__getitem__,
        key=key,
        help=help,
        on_change=_changed(watched, name, key),
    )


def _changed(watched: TrackState, name: str, key: str) -> Callable[[], None]:
    return lambda: _take(watched, name, st.session_state[key])


def _months(plan: Plan, actuals: Actuals, shown: YearMonth) -> list[YearMonth]:
    """Return the months that there are leads of, those of the plan, and the one that is shown."""
    told = [day for day in (actuals.first, actuals.last) if day is not None]
    months = {plan.start_month + ahead for ahead in range(plan.months)} | {shown}
    if told:
        first, last = (YearMonth(day.year, day.month) for day in (told[0], told[-1]))
        count = (last.year - first.year) * 12 + last.month - first.month
        months |= {last + -back for back in range(min(count, MOST_MONTHS) + 1)}
    return sorted(months)
