"""What was measured besides rates: a table for each thing that the leads tell."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

import streamlit as st

from sla_calc import Calibration
from sla_calc.calibration.measured import Measured
from sla_report.numbers.exact import exactly
from sla_report.numbers.figures import NOTHING, Figures
from sla_ui.drawing.show import show_table
from sla_ui.frame.messages import sentence
from sla_ui.recalibrate import frames as recalibrate_frames

FITTING = 12
"""So many rows stand in a table without scrolling."""


class _Told(NamedTuple):
    """A table of something that was measured.

    Attributes:
        title: what that is.
        rows: takes it out of a calibration.
        columns: by heading, what writes a row's cell.
        heads: headings in a file, where those on the screen lean on their neighbours.
    """

    title: str
    rows: Callable[[Calibration], tuple[Measured, ...]]
    columns: Mapping[str, Callable[[Figures, Any], str]]
    heads: Mapping[str, str] = {}


TOLD = (
    _Told(
        "Deal size",
        lambda found: found.deal_sizes,
        {
            "Mean": lambda figures, row: figures.money(row.mean),
            "Median": lambda figures, row: figures.money(row.median),
            "Deals": lambda figures, row: figures.count(row.n),
            "Without an amount": lambda figures, row: figures.count(row.without_amount),
        },
    ),
    _Told(
        "Sales cycle, days",
        lambda found: found.cycles,
        {
            "Mean": lambda figures, row: figures.about(row.mean_days),
            "with those to come": lambda figures, row: figures.about(row.corrected_mean_days),
            "Median": lambda figures, row: figures.about(row.median_days),
            "Nine in ten within": lambda figures, row: figures.about(row.p90_days),
            "Deals": lambda figures, row: figures.count(row.n),
            "Won before the lead": lambda figures, row: figures.count(row.before_lead),
        },
        {"with those to come": "Mean with those to come"},
    ),
    _Told(
        "Leads a month",
        lambda found: found.leads_per_month,
        {
            "Mean": lambda figures, row: figures.about(row.mean),
            "Whole months": lambda figures, row: figures.count(row.months),
        },
    ),
    _Told(
        "First response, minutes",
        lambda found: found.first_responses,
        {
            "Median": lambda figures, row: figures.about(row.median_minutes),
            "Nine in ten within": lambda figures, row: figures.about(row.p90_minutes),
            "Answered": lambda figures, row: figures.rate(
                row.answered / row.leads if row.leads else None
            ),
            "Leads": lambda figures, row: figures.count(row.leads),
        },
    ),
    _Told(
        "Attempts",
        lambda found: found.attempts,
        {
            "Mean a lead": lambda figures, row: figures.about(row.mean),
            "Wins": lambda figures, row: figures.count(row.wins),
            "Wins per 100 attempts": lambda figures, row: figures.about(
                None if row.wins_per_attempt is None else 100 * row.wins_per_attempt
            ),
            "Leads": lambda figures, row: figures.count(row.leads),
        },
    ),
    _Told(
        "Cost",
        lambda found: found.costs,
        {
            "A lead": lambda figures, row: figures.money(row.cost_per_lead),
            "Spent": lambda figures, row: figures.money(row.spent),
            "Leads": lambda figures, row: figures.count(row.leads),
            "Why none": lambda _, row: row.why or NOTHING,
        },
    ),
)


def measured_tables(found: Calibration, figures: Figures) -> None:
    """Draw what else was measured, a table for each thing that the leads tell."""
    with st.grid(2, gap="medium", min_column_width=460):
        for told in TOLD:
            with st.container(gap="small"):
                st.markdown(f"**{sentence(told.title)}**")
                rows = told.rows(found)
                if rows:
                    _table(told, rows, figures)
                else:
                    st.caption("The table does not tell.")


def _table(told: _Told, rows: tuple[Measured, ...], figures: Figures) -> None:
    fields = {f"field_{place}": label for place, label in enumerate(told.columns)}
    text = st.column_config.TextColumn
    exact = exactly(figures)
    shown, raw = (
        {field: partial(told.columns[label], each) for field, label in fields.items()}
        for each in (figures, exact)
    )
    show_table(
        told.title,
        recalibrate_frames.measured(rows, shown),
        {
            "stream": text("Stream"),
            "lead_type": text("Lead type"),
            **{field: text(label, alignment="right") for field, label in fields.items()},
        },
        raw=partial(recalibrate_frames.measured, rows, raw),
        heads={field: told.heads.get(label, label) for field, label in fields.items()},
        height="content" if len(rows) <= FITTING else 420,
    )
