"""Changes to a plan that touch several of its parts at once. Each returns a new plan."""

from collections.abc import Sequence
from math import prod
from typing import Any

from sla_calc.commitments import typed
from sla_calc.model.plan import Plan

SHARE_DIGITS = 6
"""Digits of a normalised share: 33.3333 %, so that it can be read and fits into a link."""


def with_stream(plan: Plan, stream: int, **changes: Any) -> Plan:  # noqa: ANN401 - validated
    """Return the plan with fields of one stream changed.

    Raises:
        PlanError: when the result would not be acceptable.

    >>> with_stream(Plan(), 0, deal_size=7_000).streams[0].deal_size
    7000.0
    """
    streams = list(plan.streams)
    streams[stream] = streams[stream].changed(**changes)
    return plan.changed(streams=tuple(streams))


def with_lead_type(
    plan: Plan,
    stream: int,
    lead_type: int,
    **changes: Any,  # noqa: ANN401 - validated
) -> Plan:
    """Return the plan with fields of one lead type changed.

    Raises:
        PlanError: when the result would not be acceptable.
    """
    kinds = list(plan.streams[stream].lead_types)
    kinds[lead_type] = kinds[lead_type].changed(**changes)
    return with_stream(plan, stream, lead_types=tuple(kinds))


def with_stages(
    plan: Plan, names: Sequence[str], origins: Sequence[int | None] | None = None
) -> Plan:
    """Return the plan with other stages, keeping what is known about the conversion.

    A stage that is new passes on everything it gets (100 %), so adding one changes no figure.
    Where a stage goes, the step across it takes both its rates, so that the close rate of what
    remains stays the same; without the top stage the funnel begins one stage lower.

    Args:
        plan: the plan.
        names: the new stages, top to bottom.
        origins: for each new stage the index of the old one that it is, or ``None`` for a new
            one, in rising order; all of them in place where it is left out.

    Raises:
        PlanError: when the result would not be acceptable.

    >>> with_stages(Plan(), ["MQL", "Customer"], [0, 3]).streams[0].lead_types[0].conversion_rates
    (0.099,)
    """
    origins = range(len(names)) if origins is None else origins
    streams = [
        stream.changed(
            lead_types=tuple(
                kind.changed(conversion_rates=_rates_across(kind.conversion_rates, origins))
                for kind in stream.lead_types
            )
        )
        for stream in plan.streams
    ]
    return plan.changed(stages=tuple(names), streams=tuple(streams))


def _rates_across(rates: Sequence[float], origins: Sequence[int | None]) -> tuple[float, ...]:
    """Return the rates between the stages that remain; the last old stage reached counts."""
    across = []
    reached = next(iter(origins), 0) or 0
    for origin in origins[1:]:
        if origin is None:
            across.append(1.0)
        else:
            across.append(float(prod(typed(rate) for rate in rates[reached:origin])))
            reached = origin
    return tuple(across)


def normalised(shares: Sequence[float]) -> tuple[float, ...]:
    """Return the shares in the same proportion, summing to exactly 1.

    Each is rounded to a ten-thousandth of a percent; the largest takes up what is left over. All
    zero become equal.

    Args:
        shares: numbers of 0 or more, in any unit.

    >>> normalised([0.5, 0.3]), normalised([1, 1, 1])
    ((0.625, 0.375), (0.333334, 0.333333, 0.333333))
    """
    total = sum(shares)
    whole = [share / total for share in shares] if total > 0 else [1 / len(shares)] * len(shares)
    rounded = [round(share, SHARE_DIGITS) for share in whole]
    largest = rounded.index(max(rounded))
    others = sum(rounded[:largest]) + sum(rounded[largest + 1 :])
    rounded[largest] = round(1 - others, SHARE_DIGITS)
    return tuple(rounded)
