"""A lead type that a plan does not have yet, made from what was measured of it."""

from collections.abc import Iterable

from sla_calc.calibration.calibrate import Calibration
from sla_calc.calibration.findings import Finding
from sla_calc.calibration.matching import Part
from sla_calc.calibration.spans import LEAST_RATE, with_span_rate
from sla_calc.calibration.stages import spans_of
from sla_calc.model.plan import Plan
from sla_calc.model.streams import LeadType, RevenueStream


def added_lead_types(
    plan: Plan, stream: RevenueStream, calibration: Calibration, accepted: Iterable[Finding]
) -> tuple[LeadType, ...]:
    """Return the lead types that were accepted as new, with a mix of 0.

    Rates, sales cycle and cost are as measured; what was not is that of the stream's first lead
    type. The deal size is the stream's.

    Args:
        plan: the plan.
        stream: one of its streams.
        calibration: what the table says.
        accepted: what was accepted of the stream.

    Raises:
        PlanError: a lead type cannot be called so.
    """
    return tuple(
        _new(plan, stream, calibration, finding.lead_type or "", finding.part)
        for finding in accepted
        if finding.quantity == "add"
    )


def _new(
    plan: Plan, stream: RevenueStream, calibration: Calibration, name: str, part: Part
) -> LeadType:
    first = stream.lead_types[0]
    kind = LeadType(
        name=name,
        mix=0.0,
        conversion_rates=first.conversion_rates,
        sales_cycle_days=_days(calibration, part, first.sales_cycle_days),
        cost_per_lead=_cost(calibration, part),
    )
    for span, measured in spans_of(calibration, part, plan.stages):
        if measured.best and measured.best.value >= LEAST_RATE:
            (rates,) = with_span_rate(plan.mix_basis, stream, [kind], span, measured.best.value)
            kind = kind.changed(conversion_rates=rates)
    return kind


def _days(calibration: Calibration, part: Part, otherwise: float) -> float:
    for cycle in calibration.cycles:
        if (cycle.stream, cycle.lead_type) == part and cycle.mean_days is not None:
            corrected = cycle.corrected_mean_days
            return cycle.mean_days if corrected is None else corrected
    return otherwise


def _cost(calibration: Calibration, part: Part) -> float | None:
    costs = {(row.stream, row.lead_type): row.cost_per_lead for row in calibration.costs}
    return costs.get(part)
