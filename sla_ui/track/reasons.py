"""Why leads did not advance, as counts and shares, so that both sides can read it."""

from functools import partial

import streamlit as st

from sla_calc import ReasonShare, reason_shares
from sla_data import LeadTableError
from sla_report.month import share_charts as track_share_charts
from sla_report.month.follow_up_words import FITTING
from sla_report.month.reasons_frames import all_together, by_type_and_stage
from sla_report.numbers.exact import exactly
from sla_report.numbers.figures import Figures
from sla_ui.drawing.show import show_chart, show_table
from sla_ui.frame.messages import remark
from sla_ui.lead_table.state import RecalibrationState
from sla_ui.track.results import Month, memo
from sla_ui.track.state import TrackState


def show_reasons(
    known: RecalibrationState, watched: TrackState, looked: Month, figures: Figures
) -> None:
    """Draw why leads of the month did not advance."""
    found = () if watched.typing else _found(known, looked)
    if isinstance(found, str):
        remark(found)
        return
    if not found:
        remark("The leads tell no reasons. An export with a column such as “Lost reason” would.")
        return
    month = figures.month(looked.asked.month.year, looked.asked.month.month)
    table, chart = st.columns([0.6, 0.4], gap="large")
    text = st.column_config.TextColumn
    columns = {
        "stream": text("Stream"),
        "lead_type": text("Lead type"),
        "stage": text("Got as far as"),
        "reason": text("Why not further"),
        "leads": text("Leads", alignment="right"),
        "share": text("Of those", alignment="right", help="Of all of the type that stopped."),
    }
    with table:
        show_table(
            "Why leads did not advance",
            by_type_and_stage(found, figures),
            columns,
            raw=partial(by_type_and_stage, found, exactly(figures)),
            heads={"share": "Of all of the type that stopped"},
            height="content" if len(found) <= FITTING else 420,
        )
    with chart:
        show_chart(
            all_together(found, figures),
            track_share_charts.reasons(figures),
            f"Leads created in {month} that were rejected, disqualified or lost.",
        )


def _found(known: RecalibrationState, looked: Month) -> tuple[ReasonShare, ...] | str:
    """Return the reasons of the month's leads, or why they are not told; found once."""
    table, month = known.table, looked.asked.month
    if table is None:
        return ()

    def find() -> tuple[ReasonShare, ...] | str:
        try:
            return reason_shares(table.reasons((month.dates[0], month.dates[-1])))
        except LeadTableError as error:
            return " ".join(error.problems)

    return memo(known).once(("reasons", month), find)
