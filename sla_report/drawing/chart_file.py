"""A chart as a picture of its own, made without a network."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from sla_report.drawing.charts import TEXT_COLOR, Spec

WIDTH = 960
"""[pixels]"""
FINER = 2
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

    whole, locale = _pictured(frame, spec, colours)
    picture = vl_convert.vegalite_to_svg(whole, format_locale=locale, allowed_base_urls=[])
    return str(picture).encode()


def as_png(frame: pd.DataFrame, spec: Spec, colours: Sequence[str]) -> bytes:
    """Return a chart as a PNG picture, twice as fine as on the screen; arguments as above."""
    import vl_convert  # noqa: PLC0415

    whole, locale = _pictured(frame, spec, colours)
    picture: bytes = vl_convert.vegalite_to_png(
        whole, scale=FINER, format_locale=locale, allowed_base_urls=[]
    )
    return picture


def _pictured(
    frame: pd.DataFrame, spec: Spec, colours: Sequence[str]
) -> tuple[Spec, dict[str, Any] | None]:
    """Return a chart with its data, in the light theme, and the reader's number format."""
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    config = {**spec.get("config", {}), "range": {"category": list(colours)}}
    locale = config.pop("locale", {})
    whole = _in_ink({**spec, "config": config})
    data = {"data": {"values": rows}, "width": WIDTH, "background": BACKGROUND}
    return {**whole, **data}, locale.get("number")


def _in_ink(part: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return a part of a specification with a colour where the page's own would be."""
    if isinstance(part, dict):
        return {name: _in_ink(value) for name, value in part.items()}
    if isinstance(part, list):
        return [_in_ink(value) for value in part]
    return INK if part == TEXT_COLOR else part
