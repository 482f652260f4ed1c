"""The plans with which frames, tables and explanations are tried."""

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from sla_calc import LeadType, Plan, RevenueStream
from tests.strategies import plans, random_plan

tame_plans = st.randoms(use_true_random=True).map(random_plan)
any_plans = tame_plans | plans()
laws = settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],  # making a plan smaller takes minutes
)


def worked(rounding: str = "final", **changes: object) -> Plan:
    """500,000 a month, deals of 2,000, 34 % · 82 % · 23 %."""
    kind = LeadType(name="Website form", conversion_rates=(0.34, 0.82, 0.23))
    stream = RevenueStream(name="All", deal_size=2_000, lead_types=(kind,))
    return Plan(**{"quota": 500_000, "streams": (stream,), "rounding": rounding, **changes})
