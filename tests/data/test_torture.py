"""Broken and odd files that others collected, and worse ones made here."""

import csv
import gzip
import io
import json
import os
import resource
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sla_data.errors import LeadTableError
from sla_data.files.tables import open_table
from tests.data.exports import as_read, count
from tests.real_data import DATA

TORTURE = DATA / "torture"
SECONDS = 10
FILES = sorted(path for path in TORTURE.rglob("*") if path.is_file())
needs_files = pytest.mark.skipif(not FILES, reason="the broken files are not here")

# The JSON of the coordinates is of another record than the file's.
SPECTRUM = [p for p in FILES if p.parent.name == "csvs" and p.stem != "location_coordinates"]

Content = tuple[tuple[str, ...], list[tuple[str | None, ...]]]


@pytest.fixture(autouse=True)
def in_time() -> Iterator[None]:
    """Nothing here takes longer than a person waits, whatever else the machine has to do."""
    began = busy()
    yield
    assert busy() - began < SECONDS


def busy() -> float:
    """The time for which this process and its children have worked [s]."""
    own, children = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def content(source: Path | bytes) -> Content:
    with open_table(source) as table:
        return table.columns, table.use(f"FROM {table.view}")


def sentence(source: Path | bytes) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(LeadTableError) as caught:
        open_table(source).close()
    return str(caught.value)


# --- files that others collected ------------------------------------------------------------------


@needs_files
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(TORTURE).as_posix())
def test_every_broken_file_is_a_table_or_a_sentence(path: Path) -> None:
    try:
        table = open_table(path)
    except LeadTableError as error:
        said = str(error)
    else:
        with table:
            assert table.layout.rows == count(table) + sum(table.set_aside_count.values())
            assert len(set(map(str.casefold, table.columns))) == len(table.columns)
        return
    assert said.endswith(".")


@needs_files
@pytest.mark.parametrize("path", SPECTRUM, ids=lambda path: path.stem)
def test_the_spectrum_is_read_as_its_json_says(path: Path) -> None:
    said = json.loads((path.parent.parent / "json" / f"{path.stem}.json").read_text("utf-8"))
    columns, rows = content(path)

    # Line ends in cells were changed in some of these files after their JSON had been written.
    cells = [[(cell or "").replace("\r\n", "\n") for cell in row] for row in rows]
    written = [[cell.replace("\r\n", "\n") for cell in record.values()] for record in said]
    assert columns == tuple(said[0])
    assert cells == written


SAME = [
    ("agate/test.csv", "agate/test_cr.csv"),
    ("agate/test.csv", "agate/test_crlf.csv"),
    ("agate/test.csv", "agate/test_csv_sniff.csv"),
    ("agate/test.csv", "agate/test_quote_nonnumeric.csv"),
    ("agate/test_utf16_big.csv", "agate/test_utf16_little.csv"),
    ("csvkit/test_utf16_big.csv", "csvkit/test_utf16_little.csv"),
    ("csvkit/test_utf8.csv", "csvkit/test_utf8_bom.csv"),
    ("csvkit/dummy.csv", "csvkit/optional_quote_characters.csv"),
    ("csvkit/dummy.csv", "csvkit/sniff_limit.csv"),
    ("csvkit/dummy.csv", "csvkit/test_skip_lines.csv"),
    ("csvkit/bad.csv", "csvkit/bad_skip_lines.csv"),
]


@needs_files
@pytest.mark.parametrize(("plain", "odd"), SAME, ids=lambda name: name.split("/")[1])
def test_the_same_table_in_other_clothes_is_read_the_same(plain: str, odd: str) -> None:
    assert content(TORTURE / odd) == content(TORTURE / plain)


@needs_files
@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("agate/test_latin1.csv", "©"),
        ("csvkit/test_latin1.csv", "©"),
        ("agate/test_utf16_big.csv", "ʤ"),
        ("csvkit/test_utf8.csv", "ʤ"),
        ("csv-spectrum/csvs/utf8.csv", "ʤ"),
    ],
)
def test_the_last_cell_is_the_sign_that_was_written(name: str, last: str) -> None:
    columns, rows = content(TORTURE / name)

    assert len(columns) == 3
    assert [row[:2] for row in rows] == [("1", "2"), ("4", "5")]
    assert (rows[0][2], rows[1][2]) == ("3", last)


@needs_files
def test_line_ends_of_old_are_line_ends_and_stay_in_a_cell() -> None:
    expected = [("1", "2", "3"), ("Once upon\ra time", "5", "6")]
    assert content(TORTURE / "csvkit/mac_newlines.csv") == (("a", "b", "c"), expected)


POLLOCK = sorted((TORTURE / "pollock" / "csv").glob("*.csv"))
NOT_EQUAL = {
    "file_field_delimiter_0x20": "its texts hold spaces that nothing encloses",
    "file_quotation_char_0x27": "it doubles the double quotes, which it need not",
    "file_multitable_same": "its second table has the header of the first: rows like any other",
    "file_no_payload": "it is empty, and a sentence says so",
}


def clean_content(path: Path) -> list[list[str]]:
    with (path.parent.parent / "clean" / path.name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@needs_files
@pytest.mark.parametrize(
    "path", [path for path in POLLOCK if path.stem not in NOT_EQUAL], ids=lambda path: path.stem
)
def test_a_polluted_file_is_read_as_its_clean_version(path: Path) -> None:
    columns, rows = content(path)

    clean = clean_content(path)
    if path.stem == "file_no_header":
        assert columns == tuple(f"Column {number}" for number in range(1, 10))
        assert rows == as_read(clean)
    else:
        assert [list(columns)] == clean[:1]
        assert rows == as_read(clean[1:])


@needs_files
def test_quotes_that_are_doubled_without_need_stay_doubled() -> None:
    path = TORTURE / "pollock/csv/file_quotation_char_0x27.csv"
    _, rows = content(path)

    plain = [tuple(cell and cell.replace('""', '"') for cell in row) for row in rows]
    assert plain == as_read(clean_content(path)[1:])


@needs_files
def test_a_second_table_with_the_same_header_goes_on_as_rows() -> None:
    path = TORTURE / "pollock/csv/file_multitable_same.csv"
    with open_table(path) as table:
        rows = table.use(f"FROM {table.view}")
        # One of its records has been damaged; the second header is no record.
        assert dict(table.set_aside_count) == {"header row again": 1, "its quotes do not match": 1}
        assert [item.line for item in table.set_aside] == [85, 106]

    assert rows[:83] == as_read(clean_content(path)[1:])
    assert len(rows) == 83 + 82 - 1


@needs_files
@pytest.mark.parametrize("name", ["less", "more"])
def test_a_second_table_with_another_header_is_set_aside(name: str) -> None:
    with open_table(TORTURE / f"pollock/csv/file_multitable_{name}.csv") as table:
        assert table.layout.rows == 166
        assert sum(table.set_aside_count.values()) == 83


# --- files that are made here ---------------------------------------------------------------------


def test_a_thousand_columns_are_read() -> None:
    names = [f"Field {number}" for number in range(1_000)]
    text = io.StringIO(newline="")
    csv.writer(text).writerows([names, *[[str(n)] * 1_000 for n in range(30)]])

    columns, rows = content(text.getvalue().encode())

    assert columns == tuple(names)
    assert rows == [(str(n),) * 1_000 for n in range(30)]


@pytest.mark.parametrize("sign", ["x", "x y, ", '""'])
def test_a_cell_of_20_megabytes_is_read(sign: str) -> None:
    huge = sign * (20_000_000 // len(sign))
    columns, rows = content(f'Id,Note\n1,ok\n2,"{huge}"\n3,ok\n'.encode())

    assert columns == ("Id", "Note")
    assert rows == [("1", "ok"), ("2", huge.replace('""', '"')), ("3", "ok")]


def test_a_million_blank_lines_are_counted() -> None:
    with open_table(b"Id,Name\n1,Anna\n" + b"\n" * 10**6 + b"2,Bo\n") as table:
        assert table.use(f"FROM {table.view}") == [("1", "Anna"), ("2", "Bo")]
        assert table.layout.blank_lines == 10**6


def test_a_line_below_half_a_million_blank_ones_is_found() -> None:
    with open_table(b"Id,Name\n1,Anna\n" + b"\n" * 500_000 + b"2,Bo\n") as table:
        assert table.lines([1]) == [(500_003, "2,Bo")]


def test_a_million_blank_lines_alone_are_no_table() -> None:
    assert sentence(b"\n" * 10**6).startswith("It holds nothing but blank lines.")


def test_blank_lines_above_the_table_are_passed_over() -> None:
    with open_table(b"\r\n" * 10**5 + b"Id,Name\r\n1,Anna\r\n") as table:
        assert table.use(f"FROM {table.view}") == [("1", "Anna")]
        assert table.layout.header_line == 10**5 + 1


def test_nul_characters_are_removed_and_told() -> None:
    with open_table(b"Id,Name\n1,An\0na\n2,\0\n\0\0\0\0") as table:
        assert table.use(f"FROM {table.view}") == [("1", "Anna"), ("2", None)]
        assert table.layout.notes == ("NUL characters were removed from 3 lines.",)


def test_an_endless_quoted_cell_costs_one_line() -> None:
    rows = [f"{n},Anna,x" for n in range(50_000)]
    rows[100] = '100,"Anna,x'
    with open_table("\n".join(["Id,Name,Note", *rows]).encode()) as table:
        assert count(table) == 49_999
        aside = [(item.line, item.text, item.reason) for item in table.set_aside]
        assert aside == [(102, '100,"Anna,x', "its quotes do not match")]
        assert table.lines([99, 100]) == [(101, "99,Anna,x"), (103, "101,Anna,x")]


def test_a_thousand_endless_cells_cost_a_thousand_lines() -> None:
    rows = [f'{n},"Anna,x' if n % 20 == 7 else f"{n},Anna,x" for n in range(20_000)]
    with open_table("\n".join(["Id,Name,Note", *rows]).encode()) as table:
        assert count(table) == 19_000
        assert dict(table.set_aside_count) == {"its quotes do not match": 1_000}


def test_a_bomb_in_a_workbook_is_a_sentence() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(300):
                sheet.write(b"0" * 1_000_000)
    assert "far more than a lead export holds" in sentence(packed.getvalue())


def test_a_bomb_in_gzip_is_a_sentence() -> None:
    packed = io.BytesIO()
    with gzip.open(packed, "wb") as file:
        for _ in range(320):
            file.write(b"0" * 1_000_000)
    assert "far more than a lead export holds" in sentence(packed.getvalue())


def test_a_cut_gzip_file_is_a_sentence() -> None:
    packed = gzip.compress(b"Id,Name\n" + os.urandom(10_000).hex().encode())
    for length in (5, 11, len(packed) // 2, len(packed) - 4):
        assert "cut off or damaged" in sentence(packed[:length])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty."),
        (b"%PDF-1.7\n", "This is a PDF document, not a table."),
        (b"\x89PNG\r\n\x1a\n", "This is a picture, not a table."),
        (b"\xef\xbb\xbf <!DOCTYPE html><html>", "This is a web page or XML, not a table."),
        (b'[{"Id": 1}]', "This is JSON, not a table."),
        (b"PAR1" + b"\0" * 20, "The Parquet file is cut off or damaged."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "The workbook cannot be read"),
        (b"PK\x03\x04" + b"\0" * 50, "The archive is cut off or damaged."),
        (b"\x01\x02\x03\x04\x05\x06" * 9, "This is neither text nor a workbook."),
    ],
)
def test_what_is_no_table_is_named(data: bytes, said: str) -> None:
    assert sentence(data).startswith(said)
