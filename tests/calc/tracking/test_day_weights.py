"""How much of a month's goal each of its days carries."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import SalesTeam, YearMonth, day_weights, working_days
from sla_calc.tracking.goal_lines import shares_due
from sla_calc.tracking.leads_by_day import LeadsByDay, leads_by_day
from tests.calc.tracking.tables import daily, every_day
from tests.strategies import year_months

APRIL = YearMonth(2027, 4)
TEAM = SalesTeam()


def table(*rows: tuple[date, str | None, str | None, float], **more: object) -> LeadsByDay:
    return leads_by_day(daily(*rows, **more), "MQL")


@given(year_months(), st.sampled_from(["", "DE-BY", "US"]))
def test_working_days_weigh_alike_and_others_nothing(month: YearMonth, place: str) -> None:
    team = SalesTeam(holidays=place)
    weights, why = day_weights(team, month)

    assert why == ""
    assert [day for day, weight in zip(month.dates, weights, strict=True) if weight] == list(
        working_days(team, month)
    )
    assert set(weights.tolist()) == {0.0, 1.0}


@given(year_months())
def test_calendar_days_weigh_alike(month: YearMonth) -> None:
    weights, _ = day_weights(TEAM, month, "calendar days")

    assert weights.tolist() == [1.0] * month.days


@given(st.permutations(every_day(date(2027, 2, 1), date(2027, 3, 31), 3)), st.integers(2, 9))
def test_a_shape_depends_on_neither_order_nor_number(
    rows: list[tuple[date, None, None, float]], times: int
) -> None:
    shape, _ = day_weights(TEAM, APRIL, "history", table(*rows))
    more = [(day, stream, kind, n * times) for day, stream, kind, n in rows]
    larger, _ = day_weights(TEAM, APRIL, "history", table(*more))

    assert shares_due(30, larger) == pytest.approx(shares_due(30, shape), rel=1e-9)


def test_even_months_of_any_length_make_an_even_month() -> None:
    rows = every_day(date(2027, 1, 1), date(2027, 3, 31), 4)  # 31, 28 and 31 days
    weights, why = day_weights(TEAM, APRIL, "history", table(*rows))

    assert why == ""
    assert shares_due(30, weights) == pytest.approx(np.arange(1, 31) / 30, rel=1e-12)


def test_what_came_in_the_first_third_of_a_month_is_due_in_the_first_third() -> None:
    # June and September have 30 days: 90 leads on their first ten, 10 on the others.
    rows = [
        (date(2027, month, day), None, None, 9.0 if day <= 10 else 0.5)
        for month in (6, 9)
        for day in range(1, 31)
    ]
    weights, _ = day_weights(TEAM, YearMonth(2027, 11), "history", table(*rows))

    assert shares_due(30, weights)[[9, 29]] == pytest.approx([0.9, 1.0])


def test_only_the_last_twelve_whole_months_before_count() -> None:
    rows = [
        *[(date(2025, 3, day), None, None, 900.0) for day in range(1, 11)],  # too old
        *every_day(date(2025, 4, 1), date(2027, 3, 31), 2),
        *[(date(2027, 4, day), None, None, 900.0) for day in range(1, 31)],  # not before
    ]
    weights, _ = day_weights(TEAM, APRIL, "history", table(*rows))

    assert shares_due(30, weights) == pytest.approx(np.arange(1, 31) / 30, rel=1e-12)


@pytest.mark.parametrize(
    ("rows", "more", "why"),
    [
        ([], {}, "The table holds no whole month before 2027-04."),
        (
            every_day(date(2027, 4, 1), date(2027, 4, 9), 50),
            {},
            "The table holds no whole month before 2027-04.",
        ),
        (  # the 3rd working day of March 2027 is Wednesday the 3rd
            every_day(date(2027, 3, 3), date(2027, 3, 31), 50),
            {},
            "The table holds no whole month before 2027-04.",
        ),
        (
            every_day(date(2027, 3, 2), date(2027, 3, 30), 3),
            {},
            "The whole months before 2027-04 have 87 leads; a month's shape needs 100 or more.",
        ),
        (
            [(date(2027, 3, 1), None, None, 500.0)],
            {"grain": "month"},
            "The table tells months, not days: it has no shape of a month.",
        ),
    ],
)
def test_where_there_is_no_shape_it_says_why(
    rows: list[tuple[date, None, None, float]], more: dict[str, object], why: str
) -> None:
    assert day_weights(TEAM, APRIL, "history", table(*rows, **more)) == (None, why)


def test_without_a_table_there_is_no_shape() -> None:
    why = "The table holds no whole month before 2027-04."

    assert day_weights(TEAM, APRIL, "history") == (None, why)


def test_a_month_without_a_working_day_says_so() -> None:
    idle = TEAM.model_copy(update={"working_days": ()})  # no plan has such a team

    assert day_weights(idle, APRIL) == (None, "The team works on no day of 2027-04.")
