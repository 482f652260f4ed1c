"""What is shown, to be taken along: a chart as a picture, a table as a file."""

from functools import partial

import pandas as pd
import streamlit as st

from sla_data.formats.csv_file import csv_file
from sla_report.drawing.chart_file import as_png, as_svg
from sla_report.drawing.charts import Spec
from sla_report.drawing.roles import LIGHT


def offer_chart(frame: pd.DataFrame, spec: Spec, name: str) -> None:
    """Draw buttons that give a chart as SVG and as PNG; nothing is drawn before one is pressed.

    Args:
        frame: the chart's data.
        spec: the chart.
        name: of the files, without what they end in; the same name only once on a page.
    """
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Chart as SVG",
            partial(as_svg, frame, spec, LIGHT),
            f"{name}.svg",
            "image/svg+xml",
            key=f"svg {name}",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )
        st.download_button(
            "as PNG",
            partial(as_png, frame, spec, LIGHT),
            f"{name}.png",
            "image/png",
            key=f"png {name}",
            on_click="ignore",
            type="tertiary",
        )


def offer_table(frame: pd.DataFrame, heads: dict[str, str], name: str) -> None:
    """Draw a button that gives a table as CSV, in which no cell is a formula.

    Args:
        frame: the table.
        heads: by column of the frame, what stands above it; others are left out.
        name: of the file, without what it ends in; the same name only once on a page.
    """
    st.download_button(
        "Table as CSV",
        partial(table_csv, frame, heads),
        f"{name}.csv",
        "text/csv",
        key=f"csv {name}",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def table_csv(frame: pd.DataFrame, heads: dict[str, str]) -> bytes:
    r"""Return a table as a CSV file; what is undefined is blank.

    >>> table_csv(pd.DataFrame({"a": ["=1+1"], "b": [0.5]}), {"a": "Name", "b": "x"})[3:]
    b"Name,x\r\n'=1+1,0.5\r\n"
    """
    own = frame[list(heads)].astype(object)
    rows = own.where(own.notna(), None).to_numpy().tolist()
    return csv_file(heads.values(), rows)
