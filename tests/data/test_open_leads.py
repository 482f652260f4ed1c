"""Open leads by stage and month of creation, of a file and of a database."""

from datetime import date
from pathlib import Path
from typing import Any

import ibis
import pytest

from sla_calc import YearMonth
from sla_data import LeadTableError, Mapping, Step, read_leads
from sla_data.places.warehouses import open_warehouse
from tests.data.tracked import as_csv

DECEMBER, NOVEMBER = YearMonth(2026, 12), YearMonth(2026, 11)
MAPPING = Mapping(
    steps=(
        Step(stage="MQL", day="Created"),
        Step(stage="SQL", day="SQL on"),
        Step(stage="Customer", day="Won on"),
    ),
    status="Status",
    meanings={"Won": "Customer", "Lost": "lost", "New": "open"},
    lead_type="Source",
    stream="Region",
)


def lead(created: str, status: str = "New", **more: str) -> dict[str, str]:
    named = {name.replace("_", " "): value for name, value in more.items()}
    return {"Created": created, "Status": status, "Source": "Web", "Region": "North", **named}


LEADS = [
    lead("2026-11-03"),
    lead("2026-11-30", SQL_on="2026-12-04"),
    lead("2026-12-01", SQL_on="2026-12-20"),
    lead("2026-12-24"),
    lead("2026-12-24"),
    lead("2026-12-02", "Lost"),
    lead("2026-12-02", "Won", SQL_on="2026-12-03", Won_on="2026-12-28"),
    lead("", "New"),
    lead("2027-01-02"),
]


def counted(as_of: date | None = None, mapping: Mapping = MAPPING) -> list[tuple[Any, ...]]:
    with read_leads(as_csv(LEADS), mapping) as table:
        return [tuple(each) for each in table.open_leads(as_of)]


def test_leads_that_are_neither_won_nor_lost_are_counted_by_month_and_stage() -> None:
    assert counted() == [
        ("North", "Web", NOVEMBER, "MQL", 1, True),
        ("North", "Web", NOVEMBER, "SQL", 1, True),
        ("North", "Web", DECEMBER, "MQL", 2, True),
        ("North", "Web", DECEMBER, "SQL", 1, True),
        ("North", "Web", YearMonth(2027, 1), "MQL", 1, True),
    ]


def test_on_an_earlier_day_what_came_after_it_had_not_happened() -> None:
    """On 15 December the lead of the 1st was no SQL yet, and that of the 2nd not yet won."""
    assert counted(date(2026, 12, 15)) == [
        ("North", "Web", NOVEMBER, "MQL", 1, True),
        ("North", "Web", NOVEMBER, "SQL", 1, True),
        ("North", "Web", DECEMBER, "MQL", 1, True),
        ("North", "Web", DECEMBER, "SQL", 1, True),
    ]


def test_a_lead_that_was_lost_later_was_open_until_then() -> None:
    dated = MAPPING.model_copy(update={"lost_on": "Assigned"})
    rows = [lead("2026-12-02", "Lost", Assigned="2026-12-20")]
    with read_leads(as_csv(rows), dated) as table:
        assert [each.leads for each in table.open_leads(date(2026, 12, 19))] == [1]
        assert table.open_leads(date(2026, 12, 20)) == ()
        assert table.open_leads() == ()


def test_where_nobody_marks_a_lost_lead_the_counts_say_so() -> None:
    unmarked = MAPPING.model_copy(update={"meanings": {"Won": "Customer"}, "status": None})
    assert {row[-1] for row in counted(mapping=unmarked)} == {False}


def test_totals_tell_no_open_leads() -> None:
    totals = Mapping(
        shape="totals",
        steps=(Step(stage="MQL", day="Date", count="MQLs"), Step(stage="Won", count="Won")),
    )
    with (
        read_leads(b"Date,MQLs,Won\n2026-12-01,10,1\n2026-12-02,8,0\n", totals) as table,
        pytest.raises(LeadTableError, match="a row for each lead"),
    ):
        table.open_leads()


def test_a_database_counts_the_same_open_leads(tmp_path: Path) -> None:
    header = ("Created", "SQL on", "Won on", "Status", "Source", "Region")
    rows = ", ".join(str(tuple(row.get(name, "") for name in header)) for row in LEADS)
    named = ", ".join(f'"{name}"' for name in header)
    backend = ibis.duckdb.connect(tmp_path / "leads.duckdb")
    backend.raw_sql(f"create table leads as select * from (values {rows}) t({named})")  # noqa: S608
    backend.disconnect()
    source = open_warehouse(f"duckdb://{tmp_path}/leads.duckdb", table="leads")
    with read_leads(source, MAPPING) as table:
        found = [tuple(each) for each in table.open_leads()]
    assert found == counted()
