"""What lies below the answer of *Recalibrate*: rows set aside, first rows, figures in tables."""

from functools import partial

import streamlit as st

from sla_calc import Comparison, Plan
from sla_report.numbers.figures import Figures
from sla_ui.drawing.show import show_table
from sla_ui.drawing.text import plain
from sla_ui.frame.messages import remark
from sla_ui.frame.page_body import drawer
from sla_ui.lead_table.mapping import mapping_drawer
from sla_ui.lead_table.state import RecalibrationState, Results
from sla_ui.recalibrate import frames as recalibrate_frames
from sla_ui.recalibrate import words
from sla_ui.recalibrate.curves import conversion_by_age, month_by_month, records
from sla_ui.recalibrate.measured_tables import FITTING, measured_tables

LISTED = 200
"""Rows set aside that are shown; the file has up to 10,000."""


def columns(known: RecalibrationState, plan: Plan) -> None:
    """Draw what the columns mean, one click away."""
    drawer("What the columns mean", lambda: mapping_drawer(known, plan))
    drawer("The first rows", lambda: first_rows(known))


def drawers(
    known: RecalibrationState, results: Results, comparison: Comparison, figures: Figures
) -> None:
    """Draw everything that is one click away."""
    drawer("Rows set aside", lambda: _set_aside(known, results, figures))
    drawer("Conversion by age", lambda: conversion_by_age(known, results, figures))
    drawer("Month by month", lambda: month_by_month(known, results, comparison, figures))
    drawer(
        "Deal size, cycle, speed, attempts, cost",
        partial(measured_tables, results.calibration, figures),
    )
    drawer("Records", lambda: records(known, results, comparison, figures))


def first_rows(known: RecalibrationState) -> None:
    """Draw the first rows as they stand in the table, and how it is laid out."""
    table = known.table
    if table is None:
        return
    rows = known.once("preview", table.preview)
    names = [column.name for column in table.columns]
    show_table(
        "The first rows",
        recalibrate_frames.first_rows(rows, names),
        {
            f"column_{place}": st.column_config.TextColumn(plain(name, 60))
            for place, name in enumerate(names)
        },
        height=280,
    )
    remark(words.laid_out(table.layout))


def _set_aside(known: RecalibrationState, results: Results, figures: Figures) -> None:
    report, table = results.report, known.table
    aside = report.rows_read - report.rows_used
    if not aside or table is None:
        remark(f"None: all {figures.count(report.rows_read)} rows are used.")
        return
    remark(
        "; ".join(f"{figures.count(n)} × {reason}" for reason, n in report.set_aside.items())
        + f". With the {figures.count(report.rows_used)} rows that are used, these are all "
        f"{figures.count(report.rows_read)} of the file."
    )
    rows = known.once("set aside", table.set_aside_rows)
    show_table(
        "Rows set aside",
        recalibrate_frames.set_aside(rows[:LISTED]),
        {
            "line": st.column_config.TextColumn("Line", alignment="right", width="small"),
            "reason": st.column_config.TextColumn("Why"),
            "text": st.column_config.TextColumn("The row", width="large"),
        },
        csv=partial(recalibrate_frames.set_aside_csv, rows),
        height="content" if len(rows) <= FITTING else 300,
    )
    st.download_button(
        "Download them",
        partial(recalibrate_frames.set_aside_csv, rows),
        file_name="rows-set-aside.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )
