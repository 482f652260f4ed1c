"""A measured figure weighed against the plan's."""

from dataclasses import replace

from pydantic import BaseModel

from sla_calc.calibration.advice import Advice, Choice, on_mean, on_rate, on_share
from sla_calc.calibration.findings import Finding, Quantity, Unit, id_of
from sla_calc.calibration.matching import Line, Part
from sla_calc.calibration.measured import MeasuredRate
from sla_calc.calibration.spans import LEAST_RATE, Span
from sla_calc.calibration.wilson import blend, wilson_interval
from sla_calc.model.fields import describe
from sla_calc.model.streams import LeadType, RevenueStream


def rate_finding(
    line: tuple[str, str | None],
    plan_rate: float,
    measured: MeasuredRate,
    span: tuple[Span, tuple[str, ...]],
    *,
    weight: float,
    since: str | None,
) -> Finding:
    """Return a conversion rate of a plan beside the measured one.

    Args:
        line: stream and lead type of the plan.
        plan_rate: the plan's, over all steps of the span [fraction].
        measured: the table's.
        span: the indices of the two stages, and all stages of the plan.
        weight: what the plan's rate is worth in a blend [leads].
        since: the month from which on deals were written down, where some were not.
    """
    (upper, lower), stages = span
    best = measured.best
    blended = best and blend(plan_rate, weight, best.value * best.n, best.n)
    close = (upper, lower) == (0, len(stages) - 1) and lower > 1
    finding = Finding(
        id=id_of("rate", *line, stages[upper], stages[lower]),
        quantity="rate",
        what=f"{'Close' if close else 'Conversion'} rate {stages[upper]} → {stages[lower]}",
        stream=line[0],
        lead_type=line[1],
        part=(measured.stream, measured.lead_type),
        plan_value=plan_rate,
        data_value=best.value if best else measured.rate,
        counted=measured.rate,
        low=best.low if best else None,
        high=best.high if best else None,
        n=measured.denominator,
        unit="rate",
        blended=blended.value if blended else None,
        span=(upper, lower),
    )
    advice = on_rate(measured, plan_rate, to_won=lower == len(stages) - 1, since=since)
    return _advised(finding, advice, (LEAST_RATE, 1.0), is_sound=best is not None)


def mean_finding(
    quantity: Quantity,
    line: tuple[str, str | None],
    plan_value: float | None,
    data: tuple[float, float | None, float | None],
    *,
    part: Part,
    weight: float | None,
) -> Finding:
    """Return a figure without an interval beside the measured one.

    Args:
        quantity: which one.
        line: stream and lead type of the plan.
        plan_value: the plan's.
        data: the table's; as counted; and of how many.
        part: of the table.
        weight: what the plan's figure is worth in a blend; None for no blend.
    """
    value, counted, n = data
    what, unit, counted_unit, field = _MEANS[quantity]
    blended = None
    if plan_value is not None and weight is not None and n is not None and weight + n > 0:
        blended = (weight * plan_value + n * value) / (weight + n)
    finding = Finding(
        id=id_of(quantity, *line),
        quantity=quantity,
        what=what,
        stream=line[0],
        lead_type=line[1],
        part=part,
        plan_value=plan_value,
        data_value=value,
        counted=counted,
        n=n,
        unit=unit,
        blended=blended,
    )
    return _advised(finding, on_mean(plan_value, value, n, counted_unit), _bounds(*field))


def mix_finding(
    line: Line,
    plan_value: float | None,
    data: tuple[float, float, float],
    *,
    by_leads: bool,
    part: Part,
    weight: float,
) -> Finding:
    """Return a lead type's mix beside the measured one; without a plan's it is a type to add.

    Args:
        line: stream and lead type of the plan.
        plan_value: the plan's mix; None for a lead type that it does not have [fraction].
        data: share of the matched lead types, of how many leads, and the mix that they have.
        by_leads: whether the mix is a share of leads, which has an interval.
        part: of the table.
        weight: what the plan's mix is worth in a blend [leads].
    """
    share, n, room = data
    bounds = wilson_interval(share * n, n) if by_leads else None
    low, high = (bounds[0] * room, bounds[1] * room) if bounds else (None, None)
    value = share * room
    blended = None if plan_value is None else (weight * plan_value + n * value) / (weight + n)
    if plan_value is None:
        advice = Advice("take", "The plan does not have this lead type yet.")
    elif low is None or high is None:
        advice = on_mean(plan_value, value, n, "leads")
    else:
        advice = on_share(plan_value, low, high, n)
    quantity: Quantity = "add" if plan_value is None else "mix"
    finding = Finding(
        id=id_of(quantity, *line),
        quantity=quantity,
        what="New lead type" if plan_value is None else "Mix",
        stream=line[0],
        lead_type=line[1],
        part=part,
        plan_value=plan_value,
        data_value=value,
        counted=value,
        low=low,
        high=high,
        n=n,
        unit="share",
        blended=blended,
    )
    return _advised(finding, advice, (0.0, 1.0))


def _advised(
    finding: Finding, advice: Advice, bounds: tuple[float, float], *, is_sound: bool = True
) -> Finding:
    """Return a finding with what can be chosen, which is what its field can hold, and the advice.

    Args:
        finding: the two figures.
        advice: what they suggest, if the plan can hold it.
        bounds: lowest and highest value of the plan's field.
        is_sound: whether the table's figure is one that a plan may have.
    """
    low, high = bounds
    taken = finding.data_value if is_sound else None
    offered: dict[Choice, float | None] = {"take": taken, "blend": finding.blended}
    held = [choice for choice, each in offered.items() if each is not None and low <= each <= high]
    choices: tuple[Choice, ...] = ("keep", *held)
    if advice.choice not in choices:
        advice = Advice("keep", f"{advice.why} A plan cannot hold that value, though.")
    return replace(finding, choices=choices, suggested=advice.choice, why=advice.why)


_MEANS: dict[Quantity, tuple[str, Unit, str, tuple[type[BaseModel], str]]] = {
    "deal size": ("Deal size", "money", "deals", (RevenueStream, "deal_size")),
    "cycle": ("Sales cycle", "days", "deals", (LeadType, "sales_cycle_days")),
    "marketing share": ("Marketing's share", "share", "deals", (RevenueStream, "marketing_share")),
    "cost per lead": ("Cost per lead", "money", "leads", (LeadType, "cost_per_lead")),
}


def _bounds(model: type[BaseModel], field: str) -> tuple[float, float]:
    words = describe(model, field)
    return float(words.lowest or 0), float(words.highest or 0)
