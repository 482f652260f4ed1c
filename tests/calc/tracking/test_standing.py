"""Where a month stood, kept and read again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import Plan, PlanFileError, YearMonth, lead_demand, track
from sla_calc.tracking.standing import (
    LONGEST,
    Standing,
    standing_from_text,
    standing_of,
    standing_to_text,
)
from tests.calc.tracking.tables import daily, every_day

APRIL = YearMonth(2027, 4)
PLAN = Plan()


@given(
    standing=st.builds(
        Standing,
        month=st.builds(YearMonth, st.integers(1970, 2999), st.integers(1, 12)),
        as_of=st.dates(),
        ended=st.booleans(),
        verdict=st.sampled_from([None, "too early", "behind", "met"]),
        goal=st.none() | st.floats(0, 1e9),
        actual=st.none() | st.floats(0, 1e9),
        expected=st.none() | st.floats(0, 1e9),
        projection=st.none() | st.floats(0, 1e9),
        in_time=st.none() | st.floats(0, 1),
        never_contacted=st.none() | st.integers(0, 10**9),
        overdue=st.none() | st.integers(0, 10**9),
    )
)
def test_what_was_kept_comes_back_as_it_was(standing: Standing) -> None:
    assert standing_from_text(standing_to_text(standing)) == standing


def test_what_is_kept_are_the_figures_of_the_month() -> None:
    """Half of April is gone, a calendar day at a time, with ten leads on each of its days."""
    leads = daily(*every_day(date(2027, 4, 1), date(2027, 4, 15), 10))
    tracking = track(PLAN, APRIL, leads, date(2027, 4, 15))
    goal = lead_demand(PLAN, APRIL).leads
    assert standing_of(tracking, overdue=()) == Standing(
        month=APRIL,
        as_of=date(2027, 4, 15),
        ended=False,
        verdict="behind",
        goal=goal,
        actual=150,
        expected=goal / 2,
        projection=300,
        in_time=None,
        never_contacted=None,
        overdue=0,
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "null",
        standing_to_text(standing_of(track(PLAN, APRIL, daily(), date(2027, 4, 1)))).replace(
            '"goal":', '"goal":-'
        ),
        " " * LONGEST + "{}",
    ],
    ids=["empty", "nothing in it", "null", "below 0", "too long"],
)
def test_a_text_that_is_none_is_said(text: str) -> None:
    with pytest.raises(PlanFileError, match="Right would be what Track keeps with the plan"):
        standing_from_text(text)
