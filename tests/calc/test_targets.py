"""From the quota to what marketing's leads must bring."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import LeadType, Plan, RevenueStream, YearMonth, season, stream_targets
from tests.calc import exact
from tests.calc.sweep import dear
from tests.strategies import funnels, year_months

MONTH = st.none() | year_months()


@dear
@given(funnels(), MONTH)
def test_the_target_is_the_exact_one_of_the_typed_decimals(
    plan: Plan, month: YearMonth | None
) -> None:
    targets = stream_targets(plan, month)

    expected = [exact.marketing_target(plan, stream, month) for stream in plan.streams]
    assert [target.exact_marketing_target for target in targets] == expected
    assert [target.marketing_target for target in targets] == [float(part) for part in expected]
    assert [target.stream for target in targets] == [stream.name for stream in plan.streams]


@dear
@given(funnels(), MONTH)
def test_a_quota_is_retained_revenue_and_what_sales_and_marketing_bring(
    plan: Plan, month: YearMonth | None
) -> None:
    for target in stream_targets(plan, month):
        parts = target.retained_revenue, target.sales_target, target.marketing_target
        assert min(parts) >= 0
        assert sum(parts) == pytest.approx(target.quota, rel=1e-15)


@dear
@given(funnels(), MONTH)
def test_the_streams_add_up_to_the_quota(plan: Plan, month: YearMonth | None) -> None:
    quota = plan.quota * float(season(plan, month))

    assert sum(t.quota for t in stream_targets(plan, month)) == pytest.approx(quota, rel=1e-12)


@dear
@given(funnels())
def test_retained_revenue_counts_only_as_far_as_there_is_a_quota_for_it(plan: Plan) -> None:
    for stream, target in zip(plan.streams, stream_targets(plan), strict=True):
        assert target.retained_revenue == min(
            stream.retained_revenue,
            float(exact.decimal(plan.quota) * exact.decimal(stream.quota_share)),
        )


@dear
@given(funnels())
def test_the_seasons_of_a_year_average_to_one(plan: Plan) -> None:
    year = [season(plan, YearMonth(2027, month)) for month in range(1, 13)]

    assert sum(year) == 12
    assert min(year) > 0


@dear
@given(funnels(), st.lists(st.integers(1, 10_000), min_size=12, max_size=12), st.integers(1, 90))
def test_only_the_proportions_of_the_weights_count(
    plan: Plan, weights: list[int], factor: int
) -> None:
    small = plan.changed(seasonality=[weight / 100 for weight in weights])
    large = plan.changed(seasonality=[weight * factor for weight in weights])

    for month in range(1, 13):
        assert season(small, YearMonth(2027, month)) == season(large, YearMonth(2027, month))


@dear
@given(funnels(), year_months(), st.integers(-5, 5))
def test_the_same_calendar_month_of_any_year_has_the_same_quota(
    plan: Plan, month: YearMonth, years: int
) -> None:
    other = YearMonth(min(max(month.year + years, 1970), 2999), month.month)

    assert stream_targets(plan, month) == stream_targets(plan, other)


def test_an_average_month_is_of_size_one_whatever_the_season() -> None:
    assert season(Plan(seasonality=(5, *[1] * 11)), None) == 1
    assert season(Plan(seasonality=(7.5,) * 12), YearMonth(2027, 4)) == 1


def test_a_january_of_twice_the_weight_and_a_december_of_half_of_it() -> None:
    # Weights 2, ten times 1, 0.5: mean 12.5 / 12; 2 / mean = 1.92, 0.5 / mean = 0.48.
    plan = Plan(seasonality=(2, *[1] * 10, 0.5))

    assert season(plan, YearMonth(2027, 1)) == Fraction(192, 100)
    assert season(plan, YearMonth(2027, 12)) == Fraction(48, 100)
    january = stream_targets(plan, YearMonth(2027, 1))
    assert [target.quota for target in january] == [576_000.0, 384_000.0]


def test_the_example_divides_its_quota() -> None:
    # 500,000 × 60 % = 300,000; − 60,000 = 240,000; × 70 % = 168,000, the rest is for sales.
    # 500,000 × 40 % = 200,000; − 40,000 = 160,000; × 40 % = 64,000.
    small, large = stream_targets(Plan())

    assert (small.quota, small.retained_revenue) == (300_000.0, 60_000.0)
    assert (small.sales_target, small.marketing_target) == (72_000.0, 168_000.0)
    assert (large.quota, large.retained_revenue) == (200_000.0, 40_000.0)
    assert (large.sales_target, large.marketing_target) == (96_000.0, 64_000.0)


def test_a_stream_that_lives_on_renewals_owes_nothing_new() -> None:
    kind = LeadType(name="Demo", conversion_rates=(0.5, 0.5, 0.5))
    stream = RevenueStream(
        name="Base", retained_revenue=90_000, deal_size=1_000, lead_types=(kind,)
    )

    (target,) = stream_targets(Plan(quota=80_000, streams=(stream,)))

    assert (target.retained_revenue, target.sales_target) == (80_000.0, 0.0)
    assert target.exact_marketing_target == 0


def test_a_difference_of_large_amounts_carries_no_noise() -> None:
    # In floats 300,000.3 − 300,000.1 is 0.20000000001164153.
    kind = LeadType(name="Demo", conversion_rates=(0.5, 0.5, 0.5))
    stream = RevenueStream(
        name="Base", retained_revenue=300_000.1, deal_size=1_000, lead_types=(kind,)
    )

    (target,) = stream_targets(Plan(quota=300_000.3, streams=(stream,)))

    assert target.exact_marketing_target == Fraction(2, 10)
    assert target.marketing_target == 0.2
