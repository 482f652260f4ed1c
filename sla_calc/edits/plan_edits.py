"""Changes to a plan that touch several of its parts at once. Each returns a new plan."""

from collections.abc import Sequence
from itertools import pairwise
from math import prod
from typing import Any, TypeVar

from sla_calc.funnel.commitments import typed
from sla_calc.model.improvement import Improvement
from sla_calc.model.plan import Plan
from sla_calc.model.scoring import LeadScoring

T = TypeVar("T")

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
    remains stays the same; without the top stage the funnel begins one stage lower. The goal of a
    step goes where the step does, and is given up where one of its stages is.

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
                kind.changed(
                    conversion_rates=_rates_across(kind.conversion_rates, origins),
                    improvements=_goals_across(kind.improvements, origins),
                )
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


def _goals_across(
    goals: Sequence[Improvement], origins: Sequence[int | None]
) -> tuple[Improvement, ...]:
    """Return the improvements of what remains: a step does where both its stages still meet."""
    steps = {
        upper + 1: step
        for step, (upper, lower) in enumerate(pairwise(origins), start=1)
        if upper is not None and lower == upper + 1
    }
    return tuple(
        goal.changed(step=steps.get(goal.step, 1))
        for goal in goals
        if goal.quantity != "conversion rate" or goal.step in steps
    )


def normalised(shares: Sequence[float]) -> tuple[float, ...]:
    """Return the shares in the same proportion, summing to exactly 1.

    Each is rounded to a ten-thousandth of a percent; the largest takes up what is left over. All
    zero become equal.

    Args:
        shares: numbers of 0 or more, in any unit.

    >>> normalised([0.5, 0.3]), normalised([1, 1, 1])
    ((0.625, 0.375), (0.333334, 0.333333, 0.333333))
    """
    if not shares:
        return ()
    total = sum(shares)
    whole = [share / total for share in shares] if total > 0 else [1 / len(shares)] * len(shares)
    rounded = [round(share, SHARE_DIGITS) for share in whole]
    largest = rounded.index(max(rounded))
    others = sum(rounded[:largest]) + sum(rounded[largest + 1 :])
    rounded[largest] = round(1 - others, SHARE_DIGITS)
    return tuple(rounded)


def with_shifted_mix(plan: Plan, stream: int, lead_type: int, share: float) -> Plan:
    """Return the plan with another share for one lead type, the others keeping their proportions.

    Args:
        plan: the plan.
        stream: the stream's index.
        lead_type: the lead type's index in the stream.
        share: its new mix [fraction]; a stream's only lead type keeps 1.

    Raises:
        PlanError: the share is not between 0 and 1.

    >>> [kind.mix for kind in with_shifted_mix(Plan(), 0, 0, 0.65).streams[0].lead_types]
    [0.65, 0.25, 0.1]
    """
    kinds = plan.streams[stream].lead_types
    others = [kind.mix for index, kind in enumerate(kinds) if index != lead_type]
    if not others:
        return plan
    left = iter(normalised(others))
    mix = [share if index == lead_type else next(left) * (1 - share) for index in range(len(kinds))]
    whole = normalised(mix) if 0 <= share <= 1 else mix
    return with_stream(
        plan,
        stream,
        lead_types=tuple(kind.changed(mix=m) for kind, m in zip(kinds, whole, strict=True)),
    )


def with_scoring_steps(scoring: LeadScoring, axis: str, names: Sequence[str]) -> LeadScoring:
    """Return the scoring grid with other steps on one axis.

    Points stay with their position; a new step at the end gets the points of the one before it.

    Args:
        scoring: the grid.
        axis: ``"fit"`` (rows) or ``"interest"`` (columns).
        names: the steps, lowest first.

    Raises:
        PlanError: when the result would not be acceptable.

    >>> with_scoring_steps(LeadScoring(), "interest", ["Cold", "Warm", "Hot"]).points[3]
    (40.0, 60.0, 80.0)
    """
    rows = list(scoring.points)
    if axis == "fit":
        rows = _resized(rows, len(names))
    else:
        rows = [tuple(_resized(row, len(names))) for row in rows]
    return scoring.changed(**{axis: tuple(names)}, points=tuple(rows))


def _resized(entries: Sequence[T], length: int) -> list[T]:
    """Cut a sequence to a length, or repeat its last entry up to it."""
    return [*entries[:length], *[entries[-1]] * (length - len(entries))]
