"""Plans of every kind that a workbook has formulas for, and that a person could have."""

from random import Random
from typing import Any

from sla_calc import (
    Attempt,
    FollowUpPolicy,
    Hire,
    Improvement,
    LeadType,
    Plan,
    RevenueStream,
    SalesTeam,
    lead_demand,
)
from sla_calc.model.team import WEEKDAYS
from tests.strategies import random_plan, random_rate

MOST_LEADS = 1e7


def varied_plan(rng: Random) -> Plan:
    """A random plan with follow-up, team, months, cycles and improvements of its own."""
    while True:
        plan = random_plan(rng, seasonality=tuple(rng.randint(50, 150) / 100 for _ in range(12)))
        if max(lead_demand(plan).total_volumes) < MOST_LEADS:
            return _varied(rng, plan)


def _varied(rng: Random, plan: Plan) -> Plan:
    months = rng.randint(1, 8)
    return plan.changed(
        months=months,
        currency=rng.choice(["USD", "EUR", "CHF"]),
        quota_growth=rng.choice([0, 0.02, -0.05]),
        monthly_quotas=rng.choice([(), (None, plan.quota / 2)]),
        points_scale=rng.choice(["close rate", "weakest is 1"]),
        follow_up=_policy(rng),
        team=_team(rng, plan),
        streams=tuple(_stream(rng, plan, stream) for stream in plan.streams),
    )


def _stream(rng: Random, plan: Plan, stream: RevenueStream) -> RevenueStream:
    return stream.changed(
        monthly_retained=rng.choice([(), (stream.retained_revenue / 2, None)]),
        lead_types=tuple(_kind(rng, plan, kind) for kind in stream.lead_types),
    )


def _kind(rng: Random, plan: Plan, kind: LeadType) -> LeadType:
    more: dict[str, Any] = {
        "sales_cycle_days": rng.choice([0, 30, 45, 75.5, 120]),
        "cycle_curve": rng.choice([(), (), (0.25, 0.5, 0.25)]),
        "sales_cycle_spread": rng.choice([None, None, 20]),
        "cost_per_lead": rng.choice([None, 0, 12.5]),
        "points": rng.choice([None, 7]),
        "follow_up": rng.choice([None, None, _policy(rng)]),
        "improvements": rng.choice(
            [
                (),
                (
                    Improvement(
                        quantity="conversion rate", value=random_rate(rng), by=plan.start_month + 4
                    ),
                    Improvement(quantity="deal size", value=1_234, by=plan.start_month + 2),
                ),
            ]
        ),
    }
    return kind.changed(**more)


def _policy(rng: Random) -> FollowUpPolicy:
    return FollowUpPolicy(
        first_response_minutes=rng.choice([5, 60, 1_000]),
        connect_rate=rng.choice([0, 0.2, 0.35, 1]),
        connect_decline=rng.choice([0, 0.1]),
        connected_minutes=rng.choice([0, 20]),
        cadence=tuple(
            Attempt(day=2 * at, minutes=rng.randint(1, 9), automated=rng.random() < 0.3)
            for at in range(rng.randint(1, 6))
        ),
    )


def _team(rng: Random, plan: Plan) -> SalesTeam:
    hires = (Hire(plan.start_month + 1, 2.5), Hire(plan.start_month + 40, 1))
    return SalesTeam(
        reps=rng.choice([0, 3, 6.5, 400]),
        hires=rng.choice([(), hires]),
        ramp=rng.choice([(), (0.25, 0.5)]),
        selling_time=rng.choice([0, 0.6, 1]),
        working_days=WEEKDAYS[: rng.choice([4, 5, 7])],
        holidays=rng.choice(["", "DE-BY"]),
    )
