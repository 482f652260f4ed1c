"""Ready-made ways to divide a stream's leads, and to follow them up."""

from sla_calc.edits.plan_edits import with_stream
from sla_calc.model.plan import Plan
from sla_calc.model.promise import DEFAULT_CADENCE, Attempt
from sla_calc.model.streams import LeadType, RevenueStream

CADENCES: dict[str, tuple[Attempt, ...]] = {
    "3 in 2 weeks, 5 in 4, 7 in 8": DEFAULT_CADENCE,
    "Six touches in two weeks": tuple(
        Attempt(day=day, channel=channel, minutes=minutes)
        for day, channel, minutes in (
            (0, "call", 8),
            (1, "email", 4),
            (3, "call", 8),
            (6, "social", 4),
            (9, "call", 8),
            (14, "email", 4),
        )
    ),
    "Call-heavy": tuple(
        Attempt(day=day, channel="call", minutes=8) for day in (0, 0, 1, 2, 4, 7, 10, 14)
    ),
    "Mail-heavy, mostly automated": (
        Attempt(day=0, channel="call", minutes=8),
        *(
            Attempt(day=day, channel="email", minutes=4, automated=True)
            for day in (0, 3, 7, 14, 28)
        ),
        Attempt(day=30, channel="call", minutes=8),
    ),
}
"""Follow-up cadences by name, the default one first."""

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
