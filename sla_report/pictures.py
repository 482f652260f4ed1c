"""Charts as pictures, made without a network.

A chart comes as a finished Vega-Lite specification with its data in it; the number format of its
axes stands in ``config.locale.number``.
"""

from collections.abc import Mapping
from typing import Any

from sla_report.errors import MissingPackageError

SCALE = 2.0
"""Pixels of a PNG for each pixel of the chart, so that it is sharp in print."""


def svg_of(spec: Mapping[str, Any]) -> str:
    """Return a chart as an SVG picture.

    Raises:
        MissingPackageError: vl-convert is not installed.
    """
    chart, locale = _split(spec)
    return str(
        _converter().vegalite_to_svg(
            chart, format_locale=locale.get("number"), allowed_base_urls=[]
        )
    )


def png_of(spec: Mapping[str, Any]) -> bytes:
    """Return a chart as a PNG picture.

    Raises:
        MissingPackageError: vl-convert is not installed.
    """
    chart, locale = _split(spec)
    return bytes(
        _converter().vegalite_to_png(
            chart, scale=SCALE, format_locale=locale.get("number"), allowed_base_urls=[]
        )
    )


def _split(spec: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    config = dict(spec.get("config", {}))
    locale = config.pop("locale", {})
    return {**spec, "config": config}, locale


def _converter() -> Any:  # noqa: ANN401 - it has no types
    try:
        import vl_convert  # noqa: PLC0415 - 84 MB, and needed only where a picture is asked for
    except ImportError:
        what, package = "A chart as a picture", "vl-convert-python"
        raise MissingPackageError(what, package) from None
    return vl_convert
