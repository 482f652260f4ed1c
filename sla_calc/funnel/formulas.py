"""The funnel: from revenue up to leads, and from leads down to revenue.

Every function takes floats, NumPy arrays (element by element, broadcast against each other)
or exact fractions, and returns the same kind: one formula serves the screen, the sensitivity
sweep, the simulation, and the exact check of a promise.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import prod
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Quantity = TypeVar("Quantity", float, NDArray[np.float64], Fraction)
"""A number, an array of numbers, or an exact fraction."""


def new_business(quota: Quantity, quota_share: Quantity, retained_revenue: Quantity) -> Quantity:
    """Return the revenue that a stream must win from new customers [money/month].

    quota × share − retained revenue, and nothing where existing customers bring more than that.

    Args:
        quota: revenue owed by all streams [money/month].
        quota_share: the stream's part of it [fraction].
        retained_revenue: renewals and expansion [money/month].

    >>> new_business(500_000.0, 0.6, 60_000.0)
    240000.0
    >>> new_business(500_000.0, 0.1, 60_000.0)
    0.0
    """
    still_owed = quota * quota_share - retained_revenue
    return (still_owed + abs(still_owed)) / 2


def close_rate(conversion_rates: Sequence[Quantity]) -> Quantity:
    """Return the share of leads that become customers [fraction]: the product of all steps.

    >>> round(close_rate([0.34, 0.82, 0.23]), 6)
    0.064124
    """
    return prod(conversion_rates)  # type: ignore[return-value] # an empty funnel does not occur


def entrants_needed(advancing: Quantity, conversion_rate: Quantity) -> Quantity:
    """Return how many must enter a stage for so many to leave it for the next.

    >>> entrants_needed(50.0, 0.5)
    100.0
    """
    return advancing / conversion_rate


def revenue_per_lead(
    mix: Sequence[Quantity], close_rates: Sequence[Quantity], deal_sizes: Sequence[Quantity]
) -> Quantity:
    """Return the revenue that an average lead of a stream brings [money/lead].

    Σ mix × close rate × deal size, with the mix as shares of leads.
    """
    brought = [m * r * d for m, r, d in zip(mix, close_rates, deal_sizes, strict=True)]
    return sum(brought[1:], start=brought[0])


def leads_by_share_of_leads(
    target: Quantity,
    mix: Sequence[Quantity],
    close_rates: Sequence[Quantity],
    deal_sizes: Sequence[Quantity],
) -> list[Quantity]:
    """Return the leads of each type when the mix gives each type's share of the leads.

    L = T / Σ mix × close rate × deal size, and mix × L of each type.

    Args:
        target: revenue that the leads must bring [money/month].
        mix: share of leads by type, summing to 1 [fraction].
        close_rates: lead → customer by type [fraction].
        deal_sizes: by type [money/deal].

    >>> leads_by_share_of_leads(500_000.0, [1.0], [0.34 * 0.82 * 0.23], [2_000.0])
    [3898.6962...]
    """
    total = target / revenue_per_lead(mix, close_rates, deal_sizes)
    return [share * total for share in mix]


def leads_by_share_of_revenue(
    target: Quantity,
    mix: Sequence[Quantity],
    close_rates: Sequence[Quantity],
    deal_sizes: Sequence[Quantity],
) -> list[Quantity]:
    """Return the leads of each type when the mix gives each type's share of the revenue.

    mix × T / (close rate × deal size) of each type. Arguments and units as in
    :func:`leads_by_share_of_leads`.

    >>> leads_by_share_of_revenue(100_000.0, [0.5, 0.5], [0.1, 0.01], [1_000.0, 1_000.0])
    [500.0, 5000.0]
    """
    return [
        share * target / (rate * deal)
        for share, rate, deal in zip(mix, close_rates, deal_sizes, strict=True)
    ]


def stage_volumes(leads: Quantity, conversion_rates: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return how many reach each stage, top to bottom, of so many leads.

    >>> stage_volumes(1_000.0, [0.5, 0.2])
    (1000.0, 500.0, 100.0)
    """
    volumes = [leads]
    for rate in conversion_rates:
        volumes.append(volumes[-1] * rate)
    return tuple(volumes)


def revenue_from_leads(leads: Quantity, close_rate: Quantity, deal_size: Quantity) -> Quantity:
    """Return the revenue that leads of one type bring once their cycle is over [money].

    >>> revenue_from_leads(400.0, 0.05, 1_000.0)
    20000.0
    """
    return leads * close_rate * deal_size
