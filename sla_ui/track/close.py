"""The close of a month: its row, the history of rows, and months side by side."""

from dataclasses import replace
from functools import partial

import streamlit as st

from sla_calc import (
    MonthClose,
    MonthFigures,
    PlanError,
    close_month,
    closes_from_rows,
    closes_to_rows,
    month_figures,
    with_close,
)
from sla_data import LeadTableError
from sla_data.history_file import LARGEST_HISTORY, read_history, write_history
from sla_report.month import share_charts as track_share_charts
from sla_report.numbers.exact import exactly
from sla_report.numbers.figures import Figures
from sla_ui.drawing.show import show_chart, show_table
from sla_ui.frame.messages import remark, show_problems
from sla_ui.lead_table.state import RecalibrationState
from sla_ui.saved.keeping import keep_with_plan
from sla_ui.track import close_frames as frames
from sla_ui.track.inputs import look_at
from sla_ui.track.results import Month, memo, tracked
from sla_ui.track.sales_half import SalesHalf
from sla_ui.track.state import TrackState

HISTORY = "history"
SEVERAL = 2
LARGEST_MB = LARGEST_HISTORY // 1_000_000


def month_close(
    known: RecalibrationState,
    watched: TrackState,
    looked: Month,
    half: SalesHalf,
    figures: Figures,
) -> None:
    """Draw the month's result, the button that keeps it, and the months that were kept."""
    month = looked.asked.month
    name = figures.month(month.year, month.month)
    if not looked.tracking.progress.ended:
        remark(f"{name} is closed as of its last day; it is looked at before that.")
        st.button(
            f"Look at the whole of {name}", on_click=partial(look_at, watched, month.dates[-1])
        )
    else:
        closing = closed(known, watched, looked, half)
        kept = closing in watched.history
        if not kept:
            _table((closing,), figures)
        st.button(
            f"Close {name}",
            type="primary",
            icon=":material/lock:",
            disabled=kept,
            on_click=lambda: setattr(watched, "history", with_close(watched.history, closing)),
        )
        if kept:
            remark(f"{name} is in the history.")
    history(watched, figures)


def closed(
    known: RecalibrationState, watched: TrackState, looked: Month, half: SalesHalf
) -> MonthClose:
    """Return the month's result, in leads; worked out once."""
    asked = looked.asked._replace(measure="leads")
    if looked.asked.measure != "leads":
        asked = asked._replace(goal=None)

    owed = looked.owed(asked.month)

    def find() -> MonthClose:
        tracking = tracked(known, looked.plan, looked.actuals, asked, owed)
        figures = _figures(known, watched, looked)
        return close_month(looked.plan, tracking, half.speed, half.depth, figures)

    key = ("close", looked.plan, looked.actuals, asked, owed, half.speed, half.depth)
    return memo(known).once(key, find)


def history(watched: TrackState, figures: Figures) -> None:
    """Draw the months that were closed side by side, and the history as a file."""
    closes = watched.history
    if closes:
        if len(closes) >= SEVERAL:
            show_chart(
                frames.side_by_side(closes, figures),
                track_share_charts.months(figures),
                "Dashed: 100%, all that was promised.",
            )
        _table(closes, figures)
        last = closes[-1]
        if last.lines:
            remark(f"{figures.month(last.month.year, last.month.month)} by stream and lead type:")
            _lines(last, figures)
    save, use = st.columns(2, gap="large")
    with save:
        if closes:
            st.download_button(
                "Download the history",
                lambda: write_history(closes_to_rows(closes)),
                file_name="closed-months.csv",
                mime="text/csv",
                on_click="ignore",
                icon=":material/download:",
            )
        else:
            remark("No month is closed yet. A history that was downloaded before can go on here.")
    with use:
        show_problems(watched.problems.get(HISTORY, ()))
        key = f"history file {watched.drawing}"
        st.file_uploader(
            "Go on with a history",
            ["csv"],
            key=key,
            max_upload_size=LARGEST_MB,
            on_change=partial(_take_history, watched, key),
        )
    keep_with_plan(
        "months",
        figures,
        text=partial(_history_text, watched) if closes else None,
        take=lambda text: _add_history(watched, text.encode("utf-8")),
    )


def _history_text(watched: TrackState) -> str:
    return write_history(closes_to_rows(watched.history)).decode("utf-8")


def _add_history(watched: TrackState, content: bytes) -> None:
    """Put the months of a file to those that are there; the file's count where both have one.

    Raises:
        PlanError: it has none, or one that cannot be used.
    """
    closes = closes_from_rows(read_history(content))
    if not closes:
        message = "The file has no closed month. Right would be one that was downloaded here."
        raise PlanError(message)
    for close in closes:
        watched.history = with_close(watched.history, close)


def _take_history(watched: TrackState, key: str) -> None:
    """Take the months of the file that was dropped."""
    file = st.session_state[key]
    watched.problems.pop(HISTORY, None)
    if file is None:
        return
    try:
        _add_history(watched, file.getvalue())
    except (LeadTableError, PlanError) as error:
        watched.problems[HISTORY] = error.problems


def _figures(known: RecalibrationState, watched: TrackState, looked: Month) -> MonthFigures:
    """Return what the month's deals have brought; no revenue in all where it is not told."""
    table, month = known.table, looked.asked.month
    daily = looked.actuals.daily
    if table is None or watched.typing:
        return MonthFigures()
    try:
        counts = table.counts(window=(month.dates[0], month.dates[-1]), basis="period")
    except LeadTableError:
        counts = None
    found = month_figures(daily, month, counts)
    told = counts is not None and any(row.from_marketing is not None for row in counts.revenue)
    return found if told else replace(found, total_revenue=None)


def _table(closes: tuple[MonthClose, ...], figures: Figures) -> None:
    text = st.column_config.TextColumn
    words = ("month", "marketing", "sales")
    show_table(
        "Closed months",
        frames.closed_months(closes, figures),
        {
            name: text(label, alignment="left" if name in words else "right")
            for name, (label, _) in frames.COLUMNS.items()
        },
        raw=partial(frames.closed_months, closes, exactly(figures)),
        height="content",
    )


def _lines(close: MonthClose, figures: Figures) -> None:
    text = st.column_config.TextColumn
    show_table(
        "The last closed month by stream and lead type",
        frames.closed_lines(close, figures),
        {
            "stream": text("Stream"),
            "lead_type": text("Lead type"),
            "goal": text("Goal, leads", alignment="right"),
            "actual": text("Leads", alignment="right"),
            "attainment": text("Attainment", alignment="right"),
        },
        raw=partial(frames.closed_lines, close, exactly(figures)),
        height="content",
    )
