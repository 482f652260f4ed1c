"""Sales' half on the page *Track*, rep by rep and lead by lead."""

from functools import partial

import streamlit as st

from sla_calc import OverdueLead, follow_up_depth, response_speed
from sla_report.month import follow_up_frames as frames
from sla_report.month import follow_up_words as words
from sla_report.numbers.exact import exactly
from sla_report.numbers.figures import Figures
from sla_ui.drawing.show import show_table
from sla_ui.frame.messages import remark
from sla_ui.track.results import Month
from sla_ui.track.sales_half import SalesHalf, grouped, of_month
from sla_ui.track.state import TrackState

LISTED = 200
"""Leads past the promise that are shown; the file has all."""


def by_rep(
    watched: TrackState,
    looked: Month,
    half: SalesHalf,
    figures: Figures,
) -> None:
    """Draw how each rep follows up."""
    told = half.told
    if isinstance(told, tuple):
        return
    speeds = of_month(grouped(told, "rep", "month", response_speed), looked)
    depths = of_month(grouped(told, "rep", "month", follow_up_depth), looked)
    if not speeds:
        return
    text = st.column_config.TextColumn
    columns = {
        "rep": text("Rep"),
        "leads": text("Leads", alignment="right"),
        "median": text("Median", alignment="right"),
        "p90": text("Nine in ten within", alignment="right"),
        "of_all": text("In time, of all", alignment="right"),
        "of_contacted": text("of contacted", alignment="right"),
        "never": text("Never contacted", alignment="right"),
        **({"made": text("Attempts made of due", alignment="right")} if depths else {}),
        "overdue": text("Past the promise now", alignment="right"),
    }
    told_by_rep = partial(
        frames.by_rep, speeds, depths, half.overdue or (), by_clock=watched.by_clock
    )
    show_table(
        "Follow-up by rep",
        told_by_rep(figures),
        columns,
        raw=lambda: told_by_rep(exactly(figures)),
        heads={"of_contacted": "In time, of contacted"},
        height="content" if len(speeds) <= words.FITTING else 420,
        column_order=list(columns),
    )


def past_the_promise(leads: tuple[OverdueLead, ...], figures: Figures) -> None:
    """Draw which leads are past the promise now, by rep, oldest first."""
    st.markdown("**Past the promise now**")
    if not leads:
        remark("None: every open lead has the attempts that are promised by now.")
        return
    remark(words.how_many(leads, figures, LISTED))
    text = st.column_config.TextColumn
    show_table(
        "Past the promise now",
        frames.overdue_leads(leads[:LISTED]),
        {
            "rep": text("Rep"),
            "lead": text("Lead"),
            "stream": text("Stream"),
            "lead_type": text("Lead type"),
            "handed_over": text("Handed over"),
            "reason": text("Why", width="large"),
            "line": text("Row", alignment="right", width="small"),
        },
        raw=partial(frames.overdue_leads, leads),
        height="content" if len(leads) <= words.FITTING else 320,
    )
    st.download_button(
        "Download the list",
        partial(frames.overdue_csv, leads),
        file_name="past-the-promise.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )
