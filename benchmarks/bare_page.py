"""A bare Streamlit page: what the page *Lead demand* is compared with.

It has as many widgets of the same kinds as that page, as many Altair charts, metrics and tables,
and no logic: what is typed into its first input goes unchanged into the metrics, the chart and the
table. How much it draws is no guess. ``benchmarks.drawn`` counts what the real page draws, with
Streamlit's own test harness, and hands the counts over; so the comparison stays honest when that
page changes, and ``python -m benchmarks.drawn`` prints both counts side by side.

Everything is done as tutorials do it: charts are Altair objects made in each run, and the
configuration is Streamlit's own (``benchmarks.servers`` starts the page in an empty directory).
Where the two pages could not be alike, the bare one has it easier: no columns, popovers,
expanders, forms, captions or help texts, no state, no navigation, nothing in the address bar, and
a chart of one simple mark.
"""

import json
import os

import altair as alt
import pandas as pd
import streamlit as st

counts = json.loads(os.environ["BARE_PAGE_COUNTS"])

typed = [
    st.text_input(f"Input {number}", "10" if number else "500000")
    for number in range(counts["text_input"])
]
for number in range(counts["selectbox"]):
    st.selectbox(f"Selection {number}", ["one", "two", "three"])
for number in range(counts["button_group"]):
    st.segmented_control(f"Choice {number}", ["one", "two"], default="one")
for number in range(counts["button"]):
    st.button(f"Button {number}")
for number in range(counts["download_button"]):
    st.download_button(f"Download {number}", "nothing")
for number in range(counts["file_uploader"]):
    st.file_uploader(f"File {number}")

value = float(typed[0])
rows, columns = range(counts["rows"]), range(counts["columns"])
for number in range(counts["metric"]):
    st.metric(f"Figure {number}", f"{value + number:,.0f}")
for number in range(counts["vega_lite_chart"]):
    bars = pd.DataFrame({"row": [f"Row {row}" for row in rows], "value": value + number})
    st.altair_chart(alt.Chart(bars).mark_bar().encode(x="value", y="row"))
for _ in range(counts["dataframe"]):
    st.dataframe(pd.DataFrame({f"Column {column}": [value for _ in rows] for column in columns}))
