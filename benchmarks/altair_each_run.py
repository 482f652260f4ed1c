"""Makes the app build its charts as Altair objects in each run, as tutorials do.

For comparison only: ``benchmarks.measures`` imports it into a copy of the app, before that runs.
"""

from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from sla_ui.drawing import charts, show


def _as_object(chart: Any, _figures: object) -> Any:  # noqa: ANN401 - any chart of Altair
    return chart.configure_view(stroke=None).configure_title(anchor="start")


def _show_object(frame: pd.DataFrame, chart: alt.TopLevelMixin, *words: str) -> None:
    chart.data = frame
    st.altair_chart(chart, alt=words[-1])


def change() -> None:
    """Put the slow way in place of the fast one."""
    if charts.finished is not _as_object:
        charts.finished = _as_object
        for cached in (charts._funnel_waterfall, charts._bars_by_type):  # noqa: SLF001
            setattr(charts, cached.__name__, cached.__wrapped__)
        show.show_chart = _show_object


change()
