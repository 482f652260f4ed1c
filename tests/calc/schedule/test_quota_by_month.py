"""The quota by month: seasonality, growth, or typed; and renewals by month."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import Plan, YearMonth, lead_demand, quota_of, season, stream_targets, weekly_load
from sla_calc.edits.plan_edits import with_stream
from tests.calc.exact import marketing_target
from tests.calc.sweep import dear
from tests.strategies import funnels, growing

MONTHS = st.integers(-30, 60)


@dear
@given(funnels().flatmap(growing), st.none() | MONTHS)
def test_what_marketing_owes_is_the_exact_target_of_the_month(
    plan: Plan, later: int | None
) -> None:
    month = None if later is None else plan.start_month + later

    found = [target.exact_marketing_target for target in stream_targets(plan, month)]
    assert found == [marketing_target(plan, stream, month) for stream in plan.streams]


@dear
@given(funnels().flatmap(growing), st.integers(0, 600))
def test_a_quota_grows_for_five_years_at_most(plan: Plan, further: int) -> None:
    then = plan.changed(seasonality=(1,) * 12, monthly_quotas=())

    last = quota_of(then, then.start_month + 60)
    assert quota_of(then, then.start_month + (60 + further)) == last
    assert quota_of(then, then.start_month + -further) == Fraction(str(float(plan.quota)))


def test_seasonality_of_1_to_12_is_divided_by_its_mean() -> None:
    plan = Plan(quota=65_000, seasonality=tuple(range(1, 13)))

    # Their mean is 6.5: January has 1 ÷ 6.5 of 65,000.
    quotas = [float(quota_of(plan, YearMonth(2027, month))) for month in range(1, 13)]
    assert quotas == [10_000.0 * month for month in range(1, 13)]
    assert float(season(plan, YearMonth(2027, 12))) == 12 / 6.5


def test_a_quota_grows_from_the_first_month_on() -> None:
    plan = Plan(quota=100_000, quota_growth=0.05, months=3)

    quotas = [float(quota_of(plan, month)) for month in plan.covered_months]
    assert quotas == [100_000, 105_000, 110_250]
    assert float(quota_of(plan)) == 105_083 + 1 / 3


def test_what_was_typed_for_a_month_holds_as_it_is() -> None:
    plan = Plan(
        quota=100_000,
        months=3,
        quota_growth=0.1,
        monthly_quotas=(None, 50_000),
        seasonality=(2, *(1,) * 11),
    )

    by_month = [float(quota_of(plan, month)) for month in plan.covered_months]
    # 2 ÷ (13 ÷ 12) of 100,000; as typed; 1.21 × 100,000 × 12 ÷ 13.
    assert by_month == [pytest.approx(184_615.38, abs=0.01), 50_000, pytest.approx(111_692.31)]
    assert float(quota_of(plan)) == (100_000 + 50_000 + 121_000) / 3


def test_renewals_of_a_month_come_off_before_new_business() -> None:
    plan = with_stream(Plan(months=3), 0, monthly_retained=(300_000, None, 0))

    owed = [stream_targets(plan, month)[0].marketing_target for month in plan.covered_months]
    # 300,000 of the stream's 300,000; the usual 60,000; nothing.
    assert owed == [0, 168_000, 210_000]
    assert stream_targets(plan)[0].retained_revenue == 120_000


def test_the_week_by_week_follow_up_has_the_leads_of_each_month() -> None:
    plan = Plan(months=2, monthly_quotas=(500_000, 100_000))

    leads = sum(lead_demand(plan, month).leads for month in plan.covered_months)
    made = sum(week.attempts_by_number[0] for week in weekly_load(plan).weeks)
    assert made == pytest.approx(leads, rel=1e-12)
