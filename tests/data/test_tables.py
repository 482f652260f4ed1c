"""Reading: any lead export as a table of text."""

from sla_data.tables import open_table


def test_a_plain_file_is_read_as_text() -> None:
    with open_table(b"Name,Amount\nAnna,007\nBo,\n") as table:
        assert table.columns == ("Name", "Amount")
        assert table.use(f"FROM {table.view}") == [("Anna", "007"), ("Bo", None)]
        assert table.layout.rows == 2
