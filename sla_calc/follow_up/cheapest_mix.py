"""The cheapest way to make the follow-up fit: some reps hired, cadences cut, leads capped."""

from dataclasses import dataclass

import numpy as np

from sla_calc.edits.follow_up_edits import MOST_HIRED, hired
from sla_calc.follow_up.cadence import chance_to_reach, connect_rates
from sla_calc.follow_up.capacity import FollowUpCapacity, follow_up_capacity
from sla_calc.follow_up.effort import MINUTES_AN_HOUR, minutes_by_length
from sla_calc.follow_up.team_hours import ramped_reps
from sla_calc.funnel.demand import lead_demand
from sla_calc.model.months import MONTHS_A_YEAR, YearMonth
from sla_calc.model.plan import Plan
from sla_calc.model.promise import FollowUpPolicy
from sla_calc.model.team import SalesTeam

WEEKS_A_MONTH = 365.25 / 7 / MONTHS_A_YEAR
MOST_TRIED = 1_000
"""So many numbers of hires are compared; where more are needed, evenly spaced ones."""


@dataclass(frozen=True, slots=True)
class Mix:
    """A way to make the follow-up fit, leads being capped where it does not yet.

    Attributes:
        reps: to hire [reps].
        attempts: the longest cadence [attempts].
        price: cost of the hires and revenue forgone [money/month].
    """

    reps: int
    attempts: int
    price: float


def cheapest_mix(plan: Plan, month: YearMonth | None = None) -> Mix | None:
    """Return how to make occupancy fine at the least cost, or ``None`` where costs are not known.

    For every number of hires n and longest cadence k, as many leads are kept as can be worked:
    the share f = min(1, hours available(n) × highest occupancy ÷ hours needed(k)). The price is
    n × a rep's cost + R(all) − f × R(k), where R(k) is the revenue of the leads that cadences of k
    attempts still reach. Reps who are hired cost their paid hours.

    Args:
        plan: the plan; ``team.cost_per_hour`` says what an hour costs.
        month: the month to be relieved; the steady state if none.

    Raises:
        PlanError: the team names a country or region whose holidays are not known.
    """
    capacity, hour = follow_up_capacity(plan, month), plan.team.cost_per_hour
    if hour is None or capacity.reps_needed is None or not capacity.hours_needed:
        return None
    gain = worth_of_a_hire(plan, month)
    most = min(capacity.hires_needed(gain) or 0, MOST_HIRED)
    reps = np.unique(np.linspace(0, most, min(most, MOST_TRIED) + 1).astype(int))
    longest = max(len(line.policy.cadence) for line in capacity.lines)
    attempts = np.arange(1, longest + 1)
    needed, brought = _by_length(plan, capacity, longest, month)
    available = (capacity.reps + gain * reps) * capacity.hours_per_rep * capacity.max_occupancy
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        kept = np.where(needed > 0, np.minimum(1.0, available[:, None] / needed), 1.0)
    paid = reps * paid_hours_a_month(plan.team) * hour
    price = paid[:, None] + brought[-1] - kept * brought
    cheapest = np.unravel_index(np.argmin(price), price.shape)
    return Mix(
        reps=int(reps[cheapest[0]]),
        attempts=int(attempts[cheapest[1]]),
        price=float(price[cheapest]),
    )


def paid_hours_a_month(team: SalesTeam) -> float:
    """Return what a rep is paid for in an average month [hours/month].

    >>> round(paid_hours_a_month(SalesTeam(hours_per_week=40)), 1)
    173.9
    """
    return team.hours_per_week * WEEKS_A_MONTH


def worth_of_a_hire(plan: Plan, month: YearMonth | None) -> float:
    """Return what a rep hired for the plan's first month is worth in a month [ramped reps].

    >>> worth_of_a_hire(Plan(), None), worth_of_a_hire(Plan(), Plan().start_month + 1)
    (1.0, 0.5)
    """
    if month is None:
        return 1.0
    return ramped_reps(hired(plan, 1).team, month) - ramped_reps(plan.team, month)


def reach_of(policy: FollowUpPolicy, attempts: int) -> float:
    """Return the chance that a cadence, cut after so many attempts, reaches the person [fraction].

    >>> reach_of(FollowUpPolicy(connect_rate=0.5), 2)
    0.75
    """
    return chance_to_reach(connect_rates(policy, min(attempts, len(policy.cadence))))


def _by_length(
    plan: Plan, capacity: FollowUpCapacity, longest: int, month: YearMonth | None
) -> tuple[np.ndarray, np.ndarray]:
    """Return the hours needed and the revenue brought with cadences of up to 1, 2, … attempts."""
    needed, brought = np.zeros(longest), np.zeros(longest)
    revenues = [line.revenue for line in lead_demand(plan, month).lines]
    for line, revenue in zip(capacity.lines, revenues, strict=True):
        own = len(line.policy.cadence)
        minutes = minutes_by_length(line.policy)
        reach = line.reach
        for index in range(longest):
            last = min(index + 1, own)
            needed[index] += line.leads * minutes[last - 1] / MINUTES_AN_HOUR
            brought[index] += revenue * (reach_of(line.policy, last) / reach if reach else 1.0)
    return needed, brought
