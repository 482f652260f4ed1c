"""Whether the promised follow-up fits into the team's hours, and where it stops fitting."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from statistics import fmean

from sla_calc.follow_up.effort import (
    MINUTES_AN_HOUR,
    FollowUpLine,
    follow_up_lines,
    minutes_by_length,
)
from sla_calc.follow_up.occupancy import NOISE, Status, occupancy_of, status_of
from sla_calc.follow_up.response import response_within_promise
from sla_calc.follow_up.spread import DAYS_A_WEEK
from sla_calc.follow_up.team_hours import (
    hours_a_day,
    hours_open_a_day,
    ramped_reps,
    steady_reps,
    working_days_of_a_month,
    year_of,
)
from sla_calc.follow_up.working_days import working_days
from sla_calc.funnel.demand import LeadDemand, lead_demand
from sla_calc.model.months import YearMonth
from sla_calc.model.plan import Plan
from sla_calc.model.promise import MOST_ATTEMPTS


@dataclass(frozen=True)
class FollowUpCapacity:
    """What the promised follow-up of a month takes, against the hours that there are.

    Attributes:
        lines: per stream and lead type, in the plan's order.
        reps: ramped reps that count [reps].
        hours_per_rep: a ramped rep's time for marketing's leads [hours/rep].
        hours_open: the team's opening hours by the clock [hours].
        days: calendar days of the month [days].
        max_occupancy: share of the hours that may be planned full [fraction].
    """

    lines: tuple[FollowUpLine, ...]
    reps: float
    hours_per_rep: float
    hours_open: float
    days: float
    max_occupancy: float

    @cached_property
    def leads(self) -> int:
        """Committed leads in all [leads/month]."""
        return sum(line.leads for line in self.lines)

    @property
    def attempts_expected(self) -> float:
        """On average, as reaching the person ends them [attempts/month]."""
        return sum(line.attempts_expected for line in self.lines)

    @property
    def attempts_promised(self) -> int:
        """Where every attempt is made [attempts/month]."""
        return sum(line.attempts_promised for line in self.lines)

    @cached_property
    def hours_needed(self) -> float:
        """A rep's time on average [hours/month]."""
        return sum(line.hours_needed for line in self.lines)

    @property
    def weeks(self) -> float:
        """How many weeks the month has [weeks]."""
        return self.days / DAYS_A_WEEK

    @property
    def hours_promised(self) -> float:
        """A rep's time where every attempt is made [hours/month]."""
        return sum(line.hours_promised for line in self.lines)

    @property
    def hours_available(self) -> float:
        """The team's time for marketing's leads [hours/month]."""
        return self.reps * self.hours_per_rep

    @property
    def occupancy(self) -> float | None:
        """Hours needed ÷ available; ``None`` where some are needed and none are there."""
        return occupancy_of(self.hours_needed, self.hours_available)

    @property
    def status(self) -> Status:
        """``"fine"`` up to the highest occupancy, ``"tight"`` up to 1, ``"broken"`` above."""
        return status_of(self.occupancy, self.max_occupancy)

    @cached_property
    def reps_needed(self) -> int | None:
        """Fewest ramped reps with whom occupancy is fine; ``None`` where a rep has no time."""
        return None if self._reps_exactly is None else ceil(self._reps_exactly)

    def hires_needed(self, worth: float = 1.0) -> int | None:
        """Return the fewest hires with whom occupancy is fine; ``None`` where none would help.

        Args:
            worth: what a hire is worth [ramped reps].
        """
        if self._reps_exactly is None or not worth:
            return None
        return max(0, ceil((self._reps_exactly - Fraction(self.reps)) / Fraction(worth)))

    @cached_property
    def _reps_exactly(self) -> Fraction | None:
        if not self.hours_needed:
            return Fraction(0)
        if not self.hours_per_rep:
            return None
        return Fraction(self.hours_needed) / (Fraction(self.hours_per_rep) * self._full)

    @cached_property
    def leads_supported(self) -> int | None:
        """Most leads of this mix and cadence with which occupancy is fine [leads/month].

        ``None`` where no lead is owed, or none costs a rep's time.
        """
        if not self.hours_needed:
            return None
        hours_per_lead = Fraction(self.hours_needed) / self.leads
        return floor(Fraction(self.hours_available) * self._full / hours_per_lead)

    @cached_property
    def attempts_affordable(self) -> int | None:
        """Longest cadence for all lead types with which occupancy is fine [attempts].

        Every cadence is cut after so many attempts, or carried on with its last one. 0 where not
        even one fits; ``None`` where every length that a cadence may have does.
        """
        policies = {id(line.policy): line.policy for line in self.lines}
        minutes = {key: minutes_by_length(policy) for key, policy in policies.items()}
        hours = [
            sum(
                line.leads * minutes[id(line.policy)][last] / MINUTES_AN_HOUR for line in self.lines
            )
            for last in range(MOST_ATTEMPTS)
        ]
        fitting = bisect_right(hours, self.hours_available * self.max_occupancy * (1 + NOISE))
        return None if fitting == MOST_ATTEMPTS else fitting

    @cached_property
    def response_within_promise(self) -> float | None:
        """Share of leads whose first attempt comes in time; ``None`` where no lead is owed."""
        return response_within_promise(self.lines, self.hours_available, self.hours_open, self.days)

    def with_reps(self, reps: float) -> "FollowUpCapacity":
        """Return the same follow-up done by so many ramped reps."""
        return replace(self, reps=reps)

    @property
    def _full(self) -> Fraction:
        return Fraction(self.max_occupancy) * Fraction(1 + NOISE)


def follow_up_capacity(
    plan: Plan, month: YearMonth | None = None, demand: LeadDemand | None = None
) -> FollowUpCapacity:
    """Return whether the promised follow-up fits into the team's hours.

    In the steady state: the leads of an average month, as if those of earlier months had gone on
    for ever, and everybody who is hired within the plan ramped. In a month: its own leads, working
    days and ramped reps.

    Args:
        plan: the plan.
        month: one month; the steady state if none.
        demand: the leads owed then, where they are known already.

    Raises:
        PlanError: the team names a country or region whose holidays are not known.

    >>> capacity = follow_up_capacity(Plan())
    >>> round(capacity.hours_needed, 1), round(capacity.hours_available, 1), capacity.status
    (342.5, 375.8, 'tight')
    """
    if month is None:
        reps, worked = steady_reps(plan), working_days_of_a_month(plan)
        days = fmean(each.days for each in year_of(plan))
    else:
        reps, worked = ramped_reps(plan.team, month), len(working_days(plan.team, month))
        days = month.days
    return FollowUpCapacity(
        lines=follow_up_lines(plan, demand or lead_demand(plan, month)),
        reps=reps,
        hours_per_rep=hours_a_day(plan.team) * worked,
        hours_open=hours_open_a_day(plan.team) * worked,
        days=days,
        max_occupancy=plan.team.max_occupancy,
    )
