"""Closed months as a file: what is written comes back, whatever a spreadsheet made of it."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sla_data import LeadTableError
from sla_data.formats.harmless import FORMULA, as_it_was, harmless
from sla_data.history_file import MOST_MONTHS, read_history, write_history

letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
texts = st.text(letters, max_size=12) | st.text(st.sampled_from("'=+-@\t ,;\"\n1a"), max_size=5)
names = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8)


@given(texts)
def test_text_that_looks_like_a_formula_is_made_harmless_and_comes_back(text: str) -> None:
    assert not harmless(text).startswith(FORMULA)
    assert as_it_was(harmless(text)) == text


@given(st.lists(names, min_size=2, max_size=6, unique=True), st.data())
def test_what_is_written_is_read_back(columns: list[str], data: st.DataObject) -> None:
    row = st.fixed_dictionaries(dict.fromkeys(columns[1:], texts))
    rows = data.draw(st.lists(row, min_size=1, max_size=6))
    named = [{columns[0]: f"2026-{place:02}", **row} for place, row in enumerate(rows)]
    assert read_history(write_history(named)) == named


@given(st.lists(st.floats(allow_nan=False), min_size=1, max_size=5))
def test_numbers_come_back_to_the_last_digit_and_below_0_are_no_formulas(
    numbers: list[float],
) -> None:
    rows = [{"month": "2026-10", "goal": number} for number in numbers]
    assert [float(row["goal"]) for row in read_history(write_history(rows))] == numbers


def test_a_column_that_only_later_rows_have_is_blank_in_the_others() -> None:
    content = write_history([{"month": "2026-09"}, {"month": "2026-10", "goal": None, "n": 3}])
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig")))) == [
        ["month", "goal", "n"],
        ["2026-09", "", ""],
        ["2026-10", "", "3"],
    ]


SAVED = "month;attainment;note\n2026-09;0,97;Größe\n\n2026-10;1,02;=1\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",,", "\t"])
def test_what_a_spreadsheet_saves_in_its_own_way_is_read(encoding: str, delimiter: str) -> None:
    text = SAVED.replace("0,97", '"0,97"').replace("1,02", '"1,02"').replace(";", delimiter[0])
    assert read_history(text.encode(encoding)) == [
        {"month": "2026-09", "attainment": "0,97", "note": "Größe"},
        {"month": "2026-10", "attainment": "1,02", "note": "=1"},
    ]


def test_nothing_is_no_months() -> None:
    assert read_history(b"") == read_history(write_history([])) == []
    assert read_history(b"month,goal\r\n") == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a" * 2_000_001, "The file of closed months has 2.0 MB."),
        (b"PK\x03\x04\0\0\0\0\x00\x01\x02", "This is no text, as a workbook is none."),
        (b"month,month\r\n1,2\r\n", "The column “month” is there twice."),
        (b"month,goal\r\n1,2\r\n1,2,3\r\n", "Line 3 of the closed months has 3 cells under 2"),
        (b'month,goal\r\n1,"2\r\n', "Line 2 of the closed months cannot be read: its quotes"),
        (b"m,n\n" + b"1,2\n" * (MOST_MONTHS + 1), "The file has 1,201 rows and 2 columns."),
    ],
)
def test_what_is_no_file_of_closed_months_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(LeadTableError, match=said):
        read_history(content)


@example(b'a,"b\n')
@given(st.binary(max_size=60))
def test_any_bytes_are_rows_or_a_sentence(content: bytes) -> None:
    rows: list[dict[str, str]] = []
    with suppress(LeadTableError):
        rows = read_history(content)
    assert all(set(row) == set(rows[0]) for row in rows)
