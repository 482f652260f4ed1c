"""The figures of an agreement, worked out once with the functions that the app shows them by."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil, floor

from sla_calc.agreement.phrases import Phrases
from sla_calc.errors import PlanError
from sla_calc.follow_up.capacity import FollowUpCapacity, follow_up_capacity
from sla_calc.funnel.commitments import typed
from sla_calc.funnel.demand import LeadDemand, lead_demand
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan
from sla_calc.model.streams import LeadType, RevenueStream
from sla_calc.schedule.lines import LeadSchedule
from sla_calc.schedule.planned import month_demand, planned_schedule
from sla_calc.value.lead_values import LeadValue, lead_values


@dataclass(frozen=True, slots=True)
class MonthOwed:
    """What marketing owes in one month.

    Attributes:
        month: the month.
        demand: its leads.
        values: what they are worth.
        capacity: what their follow-up takes; None where the hours are not known.
    """

    month: YearMonth
    demand: LeadDemand
    values: tuple[LeadValue, ...]
    capacity: FollowUpCapacity | None

    @property
    def points(self) -> float:
        """What its leads count in all [points]."""
        return sum(each.goal_points for each in self.values)

    @property
    def worth(self) -> float:
        """What its leads bring in all [money]."""
        return sum(each.goal_value for each in self.values)


@dataclass(frozen=True)
class Facts:
    """What an agreement is written from.

    Attributes:
        plan: the plan.
        phrases: of the agreement's language.
        schedule: the leads due by month; None where the plan covers one month only.
        average: the leads of an average month.
        capacity: their follow-up; None where the holidays, and with them the hours, are not known.
        months: what is owed in each month of the plan.
    """

    plan: Plan
    phrases: Phrases
    schedule: LeadSchedule | None
    average: LeadDemand
    capacity: FollowUpCapacity | None
    months: tuple[MonthOwed, ...]

    @cached_property
    def kinds(self) -> tuple[tuple[RevenueStream, LeadType], ...]:
        """Each lead type with its stream, in the plan's order."""
        return tuple((stream, kind) for stream in self.plan.streams for kind in stream.lead_types)

    @property
    def leads(self) -> int:
        """Promised leads in all."""
        return sum(each.demand.leads for each in self.months)

    @property
    def worth(self) -> float:
        """What the leads of all months bring [money]."""
        return sum(each.worth for each in self.months)

    @cached_property
    def budget(self) -> float | None:
        """What the leads of all months cost [money]; None where a lead type has no known cost."""
        costs = [value.budget for each in self.months for value in each.values]
        return None if None in costs else sum(cost for cost in costs if cost is not None)

    @property
    def third(self) -> str:
        """What the third party is called; empty where there is none."""
        party = self.plan.agreement.third_party
        if party is None:
            return ""
        return party.name or self.phrases.text("customer service")


def facts(plan: Plan, schedule: LeadSchedule | None = None) -> Facts:
    """Return what the agreement of a plan is written from.

    Args:
        plan: the plan.
        schedule: its schedule where it is there already; that under the plan's own terms if none.
    """
    schedule = (schedule or planned_schedule(plan)) if plan.months > 1 else None
    average = lead_demand(plan)
    return Facts(
        plan=plan,
        phrases=Phrases(plan.agreement.language),
        schedule=schedule,
        average=average,
        capacity=_capacity(plan, None, average),
        months=tuple(_owed(plan, schedule, month) for month in plan.covered_months),
    )


def kept_between(leads: int, tolerance: float) -> tuple[int, int]:
    """Return the fewest and the most leads with which a month is kept.

    >>> kept_between(105, 0.1)
    (95, 115)
    """
    exactly = typed(tolerance)
    return ceil(leads * (1 - exactly)), floor(leads * (Fraction(1) + exactly))


def chunks(months: Sequence[MonthOwed], widest: float) -> list[tuple[MonthOwed, ...]]:
    """Return the months in groups that fit beside each other.

    Args:
        months: the months.
        widest: the largest figure that is to be shown.

    >>> [len(each) for each in chunks([None] * 8, 999.0)]
    [6, 2]
    """
    a_row = next((fit for limit, fit in ((1e6, 6), (1e9, 4)) if widest < limit), 3)
    return [tuple(months[at : at + a_row]) for at in range(0, len(months), a_row)]


def _owed(plan: Plan, schedule: LeadSchedule | None, month: YearMonth) -> MonthOwed:
    demand = month_demand(plan, month, schedule)
    return MonthOwed(month, demand, lead_values(plan, demand), _capacity(plan, month, demand))


def _capacity(plan: Plan, month: YearMonth | None, demand: LeadDemand) -> FollowUpCapacity | None:
    try:
        return follow_up_capacity(plan, month, demand)
    except PlanError:  # no holidays are known for the team's place
        return None
