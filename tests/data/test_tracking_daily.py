"""What entered each stage day by day: laws against the counts of a calibration, then examples."""

from collections import defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from sla_calc.tracking.actuals import DailyCounts, DayCount
from sla_data import Step, read_leads
from tests.data.tracked import TRACKED, as_csv

FIRST = date(2026, 2, 20)
MAPPING = TRACKED.model_copy(
    update={
        "stream": "Region",
        "amount": "Amount",
    }
)


@st.composite
def leads(draw: DrawFn) -> list[dict[str, str]]:
    """Leads of five weeks, some without a day here or there; the last is complete."""
    days = st.integers(0, 35).map(lambda n: (FIRST + timedelta(days=n)).isoformat()) | st.just("")
    row = st.fixed_dictionaries(
        {
            "Source": st.sampled_from(["Web", "Event", ""]),
            "Region": st.sampled_from(["North", "South"]),
            "Created": days,
            "SQL on": days,
            "Won on": days,
            "Status": st.sampled_from(["Won", "Lost", "New"]),
            "Amount": st.sampled_from(["", "0", "100", "250.5"]),
        }
    )
    whole = {"Created": "2026-03-01", "SQL on": "2026-03-02", "Won on": "2026-03-03"}
    last = {"Source": "Web", "Region": "North", "Status": "Won", "Amount": "100", **whole}
    return [*draw(st.lists(row, max_size=12)), last]


Sums = dict[tuple[str | None, str | None], tuple[float, ...]]


def summed(found: DailyCounts) -> Sums:
    """Leads at each stage by part, its stream, and in all."""
    sums: dict[tuple[str | None, str | None], list[float]] = defaultdict(lambda: [0.0] * 3)
    for row in found.rows:
        for key in {(row.stream, row.lead_type), (row.stream, None), (None, None)}:
            sums[key] = [a + (b or 0) for a, b in zip(sums[key], row.reached, strict=True)]
    return {key: tuple(leads) for key, leads in sums.items()}


@settings(max_examples=12)
@given(leads(), st.integers(0, 30), st.integers(0, 30))
def test_the_days_of_a_window_add_up_to_its_period_counts(
    rows: list[dict[str, str]], start: int, length: int
) -> None:
    window = (FIRST + timedelta(days=start), FIRST + timedelta(days=start + length))
    with read_leads(as_csv(rows), MAPPING) as table:
        found = table.daily(window)
        counted = table.counts(window=window, basis="period")
    told = {(each.stream, each.lead_type): each.reached for each in counted.reached}
    assert summed(found) == told
    assert sum(row.revenue or 0 for row in found.rows) == pytest.approx(
        sum(each.total for each in counted.amounts if each.stream is None)
    )


@settings(max_examples=12)
@given(leads())
def test_what_is_dated_and_what_is_not_is_every_lead_that_got_there(
    rows: list[dict[str, str]],
) -> None:
    with read_leads(as_csv(rows), MAPPING) as table:
        found = table.daily()
        (everything,) = [r for r in table.counts().reached if r.stream is r.lead_type is None]
    dated = summed(found)[None, None]
    assert found.undated is not None
    assert tuple(map(sum, zip(dated, found.undated, strict=True))) == everything.reached


@settings(max_examples=8)
@given(leads().flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_order_of_the_rows_changes_nothing(
    rows: tuple[list[dict[str, str]], list[dict[str, str]]],
) -> None:
    one, other = rows
    with read_leads(as_csv(one), MAPPING) as table, read_leads(as_csv(other), MAPPING) as again:
        assert table.daily() == again.daily()


# --- worked examples ------------------------------------------------------------------------------

THREE = [
    {"Created": "2026-03-30 09:00", "Source": "Web", "Region": "North", "Status": "Lost"},
    {
        "Created": "2026-03-30 23:59",
        "SQL on": "2026-04-02",
        "Won on": "2026-04-30",
        "Source": "Web",
        "Region": "North",
        "Status": "Won",
        "Amount": "900",
    },
    # The day of an open deal is a forecast.
    {"Created": "2026-03-31", "Won on": "2026-04-01", "Region": "South", "Status": "New"},
]


def test_each_stage_counts_on_its_own_day_and_revenue_on_that_of_the_win() -> None:
    with read_leads(as_csv(THREE), MAPPING) as table:
        found = table.daily()
    assert found == DailyCounts(
        stages=("MQL", "SQL", "Customer"),
        rows=(
            DayCount(date(2026, 3, 30), "North", "Web", (2.0, 0.0, 0.0), 0.0),
            DayCount(date(2026, 3, 31), "South", "(blank)", (1.0, 0.0, 0.0), 0.0),
            DayCount(date(2026, 4, 2), "North", "Web", (0.0, 1.0, 0.0), 0.0),
            DayCount(date(2026, 4, 30), "North", "Web", (0.0, 0.0, 1.0), 900.0),
        ),
        undated=(0.0, 0.0, 0.0),
    )


def test_actuals_beyond_the_month_and_an_empty_month_and_a_single_day() -> None:
    with read_leads(as_csv(THREE), MAPPING) as table:
        whole = table.daily().rows
        assert table.daily((date(2026, 3, 1), date(2026, 3, 31))).rows == whole[:2]
        assert table.daily((date(2026, 4, 30), date(2026, 4, 30))).rows == whole[3:]
        empty = table.daily((date(2026, 5, 1), date(2026, 5, 31)))
    assert (empty.rows, empty.undated) == ((), (0.0, 0.0, 0.0))


def test_a_stage_without_days_is_not_told_by_day_and_not_lost() -> None:
    told = {"steps": (*MAPPING.steps[:2], Step(stage="Customer")), "stream": None}
    with read_leads(as_csv(THREE), MAPPING.model_copy(update=told)) as table:
        found = table.daily()
    assert [row.reached for row in found.rows] == [
        (2.0, 0.0, None),
        (1.0, 0.0, None),
        (0.0, 1.0, None),
    ]
    assert {row.revenue for row in found.rows} == {None}
    assert found.undated == (0.0, 0.0, 1.0)


def test_a_table_without_any_day_counts_everything_as_undated() -> None:
    steps = (Step(stage="MQL"), Step(stage="Customer"))
    with read_leads(as_csv(THREE), MAPPING.model_copy(update={"steps": steps})) as table:
        found = table.daily()
    assert (found.rows, found.undated) == ((), (3.0, 1.0))


def test_rows_of_one_lead_count_once() -> None:
    rows = [{**row, "Lead ID": "L1"} for row in THREE]
    one = MAPPING.model_copy(update={"lead_id": "Lead ID", "one_per_lead": True, "stream": None})
    with read_leads(as_csv(rows), one) as table:
        found = table.daily()
    assert [(row.day.day, row.reached) for row in found.rows] == [
        (30, (1.0, 0.0, 0.0)),
        (2, (0.0, 1.0, 0.0)),
        (30, (0.0, 0.0, 1.0)),
    ]


def test_times_with_an_offset_count_on_their_day_in_utc_and_it_is_said() -> None:
    late = [{"Created": f"2026-03-3{day}T23:30:00-05:00"} for day in (0, 1)]
    with read_leads(as_csv(late, ["Created"])) as table:
        found = table.daily()
    assert [row.day for row in found.rows] == [date(2026, 3, 31), date(2026, 4, 1)]
    assert found.noticed == (
        "Times in “Created” carry an offset: they count on the day that it was in UTC.",
    )


# --- totals ---------------------------------------------------------------------------------------


def totals(*days: str, column: str = "Date") -> bytes:
    rows = [{column: day, "Leads": "10", "Customers": "2", "Revenue": "500"} for day in days]
    return as_csv(rows, [column, "Leads", "Customers", "Revenue"])


def test_totals_of_months_say_so_and_stand_on_the_first() -> None:
    with read_leads(totals("2026-01-01", "2026-02-01", "2026-03-01")) as table:
        found = table.daily((date(2026, 2, 1), date(2026, 2, 28)))
    assert found.rows == (DayCount(date(2026, 2, 1), None, None, (10.0, 2.0), 500.0),)
    assert found.grain == "month"
    assert found.noticed == (
        "Each row of the table is the total of a month: it tells nothing about the days.",
    )


@pytest.mark.parametrize(
    ("column", "days", "grain"),
    [
        ("Date", ["2026-01-01", "2026-01-02"], "day"),
        ("Date", ["2026-01-01"], "day"),
        ("Month", ["2026-01-01"], "month"),
        ("Date", ["2026-01-01", "2026-02-01"], "month"),
    ],
)
def test_a_single_first_of_a_month_is_a_day_unless_its_column_says_month(
    column: str, days: list[str], grain: str
) -> None:
    with read_leads(totals(*days, column=column)) as table:
        assert table.daily().grain == grain


def test_totals_without_a_day_are_undated() -> None:
    with read_leads(totals("2026-01-01", "2026-01-02", "")) as table:
        found = table.daily()
    assert [row.reached for row in found.rows] == [(10.0, 2.0)] * 2
    assert found.undated == (10.0, 2.0)
