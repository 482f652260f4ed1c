"""The parts that a text has as a file: preamble, header, rows, footer; and what is counted."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from sla_data.files.headers import Beginning
from sla_data.files.layout import SetAside
from sla_data.files.records import Record
from sla_data.files.splitting import Dialect

Part = Literal["preamble", "header", "row", "set aside", "footer", "blank"]


@dataclass(frozen=True)
class Text:
    """A text in UTF-8, and how the table in it is laid out.

    Attributes:
        path: where it is.
        dialect: how its lines are divided into cells.
        beginning: where the table begins.
        first_name: the first cell of the header's last row.
        filled_above: how many records above the table are not blank.
        by_record: whether records are numbered, as the rows of a sheet, and not lines.
    """

    path: Path
    dialect: Dialect
    beginning: Beginning
    first_name: str = ""
    filled_above: int = 0
    by_record: bool = False


class Row(NamedTuple):
    """A record, and which part of the file it belongs to."""

    part: Part
    line: int
    cells: list[str]
    raw: list[str]
    reason: str = ""
    short: bool = False


@dataclass
class Tally:
    """What was counted on the way, each as in ``Layout``."""

    rows: int = 0
    short_rows: int = 0
    blank_lines: int = 0
    nul_lines: int = 0
    position: Callable[[], int] = lambda: 0
    footer: list[str] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    set_aside_count: Counter[str] = field(default_factory=Counter)


def shown(text: Text, record: Record) -> str:
    """Return the raw text of a record that is no row: of a sheet, without blanks at its end."""
    return "".join(record.raw).rstrip("\r\n," if text.by_record else "\r\n")
