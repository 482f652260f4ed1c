"""How long leads took from one stage to another, and how long the others have waited so far."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple, cast

import ibis
import numpy as np
from ibis.expr import types as ir
from numpy.typing import NDArray

from sla_calc.calibration.counts import AgeCounts
from sla_data.counting.days import midnight
from sla_data.counting.grouping import Fetcher, Key, grouped_by, in_order, numbered, with_wider
from sla_data.meaning.mapping import Mapping


class Aged(NamedTuple):
    """Leads by their group and an age.

    Attributes:
        keys: the groups.
        group: the place among them of each number of leads.
        days: the age of each [days].
        n: the numbers [leads].
    """

    keys: list[Key]
    group: NDArray[np.integer]
    days: NDArray[np.integer]
    n: NDArray[np.integer]

    def that(self, are: NDArray[np.bool_]) -> "Aged":
        """Return those for which something holds."""
        return Aged(self.keys, self.group[are], self.days[are], self.n[are])


@dataclass(frozen=True)
class Ages:
    """What asks for the ages of leads.

    Attributes:
        leads: rows of leads.
        mapping: what the table's columns meant.
        fetch: runs an expression.
        won: the leads that were won, where they are at hand.
    """

    leads: ir.Table
    mapping: Mapping
    fetch: Fetcher
    won: ir.Table | None

    def between_stages(
        self, as_of: date, reached: NDArray[np.integer], created: Aged
    ) -> Iterator[AgeCounts]:
        """Return the ages of the leads between each two stages whose days are known.

        Args:
            as_of: the day on which the table was true.
            reached: the last stage of each of ``created``.
            created: the leads whose day of creation is known, by the days since then.
        """
        steps = self._steps()
        if not steps:
            return
        # All in one question: the engine works on its parts at the same time.
        found = self.fetch.frame(ibis.union(*self._questions(steps, as_of)))
        keys, group = numbered(found, self.mapping)
        asked = Aged(keys, group, *(found[name].to_numpy(int) for name in ("days", "n")))
        step, moved = found["step"].to_numpy(int), found["moved"].to_numpy(int) == 1
        for place, (start, end) in enumerate(steps):
            there = asked.that((step == place) & moved)
            begun = asked.that((step == place) & ~moved)
            waiting = begun if start else created.that(reached < end)
            names = self.mapping.stages[start], self.mapping.stages[end]
            yield from _age_counts(names, there, waiting)

    def _steps(self) -> list[tuple[int, int]]:
        dated = [place for place, step in enumerate(self.mapping.steps) if step.day]
        steps = list(pairwise(dated))
        if len(steps) > 1 and {0, len(self.mapping.steps) - 1} <= set(dated):
            steps.append((0, dated[-1]))
        return steps

    def _questions(self, steps: list[tuple[int, int]], as_of: date) -> Iterator[ir.Table]:
        for place, (start, end) in enumerate(steps):
            there = self._that_reached(end)
            took = self._by_days(there, there[f"at_{start}"], there[f"at_{end}"])
            yield self._part(took, place, moved=1)
            if start:
                reached = self.leads.reached
                on_the_way = self.leads.filter((reached >= start) & (reached < end))
                waited = self._by_days(on_the_way, on_the_way[f"at_{start}"], midnight(as_of))
                yield self._part(waited, place, moved=0)

    def _that_reached(self, place: int) -> ir.Table:
        if self.won is not None and place == len(self.mapping.steps) - 1:
            return self.won
        return self.leads.filter(self.leads.reached >= place)

    def _by_days(self, leads: ir.Table, since: ir.Value, until: ir.Value) -> ir.Table:
        """Return how many leads took so many days from one time to another, both known."""
        known = leads.filter(since.notnull() & until.notnull())
        split = {name: known[name] for name in grouped_by(self.mapping)}
        return known.group_by(**split, days=_days(since, until)).aggregate(n=ibis._.count())

    def _part(self, rows: ir.Table, place: int, *, moved: int) -> ir.Table:
        marks = {"step": ibis.literal(place, "int8"), "moved": ibis.literal(moved, "int8")}
        return rows.select(*grouped_by(self.mapping), "days", "n", **marks)


def _age_counts(stages: tuple[str, str], moved: Aged, waiting: Aged) -> Iterator[AgeCounts]:
    width = 1 + max(part.days.max(initial=0) for part in (moved, waiting))
    by_age: dict[Key, NDArray[np.float64]] = defaultdict(lambda: np.zeros((2, width)))
    for kind, part in enumerate((moved, waiting)):
        at = part.group * width + part.days.clip(0)
        leads = np.bincount(at, part.n, minlength=len(part.keys) * width)
        for key, ages in zip(part.keys, leads.reshape(-1, width), strict=True):
            for group in with_wider(key):
                by_age[group][kind] += ages
    for group in in_order(by_age):
        there, not_yet = by_age[group].astype(int)
        (days,) = np.nonzero(there + not_yet)
        if days.size:
            yield AgeCounts(
                *group,
                *stages,
                days=tuple(days.tolist()),
                moved=tuple(there[days].tolist()),
                waiting=tuple(not_yet[days].tolist()),
            )


def _days(since: ir.Value, until: ir.Value) -> ir.IntegerValue:
    """Return the days from one date to another, whatever the clock says."""
    since, until = cast("ir.TimestampValue", since), cast("ir.TimestampValue", until)
    return cast("ir.IntegerValue", until.date().delta(since.date(), unit="day").cast("int64"))
