"""The rate from one stage of a plan to another, over several steps or lead types, and changing it.

The steps between two stages, and the lead types of a stream, keep their proportions on a
logarithmic scale: each rate r becomes r^k, with one k for all. So each stays between 0 and 1.
"""

from collections.abc import Sequence
from math import log, prod
from typing import TypeAlias

from sla_calc.model.plan import MixBasis
from sla_calc.model.streams import LeadType, RevenueStream

Span: TypeAlias = tuple[int, int]
"""Index of the upper and of the lower stage."""

LEAST_RATE = 1e-6
"""The least that a plan's conversion rate can be."""

HALVINGS = 200


def span_rate(
    basis: MixBasis, stream: RevenueStream, kinds: Sequence[LeadType], span: Span
) -> float:
    """Return the share of these lead types' leads that gets from one stage to another [fraction].

    Σ of what is at the lower stage ÷ Σ of what is at the upper one, at the plan's mix.

    Args:
        basis: what the mix is a share of.
        stream: the stream.
        kinds: one of its lead types, or all of them.
        span: the two stages.

    >>> from sla_calc import Plan, weighted_close_rate
    >>> stream = Plan().streams[0]
    >>> close = span_rate("leads", stream, stream.lead_types, (0, 3))
    >>> f"{close:.6f}", f"{weighted_close_rate(Plan(), stream.name):.6f}"
    ('0.064162', '0.064162')
    """
    rates = [kind.conversion_rates for kind in kinds]
    return _share(basis, _weights(basis, stream, kinds), rates, span)


def with_span_rate(
    basis: MixBasis, stream: RevenueStream, kinds: Sequence[LeadType], span: Span, target: float
) -> list[tuple[float, ...]]:
    """Return the lead types' conversion rates that make a span's rate the wanted one [fraction].

    r^k for each rate in the span, none below ``LEAST_RATE``. Where no k does it, since too much of
    it is at 100 %, all steps of all lead types become alike.

    Args:
        basis: what the mix is a share of.
        stream: the stream.
        kinds: one of its lead types, or all of them.
        span: the two stages.
        target: between ``LEAST_RATE`` and 1 [fraction].
    """
    upper, lower = span
    rates = [kind.conversion_rates for kind in kinds]
    weights = _weights(basis, stream, kinds)

    def powered(k: float) -> list[tuple[float, ...]]:
        return [
            (*own[:upper], *(max(LEAST_RATE, rate**k) for rate in own[upper:lower]), *own[lower:])
            for own in rates
        ]

    def share(k: float) -> float:
        return _share(basis, weights, powered(k), span)

    if len(rates) == 1 and (product := prod(rates[0][upper:lower])) < 1:
        return powered(log(target) / log(product))
    low, high = 0.0, 1.0
    while share(high) > target:
        low, high = high, high * 2
        if high > 1e12:  # noqa: PLR2004 - even 99.9999999 % is far below any rate by then
            alike = (target ** (1 / (lower - upper)),) * (lower - upper)
            return [(*own[:upper], *alike, *own[lower:]) for own in rates]
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if share(middle) > target else (low, middle)
    return powered(high)


def lead_weights(
    basis: MixBasis, stream: RevenueStream, kinds: Sequence[LeadType], stage: int
) -> list[float]:
    """Return how many of each lead type are at a stage, in proportion to each other."""
    weights = _weights(basis, stream, kinds)
    return _at(basis, weights, [kind.conversion_rates for kind in kinds], stage)


def _weights(basis: MixBasis, stream: RevenueStream, kinds: Sequence[LeadType]) -> list[float]:
    """Return relative leads, or relative customers where the mix is by revenue."""
    if len(kinds) == 1:
        return [1.0]  # also for a lead type whose mix is 0
    if basis == "leads":
        return [kind.mix for kind in kinds]
    return [kind.mix / stream.deal_size_of(kind) for kind in kinds]


def _at(
    basis: MixBasis, weights: Sequence[float], rates: Sequence[tuple[float, ...]], stage: int
) -> list[float]:
    if basis == "leads":
        return [w * prod(own[:stage]) for w, own in zip(weights, rates, strict=True)]
    return [w / prod(own[stage:]) for w, own in zip(weights, rates, strict=True)]


def _share(
    basis: MixBasis, weights: Sequence[float], rates: Sequence[tuple[float, ...]], span: Span
) -> float:
    upper, lower = span
    return sum(_at(basis, weights, rates, lower)) / sum(_at(basis, weights, rates, upper))
