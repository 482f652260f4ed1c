"""A forecast of a real funnel: Olist's leads of 2018, and what really closed of them."""

from collections import Counter
from datetime import date

import pytest

from sla_calc import Calibration, LeadType, Plan, RevenueStream, calibrate, curve_by_month, forecast
from tests.calc.olist import FILE, STAGES, counts, leads
from tests.real_data import truths

pytestmark = pytest.mark.skipif(not FILE.exists(), reason="the real leads are not here")

SINCE_2018 = date(2018, 1, 1)
MONTHS = range(1, 12)


@pytest.fixture(scope="module")
def created() -> list[int]:
    found = Counter(lead[1].month for lead in leads() if lead[1] >= SINCE_2018)
    return [found[month] for month in range(1, 6)]


@pytest.fixture(scope="module")
def closed() -> list[int]:
    found = Counter(lead[2].month for lead in leads() if lead[1] >= SINCE_2018 and lead[2])
    return [found[month] for month in MONTHS]


def foreseen(close_rate: float | None, measured: Calibration, created: list[int]) -> list[float]:
    """The customers of the year's leads by month, with a curve out of a calibration."""
    (cycle,) = [row for row in measured.cycles if row.lead_type is None]
    curve = curve_by_month(cycle.curve) if cycle.curve else ()
    kind = LeadType(name="All", conversion_rates=(close_rate,), cycle_curve=curve)
    stream = RevenueStream(name="All", deal_size=1, lead_types=(kind,))
    plan = Plan(quota=0, start_month="2018-01", months=11, stages=STAGES, streams=(stream,))
    return list(forecast(plan, {("All", "All"): created}).customers)


def error(found: list[float], closed: list[int]) -> float:
    """How many deals are foreseen for another month than their own, of all that closed."""
    return sum(abs(a - b) for a, b in zip(found, closed, strict=True)) / sum(closed)


def test_the_leads_of_2018_closed_from_january_to_november(
    created: list[int], closed: list[int]
) -> None:
    assert created == [1_141, 1_028, 1_174, 1_352, 1_303]
    assert closed == [64, 108, 146, 197, 117, 53, 31, 24, 21, 15, 5]


def test_with_the_curve_of_all_leads_deals_are_foreseen_too_late(
    created: list[int], closed: list[int]
) -> None:
    whole, of_2018 = calibrate(counts()), calibrate(counts(since=SINCE_2018))
    (cycle,) = whole.cycles
    assert cycle.median_days == pytest.approx(
        truths("olist")["days_excluding_negative"]["median"], abs=1e-6
    )

    found = foreseen(of_2018.rates[0].rate, whole, created)

    # Of the leads of 2017 only the slow deals were written down: 12 % are foreseen for later.
    assert [round(each) for each in found] == [59, 90, 104, 124, 133, 69, 32, 24, 19, 16, 16]
    assert round(sum(found)) == 688
    assert error(found, closed) == pytest.approx(0.235, abs=5e-4)


def test_with_the_curve_of_the_leads_that_were_followed_from_the_beginning(
    created: list[int], closed: list[int]
) -> None:
    of_2018 = calibrate(counts(since=SINCE_2018))

    found = foreseen(of_2018.rates[0].rate, of_2018, created)

    assert [round(each) for each in found] == [68, 102, 117, 139, 148, 75, 32, 24, 18, 15, 14]
    assert round(sum(found)) == 753
    assert error(found, closed) == pytest.approx(0.208, abs=5e-4)


def test_what_was_known_at_the_end_of_may_foretells_132_of_the_149_deals_that_followed(
    created: list[int], closed: list[int]
) -> None:
    may = calibrate(counts(since=SINCE_2018, as_of=date(2018, 5, 31)))

    found = foreseen(may.rates[0].corrected, may, created)

    assert [round(each) for each in found[5:]] == [81, 30, 16, 5, 0, 0]
    assert round(sum(found[5:])) == 132
    assert sum(closed[5:]) == 149
