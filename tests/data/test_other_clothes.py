"""The same leads in other clothes are counted the same: days, amounts, files of every kind."""

import csv
import gzip
import io
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from statistics import median

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow.parquet import write_table

from sla_calc.calibration.counts import Counts
from sla_data import LeadTable, Mapping, Step, read_leads
from sla_data.formats.dates import COMPACT, EXCEL, date_formats
from tests.data.exports import Dress, dresses
from tests.data.same_counts import are_same
from tests.data.workbook_files import WRITERS, Cell, Sheet
from tests.real_data import DATA

PIPELINE = DATA / "maven" / "sales_pipeline.csv"
the_real_deals = pytest.mark.skipif(not PIPELINE.exists(), reason="the real deals are not here")

DAYS, AMOUNT = (5, 6), 7
"""Places of the days and of the amount in the real deals."""


@cache
def deals() -> tuple[list[str], list[list[str]]]:
    with PIPELINE.open(encoding="utf-8", newline="") as file:
        names, *rows = csv.reader(file)
    return names, rows


@cache
def as_they_are() -> Counts:
    with read_leads(PIPELINE) as table:
        return table.counts()


def as_day(day: date, written: str) -> str:
    """A day as an export writes it."""
    if written == EXCEL:
        return str((day - date(1899, 12, 30)).days)
    if written == COMPACT:
        return f"{day:%Y%m%d}"
    codes = {"D": "%d", "M": "%m", "Y": "%Y", "y": "%y", "Mon": "%b"}
    separator = next(each for each in "./- " if each in written)
    return day.strftime(separator.join(codes[part] for part in written.split(separator)))


def as_amount(amount: float, written: str) -> str:
    """An amount as an export writes it, with thousands marks and perhaps a currency."""
    text = f"{amount:,.2f}"
    if written.startswith("1.234,5"):
        text = text.translate(str.maketrans(",.", ".,"))
    elif written == "1234.5":
        text = text.replace(",", "")
    return text + written[7:]


def dressed(day: str, amount: str, dress: Dress) -> bytes:
    names, rows = deals()
    changed = []
    for row in rows:
        new = list(row)
        for place in DAYS:
            new[place] = as_day(date.fromisoformat(row[place]), day) if row[place] else ""
        new[AMOUNT] = as_amount(float(row[AMOUNT]), amount) if row[AMOUNT] else ""
        changed.append(new)
    return dress.write(names, changed)


CLOTHES = {
    "German, in Windows-1252": ("D.M.Y", "1.234,5 €", Dress(";", "cp1252")),
    "with a mark, a preamble and a total": (
        "D.M.Y",
        "1.234,5",
        Dress(";", "utf-8-sig", preamble=("Stand: 01.01.2018", ""), footer=("Summe;;;;;;;10",)),
    ),
    "Unicode text with tabs": ("Y-M-D", "1,234.5", Dress("\t", "utf-16")),
    "sep=;": ("Y-M-D", "1234.5", Dress(";", preamble=("sep=;",))),
    "American days": ("M/D/Y", "1,234.5", Dress()),
    "two-digit years": ("D-M-y", "1234.5", Dress()),
    "days without marks": (COMPACT, "1234.5", Dress("|")),
    "months by name": ("D-Mon-Y", "1234.5", Dress()),
    "days as numbers": (EXCEL, "1234.5", Dress()),
}  # fmt: skip


@the_real_deals
@pytest.mark.parametrize("name", CLOTHES)
def test_the_deals_are_counted_the_same_in_other_clothes(name: str) -> None:
    with read_leads(dressed(*CLOTHES[name])) as table:
        assert table.questions == ()
        assert are_same(table.counts(), as_they_are())
        assert table.report.rows_used == 8800


def workbook(kind: str) -> bytes:
    names, rows = deals()
    typed: list[list[Cell]] = [
        [
            *(cell or None for cell in row[:5]),
            *(date.fromisoformat(row[place]) if row[place] else None for place in DAYS),
            float(row[AMOUNT]) if row[AMOUNT] else None,
        ]
        for row in rows
    ]
    return WRITERS[kind](Deals=Sheet([names, *typed]))


def parquet() -> bytes:
    names, rows = deals()
    columns: dict[str, pa.Array] = {
        name: pa.array([row[place] or None for row in rows]) for place, name in enumerate(names)
    }
    for place in DAYS:
        columns[names[place]] = columns[names[place]].cast(pa.date32())
    columns[names[AMOUNT]] = columns[names[AMOUNT]].cast(pa.float64())
    target = io.BytesIO()
    write_table(pa.table(columns), target)
    return target.getvalue()


@the_real_deals
@pytest.mark.parametrize("kind", [*WRITERS, "Parquet", "gzip"])
def test_the_deals_are_counted_the_same_in_files_of_other_kinds(kind: str) -> None:
    others = {"Parquet": parquet, "gzip": lambda: gzip.compress(PIPELINE.read_bytes())}
    file = workbook(kind) if kind in WRITERS else others[kind]()
    with read_leads(file) as table:
        assert are_same(table.counts(), as_they_are())


# --- random leads in random clothes ---------------------------------------------------------------

SOURCES = ("Web", "Event", "Partner; more", "Größe")
MAPPING = Mapping(
    steps=(Step(stage="MQL", day="Created"), Step(stage="Customer", day="Won on")),
    lead_type="Source",
    amount="Amount",
)
Lead = tuple[date, str, date | None, float | None]


@st.composite
def some_leads(draw: st.DrawFn) -> list[Lead]:
    days = st.dates(date(2001, 1, 1), date(2068, 12, 31))
    amounts = st.integers(0, 10_000_000).map(lambda cents: cents / 100)
    made = []
    for _ in range(draw(st.integers(3, 25))):
        created = draw(days)
        won = draw(st.none() | days.filter(lambda day, since=created: day >= since))  # type: ignore[misc]
        amount = draw(st.none() | amounts) if won else None
        made.append((created, draw(st.sampled_from(SOURCES)), won, amount))
    return made


def in_file(leads: list[Lead], day: str, amount: str, dress: Dress) -> bytes:
    rows = [
        [
            f"L-{place:04}",
            source,
            as_day(created, day),
            as_day(won, day) if won else "",
            as_amount(paid, amount) if paid is not None else "",
        ]
        for place, (created, source, won, paid) in enumerate(leads)
    ]
    return dress.write(["Lead ID", "Source", "Created", "Won on", "Amount"], rows)


def answered(table: LeadTable, day: str, amount: str) -> LeadTable:
    """The table with its questions answered as they were meant."""
    meant = {"date": day, "number": amount[:7]}
    formats = {each.column: meant[each.reading] for each in table.questions}
    for each in table.questions:
        assert meant[each.reading] in each.choices
    return table.with_mapping(table.mapping.model_copy(update={"formats": formats}))


@given(
    leads=some_leads(),
    day=st.sampled_from([name for name in date_formats() if not name.startswith(("y", "M/D/y"))]),
    amount=st.sampled_from(["1234.5", "1,234.5", "1.234,5", "1.234,5 €", "1,234.5 USD"]),
    dress=dresses(),
)
@settings(max_examples=30)
def test_random_leads_in_random_clothes_are_counted_as_they_were_meant(
    leads: list[Lead], day: str, amount: str, dress: Dress
) -> None:
    with read_leads(in_file(leads, day, amount, dress), MAPPING) as opened:
        table = answered(opened, day, amount)
        assert table.report.rows_used == len(leads)
        counts = table.counts()
    by_source = {row.lead_type: row.reached for row in counts.reached}
    came = Counter(source for _, source, _, _ in leads)
    bought = Counter(source for _, source, won, _ in leads if won)
    assert by_source == {
        None: (len(leads), sum(bought.values())),
        **{source: (came[source], bought[source]) for source in came},
    }
    paid = [amount for _, _, won, amount in leads if won and amount]
    whole = [each for each in counts.amounts if each.lead_type is None]
    for each in whole:
        assert (each.n, each.total) == (len(paid), pytest.approx(sum(paid)))
        assert each.median == (pytest.approx(median(paid)) if paid else None)
    cycles = [(won - created).days for created, _, won, _ in leads if won]
    for each in [row for row in counts.cycles if row.lead_type is None]:
        assert (each.n, each.median_days) == (len(cycles), median(cycles))


# --- what has to be asked -------------------------------------------------------------------------


def ambiguous(days: Iterator[str]) -> bytes:
    rows = "".join(f"{day},Web\n" for day in days)
    return f"Created,Source\n{rows}".encode()


def test_days_that_could_be_months_are_asked_with_examples() -> None:
    with read_leads(ambiguous(iter(["03/04/2024", "05/04/2024"]))) as table:
        (question,) = table.questions
        assert (question.column, question.choices) == ("Created", ("M/D/Y", "D/M/Y"))
        assert "“03/04/2024”" in question.text
        with pytest.raises(ValueError, match="How is “Created” written: M/D/Y or D/M/Y"):
            table.counts()
        told = table.mapping.model_copy(update={"formats": {"Created": "D/M/Y"}})
        assert table.with_mapping(told).facts.first_created == date(2024, 4, 3)


def test_another_column_of_the_file_answers_for_one_that_could_be_both() -> None:
    text = b"Created,Close date,Source\n03/04/2024,25/04/2024,Web\n05/04/2024,06/05/2024,Web\n"
    with read_leads(text) as table:
        assert table.questions == ()
        assert table.facts.first_created == date(2024, 4, 3)


def test_a_day_far_down_the_file_decides() -> None:
    days = ["03/04/2024"] * 12_000 + ["25/04/2024"]
    with read_leads(ambiguous(iter(days))) as table:
        assert table.questions == ()
        assert table.facts.last_created == date(2024, 4, 25)


def with_a_second_day(days: list[str]) -> bytes:
    rows = "".join(f"2024-01-31,{day},Web\n" for day in days)
    return f"Created,Seen,Source\n{rows}".encode()


def lost_when_seen(table: LeadTable) -> LeadTable:
    return table.with_mapping(table.mapping.model_copy(update={"lost_on": "Seen"}))


def test_a_column_that_is_named_later_is_asked_about_too() -> None:
    with read_leads(with_a_second_day(["03/04/2024", "05/04/2024"])) as table:
        assert table.questions == ()
        (question,) = lost_when_seen(table).questions
        assert (question.column, question.choices) == ("Seen", ("M/D/Y", "D/M/Y"))


def test_a_column_that_is_named_later_is_looked_at_as_a_whole_once() -> None:
    with read_leads(with_a_second_day(["03/04/2024"] * 25_000 + ["25/04/2024"])) as table:
        assert table.columns[1].formats("date") == ("M/D/Y", "D/M/Y")  # the first rows
        named = lost_when_seen(table)
        assert named.questions == ()
        assert named.columns[1].formats("date") == ("D/M/Y",)
        assert lost_when_seen(named).columns == named.columns
        (all_leads,) = [row for row in named.counts().outcomes if row.lead_type is None]
        assert all_leads.lost == 25_001


def test_a_column_in_doubt_as_a_whole_is_asked_about_and_not_looked_at_again() -> None:
    with read_leads(with_a_second_day(["03/04/2024"] * 25_000)) as table:
        named = lost_when_seen(table)
        assert [each.column for each in named.questions] == ["Seen"]
        assert lost_when_seen(named).columns[1] is named.columns[1]
        told = named.mapping.model_copy(update={"formats": {"Seen": "D/M/Y"}})
        assert named.with_mapping(told).questions == ()


def test_thousands_that_could_be_decimals_are_asked() -> None:
    text = b"Created,Won on,Amount\n2024-01-31,2024-02-01,1.234\n2024-01-31,2024-02-01,12.500\n"
    with read_leads(text) as table:
        (question,) = table.questions
        assert (question.column, question.choices) == ("Amount", ("1,234.5", "1.234,5"))


def test_a_cell_that_is_not_as_the_rest_is_set_aside_with_its_line_and_text() -> None:
    rows = "".join(f"2024-01-{day:02},Web\n" for day in range(1, 31))
    text = f"Created,Source\n{rows}yesterday,Web\n\n2024-02-30,Fair\n".encode()
    with read_leads(text) as table:
        assert table.report.set_aside == {"“Created” is not a day as the rest of it is": 2}
        assert (table.report.rows_read, table.report.rows_used) == (32, 30)
        assert [(row.line, row.text) for row in table.set_aside_rows()] == [
            (32, "yesterday,Web"),
            (34, "2024-02-30,Fair"),
        ]
