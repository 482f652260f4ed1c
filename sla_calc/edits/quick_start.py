"""A plan from three numbers, for the impatient; what it assumes is said in sentences."""

from collections.abc import Sequence

from sla_calc.funnel.formulas import close_rate
from sla_calc.model.plan import DEFAULT_STAGES, Plan
from sla_calc.model.sentences import percent
from sla_calc.model.streams import LeadType, RevenueStream

_USUAL_STAGES = {
    1: ("Lead", "Customer"),
    2: ("Lead", "Opportunity", "Customer"),
    3: DEFAULT_STAGES,
    4: ("MQL", "SAL", "SQL", "Opportunity", "Customer"),
}


def quick_plan(
    quota: float, deal_size: float, conversion_rates: Sequence[float], currency: str = "USD"
) -> Plan:
    """Return a plan with one stream and one lead type; everything else is the default.

    Args:
        quota: revenue owed in an average month [money/month].
        deal_size: average won deal [money/deal].
        conversion_rates: the close rate alone, or the rate of each step [fraction].
        currency: ISO 4217 code.

    Raises:
        PlanError: when a number is not acceptable.

    >>> quick_plan(500_000, 2_000, [0.34, 0.82, 0.23]).stages
    ('MQL', 'SQL', 'Opportunity', 'Customer')
    """
    steps = len(conversion_rates)
    numbered = ("Lead", *(f"Stage {number}" for number in range(2, steps + 1)), "Customer")
    only = LeadType(name="All leads", conversion_rates=tuple(conversion_rates))
    return Plan(
        name="Quick plan",
        quota=quota,
        currency=currency,
        stages=_USUAL_STAGES.get(steps, numbered),
        streams=(RevenueStream(name="All revenue", deal_size=deal_size, lead_types=(only,)),),
    )


def assumptions(plan: Plan) -> tuple[str, ...]:
    """Return what a quick plan takes for granted, as sentences with its own numbers."""
    stream = plan.streams[0]
    kind = stream.lead_types[0]
    team = plan.team
    new_business = (
        f"{percent(stream.marketing_share)} of new business must come from marketing's leads, and "
        f"existing customers bring {stream.retained_revenue:,.15g}."
    )
    leads = (
        f"All leads are alike: {percent(close_rate(kind.conversion_rates))} of them become "
        f"customers, {kind.sales_cycle_days:g} days after they are handed over on average."
    )
    rest = (
        f"Every month counts alike. {team.reps:g} reps follow up, with "
        f"{len(plan.follow_up.cadence)} attempts a lead."
    )
    return new_business, leads, rest
