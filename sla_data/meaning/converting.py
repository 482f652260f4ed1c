"""The rows of a table as leads, converted once: quickly if all is as expected, else with care."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
from ibis.expr import types as ir

from sla_data.counting.grouping import Row
from sla_data.formats.columns import Column
from sla_data.formats.writing import quickly_typed
from sla_data.formats.written import Written
from sla_data.meaning.mapping import BLANK, Mapping
from sla_data.meaning.typed import completed, lead_rows
from sla_data.places.place import Place


@dataclass(frozen=True)
class Conversion:
    """Rows as leads, and what fetches figures about them.

    Attributes:
        place: where they are.
        rows: as ``typed.lead_rows`` makes them, ``completed``.
        usable: those of them without a problem.
        blank_names: the columns in which a blank lead type or stream is NULL.
    """

    place: Place
    rows: ir.Table
    usable: ir.Table
    blank_names: tuple[str, ...] = ()

    def __call__(self, rows: ir.Table) -> list[Row]:
        """Return the rows of an expression; a name that is blank says so."""
        found = self.place.fetch(rows)
        for column in self.blank_names:
            if column in rows.columns:
                for row in found:
                    row[column] = row[column] or BLANK
        return found

    def kept(self, rows: ir.Table) -> ir.Table:
        """Return rows that are worked out once."""
        return self.place.keep(rows)

    def frame(self, rows: ir.Table) -> pd.DataFrame:
        """Return the same as a frame."""
        found = self.place.frame(rows)
        for column in self.blank_names:
            if column in found and found[column].hasnans:
                found[column] = found[column].astype(object).fillna(BLANK)
        return found


def converted(
    place: Place, columns: Sequence[Column], mapping: Mapping, written: Written
) -> Conversion:
    """Return the rows of a table as leads.

    A large clean file is first taken for what its first rows are like: DuckDB reads its days,
    numbers and names itself. Where a single cell is not as expected, all is read again with care,
    so that nothing is lost and both ways give the same.
    """
    quickly = _quickly(place, columns, mapping, written)
    if quickly is not None:
        return quickly
    return _as_leads(place, place.keep(lead_rows(place.table, mapping, written)))


def _as_leads(place: Place, kept: ir.Table, blank_names: tuple[str, ...] = ()) -> Conversion:
    rows = usable = place.named(completed(kept))
    if "problem" in kept.columns:
        usable = place.named(rows.filter(rows.problem.isnull()))  # noqa: PD003 - of Ibis
    return Conversion(place, rows, usable, blank_names)


def _quickly(
    place: Place, columns: Sequence[Column], mapping: Mapping, written: Written
) -> Conversion | None:
    typed = place.typed(quickly_typed(columns, mapping, written))
    if typed is None:
        return None
    literally = replace(written, literally=True)
    rows = place.keep_if_sound(lead_rows(typed, mapping, literally))
    if rows is None:
        return None
    groups = {"stream": mapping.streams, "lead_type": mapping.lead_types}
    blank = tuple(name for name, names in groups.items() if name in rows.columns and not names)
    return _as_leads(place, rows, blank)
