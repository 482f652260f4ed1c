"""What a table of leads says: each part of a calibration by itself."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from sla_calc import Calibration, Plan, YearMonth, calibrate
from sla_calc.calibration.counts import (
    AgeCounts,
    AttemptCounts,
    Counts,
    CycleCounts,
    FirstResponses,
    MonthCounts,
    Spending,
    StageCounts,
    WonAmounts,
    WonRevenue,
)
from tests.calc.sweep import dear
from tests.counts import counts_for

STAGES = ("MQL", "SQL", "Customer")
SPRING = (date(2026, 1, 15), date(2026, 5, 31))
rounded = pytest.approx


def counts(*reached: float | None, stages: tuple[str, ...] = STAGES, **parts: Any) -> Counts:
    rows = (StageCounts(None, None, reached),) if reached else ()
    return Counts(**{"stages": stages, "basis": "cohort", "reached": rows, **parts})


def measured(**parts: Any) -> Calibration:
    return calibrate(counts(**parts))


@dear
@given(counts_for(Plan()))
def test_every_rate_is_its_numerator_over_its_denominator_inside_its_interval(
    table: Counts,
) -> None:
    for rate in calibrate(table).rates:
        if not rate.denominator:
            assert rate.rate is rate.best is None
        elif rate.numerator > rate.denominator:
            assert rate.rate == rate.numerator / rate.denominator
            assert rate.low is rate.high is rate.best is None
        else:
            assert 0 <= rate.low <= rate.rate == rate.numerator / rate.denominator <= rate.high <= 1
            assert rate.best.low <= rate.best.value <= rate.best.high
        assert rate.why.endswith(".")
        assert (rate.corrected is None) == (rate.corrected_n is None)


@dear
@given(counts_for(Plan()))
def test_what_is_noticed_is_a_sentence_and_a_suggested_window_ends_with_the_table(
    table: Counts,
) -> None:
    calibration = calibrate(table)

    assert all(sentence.endswith(".") for sentence in calibration.noticed)
    if calibration.suggested_window:
        begin, end = calibration.suggested_window
        assert table.first_won <= begin <= end
        assert begin.day == 1


def test_a_stage_that_is_not_told_is_passed_over() -> None:
    stages = ("MQL", "SAL", "SQL", "Opportunity", "Customer")
    rates = calibrate(counts(1_000, None, 300, None, 30, stages=stages)).rates

    assert [(rate.from_stage, rate.to_stage, rate.rate) for rate in rates] == [
        ("MQL", "SQL", 0.3),
        ("SQL", "Customer", 0.1),
        ("MQL", "Customer", 0.03),
    ]


def test_one_told_stage_has_no_rate() -> None:
    assert calibrate(counts(100, None, None)).rates == ()


@pytest.mark.parametrize(
    ("reached", "basis", "why"),
    [
        ((0, 0), "cohort", "Nobody reached MQL, so there is no rate."),
        (
            (3, 5),
            "period",
            (
                "5 reached SQL and only 3 MQL: some entered the one above before the window, so "
                "this is no share of them and has no interval."
            ),
        ),
        (
            (3, 5),
            "cohort",
            (
                "5 reached SQL and only 3 MQL: some got there without the stage above, so this is "
                "no share of them and has no interval."
            ),
        ),
        (
            (30, 5),
            "cohort",
            "The table does not tell how long this step took, so nothing is corrected for time.",
        ),
        (
            (30, 5),
            "period",
            (
                "Counted by period: those who reach a stage need not be those who entered the one "
                "above in the same time, and nothing is corrected for time."
            ),
        ),
    ],
)
def test_why_there_is_no_corrected_rate(reached: tuple[float, float], basis: str, why: str) -> None:
    (rate,) = calibrate(counts(*reached, stages=("MQL", "SQL"), basis=basis)).rates

    assert (rate.corrected, rate.why) == (None, why)


@pytest.mark.parametrize(
    ("days", "moved", "waiting", "corrected", "why"),
    [
        # 10 of 200 at once; 90 of the others are younger than 30 days, and 40 of the 100 left move.
        (
            (0, 20, 30, 70),
            (10, 0, 40, 0),
            (0, 90, 0, 60),
            1 - 190 / 200 * 60 / 100,
            (
                "45 % of the leads are younger than the 30 days that nine of ten conversions take: "
                "25 % got there so far, 43 % would with the time the others had."
            ),
        ),
        (
            (0, 30, 70),
            (10, 40, 0),
            (0, 0, 150),
            0.25,
            "Hardly anything is still to come: the leads have had the time that it takes.",
        ),
        (
            (0, 25, 30, 70),
            (48, 0, 2, 0),
            (0, 75, 0, 75),
            1 - 152 / 200 * 75 / 77,
            (
                "Conversions came in up to 30 days, and not all leads are that old: 25 % got there "
                "so far, 25.97 % would with the time the others had."
            ),
        ),
        (
            (10, 60, 100),
            (25, 25, 0),
            (0, 0, 150),
            None,
            (
                "The oldest leads are 100 days old, and 50 % of the conversions came in the second "
                "half of that time: more are on their way, and how many cannot be told yet."
            ),
        ),
    ],
)
def test_a_corrected_rate_says_why_it_differs(
    days: tuple[int, ...],
    moved: tuple[int, ...],
    waiting: tuple[int, ...],
    corrected: float | None,
    why: str,
) -> None:
    ages = AgeCounts(None, None, "MQL", "SQL", days, moved, waiting)
    (rate,) = calibrate(counts(200, 50, stages=("MQL", "SQL"), ages=(ages,))).rates

    assert rate.corrected == (None if corrected is None else rounded(corrected))
    assert rate.best.value == rounded(0.25 if corrected is None else corrected)
    assert rate.why == why


def test_the_deal_size_is_the_mean_of_deals_with_an_amount() -> None:
    sizes = measured(
        amounts=(WonAmounts(None, None, 4, 1_000, 200, 3), WonAmounts("Shop", None, 0, 0, None, 3))
    ).deal_sizes

    assert [(size.mean, size.median, size.n, size.without_amount) for size in sizes] == [
        (250, 200, 4, 3),
        (None, None, 0, 3),
    ]


def test_a_sales_cycle_is_longer_with_the_slow_deals_that_are_still_to_come() -> None:
    ages = AgeCounts(
        None, None, "MQL", "Customer", (0, 10, 20, 30, 70), (10, 20, 0, 20, 0), (0, 0, 100, 0, 50)
    )
    cycle = CycleCounts(None, None, 50, 16.4, 10.2, 30.1, 0)
    (corrected,) = calibrate(counts(200, None, 50, ages=(ages,), cycles=(cycle,))).cycles

    # Won by age: 5 %, 15 %, and two sevenths of the other 85 %: 15 points and 24.3.
    reached = (0.05, 0.15, 0.15 + 0.85 * 2 / 7)
    assert corrected.curve.reached == rounded(reached)
    mean = (0.10 * 10 + (reached[2] - 0.15) * 30) / reached[2]
    assert corrected.corrected_mean_days == rounded(16.4 + mean - (20 * 10 + 20 * 30) / 50)
    # Half of the deals came by day 10; half of those that come in the end, by day 30.
    assert corrected.corrected_median_days == rounded(10.2 + 20)
    assert corrected.corrected_p90_days == rounded(30.1)


def test_a_sales_cycle_without_ages_is_not_corrected() -> None:
    cycle = CycleCounts(None, None, 5, 16.0, 10.0, 30.0, 0)
    (plain,) = measured(
        cycles=(cycle, CycleCounts("Shop", None, 0, None, None, None, 0))[:1]
    ).cycles

    assert (plain.mean_days, plain.corrected_mean_days, plain.curve) == (16, None, None)


def months(*rows: tuple[int, str | None, float]) -> tuple[MonthCounts, ...]:
    return tuple(MonthCounts(YearMonth(2026, m), None, kind, (n, None, 0)) for m, kind, n in rows)


def test_leads_per_month_are_the_mean_of_whole_months() -> None:
    rows = months((1, None, 50), (2, None, 100), (3, None, 200), (5, None, 60), (3, "Fair", 40))
    leads = measured(months=rows, window=SPRING).leads_per_month

    # January begins on its 15th. April had no lead, and three months no fair.
    assert [(row.lead_type, row.mean, row.months) for row in leads] == [
        (None, (100 + 200 + 0 + 60) / 4, 4),
        ("Fair", 10, 4),
    ]


def test_without_a_window_the_first_and_the_last_month_may_be_incomplete() -> None:
    rows = months((1, None, 50), (2, None, 100), (4, None, 70))
    (leads,) = measured(months=rows).leads_per_month
    (one,) = measured(months=rows[:1]).leads_per_month

    assert (leads.mean, leads.months) == (50, 2)
    assert (one.mean, one.months) == (None, 0)


def test_a_lead_that_was_never_contacted_counts_as_too_late() -> None:
    response = FirstResponses(None, None, 200, 150, 30.0, 12.0, 90.0, ((5, 50), (60, 120)))
    found, nobody = measured(
        responses=(response, FirstResponses("Shop", None, 0, 0, None, None, None, ((5, 0),)))
    ).first_responses

    assert found.within == ((5, 0.25), (60, 0.6))
    assert (found.median_minutes, found.p90_minutes, found.answered) == (12, 90, 150)
    assert nobody.within == ()


def test_attempts_and_the_wins_that_they_brought() -> None:
    found, nobody = measured(
        attempts=(
            AttemptCounts(None, None, (0, 1, 3), (10, 60, 30), (0, 6, 2)),
            AttemptCounts("Shop", None, (), (), ()),
        )
    ).attempts

    # 60 × 1 and 30 × 3 attempts for 100 leads.
    assert (found.leads, found.mean, found.wins) == (100, 1.5, 8)
    assert found.wins_within == ((0, 0.0), (1, 0.75), (3, 1.0))
    assert found.wins_per_attempt == 8 / 150
    assert (nobody.mean, nobody.wins_within, nobody.wins_per_attempt) == (None, (), None)


def test_a_cost_per_lead_needs_money_and_leads() -> None:
    costs = measured(
        spending=(
            Spending(None, None, 500, 20),
            Spending(None, "Fair", 0, 20),
            Spending(None, "Ads", 500, 0),
        )
    ).costs

    assert [(row.cost_per_lead, row.why) for row in costs] == [
        (25, ""),
        (None, "Nothing was spent on these leads, or it is not in the table."),
        (None, "Money was spent on no lead."),
    ]


@pytest.mark.parametrize(
    ("revenue", "overall"),
    [
        ((WonRevenue("A", 100, 30), WonRevenue("B", 300, 70)), 0.25),
        ((WonRevenue("A", 100, 30), WonRevenue(None, 200, 80)), 0.4),
        ((WonRevenue("A", 100, 30), WonRevenue("B", 300, None)), None),
        ((WonRevenue(None, 0, 0),), None),
        ((), None),
    ],
)
def test_marketings_share_is_of_all_revenue(
    revenue: tuple[WonRevenue, ...], overall: float | None
) -> None:
    calibration = measured(revenue=revenue)

    assert calibration.marketing_share == overall
    for row in calibration.marketing_shares:
        assert (row.stream, row.share) in {("A", 0.3), ("B", 70 / 300), ("B", None)}


# --- what is noticed ------------------------------------------------------------------------------

CLOSE_AGES = AgeCounts(
    None, None, "MQL", "Customer", (10, 20, 300), (100, 100, 0), (0, 0, 800)
)  # a fifth closes, within 20 days


def tracked_from(first_won: date | None, **parts: Any) -> Counts:
    return counts(
        1_000,
        None,
        200,
        ages=(CLOSE_AGES,),
        months=months((1, None, 100), (2, None, 100), (3, None, 800)),
        **{"first_won": first_won, "first_created": date(2026, 1, 1), "window": SPRING, **parts},
    )


@pytest.mark.parametrize(
    ("first_won", "begin"),
    [
        (date(2026, 3, 1), date(2026, 3, 1)),
        (date(2026, 3, 2), date(2026, 4, 1)),
        # By the 10th of February about 17 of January's hundred were to be expected.
        (date(2026, 2, 10), date(2026, 3, 1)),
        # By the 12th of January just one day's leads are ten days old: 0.3 of a deal.
        (date(2026, 1, 12), None),
        (None, None),
    ],
)
def test_wins_that_are_missing_at_first_suggest_a_window_without_that_time(
    first_won: date | None, begin: date | None
) -> None:
    calibration = calibrate(tracked_from(first_won))

    assert calibration.suggested_window == (begin and (begin, SPRING[1]))
    assert any("were not written down" in text for text in calibration.noticed) is bool(begin)


def test_wins_that_are_missing_say_how_many_were_to_be_expected() -> None:
    (sentence,) = calibrate(tracked_from(date(2026, 3, 1))).noticed

    # January's 100 leads are all 20 days old by then: 20 deals. Of February's 28 days, 18 are more
    # than ten days and 8 more than twenty days ago: 100 × (8 × 20 % + 10 × 10 %) ÷ 28.
    assert round(20 + 100 * (8 * 0.2 + 10 * 0.1) / 28) == 29
    assert sentence == (
        "No won deal is recorded before 2026-03-01, though leads are from 2026-01-01 on: at the "
        "pace since then about 29 were to be expected, so earlier ones were not written down. "
        "Count the leads from 2026-03 on only."
    )


def test_where_the_table_ends_before_the_first_win_no_window_is_suggested() -> None:
    calibration = calibrate(tracked_from(date(2026, 5, 20), first_created=None))

    assert calibration.suggested_window is None
    assert calibration.noticed[0].startswith("No won deal is recorded before 2026-05-20: at the")
    assert calibration.noticed[0].endswith("so earlier ones were not written down.")


def test_without_a_window_the_suggested_one_ends_with_the_last_month() -> None:
    calibration = calibrate(tracked_from(date(2026, 3, 1), window=None))

    assert calibration.suggested_window == (date(2026, 3, 1), date(2026, 3, 31))


def test_a_table_that_tells_only_parts_is_added_up_without_counting_a_lead_twice() -> None:
    cycles = (
        CycleCounts("Shop", None, 5, 9.0, 9.0, 9.0, 2),
        CycleCounts("Shop", "Fair", 5, 9.0, 9.0, 9.0, 2),
        CycleCounts("Web", None, 5, 9.0, 9.0, 9.0, 1),
    )

    assert measured(cycles=cycles).noticed == (
        "3 deals were won before their leads existed; no sales cycle is counted there.",
    )
    assert measured(cycles=cycles[1:2]).noticed == (
        "2 deals were won before their leads existed; no sales cycle is counted there.",
    )


def test_what_the_reader_noticed_comes_first() -> None:
    noticed = measured(noticed=("Two headers.",), basis="period").noticed

    assert noticed == (
        "Two headers.",
        (
            "Rates are counted by period: who enters a stage ÷ who enters the one above in the "
            "same time. They are too low while leads grow, and too high while they fall."
        ),
    )


def test_leads_without_time_are_noticed() -> None:
    ages = AgeCounts(None, None, "MQL", "Customer", (5, 10, 80), (0, 40, 0), (600, 0, 360))
    calibration = calibrate(counts(1_000, None, 40, ages=(ages,)))

    assert calibration.noticed == (
        (
            "Only 40 % of the leads have become customers or had the time for it: what was counted "
            "is too low."
        ),
    )


def test_the_example_plan_is_not_needed_to_measure_anything() -> None:
    assert calibrate(Counts(Plan().stages, "cohort")).rates == ()
