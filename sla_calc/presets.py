"""Ready-made ways to divide a stream's leads."""

from sla_calc.edits import with_stream
from sla_calc.model.plan import Plan
from sla_calc.model.streams import LeadType, RevenueStream

_TIERS = (
    # name, share of leads, close rate relative to the stream's first lead type, points
    ("Decision maker", 0.20, 1.25, 10.0),
    ("Director", 0.30, 1.00, 6.0),
    ("Manager", 0.50, 0.60, 3.0),
)


def with_quality_tiers(plan: Plan, stream: int) -> Plan:
    """Return the plan with one stream's leads divided by the seniority of the person.

    Three lead types take the place of the stream's own, with given points. The rates start from
    those of the stream's first lead type; only the last step differs between the tiers.

    Args:
        plan: the plan.
        stream: the stream's index.

    >>> [kind.name for kind in with_quality_tiers(Plan(), 0).streams[0].lead_types]
    ['Decision maker', 'Director', 'Manager']
    """
    return with_stream(plan, stream, lead_types=_tiers(plan.streams[stream]))


def _tiers(stream: RevenueStream) -> tuple[LeadType, ...]:
    first = stream.lead_types[0]
    *upper, last = first.conversion_rates
    return tuple(
        first.changed(
            name=name,
            mix=mix,
            points=points,
            conversion_rates=(*upper, min(1.0, round(last * factor, 4))),
        )
        for name, mix, factor, points in _TIERS
    )
