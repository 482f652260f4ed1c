"""Which deals came from marketing, where a column says so in words of its own."""

import pytest

from sla_data import read_leads


def table_of(header: str, *values: str) -> bytes:
    rows = "".join(f"2026-01-{1 + n:02},yes,10,{value}\n" for n, value in enumerate(values))
    return f"Created,Won,Amount,{header}\n{rows}".encode()


@pytest.mark.parametrize(
    ("values", "means_yes", "share"),
    [
        (("yes", "no", "no", "no"), (), 0.25),
        (("Marketing", "Sales", "Sales", "Partner"), ("Marketing",), 0.25),
        (
            ("Inbound marketing", "Marketing", "not marketing", ""),
            ("Inbound marketing", "Marketing"),
            0.5,
        ),
    ],
)
def test_it_is_read_by_its_words(
    values: tuple[str, ...], means_yes: tuple[str, ...], share: float
) -> None:
    with read_leads(table_of("Sourced by marketing", *values)) as table:
        assert table.mapping.marketing_values == means_yes
        assert table.report.rows_used == 4
        (revenue,) = [row for row in table.counts().revenue if row.stream is None]
        assert (revenue.from_marketing or 0) / revenue.total == share


def test_one_that_says_neither_is_left_out_and_no_row_is_lost() -> None:
    with read_leads(table_of("Marketing", "Ada", "Bo", "Cy")) as table:
        assert table.mapping.from_marketing is None
        assert table.report.rows_used == 3
