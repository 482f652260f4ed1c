"""Sales cycles out of a table of leads, taken into the plan as curves by month."""

from sla_calc.calibration.calibrate import Calibration
from sla_calc.calibration.matching import Matches, match_parts
from sla_calc.model.plan import Plan
from sla_calc.model.streams import LeadType, RevenueStream
from sla_calc.schedule.cycles import curve_by_month


def with_measured_cycles(
    plan: Plan, calibration: Calibration, matches: Matches | None = None
) -> Plan:
    """Return the plan with the measured sales cycle of each lead type whose deals were timed.

    A lead type's own curve; that of its stream where it has none; otherwise it keeps what it has.

    Args:
        plan: the plan.
        calibration: what the table says.
        matches: which lead type is which, where names do not tell.

    Raises:
        PlanError: a match names what is not there.
    """
    matching = match_parts(plan, calibration, matches)
    curves = {
        (row.stream, row.lead_type): curve_by_month(row.curve)
        for row in calibration.cycles
        if row.curve and row.curve.days
    }

    def timed(stream: RevenueStream, kind: LeadType) -> LeadType:
        own = matching.lead_types.get((stream.name, kind.name))
        curve = curves.get(own) if own else None
        curve = curve or curves.get(matching.streams.get(stream.name, ("", None)))
        return kind.changed(cycle_curve=curve) if curve else kind

    return plan.changed(
        streams=tuple(
            stream.changed(lead_types=tuple(timed(stream, kind) for kind in stream.lead_types))
            for stream in plan.streams
        )
    )
