"""How each lead was followed up: one entry a lead, with its times by the clock on the wall."""

from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sla_calc.tracking.actuals import FollowUps
from sla_data.counting.clocks import moments, on_the_wall, told_about_offsets
from sla_data.counting.follow_ups import TIMES, Asked

_SECONDS = 60
"""In a minute."""
_AT_ONCE = ["contact", "assigned", "owner", "row"]
"""What orders rows of one moment, the same in a database, where rows have no order."""


def entries(rows: pd.DataFrame, what: Asked) -> FollowUps:
    """Return the entries of leads, oldest first.

    Args:
        rows: as ``follow_up_rows`` makes them.
        what: was asked for.
    """
    mapping = what.mapping
    said = _told_about_times(rows, what)
    leads = _with_clocks(rows, what)
    if mapping.one_per_lead:
        leads = _one_per_lead(leads)
    waiting = leads[~leads["there"]]
    leads = leads[leads["there"]].sort_values(["handed", "lead", *_AT_ONCE])
    found = _entries(leads, what)
    return replace(found, noticed=(*said, *_noticed(found, what, len(waiting))))


def _with_clocks(rows: pd.DataFrame, what: Asked) -> pd.DataFrame:
    """Return the rows with each time as a moment, and by the clock on the wall."""
    clocks = {}
    for time in TIMES:
        has_offset = rows[f"{time}_offset"].to_numpy(bool)
        times = rows[time].astype("datetime64[s]")
        clocks[time] = moments(times, has_offset, what.zone)
        clocks[f"{time}_wall"] = on_the_wall(times, has_offset, what.zone)
    return rows.assign(**clocks)


def _one_per_lead(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each lead: its earliest times, its first owner, all of its attempts.

    It is closed when one of its rows is won or all are lost. Rows without a name stay apart.
    """
    nameless = pd.Series([f"\0{number}" for number in range(len(rows))], index=rows.index)
    rows = rows.assign(key=rows["lead"].where(rows["lead"].notna(), nameless))
    grouped = rows.sort_values(["handed", *_AT_ONCE]).groupby("key", sort=False)
    leads = grouped.agg(
        lead=("lead", "first"),
        owner=("owner", "first"),
        row=("row", "first"),
        stream=("stream", "min"),
        lead_type=("lead_type", "min"),
        response=("response", "min"),
        attempts=("attempts", "max"),
        connected=("connected", "any"),
        lost=("lost", "all"),
        won=("won", "any"),
        there=("there", "any"),
    )
    for time in TIMES:
        earliest = rows.sort_values(time, kind="stable").groupby("key", sort=False)
        leads = leads.join(earliest[[time, f"{time}_wall"]].first())
    return leads.reset_index(drop=True)


def _entries(leads: pd.DataFrame, what: Asked) -> FollowUps:
    mapping = what.mapping
    walls = {time: leads[f"{time}_wall"].to_numpy("datetime64[s]") for time in TIMES}
    minutes = _minutes(leads)
    if mapping.response:
        taken = _numbers(leads["response"])
        minutes = np.where(np.isnan(taken), minutes, taken)
    return FollowUps(
        leads=_names(leads["lead"]),
        owners=_names(leads["owner"]),
        streams=_names(leads["stream"]),
        lead_types=_names(leads["lead_type"]),
        handed_over=walls["handed"],
        assigned=walls["assigned"] if mapping.assigned else None,
        first_attempt=_filled_in(walls["contact"], walls["handed"], minutes),
        clock_minutes=minutes,
        attempts=_numbers(leads["attempts"]) if mapping.attempts else None,
        reached=leads["connected"].to_numpy(bool) if mapping.connected else None,
        closed=(leads["won"] | leads["lost"]).to_numpy(bool),
        lines=leads["row"].to_numpy("int64"),
        tells_speed=bool(mapping.first_contact or mapping.response),
    )


def _minutes(leads: pd.DataFrame) -> NDArray[np.float64]:
    """Return what passed from hand-over to first attempt [minutes]; NaN where either is blank."""
    passed = (leads["contact"] - leads["handed"]).to_numpy("timedelta64[s]")
    minutes = passed.astype("float64") / _SECONDS
    return np.where(np.isnat(passed), np.nan, minutes)


def _filled_in(
    contact: NDArray[np.datetime64], handed: NDArray[np.datetime64], minutes: NDArray[np.float64]
) -> NDArray[np.datetime64]:
    """Return the first attempts; where only the time until then is known, they follow from it."""
    told = np.isnat(contact) & ~np.isnan(minutes)
    seconds = np.where(told, np.rint(minutes * _SECONDS), 0).astype("timedelta64[s]")
    return np.where(told, handed + seconds, contact)


def _names(column: pd.Series) -> tuple[str | None, ...]:
    return tuple(None if pd.isna(name) else str(name) for name in column)


def _numbers(column: pd.Series) -> NDArray[np.float64]:
    return column.to_numpy("float64", na_value=np.nan)


def _told_about_times(rows: pd.DataFrame, what: Asked) -> list[str]:
    """Return what the reader should know about the times as they stand in the table."""
    said = (
        told_about_offsets(name, rows[time], rows[f"{time}_offset"].to_numpy(bool), what.zone)
        for time, name in what.columns.items()
        if name
    )
    return [sentence for sentence in said if sentence]


def _noticed(found: FollowUps, what: Asked, waiting: int) -> list[str]:
    """Return what the reader should know about the leads."""
    mapping, said = what.mapping, []
    step = mapping.steps[what.stage]
    if waiting:
        said.append(
            f"{waiting:,} leads have not reached “{step.stage}”: sales owes them nothing yet, so "
            "they are not listed."
        )
    named = [name for name in found.leads if name is not None]
    if repeated := len(named) - len(set(named)):
        said.append(
            f"{repeated:,} of {len(found.leads):,} rows name a lead in “{mapping.lead_id}” that "
            "another row has named too. Each row counts as a lead; choose one lead per name to "
            "count them together."
        )
    if before := int((found.clock_minutes < 0).sum()):
        said.append(f"{before:,} leads were first contacted before they were handed over.")
    if timeless := int(np.isnat(found.handed_over).sum()):
        column = f"no time in “{step.day}”" if step.day else "no time of their creation"
        said.append(f"{timeless:,} leads have {column}: how long they have waited is not known.")
    if not found.tells_speed:
        said.append("The table tells how often leads were contacted, but not when.")
    elif not mapping.first_contact:
        said.append(
            f"First attempts are placed by “{mapping.response}”, since no column has their times."
        )
    return said
