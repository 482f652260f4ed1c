"""Times with and without an offset side by side: on the wall of one place, and as moments."""

from collections.abc import Iterable
from datetime import tzinfo
from typing import cast

import ibis
import numpy as np
import pandas as pd
from ibis.expr import types as ir
from numpy.typing import NDArray

from sla_data.formats.cells import trimmed
from sla_data.formats.dates import OFFSET
from sla_data.formats.written import Written

_OFFSET = r":[0-9]{2}([.][0-9]+)? ?(Z|UTC|GMT|[+-][0-9]{2}(:?[0-9]{2})?)$"
_UTC = "UTC"


def carries_offset(cell: ir.Value) -> ir.BooleanValue:
    """Tell whether the time in a cell names its offset, so that it was read in UTC."""
    kind = cell.type()
    if kind.is_string():
        found = trimmed(cell).re_search(_OFFSET)
        return cast("ir.BooleanValue", found.fill_null(ibis.literal(value=False)))
    return ibis.literal(value=bool(kind.is_timestamp() and kind.timezone))


def days_of_utc(table: ir.Table, columns: Iterable[str], written: Written) -> str | None:
    """Return a sentence about the columns whose times name an offset; None where none does."""
    kinds = table.schema()
    with_offset = [
        f"“{name}”"
        for name in dict.fromkeys(columns)
        if written.days.get(name, "").endswith(OFFSET)
        or (kinds[name].is_timestamp() and kinds[name].timezone)
    ]
    if not with_offset:
        return None
    names = " and ".join(with_offset)
    return f"Times in {names} carry an offset: they count on the day that it was in {_UTC}."


def on_the_wall(
    times: pd.Series, has_offset: NDArray[np.bool_], zone: tzinfo | None
) -> NDArray[np.datetime64]:
    """Return what the clock on the wall said at each time.

    Args:
        times: as they were read: in UTC where they name an offset, else as they stand.
        has_offset: which of them do.
        zone: where the wall is; without one it is in UTC.
    """
    stood = times.to_numpy("datetime64[s]")
    if zone is None:
        return stood
    there = times.dt.tz_localize(_UTC).dt.tz_convert(zone).dt.tz_localize(None)
    return np.where(has_offset, there.to_numpy("datetime64[s]"), stood)


def moments(
    times: pd.Series, has_offset: NDArray[np.bool_], zone: tzinfo | None
) -> NDArray[np.datetime64]:
    """Return each time in UTC, so that the time between two is what passed between them.

    In the hour that a clock shows twice the first is meant; one that it skips is an hour later.

    Args:
        times: as they were read: in UTC where they name an offset, else as they stand.
        has_offset: which of them do.
        zone: in which the others are meant; without one they are taken for UTC.
    """
    stood = times.to_numpy("datetime64[s]")
    if zone is None:
        return stood
    summer = np.ones(len(times), bool)
    there = times.dt.tz_localize(zone, ambiguous=summer, nonexistent="shift_forward")
    in_utc = there.dt.tz_convert(_UTC).dt.tz_localize(None).to_numpy("datetime64[s]")
    return np.where(has_offset, stood, in_utc)


def told_about_offsets(
    column: str, times: pd.Series, has_offset: NDArray[np.bool_], zone: tzinfo | None
) -> str | None:
    """Return a sentence about the times in a column that name an offset; None where none does."""
    filled = times.notna().to_numpy()
    with_offset = int((has_offset & filled).sum())
    if not with_offset:
        return None
    where = _UTC if zone is None else str(zone)
    if with_offset == filled.sum():
        return f"The times in “{column}” carry an offset: they were brought to {where}."
    return (
        f"{with_offset:,} of {int(filled.sum()):,} times in “{column}” carry an offset: they were "
        f"brought to {where}. The others are taken as they stand."
    )
