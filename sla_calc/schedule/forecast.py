"""Forward: what given leads bring, month by month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sla_calc.errors import PlanError
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan
from sla_calc.schedule.asked import Asked
from sla_calc.schedule.flow import flows
from sla_calc.schedule.in_hand import CreatedLeads, InHand, check_part, customers_in_hand
from sla_calc.value.delivery import LeadName


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """One lead type of one stream in one month.

    Attributes:
        month: the month.
        stream: the stream's name.
        lead_type: the lead type's name.
        leads: that come in the month [leads].
        customers: deals that close in the month, of leads of any month.
        revenue: what they bring [money].
    """

    month: YearMonth
    stream: str
    lead_type: str
    leads: float
    customers: float
    revenue: float


@dataclass(frozen=True)
class Forecast:
    """What given leads bring.

    Attributes:
        months: first to last.
        lines: per month, stream and lead type, month by month in the plan's order.
    """

    months: tuple[YearMonth, ...]
    lines: tuple[ForecastLine, ...]

    @cached_property
    def customers(self) -> tuple[float, ...]:
        """Deals that close, by month."""
        return self._by_month("customers")

    @cached_property
    def revenue(self) -> tuple[float, ...]:
        """What they bring, by month [money]."""
        return self._by_month("revenue")

    def _by_month(self, field: str) -> tuple[float, ...]:
        found = dict.fromkeys(self.months, 0.0)
        for line in self.lines:
            found[line.month] += getattr(line, field)
        return tuple(found.values())


def forecast(
    plan: Plan,
    leads: Mapping[LeadName, Sequence[float]],
    in_hand: InHand = (),
    *,
    first: YearMonth | None = None,
    beyond: int = 0,
) -> Forecast:
    """Return the customers and the revenue of given leads, in the month in which they close.

    Args:
        plan: the plan, for its rates, deal sizes and sales cycles.
        leads: planned or actual, by stream and lead type: one number a month, from the first month
            on; what is left out is 0.
        in_hand: leads that came before.
        first: the first month; the plan's if none.
        beyond: so many months after the plan's end are looked at too.

    Raises:
        PlanError: the plan has no such stream or lead type, a number of leads is none, or there are
            more numbers than months.

    >>> from sla_calc.model.streams import LeadType, RevenueStream
    >>> kind = LeadType(name="All", conversion_rates=(0.5,), cycle_curve=(0.05, 0.3, 0.4, 0.25))
    >>> stream = RevenueStream(name="All", deal_size=10, lead_types=(kind,))
    >>> plan = Plan(months=5, stages=("Lead", "Customer"), streams=(stream,))
    >>> forecast(plan, {("All", "All"): [200]}).customers
    (5.0, 30.0, 40.0, 25.0, 0.0)
    """
    asked = Asked.checked(plan, first=first, beyond=beyond)
    months = asked.months
    for (stream, kind), counts in leads.items():
        for count in counts:
            check_part(plan, CreatedLeads(stream, kind, months[0], count))
        if len(counts) > len(months):
            message = f"There are {len(counts)} numbers of leads for {len(months)} months."
            raise PlanError(message)
    lines = [line for stream in flows(plan, months) for line in stream.lines]
    coming = np.zeros((len(lines), len(months)))
    for number, line in enumerate(lines):
        given = leads.get((line.stream, line.lead_type), ())
        coming[number, : len(given)] = given
    customers = customers_in_hand(plan, in_hand, months) + [
        own @ line.customers for own, line in zip(coming, lines, strict=True)
    ]
    return Forecast(
        months=months,
        lines=tuple(
            ForecastLine(
                month=month,
                stream=line.stream,
                lead_type=line.lead_type,
                leads=float(coming[number, at]),
                customers=float(customers[number, at]),
                revenue=float(customers[number, at]) * line.deals[at],
            )
            for at, month in enumerate(months)
            for number, line in enumerate(lines)
        ),
    )
