"""A file of leads and a file of deals as one table, joined by the column that names the lead."""

from dataclasses import dataclass

import ibis
from ibis.expr import types as ir

from sla_data.counting.grouping import Fetch
from sla_data.errors import LeadTableError
from sla_data.formats.cells import trimmed
from sla_data.places.place import Place

OF_DEALS = " (deals)"
"""Behind the name of a column of the second file that the first has too."""
ENOUGH_SHARED, ENOUGH_UNLIKE = 0.3, 0.3
"""Share of names that both columns have, and that the deals' do not repeat, to be the key."""
FEWEST_NAMES, MOST_NAMES = 3, 50_000


@dataclass(frozen=True)
class Joined:
    """Two tables side by side.

    Attributes:
        table: the leads' columns, then the deals'; a lead without a deal is there once.
        key, deals_key: the columns that were matched.
        deals: rows of the second file, and ``without_lead`` those whose lead is not in the first.
        several: leads that have more than one deal.
    """

    table: ir.Table
    key: str
    deals_key: str
    deals: int
    without_lead: int
    several: int

    def noticed(self) -> tuple[str, ...]:
        """Return what the reader should know about how the two files fit."""
        found = self.deals - self.without_lead
        keys = f"“{self.key}” and “{self.deals_key}”"
        said = [f"Deals were joined to leads by {keys}: {found:,} of {self.deals:,} found theirs."]
        if self.without_lead:
            text = (
                f"{self.without_lead:,} deals have no lead in the first file and count for nothing."
            )
            said.append(text)
        if self.several:
            said.append(
                f"{self.several:,} leads have several deals. Each is one lead that got as far as "
                "its best deal, with the amounts of all its won deals."
            )
        return tuple(said)


def joined(place: Place, deals: ir.Table, keys: tuple[str | None, str | None]) -> Joined:
    """Return the leads with their deals beside them.

    Args:
        place: where the rows of the first file are.
        deals: the rows of the second, in the same place.
        keys: the column of each that names the lead; found by their values where not given.

    Raises:
        LeadTableError: when no two columns hold the same names.
    """
    leads, fetch = place.numbered(), place.fetch
    ours, theirs = keys
    if not (ours and theirs):
        ours, theirs = _likely_keys(place.table, deals, fetch)
    for table, key, which in ((leads, ours, "first"), (deals, theirs, "second")):
        if key not in table.columns:
            raise LeadTableError(f"The {which} file has no column “{key}” to join it by.")
    renamed = deals.rename(
        {name + OF_DEALS: name for name in deals.columns if name in leads.columns}
    )
    theirs_now = theirs + OF_DEALS if theirs in leads.columns else theirs
    same_lead = trimmed(leads[ours]) == trimmed(renamed[theirs_now])
    table = leads.left_join(renamed, same_lead)
    named = deals.select(name=trimmed(deals[theirs])).group_by("name").aggregate(n=ibis._.count())
    known = leads.select(name=trimmed(leads[ours])).distinct()
    found = named.semi_join(known, "name")
    (all_deals,) = fetch(deals.aggregate(n=deals.count()))
    (matched,) = fetch(found.aggregate(n=found.n.sum(), several=(found.n > 1).sum()))
    return Joined(
        table=table,
        key=ours,
        deals_key=theirs,
        deals=all_deals["n"],
        without_lead=all_deals["n"] - int(matched["n"] or 0),
        several=int(matched["several"] or 0),
    )


def _likely_keys(leads: ir.Table, deals: ir.Table, fetch: Fetch) -> tuple[str, str]:
    """Return the two columns that share the most names; of the deals' one that names few twice."""
    known = {column: _names(leads, column, fetch) for column in leads.columns}
    best = (0.0, 0.0, "", "")
    for theirs in deals.columns:
        looked_for = _names(deals, theirs, fetch)
        if looked_for.unlike < ENOUGH_UNLIKE:
            continue
        for ours, names in known.items():
            fewest = min(len(names.different), len(looked_for.different))
            if fewest < FEWEST_NAMES:
                continue
            shared = len(names.different & looked_for.different) / fewest
            best = max(best, (shared * looked_for.unlike, names.unlike, ours, theirs))
    share, _, ours, theirs = best
    if share < ENOUGH_SHARED:
        raise LeadTableError(
            "No column of the second file names leads of the first. Right would be a column in "
            "both that holds the same lead IDs; choose the two columns if they are there."
        )
    return ours, theirs


@dataclass(frozen=True)
class _Names:
    different: frozenset[str]
    unlike: float
    """Share of the cells that repeat no other."""


def _names(table: ir.Table, column: str, fetch: Fetch) -> _Names:
    cells = table.select(name=trimmed(table[column])).filter(ibis._.name.notnull())
    (row,) = fetch(cells.aggregate(filled=cells.count(), different=cells.name.nunique()))
    # In alphabetical order, so that the first names of both files are the same names.
    first = fetch(cells.distinct().order_by("name").limit(MOST_NAMES))
    unlike = row["different"] / row["filled"] if row["filled"] else 0.0
    return _Names(frozenset(each["name"] for each in first), unlike)
