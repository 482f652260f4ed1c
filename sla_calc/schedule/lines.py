"""The answer of a schedule: leads due, what closes when, and what is short."""

from dataclasses import dataclass
from functools import cached_property

from sla_calc.model.months import YearMonth
from sla_calc.schedule.reasons import Shortfall


@dataclass(frozen=True, slots=True)
class ScheduleLine:
    """One lead type of one stream in one month.

    Attributes:
        month: the month.
        stream: the stream's name.
        lead_type: the lead type's name.
        volumes: leads that are due in the month, and how many of them reach each further stage in
            time, unrounded [count].
        committed: the promise at each stage, in whole numbers [count].
        customers: deals that close in the month, of leads due by then and of those in hand.
        revenue: what they bring [money].
        customers_in_hand: those of them that come from the pipeline in hand.
        revenue_in_hand: what these bring [money].
    """

    month: YearMonth
    stream: str
    lead_type: str
    volumes: tuple[float, ...]
    committed: tuple[int, ...]
    customers: float
    revenue: float
    customers_in_hand: float
    revenue_in_hand: float

    @property
    def leads_due(self) -> float:
        """Leads that are due in the month, unrounded [leads]."""
        return self.volumes[0]


@dataclass(frozen=True, slots=True)
class StreamMonth:
    """One stream in one month.

    Attributes:
        month: the month.
        stream: the stream's name.
        target: new business that marketing's leads owe [money].
        revenue: what closes [money].
        revenue_in_hand: what of it comes from the pipeline in hand [money].
        shortfall: what is missing and can no longer be reached [money].
        excess: what closes beyond the target [money].
    """

    month: YearMonth
    stream: str
    target: float
    revenue: float
    revenue_in_hand: float
    shortfall: float
    excess: float


@dataclass(frozen=True)
class LeadSchedule:
    """The plan over its months.

    Attributes:
        months: first to last.
        lines: per month, stream and lead type, month by month in the plan's order.
        by_stream: per month and stream, month by month.
        shortfalls: what cannot be reached and why, month by month.
    """

    months: tuple[YearMonth, ...]
    lines: tuple[ScheduleLine, ...]
    by_stream: tuple[StreamMonth, ...]
    shortfalls: tuple[Shortfall, ...]

    @cached_property
    def targets(self) -> tuple[float, ...]:
        """What marketing's leads owe, by month [money]."""
        return self._by_month("target")

    @cached_property
    def revenue(self) -> tuple[float, ...]:
        """What closes, by month [money]."""
        return self._by_month("revenue")

    @cached_property
    def shortfall(self) -> tuple[float, ...]:
        """What can no longer be reached, by month [money]."""
        return self._by_month("shortfall")

    @cached_property
    def excess(self) -> tuple[float, ...]:
        """What closes beyond the streams' targets, by month [money]."""
        return self._by_month("excess")

    @cached_property
    def leads(self) -> tuple[int, ...]:
        """Promised leads, by month [leads]."""
        found = dict.fromkeys(self.months, 0)
        for line in self.lines:
            found[line.month] += line.committed[0]
        return tuple(found.values())

    def of_month(self, month: YearMonth) -> tuple[ScheduleLine, ...]:
        """Return the lines of one month, in the plan's order."""
        return tuple(line for line in self.lines if line.month == month)

    def _by_month(self, field: str) -> tuple[float, ...]:
        found = dict.fromkeys(self.months, 0.0)
        for each in self.by_stream:
            found[each.month] += getattr(each, field)
        return tuple(found.values())
