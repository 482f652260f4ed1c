"""Calendar months."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import Plan, PlanError, YearMonth
from tests.strategies import year_months


@given(year_months())
def test_a_month_reads_back_as_it_is_written(month: YearMonth) -> None:
    assert YearMonth.read(str(month)) == month
    assert len(str(month)) == 7


@given(st.builds(YearMonth, st.integers(2000, 2900), st.integers(1, 12)), st.integers(-360, 360))
def test_going_on_and_back_again_leads_to_the_same_month(month: YearMonth, months: int) -> None:
    assert month + months + -months == month
    assert (month + months > month) == (months > 0)


@given(year_months())
def test_twelve_months_later_is_the_same_month_of_the_next_year(month: YearMonth) -> None:
    if month.year < 2999:
        assert month + 12 == YearMonth(month.year + 1, month.month)
    else:
        with pytest.raises(ValueError, match="is not a month"):
            month + 12


@given(year_months())
def test_the_days_of_a_month_are_its_dates_in_order(month: YearMonth) -> None:
    dates = month.dates

    assert dates[0] == date(month.year, month.month, 1)
    assert len(dates) == month.days
    assert (dates[-1] + timedelta(days=1)).day == 1
    assert all(day - earlier == timedelta(days=1) for earlier, day in pairwise(dates))


@given(st.text(max_size=12) | st.from_regex(r"\A[0-9]{1,5}[-./]?[0-9]{1,3}\Z"))
def test_any_other_text_is_refused_with_a_sentence(text: str) -> None:
    try:
        read = str(YearMonth.read(text))
    except ValueError as error:
        read = str(error)

    assert read == text or read.endswith(" is not a month; write it as 2027-03.")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2027-13", "2027-13 is not a month; write it as 2027-03."),
        ("2027-00", "2027-00 is not a month; write it as 2027-03."),
        ("1969-12", "1969-12 is not a month; write it as 2027-03."),
        ("3000-01", "3000-01 is not a month; write it as 2027-03."),
        ("03/2027", "'03/2027' is not a month; write it as 2027-03."),
        ("2027-3", "'2027-3' is not a month; write it as 2027-03."),
        ("٢٠٢٧-٠٣", "'٢٠٢٧-٠٣' is not a month; write it as 2027-03."),
        ("x" * 99, "'xxxxxxxxxxxxxxxxxxxx' is not a month; write it as 2027-03."),
        ("", "'' is not a month; write it as 2027-03."),
    ],
)
def test_what_is_not_a_month_is_told(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match="is not a month") as caught:
        YearMonth.read(text)

    assert str(caught.value) == sentence


def test_the_first_and_the_last_month_that_there_are() -> None:
    assert str(YearMonth(1970, 1)) == "1970-01"
    assert str(YearMonth(2999, 12)) == "2999-12"


def test_february_has_29_days_in_leap_years() -> None:
    assert YearMonth(2028, 2).days == 29
    assert YearMonth(2027, 2).days == 28
    assert YearMonth(2100, 2).days == 28


def test_two_months_before_january() -> None:
    assert YearMonth(2027, 1) + -2 == YearMonth(2026, 11)


def test_a_plan_of_six_months_from_november_runs_into_april() -> None:
    covered = Plan(start_month="2026-11", months=6).covered_months

    assert [str(month) for month in covered] == [
        "2026-11",
        "2026-12",
        "2027-01",
        "2027-02",
        "2027-03",
        "2027-04",
    ]


@given(st.builds(YearMonth, st.integers(1970, 2997), st.integers(1, 12)), st.integers(1, 24))
def test_a_plan_covers_as_many_months_as_it_says(first: YearMonth, months: int) -> None:
    covered = Plan(start_month=first, months=months).covered_months

    assert len(covered) == months
    assert covered[0] == first
    assert sorted(set(covered)) == list(covered)


def test_a_plan_that_runs_past_the_last_month_is_refused() -> None:
    assert str(Plan(start_month="2999-11", months=2).covered_months[-1]) == "2999-12"

    with pytest.raises(PlanError) as caught:
        Plan(start_month="2999-12", months=2)

    assert str(caught.value) == "2 months from 2999-12 run past 2999; begin earlier."
