"""Recalibrate as the analyst uses it: drop, answer, choose, apply; and what it does to the plan."""

import gc
import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from sla_calc import Plan, decode_plan, encode_plan, lead_demand
from sla_calc.calibration.record import record_of, records_to_json
from sla_data import Mapping
from sla_ui.lead_table.session import leaves, returns
from tests.hostile import HOSTILE_NAMES
from tests.ui.screen import (
    EXAMPLE,
    ROOT,
    button,
    edited,
    exceptions,
    lead_table,
    metrics,
    opened,
    plan_of,
    problems,
    recalibration_of,
    results_of,
    table,
    wide_open,
)

RECALIBRATE = "pages/recalibrate.py"
COLUMNS = "What the columns mean"
COUNTING = "How it is counted"
KEEP, TAKE, BLEND = "keep", "take", "blend"


@pytest.fixture(autouse=True, scope="module")
def warm() -> None:
    """What the first app of a process holds is frozen with it: see sla_ui/lead_table/session."""
    recalibration_of(example()).close()


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where temporary files go in a test; when it has ended, none is left."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield tmp_path
    gc.collect()
    assert list(tmp_path.glob("leads-*")) == []


def example(plan: Plan = EXAMPLE) -> AppTest:
    return button(opened(plan, RECALIBRATE), "Try the example").click().run()


def uploaded(content: str | bytes, name: str = "leads.csv", plan: Plan = EXAMPLE) -> AppTest:
    at = opened(plan, RECALIBRATE)
    return dropped(at, "leads file 0", name, content)


def dropped(at: AppTest, key: str, name: str, content: str | bytes) -> AppTest:
    raw = content.encode() if isinstance(content, str) else content
    return at.file_uploader(key=key).set_value((name, raw, "")).run()


def findings(at: AppTest) -> dict[str, list[Any]]:
    return table(at, f"findings@{recalibration_of(at).drawing}")


def choose(at: AppTest, **choices: str) -> AppTest:
    """Choose for rows of the table, ``row_3="blend"``."""
    ticks = {
        name.removeprefix("row_"): {each: choice == each for each in (TAKE, BLEND)}
        for name, choice in choices.items()
    }
    return tick(at, **ticks)


def tick(at: AppTest, **rows: dict[str, bool]) -> AppTest:
    """Report what is ticked and unticked by row, since the table was drawn."""
    return edited(at, f"findings@{recalibration_of(at).drawing}", edited_rows=rows)


def choices(at: AppTest) -> list[str]:
    """Return the choice that the ticks of each row say."""
    shown = findings(at)
    return [
        TAKE if take else BLEND if blend else KEEP
        for take, blend in zip(shown[TAKE], shown[BLEND], strict=True)
    ]


def apply(at: AppTest) -> AppTest:
    return at.button(key="apply calibration").click().run()


def leads(at: AppTest) -> list[int]:
    """The leads owed now, and with what is chosen."""
    return [int(each.replace(",", "")) for each in metrics(at)["Leads owed a month"].split(" → ")]


def notice(at: AppTest) -> str:
    return next((each.value for each in at.success if "Back, in the browser" in each.value), "")


def rows(n: int = 200, *, kind: str = "Demo request", day: str = "2026-0{month}-15") -> str:
    """A plain table: a lead a row, every second an SQL, every tenth a customer."""
    lines = ["Create date,Lead source,SQL date,Close date,Deal stage"]
    for number in range(n):
        created = day.format(month=1 + number % 6)
        sql = "2026-07-01" if number % 2 == 0 else ""
        won = "2026-09-01" if number % 10 == 0 else ""
        lines.append(f"{created},{kind},{sql},{won},{'Closed won' if won else 'Closed lost'}")
    return "\n".join(lines)


ONE_STREAM = EXAMPLE.changed(
    streams=(EXAMPLE.streams[0].changed(name="Shop", quota_share=1.0),), quota=200_000
)


# --- before there is a file -----------------------------------------------------------------------


def test_without_a_file_the_page_says_what_it_takes_and_what_becomes_of_it() -> None:
    at = opened(EXAMPLE, RECALIBRATE)
    box = at.file_uploader[0].proto
    assert box.max_upload_size_mb == 200
    assert list(box.type)[:5] == [".csv", ".xlsx", ".xls", ".ods", ".parquet"]
    said = " ".join(each.value for each in at.caption)
    assert "generated: they are nobody’s" in said
    assert "which go when the session ends" in said


def test_no_page_brings_the_readers_before_a_file_is_there() -> None:
    code = """
import sys
from tests.ui.screen import ROOT, exceptions, opened
for page in ("", *sorted(f"pages/{each.name}" for each in (ROOT / "pages").glob("*.py"))):
    at = opened(None, page)
    assert exceptions(at) == []
    print(page, *{"duckdb", "ibis", "python_calamine"} & set(sys.modules))
"""
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603
    said = [line.split() for line in done.stdout.splitlines() if line[:5] == "pages"]
    assert len(said) == len(list((ROOT / "pages").glob("*.py")))
    assert [readers for _, *readers in said if readers] == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", b"", "empty.csv: "),
        ("photo.csv", b"\x89PNG\r\n\x1a\n" + bytes(100), "a picture"),
        ("broken.xlsx", b"PK\x03\x04" + bytes(200), "broken.xlsx: "),
    ],
)
def test_a_file_that_is_no_table_gets_a_sentence_and_leaves_the_plan(
    name: str, content: bytes, said: str
) -> None:
    at = uploaded(content, name)
    (problem,) = problems(at)
    assert said in problem
    assert plan_of(at) == EXAMPLE
    assert [each.label[:18] for each in at.file_uploader] == ["Last month’s leads"]
    assert exceptions(at) == []


def test_a_table_of_which_no_column_means_anything_is_said_and_its_columns_can_be_named() -> None:
    at = uploaded("foo,bar\nx,y\nz,w\n")
    assert exceptions(at) == []
    assert "No column of the table is known to tell of a lead" in problems(at)[0]
    at = button(at, COLUMNS).click().run()
    at.selectbox(key="columns 1 lead_type").set_value("foo")
    at = button(at, "Use these columns").click().run()
    assert problems(at) == []
    assert metrics(at)["Rows used"] == "2 of 2"


def test_leads_and_deals_in_two_files_are_read_together() -> None:
    at = opened(EXAMPLE, RECALIBRATE)
    several = "Deals in another file, or a saved mapping"
    at = button(at, several).click().run()
    assert button(at, "Read these files").disabled
    ids = range(400)
    left = "\n".join(f"L{n},2026-01-{1 + n % 28:02},Demo request" for n in ids)
    right = "\n".join(f"L{n},2026-03-01,900" for n in ids if n % 4 == 0)
    at = dropped(at, "leads file 0", "leads.csv", f"mql_id,Create Date,Lead source\n{left}")
    assert recalibration_of(at).table is None
    at = dropped(at, "leads file 0 deals", "deals.csv", f"mql_id,Won date,Amount\n{right}")
    at = button(at, "Read these files").click().run()
    assert problems(at) == []
    reached = results_of(at).counts.reached
    assert [row.reached for row in reached if row.lead_type is None] == [(400, 100)]


def test_a_mapping_that_is_none_is_said_and_nothing_is_read() -> None:
    at = opened(EXAMPLE, RECALIBRATE)
    several = "Deals in another file, or a saved mapping"
    at = button(at, several).click().run()
    at = dropped(at, "leads file 0", "leads.csv", rows())
    at = dropped(at, "leads file 0 saved mapping", "mapping.json", '{"shape": "round"}')
    at = button(at, "Read these files").click().run()
    assert "not a mapping of columns" in problems(at)[0]
    assert recalibration_of(at).table is None


def with_secrets(**sources: dict[str, str]) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    at.secrets["leads"] = sources
    return at.run().switch_page(RECALIBRATE).run()


def test_a_table_of_the_warehouse_is_read_where_it_is(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect(tmp_path / "crm.duckdb") as connection:
        connection.execute(
            "CREATE TABLE leads AS SELECT DATE '2026-01-01' + (i % 90)::INTEGER AS create_date, "
            "'Demo request' AS lead_source, i % 4 = 0 AS converted FROM range(400) t(i)"
        )
    at = with_secrets(crm={"url": f"duckdb://{tmp_path}/crm.duckdb", "table": "leads"})
    (box,) = [each for each in at.selectbox if each.label == "Or a table of your warehouse"]
    at = box.set_value("crm").run()
    assert problems(at) == []
    assert metrics(at)["Rows used"] == "400 of 400"
    assert exceptions(wide_open(at)) == []
    assert "The rows lie in a database and stay there." in [each.value for each in at.caption]


def test_a_table_of_the_warehouse_that_goes_while_it_is_looked_at_is_said_in_a_sentence(
    tmp_path: Path,
) -> None:
    duckdb = pytest.importorskip("duckdb")
    with duckdb.connect(tmp_path / "crm.duckdb") as connection:
        connection.execute(
            "CREATE TABLE leads AS SELECT DATE '2026-01-01' AS create_date, true AS converted"
        )
    at = with_secrets(crm={"url": f"duckdb://{tmp_path}/crm.duckdb", "table": "leads"})
    (box,) = [each for each in at.selectbox if each.label == "Or a table of your warehouse"]
    at = box.set_value("crm").run()
    with duckdb.connect(tmp_path / "crm.duckdb") as connection:
        connection.execute("DROP TABLE leads")
    at = button(at, "The first rows").click().run()
    assert "The duckdb database does not answer as it did" in problems(at)[0]
    assert exceptions(at) == []


def test_a_warehouse_that_does_not_answer_is_said_without_its_password() -> None:
    at = with_secrets(crm={"url": "postgresql://me:correct-horse@127.0.0.1:1/x", "table": "leads"})
    (box,) = [each for each in at.selectbox if each.label == "Or a table of your warehouse"]
    at = box.set_value("crm").run()
    assert "The postgresql database cannot be asked" in problems(at)[0]
    assert "correct-horse" not in str(at.main)


# --- findings, choices, applying ------------------------------------------------------------------


def test_the_example_shows_what_differs_and_what_it_would_change() -> None:
    at = example()
    assert metrics(at) == {
        "Leads owed a month": "503 → 573",
        "Figures that differ": "7 of 38",
        "Rows used": "6,632 of 6,640",
    }
    shown = findings(at)
    assert shown["figure"][0] == "Website form: MQL → SQL"
    assert shown["figure"][3:5] == [
        "Demo request · Small business: Mix",
        "Small business: Deal size",
    ]
    assert (shown["plan"][0], shown["data"][0], shown["interval"][0]) == (
        "34%",
        "27.1%",
        "25.3% – 29%",
    )
    assert (shown["difference"][0], shown["clear"][0]) == ("−6.86 pts", "yes")
    assert choices(at) == [TAKE] * 6 + [KEEP]
    assert plan_of(at) == EXAMPLE


@pytest.mark.parametrize(
    ("locale", "percentage"),
    [("en-US", r"\d+(?:\.\d+)?%"), ("de-DE", "\\d+(?:,\\d+)?\u00a0%")],
)
def test_every_percentage_is_written_as_the_reader_writes_them(
    locale: str, percentage: str
) -> None:
    at = button(opened(EXAMPLE, RECALIBRATE, locale=locale), "Try the example").click().run()
    at = wide_open(at)
    boxes = (*at.caption, *at.metric)
    columns = at.data_editor(key=f"findings@{recalibration_of(at).drawing}").value
    said = [*(each.value for each in boxes), *columns.astype(str).to_numpy().ravel()]
    found = [each for text in said for each in re.findall(r"[\d.,]+\s?%", text)]
    assert len(found) > 30
    assert [each for each in found if not re.fullmatch(percentage, each)] == []


def test_a_choice_changes_the_leads_needed_and_nothing_else() -> None:
    at = example()
    kept = choose(at, **{f"row_{row}": KEEP for row in range(7)})
    assert leads(kept) == [503]
    assert at.button(key="apply calibration").disabled
    one = choose(at, **{f"row_{row}": KEEP for row in range(1, 7)}, row_0=TAKE)
    assert leads(one)[1] > 503
    assert plan_of(one) == EXAMPLE


def test_a_blend_lies_between_and_its_weight_says_where() -> None:
    at = example()
    others = {f"row_{row}": KEEP for row in range(1, 7)}
    taken = leads(choose(at, row_0=TAKE, **others))[1]
    blended = leads(choose(at, row_0=BLEND, **others))[1]
    at = button(at, COUNTING).click().run()
    heavy = at.number_input(key="weight 1").set_value(10_000).run()
    assert 503 < leads(heavy)[1] < blended < taken


def test_applying_changes_plan_and_address_and_says_what_it_did() -> None:
    at = example()
    needed = leads(at)[1]
    at = apply(at)
    assert lead_demand(plan_of(at)).leads == needed == 573
    assert decode_plan(at.query_params["plan"]) == plan_of(at)
    assert notice(at).startswith("6 figures are now as in generated-example.csv")
    assert "from 503 to 573" in notice(at)
    assert leads(at) == [573]
    assert metrics(at)["Figures that differ"] == "1 of 38"


def test_back_restores_the_plan_and_the_findings() -> None:
    at = example()
    before = findings(at)
    at = choose(at, row_1=KEEP, row_2=BLEND)
    chosen, needed = choices(at), leads(at)
    at = apply(at)
    assert leads(at)[0] == needed[1]
    state = at.session_state["sla_plan_state"]  # as Back leaves it; Back itself: tests/e2e
    state.plan, state.link = EXAMPLE, encode_plan(EXAMPLE)
    at = at.run()
    assert leads(at) == needed
    assert findings(at)["plan"] == before["plan"]
    assert choices(at) == [TAKE, KEEP, BLEND, *chosen[3:]]


def test_what_was_blended_is_not_blended_again_unless_it_is_chosen() -> None:
    at = button(example(), COUNTING).click().run()
    at = at.number_input(key="weight 1").set_value(5_000).run()
    at = apply(choose(at, **{f"row_{row}": KEEP for row in range(1, 7)}, row_0=BLEND))
    once = plan_of(at).streams[0].lead_types[1].conversion_rates[0]
    assert 0.30 < once < 0.34
    shown = findings(at)
    place = shown["figure"].index("Website form: MQL → SQL")
    assert choices(at)[place] == KEEP
    at = apply(choose(at, **{f"row_{place}": BLEND}))
    assert plan_of(at).streams[0].lead_types[1].conversion_rates[0] < once


def test_what_cannot_be_taken_is_said_and_the_choice_stays() -> None:
    content = rows(400).replace("2026-09-01", "").replace("Closed won", "Closed lost")
    at = uploaded(content + "\n2026-01-15,Event,2026-02-01,2026-03-01,Closed won", plan=ONE_STREAM)
    at = at.segmented_control(key="findings shown 1").set_value("all").run()
    shown = findings(at)
    place = next(
        row
        for row, (figure, data) in enumerate(zip(shown["figure"], shown["data"], strict=True))
        if ": SQL → " in figure and data == "0%"
    )
    at = choose(at, **{f"row_{place}": TAKE})
    assert "cannot be “take data”; possible is “keep plan” or “blend”" in problems(at)[0]
    assert choices(at)[place] != TAKE
    assert leads(at)[0] == lead_demand(ONE_STREAM).leads


def test_of_two_ticks_the_newer_one_counts_and_the_other_goes() -> None:
    at = tick(example(), **{"0": {"blend": True}})
    assert choices(at)[:2] == [BLEND, TAKE]
    at = tick(at, **{"0": {"take": True}})
    assert choices(at)[:2] == [TAKE, TAKE]


def test_a_tick_that_is_taken_back_leaves_everything_as_it_was() -> None:
    at = tick(example(), **{"0": {"take": False}})
    assert leads(at) != [503, 573]
    assert leads(tick(at)) == [503, 573]


def test_all_rows_are_kept_and_taken_with_a_click_each() -> None:
    at = button(example(), "Keep all").click().run()
    assert (choices(at), leads(at)) == ([KEEP] * 7, [503])
    at = button(at, "Take all").click().run()
    assert choices(at) == [TAKE] * 7


def test_what_was_applied_is_said_on_this_page_alone() -> None:
    at = apply(example())
    said = notice(at)
    at.switch_page("pages/lead_demand.py").run()
    assert not [each for box in (at.info, at.success) for each in box if "as in" in each.value]
    at.switch_page(RECALIBRATE).run()
    assert notice(at) == said != ""


def test_all_figures_are_listed_when_they_are_asked_for() -> None:
    at = example().segmented_control(key="findings shown 1").set_value("all").run()
    assert len(findings(at)["figure"]) == 38


def test_an_edit_of_the_plan_elsewhere_compares_anew_and_keeps_the_table() -> None:
    at = choose(example(), row_4=KEEP)
    at.switch_page("pages/lead_demand.py").run()
    at.text_input(key="quota@0").set_value("1m").run()
    at.switch_page(RECALIBRATE).run()
    assert leads(at)[0] == lead_demand(EXAMPLE.changed(quota=1_000_000)).leads
    assert choices(at)[4] == KEEP
    assert recalibration_of(at).name == "generated-example.csv"


# --- what the plan does not have ------------------------------------------------------------------


def unmatched(at: AppTest) -> dict[str, Any]:
    return {box.label: box for box in at.selectbox if (box.key or "").startswith("match ")}


def test_a_lead_type_that_the_plan_does_not_have_can_be_added() -> None:
    at = example()
    (webinar,) = [box for label, box in unmatched(at).items() if "Webinar" in label]
    assert webinar.value == "leave"
    at = apply(webinar.set_value("add").run())
    added = plan_of(at).streams[0].lead_types[-1]
    assert added.name == "Webinar"
    assert added.mix == pytest.approx(380 / (380 + 1449 + 2241 + 898), abs=2e-3)


def test_a_lead_type_can_be_one_of_the_plans_by_another_name() -> None:
    at = uploaded(rows(300, kind="demo requests!"), plan=ONE_STREAM)
    assert not any("demo" in each for each in findings(at)["figure"])
    (box,) = [box for label, box in unmatched(at).items() if "demo" in label]
    at = box.set_value(("Shop", "Demo request")).run()
    at = at.segmented_control(key="findings shown 1").set_value("all").run()
    assert any(each.startswith("Demo request: ") for each in findings(at)["figure"])


def test_two_lead_types_cannot_be_the_same_and_the_page_says_so() -> None:
    content = f"{rows(300, kind='A')}\n" + "\n".join(rows(300, kind="B").splitlines()[1:])
    at = uploaded(content, plan=ONE_STREAM)
    for name in ("A", "B"):
        (box,) = [box for label, box in unmatched(at).items() if label.startswith(f"{name} ")]
        at = box.set_value(("Shop", "Demo request")).run()
    assert "two are matched" in problems(at)[0]
    assert len(recalibration_of(at).matches) == 1


def test_a_table_without_streams_can_be_said_to_be_one_of_the_plans() -> None:
    at = uploaded(rows(300, kind="Other"))
    (whole,) = [box for label, box in unmatched(at).items() if label.startswith("The whole table")]
    at = whole.set_value(("Enterprise", None)).run()
    at = at.segmented_control(key="findings shown 1").set_value("all").run()
    assert {each.partition(": ")[0] for each in findings(at)["figure"]} == {"Enterprise"}


# --- questions ------------------------------------------------------------------------------------


def test_days_that_can_be_read_in_two_ways_are_asked_before_anything_is_counted() -> None:
    content = rows(200, day="0{month}/04/2026")
    at = uploaded(content)
    assert metrics(at) == {}
    (question,) = at.radio
    assert question.label == "How are the days in “Create date” written?"
    assert question.value is None
    captions = list(question.proto.captions)
    assert captions[0].startswith("01/04/2026 is 4 January 2026; 02/04/2026 is 4 February 2026")
    assert captions[1].startswith("01/04/2026 is 1 April 2026; 02/04/2026 is 2 April 2026")
    at = question.set_value("D/M/Y").run()
    assert metrics(at)["Rows used"] == "200 of 200"
    assert [each.value for each in at.date_input][:2] == [date(2026, 4, 1), date(2026, 4, 6)]


def test_numbers_that_can_be_read_in_two_ways_are_asked_with_what_they_would_be() -> None:
    lines = [
        "Create date,Won,Amount",
        *(f"2026-01-{1 + n % 28:02},yes,1.{n + 100}" for n in range(99)),
    ]
    at = uploaded("\n".join(lines))
    (question,) = at.radio
    assert list(question.proto.captions)[:2] == [
        "1.100 is 1.1; 1.101 is 1.1010; 1.102 is 1.1020",
        "1.100 is 1,100; 1.101 is 1,101; 1.102 is 1,102",
    ]


# --- which leads are counted ----------------------------------------------------------------------


def test_other_days_are_counted_and_impossible_ones_are_said() -> None:
    at = example()
    at = at.date_input(key="window 1 to").set_value(date(2026, 6, 30)).run()
    counts = results_of(at).counts
    assert counts.window == (date(2026, 1, 1), date(2026, 6, 30))
    at = at.date_input(key="window 1 Leads from").set_value(date(2026, 8, 1)).run()
    assert "the first day must not be later" in problems(at)[0]
    assert recalibration_of(at).window == (date(2026, 1, 1), date(2026, 6, 30))


def test_an_earlier_as_of_date_and_the_other_basis_are_counted() -> None:
    at = example()
    at = at.date_input(key="window 1 Exported on").set_value(date(2026, 9, 30)).run()
    assert results_of(at).counts.as_of == date(2026, 9, 30)
    at = button(at, COUNTING).click().run()
    at = at.segmented_control(key="basis 1").set_value("period").run()
    assert results_of(at).counts.basis == "period"
    at = button(at, "What was noticed").click().run()
    assert any(r"Counted by period\:" in each.value for each in at.caption)


def test_a_better_window_is_one_click_away() -> None:
    """Leads since January, deals only since July: 60 of them, so the first half is missing some."""
    lines = ["Create date,Lead source,Close date,Deal stage"]
    for month in range(1, 13):
        for n in range(200):
            won = n % 4 == 0 and month >= 6
            close = f"2026-{min(month + 1, 12):02}-20" if won else ""
            lines.append(
                f"2026-{month:02}-{1 + n % 28:02},Demo request,{close},"
                + ("Closed won" if won else "Closed lost")
            )
    at = uploaded("\n".join(lines), plan=ONE_STREAM)
    offered = [each for each in at.button if each.key == "suggested window"]
    assert [each.label for each in offered] == ["Count from 2026-08-01 on"]
    at = offered[0].click().run()
    assert recalibration_of(at).window == (date(2026, 8, 1), date(2026, 12, 28))
    assert not [each for each in at.button if each.key == "suggested window"]


# --- the drawers ----------------------------------------------------------------------------------


def test_everything_opens_without_an_error() -> None:
    at = wide_open(example())
    assert exceptions(at) == []
    assert problems(at) == []
    labels = [each.label for each in at.get("download_button")]
    assert {"Download them", "Download this mapping", "Download the record"} <= set(labels)


def test_rows_set_aside_are_told_with_line_and_reason() -> None:
    at = button(example(), "Rows set aside").click().run()
    frame = next(each.value for each in at.dataframe if "line" in each.value)
    assert frame["line"].tolist()[0] == "780"
    assert frame["reason"].tolist()[0] == "“Create Date” is not a day as the rest of it is"
    assert any("6,640" in each.value for each in at.caption)


def test_a_corrected_column_is_counted() -> None:
    at = button(example(), COLUMNS).click().run()
    at.selectbox(key="columns 1 lead_type").set_value("Lead owner")
    at = button(at, "Use these columns").click().run()
    assert lead_table(at).mapping.lead_type == "Lead owner"
    assert {row.lead_type for row in results_of(at).counts.reached} >= {"Ada", "Bruno"}


def test_the_columns_of_follow_ups_and_reasons_are_shown_kept_and_changed() -> None:
    at = button(example(), COLUMNS).click().run()
    assert at.selectbox(key="columns 1 assigned").value == "Owner assigned date"
    assert at.selectbox(key="columns 1 connected").value == "Reached"
    at.selectbox(key="columns 1 reason 1").set_value("Deal stage")
    at = button(at, "Use these columns").click().run()
    mapping = lead_table(at).mapping
    assert mapping.reason == ("Closed lost reason", "Deal stage")
    assert (mapping.assigned, mapping.connected) == ("Owner assigned date", "Reached")


def test_columns_that_do_not_go_together_are_said() -> None:
    at = button(example(), COLUMNS).click().run()
    at = at.segmented_control(key="columns 1 shape").set_value("totals").run()
    at = button(at, "Use these columns").click().run()
    assert "do not go together" in problems(at)[0]
    assert leads(at) == [503, 573]


def test_a_status_gets_another_meaning() -> None:
    at = button(example(), COLUMNS).click().run()
    key = "What “Deal stage” says 1"
    edited(at, f"{key} table", edited_rows={"2": {"now": "lost"}})
    at = button(at, "Use these").click().run()
    assert lead_table(at).mapping.meanings["Proposal sent"] == "lost"


def test_names_that_look_alike_are_merged_with_one_click() -> None:
    at = button(example(), COLUMNS).click().run()
    at = button(at, "Count “Website form” and “website form” as one").click().run()
    assert lead_table(at).mapping.lead_types == {"website form": "Website form"}
    assert not [label for label in unmatched(at) if label.startswith("website")]
    assert metrics(at)["Rows used"] == "6,632 of 6,640"


def test_a_way_of_writing_is_changed_and_what_does_not_fit_is_set_aside() -> None:
    at = button(example(), COLUMNS).click().run()
    written = [each for each in at.selectbox if (each.key or "").startswith("formats ")]
    (box,) = [each for each in written if each.label.startswith("SQL date")]
    box.set_value("D.M.Y")
    at = button(at, "Read them so").click().run()
    used, read = metrics(at)["Rows used"].split(" of ")
    assert int(used.replace(",", "")) < 5_000
    assert read == "6,640"


def test_a_mapping_is_used_again_next_month() -> None:
    at = button(uploaded(rows()), COLUMNS).click().run()
    mapping = lead_table(at).mapping
    other = Mapping(steps=mapping.steps[:1] + mapping.steps[-1:], lead_type="Deal stage")
    at = dropped(at, "mapping file 1", "m.json", other.model_dump_json())
    assert lead_table(at).mapping == other


def test_earlier_records_draw_a_history() -> None:
    at = button(example(), "Records").click().run()
    calibration = results_of(at).calibration
    past = [
        record_of(
            calibration,
            made_on=date(2026, month, 1),
            source="x",
            fingerprint="",
            rows_read=1,
            rows_used=1,
        )
        for month in (10, 11)
    ]
    at = dropped(at, "records 1", "r.json", records_to_json(past))
    assert len(recalibration_of(at).records) == 2
    (chart,) = at.get("vega_lite_chart")
    assert json.loads(chart.proto.spec)["title"].startswith("Record by record")
    at = dropped(at, "records 1", "r.json", "[]")
    assert "r.json: This file holds no records" in problems(at)[0]


# --- the session ----------------------------------------------------------------------------------


def test_another_file_takes_the_place_of_the_first_whose_files_go(folders: Path) -> None:
    at = example()
    (before,) = folders.glob("leads-*")
    at = button(at, "Another file").click().run()
    assert list(folders.glob("leads-*")) == []
    at = dropped(at, f"leads file {recalibration_of(at).revision}", "leads.csv", rows())
    (after,) = folders.glob("leads-*")
    assert before != after
    assert recalibration_of(at).name == "leads.csv"


def test_nothing_of_a_file_is_left_when_the_session_is_gone(folders: Path) -> None:
    at = example()
    assert len(list(folders.glob("leads-*"))) == 1
    del at
    gc.collect()
    assert list(folders.glob("leads-*")) == []


def test_the_files_go_some_time_after_the_browser_has_left(folders: Path) -> None:
    at = example()
    leaves(recalibration_of(at), after=0.05)
    returns(recalibration_of(at))
    time.sleep(0.2)
    assert len(list(folders.glob("leads-*"))) == 1  # the browser came back
    leaves(recalibration_of(at), after=0.05)
    deadline = time.monotonic() + 10
    while list(folders.glob("leads-*")) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert list(folders.glob("leads-*")) == []
    assert at.run().file_uploader  # a file can be dropped again


def test_a_choice_is_quick_once_the_table_is_counted() -> None:
    at = example()
    counted = results_of(at)
    at = choose(at, row_0=KEEP)
    assert results_of(at) is counted


@pytest.mark.parametrize("name", HOSTILE_NAMES[:12])
def test_names_in_a_table_do_no_harm(name: str) -> None:
    quoted = '"' + re.sub(r"[\r\n\0]", " ", name).replace('"', '""') + '"'
    at = uploaded(rows(60, kind=quoted), plan=ONE_STREAM)
    at = wide_open(at)
    assert exceptions(at) == []
