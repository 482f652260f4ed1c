"""Why leads did not advance: lost leads by stage and reason; and which columns tell follow-ups."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_calc.tracking.actuals import ReasonCount
from sla_data import LeadTable, mapping_from_json, mapping_to_json, read_leads
from sla_data.formats.columns import column_of
from sla_data.meaning.suggest import suggest_mapping
from tests.data.tracked import TRACKED, as_csv

MAPPING = TRACKED.model_copy(
    update={
        "stream": "Region",
        "reason": ("Lost reason", "Unfit reason"),
    }
)
LEADS = [
    {"Created": "2026-10-01", "Status": "Lost", "SQL on": "2026-10-02", "Lost reason": " Price "},
    {"Created": "2026-10-03", "Status": "Lost", "SQL on": "2026-10-05", "Lost reason": "Price"},
    {"Created": "2026-10-04", "Status": "Lost", "Unfit reason": "Student"},
    {"Created": "2026-11-05", "Status": "Lost", "Lost reason": "", "Unfit reason": " "},
    {"Created": "2026-11-06", "Status": "New", "Unfit reason": "No budget"},
    {"Created": "2026-11-07", "Status": "New"},
    {"Created": "2026-11-08", "Status": "Won", "Won on": "2026-11-09", "Lost reason": "Price"},
]
FOUND = (
    ReasonCount("(blank)", "(blank)", "SQL", "Price", 2),
    ReasonCount("(blank)", "(blank)", "MQL", "(blank)", 1),
    ReasonCount("(blank)", "(blank)", "MQL", "No budget", 1),
    ReasonCount("(blank)", "(blank)", "MQL", "Student", 1),
)


def test_lost_leads_by_the_furthest_stage_and_the_first_reason_that_is_filled() -> None:
    with read_leads(as_csv(LEADS), MAPPING) as table:
        assert table.reasons() == FOUND
        assert table.reasons((date(2026, 11, 1), date(2026, 11, 30))) == FOUND[1:3]
        assert table.reasons((date(2026, 12, 1), date(2026, 12, 31))) == ()


def test_without_a_column_of_reasons_there_are_none() -> None:
    with read_leads(as_csv(LEADS), MAPPING.model_copy(update={"reason": ()})) as table:
        assert table.reasons() == ()


def test_a_lead_of_several_rows_is_lost_once() -> None:
    rows = [{**LEADS[0], "Lead ID": "L1"}, {**LEADS[2], "Lead ID": "L1"}]
    one = {"lead_id": "Lead ID", "one_per_lead": True, "lead_type": None, "stream": None}
    with read_leads(as_csv(rows), MAPPING.model_copy(update=one)) as table:
        assert table.reasons() == (ReasonCount(None, None, "SQL", "Student", 1),)


rows = st.fixed_dictionaries(
    {
        "Created": st.sampled_from(["2026-10-01", "2026-11-01"]),
        "SQL on": st.sampled_from(["", "2026-11-02"]),
        "Status": st.sampled_from(["Lost", "New", "Won"]),
        "Source": st.sampled_from(["Web", "Event"]),
        "Region": st.sampled_from(["North", "South"]),
        "Lost reason": st.sampled_from(["", "Price", "Timing"]),
    }
)


@settings(max_examples=8)
@given(st.lists(rows, max_size=15).map(lambda found: [*found, {**LEADS[0], "Source": "Web"}]))
def test_every_lost_lead_has_one_reason_of_its_own_part(leads: list[dict[str, str]]) -> None:
    lost = [{**row, "Lost reason": ""} if row["Status"] == "New" else row for row in leads]
    with read_leads(as_csv(lost), MAPPING) as table:
        found, counts = table.reasons(), table.counts()
    for ends in counts.outcomes:
        part = [
            each.leads
            for each in found
            if ends.stream in {None, each.stream} and ends.lead_type in {None, each.lead_type}
        ]
        assert sum(part) == ends.lost


# --- which columns tell it ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Owner Assigned Date", "assigned"),
        ("HubSpot owner assigned date", "assigned"),
        ("hubspot_owner_assigneddate", "assigned"),
        ("Zugewiesen am", "assigned"),
        ("First Response", "first_contact"),
        ("Number of times contacted", "attempts"),
        ("Anzahl Kontaktversuche", "attempts"),
        ("Connected", "connected"),
        ("Erreicht", "connected"),
        ("Closed Lost Reason", "reason"),
        ("Lost Reason", "reason"),
        ("Deal - Lost reason", "reason"),
        ("Deal - Verlustgrund", "reason"),
        ("Reason For Loss", "reason"),
        ("DisqualifiedReason", "reason"),
        ("Disqualification Reason", "reason"),
        ("Unqualified Reason", "reason"),
        ("Ablehnungsgrund", "reason"),
    ],
)
def test_the_names_that_exports_give_are_understood(header: str, field: str) -> None:
    values = {
        "assigned": ["2026-11-01 09:00", "2026-11-02 10:00"],
        "first_contact": ["2026-11-01 09:00", "2026-11-02 10:00"],
        "attempts": ["1", "4"],
        "connected": ["yes", "no"],
        "reason": ["Price", "No budget"],
    }[field]
    columns = [column_of("Create Date", ["2026-11-01", "2026-11-02"]), column_of(header, values)]
    found = getattr(suggest_mapping(columns), field)
    assert found == ((header,) if field == "reason" else header)


def test_a_lost_deals_reason_comes_before_that_of_an_unfit_lead() -> None:
    texts = ["Price", "No budget"]
    names = ("Disqualification Reason", "Closed Lost Reason")
    columns = [column_of(name, texts) for name in names]
    assert suggest_mapping(columns).reason == ("Closed Lost Reason", "Disqualification Reason")


def test_a_connection_that_is_no_yes_or_no_is_not_taken_for_one() -> None:
    assert suggest_mapping([column_of("Connected", ["3 times", "never"])]).connected is None


def test_a_mapping_of_follow_ups_is_saved_and_one_from_before_still_works() -> None:
    whole = MAPPING.model_copy(
        update={"assigned": "Assigned", "connected": "Reached", "connected_values": ("Spoke",)}
    )
    assert mapping_from_json(mapping_to_json(whole)) == whole
    before = '{"steps": [{"stage": "MQL", "day": "Created"}], "owner": "Owner"}'
    assert mapping_from_json(before).reason == ()
    assert mapping_from_json(before).assigned is None


def reached(table: LeadTable) -> list[bool]:
    found = table.follow_ups().reached
    return [] if found is None else found.tolist()


def test_the_values_that_say_that_a_person_was_reached_can_be_named() -> None:
    rows = [
        {"Created": f"2026-11-0{day}", "Attempts": "1", "Reached": outcome}
        for day, outcome in enumerate(("Spoke", "Voicemail", ""), 1)
    ]
    mapping = MAPPING.model_copy(
        update={"attempts": "Attempts", "connected": "Reached", "connected_values": ("Spoke",)}
    )
    with read_leads(as_csv(rows), mapping) as table:
        assert reached(table) == [True, False, False]
