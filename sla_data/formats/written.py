"""How the cells of a table are written, column by column."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Written:
    """How the cells of the table's columns are written, and on which engine they are.

    Attributes:
        days, numbers, durations: the way of writing of each column that can be read so.
        on_duckdb: see ``sla_data.formats.cells``.
        marked_one_in: one in so many names of leads is looked at for being repeated.
        names: every name that is expected in a column of lead types or streams. Such a column
            becomes numbers, places in ``numbered_names``, and ``UNEXPECTED`` for any other name.
            Names and status are then taken literally, with the blanks around them.
    """

    days: Mapping[str, str]
    numbers: Mapping[str, str]
    durations: Mapping[str, str]
    on_duckdb: bool
    marked_one_in: int = 1
    names: Mapping[str, tuple[str, ...]] | None = None
