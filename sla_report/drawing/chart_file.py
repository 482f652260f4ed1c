"""A chart as a picture of its own, made without a network."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from sla_report.drawing.charts import TEXT_COLOR, Spec
from sla_report.pictures import png_of, svg_of

WIDTH = 960
"""[pixels]"""
MARGIN = 10
"""[pixels] around a picture."""
BACKGROUND, INK = "#ffffff", "#1d2733"
"""Of the light theme: a picture is put into letters and slides."""


def as_svg(frame: pd.DataFrame, spec: Spec, colours: Sequence[str]) -> bytes:
    """Return a chart as an SVG picture, as the page shows it in the light theme.

    Args:
        frame: the chart's data.
        spec: the chart.
        colours: the theme's, in the order in which charts take them.
    """
    return svg_of(complete(frame, spec, colours)).encode()


def as_png(frame: pd.DataFrame, spec: Spec, colours: Sequence[str]) -> bytes:
    """Return a chart as a PNG picture, twice as fine as on the screen; arguments as above."""
    return png_of(complete(frame, spec, colours))


def complete(frame: pd.DataFrame, spec: Spec, colours: Sequence[str], width: int = WIDTH) -> Spec:
    """Return a chart as a specification that stands alone: with its data, colours and width.

    Args:
        frame: the chart's data.
        spec: the chart.
        colours: the theme's, in the order in which charts take them.
        width: [pixels]; a page of print holds 640 without letters too small to read.
    """
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    own = spec.get("config", {})
    mark = {"color": colours[0], **own.get("mark", {})}
    config = {**own, "mark": mark, "range": {"category": list(colours)}}
    whole = _in_ink({**spec, "config": config})
    return {
        **whole,
        "data": {"values": rows},
        "width": width,
        "background": BACKGROUND,
        "padding": MARGIN,
    }


def _in_ink(part: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return a part of a specification with a colour where the page's own would be."""
    if isinstance(part, dict):
        return {name: _in_ink(value) for name, value in part.items()}
    if isinstance(part, list):
        return [_in_ink(value) for value in part]
    return INK if part == TEXT_COLOR else part
