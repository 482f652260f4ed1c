"""A file of leads and a file of deals as one table, joined by the column that names the lead."""

from dataclasses import dataclass

from sla_data.errors import LeadTableError
from sla_data.tables import TextTable

DEALS_VIEW, JOINED_VIEW = "deal_rows", "lead_and_deal_rows"
OF_DEALS = " (deals)"
"""Behind the name of a column of the second file that the first has too."""
ENOUGH_FOUND = 0.3
"""Share of the deals' names that must be found among the leads for a column to be the key."""


@dataclass(frozen=True)
class Joined:
    """Two files side by side.

    Attributes:
        view: the name of the joined view: the leads' columns, then the deals'.
        columns: its columns.
        key, deals_key: the columns that were matched.
        deals: rows of the second file, and ``without_lead`` those whose lead is not in the first.
        several: leads that have more than one deal.
    """

    view: str
    columns: tuple[str, ...]
    key: str
    deals_key: str
    deals: int
    without_lead: int
    several: int


def joined(leads: TextTable, deals: TextTable, key: str | None, deals_key: str | None) -> Joined:
    """Return the leads with their deals beside them; a lead without one is there once.

    Args:
        leads, deals: the two files; everything ends up in the leads' connection.
        key, deals_key: the columns that name the lead; found by their values where not given.

    Raises:
        LeadTableError: when no two columns hold the same names.
    """
    connection = leads.connection
    rows = deals.connection.execute(f"FROM {deals.view}").to_arrow_table()
    connection.register("deals_as_read", rows)
    connection.execute(f"CREATE TEMP TABLE {DEALS_VIEW} AS FROM deals_as_read")
    connection.unregister("deals_as_read")
    if not (key and deals_key):
        key, deals_key = _likely_key(leads, deals)
    names = {name: name + OF_DEALS if name in leads.columns else name for name in deals.columns}
    picked = ", ".join(f"d.{_name(name)} AS {_name(shown)}" for name, shown in names.items())
    on = f"trim(l.{_name(key)}) = trim(d.{_name(deals_key)})"
    connection.execute(
        f"CREATE OR REPLACE VIEW {JOINED_VIEW} AS "
        f"SELECT l.*, {picked} FROM {leads.view} l LEFT JOIN {DEALS_VIEW} d ON {on}"
    )
    ((rows, without, several),) = leads.use(
        f"WITH named AS (SELECT trim({_name(deals_key)}) AS name, count(*) AS n FROM {DEALS_VIEW} "
        f"GROUP BY 1), known AS (SELECT DISTINCT trim({_name(key)}) AS name FROM {leads.view}) "
        "SELECT sum(n), sum(n) FILTER (name IS NULL OR name NOT IN (SELECT name FROM known WHERE "
        "name IS NOT NULL)), count(*) FILTER (n > 1 AND name IN (SELECT name FROM known)) FROM named"
    )
    return Joined(
        view=JOINED_VIEW,
        columns=(*leads.columns, *names.values()),
        key=key,
        deals_key=deals_key,
        deals=int(rows or 0),
        without_lead=int(without or 0),
        several=int(several or 0),
    )


def noticed_in_join(found: Joined) -> tuple[str, ...]:
    """Return what the reader should know about how the two files fit."""
    said = [
        f"The deals were joined to their leads by “{found.key}” and “{found.deals_key}”: "
        f"{found.deals - found.without_lead:,} of {found.deals:,} deals found their lead."
    ]
    if found.without_lead:
        said.append(
            f"{found.without_lead:,} deals have no lead in the first file, so they count for nothing."
        )
    if found.several:
        said.append(
            f"{found.several:,} leads have several deals. Each is one lead that got as far as its best "
            "deal, with the amounts of all its won deals."
        )
    return tuple(said)


def _likely_key(leads: TextTable, deals: TextTable) -> tuple[str, str]:
    best = (0.0, "", "")
    for theirs in deals.columns:
        ((filled, different),) = leads.use(
            f"SELECT count({_name(theirs)}), count(DISTINCT {_name(theirs)}) FROM {DEALS_VIEW}"
        )
        if not filled or different < ENOUGH_FOUND * filled or different < 2:  # noqa: PLR2004
            continue
        for ours in leads.columns:
            ((found,),) = leads.use(
                f"SELECT count(*) FROM (SELECT DISTINCT trim({_name(theirs)}) AS name FROM "
                f"{DEALS_VIEW} WHERE {_name(theirs)} IS NOT NULL USING SAMPLE reservoir(2000 ROWS) "
                f"REPEATABLE (1)) SEMI JOIN (SELECT trim({_name(ours)}) AS name FROM {leads.view}) "
                "USING (name)"
            )
            share = found / min(different, 2000)
            # Names are what parts one lead from another: dates and words are found too, by chance.
            best = max(best, (share * different / filled, ours, theirs))
    share, ours, theirs = best
    if share < ENOUGH_FOUND:
        raise LeadTableError(
            "No column of the second file names leads of the first. Right would be a column in both "
            "that holds the same lead IDs; choose the two columns if they are there."
        )
    return ours, theirs


def _name(column: str) -> str:
    """Return a column's name as SQL quotes it."""
    return '"' + column.replace('"', '""') + '"'
