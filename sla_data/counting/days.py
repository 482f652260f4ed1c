"""First and last days of a table of leads; its rows in a window, and as they were on a day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import ibis
from ibis.expr import types as ir

from sla_data.counting.grouping import Fetch
from sla_data.meaning.mapping import Mapping

Window = tuple[date, date]
"""First and last day, both within it."""


@dataclass(frozen=True)
class Facts:
    """What has to be known of the usable rows before they are added up.

    Attributes:
        first_created, last_created: days of the first and the last lead.
        first_won: day of the first won deal.
        latest: the last day on which anything is known to have happened.
        without_created: leads without a day of creation [rows].
        forecasts: open deals that have a day for being won [rows].
    """

    first_created: date | None
    last_created: date | None
    first_won: date | None
    latest: date | None
    without_created: int = 0
    forecasts: int = 0

    @property
    def whole(self) -> Window | None:
        """The days of the first and the last lead."""
        if self.first_created and self.last_created:
            return self.first_created, self.last_created
        return None


def facts_of(rows: ir.Table, mapping: Mapping, fetch: Fetch) -> Facts:
    """Return the first and the last days, and what is odd."""
    last = len(mapping.steps) - 1
    if mapping.shape == "totals":
        (row,) = fetch(rows.aggregate(first=rows.at_0.min(), last=rows.at_0.max()))
        return Facts(day_of(row["first"]), day_of(row["last"]), None, day_of(row["last"]))
    won, at_last = rows.reached == last, rows[f"at_{last}"]
    happened = {
        f"latest_{place}": rows[f"at_{place}"].max(where=rows.reached >= place)
        for place in range(1, last + 1)
    }
    open_with_day = ~won & ~rows.lost & at_last.notnull()
    (row,) = fetch(
        rows.aggregate(
            first=rows.at_0.min(),
            last=rows.at_0.max(),
            first_won=at_last.min(where=won),
            lost=rows.lost_on.max(),
            without=rows.count(where=rows.at_0.isnull()),
            forecasts=rows.count(where=open_with_day),
            **happened,
        )
    )
    days = [day_of(row[name]) for name in ("last", "lost", *happened)]
    return Facts(
        first_created=day_of(row["first"]),
        last_created=day_of(row["last"]),
        first_won=day_of(row["first_won"]) if last else None,
        latest=max((day for day in days if day), default=None),
        without_created=int(row["without"]),
        forecasts=int(row["forecasts"]) if last else 0,
    )


def between(rows: ir.Table, column: str, window: Window | None) -> ir.Table:
    """Return the rows whose time in a column is in a window; all without one."""
    if window is None:
        return rows
    first, last = window
    after = last + timedelta(days=1)
    return rows.filter(rows[column] >= midnight(first), rows[column] < midnight(after))


def as_known_on(rows: ir.Table, mapping: Mapping, as_of: date | None, facts: Facts) -> ir.Table:
    """Return the rows as they were on a day: what came after it had not happened yet."""
    if as_of is None or facts.latest is None or as_of >= facts.latest:
        return rows
    end = midnight(as_of + timedelta(days=1))
    rows = rows.filter(rows.at_0.isnull() | (rows.at_0 < end))
    reached = ibis.cases(
        *(
            (
                (rows.reached >= place)
                & (rows[f"at_{place}"].isnull() | (rows[f"at_{place}"] < end)),
                place,
            )
            for place in reversed(range(1, len(mapping.steps)))
        ),
        else_=0,
    )
    return rows.mutate(reached=reached.cast("int8"))


def midnight(day: date) -> ir.TimestampScalar:
    """Return the moment at which a day begins."""
    return ibis.timestamp(f"{day.isoformat()} 00:00:00")


def day_of(value: datetime | date | None) -> date | None:
    """Return the day of a time, as whichever of the two an engine returns it."""
    return value.date() if isinstance(value, datetime) else value
