"""How many minutes of the team's working time pass between two moments."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sla_calc import SalesTeam, clock_minutes, working_minutes
from sla_calc.follow_up.working_days import public_holidays
from sla_calc.model.team import WEEKDAYS
from sla_calc.tracking.local_time import as_moments
from tests.strategies import teams

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
NINE_TO_SIX = SalesTeam(hours=(time(9), time(18)))
EVERY_NIGHT = SalesTeam(working_days=WEEKDAYS, hours=(time(0), time(6)))

moments = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0)
)
plain_teams = teams().map(lambda team: team.changed(holidays=""))


def minutes(team: SalesTeam, start: datetime, end: datetime, zone: ZoneInfo | None = None) -> float:
    return float(working_minutes(team, start, end, zone))


def counted_one_by_one(
    team: SalesTeam, start: datetime, end: datetime, zone: ZoneInfo | None, off: set[date]
) -> int:
    """Every minute that passes, looked at on the wall: is it a working one?"""
    opens, closes = team.hours
    at = start.replace(tzinfo=zone or UTC).astimezone(UTC)
    until = end.replace(tzinfo=zone or UTC).astimezone(UTC)
    found = 0
    while at < until:
        wall = at.astimezone(zone or UTC).replace(tzinfo=None)
        works = WEEKDAYS[wall.weekday()] in team.working_days and wall.date() not in off
        found += works and opens <= wall.time() < closes
        at += timedelta(minutes=1)
    return found


def is_shown(moment: datetime, zone: ZoneInfo | None) -> bool:
    """Whether the clock shows that time: in spring it skips an hour."""
    real = moment.replace(tzinfo=zone or UTC)
    return real.astimezone(UTC).astimezone(zone or UTC).replace(tzinfo=None) == moment


def in_order(start: datetime, end: datetime, zone: ZoneInfo | None) -> bool:
    """Whether they are, where each is the first of two times that the clock shows it."""
    one, other = (moment.replace(tzinfo=zone or UTC) for moment in (start, end))
    return one.astimezone(UTC) <= other.astimezone(UTC)


@st.composite
def spans(draw: st.DrawFn, around: list[datetime]) -> tuple[datetime, datetime]:
    """Up to three days, often across a change of the clock."""
    start = draw(st.sampled_from(around)) + timedelta(minutes=draw(st.integers(-2_880, 1_440)))
    return start, start + timedelta(minutes=draw(st.integers(0, 4_320)))


# The clock changes at 2 or 3 in the morning: opening and closing then would be ambiguous.
hours = st.tuples(
    st.sampled_from([time(0), time(0, 30), time(1), time(4), time(8, 15), time(9)]),
    st.sampled_from([time(9, 30), time(12), time(17), time(18, 45), time(23, 59)]),
)
weekdays = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=7, unique=True).map(tuple)
CHANGES = {
    BERLIN: [datetime(2027, 3, 28), datetime(2027, 10, 31), datetime(2027, 1, 6)],
    NEW_YORK: [datetime(2027, 3, 14), datetime(2027, 11, 7), datetime(2027, 7, 4)],
    None: [datetime(2027, 2, 28), datetime(2028, 2, 29), datetime(2027, 12, 31)],
}


def holidays_of(place: str, year: int) -> frozenset[date]:
    return public_holidays(place, year) if place else frozenset()


@pytest.mark.parametrize(("zone", "place"), [(BERLIN, "DE-BY"), (NEW_YORK, "US"), (None, "")])
@given(data=st.data())
def test_as_many_minutes_as_one_counts_one_by_one(
    zone: ZoneInfo | None, place: str, data: st.DataObject
) -> None:
    days, opening = data.draw(weekdays), data.draw(hours)
    team = SalesTeam(working_days=days, hours=opening, holidays=place)
    start, end = data.draw(spans(CHANGES[zone]))
    off = {day for year in (2026, 2027, 2028) for day in holidays_of(place, year)}
    assume(is_shown(start, zone) and is_shown(end, zone) and in_order(start, end, zone))

    assert minutes(team, start, end, zone) == counted_one_by_one(team, start, end, zone, off)


@given(plain_teams, st.lists(moments, min_size=3, max_size=3).map(sorted))
def test_adjacent_spans_add_up(team: SalesTeam, three: list[datetime]) -> None:
    first, middle, last = three

    assert minutes(team, first, middle) + minutes(team, middle, last) == pytest.approx(
        minutes(team, first, last), abs=1e-6
    )


@given(plain_teams, moments, moments, st.sampled_from([None, BERLIN, NEW_YORK]))
def test_never_more_than_the_clock_says(
    team: SalesTeam, one: datetime, other: datetime, zone: ZoneInfo | None
) -> None:
    worked = working_minutes(team, one, other, zone)
    passed = clock_minutes(one, other, zone)

    assert np.isnan(worked) == np.isnan(passed)
    assert np.isnan(worked) or 0 <= worked <= passed


@given(plain_teams, st.lists(st.tuples(moments, moments), min_size=1, max_size=20))
def test_many_are_counted_as_one_by_one(
    team: SalesTeam, pairs: list[tuple[datetime, datetime]]
) -> None:
    starts, ends = (as_moments(np.array(each)) for each in zip(*pairs, strict=True))
    alone = [minutes(team, start, end, BERLIN) for start, end in pairs]

    assert working_minutes(team, starts, ends, BERLIN) == pytest.approx(alone, nan_ok=True)


def test_friday_half_past_five_to_monday_quarter_past_nine_is_45_minutes() -> None:
    # 30 minutes until the weekend, 15 after it.
    friday, monday = datetime(2027, 1, 8, 17, 30), datetime(2027, 1, 11, 9, 15)

    assert minutes(NINE_TO_SIX, friday, monday) == 45


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        # Handed over at night: the clock starts at opening.
        (datetime(2027, 1, 5, 23, 10), datetime(2027, 1, 6, 9, 20), 20),
        (datetime(2027, 1, 6, 3), datetime(2027, 1, 6, 9, 20), 20),
        # Half-open: the last minute is 17:59 to 18:00, and the opening minute counts.
        (datetime(2027, 1, 5, 17, 59), datetime(2027, 1, 5, 18), 1),
        (datetime(2027, 1, 5, 18), datetime(2027, 1, 6, 9), 0),
        (datetime(2027, 1, 5, 9), datetime(2027, 1, 5, 9, 1), 1),
        # Seconds count as parts of a minute.
        (datetime(2027, 1, 5, 9), datetime(2027, 1, 5, 9, 0, 30), 0.5),
        # A weekend, and a whole week of five days of nine hours.
        (datetime(2027, 1, 9, 10), datetime(2027, 1, 10, 20), 0),
        (datetime(2027, 1, 4, 9), datetime(2027, 1, 11, 9), 5 * 9 * 60),
        (datetime(2027, 1, 5, 12), datetime(2027, 1, 5, 12), 0),
    ],
)
def test_only_opening_hours_count(start: datetime, end: datetime, expected: float) -> None:
    assert minutes(NINE_TO_SIX, start, end) == expected


def test_a_public_holiday_is_no_working_day() -> None:
    eve, after = datetime(2027, 1, 5, 17), datetime(2027, 1, 7, 10)  # Epiphany between them

    assert minutes(NINE_TO_SIX, eve, after) == 60 + 540 + 60
    assert minutes(NINE_TO_SIX.changed(holidays="DE-BY"), eve, after) == 60 + 60


@pytest.mark.parametrize(
    ("zone", "night", "hours_that_pass"),
    [
        (BERLIN, datetime(2027, 3, 28), 5),
        (BERLIN, datetime(2027, 10, 31), 7),
        (BERLIN, datetime(2027, 6, 6), 6),
        (NEW_YORK, datetime(2027, 3, 14), 5),
        (NEW_YORK, datetime(2027, 11, 7), 7),
        (None, datetime(2027, 3, 28), 6),
    ],
)
def test_the_night_of_a_change_is_an_hour_shorter_or_longer(
    zone: ZoneInfo | None, night: datetime, hours_that_pass: int
) -> None:
    morning = night + timedelta(hours=6)

    assert minutes(EVERY_NIGHT, night, morning, zone) == 60 * hours_that_pass
    assert float(clock_minutes(night, morning, zone)) == 60 * hours_that_pass


def test_office_hours_do_not_feel_the_change_of_the_weekend() -> None:
    friday, monday = datetime(2027, 3, 26, 17, 30), datetime(2027, 3, 29, 9, 15)

    assert minutes(NINE_TO_SIX, friday, monday, BERLIN) == 45
    assert float(clock_minutes(friday, monday, BERLIN)) == 63 * 60 + 45 - 60


def test_in_the_hour_that_comes_twice_the_answer_came_after_the_lead() -> None:
    # 2:50, then 2:10 in winter time: 20 minutes later.
    lead, answer = datetime(2027, 10, 31, 2, 50), datetime(2027, 10, 31, 2, 10)

    assert minutes(EVERY_NIGHT, lead, answer, BERLIN) == 20
    assert np.isnan(minutes(EVERY_NIGHT, lead, answer))


def test_an_opening_time_that_the_clock_skips_leaves_no_negative_day() -> None:
    team = SalesTeam(working_days=WEEKDAYS, hours=(time(2, 30), time(3)))

    assert minutes(team, datetime(2027, 3, 28), datetime(2027, 3, 29), BERLIN) == 0
    assert minutes(team, datetime(2027, 3, 29), datetime(2027, 3, 30), BERLIN) == 30


def test_a_clock_that_changes_at_midnight_is_followed() -> None:
    # In Santiago the hour before midnight comes twice on 3 April 2027.
    evening = SalesTeam(working_days=WEEKDAYS, hours=(time(22), time(23, 30)))
    zone = ZoneInfo("America/Santiago")
    start, end = datetime(2027, 4, 3, 22), datetime(2027, 4, 4, 12)

    assert float(clock_minutes(start, end, zone)) == 15 * 60
    assert minutes(evening, start, end, zone) == 90


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2027-01-05T12:00", "2027-01-05T11:59"),
        ("NaT", "2027-01-05T12:00"),
        ("2027-01-05T12:00", "NaT"),
        ("0001-01-01T00:00", "2027-01-05T12:00"),
        ("2027-01-05T12:00", "3000-01-01T00:00"),
    ],
)
def test_what_is_no_span_has_no_minutes(start: str, end: str) -> None:
    span = np.datetime64(start, "s"), np.datetime64(end, "s")

    assert np.isnan(working_minutes(NINE_TO_SIX, *span))
    assert np.isnan(clock_minutes(*span))


def test_one_moment_may_be_the_end_of_all() -> None:
    starts = np.array(["2027-01-05T09:00", "2027-01-05T09:30", "NaT"], "datetime64[s]")

    found = working_minutes(NINE_TO_SIX, starts, datetime(2027, 1, 5, 10))
    assert found.tolist() == [60, 30, pytest.approx(np.nan, nan_ok=True)]
    assert working_minutes(NINE_TO_SIX, starts[:0], starts[:0], BERLIN).tolist() == []
    assert clock_minutes(starts[:0], starts[:0], BERLIN).tolist() == []
