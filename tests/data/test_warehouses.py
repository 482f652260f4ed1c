"""A table in a database, by its address: it opens, or a sentence says why not, without secrets."""

from pathlib import Path

import ibis
import pytest

from sla_data import LeadTableError, read_leads
from sla_data.places.warehouses import open_warehouse

SECRET = "correct-horse"  # noqa: S105 - nobody's


@pytest.fixture
def database(tmp_path: Path) -> str:
    path = tmp_path / "leads.duckdb"
    connection = ibis.duckdb.connect(path)
    connection.raw_sql(
        "CREATE SCHEMA crm; CREATE TABLE crm.leads AS "
        "SELECT DATE '2026-01-05' AS created_at, 'Web' AS source, 'yes' AS converted"
    )
    connection.disconnect()
    return f"duckdb://{path}"


@pytest.mark.parametrize(
    "where", [{"table": "crm.leads"}, {"query": "SELECT * FROM crm.leads"}], ids=str
)
def test_a_table_and_a_query_are_read_where_they_are(database: str, where: dict[str, str]) -> None:
    with read_leads(open_warehouse(database, **where)) as table:
        assert table.report.rows_used == 1


@pytest.mark.parametrize(
    ("url", "where"),
    [
        (f"postgresql://me:{SECRET}@127.0.0.1:1/leads", {"table": "leads"}),
        (f"nonsense://me:{SECRET}@host/leads", {"table": "leads"}),
        (f"duckdb://?password={SECRET}", {"table": "nowhere"}),
        (f"duckdb://?x={SECRET}", {"query": "SELEKT 1"}),
    ],
)
def test_what_cannot_be_asked_is_said_without_the_password(url: str, where: dict[str, str]) -> None:
    with pytest.raises(LeadTableError, match="database cannot be asked") as caught:
        open_warehouse(url, **where)
    assert SECRET not in str(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("where", [{}, {"table": "a", "query": "SELECT 1"}], ids=str)
def test_a_source_is_a_table_or_a_query(where: dict[str, str]) -> None:
    with pytest.raises(LeadTableError, match="a table or a query, and not both"):
        open_warehouse("duckdb://", **where)


def test_a_table_that_goes_while_it_is_looked_at_is_said_in_a_sentence(database: str) -> None:
    rows = open_warehouse(database, table="crm.leads")
    with read_leads(rows) as table:
        rows.get_backend().raw_sql("DROP TABLE crm.leads")
        with pytest.raises(LeadTableError, match="database does not answer as it did"):
            table.preview()
        with pytest.raises(LeadTableError, match="the plan is as it was"):
            table.counts()
