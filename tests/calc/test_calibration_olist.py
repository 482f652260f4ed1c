"""A calibration of a real funnel: Olist's 8,000 MQLs, whose wins were not written down at first."""

from datetime import date
from typing import Any

import pytest

from sla_calc import Calibration, calibrate
from tests.calc.olist import FILE, counts
from tests.real_data import truths

pytestmark = pytest.mark.skipif(not FILE.exists(), reason="the real leads are not here")

SINCE_2018 = date(2018, 1, 1)


@pytest.fixture(scope="module")
def whole() -> Calibration:
    return calibrate(counts())


@pytest.fixture(scope="module")
def since_2018() -> Calibration:
    return calibrate(counts(since=SINCE_2018))


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    return truths("olist")


def test_842_of_8000_were_won(whole: Calibration, truth: dict[str, Any]) -> None:
    rate = whole.rates[0]

    assert (rate.numerator, rate.denominator, rate.rate) == (842, 8_000, truth["rate"])
    assert (rate.low, rate.high) == pytest.approx((0.09871, 0.11217), abs=5e-6)


def test_each_origin_has_the_rate_that_others_counted(
    whole: Calibration, truth: dict[str, Any]
) -> None:
    found = {rate.lead_type: rate for rate in whole.rates if rate.lead_type}

    expected = truth["by_origin"]
    assert found.keys() == expected.keys()
    for origin, rate in found.items():
        assert rate.denominator == expected[origin]["n"]
        assert rate.rate == pytest.approx(expected[origin]["rate"], abs=5e-7)


def test_the_deal_size_is_that_of_the_45_deals_with_an_amount(
    whole: Calibration, truth: dict[str, Any]
) -> None:
    (size,) = whole.deal_sizes

    declared = truth["declared_monthly_revenue"]
    assert (size.n, size.without_amount) == (declared["n_positive"], declared["n_zero"])
    assert size.mean == pytest.approx(declared["mean_positive"])
    assert size.median == declared["median_positive"]


def test_the_cycle_is_that_of_the_841_deals_won_after_their_lead(
    whole: Calibration, truth: dict[str, Any]
) -> None:
    (cycle,) = whole.cycles

    expected = truth["days_excluding_negative"]
    assert (cycle.n, cycle.before_lead) == (expected["n"], truth["negative_cycle_rows"])
    assert cycle.mean_days == pytest.approx(expected["mean"], abs=1e-6)
    assert cycle.median_days == pytest.approx(expected["median"], abs=1e-6)
    assert cycle.p90_days == pytest.approx(expected["p90"], abs=1e-6)


def test_wins_that_were_not_written_down_are_noticed(whole: Calibration) -> None:
    assert whole.suggested_window == (SINCE_2018, date(2018, 5, 31))
    untracked, early, amounts, *_ = whole.noticed
    assert untracked.startswith("No won deal is recorded before 2017-12-05, though leads are from ")
    assert untracked.endswith("Count the leads from 2018-01 on only.")
    assert early == "1 deal was won before its lead existed; no sales cycle is counted there."
    assert amounts.startswith("797 of 842 won deals state no amount, or 0")


def test_the_suggested_window_has_13_percent_and_needs_no_other(
    since_2018: Calibration, truth: dict[str, Any]
) -> None:
    rate = since_2018.rates[0]

    assert rate.rate == pytest.approx(truth["leads_2018_only"]["rate"], abs=5e-6)
    assert since_2018.suggested_window is None
    assert not any("recorded before" in sentence for sentence in since_2018.noticed)


def test_eleven_whole_months_brought_727_leads_each(whole: Calibration) -> None:
    (leads,) = whole.leads_per_month

    # June 2017 has 4 leads from its 14th on, and is not whole.
    assert (leads.mean, leads.months) == ((8_000 - 4) / 11, 11)


def test_what_was_known_at_the_end_of_may_foretells_november() -> None:
    early = calibrate(counts(since=SINCE_2018, as_of=date(2018, 5, 31))).rates[0]
    late = calibrate(counts(since=SINCE_2018)).rates[0]

    # By the end of May 629 were won of those 781 that were by November.
    assert early.high < late.rate
    assert early.corrected is None or early.corrected_low <= late.rate <= early.corrected_high
