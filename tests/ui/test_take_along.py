"""Whatever stands on a page can be taken along: each chart as a picture, each table as a file."""

import csv
import io
import tempfile
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.testing.v1 import AppTest

from sla_calc import lead_demand
from sla_data.formats.harmless import FORMULA
from sla_ui.what_if.state import PARTS
from tests.ui.screen import EXAMPLE, STREAMS, button, exceptions, opened, shared
from tests.ui.test_pages import PAGES

RECALIBRATE, TRACK, WHAT_IF = "pages/recalibrate.py", "pages/track.py", "pages/what_if.py"
OTHERS = [page for page in PAGES if page not in {RECALIBRATE, TRACK, WHAT_IF}]
OWN_BUTTONS = {"past-the-promise.csv", "rows-set-aside.csv", "closed-months.csv"}
"""Files that have a button where they are listed, too."""
Files = dict[str, Callable[[], bytes]]


class Place(NamedTuple):
    """A page, or a part of one, with everything on it.

    Attributes:
        charts: how many are drawn.
        tables: likewise, those that one types into among them.
        files: what makes each file that the menu offers.
        wrong: what went wrong behind it.
    """

    charts: int
    tables: int
    files: Files
    wrong: list[str]


@pytest.fixture(scope="module")
def offered() -> Iterator[Files]:
    """What makes the files of all buttons that were drawn, by the files' names."""
    found: Files = {}
    given = MediaFileManager.add_deferred

    def noted(manager: MediaFileManager, make: Any, *more: Any, **named: Any) -> str:
        found[named["file_name"]] = make
        return given(manager, make, *more, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MediaFileManager, "add_deferred", noted)
        yield found
    found.clear()


@pytest.fixture(scope="module")
def places(offered: Files, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Place]]:
    """Every page with all its drawers and the menu open, in one session."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("leads")))
        at = opened(EXAMPLE)
        found = {page: looked_at(at.switch_page(page).run(), offered) for page in OTHERS}
        at.switch_page(WHAT_IF).run()
        for part in PARTS:
            (choice,) = (each for each in at.segmented_control if "what if part" in str(each.key))
            found[part] = looked_at(choice.set_value(part).run(), offered)
        button(at.switch_page(RECALIBRATE).run(), "Try the example").click().run()
        found[RECALIBRATE] = looked_at(at, offered)
        found[TRACK] = looked_at(at.switch_page(TRACK).run(), offered)
        typing = button(at, "Type the numbers instead").click().run()
        found["typed"] = looked_at(typing, offered)
        yield found
        found.clear()


def looked_at(at: AppTest, offered: Files) -> Place:
    """Open whatever can be opened, and the menu with it."""
    closed = True
    while closed:
        closed = {each.label for each in at.button if "chevron_right" in each.proto.icon}
        at.session_state["sla_plan_state"].opened.update(closed)
        offered.clear()
        shared(at)
    files = {name: make for name, make in offered.items() if name[-3:] in {"csv", "svg", "png"}}
    charts = len(at.get("vega_lite_chart"))
    return Place(charts, len(at.dataframe), files, exceptions(at))


def rows_of(made: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))


def kinds(place: Place) -> dict[str, int]:
    names = [name for name in place.files if name not in OWN_BUTTONS or name in MENU_TOO]
    return {end: sum(name.endswith(end) for name in names) for end in ("svg", "png", "csv")}


MENU_TOO = {"rows-set-aside.csv"}
"""Called the same in the menu as by their own button."""


def test_the_menu_offers_every_chart_and_every_table_of_every_page(
    places: dict[str, Place],
) -> None:
    assert {name: place.wrong for name, place in places.items() if place.wrong} == {}
    drawn = {
        name: {"svg": place.charts, "png": place.charts, "csv": place.tables}
        for name, place in places.items()
    }
    assert {name: kinds(place) for name, place in places.items()} == drawn
    assert sum(place.charts for place in places.values()) >= 30
    assert sum(place.tables for place in places.values()) >= 45


def test_every_table_is_a_file_with_a_head_above_each_column_and_no_formula(
    places: dict[str, Place],
) -> None:
    for where, place in places.items():
        for name, make in place.files.items():
            if not name.endswith("csv"):
                continue
            head, *rows = rows_of(make())
            assert all(head), (where, name, head)
            assert len(set(head)) == len(head), (where, name, head)
            assert {len(row) for row in rows} <= {len(head)}, (where, name)
            cells = [cell for row in rows for cell in row]
            assert not [cell for cell in cells if cell.startswith(FORMULA) and not number(cell)]
            assert not [cell for cell in cells if "\x1f" in cell]


def number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_every_chart_is_a_picture_with_its_title_that_loads_nothing(
    places: dict[str, Place],
) -> None:
    for where, place in places.items():
        pictures = [each for each in place.files.items() if each[0].endswith("svg")]
        for name, make in pictures[:3]:  # a page's others are drawn alike
            svg = make().decode()
            words = " ".join(ET.fromstring(svg).itertext()).lower()  # noqa: S314 - our own
            title = name.removesuffix(".svg").split("-")
            assert all(word in words.translate(dict.fromkeys(map(ord, "’'"))) for word in title), (
                where,
                name,
            )
            assert "http" not in svg.replace("http://www.w3.org/", "")
            assert "currentColor" not in svg
    dots = places["pages/lead_demand.py"].files["from-the-quota-to-the-leads.png"]()
    assert dots.startswith(b"\x89PNG")


def test_a_table_holds_the_figures_themselves_with_their_units(places: dict[str, Place]) -> None:
    made = places["pages/lead_demand.py"].files["the-promise-at-every-stage.csv"]()
    head, *rows = rows_of(made)
    assert head == ["Stream", "Lead type", "Close rate, %", "Revenue, USD", *EXAMPLE.stages]
    demand = lead_demand(EXAMPLE)
    for line, row in zip(demand.lines, rows, strict=False):
        assert row[:2] == [line.stream, line.lead_type]
        assert float(row[2]) == pytest.approx(100 * line.close_rate, rel=1e-14)
        assert float(row[3]) == pytest.approx(line.revenue, rel=1e-14)
        assert [int(cell) for cell in row[4:]] == list(line.committed)
    assert rows[0][3] == "77765.6556840498"
    assert rows[-1][0] == "All"


def test_a_table_that_one_types_into_holds_the_plan_in_any_reader_s_format(
    places: dict[str, Place], offered: Files
) -> None:
    offered.clear()
    shared(opened(EXAMPLE, STREAMS, locale="de-DE"))
    streams = places[STREAMS].files
    assert offered["lead-types.csv"]() == streams["lead-types.csv"]()
    head, first, *_ = rows_of(streams["lead-types.csv"]())
    told = dict(zip(head, first, strict=True))
    assert told["Lead type"] == "Demo request"
    assert told["Opportunity → Customer, %"] == "30"
    assert told["Cost per lead, USD"] == "110"


def test_a_range_is_two_columns_and_rows_of_different_units_name_them(
    places: dict[str, Place],
) -> None:
    head, *rows = rows_of(places[RECALIBRATE].files["plan-and-data.csv"]())
    assert {"Unit", "95% interval, from, %", "95% interval, to, %"} <= set(head)
    told = [dict(zip(head, row, strict=True)) for row in rows]
    assert {row["Unit"] for row in told} >= {"%", "USD"}
    first = next(row for row in told if row["Unit"] == "%")
    low, high = (float(first[f"95% interval, {end}, %"]) for end in ("from", "to"))
    assert low <= float(first["Data"]) <= high


def test_while_the_menu_is_closed_a_page_has_no_buttons_for_files(offered: Files) -> None:
    offered.clear()
    assert len(opened(EXAMPLE).get("download_button")) == 0
    assert offered == {}
