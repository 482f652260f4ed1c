"""How long a lead waits for a free rep: Erlang's formulas for random arrivals.

So many servers share one queue, first come, first served; leads arrive at random (Poisson) and
take exponentially distributed times. The load is the work that arrives per hour, in hours: as many
servers are busy on average. Servers may be fractional, as 2.16 reps' worth of time are.

Every function takes floats or NumPy arrays, element by element, broadcast against each other.

Sources: A. K. Erlang, *Solution of some problems in the theory of probabilities of significance in
automatic telephone exchanges*, 1917; for fractional servers D. L. Jagerman, *Some properties of the
Erlang loss function*, Bell System Technical Journal 53, 1974.
"""

import numpy as np

from sla_calc.follow_up.cadence import Number

FAR_TAIL = 1e-200
"""Below it the upper tail of the gamma distribution has too few digits to divide by."""

MOST_SERVERS = 1e6
"""Beyond it digits are lost, and only a load within a few thousandths makes anybody wait."""


def erlang_b(servers: Number, load: Number) -> Number:
    """Return the chance that all servers are busy where nobody waits (Erlang B) [fraction].

    A^c e^−A / Γ(c + 1, A): for whole c it is (A^c / c!) / Σ_{k≤c} A^k / k!.

    Args:
        servers: c, whole or not [servers].
        load: A, the work that arrives [hours/hour].

    >>> f"{erlang_b(3.0, 2.0):.4f}"  # (8/6) / (1 + 2 + 4/2 + 8/6) = 4/19
    '0.2105'
    """
    # Heavy, and most of what is calculated needs none of it.
    from scipy.special import gammaincc, gammaln, xlogy  # noqa: PLC0415

    below_c = np.exp(xlogy(servers, load) - load - gammaln(servers + 1))
    up_to_c = gammaincc(servers + 1, load)
    near = up_to_c > FAR_TAIL
    blocked = np.where(near, below_c / np.where(near, up_to_c, 1), _far_above(servers, load))
    return np.minimum(blocked, 1)[()]  # type: ignore[return-value] # a number where numbers came in


def probability_of_waiting(servers: Number, load: Number) -> Number:
    """Return the chance that a lead finds everybody busy and waits (Erlang C) [fraction].

    c B / (c − A (1 − B)) with Erlang's B. With as much load as servers or more the queue grows
    without end, and everybody waits. Beyond a million servers nobody waits as long as they keep up.

    Args:
        servers: c, whole or not [servers].
        load: A, the work that arrives [hours/hour].

    >>> f"{probability_of_waiting(10.0, 8.0):.3f}", f"{probability_of_waiting(3.0, 2.0):.3f}"
    ('0.409', '0.444')
    """
    countable = servers <= MOST_SERVERS
    blocked = erlang_b(np.where(countable, servers, 0), np.where(countable, load, 0))
    keeps_up = load < servers
    spare = np.where(keeps_up, servers - load * (1 - blocked), 1)
    delayed = np.where(countable, servers * blocked / spare, 0)
    waits = np.where(keeps_up, delayed, np.where(load == 0, 0.0, 1.0))
    return waits[()]  # type: ignore[return-value] # a number where numbers came in


def answered_within(
    servers: Number, load: Number, handle_minutes: Number, minutes: Number
) -> Number:
    """Return the chance that a lead waits no longer than so many minutes [fraction].

    1 − P_wait · e^(−(c − A) t / AHT), and 0 where the queue grows without end.

    Args:
        servers: c, whole or not [servers].
        load: A, the work that arrives [hours/hour].
        handle_minutes: AHT, the mean time that one piece of work takes, above 0 [minutes].
        minutes: t, the longest acceptable wait [minutes].

    >>> f"{answered_within(10.0, 8.0, 5.0, 2.0):.3f}"  # 1 − 0.409 × e^(−2 × 2 / 5)
    '0.816'
    """
    free = np.maximum(servers - load, 0)
    with np.errstate(over="ignore"):  # many times over: nobody waits any more
        times_over = free * minutes / handle_minutes
    still_waiting = probability_of_waiting(servers, load) * np.exp(-times_over)
    return (1 - still_waiting)[()]  # type: ignore[no-any-return]


def _far_above(servers: Number, load: Number) -> Number:
    """Return Erlang B far above the servers, by Legendre's continued fraction of Γ(c + 1, A)."""
    over = np.maximum(load - servers, 1)
    rest = 0 * over
    for level in range(12, 0, -1):
        rest = level * (level - 1 - servers) / (over + 2 * level - rest)
    return (over - rest) / np.maximum(load, 1)  # type: ignore[no-any-return]
