"""The columns of a large file are judged by rows from many places of it."""

from itertools import groupby
from pathlib import Path

import pytest

from sla_data import read_leads
from sla_data.files.outline import outline
from sla_data.files.sampling import rows_of_places

HEADER = "Created,Source,Status,Note"
FILLING = "x" * 160


def large(folder: Path, statuses: list[str], note: str = FILLING) -> Path:
    """Write 20 MB of leads, sorted by status."""
    path = folder / "sorted.csv"
    rows = [
        f"2026-01-{day:02d},Web,{status},{note}\n"
        for status in statuses
        for day in [1 + number % 28 for number in range(120_000 // len(statuses))]
    ]
    path.write_text("".join([HEADER + "\n", *rows]))
    return path


def test_a_status_that_only_the_last_rows_have_is_seen(tmp_path: Path) -> None:
    with read_leads(large(tmp_path, ["Open", "Closed Lost", "Closed Won"])) as table:
        (status,) = (column for column in table.columns if column.name == "Status")
    assert status.values == ("Open", "Closed Lost", "Closed Won")


def test_the_rows_come_in_the_order_of_the_file_and_none_is_made_up(tmp_path: Path) -> None:
    path = large(tmp_path, ["Open", "Closed Lost", "Closed Won"])
    rows = rows_of_places(*outline(path), 4_000)
    assert len(rows) == pytest.approx(4_000, rel=0.01)
    assert [status for status, _ in groupby(rows, key=lambda row: row[2])] == [
        "Open",
        "Closed Lost",
        "Closed Won",
    ]
    assert {tuple(row[3:]) for row in rows} == {(FILLING,)}


def test_what_lies_inside_a_cell_of_many_lines_is_no_row(tmp_path: Path) -> None:
    path = large(tmp_path, ["Open"], note='"' + "line, of a note\n" * 12 + '"')
    rows = rows_of_places(*outline(path), 4_000)
    assert {tuple(row[1:3]) for row in rows} == {("Web", "Open")}


def test_a_small_file_is_not_sampled(tmp_path: Path) -> None:
    path = tmp_path / "small.csv"
    path.write_text(f"{HEADER}\n2026-01-31,Web,Open,\n")
    assert rows_of_places(*outline(path), 4_000) == []
