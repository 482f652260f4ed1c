"""What is odd in a table of leads, in sentences for the reader."""

from ibis.expr import types as ir

from sla_calc.model.sentences import percent
from sla_data.counting.days import Facts
from sla_data.counting.grouping import Fetch
from sla_data.counting.one_per_lead import share_repeated
from sla_data.files.layout import Layout
from sla_data.formats.words import MISSING
from sla_data.meaning.mapping import Mapping

_SHOWN = 6


def noticed_in_rows(
    rows: ir.Table, mapping: Mapping, facts: Facts, fetch: Fetch
) -> tuple[str, ...]:
    """Return what the reader should know about the rows that were counted."""
    said = []
    if "strange_status" in rows.columns:
        (row,) = fetch(rows.aggregate(n=rows.strange_status.sum()))
        if row["n"]:
            text = f"{row['n']:,} rows have a “{mapping.status}” without a meaning here"
            said.append(f"{text}: they count as open.")
    repeated = share_repeated(rows, fetch)
    last = mapping.steps[-1].day
    if facts.forecasts:
        said.append(
            f"{facts.forecasts:,} open deals have a day in “{last}”: that is a forecast, so it "
            "counts for nothing."
        )
    if facts.without_created and mapping.steps[0].day:
        said.append(
            f"{facts.without_created:,} rows have no “{mapping.steps[0].day}”. They count in the "
            "totals, but in no month, age or sales cycle."
        )
    if repeated and not mapping.one_per_lead:
        said.append(
            f"{percent(round(repeated, 3))} of the rows name a lead in “{mapping.lead_id}” that an "
            "earlier row has named, as when a lead has several opportunities. Each row counts as a "
            "lead; choose one lead per name to count them together."
        )
    return tuple(said)


def noticed_in_layout(layout: Layout) -> tuple[str, ...]:
    """Return what the reader should know about how the file was read."""
    said = list(layout.notes)
    if layout.short_rows:
        said.append(
            f"{layout.short_rows:,} rows have fewer cells than there are columns: the missing ones "
            "count as blank."
        )
    if layout.footer:
        said.append(f"Left out below the data: {_listed(layout.footer)}.")
    return tuple(said)


def alike(values: list[str]) -> tuple[tuple[str, ...], ...]:
    """Return groups of names that differ only in their case or blanks, to be merged if so wished.

    >>> alike(["Google", "google", "Email", "unknown"])
    (('Google', 'google'),)
    """
    groups: dict[str, list[str]] = {}
    for value in values:
        groups.setdefault(" ".join(value.split()).casefold(), []).append(value)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def stand_for_blank(values: list[str]) -> tuple[str, ...]:
    """Return names that may stand for a blank, such as ``Select``, to be taken so if so wished.

    >>> stand_for_blank(["Google", "Select", "unknown"])
    ('Select', 'unknown')
    """
    return tuple(value for value in values if value.strip().casefold() in MISSING)


def _listed(lines: tuple[str, ...]) -> str:
    shown = ", ".join(f"“{line[:60]}”" for line in lines[:_SHOWN])
    more = len(lines) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown
