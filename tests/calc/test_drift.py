"""Whether a rate stays the same: by month, and over records."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import Calibration, YearMonth, calibrate
from sla_calc.calibration.counts import AgeCounts, Counts, MonthCounts, StageCounts
from sla_calc.calibration.drift import RateHistory, drift_by_month, drift_over_records
from sla_calc.calibration.record import CalibrationRecord, record_of
from sla_calc.calibration.wilson import wilson_interval
from tests.calc.olist import FILE
from tests.calc.olist import counts as olist

rounded = pytest.approx
months = st.lists(
    st.integers(1, 5_000).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))),
    min_size=1,
    max_size=12,
)


def table(
    rows: list[tuple[float | None, float | None]], as_of: date | None = None, *, old: int = 0
) -> Calibration:
    """A table by month, from 2026-01 on; half of its leads close within 30 days."""
    total = [sum(row[stage] or 0 for row in rows) for stage in (0, 1)]
    ages = AgeCounts(None, None, "MQL", "Customer", (30, 400), (old, 0), (0, old))
    return calibrate(
        Counts(
            ("MQL", "Customer"),
            "cohort",
            as_of=as_of,
            reached=(StageCounts(None, None, tuple(total)),),
            months=tuple(
                MonthCounts(YearMonth(2026, 1) + later, None, None, row)
                for later, row in enumerate(rows)
            ),
            ages=(ages,) if old else (),
        )
    )


def history(calibration: Calibration) -> RateHistory:
    (found,) = drift_by_month(calibration)
    return found


@given(months)
def test_the_mean_is_the_ratio_of_sums_and_every_point_a_month(rows: list[tuple[int, int]]) -> None:
    found = history(table(rows))

    assert found.mean == rounded(sum(won for _, won in rows) / sum(n for n, _ in rows))
    for point, (n, won) in zip(found.points, rows, strict=True):
        assert (point.n, point.rate) == (n, rounded(won / n))
        assert (point.low, point.high) == rounded(wilson_interval(won, n))
        assert 0 <= point.lower_limit <= found.mean <= point.upper_limit <= 1
        assert point.verdict in {"in line", "out of line", "too few"}


@given(st.integers(1, 5_000), st.integers(0, 5_000), st.integers(1, 12))
def test_months_that_are_all_alike_are_never_out_of_line(n: int, won: int, count: int) -> None:
    found = history(table([(n, min(n, won))] * count))

    assert {point.verdict for point in found.points} <= {"in line", "too few"}


@pytest.mark.parametrize(("won", "verdict"), [(194, "in line"), (196, "out of line")])
def test_a_month_is_out_of_line_beyond_three_standard_deviations(won: int, verdict: str) -> None:
    # A hundred such months of 1,000 leads hold the mean at 16 %; √(0.16 × 0.84 / 1000) is 1.16
    # points, and three times that 3.5.
    last = history(table([(1_000, 160)] * 100 + [(1_000, won)])).points[-1]

    assert last.upper_limit == rounded(0.195, abs=5e-4)
    assert last.lower_limit == rounded(0.126, abs=5e-4)
    assert last.verdict == verdict


def test_a_month_with_fewer_than_ten_to_be_expected_is_not_judged() -> None:
    # The means are 12.8 % and 12.3 %: of 90 leads 11.6 were to be expected, of 60 7.4.
    enough = history(table([(1_000, 100), (90, 40)]))
    few = history(table([(1_000, 100), (60, 30)]))

    assert [point.verdict for point in enough.points] == ["in line", "out of line"]
    assert [point.verdict for point in few.points] == ["in line", "too few"]


def test_months_without_time_are_too_young_and_not_in_the_mean() -> None:
    # The ninth of ten conversions comes after 30 days; May ended 24 days before.
    found = history(table([(1_000, 100)] * 4 + [(1_000, 10)], date(2026, 6, 24), old=40))

    assert [point.verdict for point in found.points] == ["in line"] * 4 + ["too young"]
    assert found.mean == 0.1
    assert [point.day for point in found.points][-1] == date(2026, 5, 1)


def test_where_every_month_is_too_young_there_is_no_mean() -> None:
    found = history(table([(1_000, 100)], date(2026, 2, 3), old=40))

    assert (found.mean, found.points[0].upper_limit) == (None, None)
    assert found.points[0].verdict == "too young"


def test_a_month_that_does_not_tell_a_stage_or_has_no_lead_is_left_out() -> None:
    assert drift_by_month(table([(None, 5), (0, 0), (100, None)])) == ()


def test_entries_of_earlier_months_can_make_a_rate_that_is_no_share() -> None:
    found = history(table([(10, 30)]))

    assert (found.mean, found.points[0].rate, found.points[0].low) == (3, 3, None)
    assert found.points[0].verdict == "too few"


def kept(day: int, leads: int, won: int, old: int = 0) -> CalibrationRecord:
    return record_of(
        table([(leads, won)], old=old),
        made_on=date(2026, 1, day),
        source="leads.csv",
        fingerprint="f",
        rows_read=leads,
        rows_used=leads,
    )


def test_a_rate_from_one_record_to_the_next() -> None:
    later, first, without = kept(20, 1_000, 210), kept(10, 4_000, 400), kept(15, 0, 0)
    (found,) = drift_over_records([later, first, without])

    assert found.mean == 610 / 5_000
    assert [(point.day.day, point.rate, point.verdict) for point in found.points] == [
        (10, 0.1, "out of line"),
        (20, 0.21, "out of line"),
    ]


def test_a_records_rate_is_the_corrected_one() -> None:
    (found,) = drift_over_records([kept(10, 200, 60, old=100)])

    # A hundred of two hundred closed, by their ages.
    assert (found.points[0].rate, found.points[0].n) == rounded((0.5, 200))


@pytest.mark.skipif(not FILE.exists(), reason="the real leads are not here")
def test_of_olists_months_in_2018_only_may_is_out_of_line() -> None:
    (whole, *_) = drift_by_month(calibrate(olist()))
    verdicts = {str(point.day)[:7]: point.verdict for point in whole.points}
    (tracked, *_) = drift_by_month(calibrate(olist(since=date(2018, 1, 1))))

    # Nine in ten deals take up to 306 days by the whole table, so 2018's months are young in it.
    assert (verdicts["2017-06"], verdicts["2018-01"]) == ("too few", "too young")
    # From 2018 on it is 155 days, and only May's 10 % are far from the mean of 13 %.
    assert [point.verdict for point in tracked.points] == ["in line"] * 4 + ["out of line"]
