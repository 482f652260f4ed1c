"""Both ways of reading give the same table, and both give what was written."""

import string

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sla_data.errors import LeadTableError
from sla_data.files.fast import TAIL
from sla_data.files.outline import SAMPLE_LINES
from sla_data.files.tables import TextTable, open_table
from tests.data.exports import Dress, Rows, as_read, count, dresses, tables

NEVER = 1 << 60
FAR_ABOVE = ["Name,Amount,Stage", *["Lead,7,New"] * SAMPLE_LINES]
FAR_BELOW = ["Lead,8," + "x" * 999] * (TAIL // 1_000 + 2)
AWKWARD = "\"',;\n\t| \\\rab1ü\ufeff:#"


def content(table: TextTable) -> list[tuple[str | None, ...]]:
    return table.use(f"FROM {table.view}")


def everything(data: bytes, fast_from: int) -> object:
    """All that a reading says, or the sentence why it says nothing."""
    try:
        with open_table(data, fast_from=fast_from) as table:
            rows = content(table)
            layout = table.layout
            lines = table.lines(range(len(rows)))
            return table.columns, rows, layout, table.set_aside, table.set_aside_count, lines
    except LeadTableError as error:
        return str(error)


@given(tables(), dresses())
@settings(max_examples=50)
def test_a_table_is_read_as_it_was_written(
    table: tuple[list[str], list[list[str]]], dress: Dress
) -> None:
    names, rows = table
    with open_table(dress.write(names, rows), fast_from=NEVER) as read:
        assert read.columns == tuple(names)
        assert content(read) == as_read(rows)
        assert read.layout.rows == len(rows)
        assert read.layout.delimiter == dress.delimiter
        assert read.layout.preamble == dress.preamble
        assert read.layout.footer == tuple(filter(None, dress.footer))


@given(tables(), dresses())
@settings(max_examples=50)
def test_the_fast_way_reads_what_the_careful_way_reads(
    table: tuple[list[str], list[list[str]]], dress: Dress
) -> None:
    data = dress.write(*table)

    assert everything(data, 0) == everything(data, NEVER)


@given(
    st.lists(
        st.lists(st.text(AWKWARD, max_size=6), min_size=1, max_size=4).map(",".join), max_size=8
    ),
    st.sampled_from(["\n", "\r\n"]),
)
@example(['1, "2,x",3', "4,5,6"], "\n")
@example(['1,"2" ,3', "4,5,6"], "\n")
@example(["Name,Amount,Stage", "1,2,3"], "\n")
@example(["Total,2,3", "1,2,3"], "\n")
@example(['1,"never closed,3', "4,5,6"], "\n")
@example(["1,2,3,", "4,5,6", "", "7,8,9"], "\n")
@settings(max_examples=20)
def test_both_ways_agree_on_files_that_are_broken(lines: list[str], end: str) -> None:
    # So far down that neither the sample nor the look at the end sees them.
    data = end.join([*FAR_ABOVE, *lines, *FAR_BELOW]).encode()

    assert everything(data, 0) == everything(data, NEVER)


@given(st.binary(max_size=300))
@settings(max_examples=50)
def test_random_bytes_are_a_table_or_a_sentence(data: bytes) -> None:
    assert everything(data, 0) == everything(data, NEVER)


@given(st.lists(st.text(string.printable, max_size=40), max_size=10).map("\n".join))
@settings(max_examples=50)
def test_random_text_is_a_table_or_a_sentence_and_its_rows_add_up(text: str) -> None:
    try:
        table = open_table(text.encode())
    except LeadTableError as error:
        said = str(error)
    else:
        with table:
            assert table.layout.rows == count(table) + sum(table.set_aside_count.values())
        return
    assert said.endswith(".")


def wide(rows: Rows) -> bytes:
    return Dress().write(["Id", "Name", "Note"], rows)


def test_a_clean_file_is_not_read_before_it_is_asked_for() -> None:
    with open_table(wide([[str(n), "Anna", "x"] for n in range(100)]), fast_from=0) as table:
        assert table.sketch.rows == 0
        assert table.use(f"FROM {table.view} SELECT count(*), max(Id)") == [(100, "99")]
        table.count_is(100)
        assert table.layout.rows == 100


def test_a_record_that_needs_care_far_down_changes_the_way_and_loses_nothing() -> None:
    rows = [[str(n), "Anna", "x"] for n in range(60_000)]
    data = wide(rows) + b"60000,Bo\r\n60001,Cy,y,z\r\n" + wide(rows[:40_000])
    with open_table(data, fast_from=0) as table:
        assert table.sketch.rows == 0
        assert count(table) == 100_001
        assert table.layout.rows == 100_003
        assert table.layout.short_rows == 1
        aside = [(item.line, item.text, item.reason) for item in table.set_aside]
        assert aside == [
            (60_003, "60001,Cy,y,z", "more cells than columns"),
            (60_004, "Id,Name,Note", "header row again"),
        ]


def test_bytes_that_are_not_utf_8_far_down_change_the_way_too() -> None:
    rows = [[str(n), "Anna", "x" * 200] for n in range(100_000)]
    data = wide(rows)
    middle = data.index(b"55555,") + 6
    data = data[:middle] + b"M\xfcller" + data[middle + 4 :]
    with open_table(data, fast_from=0) as table:
        assert table.use(f"FROM {table.view} WHERE Id = '55555'") == [
            ("55555", "Müller", "x" * 200)
        ]
        assert table.use(f"FROM {table.view} SELECT count(DISTINCT Name)") == [(2,)]


def test_blank_lines_of_a_clean_file_are_told_from_those_in_cells() -> None:
    data = b'Stand: 1.10.\n\nId,Name,Note\n1,Anna,"a\n\nb"\n\n\n2,Bo,x\n3,Cy,"\n"\n\n'
    with open_table(data, fast_from=0) as table:
        assert table.layout.blank_lines == 4
        assert count(table) == 3
    assert everything(data, 0) == everything(data, NEVER)
