"""Changes to what sales promises and to who keeps it. Each returns a new plan."""

from collections.abc import Callable

from sla_calc.model.plan import Plan
from sla_calc.model.promise import FollowUpPolicy
from sla_calc.model.team import Hire

LIVE_CHANNELS = frozenset(
    {"call", "phone", "telephone", "video", "meeting", "visit", "anruf", "telefon", "besuch"}
)
"""Channels that need a person; what goes by any other can be sent by a sequence."""

MOST_HIRED = 100_000
"""As many as a plan can have start in a month."""

SHARE_STEPS = 10_000
"""A share that is worked out is a whole number of hundredths of a percent."""


def with_policies(plan: Plan, change: Callable[[FollowUpPolicy], FollowUpPolicy]) -> Plan:
    """Return the plan with every follow-up policy changed, its own and those of lead types.

    Raises:
        PlanError: when the result would not be acceptable.
    """
    streams = tuple(
        stream.changed(
            lead_types=tuple(
                kind if kind.follow_up is None else kind.changed(follow_up=change(kind.follow_up))
                for kind in stream.lead_types
            )
        )
        for stream in plan.streams
    )
    return plan.changed(follow_up=change(plan.follow_up), streams=streams)


def hired(plan: Plan, reps: int) -> Plan:
    """Return the plan with so many more reps from its first month on.

    >>> [(str(hire.month), hire.reps) for hire in hired(Plan(), 2).team.hires]
    [('2027-01', 2.0)]
    """
    others = [hire for hire in plan.team.hires if hire.month != plan.start_month]
    there = sum(hire.reps for hire in plan.team.hires if hire.month == plan.start_month)
    hires = sorted([*others, Hire(plan.start_month, there + reps)])
    return plan.changed(team=plan.team.changed(hires=tuple(hires)))


def shortened(plan: Plan, attempts: int) -> Plan:
    """Return the plan with every cadence ending after so many attempts.

    >>> len(shortened(Plan(), 3).follow_up.cadence)
    3
    """
    return with_policies(
        plan, lambda policy: policy.changed(cadence=policy.cadence[: max(1, attempts)])
    )


def automatable(policy: FollowUpPolicy) -> list[int]:
    """Return which attempts a sequence could make, the last one first: no calls or meetings.

    >>> automatable(FollowUpPolicy())
    [5, 3, 1]
    """
    return [
        index
        for index, attempt in reversed(list(enumerate(policy.cadence)))
        if not attempt.automated and attempt.channel.casefold() not in LIVE_CHANNELS
    ]


def automated(plan: Plan, attempts: int) -> Plan:
    """Return the plan with up to so many further attempts of each cadence automated.

    The last ones first: they are worth least, and a person's own words matter most at the start.

    >>> [attempt.automated for attempt in automated(Plan(), 2).follow_up.cadence]
    [False, False, False, True, False, True, False]
    """

    def with_automated(policy: FollowUpPolicy) -> FollowUpPolicy:
        chosen = set(automatable(policy)[:attempts])
        return policy.changed(
            cadence=tuple(
                attempt.changed(automated=True) if index in chosen else attempt
                for index, attempt in enumerate(policy.cadence)
            )
        )

    return with_policies(plan, with_automated)


def with_marketing_scaled(plan: Plan, factor: float) -> Plan:
    """Return the plan with every stream's marketing share times a factor; sales finds the rest.

    Args:
        plan: the plan.
        factor: of each share [fraction]; a share is rounded down to hundredths of a percent.

    >>> [stream.marketing_share for stream in with_marketing_scaled(Plan(), 0.5).streams]
    [0.35, 0.2]
    """
    streams = tuple(
        stream.changed(
            marketing_share=int(stream.marketing_share * factor * SHARE_STEPS) / SHARE_STEPS
        )
        for stream in plan.streams
    )
    return plan.changed(streams=streams)
