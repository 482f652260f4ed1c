"""The mailed page: what it says is what the calculation says, and nothing in it runs or loads."""

import json
import re
import socket
import subprocess
import sys
import tomllib
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sla_calc import LeadType, Plan, RevenueStream, YearMonth, encode_plan, plan_to_file
from sla_data import read_leads
from sla_data.example_export import example_export
from sla_report.day.command import main
from sla_report.day.stands import stands
from sla_report.drawing.roles import LIGHT
from sla_report.numbers.figures import Figures

ROOT = Path(__file__).parents[2]
PLAN = Plan(start_month=YearMonth(2026, 10))
AS_OF = date(2026, 12, 15)
HOSTILE = ("<script>alert(1)</script>", "=cmd|'/c calc'!A1", "مرحبا & 👩‍👩‍👧", "a</style><b>")


class Read(HTMLParser):
    """What a page is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags = Counter[str]()
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def written(tmp: Path, plan: str, leads: bytes, *more: str) -> str:
    """Return the page that the command writes."""
    (tmp / "leads.csv").write_bytes(leads)
    out = tmp / "day.html"
    assert main([plan, "--actuals", str(tmp / "leads.csv"), "--out", str(out), *more]) == 0
    return out.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    tmp = tmp_path_factory.mktemp("day")
    (tmp / "plan.json").write_text(plan_to_file(PLAN), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:  # nothing is fetched
        patch.setattr(socket.socket, "connect", lambda *_: pytest.fail("a connection"))
        return written(tmp, str(tmp / "plan.json"), example_export(), "--as-of", str(AS_OF))


def test_the_page_says_what_the_calculation_says(page: str) -> None:
    text, figures = Read(page).text, Figures("en-US", "USD")
    with read_leads(example_export()) as table:
        found = stands(PLAN, table, AS_OF)
    line, speed = found.tracking.total, found.speed
    assert (line.verdict, line.goal) == ("ahead", 503)
    assert line.pace
    assert f"▲ Ahead: {line.actual:.0f} leads by day 15 of 31, where the goal line is" in text
    assert f"{line.actual:.0f} of 503" in text
    assert f"Heading for {line.pace.projection:.0f}" in text
    assert speed
    assert f"In time, of all leads {figures.rate(speed.within.of_all)}" in text
    assert f"{len(found.overdue)} open leads, by rep, oldest first" in text
    for row in found.tracking.lines:
        assert f"{row.stream} {row.lead_type}" in text
    most = max(found.reasons, key=lambda each: each.leads)
    assert f"{most.reason} {most.leads}" in text


def test_the_page_is_whole_and_nothing_in_it_runs_or_is_fetched(page: str) -> None:
    read = Read(page)
    assert not set(read.tags) & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "image",
        "foreignobject",
    }
    assert read.tags["svg"] == 3
    assert not [name for name, _ in read.attributes if name.startswith("on")]
    addresses = {name for name, value in read.attributes if "://" in value}
    assert addresses <= {"xmlns", "xmlns:xlink"}
    assert "url(http" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page
    ids = Counter(value for name, value in read.attributes if name == "id")
    assert max(ids.values()) == 1
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(ids)


def test_names_from_users_are_read_as_they_are_typed(tmp_path: Path) -> None:
    kinds = tuple(LeadType(name=name, mix=0.25, conversion_rates=(0.5,)) for name in HOSTILE)
    stream = RevenueStream(name="<i>All</i>", deal_size=100, lead_types=kinds)
    plan = Plan(
        name="<h1>Plan</h1>",
        start_month=YearMonth(2026, 12),
        stages=("Lead", "Customer"),
        streams=(stream,),
    )
    rows = [f'2026-12-{day:02d},"{name}",no' for day in range(1, 11) for name in HOSTILE]
    leads = "\n".join(["Created,Source,Won", *rows]).encode()
    read = Read(written(tmp_path, encode_plan(plan), leads))
    assert not set(read.tags) & {"script", "b", "i"}
    assert read.tags["h1"] == 1
    for name in ("<h1>Plan</h1>", *HOSTILE):
        assert name in read.text


def test_a_plan_is_taken_from_a_link_too(tmp_path: Path, page: str) -> None:
    link = f"https://example.org/track?plan={encode_plan(PLAN)}"
    again = written(tmp_path, link, example_export(), "--as-of", str(AS_OF), "--month", "2026-12")
    assert Read(again).text == Read(page).text


@pytest.mark.parametrize(
    ("plan", "leads", "more", "said"),
    [
        ("nowhere.json", b"", (), "There is no file nowhere.json."),
        (
            "plan.json",
            None,
            (),
            "leads.csv is not there. Right would be an export of leads, as CSV or a workbook.",
        ),
        ("broken.json", b"", (), "This file is not a plan: it holds no JSON."),
        ("no link", b"", (), "link"),
        ("folder", b"", (), "folder is a folder. Right would be a plan saved in the app"),
        ("other.json", b"", (), "This file is JSON, but not a plan"),
        ("newer.json", b"", (), "A newer version of the calculator opens it."),
        ("vast.json", b"", (), "vast.json has more than 10 MB"),
        ("plan.json", b"", (), "The file is empty."),
        ("plan.json", b"", ("--actuals", "folder"), "folder is a folder. Right would be an export"),
        ("plan.json", b"", ("--mapping", "gone.json"), "gone.json cannot be read: No such file"),
        ("plan.json", b"", ("--mapping", "other.json"), "not a mapping of columns"),
        ("plan.json", b"", ("--out", "gone/day.html"), "There is no folder gone. Make it"),
        ("plan.json", b"", ("--out", "folder"), "folder is a folder. Right for --out would be"),
        ("plan.json", b"", ("--out", "leads.csv"), "leads.csv is read, too, and would be lost."),
        ("plan.json", b"", ("--out", "plan.json"), "plan.json is read, too, and would be lost."),
        ("plan.json", b"\x00\x01\x02", (), "No column of the table is known to tell of a lead."),
        ("plan.json", b"a,b\n1,2\n", (), "No column of the table is known to tell of a lead."),
        (
            "plan.json",
            b"Created,Won\n2026-12-01,no\n2026-12-02,no\n",
            ("--as-of", "2026-12-02", "--month", "2026-11"),
            "2026-12-02 is not a day of 2026-11",
        ),
        (
            "plan.json",
            b"Created,Won\n2026-12-01,no\n2026-12-02,no\n",
            ("--out", "/dev/null/day.html"),
            "There is no folder /dev/null. Make it, or let --out name another place.",
        ),
    ],
)
def test_what_cannot_be_used_is_a_sentence_and_exit_code_2(  # noqa: PLR0917 - pytest's
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    plan: str,
    leads: bytes | None,
    more: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plan.json").write_text(plan_to_file(PLAN), encoding="utf-8")
    Path("broken.json").write_text("{", encoding="utf-8")
    Path("other.json").write_text('{"kind": "else"}', encoding="utf-8")
    newer = json.loads(plan_to_file(PLAN)) | {"format": 99}
    Path("newer.json").write_text(json.dumps(newer), encoding="utf-8")
    Path("vast.json").write_bytes(b" " * 10_000_001)
    Path("folder").mkdir()
    if leads is not None:
        Path("leads.csv").write_bytes(leads)
    assert main([plan, "--actuals", "leads.csv", "--out", "day.html", *more]) == 2
    told = capsys.readouterr().err.strip()
    assert said in told
    assert told.endswith(".")
    assert "Traceback" not in told
    assert not Path("day.html").exists()
    assert leads is None or Path("leads.csv").read_bytes() == leads


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        (("--as-of", "tomorrow"), "'tomorrow' is not a day; write it as 2027-01-15."),
        (("--month", "May"), "'May' is not a month; write it as 2027-03."),
        (("--zone", "Mars"), "'Mars' is not a time zone that is known"),
    ],
)
def test_an_argument_that_cannot_be_read_is_a_sentence(
    capsys: pytest.CaptureFixture[str], argument: tuple[str, str], said: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["plan.json", "--actuals", "leads.csv", "--out", "day.html", *argument])
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_yesterdays_page_stays_until_todays_is_whole(tmp_path: Path, page: str) -> None:
    out = tmp_path / "day.html"
    out.write_text("yesterday", encoding="utf-8")
    (tmp_path / "other.csv").write_bytes(b"a,b\n1,2\n")
    link = encode_plan(PLAN)
    assert main([link, "--actuals", str(tmp_path / "other.csv"), "--out", str(out)]) == 2
    assert out.read_text(encoding="utf-8") == "yesterday"
    assert Read(written(tmp_path, link, example_export(), "--as-of", str(AS_OF))).text == (
        Read(page).text
    )
    assert {each.name for each in tmp_path.iterdir()} == {"day.html", "other.csv", "leads.csv"}


def test_the_command_runs_on_its_own() -> None:
    command = [sys.executable, "-m", "sla_report", "nowhere.json", "--actuals", "x", "--out", "y"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "There is no file nowhere.json. Right would be a plan saved in the app, or its link.\n"
    )


def test_pictures_have_the_colours_of_the_light_theme() -> None:
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
    assert theme["light"]["chartCategoricalColors"] == list(LIGHT)
