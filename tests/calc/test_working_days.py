"""The days on which a team follows up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import PlanError, SalesTeam, YearMonth, working_days
from sla_calc.model.team import WEEKDAYS
from tests.strategies import year_months

DAYS = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=7, unique=True).map(tuple)


@given(DAYS, year_months())
def test_working_days_are_the_months_days_on_the_teams_weekdays(
    weekdays: tuple[str, ...], month: YearMonth
) -> None:
    days = working_days(SalesTeam(working_days=weekdays), month)

    assert days == tuple(day for day in month.dates if f"{day:%a}" in weekdays)
    assert 4 * len(weekdays) <= len(days) <= 5 * len(weekdays)


@given(DAYS, st.sampled_from(["US", "DE", "DE-BY", "GB-ENG", "FR", "CH-ZH"]), st.integers(1, 12))
def test_holidays_only_take_days_away(weekdays: tuple[str, ...], place: str, month: int) -> None:
    team = SalesTeam(working_days=weekdays)
    with_holidays = team.changed(holidays=place)
    when = YearMonth(2027, month)

    assert set(working_days(with_holidays, when)) <= set(working_days(team, when))


def test_january_2027_has_21_weekdays() -> None:
    # It begins on a Friday and ends on a Sunday: 31 days, five weekends.
    assert len(working_days(SalesTeam(), YearMonth(2027, 1))) == 21


@pytest.mark.parametrize(
    ("place", "off"),
    [
        ("DE", {1}),  # New Year
        ("DE-BY", {1, 6}),  # and Epiphany, in Bavaria
        ("US", {1, 18}),  # New Year; Martin Luther King Jr. Day, the third Monday
    ],
)
def test_public_holidays_of_january_2027_are_no_working_days(place: str, off: set[int]) -> None:
    month = YearMonth(2027, 1)

    gone = set(working_days(SalesTeam(), month)) - set(
        working_days(SalesTeam(holidays=place), month)
    )

    assert gone == {date(2027, 1, day) for day in off}


@pytest.mark.parametrize("place", ["XX", "DE-XX", "ZZ-1"])
def test_a_place_whose_holidays_are_not_known_is_told(place: str) -> None:
    with pytest.raises(PlanError) as caught:
        working_days(SalesTeam(holidays=place), YearMonth(2027, 1))

    assert str(caught.value) == (
        f"No public holidays are known for {place}; use a country's ISO code, with a region "
        "after a hyphen where holidays differ: US, DE-BY."
    )


@pytest.mark.parametrize("year", [1970, 2999])
@pytest.mark.parametrize("place", ["US", "DE", "IN", "IL", "SA", "JP", "CN"])
def test_holidays_of_far_years_are_those_that_are_known(place: str, year: int) -> None:
    month = YearMonth(year, 3)
    every_day = SalesTeam(working_days=WEEKDAYS)

    days = working_days(every_day.changed(holidays=place), month)

    assert set(days) <= set(working_days(every_day, month))
    assert len(days) >= 25
