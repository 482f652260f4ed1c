"""Follow-ups lead by lead: what is odd is kept, counted and said; nothing goes without a word."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_calc.tracking.actuals import FollowUps
from sla_data import LeadTableError, Mapping, Step, read_leads
from tests.data.tracked import TRACKED, as_csv, as_lists

BERLIN = ZoneInfo("Europe/Berlin")
MAPPING = TRACKED.model_copy(
    update={
        "lead_id": "Lead ID",
        "owner": "Owner",
        "first_contact": "First contact",
        "assigned": "Assigned",
        "attempts": "Attempts",
        "connected": "Reached",
    }
)
NEW = {"Status": "New", "Source": "Web", "Created": "2026-11-02 09:00:00"}


def found_in(rows: list[dict[str, str]], mapping: Mapping = MAPPING, **how: object) -> FollowUps:
    with read_leads(as_csv(rows), mapping) as table:
        return table.follow_ups(**how)  # type: ignore[arg-type]


def test_a_lead_is_told_with_everything_that_its_row_says() -> None:
    row = {
        "Lead ID": " L7 ",
        "Source": "Event",
        "Owner": "Ada ",
        "Status": "Lost",
        "Created": "2026-11-02 09:00:00",
        "Assigned": "2026-11-02 09:10:00",
        "First contact": "2026-11-02 09:45:30",
        "Attempts": "3",
        "Reached": "yes",
    }
    blank = {**NEW, "Created": "2026-11-03 10:00:00"}
    assert as_lists(found_in([blank, row])) == {
        "leads": ("L7", None),
        "owners": ("Ada", None),
        "streams": (None, None),
        "lead_types": ("Event", "Web"),
        "handed_over": ["2026-11-02T09:00:00", "2026-11-03T10:00:00"],
        "assigned": ["2026-11-02T09:10:00", None],
        "first_attempt": ["2026-11-02T09:45:30", None],
        "clock_minutes": [45.5, None],
        "attempts": [3.0, None],
        "reached": [True, False],
        "closed": [True, False],
        "lines": [2, 1],
        "tells_speed": True,
        "noticed": (),
    }


def test_what_the_table_does_not_tell_is_none() -> None:
    less = Mapping(steps=(Step(stage="MQL", day="Created"),), first_contact="First contact")
    found = found_in([NEW], less)
    assert (found.assigned, found.attempts, found.reached) == (None, None, None)
    assert (found.leads, found.owners, found.lead_types) == ((None,), (None,), (None,))
    assert found.closed.tolist() == [False]


# --- laws -----------------------------------------------------------------------------------------

moments = st.integers(0, 60 * 24 * 40).map(
    lambda minute: str(np.datetime64("2026-10-20T00:00:00") + np.timedelta64(minute, "m"))
)
leads = st.fixed_dictionaries(
    {
        "Lead ID": st.sampled_from(["A", "B", "C", "D", ""]),
        "Created": moments | st.just(""),
        "First contact": moments | st.just(""),
        "Attempts": st.sampled_from(["", "0", "1", "7"]),
        "Reached": st.sampled_from(["yes", "no", ""]),
        "Status": st.sampled_from(["Won", "Lost", "New"]),
        "Source": st.sampled_from(["Web", ""]),
    }
)
WHOLE = {
    "Lead ID": "A",
    "Created": "2026-11-01T08:00:00",
    "First contact": "2026-11-01T08:30:00",
    "Attempts": "2",
    "Reached": "yes",
    "Status": "Won",
    "Source": "Web",
}
tables = st.lists(leads, max_size=14).map(lambda rows: [*rows, WHOLE])
OF_LEADS = MAPPING.model_copy(update={"assigned": None})


@settings(max_examples=7)
@given(tables, st.booleans(), st.integers(0, 40), st.integers(0, 20))
def test_the_leads_of_a_window_are_those_that_a_calibration_counts(
    rows: list[dict[str, str]], one_per_lead: bool, start: int, length: int
) -> None:
    first = date(2026, 10, 20) + timedelta(days=start)
    mapping = OF_LEADS.model_copy(update={"one_per_lead": one_per_lead, "lead_type": None})
    with read_leads(as_csv(rows), mapping) as table:
        for window in (None, (first, first + timedelta(days=length))):
            found, counts = table.follow_ups(window), table.counts(window=window)
            ends = [(each.won, each.lost, each.open) for each in counts.outcomes] or [(0, 0, 0)]
            assert len(found.leads) == len(found.closed) == sum(ends[0])
            assert found.closed.sum() == sum(ends[0][:2])
            if not one_per_lead:
                answered = [each.answered for each in counts.responses] or [0]
                assert (found.clock_minutes >= 0).sum() == answered[0]


@settings(max_examples=6)
@given(tables.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))), st.booleans())
def test_the_order_of_the_rows_changes_no_lead(
    rows: tuple[list[dict[str, str]], list[dict[str, str]]], one_per_lead: bool
) -> None:
    mapping = OF_LEADS.model_copy(update={"one_per_lead": one_per_lead})
    one, other = (as_lists(found_in(each, mapping), "lines", "noticed") for each in rows)
    columns = [name for name, value in one.items() if isinstance(value, list | tuple)]

    def entries(found: dict[str, list[object]]) -> list[str]:
        return sorted(map(repr, zip(*(found[name] for name in columns), strict=True)))

    assert entries(one) == entries(other)


@settings(max_examples=6)
@given(tables)
def test_a_zone_moves_no_time_that_stands_without_an_offset(rows: list[dict[str, str]]) -> None:
    with read_leads(as_csv(rows), OF_LEADS) as table:
        found, in_tokyo = table.follow_ups(), table.follow_ups(zone=ZoneInfo("Asia/Tokyo"))
    assert as_lists(in_tokyo, "clock_minutes") == as_lists(found, "clock_minutes")


# --- what is odd ----------------------------------------------------------------------------------


def test_a_month_without_leads_and_a_single_day() -> None:
    rows = [{**NEW, "Created": f"2026-11-0{day} 09:00:00"} for day in (1, 2, 2, 3)]
    with read_leads(as_csv(rows), MAPPING) as table:
        empty = table.follow_ups((date(2026, 12, 1), date(2026, 12, 31)))
        single = table.follow_ups((date(2026, 11, 2), date(2026, 11, 2)))
        merged = table.with_mapping(MAPPING.model_copy(update={"one_per_lead": True}))
        nobody = merged.follow_ups((date(2026, 12, 1), date(2026, 12, 31)))
    assert as_lists(empty) == as_lists(nobody)
    assert (empty.leads, empty.clock_minutes.tolist(), empty.noticed) == ((), [], ())
    assert single.lines.tolist() == [2, 3]


def test_leads_that_are_named_twice_are_kept_and_said() -> None:
    rows = [{**NEW, "Lead ID": name} for name in ("L1", "L2", "L1", "", "", "L1")]
    found = found_in(rows)
    assert found.leads == ("L1", "L1", "L1", "L2", None, None)
    (said,) = found.noticed
    assert said == (
        "2 of 6 rows name a lead in “Lead ID” that another row has named too. Each row counts as a "
        "lead; choose one lead per name to count them together."
    )


def test_rows_of_one_lead_are_one_entry_where_that_is_chosen() -> None:
    rows = [
        {
            "Lead ID": "L1",
            "Created": "2026-11-03 09:00:00",
            "Status": "Lost",
            "Owner": "Bo",
            "First contact": "2026-11-03 09:20:00",
            "Attempts": "2",
            "Reached": "no",
        },
        {
            "Lead ID": "L1",
            "Created": "2026-11-02 09:00:00",
            "Status": "New",
            "Owner": "Ada",
            "Assigned": "2026-11-02 09:05:00",
            "Attempts": "5",
            "Reached": "yes",
        },
        {"Lead ID": "", "Created": "2026-11-04 09:00:00", "Status": "Lost"},
        {"Lead ID": "", "Created": "2026-11-05 09:00:00", "Status": "Won"},
    ]
    found = found_in(rows, MAPPING.model_copy(update={"one_per_lead": True}))
    assert found.leads == ("L1", None, None)
    assert found.owners == ("Ada", None, None)
    assert found.lines.tolist() == [2, 3, 4]
    assert found.clock_minutes[0] == 24 * 60 + 20
    assert found.attempts is not None
    assert found.reached is not None
    assert (found.attempts[0], found.reached[0]) == (5, True)
    assert found.closed.tolist() == [False, True, True]  # one of the lead's two deals is open
    assert found.noticed == ()


def test_a_lead_belongs_to_the_window_of_its_first_row() -> None:
    rows = [
        {"Lead ID": "L1", "Created": f"2026-{month}-02 09:00:00", "Status": "New"}
        for month in (10, 11)
    ]
    november = (date(2026, 11, 1), date(2026, 11, 30))
    one = MAPPING.model_copy(update={"one_per_lead": True})
    assert found_in(rows, one, window=november).leads == ()
    assert found_in(rows, one, window=(date(2026, 10, 1), date(2026, 11, 30))).lines.tolist() == [1]
    assert found_in(rows, window=november).lines.tolist() == [2]


def test_a_first_touch_before_the_lead_existed_is_kept_and_said() -> None:
    early = {**NEW, "First contact": "2026-11-02 08:30:00"}
    found = found_in([early, {**NEW, "First contact": "2026-11-02 09:30:00"}])
    assert found.clock_minutes.tolist() == [-30, 30]
    assert found.noticed == ("1 leads were first contacted before they were handed over.",)


def test_a_lead_without_a_time_of_creation_is_kept_and_said() -> None:
    contacted = {**NEW, "Created": "", "First contact": "2026-11-02 09:30:00"}
    found = found_in([contacted, NEW])
    assert as_lists(found)["handed_over"] == ["2026-11-02T09:00:00", None]
    assert np.isnan(found.clock_minutes).all()
    assert as_lists(found)["first_attempt"] == [None, "2026-11-02T09:30:00"]
    assert found.noticed == (
        "1 leads have no time in “Created”: how long they have waited is not known.",
    )


def test_a_time_that_cannot_be_read_sets_its_row_aside() -> None:
    rows = [{**NEW, "Assigned": "2026-11-02 09:05:00"}] * 12 + [{**NEW, "Assigned": "soon"}]
    with read_leads(as_csv(rows), MAPPING) as table:
        assert len(table.follow_ups().leads) == 12
        assert table.report.set_aside == {"“Assigned” is not a day as the rest of it is": 1}


# --- offsets --------------------------------------------------------------------------------------


def half_with_offset() -> list[dict[str, str]]:
    """Ten leads at nine in Berlin, called at ten past; every second row names the offset."""
    rows = []
    for day in range(1, 11):
        offset, hour = ("+00:00", 8) if day % 2 else ("", 9)
        stood = f"2026-11-{day:02} {hour:02}"
        rows.append(
            {"Created": f"{stood}:00:00{offset}", "First contact": f"{stood}:10:00{offset}"}
        )
    return rows


SHORT = Mapping(steps=(Step(stage="MQL", day="Created"),), first_contact="First contact")


def test_half_of_the_times_carry_an_offset_and_all_stand_on_the_wall_of_the_office() -> None:
    found = found_in(half_with_offset(), SHORT, zone=BERLIN)
    assert {str(time)[11:] for time in found.handed_over} == {"09:00:00"}
    assert {str(time)[11:] for time in found.first_attempt} == {"09:10:00"}
    assert set(found.clock_minutes) == {10.0}
    assert found.noticed == tuple(
        f"5 of 10 times in “{column}” carry an offset: they were brought to Europe/Berlin. The "
        "others are taken as they stand."
        for column in ("Created", "First contact")
    )


def test_without_a_zone_times_with_an_offset_stand_in_utc_and_it_is_said() -> None:
    found = found_in(half_with_offset(), SHORT)
    assert sorted({str(time)[11:] for time in found.handed_over}) == ["08:00:00", "09:00:00"]
    assert found.noticed[0] == (
        "5 of 10 times in “Created” carry an offset: they were brought to UTC. The others are "
        "taken as they stand."
    )


def test_an_offset_on_one_side_only_is_reckoned_with() -> None:
    """9:00 in Berlin in summer is 7:00 UTC: called after 20 minutes, in both rows."""
    rows = [
        {"Created": "2026-07-01 07:00:00Z", "First contact": "2026-07-01 09:20:00"},
        {"Created": "2026-07-01 09:00:00", "First contact": "2026-07-01T07:20:00Z"},
    ]
    found = found_in(rows, SHORT, zone=BERLIN)
    assert found.clock_minutes.tolist() == [20, 20]
    assert {str(time) for time in found.first_attempt} == {"2026-07-01T09:20:00"}


def test_an_hour_that_the_clock_shows_twice_has_passed_twice() -> None:
    """In 2026 Berlin's clocks go forward an hour on 29 March, and back on 25 October."""
    rows = [
        {"Created": "2026-10-25 01:30:00", "First contact": "2026-10-25 03:30:00"},
        {"Created": "2026-03-29 01:30:00", "First contact": "2026-03-29 03:30:00"},
    ]
    spring, autumn = found_in(rows, SHORT, zone=BERLIN).clock_minutes
    assert (spring, autumn) == (60, 180)
    assert set(found_in(rows, SHORT).clock_minutes) == {120}


def test_all_times_carry_an_offset() -> None:
    rows = [{"Created": f"2026-11-0{day}T09:00:00+01:00"} for day in (1, 2)]
    only = SHORT.model_copy(update={"first_contact": None, "attempts": "Attempts"})
    rows[0]["Attempts"] = "1"
    found = found_in(rows, only, zone=BERLIN)
    assert str(found.handed_over[0]) == "2026-11-01T09:00:00"
    assert found.noticed[0] == (
        "The times in “Created” carry an offset: they were brought to Europe/Berlin."
    )


# --- where sales takes over -----------------------------------------------------------------------


def test_sales_may_take_over_at_a_later_stage() -> None:
    rows = [
        {**NEW, "SQL on": "2026-11-04 10:00:00", "First contact": "2026-11-04 10:30:00"},
        NEW,
    ]
    found = found_in(rows, stage="SQL")
    assert as_lists(found)["handed_over"] == ["2026-11-04T10:00:00"]
    assert found.clock_minutes.tolist() == [30]
    assert found.noticed == (
        "1 leads have not reached “SQL”: sales owes them nothing yet, so they are not listed.",
    )


@pytest.mark.parametrize(
    ("changes", "how", "said"),
    [
        ({"first_contact": None, "attempts": None}, {}, "such as “First contact time”"),
        ({}, {"stage": "Opportunity"}, "when a lead reached “Opportunity”. Right would be “MQL”"),
        ({}, {"most": 1}, "2 leads are too many to be listed one by one. Right would be a shorter"),
        (
            {
                "shape": "totals",
                "steps": (Step(stage="MQL", day="Created", count="Attempts"),),
                "attempts": None,
            },
            {},
            "A table of totals tells nothing about single leads.",
        ),
    ],
)
def test_what_cannot_be_told_is_refused_with_what_would_be_right(
    changes: dict[str, object], how: dict[str, object], said: str
) -> None:
    with pytest.raises(LeadTableError, match=said):
        found_in([NEW, NEW], MAPPING.model_copy(update=changes), **how)
