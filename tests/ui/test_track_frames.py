"""What the stand-up shows, as typed actuals, frames, words and charts."""

import csv
import io
import json
from datetime import date, datetime
from typing import Any, NamedTuple

import altair as alt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import DailyCounts, DayCount, OverdueLead, Plan, PlanError, ReasonShare, track
from sla_calc.model.months import YearMonth
from sla_report.drawing.roles import MARKETING
from sla_report.month import charts as track_charts
from sla_report.month import follow_up_frames as follow_up
from sla_report.month import frames, words
from sla_report.month import share_charts as track_share_charts
from sla_report.numbers.figures import Figures
from sla_ui.frame.memo import Memo
from sla_ui.track.close_frames import closed_months, side_by_side
from sla_ui.track.reasons import all_together
from sla_ui.track.state import Actuals, TrackState
from sla_ui.track.typed import TypedActuals, counted
from tests.hostile import HOSTILE_NAMES

US, DE = Figures("en-US", "USD"), Figures("de-DE", "EUR")
EXAMPLE = Plan()
APRIL = YearMonth(2027, 4)
DEMO = ("Small business", "Demo request")


def daily(*rows: tuple[int, str, float]) -> DailyCounts:
    """Leads of small business by day of April and lead type."""
    told = tuple(DayCount(date(2027, 4, day), DEMO[0], kind, (n,), None) for day, kind, n in rows)
    return DailyCounts(("MQL",), told)


def by(day: int, *rows: tuple[int, str, float], **how: Any) -> Any:
    return track(EXAMPLE, APRIL, daily(*rows), date(2027, 4, day), **how)


HALFWAY = by(15, *((day, DEMO[1], 16.0) for day in range(1, 16)), (15, "Website form", 10.0))
"""250 leads by 15 April, of 503: the goal line is at 251.5, and 500 is where that leads."""


# --- typed actuals --------------------------------------------------------------------------------

numbers = st.dictionaries(st.integers(1, 30), st.integers(0, 10_000), min_size=1)


@given(numbers)
def test_what_came_day_by_day_adds_up_to_what_is_typed_last(typed: dict[int, int]) -> None:
    so_far = dict(zip(sorted(typed), sorted(typed.values()), strict=True))
    cells = {(date(2027, 4, day), *DEMO): US.count(n) for day, n in so_far.items() if n < 10_000}
    found = counted(TypedActuals(cells), EXAMPLE, US)
    whole = [row.reached[0] or 0 for row in found.rows]
    assert sum(whole) == max((n for n in so_far.values() if n < 10_000), default=0)
    assert all(leads >= 0 for leads in whole)


@given(numbers)
def test_typed_day_by_day_each_number_is_its_days(typed: dict[int, int]) -> None:
    cells = {(date(2027, 4, day), *DEMO): str(n) for day, n in typed.items()}
    found = counted(TypedActuals(cells, so_far=False), EXAMPLE, US)
    assert {row.day.day: row.reached for row in found.rows} == {
        day: (float(n),) for day, n in typed.items()
    }


def test_a_new_month_begins_with_nothing() -> None:
    cells = {(date(2027, 3, 31), *DEMO): "90", (date(2027, 4, 2), *DEMO): "5"}
    found = counted(TypedActuals(cells), EXAMPLE, US)
    assert [row.reached for row in found.rows] == [(90.0,), (5.0,)]


def test_a_number_is_read_as_its_reader_writes_it_and_what_is_none_is_named() -> None:
    day = date(2027, 4, 2)
    found = counted(TypedActuals({(day, *DEMO): "1.250"}), EXAMPLE, DE)
    assert found.rows[0].reached == (1250.0,)
    with pytest.raises(PlanError, match=r"^2027-04-02, Demo request: “-3” is below 0; "):
        counted(TypedActuals({(day, *DEMO): "-3"}), EXAMPLE, DE)


def test_an_emptied_cell_is_no_longer_there() -> None:
    typed = TypedActuals({(date(2027, 4, 2), *DEMO): "5"})
    typed.put(date(2027, 4, 2), DEMO, " ")
    typed.put(date(2027, 4, 3), DEMO, " 7 ")
    assert typed.cells == {(date(2027, 4, 3), *DEMO): "7"}


# --- what is asked of a month ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("month", "as_of", "expected"),
    [
        (None, None, (APRIL, date(2027, 4, 15))),
        (None, date(2027, 4, 3), (APRIL, date(2027, 4, 3))),
        (YearMonth(2027, 2), None, (YearMonth(2027, 2), date(2027, 2, 28))),
        (YearMonth(2027, 6), None, (YearMonth(2027, 6), date(2027, 6, 1))),
    ],
)
def test_the_last_day_with_a_lead_is_looked_at_within_the_month(
    month: YearMonth | None, as_of: date | None, expected: tuple[YearMonth, date]
) -> None:
    actuals = Actuals(daily(), date(2027, 4, 1), date(2027, 4, 15))
    state = TrackState(month=month, as_of=as_of)
    asked = state.asked(EXAMPLE, actuals, "leads.csv", date(2030, 1, 1))
    assert (asked.month, asked.as_of) == expected


@pytest.mark.parametrize(
    ("today", "as_of"),
    [(date(2027, 1, 20), date(2027, 1, 20)), (date(2026, 11, 22), date(2027, 1, 1))],
)
def test_without_a_lead_it_is_the_plans_first_month_and_today_if_that_is_in_it(
    today: date, as_of: date
) -> None:
    asked = TrackState().asked(EXAMPLE, None, "", today)
    assert (asked.month, asked.as_of) == (YearMonth(2027, 1), as_of)


def test_the_latest_answers_are_kept() -> None:
    memo, asked = Memo(2), []
    for key in ("a", "b", "a", "c", "a", "b"):
        memo.once(key, lambda key=key: asked.append(key) or key)
    assert asked == ["a", "b", "c", "b"]


# --- the goal waterfall ---------------------------------------------------------------------------


def test_the_waterfall_has_a_row_a_day_and_one_for_each_bar() -> None:
    frame = frames.waterfall(HALFWAY, None, US)
    days, bars = (frame[frame["kind"] == kind] for kind in ("day", "bar"))
    assert days["number"].tolist() == list(range(1, 31))
    assert days["actual"].tolist()[13:15] == [224, 250]
    assert days["actual"].isna().tolist() == [False] * 15 + [True] * 15
    assert days["projection"].isna().sum() == 14
    assert days["goal"].tolist()[-1] == 503
    assert set(days["role"]) == {MARKETING}
    assert days["as_of"].dropna().tolist() == ["15 Apr 2027"]
    last = days.iloc[-1]
    assert (last["above"], last["below"]) == ("goal 503", "heading for 500")
    assert len(bars) == 16
    on_the_15th = bars[bars["number"] == 15]
    assert on_the_15th["part"].tolist() == ["Demo request", "Website form"]
    assert on_the_15th[["from", "to"]].to_numpy().tolist() == [[0, 16], [16, 26]]


def test_bars_add_up_to_what_has_come() -> None:
    frame = frames.waterfall(HALFWAY, None, US)
    assert (frame["to"] - frame["from"]).sum() == 250


def test_before_anything_has_come_there_is_the_goal_line_alone() -> None:
    frame = frames.waterfall(by(1), None, US, begun=False)
    assert frame["actual"].isna().all()
    assert frame["projection"].isna().all()
    assert frame["kind"].unique().tolist() == ["day"]
    assert frame["above"].dropna().tolist() == ["goal 503"]
    assert frame["below"].isna().all()


def test_after_the_month_what_came_stands_at_the_end() -> None:
    last = frames.waterfall(by(30, (30, DEMO[1], 600.0)), None, US).query("kind == 'day'").iloc[-1]
    assert (last["above"], last["below"]) == ("came 600", "goal 503")


def test_many_lead_types_are_taken_together_but_the_largest() -> None:
    rows = [(2, f"Type {n}", float(20 - n)) for n in range(12)]
    frame = frames.waterfall(by(15, *rows), None, US)
    parts = frame["part"].dropna().tolist()
    assert parts == [*(f"Type {n}" for n in range(6)), "all others"]
    assert (frame["to"] - frame["from"]).sum() == sum(20 - n for n in range(12))


def test_no_name_of_a_file_becomes_a_field_or_is_lost() -> None:
    rows = [(1 + n % 28, name, 1.0) for n, name in enumerate(HOSTILE_NAMES[:20])]
    frame = frames.waterfall(by(28, *rows), None, US)
    assert list(frame.columns) == frames.COLUMNS
    assert frame["to"].notna().sum() == 20


# --- words ----------------------------------------------------------------------------------------


def test_the_verdict_is_said_in_the_readers_own_numbers() -> None:
    many = by(15, (15, DEMO[1], 2_500.0))
    said = words.verdict(many.total, many, DE)
    assert said.startswith(
        "Ahead: 2.500 leads by day 15 of 30, where the goal line is at 252. At this pace the month "
        "ends with 5.000 of 503 (by chance "
    )


@pytest.mark.parametrize(
    ("day", "leads", "begins"),
    [
        (2, 9, "Too early to say: 9 leads by day 2 of 30; by chance "),
        (15, 150, "Behind: 150 leads by day 15 of 30"),
        (15, 251, "On track: 251 leads by day 15 of 30"),
        (30, 400, "Missed: the month ended with 400 leads of 503, 79.5% of the goal."),
        (30, 503, "Met: the month ended with 503 leads of 503, 100% of the goal."),
        (30, 700, "Exceeded: the month ended with 700 leads of 503, 139% of the goal."),
    ],
)
def test_each_verdict_has_its_sentence(day: int, leads: int, begins: str) -> None:
    month = by(day, (1, DEMO[1], float(leads)))
    assert words.verdict(month.total, month, US).startswith(begins)


def test_without_a_goal_nothing_is_judged() -> None:
    month = by(15, (1, DEMO[1], 40.0), basis="last month")
    assert words.verdict(month.total, month, US).startswith("No goal to hold 40 leads by day 15")
    over = by(30, (1, DEMO[1], 40.0), basis="last month")
    said = "The month ended with 40 leads; there was no goal."
    assert words.verdict(over.total, over, US) == said


@pytest.mark.parametrize(
    ("x", "text"), [(None, "–"), (0.0, "0"), (0.02, "< 0.1"), (0.167, "0.2"), (18.75, "18.8")]
)
def test_leads_a_day_have_a_decimal_where_they_are_few(x: float | None, text: str) -> None:
    assert words.rate_a_day(x, "leads", US) == text


@pytest.mark.parametrize(
    ("x", "text"), [(None, "–"), (0.5, "0.5 min"), (119, "119 min"), (135, "2.25 h")]
)
def test_long_times_are_said_in_hours(x: float | None, text: str) -> None:
    assert words.minutes(x, US) == text


def test_the_chat_has_four_lines_whatever_is_told() -> None:
    for month in (HALFWAY, by(30, (1, DEMO[1], 40.0)), by(1)):
        text = words.four_lines(month, None, None, US, by_clock=True)
        assert len(text.splitlines()) == 4
        assert text.splitlines()[3] == "Past the promise now: not told."


# --- the list of leads past the promise -----------------------------------------------------------


def overdue(name: str) -> OverdueLead:
    at = datetime(2027, 4, 5, 10, 0)  # noqa: DTZ001 - on the wall
    return OverdueLead(name, name, name, name, at, "not called", 10.0, None, "Not called.", 7)


@given(st.lists(st.text(max_size=40), max_size=8))
def test_no_cell_of_the_list_is_a_formula_and_no_lead_is_lost(names: list[str]) -> None:
    content = follow_up.overdue_csv([overdue(name) for name in names]).decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(content, newline=""))
    assert header == list(follow_up.HEADER)
    assert len(rows) == len(names)
    for row in rows:
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
        assert row[-1] == "7"


def test_a_period_without_a_lead_that_counts_has_no_share() -> None:
    kept = [
        (date(2027, 4, 5), 0.9, "10 leads", ""),
        (date(2027, 4, 12), None, "0 leads", ""),
        (date(2027, 4, 19), 0.899, "10 leads", ""),
    ]
    frame = follow_up.kept_by_period(kept, 1 - 0.10, "week", US)
    assert frame["verdict"].tolist() == ["kept", "not kept", "not kept"]
    assert frame["when"].tolist() == ["from 5 Apr", "from 12 Apr", "from 19 Apr"]
    assert frame["share"].isna().tolist() == [False, True, False]


def test_reasons_are_told_together_the_commonest_first() -> None:
    found = [ReasonShare(None, "A", "MQL", f"Why {n}", 30 - n, 0.1) for n in range(12)]
    frame = all_together([*found, ReasonShare(None, "B", "SQL", "Why 11", 40, 0.1)], US)
    assert frame["reason"].tolist()[:2] == ["Why 11", "Why 0"]
    assert frame["reason"].tolist()[-1] == "all others"
    assert frame["leads"].sum() == sum(30 - n for n in range(12)) + 40


# --- charts ---------------------------------------------------------------------------------------


class Drawn(NamedTuple):
    """A chart's specification and the frame that it is drawn of."""

    spec: dict[str, Any]
    frame: Any


def specs() -> list[Drawn]:
    kept = [(date(2027, 4, 5), 0.9, "10 leads", "")]
    reason = [ReasonShare(None, "A", "MQL", "Price", 3, 1.0)]
    return [
        Drawn(
            track_charts.goal_waterfall("Leads", DE),
            frames.waterfall(HALFWAY, None, DE),
        ),
        Drawn(
            track_charts.goal_waterfall("Leads", DE, begun=False),
            frames.waterfall(by(1), None, DE, begun=False),
        ),
        Drawn(
            track_share_charts.kept_by_period("Speed", "%", DE),
            follow_up.kept_by_period(kept, 0.9, "week", DE),
        ),
        Drawn(track_share_charts.reasons(DE), all_together(reason, DE)),
        Drawn(track_share_charts.months(DE), side_by_side([], DE)),
    ]


@pytest.mark.parametrize("at", range(5))
def test_a_chart_is_valid_and_reads_only_fields_that_its_frame_has(at: int) -> None:
    spec, frame = specs()[at]
    assert alt.Chart.from_dict(spec).to_dict() == spec
    text = json.dumps(spec)
    named = {part.partition('"')[0] for part in text.split('"field": "')[1:]}
    assert named <= set(frame.columns)
    assert '"data"' not in text
    assert spec["config"]["locale"] == {"number": DE.vega_number_locale()}


def test_a_chart_is_made_once() -> None:
    assert track_charts.goal_waterfall("Leads", Figures("de-DE", "EUR")) is specs()[0].spec


def test_the_waterfall_draws_the_band_the_line_what_came_and_where_that_leads() -> None:
    lines, bars = track_charts.goal_waterfall("Leads", US)["layer"]
    band, goal, _, ahead, come, *_ = lines["layer"]
    assert (band["mark"]["type"], band["encoding"]["y2"]) == ("area", {"field": "high"})
    assert (goal["mark"]["type"], goal["encoding"]["y"]["field"]) == ("line", "goal")
    assert goal["encoding"]["y"]["title"] == "Leads, so far"
    assert ahead["mark"]["strokeDash"] == [2, 4]
    assert ahead["encoding"]["y"]["field"] == "projection"
    assert come["encoding"]["y"]["field"] == "actual"
    assert come["mark"]["strokeWidth"] > goal["mark"]["strokeWidth"]
    (stack,) = bars["layer"]
    assert stack["mark"]["type"] == "bar"
    assert stack["encoding"]["color"]["sort"] == {"field": "position"}


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        ((111.0, 135.0, None), ["1.85 h", "2.25 h", "–"]),
        ((4.0, 119.0), ["4 min", "119 min"]),
        ((), []),
    ],
)
def test_a_column_of_durations_has_one_unit(
    column: tuple[float | None, ...], shown: list[str]
) -> None:
    assert follow_up.in_one_unit(column, US) == shown


def test_bars_have_the_colour_of_sales_and_are_pale_below_the_line_beside_them() -> None:
    bars, target = track_share_charts.kept_by_period("Speed", "%", US)["layer"]
    assert bars["encoding"]["color"]["scale"]["domain"].index("found by sales") == 1
    kept, not_kept = bars["encoding"]["opacity"]["scale"]["range"]
    assert bars["encoding"]["opacity"]["scale"]["domain"] == ["kept", "not kept"]
    assert kept > not_kept
    assert target["mark"]["strokeDash"] == [6, 4]
    assert bars["encoding"]["x"]["sort"] == {"field": "position"}


def test_months_stand_side_by_side_in_the_colours_of_their_sides() -> None:
    spec = track_share_charts.months(US)
    bars, whole = spec["layer"]
    assert bars["encoding"]["color"]["scale"]["domain"][:2] == list(track_share_charts.HALVES)
    assert whole["encoding"]["y"] == {"datum": 100}
    assert closed_months([], US).empty
