"""A stream with accepted figures in it: mixes that add up, and rates in proportion."""

from collections.abc import Iterable, Mapping

from sla_calc.calibration.findings import Finding
from sla_calc.calibration.matching import Matching
from sla_calc.calibration.spans import LEAST_RATE, lead_weights, with_span_rate
from sla_calc.edits.plan_edits import normalised
from sla_calc.model.fields import describe
from sla_calc.model.plan import MixBasis
from sla_calc.model.streams import LeadType, RevenueStream

SIGNIFICANT = 9
"""Digits of an accepted figure: more than any measurement has, and few enough for a link."""

NEXT_TO_NOTHING = 1e-9
"""A mean below which nothing is in proportion to it."""

_FIELDS = {"cycle": "sales_cycle_days", "cost per lead": "cost_per_lead"}


def with_accepted(
    basis: MixBasis,
    stream: RevenueStream,
    matching: Matching,
    accepted: Mapping[Finding, float],
    added: Iterable[LeadType],
) -> RevenueStream:
    """Return the stream with accepted figures.

    Mix and deal sizes come first, since the rate of several lead types together depends on them;
    then the rates, from the side on which the mix is given; then means, which depend on the rates.

    Args:
        basis: what the mix is a share of.
        stream: the stream.
        matching: which of its lead types the table has.
        accepted: what was accepted of the stream, and its value.
        added: new lead types.

    Raises:
        PlanError: the stream would not be acceptable.
    """
    stream = _with_mix(stream, matching, accepted, added)
    for finding, value in accepted.items():
        if finding.quantity in {"deal size", "marketing share"}:
            stream = _with_field(stream, finding, value)
    rates = sorted(
        (finding for finding in accepted if finding.span),
        key=lambda finding: finding.span or (0, 0),
        reverse=basis == "revenue",
    )
    for finding in rates:
        stream = _with_rate(basis, stream, finding, accepted[finding])
    for finding, value in accepted.items():
        if finding.quantity in _FIELDS:
            stream = _with_mean(basis, stream, finding, value)
    return stream


def _with_mix(
    stream: RevenueStream,
    matching: Matching,
    accepted: Mapping[Finding, float],
    added: Iterable[LeadType],
) -> RevenueStream:
    """Set accepted mixes; what else is matched shares what they leave, as before."""
    wanted = {
        finding.lead_type: value
        for finding, value in accepted.items()
        if finding.quantity in {"mix", "add"}
    }
    if not wanted:
        return stream
    kinds = (*stream.lead_types, *added)
    elastic = {
        kind.name: kind.mix
        for kind in stream.lead_types
        if (stream.name, kind.name) in matching.lead_types and kind.name not in wanted
    }
    fixed = {kind.name: kind.mix for kind in kinds if kind.name not in {*wanted, *elastic}}
    left = max(0.0, 1 - sum(fixed.values()) - sum(wanted.values()))
    stretched = sum(elastic.values())
    mixes = [
        wanted[kind.name]
        if kind.name in wanted
        else kind.mix * left / stretched
        if elastic.get(kind.name)
        else kind.mix
        for kind in kinds
    ]
    whole = normalised(mixes)
    return stream.changed(
        lead_types=tuple(kind.changed(mix=mix) for kind, mix in zip(kinds, whole, strict=True))
    )


def _with_field(stream: RevenueStream, finding: Finding, value: float) -> RevenueStream:
    if finding.quantity == "marketing share":
        return stream.changed(marketing_share=value)
    if finding.lead_type is None:
        return stream.changed(deal_size=value)
    return _with_kinds(stream, [kind.changed(deal_size=value) for kind in _kinds(stream, finding)])


def _with_rate(
    basis: MixBasis, stream: RevenueStream, finding: Finding, value: float
) -> RevenueStream:
    kinds = _kinds(stream, finding)
    upper, lower = finding.span or (0, 0)
    found = with_span_rate(basis, stream, kinds, (upper, lower), value)
    return _with_kinds(
        stream,
        [
            kind.changed(
                conversion_rates=(
                    *kind.conversion_rates[:upper],
                    *(max(LEAST_RATE, tidy(rate)) for rate in rates[upper:lower]),
                    *kind.conversion_rates[lower:],
                )
            )
            for kind, rates in zip(kinds, found, strict=True)
        ],
    )


def _with_mean(
    basis: MixBasis, stream: RevenueStream, finding: Finding, value: float
) -> RevenueStream:
    """Set a mean over lead types: each in proportion, or all alike where there is none yet."""
    kinds = _kinds(stream, finding)
    field = _FIELDS[finding.quantity]
    if finding.lead_type is not None:
        return _with_kinds(stream, [kinds[0].changed(**_changes(field, value))])
    stage = len(kinds[0].conversion_rates) if finding.quantity == "cycle" else 0
    weights = lead_weights(basis, stream, kinds, stage)
    before = [getattr(kind, field) or 0.0 for kind in kinds]
    mean = sum(w * each for w, each in zip(weights, before, strict=True)) / sum(weights)
    told = mean > NEXT_TO_NOTHING and all(getattr(kind, field) is not None for kind in kinds)
    highest = describe(LeadType, field).highest or value
    after = [tidy(min(highest, each / mean * value)) if told else value for each in before]
    return _with_kinds(
        stream,
        [kind.changed(**_changes(field, each)) for kind, each in zip(kinds, after, strict=True)],
    )


def _changes(field: str, value: float) -> dict[str, object]:
    """Return what changes with a mean: a new sales cycle takes the place of a measured curve."""
    return {field: value, "cycle_curve": ()} if field == "sales_cycle_days" else {field: value}


def tidy(value: float) -> float:
    """Return a figure with as many digits as any measurement has, and no more."""
    return float(f"{value:.{SIGNIFICANT}g}")


def _kinds(stream: RevenueStream, finding: Finding) -> list[LeadType]:
    """Return the lead types that a finding is about: one of them, or all."""
    return [kind for kind in stream.lead_types if finding.lead_type in (None, kind.name)]


def _with_kinds(stream: RevenueStream, changed: Iterable[LeadType]) -> RevenueStream:
    new = {kind.name: kind for kind in changed}
    return stream.changed(lead_types=tuple(new.get(kind.name, kind) for kind in stream.lead_types))
