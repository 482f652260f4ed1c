"""Real exports, watched day by day and lead by lead, against what others counted in them."""

from collections import defaultdict
from datetime import date

import numpy as np
import pytest

from sla_data import read_leads
from tests.real_data import DATA, truths

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the real exports are not here")

SPEED = DATA / "speed_to_lead" / "leads.csv"
SALESFORCE = DATA / "salesforce_demo" / "sf_wave_opportunities_with_tasks.csv"
FUNNEL = DATA / "channel_funnel" / "marketing_funnel.csv"


def almost(value: float) -> float:
    """The truths are rounded to six decimals."""
    return pytest.approx(value, rel=1e-9, abs=6e-7)  # type: ignore[no-any-return]


def test_the_speed_to_lead_of_110_leads_as_others_counted_it() -> None:
    truth = truths("speed_to_lead")
    with read_leads(SPEED) as table:
        found = table.follow_ups()
    minutes = found.clock_minutes
    never = np.isnat(found.first_attempt)
    assert len(found.leads) == len(set(found.leads)) == truth["rows"]
    assert never.sum() == truth["never_contacted"]
    assert (np.isnan(minutes) == never).all()
    assert np.median(minutes[~never]) == truth["minutes"]["median"]
    for limit in (5, 15, 30, 60):
        assert (minutes <= limit).sum() == truth[f"within_{limit}"]
    within = (minutes <= 30).sum()
    assert within / len(minutes) == almost(truth["sla_30min_compliance_of_all_leads"])
    assert within / (~never).sum() == almost(truth["sla_30min_compliance_of_contacted"])
    assert (found.noticed, found.assigned, found.attempts, found.reached) == ((), None, None, None)


def test_the_reps_of_speed_to_lead_as_others_counted_them() -> None:
    with read_leads(SPEED) as table:
        found = table.follow_ups()
    by_rep = defaultdict(list)
    for rep, minutes in zip(found.owners, found.clock_minutes, strict=True):
        by_rep[rep or "(blank)"].append(minutes)
    truth = truths("speed_to_lead")["by_rep"]
    assert by_rep.keys() == truth.keys()
    for rep, row in truth.items():
        contacted = [each for each in by_rep[rep] if each == each]  # noqa: PLR0124 - not NaN
        assert len(contacted) == row["n"]
        assert sum(contacted) == row.get("sum", 0)


def test_the_list_begins_with_the_lead_that_was_handed_over_first() -> None:
    with read_leads(SPEED) as table:
        found = table.follow_ups()
    assert (np.diff(found.handed_over).astype(int) >= 0).all()
    assert (found.leads[0], found.lines[0]) == ("L001", 1)
    assert sorted(found.lines.tolist()) == list(range(1, 111))


def test_hours_to_the_first_task_and_tasks_of_salesforces_opportunities() -> None:
    truth = truths("salesforce_demo")
    with read_leads(SALESFORCE) as table:
        found = table.follow_ups()
    hours = found.clock_minutes / 60
    told = truth["hours_opp_created_to_first_task"]
    assert np.count_nonzero(~np.isnan(hours)) == told["n"]
    assert np.nanmedian(hours) == almost(told["median"])
    assert np.nanmean(hours) == almost(told["mean"])
    assert np.nanquantile(hours, 0.9) == almost(told["p90"])
    tasks = truth["tasks_per_opp"]
    assert len(found.leads) == truth["opportunities_total"]["opps"]
    assert np.count_nonzero(~np.isnan(found.attempts)) == tasks["n"]
    assert np.nansum(found.attempts) == truth["tasks_total"]
    assert np.nanmean(found.attempts) == almost(tasks["mean"])
    assert np.nanmedian(found.attempts) == tasks["median"]
    ended = truth["opportunities_total"]["won"] + truth["opportunities_total"]["lost"]
    assert found.closed.sum() == ended


def test_the_days_of_salesforces_deals_add_up_to_its_months() -> None:
    truth = truths("salesforce_demo")
    with read_leads(SALESFORCE) as table:
        found = table.daily()
    created: dict[str, float] = defaultdict(float)
    for row in found.rows:
        created[f"{row.day:%Y-%m}"] += row.reached[0] or 0
    months = truth["opps_by_created_month"]
    assert {name: created[name] for name in months} == {
        name: row["opps"] for name, row in months.items()
    }
    assert sum(row.reached[1] or 0 for row in found.rows) == truth["opportunities_total"]["won"]
    assert sum(row.revenue or 0 for row in found.rows) == almost(truth["amount_won"]["sum"])
    assert found.undated == (0.0, 0.0)


def test_the_days_of_a_funnel_of_totals_add_up_to_its_months_and_channels() -> None:
    truth = truths("channel_funnel")
    with read_leads(FUNNEL) as table:
        found = table.daily()
        december = table.daily((date(2025, 12, 1), date(2025, 12, 31)))
    assert (found.stages, found.grain) == (("Lead", "MQL", "SQL", "Customer"), "day")
    figures = ("Leads", "MQLs", "SQLs", "Customers", "Revenue (USD)")
    months: dict[str, list[float]] = defaultdict(lambda: [0.0] * 5)
    for row in found.rows:
        sums = months[f"{row.day:%Y-%m}"]
        sums[:] = [a + (b or 0) for a, b in zip(sums, (*row.reached, row.revenue), strict=True)]
    assert months.keys() == truth["by_month"].keys()
    for name, sums in months.items():
        assert sums == [almost(truth["by_month"][name][figure]) for figure in figures]
    for channel, told in truth["last_month_2025_12_by_channel"].items():
        rows = [row for row in december.rows if row.lead_type == channel]
        assert sum(row.reached[0] or 0 for row in rows) == told["Leads"]
        assert sum(row.revenue or 0 for row in rows) == almost(told["Revenue (USD)"])


def test_a_wait_in_days_is_a_wait_in_minutes() -> None:
    truth = truths("hubspot_sample")["response_days"]
    with read_leads(DATA / "hubspot_sample" / "hubspot_combined_v2.csv") as table:
        found = table.follow_ups()
        column = table.mapping.response
    assert np.median(found.clock_minutes) / 1440 == truth["median"]
    assert found.clock_minutes.sum() / 1440 == truth["sum"]
    passed = (found.first_attempt - found.handed_over).astype("timedelta64[m]").astype(float)
    assert (passed == found.clock_minutes).all()
    said = f"First attempts are placed by “{column}”, since no column has their times."
    assert said in found.noticed


def test_calls_without_times_tell_depth_and_no_speed() -> None:
    truth = truths("bank")
    with read_leads(DATA / "bank" / "bank-full.csv") as table:
        found = table.follow_ups()
    assert np.sum(found.attempts) == truth["total_contact_attempts_this_campaign"]
    assert not found.tells_speed
    assert np.isnan(found.clock_minutes).all()
    assert "The table tells how often leads were contacted, but not when." in found.noticed
