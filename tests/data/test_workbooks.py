"""Workbooks: read by a child process, as the text that a CSV file of them would hold."""

import datetime as dt
import io
from collections.abc import Callable

import pytest
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from sla_data.errors import LeadTableError
from sla_data.files.tables import open_table
from sla_data.files.workbook_child import as_text


def workbook(**sheets: Callable[[Worksheet], object]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        for name, fill in sheets.items():
            fill(book.add_worksheet(name))
    return target.getvalue()


def leads(sheet: Worksheet) -> None:
    sheet.write_row("C4", ["Lead", "Amount", "Won", "Share"])
    sheet.write_row("C5", ["Anna", 1_500.0, True, 0.125])
    sheet.write_row("C7", ["Bo", 7, False, ""])


def small(sheet: Worksheet) -> None:
    sheet.write_row("A1", ["Key", "Meaning"])
    sheet.write_row("A2", ["a", "b"])


def hidden(sheet: Worksheet) -> None:
    sheet.hide()
    for row in range(50):
        sheet.write_row(row, 0, ["x", "y", "z"])


def test_the_largest_visible_sheet_is_read_wherever_its_table_stands() -> None:
    with open_table(workbook(Key=small, Leads=leads, Lists=hidden)) as table:
        assert table.columns == ("Lead", "Amount", "Won", "Share")
        rows = [("Anna", "1500", "TRUE", "0.125"), ("Bo", "7", "FALSE", None)]
        assert table.use(f"FROM {table.view}") == rows
        assert table.layout.sheets == ("Key", "Leads")
        assert table.layout.header_line == 4
        assert [line for line, _ in table.lines([0, 1])] == [5, 7]


def test_any_sheet_can_be_chosen() -> None:
    with open_table(workbook(Key=small, Leads=leads), sheet="Key") as table:
        assert table.use(f"FROM {table.view}") == [("a", "b")]
        assert table.layout.sheet == "Key"


def test_a_sheet_that_is_not_there_is_a_sentence_that_names_those_that_are() -> None:
    with pytest.raises(LeadTableError) as caught:
        open_table(workbook(Key=small, Leads=leads), sheet="Deals")
    assert str(caught.value) == "The workbook has no sheet “Deals”. It has “Key”, “Leads”."


def test_a_workbook_without_a_cell_is_a_sentence() -> None:
    with pytest.raises(LeadTableError, match="nothing but blank lines"):
        open_table(workbook(Empty=lambda _: None))


def test_a_cut_workbook_is_a_sentence() -> None:
    whole = workbook(Leads=leads)
    for length in (200, len(whole) // 2, len(whole) - 30):
        with pytest.raises(LeadTableError):
            open_table(whole[:length])


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (3.0, "3"),
        (0.1, "0.1"),
        (1e300, "1e+300"),
        (True, "TRUE"),
        ("007", "007"),
        (dt.date(2026, 10, 1), "2026-10-01"),
        (dt.datetime(2026, 10, 1, 14, 3), "2026-10-01 14:03:00"),  # noqa: DTZ001 - as in Excel
        (dt.time(8, 30), "08:30:00"),
        (dt.time(8, 30, 1, 500_000), "08:30:01.500"),
        (dt.timedelta(hours=30, minutes=5), "30:05:00"),
        (dt.timedelta(seconds=59.9999999), "00:01:00"),
        (-dt.timedelta(hours=30, minutes=5), "-30:05:00"),
        ("PT30H05M00S", "30:05:00"),
        ("-PT30H05M01.500000000S", "-30:05:01.500"),
        ("PT is a partner", "PT is a partner"),
    ],
)
def test_a_cell_is_written_as_a_csv_file_would_hold_it(cell: object, text: str) -> None:
    assert as_text(cell) == text


def test_a_workbook_that_aborts_its_reader_is_a_sentence() -> None:
    def corners(sheet: Worksheet) -> None:
        sheet.write("A1", "Lead")
        sheet.write("XFD1048576", "x")  # 17 billion cells between the two

    with pytest.raises(LeadTableError, match="far too large"):
        open_table(workbook(Leads=corners))
