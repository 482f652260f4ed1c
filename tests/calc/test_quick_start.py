"""A plan from three numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import Plan, PlanError, lead_demand
from sla_calc.edits.quick_start import assumptions, quick_plan
from tests.strategies import amounts, rates


@given(
    amounts(0, 1e15),
    amounts(0.01, 1e12),
    st.lists(rates(1e-6), min_size=1, max_size=7),
)
def test_three_numbers_make_a_plan_that_owes_all_of_the_quota(
    quota: float, deal_size: float, conversion_rates: list[float]
) -> None:
    plan = quick_plan(quota, deal_size, conversion_rates)

    assert len(plan.stages) == len(conversion_rates) + 1
    assert lead_demand(plan).revenue == pytest.approx(quota, rel=1e-12, abs=1e-300)
    assert lead_demand(plan).total_volumes[-1] == pytest.approx(
        quota / deal_size, rel=1e-12, abs=1e-300
    )


@pytest.mark.parametrize(
    ("steps", "stages"),
    [
        (1, ("Lead", "Customer")),
        (2, ("Lead", "Opportunity", "Customer")),
        (3, ("MQL", "SQL", "Opportunity", "Customer")),
        (4, ("MQL", "SAL", "SQL", "Opportunity", "Customer")),
        (5, ("Lead", "Stage 2", "Stage 3", "Stage 4", "Stage 5", "Customer")),
    ],
)
def test_the_stages_have_their_usual_names(steps: int, stages: tuple[str, ...]) -> None:
    assert quick_plan(1_000, 10, [0.5] * steps).stages == stages


@pytest.mark.parametrize("count", [0, 8])
def test_no_rate_or_eight_of_them_are_refused(count: int) -> None:
    with pytest.raises(PlanError, match="Conversion rate"):
        quick_plan(1_000, 10, [0.5] * count)


def test_everything_else_is_the_default() -> None:
    plan = quick_plan(500_000, 2_000, [0.34, 0.82, 0.23], "EUR")

    assert plan.currency == "EUR"
    given_fields = ("name", "quota", "currency", "stages", "streams")
    example = Plan()
    assert plan == example.changed(**{field: getattr(plan, field) for field in given_fields})


def test_what_it_takes_for_granted_is_said() -> None:
    # 34 % × 82 % × 23 % = 6.4124 %.
    assert assumptions(quick_plan(500_000, 2_000, [0.34, 0.82, 0.23])) == (
        "100 % of new business must come from marketing's leads, and existing customers bring 0.",
        (
            "All leads are alike: 6.4124 % of them become customers, 60 days after they are handed "
            "over on average."
        ),
        "Every month counts alike. 6 reps follow up, with 7 attempts a lead.",
    )
