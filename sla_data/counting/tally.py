"""Leads at each stage, by group and by month, however they were counted."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sla_calc.calibration.counts import MonthCounts, StageCounts
from sla_calc.model.months import YearMonth
from sla_data.counting.grouping import Key, in_order


class StageTally:
    """Adds up leads at each stage.

    Args:
        told: for each stage, top to bottom, whether the table tells it at all.
    """

    def __init__(self, told: Sequence[bool]) -> None:
        self._told = tuple(told)
        self._leads: dict[tuple[Key, date | None], list[float]] = defaultdict(
            lambda: [0.0] * len(self._told)
        )

    def add(self, group: Key, month: date | None, place: int, leads: float) -> None:
        """Add leads to one stage of a group in a month; without a month, to the whole only."""
        self._leads[group, month][place] += leads

    def in_all(self) -> tuple[StageCounts, ...]:
        """Return the leads of each group at each stage."""
        totals: dict[Key, list[float]] = defaultdict(lambda: [0.0] * len(self._told))
        for (group, _), leads in self._leads.items():
            totals[group] = [a + b for a, b in zip(totals[group], leads, strict=True)]
        return tuple(
            StageCounts(*group, self._as_told(totals[group])) for group in in_order(totals)
        )

    def by_month(self) -> tuple[MonthCounts, ...]:
        """Return the leads of each group in each month that has any."""
        groups = in_order(group for group, _ in self._leads)
        return tuple(
            MonthCounts(
                YearMonth(month.year, month.month), *group, self._as_told(self._leads[group, month])
            )
            for group in groups
            for month in sorted(at for each, at in self._leads if each == group and at is not None)
        )

    def _as_told(self, leads: Sequence[float]) -> tuple[float | None, ...]:
        return tuple(n if told else None for n, told in zip(leads, self._told, strict=True))
