"""The stand-up as a team uses it: bring actuals in, read where it stands, hold it against goals."""

import csv
import gc
import io
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from sla_calc import (
    MonthClose,
    Plan,
    closes_to_rows,
    lead_demand,
)
from sla_calc.model.months import YearMonth
from sla_data.history_file import write_history
from sla_ui.lead_table.session import leaves
from sla_ui.track.state import TrackState
from tests.hostile import HOSTILE_NAMES
from tests.real_data import DATA
from tests.ui.screen import (
    EXAMPLE,
    button,
    edited,
    exceptions,
    metrics,
    opened,
    plan_of,
    problems,
    wide_open,
)

TRACK, RECALIBRATE = "pages/track.py", "pages/recalibrate.py"
CLOSE, REASONS = "Close the month", "Why leads did not advance"
HEADING, SO_FAR = "Heading for", "Leads by 15 Dec 2026"
IN_TIME = "In time, of all leads"


@pytest.fixture(autouse=True, scope="module")
def warm() -> None:
    """What the first app of a process holds is frozen with it: see sla_ui/lead_table/session.

    So is what the first session has of a lead table: here, none.
    """
    opened(EXAMPLE, TRACK)


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where temporary files go in a test; when it has ended, none is left."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield tmp_path
    gc.collect()
    assert list(tmp_path.glob("leads-*")) == []


def example(plan: Plan = EXAMPLE, **how: Any) -> AppTest:
    return button(opened(plan, TRACK, **how), "Try the example").click().run()


def uploaded(content: str | bytes, name: str = "leads.csv", plan: Plan = EXAMPLE) -> AppTest:
    raw = content.encode() if isinstance(content, str) else content
    return opened(plan, TRACK).file_uploader(key="leads file 0").set_value((name, raw, "")).run()


def watched(at: AppTest) -> TrackState:
    state: TrackState = at.session_state["sla_stand_up"]
    return state


def choose(at: AppTest, what: str, value: Any) -> AppTest:
    key = f"track {what} {watched(at).drawing}"
    if what in {"measure", "clock", "period"}:
        return at.segmented_control(key=key).set_value(value).run()
    return at.selectbox(key=key).set_value(value).run()


def as_of(at: AppTest, day: date) -> AppTest:
    return at.date_input(key=f"track as of {watched(at).drawing}").set_value(day).run()


def verdict(at: AppTest) -> str:
    """What is said of where the month stands."""
    icons = {
        ":material/check_circle:",
        ":material/trending_up:",
        ":material/trending_down:",
        ":material/hourglass_top:",
    }
    boxes = [*at.success, *at.warning, *at.error, *at.info]
    return next(box.value.replace("\\", "") for box in boxes if box.icon in icons)


def said(at: AppTest) -> str:
    boxes = (*at.caption, *at.info, *at.warning)
    return " ".join(box.value.replace("\\", "").replace("\u2060", "") for box in boxes)


def delta(at: AppTest, label: str) -> str:
    return next(metric.delta for metric in at.metric if metric.label == label)


def shown(at: AppTest, *columns: str) -> list[dict[str, Any]]:
    """Return the rows of the table that has these columns."""
    frames = [each.value for each in at.dataframe]
    frame = next(each for each in frames if set(columns) <= set(each.columns))
    rows: list[dict[str, Any]] = frame.to_dict("records")
    return rows


def daily(numbers: list[int], *, month: str = "2027-04", kind: str = "Demo request") -> str:
    """A table of totals: so many MQLs on each day of a month, from its first on."""
    lines = [f"{month}-{day:02},{kind},{n},{n // 3}" for day, n in enumerate(numbers, 1)]
    return "\n".join(["Date,Channel,MQLs,SQLs", *lines])


# --- before anything has come ---------------------------------------------------------------------


def test_without_actuals_the_page_shows_what_is_owed_a_day_and_the_ways_in() -> None:
    at = opened(EXAMPLE, TRACK)
    assert metrics(at) == {"Owed in January 2027, leads": "503", "A working day": "24"}
    assert "see by the day whether both halves of the agreement are kept" in said(at)
    assert at.file_uploader[0].label == "This month’s leads"
    assert button(at, "Type what has come").label
    (chart,) = at.get("vega_lite_chart")
    assert "What is owed" in chart.proto.spec


def test_a_file_that_is_no_table_gets_a_sentence() -> None:
    at = uploaded(b"\x89PNG\r\n\x1a\n" + bytes(100), "photo.csv")
    assert "a picture" in " ".join(problems(at))
    assert metrics(at)["Owed in January 2027, leads"] == "503"


def test_days_in_doubt_are_asked_before_anything_is_counted() -> None:
    rows = "\n".join(f"0{1 + n % 9}/04/2026,Demo request" for n in range(90))
    at = uploaded(f"Create date,Lead source\n{rows}")
    assert metrics(at) == {}
    at = at.radio[0].set_value("D/M/Y").run()
    assert metrics(at)["Leads by 9 Apr 2026"] == "90 of 503"


# --- where the month stands -----------------------------------------------------------------------


def test_the_example_says_where_it_stands_and_where_it_leads() -> None:
    """278 leads by day 15 of 31, of 503: 278 ÷ (15 ÷ 31) = 574.5; 225 are left for 12 days."""
    at = example()
    found = metrics(at)
    assert found[SO_FAR] == "278 of 503"
    assert found["Should be"] == "243"
    assert delta(at, "Should be") == "+35 (14.2%)"
    assert found["Needed a working day"] == "18.8"
    assert found[HEADING] == "575"
    assert delta(at, HEADING) == "by chance 527 to 626"
    assert verdict(at).startswith(
        "Ahead: 278 leads by day 15 of 31, where the goal line is at 243. At this pace the month "
        "ends with 575 of 503 (by chance 527 to 626). 84 leads beyond the goals"
    )
    assert "57.1 hours more in the month; the reps would be 98.4% busy" in verdict(at)


def test_a_goal_of_3000_in_30_days_is_at_1500_on_day_15() -> None:
    at = uploaded(daily([100] * 15))
    at = choose(at, "basis", "typed")
    at = at.text_input(key=f"track goal {watched(at).drawing}").set_value("3,000").run()
    assert metrics(at)["Leads by 15 Apr 2027"] == "1,500 of 3,000"
    assert metrics(at)["Should be"] == "1,500"
    assert metrics(at)[HEADING] == "3,000"
    assert verdict(at).startswith("On track: 1,500 leads by day 15 of 30")


def test_70_of_140_leads_by_day_10_of_30_lead_to_210() -> None:
    at = choose(uploaded(daily([7] * 10)), "basis", "typed")
    at = at.text_input(key=f"track goal {watched(at).drawing}").set_value("140").run()
    assert metrics(at)["Leads by 10 Apr 2027"] == "70 of 140"
    assert metrics(at)[HEADING] == "210"


def test_a_typed_goal_that_is_none_is_said_and_the_one_before_stays() -> None:
    at = choose(example(), "basis", "typed")
    assert "No goal is typed yet." in said(at)
    key = f"track goal {watched(at).drawing}"
    at = at.text_input(key=key).set_value("600").run()
    assert metrics(at)[SO_FAR] == "278 of 600"
    at = at.text_input(key=key).set_value("many").run()
    assert len(problems(at)) == 1
    at = at.text_input(key=key).set_value("-5").run()
    assert problems(at) == ["The goal is below 0; right would be 0 or more."]
    assert metrics(at)[SO_FAR] == "278 of 600"


@pytest.mark.parametrize(
    ("basis", "goal", "expected"),
    [("last month", "542", "262"), ("average of the last three months", "542", "262")],
)
def test_earlier_months_are_a_goal_as_well(basis: str, goal: str, expected: str) -> None:
    at = choose(example(), "basis", basis)
    assert metrics(at)[SO_FAR] == f"278 of {goal}"
    assert metrics(at)["Should be"] == expected
    assert metrics(at)[HEADING] == "575"


def test_a_basis_that_is_not_possible_says_why() -> None:
    at = choose(example(), "basis", "a year ago")
    assert metrics(at)[SO_FAR] == "278 of –"
    assert "Not possible: The table does not hold the whole of 2025-12." in said(at)
    assert verdict(at).startswith("No goal to hold 278 leads by day 15 of 31 against; by chance")


def test_another_day_is_looked_at_and_the_last_one_ends_the_month() -> None:
    at = as_of(example(), date(2026, 12, 1))
    assert verdict(at).startswith("Too early to say: 24 leads by day 1 of 31; by chance")
    at = as_of(at, date(2026, 12, 31))
    assert metrics(at)["Leads by 31 Dec 2026"] == "543 of 503"
    assert HEADING not in metrics(at)
    assert verdict(at).startswith("Met: the month ended with 543 leads of 503, 108% of the goal.")


def test_another_month_is_looked_at_up_to_its_end() -> None:
    at = choose(example(), "month", YearMonth(2026, 10))
    assert at.date_input[0].value == date(2026, 10, 31)
    assert HEADING not in metrics(at)
    at = choose(at, "month", YearMonth(2027, 1))
    assert metrics(at)["Leads by 1 Jan 2027"] == "0 of 503"
    assert "no lead in 2027-01" in said(at)


def test_the_goal_can_be_spread_over_working_days_and_over_earlier_months() -> None:
    """11 of the 23 working days of December 2026 are over on the 15th: 503 × 11 ÷ 23 = 240.6."""
    at = choose(example(), "calendar", "working days")
    assert metrics(at)["Should be"] == "241"
    at = choose(at, "calendar", "history")
    assert 230 < float(metrics(at)["Should be"]) < 255


def test_it_is_counted_in_points_and_in_money() -> None:
    at = choose(example(), "measure", "money")
    (label,) = [each for each in metrics(at) if each.startswith("USD by ")]
    assert metrics(at)[label].startswith("\\$137,508 of \\$232,000")
    assert "Webinar (14)" in said(at)
    at = choose(at, "measure", "points")
    assert "Points by 15 Dec 2026" in metrics(at)


def test_one_stream_is_looked_at_alone() -> None:
    """Enterprise: 72 of 65 leads, where 65 × 15 ÷ 31 = 31 should be."""
    at = choose(example(), "stream", "Enterprise")
    assert metrics(at)[SO_FAR] == "72 of 65"
    assert metrics(at)["Should be"] == "31"
    assert metrics(at)[HEADING] == "149"


def test_every_stream_and_lead_type_has_a_line() -> None:
    rows = shown(example(), "verdict", "needed")
    assert [row["lead_type"] for row in rows[:3]] == ["all", "all", "Demo request"]
    assert rows[2] == {
        "stream": "Small business",
        "lead_type": "Demo request",
        "verdict": "▼ behind",
        "actual": "53",
        "goal": "131",
        "expected": "63",
        "needed": "6.5",
        "projection": "110",
        "chance": "90 – 134",
    }


def test_what_is_not_counted_is_said() -> None:
    at = wide_open(example())
    assert "14 leads of no lead type of the plan" in said(at)
    assert "265 leads after 2026-12-15 are not counted yet." in said(at)


def test_an_edit_of_the_plan_elsewhere_is_followed_and_the_choices_stay() -> None:
    at = choose(as_of(example(), date(2026, 12, 10)), "measure", "points")
    at = choose(at, "measure", "leads")
    at.switch_page("pages/lead_demand.py").run()
    at.text_input(key="quota@0").set_value("1m").run()
    at.switch_page(TRACK).run()
    needed = lead_demand(EXAMPLE.changed(quota=1_000_000)).leads
    assert metrics(at)["Leads by 10 Dec 2026"].endswith(f" of {needed:,}")


def test_the_day_fits_into_four_lines() -> None:
    (box,) = [each.value for each in example().code if "\n" in each.value]
    assert box.splitlines()[:2] == [
        "December 2026, by 15 Dec 2026: 278 leads of 503 – ahead.",
        (
            "Goal line: 243; heading for 575 (by chance 527 to 626); needed: 18.8 a working day, "
            "12 left."
        ),
    ]
    assert len(box.splitlines()) == 4


def test_every_figure_says_how_it_was_made() -> None:
    at = button(example(), "How was this made?").click().run()
    steps = next(each.value for each in at.markdown if "| What | How |" in each.value)
    for step in ("15 ÷ 31 days", "503 × 48.4%", "278 ÷ 48.4%", "(503 − 278) ÷ 12 working days"):
        assert step in steps


# --- one table for both pages ---------------------------------------------------------------------


def test_a_table_of_one_page_is_there_on_the_other() -> None:
    at = opened(EXAMPLE, RECALIBRATE)
    at = button(at, "Try the example").click().run()
    at = at.switch_page(TRACK).run()
    assert metrics(at)[SO_FAR] == "278 of 503"
    at = at.switch_page(RECALIBRATE).run()
    assert metrics(at)["Rows used"] == "6,632 of 6,640"


def test_what_a_lead_type_is_in_the_plan_holds_on_both_pages() -> None:
    at = opened(EXAMPLE, RECALIBRATE)
    at = button(at, "Try the example").click().run()
    (box,) = [each for each in at.selectbox if "Webinar" in each.label]
    at = box.set_value(("Small business", "Website form")).run()
    at = at.switch_page(TRACK).run()
    assert "no lead type of the plan" not in said(at)
    forms = [row for row in shown(at, "verdict", "needed") if row["lead_type"] == "Website form"]
    assert forms[0]["actual"] == "111"


def test_the_page_survives_a_switch_and_return() -> None:
    at = choose(as_of(example(), date(2026, 12, 10)), "calendar", "working days")
    before = metrics(at)
    at.switch_page("pages/lead_demand.py").run()
    at.switch_page(TRACK).run()
    assert metrics(at) == before
    assert at.date_input[0].value == date(2026, 12, 10)


def test_when_the_table_goes_what_it_came_to_goes_as_well() -> None:
    at = example()
    known = at.session_state["sla_recalibration"]
    leaves(known, after=0)
    known.leaving.join(10)
    assert known.table is None
    assert not known._found  # noqa: SLF001 - what is kept of a table


# --- typed actuals --------------------------------------------------------------------------------


def typing(plan: Plan = EXAMPLE, *, locale: str = "en-US") -> AppTest:
    return button(opened(plan, TRACK, locale=locale), "Type what has come").click().run()


def type_in(at: AppTest, **days: dict[str, str]) -> AppTest:
    """Type numbers, ``day_15={"line_0": "70"}``; January's days stand latest first."""
    rows = {str(31 - int(day.removeprefix("day_"))): cells for day, cells in days.items()}
    key = next(each.key for each in at.get("data_editor") if str(each.key).startswith("typed@"))
    return edited(at, key, edited_rows=rows)


def test_before_anything_is_typed_there_is_the_goal_line_and_no_verdict() -> None:
    at = typing()
    assert "Nothing has come yet" in said(at)
    assert metrics(at)["Leads by 1 Jan 2027"] == "0 of 503"
    assert not any("\n" in each.value for each in at.code)
    (chart,) = at.get("vega_lite_chart")
    assert "What is owed" in chart.proto.spec


def test_actuals_are_typed_as_what_has_come_so_far() -> None:
    """By 15 January 100 + 150 = 250 leads, of 503: 250 ÷ (15 ÷ 31) = 516.7."""
    at = type_in(
        typing(),
        day_8={"line_0": "60"},
        day_15={"line_0": "100", "line_1": "150"},
    )
    assert metrics(at)["Leads by 15 Jan 2027"] == "250 of 503"
    assert metrics(at)[HEADING] == "517"
    rows = {row["lead_type"]: row["actual"] for row in shown(at, "verdict", "needed")[2:4]}
    assert rows == {"Demo request": "100", "Website form": "150"}
    assert "Typed actuals tell nothing of the follow-up" in said(at)


def test_actuals_are_typed_day_by_day() -> None:
    at = type_in(typing(), day_8={"line_0": "60"}, day_15={"line_0": "100", "line_1": "150"})
    how = next(each for each in at.segmented_control if str(each.key).startswith("typed how"))
    at = how.set_value(False).run()
    assert metrics(at)["Leads by 15 Jan 2027"] == "310 of 503"


def test_what_cannot_be_a_number_of_leads_is_said_with_its_day() -> None:
    at = type_in(typing(), day_8={"line_0": "many"}, day_9={"line_1": "-1"})
    assert len(problems(at)) == 1
    assert "2027-01-08, Demo request: " in problems(at)[0]
    assert "2027-01-09, Website form: “-1” is below 0" in problems(at)[0]
    at = type_in(at, day_8={"line_0": "10"}, day_9={"line_1": ""})
    assert metrics(at)["Leads by 8 Jan 2027"] == "10 of 503"


def test_what_has_come_so_far_does_not_fall() -> None:
    at = type_in(typing(), day_8={"line_0": "60"}, day_9={"line_0": "50"})
    (problem,) = problems(at)
    assert problem == (
        "2027-01-09, Demo request: 50 so far, and 60 on 2027-01-08 already. What has come so far "
        "does not fall."
    )


def test_numbers_are_typed_as_the_reader_writes_them() -> None:
    at = type_in(typing(locale="de-DE"), day_15={"line_0": "1.250"})
    assert metrics(at)["Leads by 15 Jan 2027"] == "1.250 of 503"


def test_typed_actuals_are_still_there_after_a_look_at_another_page_and_at_a_file() -> None:
    at = type_in(typing(), day_15={"line_0": "100"})
    at.switch_page(RECALIBRATE).run()
    at = button(at, "Try the example").click().run()
    at.switch_page(TRACK).run()
    assert metrics(at)[SO_FAR] == "278 of 503"
    at = button(at, "Type the numbers instead").click().run()
    assert metrics(at)["Leads by 15 Jan 2027"] == "100 of 503"
    at = button(at, "Use the leads of generated-example.csv").click().run()
    assert metrics(at)[SO_FAR] == "278 of 503"


# --- sales' half ----------------------------------------------------------------------------------

COUNTED = "How sales’ half is counted"


def sales_verdict(at: AppTest) -> str:
    """Return whether sales keeps its half."""
    boxes = [box.value.replace("\\", "") for box in (*at.error, *at.success)]
    (found,) = [text for text in boxes if "promised." in text]
    return found


THIRTY = EXAMPLE.changed(follow_up=EXAMPLE.follow_up.changed(first_response_minutes=30.0))


@pytest.mark.skipif(not (DATA / "speed_to_lead").exists(), reason="the real tables are not here")
def test_speed_to_lead_is_told_of_all_leads_and_of_contacted_ones() -> None:
    """65 of 110 leads within 30 minutes are 59.09 %, of the 104 contacted ones 62.5 %."""
    content = (DATA / "speed_to_lead" / "leads.csv").read_bytes()
    at = choose(uploaded(content, plan=THIRTY), "clock", True)
    assert metrics(at)["First attempt, median"] == "25 min"
    assert metrics(at)[IN_TIME] == "59.1%"
    assert delta(at, IN_TIME) == "62.5% of those contacted"
    assert metrics(at)["Never contacted"] == "6"
    assert sales_verdict(at) == (
        "Not kept: 59.1% of the leads were contacted in time. With the plan’s tolerance, 90% of "
        "it is promised."
    )
    at = button(at, COUNTED).click().run()
    assert "Of the 110 leads handed over in November 2024, 104 were contacted" in said(at)
    assert "counted by the clock" in said(at)
    assert "The 6 never contacted count as not kept in the share of all leads" in said(at)


def follow_ups(*rows: str) -> str:
    head = "Lead ID,Create Date,Lead owner,First contact time,Number of times contacted,Lead source"
    return "\n".join([head, *rows])


def test_leads_past_the_promise_are_listed_by_rep_oldest_first_and_pending_ones_are_not() -> None:
    content = follow_ups(
        "A,2027-01-05 10:00,Zoe,,0,Demo request",
        "B,2027-01-04 10:00,Zoe,,0,Demo request",
        "C,2027-01-06 10:00,Ada,,0,Demo request",
        "D,2027-01-06 10:00,Ada,2027-01-06 10:20,1,Demo request",
        "E,2027-01-06 16:50,Ada,,0,Demo request",
        "=F,2027-01-05 10:00,,,0,Demo request",
    )
    at = uploaded(content)
    rows = shown(at, "reason", "handed_over")
    assert [(row["rep"], row["lead"]) for row in rows] == [
        ("Ada", "C"),
        ("Zoe", "B"),
        ("Zoe", "A"),
        ("nobody", "=F"),
    ]
    assert metrics(at)["Never contacted"] == "4"
    assert delta(at, "Never contacted") == "1 still in time"
    assert delta(at, IN_TIME) == "100% of those contacted"
    assert metrics(at)[IN_TIME] == "20%"
    assert [row["rep"] for row in shown(at, "median", "overdue")] == ["Ada", "Zoe", "nobody"]


def test_a_table_that_tells_nothing_of_the_follow_up_says_what_would() -> None:
    at = uploaded(daily([10] * 10))
    assert "A table of totals tells nothing about single leads" in said(at)
    assert IN_TIME not in metrics(at)


def test_a_first_touch_before_creation_and_a_lead_without_a_day_are_counted_apart() -> None:
    content = follow_ups(
        *(
            f"{n},2027-01-0{4 + n % 3} 10:00,Ada,2027-01-0{4 + n % 3} 10:30,1,Demo"
            for n in range(9)
        ),
        "X,2027-01-05 10:00,Ada,2027-01-04 10:00,1,Demo request",
    )
    at = uploaded(content)
    assert metrics(at)[IN_TIME] == "100%"
    at = button(at, COUNTED).click().run()
    assert "1 lead was contacted before the hand-over: left out of times and shares." in said(at)


def test_a_time_zone_in_half_of_the_rows_is_explained_and_none_is_lost() -> None:
    rows = [
        f"{n},2027-01-0{4 + n % 2} 10:00:00{'Z' if n % 2 else ''},Ada,"
        f"2027-01-0{4 + n % 2} 10:30:00{'Z' if n % 2 else ''},1,Demo request"
        for n in range(10)
    ]
    at = button(uploaded(follow_ups(*rows)), COUNTED).click().run()
    assert "5 of 10 times in “Create Date” carry an offset: they were brought to UTC" in said(at)
    assert metrics(at)["Leads by 5 Jan 2027"] == "10 of 503"
    assert metrics(at)["First attempt, median"] == "30 min"
    at = choose(at, "zone", "Europe/Berlin")
    assert "they were brought to Europe/Berlin" in said(at)
    assert metrics(at)["First attempt, median"] == "30 min"


def test_the_charts_follow_the_period() -> None:
    at = choose(example(), "period", "month")
    charts = [each.proto.spec for each in at.get("vega_lite_chart")]
    assert len(charts) == 3
    assert "By the month in which leads were handed over. Dashed: 90%" in said(at)


# --- why leads did not advance --------------------------------------------------------------------


def test_reasons_are_counted_by_lead_type_and_stage() -> None:
    at = button(example(), REASONS).click().run()
    rows = shown(at, "reason", "stage")
    assert rows[0] == {
        "stream": "Small business",
        "lead_type": "Website form",
        "stage": "MQL",
        "reason": "No budget",
        "leads": "9",
        "share": "52.9%",
    }


def test_a_table_without_reasons_says_what_would_tell_them() -> None:
    at = button(uploaded(daily([10] * 10)), REASONS).click().run()
    assert "The leads tell no reasons." in said(at)


# --- the close of a month -------------------------------------------------------------------------


def closing(at: AppTest) -> AppTest:
    return button(at, CLOSE).click().run()


def test_a_month_that_is_not_over_is_looked_at_as_a_whole_first_and_then_closed() -> None:
    at = closing(example())
    assert "December 2026 is closed as of its last day" in said(at)
    at = button(at, "Look at the whole of December 2026").click().run()
    (row,) = shown(at, "marketing", "cycle")
    assert (row["month"], row["goal"], row["actual"], row["attainment"]) == (
        "Dec 2026",
        "503",
        "543",
        "108%",
    )
    assert (row["marketing"], row["sales"]) == ("✓ kept", "✗ not kept")
    at = button(at, "Close December 2026").click().run()
    (close,) = watched(at).history
    assert close.month == YearMonth(2026, 12)
    assert button(at, "Close December 2026").disabled
    assert {(line.stream, line.lead_type) for line in close.lines} >= {
        ("Enterprise", None),
        ("Enterprise", "Event"),
    }


def a_close(month: int, actual: float) -> MonthClose:
    return MonthClose(
        YearMonth(2026, month), 500.0, actual, True, 60.0, 0.9, None, True, 20.0, 9e4, 2e5, 40.0
    )  # fmt: skip


def test_a_history_that_was_downloaded_goes_on_and_stands_side_by_side() -> None:
    content = write_history(closes_to_rows([a_close(10, 510.0), a_close(11, 440.0)]))
    at = closing(as_of(example(), date(2026, 12, 31)))
    key = f"history file {watched(at).drawing}"
    at = at.file_uploader(key=key).set_value(("closed.csv", content, "text/csv")).run()
    assert watched(at).history == (a_close(10, 510.0), a_close(11, 440.0))
    at = button(at, "Close December 2026").click().run()
    rows = [row for row in shown_last(at) if row["month"]]
    assert [row["month"] for row in rows] == ["Oct 2026", "Nov 2026", "Dec 2026"]
    assert [row["close_rate"] for row in rows[:2]] == ["3.92%", "4.55%"]
    assert any("side by side" in each.proto.spec for each in at.get("vega_lite_chart"))


def shown_last(at: AppTest) -> list[dict[str, Any]]:
    frames = [each.value for each in at.dataframe if "marketing" in each.value.columns]
    rows: list[dict[str, Any]] = frames[-1].to_dict("records")
    return rows


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"month,goal\nMay,100\n", "Row 1 of the history: month is"),
        (b"\x00\x01\x02", "CSV file of closed months"),
        (b"month,goal\n", "The file has no closed month."),
    ],
)
def test_a_history_that_is_none_is_said_and_nothing_is_lost(content: bytes, sentence: str) -> None:
    at = closing(example())
    watched(at).history = (a_close(10, 510.0),)
    key = f"history file {watched(at).drawing}"
    at = at.file_uploader(key=key).set_value(("closed.csv", content, "text/csv")).run()
    assert sentence in " ".join(problems(at))
    assert watched(at).history == (a_close(10, 510.0),)


def test_a_month_is_closed_in_leads_whatever_is_looked_at() -> None:
    at = closing(choose(as_of(example(), date(2026, 12, 31)), "measure", "money"))
    (row,) = shown(at, "marketing", "cycle")
    assert (row["goal"], row["actual"]) == ("503", "543")


# --- anybody's names ------------------------------------------------------------------------------


def test_no_name_of_a_file_becomes_markdown_or_is_lost() -> None:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(
        ("Create Date", "Lead source", "Lead owner", "First contact time", "Lost reason")
    )
    for n, name in enumerate(HOSTILE_NAMES):
        writer.writerow((f"2027-01-{1 + n % 28:02} 10:00", name, name, "", name))
    at = wide_open(uploaded(text.getvalue().encode(errors="replace")))
    assert exceptions(at) == []
    assert metrics(at)["Leads by 28 Jan 2027"].startswith(f"{len(HOSTILE_NAMES)} of")
    for each in (*at.markdown, *at.caption, *at.info, *at.warning):
        assert "](http" not in each.value.replace("\\]", "")
    assert plan_of(at) == EXAMPLE
