"""CSV files that are given out: a spreadsheet opens them as they were meant."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_data.formats.csv_file import csv_file
from sla_data.formats.harmless import FORMULA, as_it_was

CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=4))
def test_no_cell_is_a_formula_and_every_text_comes_back(rows: list[tuple[str, str]]) -> None:
    text = csv_file(["=who", "@what"], rows).decode("utf-8-sig")
    header, *read = csv.reader(io.StringIO(text, newline=""))
    assert header == ["'=who", "'@what"]
    assert not any(cell.startswith(FORMULA) for row in read for cell in row)
    assert [tuple(map(as_it_was, row)) for row in read] == rows


@pytest.mark.parametrize("number", [-1.5, 0.1 + 0.2, 1e22, -3])
def test_numbers_stay_numbers_with_all_their_digits(number: float) -> None:
    told = csv_file(["x"], [[number], [None], [float(number)]]).decode("utf-8-sig").split("\r\n")
    assert float(told[1]) == float(told[3]) == number
    assert told[2] in {"", '""'}
