"""A month held against its goal."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sla_calc import (
    DailyCounts,
    Plan,
    PlanError,
    SalesTeam,
    Tracking,
    YearMonth,
    lead_demand,
    lead_values,
    track,
)
from sla_calc.tracking.goals import Basis
from sla_calc.tracking.leads_by_day import leads_by_day
from sla_calc.tracking.tracked import DayPart, UnmatchedPart
from sla_calc.tracking.verdicts import Progress
from tests.calc.tracking.tables import Leads, daily, every_day
from tests.strategies import year_months

APRIL = YearMonth(2027, 4)
PLAN = Plan()
SHOP, LAB = (stream.name for stream in PLAN.streams)
LINES = [(line.stream, line.lead_type) for line in lead_demand(PLAN).lines]
DEMO = LINES[0]

names = st.sampled_from([*LINES, (SHOP.upper(), " demo request"), (SHOP, "Fair"), (None, None)])
days = st.dates(date(2027, 3, 1), date(2027, 5, 31))
tables = st.lists(
    st.tuples(days, names, st.integers(0, 50)).map(lambda row: (row[0], *row[1], float(row[2]))),
    max_size=40,
)
calendars = st.sampled_from(["calendar days", "working days", "history"])
measures = st.sampled_from(["leads", "points", "money"])


def april(rows: list[Leads], day: int = 15, plan: Plan = PLAN, **asked: object) -> Tracking:
    return track(plan, APRIL, daily(*rows), date(2027, 4, day), **asked)  # type: ignore[arg-type]


def on(day: int, leads: float, line: tuple[str | None, str | None] = DEMO) -> Leads:
    return date(2027, 4, day), *line, leads


@given(tables, days, calendars)
def test_no_lead_is_dropped(rows: list[Leads], as_of: date, by: str) -> None:
    found = track(PLAN, APRIL, daily(*rows), as_of, by=by)  # type: ignore[arg-type]

    to_date = sum(line.actual for line in found.lines if line.actual is not None)
    to_date += sum(part.leads for part in found.unmatched)
    assert found.total.actual == to_date
    assert to_date + found.later + found.outside == sum(row[3] for row in rows)
    assert sum(bar.amount for bar in found.bars) == to_date


@given(tables, days, measures)
def test_a_stream_is_its_lead_types_and_what_is_of_none(
    rows: list[Leads], as_of: date, measure: str
) -> None:
    found = track(PLAN, APRIL, daily(*rows), as_of, measure=measure)  # type: ignore[arg-type]

    for stream in found.streams:
        own = [line.actual for line in found.lines if line.stream == stream.stream]
        assume(stream.actual is not None and None not in own)
        fairs = sum(part.leads for part in found.unmatched if part.stream == stream.stream)
        counted = fairs if measure == "leads" else 0
        assert stream.actual == pytest.approx(sum(own) + counted)  # type: ignore[arg-type]


@given(tables.flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))), days)
def test_the_order_of_rows_changes_nothing(
    both: tuple[list[Leads], list[Leads]], as_of: date
) -> None:
    one, other = (track(PLAN, APRIL, daily(*rows), as_of, by="history") for rows in both)

    assert (one.total, one.lines, one.unmatched) == (other.total, other.lines, other.unmatched)
    assert one.bars == other.bars
    assert one.noticed == other.noticed


@given(tables, days)
def test_a_table_that_is_added_up_already_says_the_same(rows: list[Leads], as_of: date) -> None:
    table = leads_by_day(daily(*rows), PLAN.stages[0])
    one, other = (track(PLAN, APRIL, each, as_of) for each in (daily(*rows), table))
    assert (one.total, one.lines, one.bars) == (other.total, other.lines, other.bars)
    assert one.noticed == other.noticed


@given(
    year_months().filter(lambda month: month.year > 1971), calendars, measures, st.integers(0, 40)
)
def test_the_line_ends_at_the_goal_and_the_actuals_at_the_actual(
    month: YearMonth, by: str, measure: str, offset: int
) -> None:
    assume(month.year < 2999)
    first = month.dates[0]
    rows = [(first + timedelta(days=day), *DEMO, float(day % 5)) for day in range(-150, 40)]
    as_of = first + timedelta(days=offset - 2)
    found = track(PLAN, month, daily(*rows), as_of, by=by, measure=measure)  # type: ignore[arg-type]

    for series, line in zip(found.series, [found.total, *found.streams], strict=True):
        assert series.stream == line.stream
        assert series.goal[-1] == line.goal
        assert series.low == pytest.approx(series.goal * 0.9)
        assert series.high == pytest.approx(series.goal * 1.1)
        told = series.actual[~np.isnan(series.actual)]
        assert len(told) == min(max(offset - 1, 0), month.days)
        if len(told):
            assert told[-1] == pytest.approx(line.actual)
        if line.pace is not None and line.pace.projection is not None:
            assert series.projection[-1] == pytest.approx(line.pace.projection)
            assert series.projection[len(told) - 1] == pytest.approx(line.actual)


def test_half_of_april_with_half_of_the_leads_is_on_track() -> None:
    demo = lead_demand(PLAN, APRIL).lines[0].committed[0]  # 131
    found = april([on(day, 131 / 30) for day in range(1, 31)])

    line = found.lines[0]
    assert (line.goal, found.elapsed, found.days_left) == (demo, 0.5, 15)
    assert line.pace.projection == pytest.approx(131)
    assert line.needed_per_day == pytest.approx(131 / 30)
    assert line.needed_per_working_day == pytest.approx(65.5 / 11)  # 16 to 30 April: 11 of them
    assert found.working_days_left == 11
    assert found.progress == Progress(15, 30, ended=False)
    assert found.later == pytest.approx(65.5)
    assert found.noticed == ("66 leads after 2027-04-15 are not counted yet.",)


def test_the_goals_are_what_the_plan_commits_to() -> None:
    found = april([])
    demand = lead_demand(PLAN, APRIL)

    assert [line.goal for line in found.lines] == [line.committed[0] for line in demand.lines]
    assert found.total.goal == demand.leads == 503
    assert sum(stream.goal or 0 for stream in found.streams) == 503


def test_points_and_money_are_those_of_the_lead_types() -> None:
    value = lead_values(PLAN, lead_demand(PLAN, APRIL))[0]
    rows = [on(3, 20), on(4, 7, (SHOP, "Fair"))]

    points, money = (april(rows, measure=measure) for measure in ("points", "money"))
    assert points.total.actual == pytest.approx(20 * value.points)
    assert money.total.actual == pytest.approx(20 * value.value)
    assert money.total.goal == pytest.approx(sum(v.goal_value for v in lead_values(PLAN)))
    assert points.noticed == (
        f"7 leads of no lead type of the plan are in no points: {SHOP} · Fair (7).",
    )
    assert " USD" in money.total.sentence


def test_leads_of_no_lead_type_are_named_and_count_in_the_total() -> None:
    found = april(
        [on(3, 20), on(4, 7, (SHOP, "Fair")), on(5, 9, ("Web", None)), on(5, 1, (None, None))]
    )

    assert found.total.actual == 37
    assert found.streams[0].actual == 27
    assert found.lines[0].actual == 20
    assert found.unmatched == (
        UnmatchedPart("Web", None, 9),
        UnmatchedPart(SHOP, "Fair", 7),
        UnmatchedPart(None, None, 1),
    )
    (said,) = found.noticed
    assert said == (
        "17 leads of no lead type of the plan are in the total only: Web (9), "
        f"{SHOP} · Fair (7), no name (1)."
    )
    assert found.bars[-1] == DayPart(date(2027, 4, 5), "Web", None, 9)


def test_of_many_unmatched_parts_the_largest_are_named() -> None:
    found = april([on(1, n, (SHOP, f"Kind {n}")) for n in range(1, 8)])

    assert found.noticed[0].endswith(f"{SHOP} · Kind 3 (3), 2 more.")


def test_a_match_brings_them_home() -> None:
    rows = [on(3, 20), on(4, 7, ("Web", "Fair"))]
    found = april(rows, matches={("Web", "Fair"): DEMO})

    assert (found.lines[0].actual, found.unmatched) == (27, ())


def test_a_table_of_totals_tells_no_stream_and_no_lead_type() -> None:
    found = april(every_day(date(2027, 4, 1), date(2027, 4, 15), 20))

    assert found.total.actual == 300
    for line in (*found.streams, *found.lines):
        assert (line.actual, line.pace, line.verdict) == (None, None, None)
        assert line.sentence == "The table does not tell which leads are these."
    assert [series.stream for series in found.series] == [None]


def test_a_table_of_totals_is_worth_no_told_points() -> None:
    found = april(every_day(date(2027, 4, 1), date(2027, 4, 15), 20), measure="points")

    assert found.total.actual is None
    assert found.series == ()


def test_a_stream_without_lead_types_has_leads_and_its_types_are_not_told() -> None:
    found = april([on(3, 20, (SHOP, None))])

    assert found.streams[0].actual == 20
    assert [line.actual for line in found.lines if line.stream == SHOP] == [None, None, None]
    assert found.streams[1].actual == 0
    assert april([on(3, 20, (SHOP, None))], measure="money").streams[0].actual is None


def test_an_empty_month_has_no_leads_and_says_so() -> None:
    found = april([(date(2027, 3, 4), *DEMO, 5.0)])

    assert found.total.actual == 0
    assert found.total.verdict == "behind"
    assert (found.outside, found.bars) == (5, ())
    assert found.noticed == (
        "The table has no lead in 2027-04.",
        "5 leads of other months are not counted.",
    )


def test_a_table_without_a_row_is_an_empty_month() -> None:
    found = april([])

    assert [line.actual for line in (found.total, *found.streams, *found.lines)] == [0] * 9
    assert found.noticed == ("The table has no lead in 2027-04.",)


def test_a_single_day_is_too_early() -> None:
    found = april([on(1, 30)], day=1)

    assert found.total.verdict == "too early"
    assert found.total.sentence.startswith("Day 1 of 30: 30 leads, by chance anything from ")
    assert found.total.pace.projection == pytest.approx(900)


def test_before_the_month_nothing_has_come_and_after_it_nothing_is_left() -> None:
    before = track(PLAN, APRIL, daily(on(3, 20)), date(2027, 3, 30))
    after = track(PLAN, APRIL, daily(on(3, 503)), date(2027, 6, 1))

    assert (before.total.actual, before.elapsed, before.days_left, before.later) == (0, 0, 30, 20)
    assert before.total.sentence == "Day 0 of 30: 0 leads; too early to judge."
    assert np.isnan(before.series[0].actual).all()
    assert np.isnan(before.series[0].projection).all()
    assert (after.total.verdict, after.elapsed, after.days_left) == ("met", 1, 0)
    assert (after.total.needed_per_day, after.total.needed_per_working_day) == (0, 0)
    assert after.lines[1].needed_per_day is None


def test_by_working_days_a_weekend_asks_for_nothing() -> None:
    # April 2027: Friday the 2nd, Saturday and Sunday; 22 working days.
    friday, sunday = (april([on(1, 40)], day=day, by="working days") for day in (2, 4))

    assert friday.elapsed == sunday.elapsed == pytest.approx(2 / 22)
    assert friday.progress == Progress(2, 22, ended=False)
    assert (friday.days_left, friday.calendar) == (20, "working days")


def test_on_a_last_working_day_the_line_is_complete_and_the_month_is_not_over() -> None:
    # May 2027 ends on Monday; July 2027 ends on Saturday, its last working day is the 30th.
    july = YearMonth(2027, 7)
    found = track(PLAN, july, daily(), date(2027, 7, 30), by="working days")

    assert (found.elapsed, found.progress.ended, found.total.verdict) == (1, False, "behind")


def test_where_a_calendar_is_not_to_be_had_calendar_days_count() -> None:
    idle = PLAN.model_copy(update={"team": SalesTeam().model_copy(update={"working_days": ()})})

    found = april([on(1, 40)], plan=idle, by="working days")
    assert (found.calendar, found.elapsed) == ("calendar days", 0.5)
    assert found.noticed == ("The team works on no day of 2027-04.",)

    shapeless = april([on(1, 40)], by="history")
    assert shapeless.calendar == "calendar days"
    assert shapeless.noticed == ("The table holds no whole month before 2027-04.",)


def test_the_plans_first_stage_is_counted_or_else_the_tables() -> None:
    rows = daily(on(1, 40), stage="Lead")
    two = DailyCounts(
        ("Visit", " mql "), tuple(row._replace(reached=(99, 40)) for row in rows.rows)
    )

    by_name = track(PLAN, APRIL, two, date(2027, 4, 15))
    assert (by_name.stage, by_name.total.actual, by_name.noticed) == (" mql ", 40, ())
    first = track(PLAN, APRIL, rows, date(2027, 4, 15))
    assert (first.stage, first.total.actual) == ("Lead", 40)
    assert first.noticed == ("The table has no stage MQL; its first one, Lead, is counted.",)


def test_leads_without_a_day_and_months_without_days_are_told() -> None:
    rows = daily(on(1, 40), undated=(1.0,), grain="month")
    found = track(PLAN, APRIL, rows, date(2027, 4, 15))

    assert found.undated == 1
    assert found.noticed == (
        "1 lead without a day for MQL is not counted.",
        "The table tells months, not days: all leads of 2027-04 stand on its first day.",
    )


def test_a_stage_that_is_not_told_on_a_day_is_not_counted() -> None:
    rows = daily(on(1, 40), on(2, 7))
    untold = DailyCounts(("MQL",), (rows.rows[0], rows.rows[1]._replace(reached=(None,))))

    assert track(PLAN, APRIL, untold, date(2027, 4, 15)).total.actual == 40


@pytest.mark.parametrize("leads", [-5.0, float("nan")])
def test_a_count_below_nothing_is_told(leads: float) -> None:
    with pytest.raises(PlanError) as caught:
        april([on(3, leads)])

    assert str(caught.value) == f"On 2027-04-03 there are {leads:.10g} leads; it must be 0 or more."


# --- goals ----------------------------------------------------------------------------------------


@given(st.floats(0, 1e9), measures)
def test_a_typed_goal_is_split_as_the_plans_is(goal: float, measure: str) -> None:
    planned = april([], measure=measure)
    found = april([], measure=measure, basis="typed", typed=goal)

    assert found.total.goal == goal
    assert sum(line.goal or 0 for line in found.lines) == pytest.approx(goal)
    for line, owed in zip(found.lines, planned.lines, strict=True):
        assert line.goal == pytest.approx(goal * owed.goal / planned.total.goal)  # type: ignore[operator]


def test_a_goal_typed_for_lines_adds_up() -> None:
    found = april([], basis="typed", typed={LINES[0]: 60, LINES[1]: 40})

    assert [line.goal for line in found.lines] == [60, 40, 0, 0, 0, 0]
    assert [stream.goal for stream in found.streams] == [100, 0]
    assert found.total.goal == 100


def test_a_typed_goal_cannot_be_split_where_the_plan_owes_nothing() -> None:
    found = april([on(1, 50)], plan=PLAN.changed(quota=0), basis="typed", typed=60)

    assert (found.total.goal, found.lines[0].goal, found.lines[0].verdict) == (60, None, None)
    assert found.noticed == (
        "The plan owes nothing in this month, so it does not tell how the goal is split.",
    )


YEAR = every_day(date(2026, 4, 1), date(2027, 4, 15), 1)


@pytest.mark.parametrize(
    ("basis", "goal"),
    [
        ("last month", 31 * 10),  # March
        ("a year ago", 30),  # April 2026
        ("average of the last three months", (31 * 10 + 28 + 31) / 3),
    ],
)
def test_a_goal_may_be_what_earlier_months_brought(basis: Basis, goal: float) -> None:
    rows = [
        (day, *DEMO, n * (10 if (day.year, day.month) == (2027, 3) else 1)) for day, _, _, n in YEAR
    ]
    found = april(rows, basis=basis)

    assert found.lines[0].goal == found.total.goal == pytest.approx(goal)
    assert found.lines[1].goal == 0
    assert found.lines[1].verdict is None


def test_last_months_result_counts_leads_of_no_lead_type_in_the_total() -> None:
    rows = [
        *[(day, *DEMO, n) for day, _, _, n in YEAR],
        (date(2027, 3, 9), SHOP, "Fair", 7.0),
    ]
    found = april(rows, basis="last month")

    assert (found.total.goal, found.streams[0].goal, found.lines[0].goal) == (38, 38, 31)


@pytest.mark.parametrize(
    ("basis", "why"),
    [
        ("last month", "The table does not hold the whole of 2027-03."),
        ("a year ago", "The table does not hold the whole of 2026-04."),
        (
            "average of the last three months",
            "The table does not hold the whole of 2027-01, 2027-03.",
        ),
        ("typed", "No goal is typed yet."),
    ],
)
def test_a_goal_that_is_not_to_be_had_says_why(basis: Basis, why: str) -> None:
    rows = every_day(date(2027, 1, 9), date(2027, 3, 15), 1)
    found = track(PLAN, APRIL, daily(*rows), date(2027, 4, 15), basis=basis)

    assert (found.total.goal, found.total.verdict) == (None, None)
    assert np.isnan(found.series[0].goal).all()
    assert why in found.noticed


def test_a_table_without_a_row_holds_no_month() -> None:
    found = april([], basis="last month")

    assert "The table does not hold the whole of 2027-03." in found.noticed


def test_before_all_months_there_is_no_earlier_one() -> None:
    first = YearMonth(1970, 1)
    found = track(PLAN, first, daily(), date(1970, 1, 15), basis="last month")

    assert "There is no month a year before 1970-01 here." in found.noticed


def test_a_table_of_months_holds_those_between_its_first_and_last() -> None:
    rows = [(date(2027, month, 1), *DEMO, 10.0 * month) for month in (1, 2, 3)]
    months = daily(*rows, grain="month")

    found = track(PLAN, APRIL, months, date(2027, 4, 15), basis="average of the last three months")
    assert found.total.goal == 20


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (-1, "The goal is -1; it must be 0 or more."),
        (float("nan"), "The goal is nan; it must be 0 or more."),
        ({(SHOP, "Gift"): 5}, f"There is no lead type Gift in stream {SHOP}."),
        ({DEMO: -2}, f"The goal of {DEMO[1]}, {SHOP} is -2; it must be 0 or more."),
    ],
)
def test_a_goal_that_is_none_is_told(typed: object, sentence: str) -> None:
    with pytest.raises(PlanError) as caught:
        april([], basis="typed", typed=typed)

    assert str(caught.value) == sentence
