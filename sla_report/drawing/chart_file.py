"""A chart as a picture of its own, made without a network."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from sla_report.drawing.charts import TEXT_COLOR, Spec

WIDTH = 960
"""[pixels]"""
BACKGROUND, INK = "#ffffff", "#1d2733"
"""Of the light theme: a picture is put into letters and slides."""


def as_svg(frame: pd.DataFrame, spec: Spec, colours: Sequence[str]) -> bytes:
    """Return a chart as an SVG picture, as the page shows it in the light theme.

    Args:
        frame: the chart's data.
        spec: the chart.
        colours: the theme's, in the order in which charts take them.
    """
    import vl_convert  # noqa: PLC0415 - 84 MB, and needed only where a picture is asked for

    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    config = {**spec.get("config", {}), "range": {"category": list(colours)}}
    locale = config.pop("locale", {})
    whole = _in_ink({**spec, "config": config})
    picture = vl_convert.vegalite_to_svg(
        {**whole, "data": {"values": rows}, "width": WIDTH, "background": BACKGROUND},
        format_locale=locale.get("number"),
        allowed_base_urls=[],
    )
    return str(picture).encode()


def _in_ink(part: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return a part of a specification with a colour where the page's own would be."""
    if isinstance(part, dict):
        return {name: _in_ink(value) for name, value in part.items()}
    if isinstance(part, list):
        return [_in_ink(value) for value in part]
    return INK if part == TEXT_COLOR else part
