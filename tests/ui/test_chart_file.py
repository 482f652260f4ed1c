"""A chart as a picture that stands by itself."""

import re
from datetime import date
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from sla_calc import DailyCounts, DayCount, Plan, track
from sla_calc.model.months import YearMonth
from sla_report.drawing.chart_file import INK, as_png, as_svg
from sla_report.drawing.charts import Spec
from sla_report.month import charts as track_charts
from sla_report.month import frames as track_frames
from sla_report.numbers.figures import Figures
from sla_report.pictures import SCALE
from tests.hostile import HOSTILE_NAMES

COLOURS = [f"#0000{number:02x}" for number in range(8)]
DE = Figures("de-DE", "EUR")


def april(lead_type: str) -> tuple[pd.DataFrame, Spec]:
    """Return the goal waterfall of April, of which half is over."""
    rows = [DayCount(date(2027, 4, day), None, lead_type, (160.0,), None) for day in range(1, 16)]
    month = YearMonth(2027, 4)
    stands = track(Plan(), month, DailyCounts(("MQL",), tuple(rows)), date(2027, 4, 15))
    frame = track_frames.waterfall(stands, None, DE)
    return frame, track_charts.goal_waterfall("leads", DE)


def picture(lead_type: str) -> str:
    return as_svg(*april(lead_type), COLOURS).decode()


def words(svg: str) -> str:
    return " ".join(ET.fromstring(svg).itertext())  # noqa: S314 - our own


def test_the_picture_holds_the_title_the_goal_and_where_the_month_is_heading() -> None:
    found = words(picture("Demo request"))
    assert "The month against its goal line, day by day" in found
    assert "goal 503" in found
    assert "heading for 4.800" in found


def test_the_picture_needs_no_page_around_it() -> None:
    svg = picture("Demo request")
    assert "currentColor" not in svg
    assert INK in svg
    assert set(re.findall(r"#0000[0-9a-f]{2}", svg)) <= set(COLOURS)


@pytest.mark.parametrize("name", HOSTILE_NAMES[:12])
def test_a_name_is_a_word_in_the_picture_and_nothing_else(name: str) -> None:
    svg = picture(name)
    tags = {each.tag.rpartition("}")[2] for each in ET.fromstring(svg).iter()}  # noqa: S314
    assert tags <= {
        "svg",
        "g",
        "path",
        "line",
        "rect",
        "text",
        "tspan",
        "defs",
        "clipPath",
        "style",
    }
    assert not re.search(r'(?:href|src)="', svg)


def test_the_same_picture_in_dots_is_twice_as_fine() -> None:
    dots = as_png(*april("Demo request"), COLOURS)
    assert dots.startswith(b"\x89PNG")
    width, height = (int.from_bytes(dots[at : at + 4], "big") for at in (16, 20))
    drawn = ET.fromstring(picture("Demo request"))  # noqa: S314
    assert (width, height) == tuple(SCALE * int(drawn.attrib[name]) for name in ("width", "height"))
