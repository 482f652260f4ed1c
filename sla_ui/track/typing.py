"""The small table in which actuals are typed: a row a day, a column a lead type."""

from datetime import date

import pandas as pd
import streamlit as st

from sla_calc import Plan
from sla_calc.model.months import YearMonth
from sla_report.numbers.figures import Figures
from sla_ui.drawing.show import edit_table
from sla_ui.drawing.text import distinct, plain
from sla_ui.frame.plan_state import state
from sla_ui.numbers.understanding import in_a_file
from sla_ui.track.state import TrackState
from sla_ui.track.typed import Line, TypedActuals, typed_days

HEIGHT = 250
HOW = {True: "of the month so far", False: "of the day alone"}


def typing_table(
    watched: TrackState, plan: Plan, month: YearMonth, today: date, figures: Figures
) -> None:
    """Draw the table; what is typed stays while the session lasts."""
    typed = watched.typed
    how = f"typed how {watched.drawing}"
    st.segmented_control(
        "Leads",
        list(HOW),
        default=typed.so_far,
        required=True,
        format_func=HOW.__getitem__,
        key=how,
        on_change=lambda: _read_as(typed, so_far=st.session_state[how]),
    )
    lines = [(stream.name, kind.name) for stream in plan.streams for kind in stream.lead_types]
    days = shown_days(month, today)
    key = f"typed@{state().generation}.{watched.drawing} {month}"
    if key not in st.session_state:  # drawn anew
        typed.drawn = dict(typed.cells)
    names = column_names(plan, lines)
    edit_table(
        f"Leads as typed, {HOW[typed.so_far]}",
        typing_frame(typed, days, lines),
        {
            "day": st.column_config.TextColumn("Day", pinned=True, width="small"),
            **{
                f"line_{at}": st.column_config.TextColumn(name, alignment="right")
                for at, name in enumerate(names)
            },
        },
        raw=lambda: _typed_frame(typed, days, lines, figures),
        key=key,
        height=HEIGHT,
        disabled=["day"],
        on_change=lambda: _note(typed, days, lines, key),
        alt="Leads by day and lead type, to be typed.",
    )


def mend_typed(watched: TrackState, plan: Plan, today: date, figures: Figures) -> None:
    """Draw the table where something in it cannot be used, and the way back to a file."""
    days = typed_days(watched.typed)
    last = watched.month or (YearMonth(days[-1].year, days[-1].month) if days else None)
    typing_table(watched, plan, last or plan.start_month, today, figures)
    st.button(
        "Use the leads of a file",
        type="tertiary",
        on_click=lambda: watched.type_actuals(typing=False),
    )


def shown_days(month: YearMonth, today: date) -> list[date]:
    """Return the days of a month, latest first, beginning with today where that is one of them."""
    days = month.dates
    if days[0] <= today <= days[-1]:
        days = days[: today.day]
    return list(reversed(days))


def typing_frame(typed: TypedActuals, days: list[date], lines: list[Line]) -> pd.DataFrame:
    """Return the table as it was drawn. Columns: ``day``, ``line_0`` …, all text."""
    return pd.DataFrame(
        {
            "day": [f"{day:%a} {day.day}" for day in days],
            **{
                f"line_{at}": [typed.drawn.get((day, *line), "") for day in days]
                for at, line in enumerate(lines)
            },
        }
    )


def _typed_frame(
    typed: TypedActuals, days: list[date], lines: list[Line], figures: Figures
) -> pd.DataFrame:
    """Return what is typed by now, with days and figures as files have them."""
    cells = {
        f"line_{at}": [in_a_file(typed.cells.get((day, *line), ""), figures) for day in days]
        for at, line in enumerate(lines)
    }
    return pd.DataFrame({"day": [day.isoformat() for day in days], **cells})


def column_names(plan: Plan, lines: list[Line]) -> list[str]:
    """Return what stands above the columns."""
    several = len(plan.streams) > 1
    return distinct(
        [plain(kind, 30) + (f" · {plain(stream, 20)}" if several else "") for stream, kind in lines]
    )


def _note(typed: TypedActuals, days: list[date], lines: list[Line], key: str) -> None:
    """Note what was typed since the table was drawn; a cell that was emptied is as before."""
    typed.cells = dict(typed.drawn)
    for row, cells in st.session_state[key]["edited_rows"].items():
        for name, text in cells.items():
            at = int(name.removeprefix("line_"))
            typed.put(days[int(row)], lines[at], str(text or ""))


def _read_as(typed: TypedActuals, *, so_far: bool | None) -> None:
    if so_far is not None:
        typed.so_far = so_far
