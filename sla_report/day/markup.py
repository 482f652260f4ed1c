"""Pieces of a page: every text escaped, every chart a drawing, nothing that runs or is fetched."""

import re
from collections.abc import Iterable, Sequence
from html import escape

import pandas as pd

from sla_report.drawing.chart_file import as_svg
from sla_report.drawing.charts import Spec
from sla_report.drawing.roles import LIGHT
from sla_report.month.boxes import Box
from sla_report.plain_text import plain

LONGEST = 2_000
"""[characters] of a text."""
_IDS = re.compile(r'(\bid="|url\(#|\bhref="#)')


def text(words: str) -> str:
    """Return words as they are read: no tag, no entity, nothing hidden.

    >>> text("<b>R&D</b>")
    '&lt;b&gt;R&amp;D&lt;/b&gt;'
    """
    return escape(plain(words, LONGEST))


def paragraph(words: str, kind: str = "") -> str:
    """Return a paragraph; nothing where there are no words."""
    return f'<p class="{kind}">{text(words)}</p>' if words else ""


def boxes(figures: Iterable[Box]) -> str:
    """Return large figures side by side."""
    each = "".join(
        f"<div><dt>{text(what)}</dt><dd>{text(figure)}</dd><dd>{text(more)}</dd></div>"
        for what, figure, more in figures
    )
    return f'<dl class="boxes">{each}</dl>'


def table(frame: pd.DataFrame, heads: dict[str, str], words: Sequence[str]) -> str:
    """Return a table.

    Args:
        frame: what it shows, as text.
        heads: by column, what stands above it.
        words: the columns that hold words; the others hold figures.
    """
    kinds = {name: "" if name in words else ' class="figure"' for name in heads}
    head = "".join(f"<th scope=col{kinds[name]}>{text(said)}</th>" for name, said in heads.items())
    rows = "".join(
        "<tr>"
        + "".join(f"<td{kinds[name]}>{text(str(row[name]))}</td>" for name in heads)
        + "</tr>"
        for row in frame.to_dict("records")
    )
    whole = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="wide">{whole}</div>'


def chart(frame: pd.DataFrame, spec: Spec, takeaway: str, number: int) -> str:
    """Return a chart as a drawing within the page, and below it what it shows.

    Args:
        frame: its data.
        spec: the chart.
        takeaway: what one should see in it.
        number: of the chart in the page; keeps the names within drawings apart.
    """
    drawing = as_svg(frame, spec, LIGHT).decode()
    drawing = _IDS.sub(rf"\g<1>chart{number}-", drawing[drawing.index("<svg") :])
    return f"<figure>{drawing}<figcaption>{text(takeaway)}</figcaption></figure>"
