"""The mix of lead types that a table has, in a stream of the plan."""

from collections.abc import Iterator

from sla_calc.calibration.calibrate import Calibration
from sla_calc.calibration.findings import Finding
from sla_calc.calibration.matching import Line, Matching, Part
from sla_calc.calibration.weighing import mix_finding
from sla_calc.model.plan import MixBasis, Plan
from sla_calc.model.streams import RevenueStream


def mix_findings(
    plan: Plan,
    stream: RevenueStream,
    calibration: Calibration,
    matching: Matching,
    weight: float,
) -> Iterator[Finding]:
    """Yield the mix of each matched lead type, and the lead types to add.

    What the table does not have keeps its mix; the others share the rest as they do in the table.
    Where the mix is by revenue, it is told only if every won deal has its amount; a lead type to
    add gets a mix of 0 then.

    Args:
        plan: the plan.
        stream: one of its streams.
        calibration: what the table says.
        matching: which lead type is which.
        weight: what the plan's mix is worth in a blend [leads].
    """
    parts: dict[Line, Part] = {
        line: part
        for line, part in (*matching.lead_types.items(), *matching.added.items())
        if line[0] == stream.name
    }
    amounts = _amounts(calibration, plan.mix_basis)
    told = {line: amounts[part] for line, part in parts.items() if part in amounts}
    total = sum(told.values())
    whole = len(told) == len(parts) and total > 0
    counts = _amounts(calibration, "leads")
    n = sum(counts.get(part, 0.0) for part in parts.values())
    mixes = {(stream.name, kind.name): kind.mix for kind in stream.lead_types}
    room = max(0.0, 1 - sum(mix for line, mix in mixes.items() if line not in parts))
    for line, part in parts.items():
        mix = mixes.get(line)
        share = told[line] / total if whole else 0.0
        if mix is None or (whole and n > 0 and len(parts) > 1):
            yield mix_finding(
                line,
                mix,
                (share, n, room),
                by_leads=plan.mix_basis == "leads",
                part=part,
                weight=weight,
            )


def _amounts(calibration: Calibration, basis: MixBasis) -> dict[Part, float]:
    """Return the leads or the revenue of each part that tells all of it."""
    if basis == "leads":
        first = calibration.stages[0]
        return {
            (rate.stream, rate.lead_type): rate.denominator
            for rate in calibration.rates
            if rate.from_stage == first
        }
    return {
        (size.stream, size.lead_type): size.n * (size.mean or 0.0)
        for size in calibration.deal_sizes
        if not size.without_amount
    }
