"""What watching the agreement takes is the same however a file is read, and from a PostgreSQL."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import ibis
import pytest
from ibis.backends.sql import SQLBackend

from sla_data import LeadTable, read_leads
from sla_data.files.tables import open_table
from sla_data.places.file_place import FilePlace
from tests.data.postgresql import stored
from tests.data.tracked import HEADER, TRACKED, as_csv, as_lists

BERLIN = ZoneInfo("Europe/Berlin")
WINDOW = (date(2026, 3, 1), date(2026, 4, 30))
MAPPING = TRACKED.model_copy(
    update={
        "meanings": {"Won": "Customer", "Lost": "lost", "New": "open", "Test": "leave out"},
        "lead_id": "Lead ID",
        "stream": "Region",
        "owner": "Owner",
        "amount": "Amount",
        "assigned": "Assigned",
        "first_contact": "First contact",
        "attempts": "Attempts",
        "connected": "Reached",
        "reason": ("Lost reason", "Unfit reason"),
    }
)


def leads(rows: int = 300) -> list[dict[str, str]]:
    """Leads of every kind over the change to summer time; half of the calls name their offset."""
    chance = Random(11)  # noqa: S311 - leads, not secrets
    made = []
    for number in range(rows):
        created = datetime(2026, 2, 20) + timedelta(minutes=chance.randrange(110_000))  # noqa: DTZ001
        contacted = created + timedelta(minutes=chance.randrange(-20, 3_000))
        status = chance.choice(["Won", "Lost", "New", "New", "Test"])
        made.append(
            {
                "Lead ID": chance.choice([f"L{number % 250}", ""]),
                "Source": chance.choice([" Web", "Event", ""]),
                "Region": chance.choice(["North", "South"]),
                "Created": f"{created:%Y-%m-%d %H:%M:%S}" if chance.random() < 0.95 else "",
                "SQL on": f"{created.date() + timedelta(3)}" if chance.random() < 0.4 else "",
                "Won on": f"{created.date() + timedelta(20)}",
                "Status": status,
                "Amount": chance.choice(["1250.5", "0", ""]),
                "Owner": chance.choice(["Ada", " Bo", ""]),
                "Assigned": f"{created + timedelta(minutes=4):%Y-%m-%d %H:%M:%S}",
                "First contact": chance.choice(
                    [f"{contacted:%Y-%m-%dT%H:%M:%S}+01:00", f"{contacted:%Y-%m-%d %H:%M:%S}", ""]
                ),
                "Attempts": chance.choice(["0", "3", ""]),
                "Reached": chance.choice(["yes", "no", ""]),
                "Lost reason": chance.choice(["Price", " Timing ", "", "soon" * 40]),
                "Unfit reason": chance.choice(["No budget", ""]),
            }
        )
    return made


@pytest.fixture(scope="module")
def in_a_database(database: SQLBackend) -> LeadTable:
    rows = [{name: row[name] or None for name in HEADER} for row in leads()]
    return read_leads(stored(database, "followed_up", rows), MAPPING)


@pytest.fixture(scope="module")
def in_a_file() -> Iterator[LeadTable]:
    with read_leads(as_csv(leads()), MAPPING) as table:
        yield table


def test_the_quick_way_of_reading_tells_the_same(in_a_file: LeadTable) -> None:
    text = open_table(as_csv(leads()), fast_from=0)
    with LeadTable(FilePlace(text), in_a_file.columns, MAPPING) as quick:
        assert quick.daily(WINDOW) == in_a_file.daily(WINDOW)
        assert quick.reasons() == in_a_file.reasons()
        assert as_lists(quick.follow_ups()) == as_lists(in_a_file.follow_ups())


@pytest.mark.parametrize("one_per_lead", [False, True])
@pytest.mark.parametrize("window", [None, WINDOW])
def test_days_follow_ups_and_reasons_are_the_same_in_a_database(
    in_a_file: LeadTable,
    in_a_database: LeadTable,
    one_per_lead: bool,
    window: tuple[date, date] | None,
) -> None:
    mapping = MAPPING.model_copy(update={"one_per_lead": one_per_lead})
    file, table = in_a_file.with_mapping(mapping), in_a_database.with_mapping(mapping)
    assert table.daily(window) == file.daily(window)
    assert len(file.daily(window).rows) > 100
    assert table.reasons(window) == file.reasons(window)
    assert len(file.reasons(window)) > 20


@pytest.mark.parametrize("zone", [None, BERLIN])
@pytest.mark.parametrize("stage", [None, "SQL"])
def test_every_follow_up_is_the_same_in_a_database(
    in_a_file: LeadTable, in_a_database: LeadTable, zone: ZoneInfo | None, stage: str | None
) -> None:
    for one_per_lead in (False, True):
        mapping = MAPPING.model_copy(update={"one_per_lead": one_per_lead})
        file, table = (
            each.with_mapping(mapping).follow_ups(WINDOW, zone=zone, stage=stage)
            for each in (in_a_file, in_a_database)
        )
        assert as_lists(table, "lines") == as_lists(file, "lines")
        assert len(file.leads) > 50
        assert any("carry an offset" in said for said in file.noticed)
        assert set(table.lines.tolist()) == {0}


def test_columns_of_times_with_their_zone_are_brought_to_the_office(
    in_a_database: LeadTable,
) -> None:
    text = in_a_database._place.table  # noqa: SLF001 - the rows in the database
    created = ibis.timestamp("2026-07-01 07:00:00").cast("timestamp('UTC')")
    typed = text.mutate(Created=created, **{"First contact": created + ibis.interval(minutes=5)})
    found = read_leads(typed, MAPPING).follow_ups(zone=BERLIN)
    assert {str(time) for time in found.handed_over} == {"2026-07-01T09:00:00"}
    assert set(found.clock_minutes) == {5}
    assert (
        "The times in “Created” carry an offset: they were brought to Europe/Berlin."
        in found.noticed
    )
    days = read_leads(typed, MAPPING).daily()
    assert days.noticed == (
        "Times in “Created” carry an offset: they count on the day that it was in UTC.",
    )


def test_totals_are_the_same_in_a_database(database: SQLBackend) -> None:
    rows = [
        {"Month": f"2026-{month:02}-01", "Channel": channel, "Leads": "10", "Sales": str(month)}
        for month in range(1, 7)
        for channel in ("Web", "Event")
    ]
    header = ["Month", "Channel", "Leads", "Sales"]
    table = read_leads(stored(database, "totals", [dict(row) for row in rows]))
    with read_leads(as_csv(rows, header)) as file:
        found = file.daily()
    assert table.daily() == found
    assert (found.grain, len(found.rows)) == ("month", 12)
