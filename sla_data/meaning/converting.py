"""The rows of a table as leads, converted once: quickly if all is as expected, else with care."""

from collections.abc import Mapping as Lookup
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from ibis.expr import types as ir

from sla_data.counting.grouping import Row
from sla_data.formats.columns import Column
from sla_data.formats.writing import quickly_typed, with_expected_names
from sla_data.formats.written import Written
from sla_data.meaning.mapping import Mapping
from sla_data.meaning.naming import UNEXPECTED, numbered_names
from sla_data.meaning.typed import completed, lead_rows
from sla_data.places.place import Place


@dataclass(frozen=True)
class Conversion:
    """Rows as leads, and what fetches figures about them.

    Attributes:
        place: where they are.
        rows: as ``typed.lead_rows`` makes them, ``completed``.
        numbered: the names that numbers stand for, where a column has numbers for names.
    """

    place: Place
    rows: ir.Table
    numbered: Lookup[str, tuple[str, ...]]

    def __call__(self, rows: ir.Table) -> list[Row]:
        """Return the rows of an expression, with names where numbers stand for them."""
        found = self.place.fetch(rows)
        for column, names in self.numbered.items():
            if column in rows.columns:
                for row in found:
                    row[column] = names[row[column]]
        return found

    def kept(self, rows: ir.Table) -> ir.Table:
        """Return rows that are worked out once."""
        return self.place.keep(rows)

    def frame(self, rows: ir.Table) -> pd.DataFrame:
        """Return the same as a frame."""
        found = self.place.frame(rows)
        for column, names in self.numbered.items():
            if column in found:
                found[column] = found[column].map(dict(enumerate(names)))
        return found


def converted(
    place: Place, columns: Sequence[Column], mapping: Mapping, written: Written
) -> Conversion:
    """Return the rows of a table as leads.

    A large clean file is first taken for what its first rows are like: DuckDB reads its days and
    numbers itself, and names become small numbers. Where a single cell is not as expected, all is
    read again with care, so that nothing is lost and both ways give the same.
    """
    quickly = _quickly(place, columns, mapping, written)
    if quickly is not None:
        return quickly
    rows = place.keep(lead_rows(place.table, mapping, written))
    return Conversion(place, completed(rows), {})


def _quickly(
    place: Place, columns: Sequence[Column], mapping: Mapping, written: Written
) -> Conversion | None:
    written = with_expected_names(columns, mapping, written)
    typed = place.typed(quickly_typed(columns, mapping, written))
    if typed is None:
        return None
    rows = place.keep_if_sound(lead_rows(typed, mapping, written))
    if rows is None or _has_unexpected(rows, place):
        return None
    groups = {
        "stream": (mapping.stream, mapping.streams),
        "lead_type": (mapping.lead_type, mapping.lead_types),
    }
    expected = written.names or {}
    numbered = {
        column: numbered_names(expected[name], names)
        for column, (name, names) in groups.items()
        if name and name in expected
    }
    return Conversion(place, completed(rows), numbered)


def _has_unexpected(rows: ir.Table, place: Place) -> bool:
    """Tell whether there is a name or a status that the first rows did not have."""
    names = [name for name in ("stream", "lead_type") if name in rows.columns]
    odd = {
        name: (rows[name] == UNEXPECTED).any() for name in names if rows[name].type().is_integer()
    }
    if "strange_status" in rows.columns:
        odd["status"] = rows.strange_status.any()
    return bool(odd) and any(place.fetch(rows.aggregate(**odd))[0].values())
