"""A table as a file: figures with all their digits, their units above them, and no formula."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_data.formats.harmless import FORMULA, as_it_was
from sla_report.drawing.table_file import table_csv
from sla_report.numbers.exact import exactly, unit_apart
from sla_report.numbers.figures import Figures
from sla_report.plain_text import plain
from tests.hostile import HOSTILE_NAMES

DE = exactly(Figures("de-DE", "EUR"))
numbers = st.floats(-1e12, 1e12, allow_nan=False, allow_subnormal=False)


def told(frame: dict[str, list[object]]) -> list[list[str]]:
    made = table_csv(pd.DataFrame(frame), {name: name for name in frame})
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))


@given(numbers)
def test_a_figure_in_a_file_is_the_number_itself_in_every_digit(number: float) -> None:
    for text, unit in ((DE.count(number), ""), (DE.money(number), "EUR"), (DE.about(number), "")):
        assert unit_apart(text) == (number, unit)
    head, (cell,) = told({"x": [DE.money_exact(number)]})
    assert head == ["x, EUR"]
    assert float(cell) == pytest.approx(number, rel=1e-14, abs=1e-300)


@given(st.floats(0, 1, allow_subnormal=False))
def test_a_share_is_a_percentage_without_the_noise_of_multiplying(share: float) -> None:
    read = unit_apart(DE.rate(share))
    assert read is not None
    assert read.unit == "%"
    assert read.number == pytest.approx(100 * share, rel=1e-15)
    assert unit_apart(DE.rate(0.29)) == (29.0, "%")  # 0.29 * 100 is 28.999999999999996


def test_what_a_sign_stands_before_is_a_number_too() -> None:
    signed = [f"−{DE.count(5)}", f"+{DE.rate(0.25)}", f"× {DE.count(1.5)}", f"±{DE.rate(0)}"]
    assert [unit_apart(each) for each in signed] == [(-5, ""), (25, "%"), (1.5, ""), (0, "%")]


def test_what_is_undefined_is_blank() -> None:
    rows = told({"a": [DE.rate(None), DE.rate(0.5)], "b": [None, 1.0], "c": ["–", "x"]})
    assert rows[1:] == [["", "", ""], ["50", "1", "x"]]


def test_rows_of_different_units_have_them_in_a_column_of_their_own() -> None:
    frame: dict[str, list[object]] = {
        "what": ["Leads", "Rate"],
        "now": [DE.count(503), DE.rate(0.06)],
        "then": [DE.count(448), DE.rate(0.0675)],
    }
    assert told(frame) == [
        ["what", "Unit", "now", "then"],
        ["Leads", "", "503", "448"],
        ["Rate", "%", "6", "6.75"],
    ]


def test_a_row_of_several_units_keeps_each_beside_its_figure() -> None:
    frame: dict[str, list[object]] = {
        "a": [DE.money(1.5), DE.rate(0.1)],
        "b": [DE.rate(0.2), DE.rate(0.3)],
        "c": [DE.rate(0.1), DE.money(2)],
    }
    assert told(frame)[0] == ["a", "b, %", "c"]
    assert told(frame)[1] == ["1.5 EUR", "20", "10 %"]


def test_a_range_becomes_two_columns() -> None:
    ranges = [f"{DE.money(10)} to {DE.money(12.5)}", "–"]
    assert told({"most": [*ranges]}) == [
        ["most, from, EUR", "most, to, EUR"],
        ["10", "12.5"],
        ["", ""],
    ]


def test_a_unit_that_the_heading_names_is_not_said_twice() -> None:
    assert told({"Deal size, EUR": [DE.money(5)]})[0] == ["Deal size, EUR"]
    assert told({"within": [f"{DE.about(2.5)} h"]}) == [["within, h"], ["2.5"]]


def test_names_from_users_come_back_as_they_are_and_none_is_a_formula() -> None:
    names = [plain(name) for name in (*HOSTILE_NAMES, "=cmd|'/c calc'!A1", "-1", "12", "x" * 300)]
    head, *rows = told({"=name": [*names]})
    assert head == ["'=name"]
    assert not [cell for (cell,) in rows if cell.startswith(FORMULA)]
    assert [as_it_was(cell) for (cell,) in rows] == [name if name != "–" else "" for name in names]
