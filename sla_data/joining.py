"""A file of leads and a file of deals as one table, joined by the column that names the lead."""

from dataclasses import dataclass

import ibis
from ibis.expr import types as ir

from sla_data.cells import trimmed
from sla_data.errors import LeadTableError
from sla_data.grouping import Fetch

OF_DEALS = " (deals)"
"""Behind the name of a column of the second file that the first has too."""
ENOUGH_FOUND = 0.3
"""Share of the deals' names that must be found among the leads for a column to be the key."""
LOOKED_FOR = 2_000
"""Names of the second file that are looked for in the first."""


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


def joined(
    leads: ir.Table, deals: ir.Table, fetch: Fetch, keys: tuple[str | None, str | None]
) -> Joined:
    """Return the leads with their deals beside them.

    Args:
        leads: the rows of the first file.
        deals: the rows of the second, on the same connection.
        fetch: runs an expression.
        keys: the column of each that names the lead; found by their values where not given.

    Raises:
        LeadTableError: when no two columns hold the same names.
    """
    ours, theirs = keys
    if not (ours and theirs):
        ours, theirs = _likely_keys(leads, deals, fetch)
    for table, key, which in ((leads, ours, "first"), (deals, theirs, "second")):
        if key not in table.columns:
            raise LeadTableError(f"The {which} file has no column “{key}” to join it by.")
    renamed = deals.rename(
        {name + OF_DEALS: name for name in deals.columns if name in leads.columns}
    )
    theirs_now = theirs + OF_DEALS if theirs in leads.columns else theirs
    table = leads.left_join(renamed, trimmed(leads[ours]) == trimmed(renamed[theirs_now]))
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
    best = (0.0, "", "")
    for theirs in deals.columns:
        names = deals.select(name=trimmed(deals[theirs])).filter(ibis._.name.notnull())
        (row,) = fetch(names.aggregate(filled=names.count(), different=names.name.nunique()))
        if row["different"] < max(2, ENOUGH_FOUND * row["filled"]):
            continue
        looked_for = names.distinct().order_by("name").limit(LOOKED_FOR)
        for ours in leads.columns:
            known = leads.select(name=trimmed(leads[ours]))
            (found,) = fetch(looked_for.semi_join(known, "name").aggregate(n=ibis._.count()))
            share = found["n"] / min(row["different"], LOOKED_FOR)
            # Names part one lead from another; days and words are found too, but by chance.
            best = max(best, (share * row["different"] / row["filled"], ours, theirs))
    share, ours, theirs = best
    if share < ENOUGH_FOUND:
        raise LeadTableError(
            "No column of the second file names leads of the first. Right would be a column in "
            "both that holds the same lead IDs; choose the two columns if they are there."
        )
    return ours, theirs
