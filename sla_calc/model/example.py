"""The example plan's streams: a software vendor that sells to small and to large companies.

Generated for this project: no company's figures. The rates lie in the ranges that teams
usually see, the better a lead type the fewer of it.
"""

from sla_calc.model.streams import LeadType, RevenueStream

EXAMPLE_STREAMS = (
    RevenueStream(
        name="Small business",
        quota_share=0.60,
        retained_revenue=60_000,
        marketing_share=0.70,
        deal_size=6_000,
        lead_types=(
            LeadType(
                name="Demo request",
                mix=0.30,
                conversion_rates=(0.55, 0.60, 0.30),
                sales_cycle_days=35,
                cost_per_lead=110,
            ),
            LeadType(
                name="Website form",
                mix=0.50,
                conversion_rates=(0.34, 0.82, 0.23),
                sales_cycle_days=45,
                cost_per_lead=60,
            ),
            LeadType(
                name="Content download",
                mix=0.20,
                conversion_rates=(0.12, 0.50, 0.20),
                sales_cycle_days=75,
                cost_per_lead=18,
            ),
        ),
    ),
    RevenueStream(
        name="Enterprise",
        quota_share=0.40,
        retained_revenue=40_000,
        marketing_share=0.40,
        deal_size=30_000,
        lead_types=(
            LeadType(
                name="Demo request",
                mix=0.40,
                conversion_rates=(0.50, 0.55, 0.22),
                sales_cycle_days=110,
                cost_per_lead=240,
            ),
            LeadType(
                name="Event",
                mix=0.35,
                conversion_rates=(0.30, 0.45, 0.18),
                sales_cycle_days=130,
                cost_per_lead=160,
            ),
            LeadType(
                name="Content download",
                mix=0.25,
                conversion_rates=(0.08, 0.40, 0.15),
                sales_cycle_days=150,
                cost_per_lead=30,
            ),
        ),
    ),
)
