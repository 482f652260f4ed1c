"""The same facts in other clothes are the same table."""

import csv
import gzip
import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
import xlsxwriter

from sla_data.files.tables import TextTable, open_table
from tests.data.exports import Dress, as_read
from tests.real_data import DATA

PIPELINE = DATA / "maven" / "sales_pipeline.csv"

pytestmark = pytest.mark.skipif(not PIPELINE.exists(), reason="the real deals are not here")


@cache
def facts() -> tuple[tuple[str, ...], list[list[str]]]:
    """The names of the columns and the rows, as Python's csv module reads them."""
    with PIPELINE.open(encoding="utf-8", newline="") as file:
        names, *rows = csv.reader(file)
    return tuple(names), rows


def written(dress: Dress) -> bytes:
    return dress.write(*facts())


def workbook() -> bytes:
    names, rows = facts()
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.add_worksheet("Read me").write(0, 0, "Exported on 1 October")
        sheet = book.add_worksheet("Deals")
        sheet.write(0, 0, "Stand: 01.10.2026")
        for number, row in enumerate([names, *rows], start=2):
            for column, cell in enumerate(row):
                if cell.isdecimal():
                    sheet.write_number(number, column, int(cell))
                elif cell:
                    sheet.write_string(number, column, cell)
    return target.getvalue()


def parquet() -> bytes:
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow.parquet import write_table  # noqa: PLC0415

    names, rows = facts()
    columns = [list(column) for column in zip(*rows, strict=True)]
    target = io.BytesIO()
    write_table(pa.table(columns, names=names), target)
    return target.getvalue()


def zipped(name: str, data: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
        archive.writestr("read me.html", "<html>")
    return target.getvalue()


def assert_same(table: TextTable) -> None:
    names, rows = facts()
    assert table.columns == names
    assert table.use(f"FROM {table.view}") == as_read(rows)
    assert table.layout.rows == 8_800
    assert table.set_aside == ()


TOTAL = ("", "Summe;;;;;;;10.005.534")
DRESSES = {
    "semicolons in Windows-1252": (Dress(";", "cp1252"), "UTF-8"),
    "with a mark, a preamble and a total": (
        Dress(";", "utf-8-sig", preamble=("Stand: 01.10.2026 14:03", ""), footer=TOTAL),
        "UTF-8 with BOM",
    ),
    "Unicode text": (Dress("\t", "utf-16"), "UTF-16"),
    "with its separator named": (Dress(";", preamble=("sep=;",)), "UTF-8"),
    "everything quoted": (Dress("|", quote_all=True, line_end="\n"), "UTF-8"),
    "line ends of old": (Dress(",", line_end="\r"), "UTF-8"),
}


@pytest.mark.parametrize(("dress", "encoding"), DRESSES.values(), ids=DRESSES)
@pytest.mark.parametrize("fast_from", [0, 1 << 60], ids=["fast", "careful"])
def test_another_dialect_is_the_same_table(dress: Dress, encoding: str, fast_from: int) -> None:
    with open_table(written(dress), fast_from=fast_from) as table:
        assert_same(table)
        assert table.layout.encoding == encoding
        assert table.layout.preamble == tuple(filter(None, dress.preamble))
        assert table.layout.footer == tuple(filter(None, dress.footer))
        header = len(dress.preamble) + 1
        assert table.layout.header_line == header
        assert table.lines([8_799])[0][0] == header + 8_800


def test_umlauts_make_windows_1252() -> None:
    names, rows = facts()
    data = Dress(";", "cp1252").write([*names[:-1], "Größe €"], rows)
    with open_table(data) as table:
        assert table.columns[-1] == "Größe €"
        assert table.layout.encoding == "Windows-1252"


def test_a_path_its_bytes_and_an_open_file_are_the_same_table() -> None:
    with (
        open_table(PIPELINE) as by_path,
        open_table(PIPELINE.read_bytes()) as by_bytes,
        PIPELINE.open("rb") as file,
        open_table(file) as by_file,
    ):
        for table in (by_path, by_bytes, by_file):
            assert_same(table)
        assert by_path.fingerprint == by_bytes.fingerprint == by_file.fingerprint


def test_a_workbook_is_the_same_table() -> None:
    with open_table(workbook()) as table:
        assert_same(table)
        assert (table.layout.kind, table.layout.sheet) == ("workbook", "Deals")
        assert table.layout.sheets == ("Read me", "Deals")
        assert table.layout.preamble == ("Stand: 01.10.2026",)
        assert table.layout.header_line == 3
        assert table.lines([0]) == [(4, ",".join(facts()[1][0]))]


def test_a_parquet_file_is_the_same_table() -> None:
    with open_table(parquet()) as table:
        assert_same(table)
        assert table.layout.kind == "parquet"
        assert table.lines([1])[0][0] == 2


@pytest.mark.parametrize(
    "packed",
    [
        lambda data: gzip.compress(data, 1),
        lambda data: zipped("deals.csv", data),
        lambda data: gzip.compress(zipped("deals.csv", data), 1),
    ],
    ids=["gzip", "zip", "zip in gzip"],
)
def test_a_packed_file_is_the_same_table(packed: object) -> None:
    assert callable(packed)
    with open_table(packed(PIPELINE.read_bytes())) as table:
        assert_same(table)


def test_a_file_of_a_strange_name_is_the_same_table(tmp_path: Path) -> None:
    strange = tmp_path / "it's [a] *lead* file?.xlsx.gz"
    strange.write_bytes(PIPELINE.read_bytes())
    with open_table(strange, fast_from=0) as table:
        assert_same(table)
