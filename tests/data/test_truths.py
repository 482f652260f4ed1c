"""Real exports, read without a reader of their own, against what others counted in them.

The tables lie beside the repository, in ``../shared/data``, or where ``SLA_DATA`` says; without
them these tests are left out. ``truths.json`` was counted by others with two engines.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from sla_calc.calibration.calibrate import Calibration, calibrate
from sla_calc.calibration.counts import Counts
from sla_data import LeadTable, Mapping, Step, read_leads
from tests.real_data import DATA, truths

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the real exports are not here")

OF_DESCRIPTION = ("n", "mean", "median", "p25", "p75", "p90", "min", "max", "sum")


def almost(value: float) -> Any:
    """The truths are rounded to six decimals."""
    return pytest.approx(value, rel=1e-9, abs=6e-7)


def described(table: LeadTable, quantity: str, **how: Any) -> dict[str | None, dict[str, Any]]:
    found = table.describe(quantity, **how)
    return {
        name: {each: getattr(row, each) for each in OF_DESCRIPTION} for name, row in found.items()
    }


def same(found: dict[str, Any], truth: dict[str, Any]) -> bool:
    return all(found[name] == almost(value) for name, value in truth.items())


def rates(table: LeadTable, **changes: Any) -> dict[str | None, tuple[float, float, float | None]]:
    """Denominator, numerator and rate of the last stage by lead type."""
    changed = table.with_mapping(table.mapping.model_copy(update={"lead_types": {}, **changes}))
    measured = calibrate(changed.counts())
    first, last = measured.stages[0], measured.stages[-1]
    return {
        each.lead_type: (each.denominator, each.numerator, each.rate)
        for each in measured.rates
        if (each.from_stage, each.to_stage) == (first, last) and each.stream is None
    }


def as_rates(truth: dict[str, Any]) -> dict[str, Any]:
    return {name: (row["n"], row["converted"], almost(row["rate"])) for name, row in truth.items()}


def without_all(found: dict[str | None, Any]) -> dict[str | None, Any]:
    return {name: row for name, row in found.items() if name is not None}


def overall(measured: Calibration, part: str) -> Any:
    (found,) = [x for x in getattr(measured, part) if x.stream is None and x.lead_type is None]
    return found


# --- Olist: real leads of a marketplace ----------------------------------------------------------

OLIST = DATA / "olist"


@pytest.fixture(scope="module", params=["joined", "two files"])
def olist(request: pytest.FixtureRequest) -> Iterator[LeadTable]:
    if request.param == "joined":
        table = read_leads(OLIST / "olist_leads_joined.csv")
    else:
        table = read_leads(
            OLIST / "olist_marketing_qualified_leads_dataset.csv",
            deals=OLIST / "olist_closed_deals_dataset.csv",
        )
    with table:
        yield table


def test_olist_is_mapped_by_its_headers(olist: LeadTable) -> None:
    mapping = olist.mapping
    assert mapping.steps == (
        Step(stage="MQL", day="first_contact_date"),
        Step(stage="Customer", day="won_date"),
    )
    assert (mapping.lead_type, mapping.amount) == ("origin", "declared_monthly_revenue")
    assert olist.questions == ()


def test_olist_as_counted_by_others(olist: LeadTable) -> None:
    truth = truths("olist")
    measured = calibrate(olist.counts())
    close = overall(measured, "rates")
    assert (close.denominator, close.numerator) == (truth["leads"], truth["won"])
    assert close.rate == almost(truth["rate"])
    assert without_all(rates(olist)) == as_rates(truth["by_origin"])
    assert olist.report.rows_read == olist.report.rows_used == truth["leads"]
    assert olist.report.set_aside == {}
    assert str(olist.facts.first_created) == truth["first_contact_min"]
    assert str(olist.facts.last_created) == truth["first_contact_max"]
    assert str(olist.facts.first_won) == truth["won_min"][:10]
    assert str(olist.facts.latest) == truth["won_max"][:10]


def test_the_sales_cycle_of_olist_leaves_out_the_deal_won_before_its_lead(olist: LeadTable) -> None:
    truth = truths("olist")
    cycle = overall(calibrate(olist.counts()), "cycles")
    assert cycle.before_lead == truth["negative_cycle_rows"]
    apart = truth["days_excluding_negative"]
    assert cycle.n == apart["n"]
    assert cycle.mean_days == almost(apart["mean"])
    assert cycle.median_days == almost(apart["median"])
    assert cycle.p90_days == almost(apart["p90"])
    everything = described(olist, "cycle_days", of=["won"])[None]
    assert same(everything, truth["days_first_contact_to_won"])


def test_the_medians_of_olist_by_what_the_deal_was(olist: LeadTable) -> None:
    truth = truths("olist")
    by_origin = described(olist, "cycle_days", by="origin", of=["won"])
    assert {name: (row["n"], row["median"]) for name, row in by_origin.items()} == {
        name: (row["n"], almost(row["median"]))
        for name, row in truth["median_days_by_origin"].items()
    }
    for column in ("business_segment", "lead_type"):
        found = described(olist, "cycle_days", by=column, of=["won"])
        assert {name: (row["n"], row["median"]) for name, row in found.items()} == {
            name: (row["n"], almost(row["median_days"]))
            for name, row in truth[f"won_by_{column}"].items()
        }


def test_a_declared_revenue_of_0_is_no_deal_size(olist: LeadTable) -> None:
    truth = truths("olist")["declared_monthly_revenue"]
    size = overall(calibrate(olist.counts()), "deal_sizes")
    assert (size.n, size.without_amount) == (truth["n_positive"], truth["n_zero"])
    assert size.mean == almost(truth["mean_positive"])
    assert size.median == almost(truth["median_positive"])
    amount = described(olist, "amount", of=["won"])[None]
    assert (amount["mean"], amount["max"]) == (almost(truth["mean_all"]), almost(truth["max"]))


def test_the_cohorts_of_olist_by_month(olist: LeadTable) -> None:
    truth = truths("olist")["cohort_by_first_contact_month"]
    counts = olist.counts()
    by_month = {str(m.month): m.reached for m in counts.months if m.lead_type is None}
    assert by_month == {name: (row["leads"], row["won_ever"]) for name, row in truth.items()}
    for name, row in truth.items():
        month = olist.counts(window=month_of(name))
        (ages,) = [each for each in month.ages if each.lead_type is None]
        for days in (30, 60, 90):
            # Somebody who is won on day 30.5 is not won within 30 days; ages are whole days.
            within = sum(n for day, n in zip(ages.days, ages.moved, strict=True) if day < days)
            assert within == row[f"won_{days}d"]


def month_of(name: str) -> tuple[date, date]:
    first = date.fromisoformat(f"{name}-01")
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def test_the_wins_of_olist_by_the_month_in_which_they_came(olist: LeadTable) -> None:
    truth = truths("olist")
    counts = olist.counts(basis="period")
    won = {
        str(m.month): m.reached[1] for m in counts.months if m.lead_type is None and m.reached[1]
    }
    assert won == truth["won_by_won_month"]


def test_leads_from_before_wins_were_recorded_are_noticed(olist: LeadTable) -> None:
    truth = truths("olist")["leads_2018_only"]
    measured = calibrate(olist.counts())
    assert measured.suggested_window is not None
    assert measured.suggested_window[0] in {date(2017, 12, 1), date(2018, 1, 1)}
    later = overall(calibrate(olist.counts(window=(date(2018, 1, 1), date(2018, 12, 31)))), "rates")
    assert (later.denominator, later.numerator) == (truth["leads"], truth["won"])
    assert later.rate == almost(truth["rate"])


def test_the_names_in_olist(olist: LeadTable) -> None:
    truth = truths("olist")
    assert len(olist.values_of("landing_page_id", most=1_000)) == truth["landing_pages"]
    assert olist.values_of("origin")[None] == truth["origin_blank"]
    for column, name in (("sdr_id", "distinct_sdr"), ("sr_id", "distinct_sr")):
        assert len([value for value in olist.values_of(column) if value]) == truth[name]


# --- Maven: a CRM pipeline ----------------------------------------------------------------------

MAVEN = DATA / "maven" / "sales_pipeline.csv"


@pytest.fixture(scope="module")
def maven() -> Iterator[LeadTable]:
    with read_leads(MAVEN) as table:
        yield table


def pipeline(table: LeadTable, counts: Counts, by: str | None) -> dict[str | None, dict[str, Any]]:
    """What others counted of each group of deals, out of counts and descriptions."""
    amounts = {x.lead_type: x for x in counts.amounts if x.stream is None}
    won = table.describe("amount", by=by, of=["won"])
    cycles = table.describe("cycle_days", by=by, of=["won"])
    found = {}
    for each in counts.outcomes:
        if each.stream is None:
            name, closed = each.lead_type, each.won + each.lost
            amount = amounts.get(name)
            found[name] = {
                "rows": each.won + each.lost + each.open,
                "won": each.won,
                "lost": each.lost,
                "open": each.open,
                "win_rate_closed": each.won / closed if closed else None,
                "won_value": amount.total if amount else 0.0,
                "avg_won": won[name].mean if name in won else None,
                "median_won": won[name].median if name in won else None,
                "median_cycle_won_days": cycles[name].median if name in cycles else None,
                "mean_cycle_won_days": cycles[name].mean if name in cycles else None,
            }
    return found


def agree(found: dict[str | None, dict[str, Any]], truth: dict[str, dict[str, Any]]) -> None:
    assert set(found) - {None} == set(truth)
    for name, row in truth.items():
        for figure, value in row.items():
            expected = None if value is None else almost(value)
            assert found[name][figure] == expected, (name, figure)


def test_maven_as_counted_by_others(maven: LeadTable) -> None:
    truth = truths("maven")
    all_of_it = pipeline(maven, maven.counts(), None)[None]
    assert same(all_of_it, truth["total"])
    assert maven.values_of("deal_stage") == truth["stages"]
    for column, blank in truth["blank"].items():
        assert maven.values_of(column, most=10_000)[None] == blank


def test_the_sales_cycle_of_maven(maven: LeadTable) -> None:
    truth = truths("maven")
    for name, of in (("won", ["won"]), ("lost", ["lost"]), ("closed", ["won", "lost"])):
        assert same(described(maven, "cycle_days", of=of)[None], truth[f"cycle_{name}"])


@pytest.mark.parametrize(
    ("column", "name"), [("product", "by_product"), ("sales_agent", "by_agent")]
)
def test_maven_by_what_was_sold_and_by_whom(maven: LeadTable, column: str, name: str) -> None:
    mapping = maven.mapping.model_copy(update={"lead_type": column, "stream": None})
    table = maven.with_mapping(mapping)
    agree(pipeline(table, table.counts(), column), truths("maven")[name])


def test_maven_by_the_region_of_a_second_file() -> None:
    teams = MAVEN.with_name("sales_teams.csv")
    with read_leads(MAVEN, deals=teams) as table:
        by_region = {"lead_type": "regional_office", "stream": None}
        regions = table.with_mapping(table.mapping.model_copy(update=by_region))
        agree(pipeline(regions, regions.counts(), "regional_office"), truths("maven")["by_region"])


def test_maven_by_the_month_in_which_deals_began(maven: LeadTable) -> None:
    truth = truths("maven")["by_engage_month"]
    cycles = maven.describe("cycle_days", by="created month", of=["won"])
    for name, row in truth.items():
        counts = maven.counts(window=month_of(name))
        (ends,) = [each for each in counts.outcomes if each.stream is None]
        assert (ends.won, ends.lost, ends.open) == (row["won"], row["lost"], row["open"])
        (amount,) = [each for each in counts.amounts if each.stream is None]
        assert amount.total == almost(row["won_value"])
        assert amount.median == almost(row["median_won"])
        assert cycles[name].median == almost(row["median_cycle_won_days"])
        assert cycles[name].mean == almost(row["mean_cycle_won_days"])


def test_maven_by_the_month_in_which_deals_were_closed(maven: LeadTable) -> None:
    truth = truths("maven")["by_close_month"]
    won = maven.describe("amount", by="closed month", of=["won"])
    lost = maven.describe("cycle_days", by="closed month", of=["lost"])
    for name, row in truth.items():
        assert (won[name].n, lost[name].n) == (row["won"], row["lost"])
        assert won[name].sum == almost(row["won_value"])


# --- a bank's calls -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bank() -> Iterator[LeadTable]:
    with read_leads(DATA / "bank" / "bank-full.csv") as table:
        yield table


def test_the_bank_as_counted_by_others(bank: LeadTable) -> None:
    truth = truths("bank")
    found = rates(bank)
    assert found.pop(None) == (truth["rows"], truth["converted"], almost(truth["rate"]))
    assert found == as_rates(truth["by_contact"])
    for column in ("month", "poutcome", "job"):
        assert without_all(rates(bank, lead_type=column)) == as_rates(truth[f"by_{column}"])


def test_a_day_without_a_year_is_no_day(bank: LeadTable) -> None:
    assert bank.mapping.day_columns() == ()
    assert bank.counts().window is None


def test_the_calls_of_the_bank(bank: LeadTable) -> None:
    truth = truths("bank")
    made = overall(calibrate(bank.counts()), "attempts")
    assert made.mean == almost(truth["attempts"]["mean"])
    within = dict(made.wins_within)
    for calls, share in truth["share_of_conversions_within_attempts"].items():
        assert within[int(calls)] == almost(share)
    attempts = described(bank, "attempts")[None]
    assert (attempts["median"], attempts["max"]) == (
        truth["attempts"]["median"],
        truth["attempts"]["max"],
    )
    assert attempts["sum"] == truth["total_contact_attempts_this_campaign"]
    assert 1 / made.wins_per_attempt == almost(truth["attempts_per_conversion"])
    won = described(bank, "attempts", of=["won"])[None]
    assert won["mean"] == almost(truth["attempts"]["mean_converted"])
    assert won["median"] == truth["attempts"]["median_converted"]


def test_successes_of_the_bank_by_number_of_calls(bank: LeadTable) -> None:
    truth = truths("bank")["by_attempts_11plus"]
    (counted,) = [each for each in bank.counts().attempts if each.lead_type is None]
    rows = list(zip(counted.attempts, counted.leads, counted.won, strict=True))
    for name, row in truth.items():
        calls = [r for r in rows if (str(r[0]) == name or (name == "11+" and r[0] >= 11))]
        assert sum(leads for _, leads, _ in calls) == row["n"]
        assert sum(won for _, _, won in calls) == row["converted"]


def test_the_minutes_of_the_banks_calls(bank: LeadTable) -> None:
    truth = truths("bank")
    seconds = described(bank, "duration")[None]
    assert seconds["mean"] / 60 == almost(truth["call_minutes"]["mean"])
    assert seconds["median"] / 60 == almost(truth["call_minutes"]["median"])
    won = described(bank, "duration", of=["won"])[None]
    others = described(bank, "duration", of=["open"])[None]
    assert won["mean"] / 60 == almost(truth["call_minutes"]["mean_converted"])
    assert others["mean"] / 60 == almost(truth["call_minutes"]["mean_not"])
    assert bank.values_of("duration", most=10_000)["0"] == truth["zero_duration_rows"]
    assert bank.values_of("pdays")["-1"] == truth["never_contacted_before"]


# --- X Education: leads without days --------------------------------------------------------------


@pytest.fixture(scope="module")
def xeducation() -> Iterator[LeadTable]:
    with read_leads(DATA / "xeducation" / "Leads.csv") as table:
        yield table


def test_xeducation_as_counted_by_others(xeducation: LeadTable) -> None:
    truth = truths("xeducation")
    assert len(xeducation.columns) == truth["cols"]
    found = rates(xeducation)
    assert found.pop(None) == (truth["rows"], truth["converted"], almost(truth["rate"]))
    assert found == as_rates(truth["by_lead_source_raw"])
    for column, name in (
        ("Lead Origin", "by_lead_origin"),
        ("Last Activity", "by_last_activity"),
        ("What is your current occupation", "by_occupation"),
    ):
        assert without_all(rates(xeducation, lead_type=column)) == as_rates(truth[name])


def test_google_and_google_are_one_once_somebody_says_so(xeducation: LeadTable) -> None:
    merged = {name: name.casefold() for name in xeducation.values_of("Lead Source") if name}
    truth = as_rates(truths("xeducation")["by_lead_source_casefold"])
    assert without_all(rates(xeducation, lead_types=merged)) == truth


def test_the_figures_and_blanks_of_xeducation(xeducation: LeadTable) -> None:
    truth = truths("xeducation")
    assert same(described(xeducation, "TotalVisits")[None], truth["total_visits"])
    assert same(
        described(xeducation, "Total Time Spent on Website")[None], truth["time_on_site_seconds"]
    )
    assert same(
        described(xeducation, "TotalVisits", of=["won"])[None], truth["total_visits_converted"]
    )
    for column, blank in truth["blank"].items():
        name = "Column 38" if column == "Unnamed: 37" else column
        assert xeducation.values_of(name)[None] == blank
    for column, rows in truth["select_placeholder"].items():
        assert xeducation.values_of(column)["Select"] == rows
    assert not [said for said in xeducation.report.noticed if "an earlier row" in said]


# --- a Salesforce demo --------------------------------------------------------------------------

SALESFORCE = DATA / "salesforce_demo"


@pytest.fixture(scope="module")
def sf_leads() -> Iterator[LeadTable]:
    with read_leads(SALESFORCE / "Lead.csv") as table:
        yield table


@pytest.fixture(scope="module")
def sf_deals() -> Iterator[LeadTable]:
    with read_leads(SALESFORCE / "sf_wave_opportunities_with_tasks.csv") as table:
        yield table


def test_salesforces_leads_as_counted_by_others(sf_leads: LeadTable) -> None:
    truth = truths("salesforce_demo")
    found = rates(sf_leads)
    assert found.pop(None) == (truth["leads"], truth["converted"], almost(truth["lead_conversion"]))
    assert found == as_rates(truth["by_lead_source"])
    days = described(sf_leads, "cycle_days", of=["won"])[None]
    assert same(days, truth["days_created_to_converted"])
    assert sf_leads.values_of("Status") == truth["lead_status"]
    assert sf_leads.report.noticed == ()


def opportunities(table: LeadTable, by: str | None) -> dict[str | None, dict[str, Any]]:
    hours = table.describe("response_minutes", by=by)
    return {
        name: {
            "opps": row["rows"],
            **{figure: row[figure] for figure in ("won", "lost", "open", "win_rate_closed")},
            **{figure: row[figure] for figure in ("avg_won", "median_won")},
            "median_cycle_won": row["median_cycle_won_days"],
            "median_hours_to_first_task": (hours[name].median or 0.0) / 60,
        }
        for name, row in pipeline(table, table.counts(), by).items()
        if (name is None) == (by is None)
    }


def test_salesforces_opportunities_as_counted_by_others(sf_deals: LeadTable) -> None:
    truth = truths("salesforce_demo")
    plain = sf_deals.mapping.model_copy(update={"stream": None, "lead_type": None})
    whole = opportunities(sf_deals.with_mapping(plain), None)
    assert same(whole[None], truth["opportunities_total"])
    by_source = sf_deals.with_mapping(sf_deals.mapping.model_copy(update={"stream": None}))
    agree(opportunities(by_source, "LeadSource"), truth["opps_by_lead_source"])
    types = {"stream": None, "lead_type": "Type"}
    by_type = sf_deals.with_mapping(sf_deals.mapping.model_copy(update=types))
    agree(opportunities(by_type, "Type"), truth["opps_by_type"])


def test_the_amounts_cycles_and_tasks_of_salesforce(sf_deals: LeadTable) -> None:
    truth = truths("salesforce_demo")
    assert same(described(sf_deals, "amount", of=["won"])[None], truth["amount_won"])
    assert same(described(sf_deals, "cycle_days", of=["won"])[None], truth["cycle_won_days"])
    assert same(described(sf_deals, "cycle_days", of=["lost"])[None], truth["cycle_lost_days"])
    minutes = described(sf_deals, "response_minutes")[None]
    hours = {name: value if name == "n" else value / 60 for name, value in minutes.items()}
    assert same(hours, truth["hours_opp_created_to_first_task"])
    assert same(described(sf_deals, "attempts")[None], truth["tasks_per_opp"])
    assert same(described(sf_deals, "attempts", of=["won"])[None], truth["tasks_per_opp_won"])
    assert described(sf_deals, "attempts")[None]["sum"] == truth["tasks_total"]


def test_the_close_date_of_an_open_deal_is_a_forecast(sf_deals: LeadTable) -> None:
    truth = truths("salesforce_demo")["future_close_dates_open"]
    assert sf_deals.facts.forecasts == truth
    assert f"{truth} open deals have a day in “CloseDate”" in sf_deals.report.noticed[0]


def test_salesforces_opportunities_by_the_month_in_which_they_began(sf_deals: LeadTable) -> None:
    truth = truths("salesforce_demo")["opps_by_created_month"]
    cycles = sf_deals.describe("cycle_days", by="created month", of=["won"])
    amounts = sf_deals.describe("amount", by="created month", of=["won"])
    minutes = sf_deals.describe("response_minutes", by="created month")
    for name, row in truth.items():
        (ends,) = [
            each for each in sf_deals.counts(window=month_of(name)).outcomes if each.stream is None
        ]
        assert (ends.won, ends.lost, ends.open) == (row["won"], row["lost"], row["open"])
        assert minutes[name].median / 60 == almost(row["median_hours_to_first_task"])
        if row["won"]:
            assert cycles[name].median == almost(row["median_cycle_won"])
            assert amounts[name].mean == almost(row["avg_won"])
            assert amounts[name].median == almost(row["median_won"])


def test_salesforces_calls() -> None:
    truth = truths("salesforce_demo")
    with read_leads(SALESFORCE / "Task.csv") as tasks:
        assert same(described(tasks, "CallDurationInSeconds")[None], truth["call_seconds"])
        assert tasks.values_of("CallDisposition") == truth["call_disposition"]


def test_what_became_of_salesforces_converted_leads() -> None:
    truth = truths("salesforce_demo")["converted_leads_opp_outcome"]
    with read_leads(SALESFORCE / "sf_wave_leads_joined.csv") as table:
        found = table.values_of("StageName")
        assert {name: rows for name, rows in found.items() if name} == truth
        (close,) = [
            each
            for each in calibrate(table.counts()).rates
            if each.lead_type is None
            and (each.from_stage, each.to_stage) == ("Opportunity", "Customer")
        ]
        assert (close.denominator, close.numerator) == (sum(truth.values()), truth["Closed Won"])


def test_salesforces_leads_and_opportunities_are_joined_by_the_opportunitys_id() -> None:
    with read_leads(SALESFORCE / "Lead.csv", deals=SALESFORCE / "Opportunity.csv") as table:
        keys = (table.mapping.key, table.mapping.deals_key)
        assert keys == ("ConvertedOpportunity.External_Id__c", "External_Id__c")
        assert rates(table)[None][:2] == (1307, 25)


# --- the small ones -----------------------------------------------------------------------------


def test_speed_to_lead_counts_who_was_never_contacted_as_a_breach() -> None:
    truth = truths("speed_to_lead")
    with read_leads(DATA / "speed_to_lead" / "leads.csv") as table:
        counted = overall(calibrate(table.counts()), "first_responses")
        assert (counted.leads, counted.answered) == (truth["rows"], truth["contacted"])
        within = dict(counted.within)
        for minutes in (5, 15, 30, 60):
            assert within[minutes] * truth["rows"] == almost(truth[f"within_{minutes}"])
        assert within[30] == almost(truth["sla_30min_compliance_of_all_leads"])
        minutes_taken = described(table, "response_minutes")
        assert same(minutes_taken[None], truth["minutes"])
        for column, name in (("rep_name", "by_rep"), ("first_contact_channel", "by_channel")):
            found = described(table, "response_minutes", by=column)
            assert set(found) == set(truth[name])
            assert all(same(found[each], row) for each, row in truth[name].items())


def test_the_hubspot_sample_as_counted_by_others() -> None:
    truth = truths("hubspot_sample")
    with read_leads(DATA / "hubspot_sample" / "hubspot_combined_v2.csv") as table:
        assert table.values_of("deal_stage") == truth["stages"]
        assert table.values_of("deal_pipeline") == truth["pipelines"]
        minutes = described(table, "response_minutes")[None]
        days = {name: value if name == "n" else value / 1440 for name, value in minutes.items()}
        assert same(days, truth["response_days"])
        by_source = described(table, "response_minutes", by="contact_lead_source")
        for name, row in truth["response_days_by_source"].items():
            assert by_source[name]["n"] == row["n"]
            assert by_source[name]["mean"] / 1440 == almost(row["mean"])
            assert by_source[name]["median"] / 1440 == almost(row["median"])
        assert same(described(table, "amount")[None], truth["amount"])
        assert same(described(table, "amount", of=["won"])[None], truth["amount_won"])
        (ends,) = [x for x in table.counts().outcomes if x.stream is x.lead_type is None]
        assert (ends.won, ends.lost) == (truth["won"], truth["lost"])
        assert without_all(rates(table, stream=None)) == as_rates(truth["won_by_source"])


# --- totals -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def funnel() -> Iterator[LeadTable]:
    with read_leads(DATA / "channel_funnel" / "marketing_funnel.csv") as table:
        yield table


def funnel_figures(counts: Counts) -> dict[str | None, dict[str, Any]]:
    measured = calibrate(counts)
    stages = {"Lead": "lead", "MQL": "mql", "SQL": "sql", "Customer": "customer"}
    found: dict[str | None, dict[str, Any]] = {}
    for row in counts.reached:
        names = ("Leads", "MQLs", "SQLs", "Customers")
        found[row.lead_type] = dict(zip(names, row.reached, strict=True))
    for rate in measured.rates:
        name = f"{stages[rate.from_stage]}_to_{stages[rate.to_stage]}"
        found[rate.lead_type][name] = rate.rate
    for size in measured.deal_sizes:
        found[size.lead_type]["avg_revenue_per_customer"] = size.mean
    for amount in counts.amounts:
        found[amount.lead_type]["Revenue (USD)"] = amount.total
    for cost in measured.costs:
        found[cost.lead_type]["Spend (USD)"] = cost.spent
        # Nothing spent is no cost per lead of 0: others wrote 0, and we say that nothing was spent.
        found[cost.lead_type]["cost_per_lead"] = cost.cost_per_lead or 0.0
        found[cost.lead_type]["cac"] = cost.spent / found[cost.lead_type]["Customers"]
    return found


def test_the_channels_of_a_funnel_of_totals(funnel: LeadTable) -> None:
    truth = truths("channel_funnel")
    assert funnel.mapping == Mapping(
        shape="totals",
        steps=(
            Step(stage="Lead", day="Date", count="Leads"),
            Step(stage="MQL", count="MQLs"),
            Step(stage="SQL", count="SQLs"),
            Step(stage="Customer", count="Customers"),
        ),
        lead_type="Channel",
        amount="Revenue (USD)",
        spend="Spend (USD)",
    )
    found = funnel_figures(funnel.counts())
    visitors = described(funnel, "Visitors", by="Channel")
    for name, row in {None: truth["total"], **truth["by_channel"]}.items():
        others = {figure: value for figure, value in row.items() if figure != "Visitors"}
        assert same(found[name], others)
    assert {name: row["sum"] for name, row in visitors.items()} == {
        name: row["Visitors"] for name, row in truth["by_channel"].items()
    }
    assert funnel.report.rows_used == truth["rows"]


def test_the_months_of_a_funnel_of_totals(funnel: LeadTable) -> None:
    truth = truths("channel_funnel")
    for name, row in truth["by_month"].items():
        found = funnel_figures(funnel.counts(window=month_of(name)))[None]
        assert same(found, {figure: value for figure, value in row.items() if figure != "Visitors"})
    december = funnel_figures(funnel.counts(window=month_of("2025-12")))
    for name, row in truth["last_month_2025_12_by_channel"].items():
        others = {figure: value for figure, value in row.items() if figure != "Visitors"}
        assert same(december[name], others)
    nothing_spent = [
        cost for cost in calibrate(funnel.counts()).costs if cost.lead_type == "Direct"
    ]
    assert [(cost.cost_per_lead, cost.spent) for cost in nothing_spent] == [(None, 0.0)]
