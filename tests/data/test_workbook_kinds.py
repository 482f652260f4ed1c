"""XLSX, XLS and ODS files of one table are read as its CSV file is."""

import csv
import io
from datetime import date, datetime, timedelta

import pytest

from sla_data import Mapping, Step, read_leads
from sla_data.files.tables import open_table
from tests.data.same_counts import are_same
from tests.data.workbook_files import WRITERS, Cell, Error, Share, Sheet

of_every_kind = pytest.mark.parametrize("kind", WRITERS)

MOMENT = datetime(2026, 10, 1, 14, 3, 7)  # noqa: DTZ001 - as in a workbook
NAMES = ["Lead", "Created", "Called at", "Answered within", "Won", "Amount", "Discount"]
TITLE: list[Cell] = ["Leads of October", *[None] * 6]
ROWS: list[list[Cell]] = [
    ["007", date(2026, 10, 1), MOMENT, timedelta(hours=30, minutes=5), True, 1234.5, Share(0.125)],
    ["Größe\n& Co", date(2026, 10, 2), None, timedelta(minutes=8), False, None, Share(1.0)],
    [" B  o ", date(1970, 1, 1), None, timedelta(seconds=1.5), None, 7, None],
    [None, None, None, None, None, None, None],
    ["Ann", date(2026, 10, 13), MOMENT, timedelta(0), True, -0.1, Share(0.5)],
]
SHEET = Sheet([TITLE, NAMES, *ROWS], merged=((0, 0, 0, 3),))
AS_CSV = [
    ["007", "2026-10-01", "2026-10-01 14:03:07", "30:05:00", "TRUE", "1234.5", "0.125"],
    ["Größe\n& Co", "2026-10-02", "", "00:08:00", "FALSE", "", "1"],
    [" B  o ", "1970-01-01", "", "00:00:01.500", "", "7", ""],
    [],
    ["Ann", "2026-10-13", "2026-10-01 14:03:07", "00:00:00", "TRUE", "-0.1", "0.5"],
]
MAPPING = Mapping(
    steps=(Step(stage="MQL", day="Created"), Step(stage="Customer", flag="Won")),
    response="Answered within",
    amount="Amount",
    first_contact="Called at",
)


def csv_file() -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([["Leads of October"], NAMES, *AS_CSV])
    return text.getvalue().encode()


@of_every_kind
def test_every_cell_is_the_text_of_the_csv_file(kind: str) -> None:
    with open_table(WRITERS[kind](Leads=SHEET)) as table, open_table(csv_file()) as expected:
        assert table.columns == expected.columns == tuple(NAMES)
        assert table.use(f"FROM {table.view}") == expected.use(f"FROM {expected.view}")
        assert table.layout.preamble == ("Leads of October",)


@of_every_kind
def test_days_durations_amounts_and_blanks_are_counted_as_those_of_the_csv_file(kind: str) -> None:
    with (
        read_leads(WRITERS[kind](Leads=SHEET), MAPPING) as table,
        read_leads(csv_file(), MAPPING) as expected,
    ):
        assert table.report.set_aside == expected.report.set_aside == {}
        assert are_same(table.counts(), expected.counts())
        assert table.describe("response_minutes")[None].mean == pytest.approx(
            (1805 + 8 + 0.025 + 0) / 4
        )


@of_every_kind
def test_a_day_at_midnight_among_times_is_that_day(kind: str) -> None:
    rows: list[list[Cell]] = [["Lead", "Created at"], ["a", MOMENT], ["b", MOMENT.replace(hour=0)]]
    rows[2][1] = datetime(2026, 10, 2)  # noqa: DTZ001
    with read_leads(WRITERS[kind](Leads=Sheet(rows))) as table:
        assert table.questions == ()
        assert table.report.rows_used == 2
        assert table.facts.last_created == date(2026, 10, 2)


@of_every_kind
def test_a_hidden_first_sheet_is_passed_over_and_any_other_can_be_chosen(kind: str) -> None:
    lists, key = Sheet([["x"] * 9] * 50, hidden=True), Sheet([["Key", "Meaning"], ["a", "b"]])
    file = WRITERS[kind](Lists=lists, Key=key, Leads=SHEET)
    with open_table(file) as table:
        assert (table.layout.sheet, table.layout.sheets) == ("Leads", ("Key", "Leads"))
    with open_table(file, sheet="Key") as table:
        assert table.use(f"FROM {table.view}") == [("a", "b")]


@of_every_kind
def test_a_formula_without_an_answer_is_a_blank(kind: str) -> None:
    rows: list[list[Cell]] = [
        ["Created", "Source", "Amount", "Won"],
        [date(2026, 10, 13), "Web", 5.0, True],
        [date(2026, 10, 14), Error.NO_VALUE, Error.DIVISION, True],
    ]
    mapping = Mapping(
        steps=(Step(stage="MQL", day="Created"), Step(stage="Customer", flag="Won")),
        lead_type="Source",
        amount="Amount",
    )
    with read_leads(WRITERS[kind](Leads=Sheet(rows)), mapping) as table:
        assert table.report.rows_used == 2
        assert table.preview()[1]["Source"] is None
        (whole,) = [row for row in table.counts().amounts if row.lead_type is None]
        assert (whole.n, whole.without_amount) == (1, 1)


@pytest.mark.parametrize("error", ["#N/A", "#NV", "#DIV/0!", "#VALUE!", "#BEZUG!", "#NAME?"])
def test_an_error_that_was_saved_as_text_is_a_blank_amount(error: str) -> None:
    text = f"Created,Won on,Amount\n2026-10-13,2026-10-14,5\n2026-10-13,2026-10-14,{error}\n"
    with read_leads(text.encode()) as table:
        assert table.report.rows_used == 2
        (whole,) = [row for row in table.counts().amounts if row.lead_type is None]
        assert (whole.n, whole.total, whole.without_amount) == (1, 5.0, 1)


@of_every_kind
def test_cells_merged_over_several_rows_say_it_once(kind: str) -> None:
    rows: list[list[Cell]] = [
        ["Source", "Created", "Note"],
        ["Web", date(2026, 10, 13), "x"],
        [None, date(2026, 10, 14), "y"],
        ["Fair", date(2026, 10, 15), "z"],
    ]
    with open_table(WRITERS[kind](Leads=Sheet(rows, merged=((1, 0, 2, 0),)))) as table:
        assert table.use(f"FROM {table.view} SELECT Source, Note") == [
            ("Web", "x"),
            (None, "y"),
            ("Fair", "z"),
        ]
