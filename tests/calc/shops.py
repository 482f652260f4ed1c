"""Plans that a table's streams and lead types are matched with."""

from sla_calc import LeadType, Plan, RevenueStream


def stream(name: str, *kinds: str, share: float = 1.0) -> RevenueStream:
    return RevenueStream(
        name=name,
        quota_share=share,
        deal_size=100,
        lead_types=tuple(
            LeadType(name=kind, mix=1 / len(kinds), conversion_rates=(0.5,)) for kind in kinds
        ),
    )


def plan(*streams: RevenueStream) -> Plan:
    return Plan(stages=("Lead", "Customer"), streams=streams)


ONE = plan(stream("Shop", "Demo", "Fair"))
TWO = plan(
    stream("Shop", "Demo", "Fair", share=0.5), stream("Projects", "Demo", "Tender", share=0.5)
)
