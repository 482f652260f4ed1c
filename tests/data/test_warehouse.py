"""A table in a file and in a database gives the same counts: DuckDB and a real PostgreSQL."""

import csv
import io
from datetime import date, datetime, timedelta
from random import Random

import ibis
import pytest
from ibis.backends.sql import SQLBackend

from sla_calc.calibration.calibrate import calibrate
from sla_data import LeadTable, Mapping, Step, read_leads
from tests.data.postgresql import stored
from tests.data.same_counts import are_same
from tests.real_data import DATA

HEADER = (
    *("Lead ID", "Source", "Region", "Created", "SQL on", "Status", "Closed", "Amount", "sql"),
    *("Attempts", "First contact", "Ours", "Cost"),
)
MAPPING = Mapping(
    steps=(
        Step(stage="MQL", day="Created"),
        Step(stage="SQL", day="SQL on"),
        Step(stage="Customer", day="Closed"),
    ),
    status="Status",
    meanings={"Won": "Customer", "Lost": "lost", "New": "open", "Test": "leave out"},
    lead_id="Lead ID",
    lead_type="Source",
    stream="Region",
    amount="Amount",
    attempts="Attempts",
    first_contact="First contact",
    from_marketing="Ours",
    spend="Cost",
)


def leads(rows: int = 400) -> list[dict[str, str | None]]:
    """Leads of every kind, some of which cannot be used."""
    chance = Random(5)  # noqa: S311 - leads, not secrets
    made: list[dict[str, str | None]] = []
    for number in range(rows):
        created = datetime(2026, 1, 1) + timedelta(minutes=chance.randrange(300_000))  # noqa: DTZ001
        accepted = created + timedelta(days=chance.randrange(15))
        closed = accepted + timedelta(days=chance.randrange(-1, 60), minutes=7)
        contacted = created + timedelta(minutes=chance.randrange(-5, 900))
        status = chance.choice(["Won", "Lost", "New", "New", "Test", "Strange"])
        made.append(
            {
                "Lead ID": f"L{number % 350}",
                "Source": chance.choice([" Web", "Event", None, "web"]),
                "Region": chance.choice(["North", "South"]),
                "Created": None if chance.random() < 0.05 else f"{created:%d.%m.%Y %H:%M}",
                "SQL on": f"{accepted:%d.%m.%Y %H:%M}" if chance.random() < 0.5 else None,
                "Status": status,
                "Closed": f"{closed:%d.%m.%Y %H:%M}" if status in {"Won", "Lost", "New"} else "n/a",
                "Amount": chance.choice(["1.234,50 €", "0,00 €", "-", "12.000,00 €", "free"]),
                "sql": "a column that is called like a method",
                "Attempts": str(chance.choice([1, 2, 3, -1])),
                "First contact": f"{contacted:%d.%m.%Y %H:%M}",
                "Ours": chance.choice(["ja", "nein", ""]),
                "Cost": chance.choice(["10", "12.5"]),
            }
        )
    return made


def as_file(rows: list[dict[str, str | None]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADER)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def both(backend: SQLBackend, mapping: Mapping, name: str) -> tuple[LeadTable, LeadTable]:
    rows = leads()
    return (
        read_leads(as_file(rows), mapping),
        read_leads(stored(backend, name, rows), mapping),
    )


@pytest.mark.parametrize("basis", ["cohort", "period"])
@pytest.mark.parametrize("one_per_lead", [False, True])
def test_a_database_counts_as_a_file_does(
    database: SQLBackend, basis: str, one_per_lead: bool
) -> None:
    mapping = MAPPING.model_copy(update={"one_per_lead": one_per_lead})
    file, table = both(database, mapping, f"leads_{basis}_{one_per_lead}")
    window = (date(2026, 2, 1), date(2026, 6, 30))
    with file:
        for how in ({"window": window}, {"window": window, "as_of": date(2026, 7, 1)}):
            assert are_same(table.counts(basis=basis, **how), file.counts(basis=basis, **how))
        of_the_table, of_the_file = table.counts(basis=basis), file.counts(basis=basis)
        assert are_same(of_the_table, of_the_file)
        assert calibrate(of_the_table).rates == calibrate(of_the_file).rates


def test_a_database_reports_as_a_file_does(database: SQLBackend) -> None:
    file, table = both(database, MAPPING, "leads_reported")
    with file:
        assert table.report == file.report
        assert set(file.report.set_aside) == {
            "left out by its “Status”",
            "“Amount” is not a number as the rest of it is",
        }
        assert table.values_of("Source") == file.values_of("Source")
        assert table.describe("cycle_days", by="Source", of=["won"]).keys() == {
            "Web",
            "Event",
            "web",
            "(blank)",
        }
        assert len(table.set_aside_rows()) == len(file.set_aside_rows())


def test_typed_columns_are_taken_as_they_are(database: SQLBackend) -> None:
    file, table = both(database, MAPPING, "leads_typed")
    text = table._place.table  # noqa: SLF001 - the rows in the database
    sound = text.filter(text.Amount != "free")
    typed = sound.mutate(
        Created=sound.Created.as_timestamp("%d.%m.%Y %H:%M"),
        Attempts=sound.Attempts.cast("int64"),
        Cost=sound.Cost.cast("decimal(10, 2)"),
        Ours=ibis.ifelse(sound.Ours == "", None, sound.Ours == "ja"),
    )
    rows = [row for row in leads() if row["Amount"] != "free"]
    file.close()
    with read_leads(as_file(rows), MAPPING) as same:
        assert are_same(read_leads(typed, MAPPING).counts(), same.counts())


REAL = {
    "maven": "maven/sales_pipeline.csv",
    "olist": "olist/olist_leads_joined.csv",
    "salesforce": "salesforce_demo/sf_wave_opportunities_with_tasks.csv",
    "hubspot": "hubspot_sample/hubspot_combined_v2.csv",
    "funnel": "channel_funnel/marketing_funnel.csv",
}


@pytest.mark.skipif(not DATA.exists(), reason="the real exports are not here")
@pytest.mark.parametrize("name", REAL)
def test_real_exports_count_the_same_in_a_database(database: SQLBackend, name: str) -> None:
    with (DATA / REAL[name]).open(encoding="utf-8", newline="") as file:
        rows = [{key: value or None for key, value in row.items()} for row in csv.DictReader(file)]
    table = read_leads(stored(database, f"real_{name}", rows))
    with read_leads(DATA / REAL[name]) as same:
        assert table.mapping == same.mapping
        assert are_same(table.counts(), same.counts())
        assert table.report.rows_used == same.report.rows_used
