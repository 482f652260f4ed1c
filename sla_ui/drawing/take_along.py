"""What stands on a page, to be taken along: each chart as a picture, each table as a file.

Whatever draws a chart or a table notes it here. The menu in which the plan is shared lists what
was noted; while it is closed nothing is, and a page has no buttons for it. Files are made when
they are asked for.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from importlib.util import find_spec
from typing import Any, Literal, NamedTuple

import pandas as pd
import streamlit as st

from sla_report.drawing.chart_file import as_png, as_svg
from sla_report.drawing.charts import Spec
from sla_report.drawing.roles import LIGHT
from sla_report.drawing.table_file import table_csv
from sla_ui.frame.messages import remark, sentence

Kind = Literal["csv", "svg", "png"]
MIME: dict[Kind, str] = {"csv": "text/csv", "svg": "image/svg+xml", "png": "image/png"}
NO_PICTURES = (
    "Charts as pictures need the package vl-convert-python, which is not installed where this app "
    "runs."
)


class Drawn(NamedTuple):
    """Something on the page.

    Attributes:
        title: what it is called.
        files: what makes its file, by kind.
    """

    title: str
    files: Mapping[Kind, Callable[[], bytes]]


_drawn: ContextVar[list[Drawn] | None] = ContextVar("drawn", default=None)


@contextmanager
def taking_along(place: Any | None) -> Iterator[None]:  # noqa: ANN401 - Streamlit's container
    """Note what is drawn inside, and list it in a place.

    Args:
        place: where; none while its menu is closed, and nothing is noted.
    """
    if place is None:
        yield
        return
    noted: list[Drawn] = []
    token = _drawn.set(noted)
    try:
        yield
    finally:
        _drawn.reset(token)
    with place:
        _offer(noted)


def note_chart(frame: pd.DataFrame, spec: Spec) -> None:
    """Note that a chart was drawn."""
    noted = _drawn.get()
    if noted is not None:
        pictures: dict[Kind, Callable[[], bytes]] = {
            "svg": partial(as_svg, frame, spec, LIGHT),
            "png": partial(as_png, frame, spec, LIGHT),
        }
        noted.append(Drawn(str(spec["title"]), pictures))


def note_table(
    title: str, raw: Callable[[], pd.DataFrame], heads: Callable[[], Mapping[str, str]]
) -> None:
    """Note that a table was drawn.

    Args:
        title: what it is called.
        raw: makes it with the figures themselves.
        heads: by column, what stands above it; others are left out.
    """
    noted = _drawn.get()
    if noted is not None:
        noted.append(Drawn(title, {"csv": lambda: table_csv(raw(), heads())}))


def note_file(title: str, csv: Callable[[], bytes]) -> None:
    """Note that a table was drawn whose file is made in a way of its own."""
    noted = _drawn.get()
    if noted is not None:
        noted.append(Drawn(title, {"csv": csv}))


def _offer(noted: list[Drawn]) -> None:
    """List what was drawn, charts first."""
    if not noted:
        st.caption("This page has no chart and no table at the moment.")
        return
    charts = [each for each in noted if "csv" not in each.files]
    tables = [each for each in noted if "csv" in each.files]
    if charts and find_spec("vl_convert") is None:
        remark(NO_PICTURES)
        charts = []
    with st.container(gap=None):
        for drawn in (charts, tables):
            names = Counter[str]()
            for each in drawn:
                name = _file_name(each.title)
                names[name] += 1
                _row(each, name if names[name] == 1 else f"{name}-{names[name]}")
    st.caption("As they stand on the page, opened drawers included; tables with all digits.")


def _row(each: Drawn, name: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(sentence(each.title), width="stretch")
        for kind, make in each.files.items():
            st.download_button(
                kind.upper(),
                make,
                f"{name}.{kind}",
                MIME[kind],
                key=f"take {name} {kind}",
                on_click="ignore",
                type="tertiary",
            )


def _file_name(title: str) -> str:
    """Return a title as a file is called: small letters, and hyphens between its words."""
    return (
        "-".join(re.findall(r"[a-z0-9]+", title.lower().replace("’", "").replace("'", "")))[:60]
        or "table"
    )
