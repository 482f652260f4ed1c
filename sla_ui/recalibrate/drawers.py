"""What lies below the answer of *Recalibrate*: rows set aside, first rows, figures in tables."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from sla_calc import Calibration, Comparison, Plan
from sla_calc.calibration.measured import Measured
from sla_report.numbers.figures import NOTHING, Figures
from sla_ui.drawing.text import plain
from sla_ui.frame.messages import remark, sentence
from sla_ui.frame.page_body import drawer
from sla_ui.lead_table.mapping import mapping_drawer
from sla_ui.lead_table.state import RecalibrationState, Results
from sla_ui.recalibrate import frames as recalibrate_frames
from sla_ui.recalibrate import words
from sla_ui.recalibrate.curves import conversion_by_age, month_by_month, records

FITTING = 12
"""So many rows stand in a table without scrolling."""
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
    drawer("Deal size, cycle, speed, attempts, cost", lambda: _tables(results, figures))
    drawer("Records", lambda: records(known, results, comparison, figures))


def first_rows(known: RecalibrationState) -> None:
    """Draw the first rows as they stand in the table, and how it is laid out."""
    table = known.table
    if table is None:
        return
    rows = known.once("preview", table.preview)
    names = [column.name for column in table.columns]
    st.dataframe(
        recalibrate_frames.first_rows(rows, names),
        hide_index=True,
        width="stretch",
        height=280,
        column_config={
            f"column_{place}": st.column_config.TextColumn(plain(name, 60))
            for place, name in enumerate(names)
        },
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
    st.dataframe(
        recalibrate_frames.set_aside(rows[:LISTED]),
        hide_index=True,
        width="stretch",
        height="content" if len(rows) <= FITTING else 300,
        column_config={
            "line": st.column_config.TextColumn("Line", alignment="right", width="small"),
            "reason": st.column_config.TextColumn("Why"),
            "text": st.column_config.TextColumn("The row", width="large"),
        },
    )
    st.download_button(
        "Download them",
        partial(recalibrate_frames.set_aside_csv, rows),
        file_name="rows-set-aside.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )


def _tables(results: Results, figures: Figures) -> None:
    """Draw what else was measured, a table for each thing that the leads tell."""
    found = results.calibration
    with st.grid(2, gap="medium", min_column_width=460):
        _of_deals(found, figures)
        _of_work(found, figures)


def _of_deals(found: Calibration, figures: Figures) -> None:
    money, count, about = figures.money, figures.count, figures.about
    _table(
        "Deal size",
        found.deal_sizes,
        {
            "Mean": lambda row: money(row.mean),
            "Median": lambda row: money(row.median),
            "Deals": lambda row: count(row.n),
            "Without an amount": lambda row: count(row.without_amount),
        },
    )
    _table(
        "Sales cycle, days",
        found.cycles,
        {
            "Mean": lambda row: about(row.mean_days),
            "with those to come": lambda row: about(row.corrected_mean_days),
            "Median": lambda row: about(row.median_days),
            "Nine in ten within": lambda row: about(row.p90_days),
            "Deals": lambda row: count(row.n),
            "Won before the lead": lambda row: count(row.before_lead),
        },
    )
    _table(
        "Leads a month",
        found.leads_per_month,
        {"Mean": lambda row: about(row.mean), "Whole months": lambda row: count(row.months)},
    )


def _of_work(found: Calibration, figures: Figures) -> None:
    money, count, about, rate = figures.money, figures.count, figures.about, figures.rate
    _table(
        "First response, minutes",
        found.first_responses,
        {
            "Median": lambda row: about(row.median_minutes),
            "Nine in ten within": lambda row: about(row.p90_minutes),
            "Answered": lambda row: rate(row.answered / row.leads if row.leads else None),
            "Leads": lambda row: count(row.leads),
        },
    )
    _table(
        "Attempts",
        found.attempts,
        {
            "Mean a lead": lambda row: about(row.mean),
            "Wins": lambda row: count(row.wins),
            "Wins per 100 attempts": lambda row: about(
                None if row.wins_per_attempt is None else 100 * row.wins_per_attempt
            ),
            "Leads": lambda row: count(row.leads),
        },
    )
    _table(
        "Cost",
        found.costs,
        {
            "A lead": lambda row: money(row.cost_per_lead),
            "Spent": lambda row: money(row.spent),
            "Leads": lambda row: count(row.leads),
            "Why none": lambda row: row.why or NOTHING,
        },
    )


def _table(
    title: str, rows: tuple[Measured, ...], columns: dict[str, Callable[[Any], str]]
) -> None:
    with st.container(gap="small"):
        st.markdown(f"**{sentence(title)}**")
        if rows:
            _rows(rows, columns)
        else:
            st.caption("The table does not tell.")


def _rows(rows: tuple[Measured, ...], columns: dict[str, Callable[[Any], str]]) -> None:
    fields = {f"field_{place}": write for place, write in enumerate(columns.values())}
    text = st.column_config.TextColumn
    st.dataframe(
        recalibrate_frames.measured(rows, fields),
        hide_index=True,
        width="stretch",
        height="content" if len(rows) <= FITTING else 420,
        column_config={
            "stream": text("Stream"),
            "lead_type": text("Lead type"),
            **{
                field: text(label, alignment="right")
                for field, label in zip(fields, columns, strict=True)
            },
        },
    )
