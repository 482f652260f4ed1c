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
        literally: whether names and status are taken as they stand, with the blanks around them;
            a blank lead type or stream is NULL then.
    """

    days: Mapping[str, str]
    numbers: Mapping[str, str]
    durations: Mapping[str, str]
    on_duckdb: bool
    marked_one_in: int = 1
    literally: bool = False
