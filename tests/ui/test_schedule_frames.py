"""The schedule's charts, tables and files: what they hold, and how they are drawn."""

import csv
import io
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pytest
from icalendar import Calendar

from sla_calc import (
    Improvement,
    LeadType,
    Plan,
    PlanError,
    RevenueStream,
    YearMonth,
    improvement_worths,
    milestones,
    planned_schedule,
    schedule_options,
    scheduled_capacity,
)
from sla_calc.edits.plan_edits import with_lead_type
from sla_report.numbers.figures import Figures
from sla_ui.schedule import charts, explain, frames, month_table, plan_frames, words
from sla_ui.schedule.calendar_file import calendar_file, coming, milestone_title
from sla_ui.schedule.goal_table import goal_columns, goal_rows, whats, with_goal_rows
from sla_ui.schedule.quota_table import quota_columns, quota_rows, with_quota_rows
from sla_ui.schedule.typed import line_labels, open_leads
from sla_ui.typing.table_rows import Row
from tests.hostile import HOSTILE_NAMES

US, DE = Figures("en-US", "USD"), Figures("de-DE", "EUR")
EXAMPLE = Plan()
NONE = EXAMPLE.changed(schedule={"pipeline": "none"})
JANUARY = YearMonth(2027, 1)


def chart(plan: Plan, by: frames.By) -> pd.DataFrame:
    return frames.months_chart(plan, planned_schedule(plan), by, US)


def heights(frame: pd.DataFrame, kind: str) -> list[float]:
    pieces = frame[frame["kind"] == kind]
    return [float(x) for x in pieces.groupby("position")["to"].max()]


# --- the chart of months --------------------------------------------------------------------------


@pytest.mark.parametrize("by", frames.BY)
def test_the_bars_are_as_high_as_the_schedule_says_however_they_are_divided(by: frames.By) -> None:
    schedule = planned_schedule(EXAMPLE)
    found = chart(EXAMPLE, by)
    assert heights(found, "leads") == list(map(float, schedule.leads))
    closes = found[found["kind"].isin(["hand", "revenue"])].groupby("position")["to"].max()
    assert closes.tolist() == pytest.approx(schedule.revenue)
    assert found[found["kind"] == "target"]["target"].tolist() == pytest.approx(schedule.targets)


def test_the_pipeline_in_hand_shrinks_as_the_plans_own_leads_close() -> None:
    hand = heights(chart(EXAMPLE, "lead type"), "hand")
    assert hand == sorted(hand, reverse=True)
    assert hand[0] == pytest.approx(232_000)
    assert hand[-1] == pytest.approx(0)


def test_a_cohort_is_called_by_the_month_of_its_leads_above_and_below() -> None:
    found = chart(EXAMPLE, "month of the leads")
    above = found[found["kind"] == "leads"]
    assert above["part"].tolist() == above["month"].tolist()
    below = found[found["kind"] == "revenue"]
    assert set(below["part"]) <= set(above["part"])
    assert (below["part_position"] < below["position"] + 1).all()


def test_a_shortfall_stands_in_the_chart_with_its_figure() -> None:
    found = chart(NONE, "stream")
    targets = found[found["kind"] == "target"].set_index("month")
    assert targets.loc["Feb 2027", ["short", "short_text", "revenue"]].tolist() == [
        pytest.approx(64_000),
        "−$64,000",
        pytest.approx(168_000),
    ]
    assert targets["short"].isna().tolist() == [False, False, False, True, True, True]
    many = chart(NONE.changed(months=13), "stream")
    assert many[many["kind"] == "target"]["short_text"].tolist()[:4] == ["▼", "▼", "▼", ""]


def test_many_lead_types_are_taken_together() -> None:
    kinds = tuple(
        LeadType(name=f"Type {n}", mix=0.1, conversion_rates=(0.5,) * 3) for n in range(10)
    )
    stream = RevenueStream(name="All", deal_size=1_000, lead_types=kinds)
    plan = Plan(streams=(stream,), months=2)
    found = chart(plan, "lead type")
    january = found[(found["kind"] == "leads") & (found["position"] == 0)]
    assert january["part"].tolist() == [*(f"Type {n}" for n in range(6)), "all others"]
    assert january["amount"].tolist()[-1] == f"{4 * int(january['amount'].iloc[0]):,}"


def layers(spec: dict[str, Any]) -> list[dict[str, Any]]:
    found = spec.get("layer")
    return [leaf for each in found for leaf in layers(each)] if found else [spec]


@pytest.mark.parametrize("cohorts", [False, True])
def test_leads_and_revenue_stand_on_one_axis_of_months(cohorts: bool) -> None:
    spec = charts.months_chart("USD", US, cohorts=cohorts)
    parts = layers(spec)
    assert {each["encoding"]["x"]["field"] for each in parts} == {"month"}
    assert {str(each["encoding"]["x"]["sort"]) for each in parts} == {"None"}
    titles = [each["encoding"]["y"]["title"] for each in parts]
    assert titles[:3] == ["Leads due", "Closes, USD", "Closes, USD"]
    assert [each["mark"]["type"] for each in parts] == [
        *("bar", "bar", "bar", "bar", "rect", "text")
    ]
    assert spec["resolve"]["scale"]["y"] == "independent"
    assert spec["resolve"]["scale"]["color"] == ("shared" if cohorts else "independent")
    assert spec["title"] == "Leads due, and below what closes when"


def test_the_charts_fields_are_columns_of_their_frames() -> None:
    schedule = planned_schedule(EXAMPLE)
    capacity = scheduled_capacity(EXAMPLE, schedule)
    hours = frames.capacity(capacity, frames.month_names(schedule, US), US)
    made = {"shown"}
    for spec, columns in (
        (charts.months_chart("USD", US), set(frames.COLUMNS)),
        (charts.months_chart("USD", US, cohorts=True), set(frames.COLUMNS)),
        (charts.capacity_chart(US), set(hours.columns)),
    ):
        for each in layers(spec):
            for channel in each["encoding"].values():
                told = channel if isinstance(channel, list) else [channel]
                fields = {one["field"].split(":")[0] for one in told if "field" in one}
                assert fields <= columns | made


def test_a_month_in_which_sales_cannot_follow_up_is_said() -> None:
    capacity = scheduled_capacity(NONE, planned_schedule(NONE))
    names = ["January", "February", "March", "April", "May", "June"]
    assert words.fullest(capacity) == 0
    said = words.capacity(capacity, names, US)
    assert said.startswith("Sales cannot follow up on all leads in January; it gets tight in ")
    assert said.endswith("January takes 13 reps, and 6 are there.")
    idle = EXAMPLE.changed(quota=0)
    nothing = scheduled_capacity(idle, planned_schedule(idle))
    assert words.capacity(nothing, names, US) == "Sales can follow up on the leads of every month."


# --- months side by side --------------------------------------------------------------------------


def test_the_table_has_a_row_for_each_lead_type_and_what_they_add_up_to() -> None:
    schedule = planned_schedule(NONE)
    found = month_table.month_table(NONE, schedule, "leads due", US)
    assert found["lead_type"].tolist()[-1] == "all"
    assert found["month_0"].tolist()[-1] == "954"
    revenue = month_table.month_table(NONE, schedule, "revenue", US)
    short = revenue[revenue["lead_type"] == "short"].set_index("stream")
    assert short.loc["Enterprise"].tolist()[1:] == ["$64,000"] * 3 + ["–"] * 3


def test_the_file_of_months_holds_no_formula() -> None:
    plan = with_lead_type(NONE, 0, 0, name='=1+1;"x"')
    text = month_table.month_csv(plan, planned_schedule(plan)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0][:4] == ["What", "Stream", "Lead type", "2027-01"]
    assert rows[1][:4] == ["leads due", "Small business", '\'=1+1;"x"', "206"]
    assert ["revenue, USD", "Enterprise", "short", "64000"] in [row[:4] for row in rows]


# --- words and explanations -----------------------------------------------------------------------


def test_a_reader_gets_shortfalls_in_the_format_of_the_reader() -> None:
    (first, *_) = words.shortfalls(planned_schedule(NONE), DE)
    assert first.startswith("January 2027 is 168.000\xa0€ short in Small business: leads created")


def test_an_old_calibration_is_said_and_an_unknown_one_is_not() -> None:
    today = date(2027, 6, 1)
    assert words.old_calibration(None, today, US) == ""
    assert words.old_calibration(date(2027, 3, 1), today, US) == ""
    assert words.old_calibration(date(2027, 2, 28), today, US).startswith(
        "The last calibration known here is of 28 February 2027, more than a quarter ago"
    )


def test_what_closes_in_the_month_that_leads_are_for_adds_up_to_what_is_owed() -> None:
    plan = EXAMPLE.changed(quota_growth=0.02)
    steps = explain.schedule_steps(plan, planned_schedule(plan), (0, 1), JANUARY, US)
    money = {
        step.what: float(step.result[1:].replace(",", ""))
        for step in steps
        if step.result.startswith("$")
    }
    owed = money.pop("Owed by Small business in February 2027")
    beyond = money.pop("Beyond what is owed", 0)
    assert sum(money.values()) - beyond == pytest.approx(owed, abs=0.05)


def test_leads_that_close_after_the_plan_say_so() -> None:
    steps = explain.schedule_steps(
        EXAMPLE, planned_schedule(EXAMPLE), (1, 2), YearMonth(2027, 6), US
    )
    assert steps[1].formula == "they close after the plan’s last month"


# --- tables that are typed ------------------------------------------------------------------------


def goals(plan: Plan, *cells: dict[str, str]) -> Plan:
    return with_goal_rows(plan, [Row(None, each) for each in cells], US, mend=False)


def test_goals_come_back_from_their_table_as_they_were() -> None:
    wanted = (
        Improvement(quantity="conversion rate", step=1, value=0.123456, by="2027-04"),
        Improvement(quantity="deal size", value=6_789.5, by="2027-05", owner="marketing"),
        Improvement(quantity="sales cycle", value=20, by="2027-02"),
    )
    plan = with_lead_type(EXAMPLE, 1, 2, improvements=wanted)
    rows = goal_rows(plan, DE)
    assert [row.cells["what"] for row in rows] == ["MQL → SQL", "Deal size", "Sales cycle, days"]
    assert with_goal_rows(EXAMPLE, rows, DE, mend=False) == plan
    assert {column.key for column in goal_columns(plan)} == set(rows[0].cells)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"line": "?"}, "Row 1: “?” is not known here"),
        ({"what": "Deal size", "value": "26 %"}, "Row 1: "),
        ({"value": "0"}, "Row 1: "),
        ({"by": "June"}, "Row 1: "),
    ],
)
def test_a_goal_that_is_none_is_refused_with_its_row(cells: dict[str, str], said: str) -> None:
    with pytest.raises(PlanError) as caught:
        goals(EXAMPLE, cells)
    assert str(caught.value).startswith(said)


def test_one_figure_has_one_goal() -> None:
    with pytest.raises(PlanError, match="two goals for its conversion rate"):
        goals(EXAMPLE, {}, {"by": "2027-03"})
    assert next(iter(whats(EXAMPLE))) == "Opportunity → Customer"


def test_what_a_goal_spares_is_the_schedule_without_it() -> None:
    plan = goals(EXAMPLE, {"value": "40 %", "by": "2027-03"})
    schedule = planned_schedule(plan)
    worths = improvement_worths(plan, schedule, (), **schedule_options(plan))
    (row,) = plan_frames.worths(plan, worths, US).to_dict("records")
    assert (row["line"], row["moves"]) == ("Demo request · Small business", "30% → 40%")
    assert row["leads"] == f"+{worths[0].leads_without - worths[0].leads}"


def test_a_month_with_a_quota_of_its_own_comes_back_from_the_table() -> None:
    streams = (
        EXAMPLE.streams[0],
        EXAMPLE.streams[1].changed(monthly_retained=(None, 10_000)),
    )
    plan = EXAMPLE.changed(
        months=3, monthly_quotas=(1.5, None, 3_000_000, None, 7), streams=streams
    )
    rows = quota_rows(plan, DE)
    assert [column.key for column in quota_columns(plan)] == list(rows[0].cells)
    assert with_quota_rows(plan, rows, DE, mend=False) == plan
    emptied = [Row(0, {**rows[0].cells, "quota": ""}), *rows[1:]]
    assert with_quota_rows(plan, emptied, DE, mend=False).monthly_quotas == (
        *(None, None, 3_000_000, None, 7),
    )


def test_typed_open_leads_without_more_are_of_the_first_type_stage_and_last_month() -> None:
    found, problems = open_leads([{"leads": "12"}, {"line": "?", "leads": "1"}], EXAMPLE, US)
    assert [tuple(each) for each in found] == [
        ("Small business", "Demo request", YearMonth(2026, 12), 12.0, "MQL", True)
    ]
    assert problems == (
        "Open leads, row 2: “?” is no lead type of the plan; choose one from the list.",
    )
    assert len(line_labels(EXAMPLE)) == 6


# --- the calendar file ----------------------------------------------------------------------------


def events(plan: Plan, made: datetime) -> list[Any]:
    found = coming(milestones(plan, planned_schedule(plan)))
    calendar = Calendar.from_ical(calendar_file(plan, found, US, made))
    return list(calendar.walk("VEVENT"))


def test_milestones_come_back_from_the_calendar_file_as_days() -> None:
    made = datetime(2026, 11, 22, tzinfo=UTC)
    found = coming(milestones(EXAMPLE, planned_schedule(EXAMPLE)))
    told = events(EXAMPLE, made)
    assert [each.decoded("dtstart") for each in told] == [each.due for each in found]
    assert all(isinstance(each.decoded("dtstart"), date) for each in told)
    assert all((each.decoded("dtend") - each.decoded("dtstart")).days == 1 for each in told)
    assert str(told[0]["summary"]) == (
        "All Content download leads (Small business) for Q1 2027 must be in: 44"
    )


def test_an_event_is_the_same_one_in_every_file_and_no_name_breaks_it() -> None:
    hostile = "a;b,c\nBEGIN:VALARM\\"
    plan = with_lead_type(EXAMPLE, 0, 2, name=hostile.replace("\n", " "))
    then, later = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
    first, again = events(plan, then), events(plan.changed(quota=600_000), later)
    assert [str(each["uid"]) for each in first] == [str(each["uid"]) for each in again]
    assert len({str(each["uid"]) for each in first}) == len(first)
    assert str(first[0]["summary"]).startswith("All a;b,c BEGIN:VALARM\\ leads (Small business)")


def test_names_of_users_are_words_in_the_calendar_and_nothing_else() -> None:
    made = datetime(2026, 11, 22, tzinfo=UTC)
    names = [
        *HOSTILE_NAMES[:12],
        "a\r\nBEGIN:VEVENT",
        "=cmd|'/c calc'!A1",
        "a;b,c\\n:d",
        "مرحبا 👩‍👩‍👧",
    ]
    for name in names:
        plan = with_lead_type(EXAMPLE, 0, 0, name=name).changed(name=name)
        found = coming(milestones(plan, planned_schedule(plan)))
        told = events(plan, made)
        assert len(told) == len(found)
        assert [str(each["summary"]) for each in told] == [
            milestone_title(each, plan, US) for each in found
        ]
        assert {key for each in told for key in each} == {
            *("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"),
        }
