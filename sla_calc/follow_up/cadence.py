"""One lead's follow-up cadence: how often it is tried, whether it is reached, what that costs.

Reaching the person ends the cadence, so an attempt is made only where all before it were in vain.
The functions take the connect rate of each attempt in turn, as floats, NumPy arrays (element by
element) or exact fractions, and return the same kind.
"""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from sla_calc.funnel.formulas import Quantity
from sla_calc.model.promise import Attempt, FollowUpPolicy

Number = TypeVar("Number", float, NDArray[np.float64])
"""A number or an array of numbers."""


def connect_rates(policy: FollowUpPolicy, attempts: int) -> tuple[float, ...]:
    """Return the connect rate of each attempt, first to last [fraction].

    Connect rate × (1 − decline)^(k − 1) for attempt k.

    >>> connect_rates(FollowUpPolicy(connect_rate=0.4, connect_decline=0.5), 3)
    (0.4, 0.2, 0.1)
    """
    kept = 1 - policy.connect_decline
    return tuple(policy.connect_rate * kept**before for before in range(attempts))


def rep_minutes(cadence: Sequence[Attempt]) -> tuple[float, ...]:
    """Return the rep's time for each attempt when nobody is reached [minutes].

    >>> rep_minutes([Attempt(day=0, minutes=8), Attempt(day=1, minutes=5, automated=True)])
    (8.0, 0.0)
    """
    return tuple(0.0 if attempt.automated else attempt.minutes for attempt in cadence)


def chances_made(rates: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return for each attempt the chance that it is made [fraction].

    Π_{j<k} (1 − c_j) for attempt k: all before it were in vain.

    Args:
        rates: connect rate of each attempt [fraction].

    >>> chances_made([0.5, 0.25, 0.1])
    (1.0, 0.5, 0.375)
    """
    made = [rates[0] ** 0]
    for rate in rates[:-1]:
        made.append(made[-1] * (1 - rate))
    return tuple(made)


def chances_to_connect(rates: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return for each attempt the chance that it is the one that reaches the person [fraction].

    >>> chances_to_connect([0.5, 0.5, 0.5])
    (0.5, 0.25, 0.125)
    """
    return tuple(made * rate for made, rate in zip(chances_made(rates), rates, strict=True))


def chance_to_reach(rates: Sequence[Quantity]) -> Quantity:
    """Return the chance that any of the attempts reaches the person [fraction].

    1 − Π (1 − c_k), added up attempt by attempt: of those not reached yet, the share c_k is. That
    keeps every digit of the smallest rates, and never exceeds 1.

    >>> chance_to_reach([0.5, 0.5, 0.5])
    0.875
    """
    reached = rates[0]
    for rate in rates[1:]:
        reached = reached + (1 - reached) * rate
    return reached


def expected_attempts(connect_rate: Number, attempts: Number) -> Number:
    """Return how many of the planned attempts a lead takes on average, at one connect rate.

    (1 − (1 − c)^n) / c, and n where nobody is ever reached: the sum of :func:`chances_made`,
    a geometric series. Written with logarithms, which keep every digit of a small c.

    Args:
        connect_rate: the same for each attempt [fraction].
        attempts: planned, one or more [attempts].

    >>> f"{expected_attempts(0.3, 6):.3f}"
    '2.941'
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        reached = -np.expm1(attempts * np.log1p(-connect_rate))
        taken = np.where(connect_rate == 0, attempts, reached / connect_rate)
    return taken[()]  # type: ignore[return-value] # a number where numbers came in


def minutes_by_attempt(
    rates: Sequence[Quantity], minutes: Sequence[Quantity], connected_minutes: Quantity
) -> tuple[Quantity, ...]:
    """Return the rep's time that each attempt costs on average [minutes/lead].

    The chance that it is made × its minutes, and the chance that it connects × the conversation.

    Args:
        rates: connect rate of each attempt [fraction].
        minutes: a rep's time for each attempt, 0 where it is automated [minutes].
        connected_minutes: the conversation and its notes [minutes].

    >>> minutes_by_attempt([0.5, 0.5], [8.0, 4.0], 20.0)
    (18.0, 7.0)
    """
    return tuple(
        made * (own + rate * connected_minutes)
        for made, rate, own in zip(chances_made(rates), rates, minutes, strict=True)
    )


def expected_minutes(
    rates: Sequence[Quantity], minutes: Sequence[Quantity], connected_minutes: Quantity
) -> Quantity:
    """Return the rep's time that a lead costs on average [minutes/lead].

    The sum of :func:`minutes_by_attempt`, which has the same arguments.

    >>> expected_minutes([0.5, 0.5], [8.0, 4.0], 20.0)
    25.0
    """
    each = minutes_by_attempt(rates, minutes, connected_minutes)
    return sum(each[1:], start=each[0])


def promised_minutes(
    rates: Sequence[float], minutes: Sequence[float], connected_minutes: float
) -> float:
    """Return the rep's time that a lead costs at most [minutes/lead].

    Every attempt is made, and then there is the conversation, unless nobody can ever be reached.
    Arguments as in :func:`minutes_by_attempt`.

    >>> promised_minutes([0.5, 0.5], [8.0, 4.0], 20.0)
    32.0
    """
    return sum(minutes) + (connected_minutes if any(rates) else 0.0)


def cadence_of(cadence: Sequence[Attempt], attempts: int) -> tuple[Attempt, ...]:
    """Return a cadence of so many attempts: cut off, or carried on with its last one.

    >>> [attempt.day for attempt in cadence_of([Attempt(day=0), Attempt(day=3)], 4)]
    [0, 3, 3, 3]
    """
    further = attempts - len(cadence)
    return (*cadence[:attempts], *[cadence[-1]] * further)


def with_attempts(policy: FollowUpPolicy, attempts: int) -> FollowUpPolicy:
    """Return the policy with exactly so many attempts, see :func:`cadence_of`.

    Raises:
        PlanError: there is no attempt left, or there are more than a cadence can have.

    >>> [attempt.day for attempt in with_attempts(FollowUpPolicy(), 3).cadence]
    [0, 3, 9]
    """
    return policy.changed(cadence=cadence_of(policy.cadence, attempts))
