"""The goal waterfall of a month: its line, what has come, and where that leads, day by day."""

from collections import defaultdict

import numpy as np

from sla_calc.model.plan import Plan
from sla_calc.tracking.moment import Moment
from sla_calc.tracking.placing import Place
from sla_calc.tracking.tallies import Tally
from sla_calc.tracking.tracked import DayPart, Series, TrackedLine


def series_of(plan: Plan, counted: Tally, moment: Moment, line: TrackedLine) -> Series:
    """Return the goal waterfall of everything or of a stream."""
    own = counted.within((line.stream, None))
    daily = (counted.table.in_month(moment.month) * counted.worth[:, None])[own].sum(axis=0)
    each = np.arange(moment.month.days)
    goal = moment.due * (np.nan if line.goal is None else line.goal)
    end = None if line.pace is None else line.pace.projection
    projected = moment.due * (np.nan if end is None else end)
    return Series(
        stream=line.stream,
        days=moment.month.dates,
        goal=goal,
        low=goal * (1 - plan.tolerance),
        high=goal * (1 + plan.tolerance),
        actual=np.where(each < moment.day, daily.cumsum(), np.nan),
        projection=np.where(each >= moment.day - 1, projected, np.nan),
    )


def bars_of(counted: Tally, moment: Moment) -> tuple[DayPart, ...]:
    """Return what came on each day up to the as-of day, by lead type."""
    amounts = counted.table.in_month(moment.month)[:, : moment.day] * counted.worth[:, None]
    bars = defaultdict[tuple[int, Place], float](float)
    for part, day in np.argwhere(amounts):
        placed, told = counted.places[part], counted.table.parts[part]
        key = (int(day), (placed[0] or told[0], placed[1] or told[1]))
        bars[key] += float(amounts[part, day])
    days = moment.month.dates
    found = [DayPart(days[day], *place, amount) for (day, place), amount in bars.items()]
    return tuple(sorted(found, key=lambda bar: (bar.day, bar.stream or "", bar.lead_type or "")))
