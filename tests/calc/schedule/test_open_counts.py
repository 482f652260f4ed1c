"""Open leads of a table as the pipeline in hand."""

import pytest

from sla_calc import OpenCount, Plan, YearMonth, lead_schedule, open_pipeline

DECEMBER = YearMonth(2026, 12)


def test_open_leads_of_the_plan_relieve_its_first_months_and_others_are_counted() -> None:
    plan = Plan()
    count = ("small business", "Demo Request ", DECEMBER, "SQL", 100, True)
    other = ("North", "Web", DECEMBER, "MQL", 7, True)
    found = open_pipeline(plan, [OpenCount(*count), OpenCount(*other)])

    assert found.unknown == 7
    assert [tuple(each) for each in found.in_hand] == [
        ("Small business", "Demo request", DECEMBER, 100.0, "SQL", True)
    ]
    schedule = lead_schedule(plan, found.in_hand, beyond=6)
    # 100 SQLs × 60 % × 30 % × 6,000; they came in December, and 35 days are 1 1/6 months.
    assert schedule.revenue[:2] == pytest.approx((108_000 * 5 / 6, 168_000))


def test_a_stage_that_the_plan_does_not_have_counts_as_its_first_one() -> None:
    count = OpenCount("Small business", "Demo request", DECEMBER, "Nurture", 1, lost_are_out=True)
    ((*_, stage, _),) = open_pipeline(Plan(), [count]).in_hand
    assert stage == "MQL"
