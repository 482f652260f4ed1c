"""Leads by day, told apart by the plan's revenue streams and lead types, in a measure's unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sla_calc.calibration.matching import Matches, Part, folded
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan
from sla_calc.tracking.actuals import DailyCounts
from sla_calc.tracking.chance import Bounds, sum_bounds
from sla_calc.tracking.leads_by_day import LeadsByDay, leads_by_day
from sla_calc.tracking.placing import Place, place_parts
from sla_calc.value.lead_values import LeadValue

Measure = Literal["leads", "points", "money"]

EVERYTHING: Place = (None, None)


@dataclass(frozen=True)
class Tally:
    """What a table tells of the plan's streams and lead types.

    Attributes:
        table: its leads by part and day.
        places: where each part is counted.
        worth: of a lead of each part [leads, points or money]; 0 where that is not known.
        worth_of: of a lead of each of the plan's lead types, likewise.
        measure: the unit.
    """

    table: LeadsByDay
    places: tuple[Place, ...]
    worth: NDArray[np.float64]
    worth_of: Mapping[Place, float]
    measure: Measure

    def within(self, place: Place) -> NDArray[np.bool_]:
        """Return which parts are counted for a lead type, a stream or everything."""
        return np.array([_is_within(each, place) for each in self.places], dtype=np.bool_)

    def amount(self, place: Place, leads: NDArray[np.float64]) -> float | None:
        """Return what so many leads of each part are [leads, points or money].

        None where the table does not tell which leads are those of the place.
        """
        if not self._tells(place):
            return None
        return float((leads * self.worth)[self.within(place)].sum())

    def bounds(self, place: Place, leads: NDArray[np.float64]) -> Bounds:
        """Return the 95 % interval of that amount: it has come about by chance."""
        own = self.within(place)
        of_none = [worth for each, worth in self.worth_of.items() if _is_within(each, place)]
        counts = [*leads[own].tolist(), *[0.0] * len(of_none)]
        return sum_bounds(counts, [*self.worth[own].tolist(), *of_none])

    def leads_in(self, month: YearMonth, days: int | None = None) -> NDArray[np.float64]:
        """Return each part's leads in a month, or on its first days [leads]."""
        return self.table.in_month(month)[:, :days].sum(axis=1)  # type: ignore[no-any-return]

    def unmatched(self) -> NDArray[np.bool_]:
        """Return which parts are of no lead type of the plan."""
        return np.array([place[1] is None for place in self.places], dtype=np.bool_)

    def _tells(self, place: Place) -> bool:
        """Whether leads that the table does not place could not all be those of the place."""
        own = self.within(place)
        if place == EVERYTHING or own.any():
            valued = self.measure == "leads" or not own.any()
            return bool(valued or (own & ~self.unmatched()).any())
        placed = zip(self.table.parts, self.places, strict=True)
        return not any(_could_be(part, each, place) for part, each in placed)


def tally(
    plan: Plan,
    daily: DailyCounts | LeadsByDay,
    values: tuple[LeadValue, ...],
    measure: Measure = "leads",
    matches: Matches | None = None,
) -> Tally:
    """Return what a table tells of the plan's streams and lead types.

    Args:
        plan: the plan.
        daily: what the table tells, or that added up already.
        values: what the plan's leads are worth.
        measure: the unit.
        matches: what its parts are in the plan, where that is known better than by name.

    Raises:
        PlanError: a count is below 0, or a match names what the plan does not have.
    """
    table = daily if isinstance(daily, LeadsByDay) else leads_by_day(daily, plan.stages[0])
    places = place_parts(plan, table.parts, matches)
    worth = worth_by_place(values, measure)
    unknown = 1.0 if measure == "leads" else 0.0
    return Tally(
        table=table,
        places=tuple(places[part] for part in table.parts),
        worth=np.array([worth.get(places[part], unknown) for part in table.parts]),
        worth_of=worth,
        measure=measure,
    )


def worth_by_place(values: tuple[LeadValue, ...], measure: Measure) -> dict[Place, float]:
    """Return what a lead of each lead type is worth [leads, points or money]."""
    return {(each.stream, each.lead_type): _worth(each, measure) for each in values}


def _worth(value: LeadValue, measure: Measure) -> float:
    if measure == "leads":
        return 1.0
    return value.points if measure == "points" else value.value


def _is_within(each: Place, place: Place) -> bool:
    return place[0] in (None, each[0]) and place[1] in (None, each[1])


def _could_be(part: Part, placed: Place, place: Place) -> bool:
    """Whether leads of a part that is not placed may be those of a place."""
    if placed[1] is not None:
        return False
    stream = placed[0] == place[0] or (placed[0] is None and part[0] is None)
    kind = place[1] is None or part[1] is None or folded(part[1]) == folded(place[1])
    return stream and kind
