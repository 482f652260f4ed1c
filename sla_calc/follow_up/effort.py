"""What the promised follow-up takes, by stream and lead type: attempts, hours and reach."""

from dataclasses import dataclass
from itertools import accumulate

from sla_calc.follow_up.cadence import (
    cadence_of,
    chance_to_reach,
    chances_made,
    chances_to_connect,
    connect_rates,
    expected_minutes,
    minutes_by_attempt,
    promised_minutes,
    rep_minutes,
)
from sla_calc.funnel.demand import DemandLine, LeadDemand
from sla_calc.model.plan import Plan
from sla_calc.model.promise import MOST_ATTEMPTS, FollowUpPolicy

MINUTES_AN_HOUR = 60


@dataclass(frozen=True, slots=True)
class Effort:
    """What the follow-up of one lead takes.

    Attributes:
        attempts: on average, as reaching the person ends them [attempts/lead].
        minutes: a rep's time on average [minutes/lead].
        promised_minutes: a rep's time where every attempt is made [minutes/lead].
        reach: chance that the person is reached [fraction].
        pieces_of_work: how often a rep is needed on average [times/lead]: for an attempt, with the
            conversation where it connects, or for a conversation that an automated one has begun.
    """

    attempts: float
    minutes: float
    promised_minutes: float
    reach: float
    pieces_of_work: float


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """What the follow-up of one lead type's leads takes.

    Attributes:
        stream: the stream's name.
        lead_type: the lead type's name.
        policy: its own policy, or the plan's.
        leads: committed [leads/month].
        effort: of one lead.
        attempts_expected: on average [attempts/month].
        attempts_promised: where every attempt is made [attempts/month].
        hours_needed: on average [hours/month].
        hours_promised: where every attempt is made [hours/month].
    """

    stream: str
    lead_type: str
    policy: FollowUpPolicy
    leads: int
    effort: Effort
    attempts_expected: float
    attempts_promised: int
    hours_needed: float
    hours_promised: float

    @property
    def hours_per_lead(self) -> float:
        """A rep's time for one lead on average [hours/lead]."""
        return self.effort.minutes / MINUTES_AN_HOUR

    @property
    def reach(self) -> float:
        """Chance that the person is reached [fraction]."""
        return self.effort.reach


def policies(plan: Plan) -> list[FollowUpPolicy]:
    """Return the policy that holds for each lead type, its own or the plan's, in its order.

    >>> {policy.connect_rate for policy in policies(Plan())}
    {0.2}
    """
    return [
        plan.follow_up if kind.follow_up is None else kind.follow_up
        for stream in plan.streams
        for kind in stream.lead_types
    ]


def effort_of(policy: FollowUpPolicy) -> Effort:
    """Return what the follow-up of one lead takes under a policy.

    >>> effort = effort_of(FollowUpPolicy(connect_rate=0.5, cadence=({"day": 0}, {"day": 1})))
    >>> effort.attempts, effort.minutes, effort.promised_minutes, effort.reach
    (1.5, 27.0, 36.0, 0.75)
    """
    cadence, conversation = policy.cadence, policy.connected_minutes
    rates = connect_rates(policy, len(cadence))
    made = chances_made(rates)
    minutes = rep_minutes(cadence)
    begun = chances_to_connect(rates) if conversation else (0.0,) * len(cadence)
    return Effort(
        attempts=sum(made),
        minutes=expected_minutes(rates, minutes, conversation),
        promised_minutes=promised_minutes(rates, minutes, conversation),
        reach=chance_to_reach(rates),
        pieces_of_work=sum(
            talk if attempt.automated else own
            for attempt, own, talk in zip(cadence, made, begun, strict=True)
        ),
    )


def minutes_by_length(policy: FollowUpPolicy) -> list[float]:
    """Return a rep's time for a lead if its cadence had 1, 2, … attempts [minutes/lead].

    Cut off after so many, or carried on with the last one, up to the longest that is possible.

    >>> policy = FollowUpPolicy(connect_rate=0.5, cadence=({"day": 0}, {"day": 1}))
    >>> minutes_by_length(policy)[:3]
    [18.0, 27.0, 31.5]
    """
    rates = connect_rates(policy, MOST_ATTEMPTS)
    minutes = rep_minutes(cadence_of(policy.cadence, MOST_ATTEMPTS))
    return list(accumulate(minutes_by_attempt(rates, minutes, policy.connected_minutes)))


def follow_up_lines(plan: Plan, demand: LeadDemand) -> tuple[FollowUpLine, ...]:
    """Return what the follow-up of the promised leads takes, in the plan's order.

    >>> from sla_calc import lead_demand
    >>> line = follow_up_lines(Plan(), lead_demand(Plan()))[0]
    >>> line.lead_type, line.leads, round(line.hours_needed, 1), round(line.hours_promised, 1)
    ('Demo request', 131, 89.2, 139.7)
    """
    efforts: dict[int, Effort] = {}  # many lead types share a policy
    lines = []
    for policy, line in zip(policies(plan), demand.lines, strict=True):
        if id(policy) not in efforts:
            efforts[id(policy)] = effort_of(policy)
        lines.append(_line(line, policy, efforts[id(policy)]))
    return tuple(lines)


def _line(line: DemandLine, policy: FollowUpPolicy, effort: Effort) -> FollowUpLine:
    leads = line.committed[0]
    return FollowUpLine(
        stream=line.stream,
        lead_type=line.lead_type,
        policy=policy,
        leads=leads,
        effort=effort,
        attempts_expected=leads * effort.attempts,
        attempts_promised=leads * len(policy.cadence),
        hours_needed=leads * effort.minutes / MINUTES_AN_HOUR,
        hours_promised=leads * effort.promised_minutes / MINUTES_AN_HOUR,
    )
