"""What a lead table says, as frames, words and charts: fields, order, formulas in cells."""

import csv
import io
import json
from datetime import date

import altair as alt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_calc import Plan, calibrate, compare_with_plan
from sla_calc.calibration.counts import AgeCounts, Counts, StageCounts
from sla_calc.calibration.drift import RateHistory, RatePoint
from sla_calc.calibration.survival import conversion_curve
from sla_data.files.layout import Layout, SetAside
from sla_data.formats.harmless import as_it_was
from sla_data.report import Question
from sla_report.numbers.figures import Figures
from sla_ui.recalibrate import charts, frames, words

US, DE = Figures("en-US", "USD"), Figures("de-DE", "EUR")
EXAMPLE = Plan()
AGES = AgeCounts(None, None, "MQL", "SQL", (0, 30, 60), (10, 30, 0), (0, 60, 60))
COUNTED = calibrate(
    Counts(("MQL", "SQL"), "cohort", reached=(StageCounts(None, None, (160, 40)),), ages=(AGES,))
)
ENTERPRISE = compare_with_plan(
    EXAMPLE,
    calibrate(
        Counts(
            ("MQL", "SQL"),
            "cohort",
            reached=(StageCounts("Enterprise", "Demo request", (1_000, 300)),),
        )
    ),
)


def point(month: int, verdict: str, rate: float = 0.25) -> RatePoint:
    low, high = (None, None) if verdict == "too few" else (rate - 0.1, rate + 0.1)
    return RatePoint(date(2026, month, 1), 40, rate, low, high, 0.1, 0.4, verdict)  # type: ignore[arg-type]


HISTORY = RateHistory(
    None,
    None,
    "MQL",
    "SQL",
    0.25,
    (point(1, "in line"), point(2, "out of line", 0.6), point(3, "too young")),
)


# --- cells that a spreadsheet would run -----------------------------------------------------------


@given(st.lists(st.tuples(st.integers(1, 10**9), st.text(max_size=60), st.text(max_size=60))))
def test_no_cell_of_the_download_is_a_formula_and_none_is_lost(
    rows: list[tuple[int, str, str]],
) -> None:
    aside = [SetAside(line, text, reason) for line, text, reason in rows]
    content = frames.set_aside_csv(aside).decode("utf-8-sig")
    header, *read = csv.reader(io.StringIO(content, newline=""))
    assert header == ["line", "reason", "text"]
    assert len(read) == len(rows)
    for (line, text, reason), cells in zip(rows, read, strict=True):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
        assert cells[0] == str(line)
        for given_text, cell in ((reason, cells[1]), (text, cells[2])):
            assert as_it_was(cell) == given_text.encode(errors="replace").decode()


# --- frames ---------------------------------------------------------------------------------------


def test_the_curve_begins_with_nobody_and_ends_where_the_leads_end() -> None:
    """10 of 160 at once, then 30 of the 150 left: 25 %, which is also the plain count."""
    curve = conversion_curve(AGES.days, AGES.moved, AGES.waiting)
    frame = frames.by_age(curve, COUNTED.rates[0], US)
    assert frame["days"].tolist() == [0, 0, 30]
    assert frame["reached"].tolist() == [0, 6.25, 25]
    assert frame["counted"].tolist() == [25, 25, 25]
    assert frame["share"].tolist() == ["0%", "6.25%", "25%"]
    assert all(frame["low"] <= frame["reached"])
    assert all(frame["reached"] <= frame["high"])


def test_a_history_keeps_the_order_of_its_months_and_says_what_is_out_of_line() -> None:
    frame = frames.over_time(HISTORY, 0.3, US, by_month=True)
    assert frame["when"].tolist() == ["Jan 2026", "Feb 2026", "Mar 2026"]
    assert frame["verdict"].tolist() == ["in line", "out of line", "too young"]
    assert frame["plan"].tolist() == [30, 30, 30]
    assert frame["mean"].tolist() == [25, 25, 25]
    assert words.drift(HISTORY, 0.3, US, "month") == (
        "On average 25%; the plan says 30%. Out of line: Feb 2026 (60%). Hollow: 1 too young to "
        "tell."
    )


def test_records_of_one_month_are_told_apart_by_their_day() -> None:
    frame = frames.over_time(HISTORY, None, US, by_month=False)
    assert frame["when"].tolist() == ["2026-01-01", "2026-02-01", "2026-03-01"]
    assert frame["plan"].isna().all()


def test_a_history_without_anything_old_enough_is_drawn_without_a_mean() -> None:
    history = RateHistory(
        None, None, "MQL", "SQL", None, (point(1, "too few"), point(2, "too few"))
    )
    frame = frames.over_time(history, None, US, by_month=True)
    assert frame["mean"].isna().all()
    assert frame["interval"].tolist() == ["–", "–"]
    assert words.drift(history, None, US, "month").startswith(
        "No mean: nothing is old enough. No month is out of"
    )


def test_names_of_columns_are_never_names_of_fields() -> None:
    rows = [{"a.b": "1", "__proto__": None, "image": "=x"}]
    frame = frames.first_rows(rows, ["a.b", "__proto__", "image"])
    assert list(frame.columns) == ["column_0", "column_1", "column_2"]
    assert frame.iloc[0].tolist() == ["1", "", "=x"]


# --- words ----------------------------------------------------------------------------------------


def test_a_finding_is_said_in_the_readers_own_numbers() -> None:
    """300 of 1,000 beside the plan's 50 %: 20 points less."""
    (finding,) = [each for each in ENTERPRISE if each.quantity == "rate"]
    assert words.whose(finding, EXAMPLE) == "Demo request · Enterprise"
    assert words.figure(finding) == "MQL → SQL"
    assert words.value(finding.data_value, finding.unit, DE) == "30\xa0%"
    assert words.interval(finding, DE) == "27,2\xa0% – 32,9\xa0%"
    assert words.difference(finding, DE) == "−20 pts"
    assert words.clear(finding) == "yes"
    assert words.differs(finding)


@pytest.mark.parametrize(
    ("reading", "written", "sample", "meant"),
    [
        ("date", "M/D/Y", "03/04/2024", "03/04/2024 is 4 March 2024"),
        ("date", "D/M/Y", "03/04/2024", "03/04/2024 is 3 April 2024"),
        ("date", "D/M/y AM/PM", "3/4/24 1:05 PM", "3/4/24 1:05 PM is 3 April 2024"),
        ("date", "D M Y", "3 4 2024 10:00", "3 4 2024 10:00 is 3 April 2024"),
        ("date", "M/D/Y", "31/04/2024", ""),
        ("number", "1,234.5", "1.234", "1.234 is 1.2340"),
        ("number", "1.234,5", "€ 1.234", "€ 1.234 is 1,234"),
        ("number", "1.234,5", "n/a", ""),
        ("duration", "hours", "12", "12 is 12 hours"),
        ("duration", "H:MM:SS", "12:30", "12:30 is H:MM:SS"),
    ],
)
def test_a_sample_is_read_as_it_would_be(
    reading: str, written: str, sample: str, meant: str
) -> None:
    question = Question("Column", reading, (written, "other"), (sample,))
    assert words.read_as(question, written, US) == meant


def test_how_a_file_is_laid_out_is_said_in_a_sentence() -> None:
    layout = Layout(
        kind="csv", rows=3, encoding="Windows-1252", delimiter="\t", header_line=3,
        preamble=("As of", ""), footer=("Total",),
    )  # fmt: skip
    assert words.laid_out(layout) == (
        "Windows-1252, parted by tabs, header in line 3, 2 lines above it left out, 1 lines below "
        "the data left out."
    )
    assert words.laid_out(Layout(kind="parquet", rows=3)).startswith("A Parquet file")
    assert words.laid_out(None) == "The rows lie in a database and stay there."


# --- charts ---------------------------------------------------------------------------------------


def layers(spec: charts.Spec) -> list[dict[str, object]]:
    found: list[dict[str, object]] = spec["layer"]
    return found


def test_the_curve_has_a_band_steps_and_the_plain_count_as_a_dashed_line() -> None:
    spec = charts.by_age(US)
    band, line, points, naive = layers(spec)
    assert band["mark"] == {"type": "area", "interpolate": "step-after", "opacity": 0.25}
    assert line["encoding"]["y"]["field"] == "reached"  # type: ignore[index]
    assert naive["encoding"]["y"]["field"] == "counted"  # type: ignore[index]
    assert naive["mark"]["strokeDash"] == [6, 4]  # type: ignore[index]
    assert spec["title"] == "Conversion by age; dashed: as counted"
    assert points["mark"]["opacity"] == 0  # type: ignore[index]


def test_a_curve_without_a_plain_count_speaks_of_no_dashed_line() -> None:
    spec = charts.by_age(US, counted=False)
    assert spec["title"] == "Conversion by age"
    assert [each["mark"]["type"] for each in layers(spec)] == ["area", "line", "point"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("mean", "plan", "title"),
    [
        (True, True, "Month by month; line: mean, dashed: the plan’s"),
        (True, False, "Month by month; line: mean"),
        (False, True, "Month by month; dashed: the plan’s"),
        (False, False, "Month by month"),
    ],
)
def test_the_title_names_the_lines_that_are_drawn_and_no_other(
    mean: bool, plan: bool, title: str
) -> None:
    spec = charts.by_month(US, mean=mean, plan=plan)
    drawn = [each["encoding"]["y"]["field"] for each in layers(spec)]  # type: ignore[index]
    assert drawn[:-3] == ["mean"] * mean + ["plan"] * plan
    assert drawn[-3:] == ["low", "rate", "rate"]
    assert spec["title"] == title


@pytest.mark.parametrize("make", [charts.by_month, charts.by_record])
def test_what_is_out_of_line_has_a_shape_and_a_colour_of_its_own(make: charts.Spec) -> None:
    spec = make(US)  # type: ignore[operator]
    *_, filled, hollow = layers(spec)
    scale = filled["encoding"]["shape"]["scale"]  # type: ignore[index]
    assert dict(zip(scale["domain"], scale["range"], strict=True))["out of line"] == "diamond"
    colours = filled["encoding"]["color"]["scale"]["domain"]  # type: ignore[index]
    assert colours.index("out of line") == 7  # the theme's eighth colour: missed
    assert (filled["mark"]["filled"], hollow["mark"]["filled"]) == (True, False)  # type: ignore[index]


@pytest.mark.parametrize("make", [charts.by_age, charts.by_month, charts.by_record])
def test_a_chart_reads_only_fields_that_its_frame_has(make: charts.Spec) -> None:
    curve = conversion_curve(AGES.days, AGES.moved, AGES.waiting)
    frame = (
        frames.by_age(curve, COUNTED.rates[0], US)
        if make is charts.by_age
        else frames.over_time(HISTORY, 0.3, US, by_month=True)
    )
    text = json.dumps(make(US))  # type: ignore[operator]
    named = {part.partition('"')[0] for part in text.split('"field": "')[1:]}
    assert named <= set(frame.columns)
    assert "data" not in json.loads(text)


@pytest.mark.parametrize("make", [charts.by_age, charts.by_month, charts.by_record])
def test_a_chart_is_valid_made_once_and_in_the_readers_numbers(make: charts.Spec) -> None:
    spec = make(DE)  # type: ignore[operator]
    assert alt.Chart.from_dict(spec).to_dict() == spec
    assert make(Figures("de-DE", "EUR")) is spec  # type: ignore[operator]
    assert spec["config"]["locale"] == {"number": DE.vega_number_locale()}
