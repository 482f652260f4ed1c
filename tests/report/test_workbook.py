"""The workbook as it is written: the app's figures beside formulas, and text that stays text."""

from math import ceil

import pytest

from sla_calc import (
    LeadType,
    Plan,
    PlanError,
    RevenueStream,
    SalesTeam,
    follow_up_capacity,
    lead_demand,
    lead_values,
)
from sla_calc.schedule.planned import planned_schedule
from sla_data.formats.harmless import FORMULA
from sla_report.workbook.book import clean
from sla_report.workbook.formulas import promised_count
from sla_report.workbook.style import YELLOW
from sla_report.workbook.workbook import workbook
from tests.hostile import HOSTILE_NAMES
from tests.report.spreadsheet import Cells, named, opened, values

EXAMPLE = Plan()
DATA = workbook(EXAMPLE)
SHEETS = ["Inputs", "Demand", "Value", "Capacity", "Schedule", "Month"]


def row_below(cells: Cells, sheet: str, head: str) -> int:
    """Return the row below a cell of the first column."""
    found = [at for at, value in cells[sheet].items() if value == head and at[0] == "A"]
    return int(found[-1][1:]) + 1


def test_the_promise_of_each_line_stands_beside_its_formula() -> None:
    cells = values(DATA)["Demand"]
    first = row_below({"Demand": cells}, "Demand", "Stream")
    demand = lead_demand(EXAMPLE)
    for row, line in enumerate(demand.lines, start=first):
        assert (cells[f"A{row}"], cells[f"B{row}"]) == (line.stream, line.lead_type)
        assert tuple(cells[f"{column}{row}"] for column in "GHIJ") == line.volumes
        assert tuple(cells[f"{column}{row}"] for column in "KLMN") == line.committed
        assert cells[f"O{row}"] == line.revenue
    assert cells[f"K{first + len(demand.lines)}"] == demand.leads == 503


def test_what_a_lead_is_worth_stands_beside_its_formula() -> None:
    cells = values(DATA)["Value"]
    first = row_below({"Value": cells}, "Value", "Stream")
    for row, value in enumerate(lead_values(EXAMPLE), start=first):
        told = (value.value, value.points, value.equivalent_leads, value.goal_leads)
        assert tuple(cells[f"{column}{row}"] for column in "CDEF") == told
        assert cells[f"L{row}"] == value.budget


def test_what_sales_must_have_stands_beside_its_formula() -> None:
    book, cells, capacity = opened(DATA), values(DATA), follow_up_capacity(EXAMPLE)

    def told(name: str) -> object:
        sheet, cell = named(book, name)
        return cells[sheet][cell]

    assert told("hours_needed") == capacity.hours_needed
    assert told("hours_available") == capacity.hours_available
    assert told("occupancy") == capacity.occupancy
    assert told("status") == capacity.status == "tight"
    assert told("reps_needed") == capacity.reps_needed == 7
    assert told("leads_supported") == capacity.leads_supported
    assert told("in_time") == capacity.response_within_promise


def test_the_leads_due_are_those_of_the_schedule() -> None:
    growing = Plan(quota_growth=0.05, months=4)
    schedule = planned_schedule(growing)
    cells = values(workbook(growing))["Schedule"]
    (top,) = (int(at[1:]) for at, value in cells.items() if value == "Leads due")
    shown = [[cells[f"{column}{top + 2 + at}"] for at in range(6)] for column in "CDEF"]
    assert shown == [
        [line.committed[0] for line in schedule.of_month(month)] for month in schedule.months
    ]


def test_without_limits_and_with_whole_months_the_estimate_is_the_schedule() -> None:
    """Every lead closes two months later, so each month's leads are those of the second next."""
    kind = LeadType(name="All", conversion_rates=(0.05,), sales_cycle_days=60)
    stream = RevenueStream(name="All", deal_size=1_000, lead_types=(kind,))
    plan = Plan(
        quota=20_000, quota_growth=0.1, months=3, stages=("Lead", "Customer"), streams=(stream,)
    )
    cells = values(workbook(plan))["Schedule"]
    (top,) = (int(at[1:]) for at, value in cells.items() if value == "Leads due, estimated")
    estimated = [cells[f"{column}{top + 2}"] for column in "CDE"]
    assert estimated == [ceil(400 * 1.1**later - 1e-9) for later in (2, 3, 4)] == [484, 533, 586]
    assert estimated == list(planned_schedule(plan).leads)


def test_what_is_to_be_changed_is_yellow_and_no_formula() -> None:
    book = opened(DATA)
    assert book.sheetnames == SHEETS
    yellow = [
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb == f"FF{YELLOW[1:].upper()}"
    ]
    assert {cell.data_type for cell in yellow} <= {"n", "s", "d"}
    for name in ("quota", "start_month", "rounding", "reps", "hours_per_week", "tolerance"):
        sheet, cell = named(book, name)
        assert book[sheet][cell] in yellow
    formulas = sum(
        cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row
    )
    assert formulas > 1_000


def test_names_are_intact_and_no_formula_link_or_number() -> None:
    names = [name for name in HOSTILE_NAMES if name.startswith((*FORMULA, "<", "'", "http", "{"))]
    names += ["=1+1", "+1", "-1", "@SUM(A1)", "x" * 300, "12", "مرحبا 👩‍👩‍👧", 'quo"te']
    shares = (*[0.01] * (len(names) - 1), 1 - 0.01 * (len(names) - 1))
    kinds = tuple(
        LeadType(name=name, mix=share, conversion_rates=(0.1,))
        for name, share in zip(names, shares, strict=True)
    )
    stream = RevenueStream(name="=HYPERLINK(A1)", deal_size=10, lead_types=kinds)
    data = workbook(Plan(name="=1+1", stages=("@lead", "+won"), streams=(stream,)))
    book, cells = opened(data), values(data)
    shown = set(map(str, cells["Demand"].values()))
    assert {clean(name) for name in names} <= shown
    for sheet in book:
        assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith(FORMULA):
                    ours = cell.data_type == "f"
                    assert ours or (cell.data_type == "s" and cell.quotePrefix)
    assert book["Inputs"]["A1"].data_type == "s"


def test_characters_that_no_workbook_can_hold_become_blanks() -> None:
    plan = Plan(name="a\x00b\ufffe\x1fc")
    assert values(workbook(plan))["Inputs"]["A1"] == "a b  c"


def test_amounts_are_in_the_plans_currency() -> None:
    book = opened(workbook(Plan(currency="EUR")))
    sheet, cell = named(book, "quota")
    assert book[sheet][cell].number_format == "[<100][$€]#,##0.00;[$€]#,##0"


@pytest.mark.parametrize(
    ("leads", "promised"), [(1326 / 0.34, 3900), (3900.0000000000005, 3900), (3898.7, 3899), (0, 0)]
)
def test_a_promise_is_rounded_up_undisturbed_by_noise(leads: float, promised: int) -> None:
    assert promised_count(leads, (0.5,), "final") == promised


def test_holidays_of_a_country_that_nobody_knows_are_said() -> None:
    with pytest.raises(PlanError, match="No public holidays are known for XX"):
        workbook(Plan(team=SalesTeam(holidays="XX")))
