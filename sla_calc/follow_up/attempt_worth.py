"""What one more attempt is worth, against the rep's time that it takes."""

from collections.abc import Sequence
from dataclasses import dataclass

from sla_calc.follow_up.cadence import (
    chance_to_reach,
    chances_made,
    chances_to_connect,
    connect_rates,
    minutes_by_attempt,
    rep_minutes,
)
from sla_calc.follow_up.effort import MINUTES_AN_HOUR, policies
from sla_calc.funnel.demand import DemandLine, LeadDemand, lead_demand
from sla_calc.model.plan import Plan
from sla_calc.model.promise import FollowUpPolicy


@dataclass(frozen=True, slots=True)
class AttemptWorth:
    """What one attempt of a lead type's cadence brings and takes.

    Attributes:
        number: 1 for the first attempt.
        made: chance that it is made [fraction].
        connects: chance that it is the one that reaches the person [fraction].
        value: revenue that it brings on average [money/lead].
        hours: a rep's time that it takes on average [hours/lead].
        worth_per_hour: value ÷ hours [money/hour]; ``None`` where it takes no rep's time, or where
            nobody is ever reached.
    """

    number: int
    made: float
    connects: float
    value: float
    hours: float
    worth_per_hour: float | None


@dataclass(frozen=True, slots=True)
class CadenceWorth:
    """What each attempt of one lead type's cadence is worth.

    Attributes:
        stream: the stream's name.
        lead_type: the lead type's name.
        attempts: first to last.
    """

    stream: str
    lead_type: str
    attempts: tuple[AttemptWorth, ...]


def attempt_worths(plan: Plan, demand: LeadDemand | None = None) -> tuple[CadenceWorth, ...]:
    """Return what each attempt of each lead type is worth, in the plan's order.

    A lead that closes was reached, so one that is reached is worth close rate ÷ reach × deal size,
    and an attempt brings that with the chance that it connects. What it takes is its minutes when
    it is made and the conversation when it connects.

    Args:
        plan: the plan.
        demand: its demand where that is known already.

    >>> first = attempt_worths(Plan())[0].attempts[0]
    >>> round(first.value, 2), round(first.hours, 2), round(first.worth_per_hour, 2)
    (150.33, 0.2, 751.63)
    """
    demand = demand or lead_demand(plan)
    return tuple(
        CadenceWorth(line.stream, line.lead_type, _attempts(policy, line))
        for policy, line in zip(policies(plan), demand.lines, strict=True)
    )


def stops_paying(worths: Sequence[AttemptWorth], cost_per_hour: float | None) -> int | None:
    """Return the number of the first attempt that is worth less than the rep's time it takes.

    ``None`` where each pays, or where it is not known what an hour costs.

    >>> demo_request = attempt_worths(Plan())[0].attempts
    >>> stops_paying(demo_request, 800.0), stops_paying(demo_request, 50.0)
    (1, None)
    """
    if cost_per_hour is None:
        return None
    below = (
        worth.number
        for worth in worths
        if worth.worth_per_hour is not None and worth.worth_per_hour < cost_per_hour
    )
    return next(below, None)


def _attempts(policy: FollowUpPolicy, line: DemandLine) -> tuple[AttemptWorth, ...]:
    rates = connect_rates(policy, len(policy.cadence))
    reach = chance_to_reach(rates)
    reached_value = line.close_rate / reach * line.deal_size if reach else 0.0
    minutes = minutes_by_attempt(rates, rep_minutes(policy.cadence), policy.connected_minutes)
    attempts = []
    for number, (made, connects, taken) in enumerate(
        zip(chances_made(rates), chances_to_connect(rates), minutes, strict=True), start=1
    ):
        value, hours = connects * reached_value, taken / MINUTES_AN_HOUR
        per_hour = value / hours if hours and reach else None
        attempts.append(AttemptWorth(number, made, connects, value, hours, per_hour))
    return tuple(attempts)
