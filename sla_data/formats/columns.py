"""What a column holds, judged by all of its values that were looked at, never by one cell."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from sla_data.formats.amounts import possible_number_formats
from sla_data.formats.dates import possible_date_formats
from sla_data.formats.durations import CLOCK, MINUTES_OF, is_clock, unit_of
from sla_data.formats.words import NO, YES, is_missing

Kind = Literal["blank", "text", "date", "number", "duration", "yes/no"]
Reading = Literal["date", "number", "duration", "yes/no"]
MOST_VALUES, SHOWN = 200, 8
JUDGED_VALUES = 2_000
"""Different values, evenly out of all, by which a column is judged."""
MOSTLY = 0.9
"""Share of the values that must be of one kind; the others will be set aside by name."""
_MARK = re.compile("[./:,-]")


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        name: the header.
        kind: what its values most likely are.
        readings: for each thing that its values can be read as, the ways of writing that read them,
            the likeliest first; more than one is a question that somebody has to answer.
        values: different values, in the order in which they come, at most ``MOST_VALUES``.
        filled: [rows] with a value, of those looked at.
        looked_at: [rows]
        different: [values] different ones among them.
        is_whole: whether all rows were looked at for how they are written, not the first ones only.
    """

    name: str
    kind: Kind
    readings: MappingProxyType[Reading, tuple[str, ...]] = field(hash=False)
    values: tuple[str, ...]
    filled: int
    looked_at: int
    different: int
    is_whole: bool = False

    @property
    def samples(self) -> tuple[str, ...]:
        """A few different values, to be shown."""
        return self.values[:SHOWN]

    def formats(self, reading: Reading) -> tuple[str, ...]:
        """Return the ways of writing that read it as something; none where it cannot be."""
        return self.readings.get(reading, ())


def column_of(name: str, values: Sequence[str | None]) -> Column:
    """Judge a column by its values.

    >>> column_of("Close Date", ["31.12.2024", None, "01.02.2025"]).formats("date")
    ('D.M.Y',)
    >>> column_of("Converted", ["0", "1", "0"]).kind
    'yes/no'
    """
    filled = [stripped for value in values if value and (stripped := value.strip())]
    different = list(dict.fromkeys(filled))
    every = max(1, len(different) // JUDGED_VALUES)
    said = [value for value in different[::every] if not is_missing(value)]
    readings = _readings(name, said)
    return Column(
        name=name,
        kind=_kind(readings, said),
        readings=MappingProxyType(readings),
        values=tuple(different[:MOST_VALUES]),
        filled=len(filled),
        looked_at=len(values),
        different=len(different),
    )


def settled_by_others(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Answer a question about days by the other columns of days in the same file.

    Where one column can only be ``D/M/Y``, another that could be ``M/D/Y`` too is written the same
    way: one export writes its days in one order.
    """
    dates = [column.formats("date") for column in columns]
    decided = {formats[0] for formats in dates if len(formats) == 1}

    def settled(column: Column) -> Column:
        known = [name for name in column.formats("date") if name in decided]
        if len(column.formats("date")) > 1 and len(known) == 1:
            readings: dict[Reading, tuple[str, ...]] = {**column.readings, "date": (known[0],)}
            return replace(column, readings=MappingProxyType(readings))
        return column

    return tuple(map(settled, columns))


def _readings(name: str, said: list[str]) -> dict[Reading, tuple[str, ...]]:
    if not said:
        return {}
    readings: dict[Reading, tuple[str, ...]] = {}
    if {value.casefold() for value in said} <= YES | NO:
        readings["yes/no"] = ("yes/no",)
    if is_clock(said):
        readings["duration"] = (CLOCK,)
    for judged in (list, _without_strangers):
        if not {"date", "number"} & set(readings):
            values = judged(said)
            if dates := possible_date_formats(values, name):
                readings["date"] = dates
            if numbers := possible_number_formats(values):
                readings["number"] = numbers
    if "number" in readings:
        readings["duration"] = (unit,) if (unit := unit_of(name)) else tuple(MINUTES_OF)
    return readings


def _kind(readings: dict[Reading, tuple[str, ...]], said: list[str]) -> Kind:
    if not said:
        return "blank"
    likely: tuple[Reading, ...] = ("yes/no", "date", "number", "duration")
    return next((kind for kind in likely if kind in readings), "text")


def _without_strangers(said: list[str]) -> list[str]:
    """Leave out the few values whose shape is unlike that of most; none where there is no most."""

    def shape(value: str) -> tuple[bool, str]:
        return any(map(str.isalpha, value)), "".join(_MARK.findall(value)[:2])

    shapes = [shape(value) for value in said]
    ((commonest, _),) = Counter(shapes).most_common(1)
    kept = [value for value, each in zip(said, shapes, strict=True) if each == commonest]
    return kept if len(kept) >= MOSTLY * len(said) else []
