"""Open a table of leads: a file, two files that belong together, or a table in a database."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from ibis.expr import types as ir

from sla_data.files.tables import Progress, open_table
from sla_data.formats.columns import Column, column_of, settled_by_others
from sla_data.formats.writing import LOOKED_AT_OF_LARGE
from sla_data.joining import joined
from sla_data.leads import LeadTable
from sla_data.meaning.mapping import Mapping
from sla_data.meaning.suggest import DEFAULT_STAGES, suggest_mapping
from sla_data.places.database_place import DatabasePlace
from sla_data.places.file_place import FilePlace
from sla_data.places.place import Place

LOOKED_AT_ROWS, LOOKED_AT_CELLS = 20_000, 1_000_000
"""So many rows are looked at to judge the columns; fewer where there are many columns."""

Source = str | Path | bytes | BinaryIO


def read_leads(
    source: Source | ir.Table,
    mapping: Mapping | None = None,
    *,
    deals: Source | None = None,
    name: str = "",
    sheet: str | None = None,
    stages: Sequence[str] = DEFAULT_STAGES,
    folder: Path | None = None,
    progress: Progress | None = None,
) -> LeadTable:
    r"""Open a table of leads.

    Args:
        source: a path, the bytes of a file, an open binary file; or an Ibis table, whose rows stay
            in their database.
        mapping: what the columns mean; suggested by their names and values where not given.
        deals: a second file, with the deals of the leads in the first.
        name: what the file is called, for messages.
        sheet: the worksheet to read.
        stages: the plan's stages, for a mapping that is suggested.
        folder: where temporary files go; the system's place by default.
        progress: is told the share that is done, and what is going on.

    Raises:
        LeadTableError: if it is no table that can be read.

    >>> with read_leads(b"Created,Source,Won\n2024-01-31,Web,yes\n2024-02-01,Web,no\n") as table:
    ...     table.counts().reached[0].reached
    (2.0, 1.0)
    """
    if isinstance(source, ir.Table):
        place: Place = DatabasePlace(source)
        return _table(place, mapping, stages, ())
    text = open_table(source, name=name, sheet=sheet, folder=folder, progress=progress)
    try:
        if deals is None:
            return _table(FilePlace(text), mapping, stages, ())
        alone = FilePlace(text)
        with open_table(deals, folder=folder, progress=progress) as other:
            theirs = alone.taken_in(other)
        keys = (mapping.key, mapping.deals_key) if mapping else (None, None)
        found = joined(alone, theirs, keys)
        table = _table(FilePlace(text, found.table), mapping, stages, found.noticed())
        one = {"one_per_lead": table.mapping.one_per_lead or found.several > 0}
        named = {"lead_id": table.mapping.lead_id or found.key}
        by = {"key": found.key, "deals_key": found.deals_key}
        return table.with_mapping(table.mapping.model_copy(update=one | named | by))
    except BaseException:
        text.close()
        raise


def _table(
    place: Place, mapping: Mapping | None, stages: Sequence[str], said: tuple[str, ...]
) -> LeadTable:
    columns = _columns(place)
    suggested = mapping or suggest_mapping(columns, stages)
    return LeadTable(place, columns, suggested, said)


def _columns(place: Place) -> tuple[Column, ...]:
    names = place.columns
    most = LOOKED_AT_OF_LARGE if place.is_large else LOOKED_AT_ROWS
    found = place.sample(max(200, min(most, LOOKED_AT_CELLS // max(len(names), 1))))
    return settled_by_others([column_of(name, [row[name] for row in found]) for name in names])
