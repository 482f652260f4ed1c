"""The pipeline in hand: leads that are there already, and what they will still close.

Two kinds of facts are taken. Leads that were *created* in a month, whatever has become of them:
they close as their sales cycle says. And leads that are *open* on the first day of the schedule:
they have not closed by their age, so what the cycle would have closed by then is off the table.
"""

from collections.abc import Callable, Sequence
from functools import cache, partial
from math import isfinite, prod
from typing import NamedTuple, TypeAlias

import numpy as np

from sla_calc.calibration.calibrate import Calibration
from sla_calc.calibration.matching import Matches, match_parts
from sla_calc.errors import PlanError
from sla_calc.funnel.demand import lead_demand
from sla_calc.funnel.improvements import improved
from sla_calc.model.months import FIRST_YEAR, YearMonth, months_between
from sla_calc.model.plan import Plan
from sla_calc.model.streams import LeadType
from sla_calc.model.texts import short
from sla_calc.schedule.cycles import cycle_shares
from sla_calc.schedule.flow import Array


class CreatedLeads(NamedTuple):
    """Leads that came in a month, whatever has become of them.

    Attributes:
        stream: the stream's name.
        lead_type: the lead type's name.
        created: the month in which they came.
        leads: how many [leads].
    """

    stream: str
    lead_type: str
    created: YearMonth
    leads: float


class OpenLeads(NamedTuple):
    """Leads that are neither won nor lost on the schedule's first day.

    Attributes:
        stream: the stream's name.
        lead_type: the lead type's name.
        created: the month in which they came.
        leads: how many [leads].
        stage: the stage that they have reached; the first one if none.
        lost_are_out: whether those that were lost are no longer among them. Where nobody marks a
            lost lead, an old one is likely to be one.
    """

    stream: str
    lead_type: str
    created: YearMonth
    leads: float
    stage: str | None = None
    lost_are_out: bool = True


InHand: TypeAlias = Sequence[CreatedLeads | OpenLeads]
"""The pipeline in hand."""


def customers_in_hand(plan: Plan, in_hand: InHand, months: Sequence[YearMonth]) -> Array:
    """Return the customers that the pipeline in hand still brings [customers], lines × months.

    Of n leads created in month c: n × close rate × a_(t − c) in month t. Of n open leads at a stage
    from which the share ρ closes, with F the share of the cycle that is over: n × ρ × a_(t − c) ÷
    (1 − F); where lost leads are still among them: n × ρ × a_(t − c) ÷ (1 − ρ F).

    Args:
        plan: the plan.
        in_hand: what is in hand.
        months: consecutive months, of which the first has just begun.

    Raises:
        PlanError: the plan has no such stream, lead type or stage, or a count is not one.
    """
    lines = [(stream.name, kind.name) for stream in plan.streams for kind in stream.lead_types]
    found = np.zeros((len(lines), len(months)))
    then = cache(partial(improved, plan))  # there may be thousands of parts
    last = np.array([_last_rates(then(month)) for month in months]).T
    for part in in_hand:
        check_part(plan, part)
        line = lines.index((part.stream, part.lead_type))
        found[line] += _closing(then, part, months) * last[line]
    return found


def check_part(plan: Plan, part: CreatedLeads | OpenLeads) -> None:
    """Check that leads are of the plan, at one of its stages, and that their number is one.

    Raises:
        PlanError: they are not; the text says what would be right.
    """
    kinds = [kind.name for kind in plan.stream(part.stream).lead_types]
    if part.lead_type not in kinds:
        message = (
            f"{short(part.stream)} has no lead type {short(part.lead_type)}; "
            f"it has {', '.join(map(short, kinds))}."
        )
        raise PlanError(message)
    if not (isfinite(part.leads) and part.leads >= 0):
        message = (
            f"{short(part.lead_type)} leads of {part.created} are {part.leads:g}; "
            "a number of leads is 0 or more."
        )
        raise PlanError(message)
    stage = part.stage if isinstance(part, OpenLeads) else None
    if stage is not None and stage not in plan.stages[:-1]:
        message = (
            f"Open leads cannot be at the stage {short(stage)}; "
            f"they are at {', '.join(map(short, plan.stages[:-1]))}."
        )
        raise PlanError(message)


def steady_pipeline(plan: Plan, first: YearMonth | None = None) -> tuple[CreatedLeads, ...]:
    """Return the leads of earlier months as if each had brought those of an average month.

    For a team that has kept such an agreement before and does not know its pipeline.

    Args:
        plan: the plan.
        first: the schedule's first month; the plan's if none.

    >>> (*_, last) = steady_pipeline(Plan())
    >>> last.lead_type, str(last.created), round(last.leads, 2)
    ('Content download', '2026-12', 15.73)
    """
    first = first or plan.start_month
    since_first_year = months_between(YearMonth(FIRST_YEAR, 1), first)
    kinds = [kind for stream in plan.streams for kind in stream.lead_types]
    return tuple(
        CreatedLeads(line.stream, line.lead_type, first + -ago, line.volumes[0])
        for line, kind in zip(lead_demand(plan).lines, kinds, strict=True)
        for ago in range(min(len(cycle_shares(kind)) - 1, since_first_year), 0, -1)
    )


def measured_pipeline(
    plan: Plan, calibration: Calibration, matches: Matches | None = None
) -> tuple[CreatedLeads, ...]:
    """Return the leads that a table has by month, of the lead types that the plan has too.

    Args:
        plan: the plan.
        calibration: what the table says.
        matches: which lead type is which, where names do not tell.

    Raises:
        PlanError: a match names what is not there.
    """
    known = match_parts(plan, calibration, matches).lead_types
    return tuple(
        CreatedLeads(stream, kind, row.month, row.reached[0])
        for (stream, kind), part in known.items()
        for row in calibration.months
        if (row.stream, row.lead_type) == part and row.reached[0]
    )


def _last_rates(plan: Plan) -> list[float]:
    return [kind.conversion_rates[-1] for stream in plan.streams for kind in stream.lead_types]


def _closing(
    then: Callable[[YearMonth], Plan], part: CreatedLeads | OpenLeads, months: Sequence[YearMonth]
) -> Array:
    """Return how many of the leads come to their last step in each month, but for its rate."""
    kind, now = _kind(then(part.created), part), then(months[0])
    shares = np.array(cycle_shares(kind))
    age = months_between(part.created, months[0])
    lags = age + np.arange(len(months))
    there = (lags >= 0) & (lags < len(shares))
    closing = np.where(there, shares[np.clip(lags, 0, len(shares) - 1)], 0.0)
    if isinstance(part, CreatedLeads):
        return closing * part.leads * prod(kind.conversion_rates[:-1])
    stage = 0 if part.stage is None else now.stages.index(part.stage)
    upper = prod(_kind(now, part).conversion_rates[stage:-1])
    over = float(shares[: max(0, age)].sum())
    closes = 1.0 if part.lost_are_out else upper * kind.conversion_rates[-1]
    left = 1 - over * closes
    return closing * part.leads * upper / left if closing.any() and left > 0 else 0 * closing


def _kind(plan: Plan, part: CreatedLeads | OpenLeads) -> LeadType:
    kinds = plan.stream(part.stream).lead_types
    return next(kind for kind in kinds if kind.name == part.lead_type)
