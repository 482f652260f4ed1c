"""What a plan holds is in no line of the log, whoever writes it."""

import json
import re
from pathlib import Path

import pytest

from benchmarks.servers import the_app
from benchmarks.session import session
from sla_calc import LeadType, Plan, RevenueStream, encode_plan
from sla_data.store import PlanStore, Visitor
from tests.e2e.server import RunningApp
from tests.host import careless
from tests.host.asking import ask

PLAN = Plan(
    name=f"{careless.WHERE} AG",
    quota=987_654_321,
    streams=(
        RevenueStream(
            name="Quokka",
            deal_size=9_000,
            lead_types=(LeadType(name="Okapi", conversion_rates=(0.5, 0.5, 0.5)),),
        ),
    ),
)
QUIET = ("--logger.hideWelcomeMessage", "true", "--server.fileWatcherType", "none")
TELLING = ("Zebrafink", "Quokka", "Okapi", "987", "654", "quota=", "plan=", encode_plan(PLAN)[:12])


def visited(app: RunningApp) -> tuple[str, list[str]]:
    """Open the plan in a session that fails; return the reference shown, and the log's lines."""
    query = f"plan={encode_plan(PLAN)}"
    ask(app.url, f"/?{query}")
    ask(app.url, f"/media/{PLAN.name.replace(' ', '%20')}?{query}")
    with session(app.url, query) as visitor:
        (said,) = visitor.said
    assert "Your plan is in the address bar" in said
    assert not any(word in said for word in TELLING)
    (reference,) = re.findall(r"\b[2-9A-Z]{6}\b", said)
    return reference, app.log.read_text("utf-8").splitlines()


@pytest.mark.parametrize(("written", "level"), [("text", "debug"), ("json", "info")])
def test_a_session_that_fails_leaves_a_reference_and_nothing_of_the_plan(
    written: str, level: str
) -> None:
    with the_app(
        before="import careless; careless.run()",
        beside=[Path(careless.__file__)],
        environment={"SLA_LOG_FORMAT": written},
        options=("--logger.level", level, *QUIET),
    ) as app:
        reference, lines = visited(app)
    assert [line for line in lines if any(word in line for word in TELLING)] == []
    (mishap,) = [line for line in lines if reference in line]
    for known in ("ValueError from KeyError", "careless.py:", "mishap"):
        assert known in mishap
    whole = "\n".join(lines)
    for event in ("read ... with a quota of ...", "asked for ...", "UserWarning", "in a thread"):
        assert event in whole
    assert "back message" not in whole  # whatever Streamlit was asked for
    if written == "json":
        assert {json.loads(line)["level"] for line in lines} >= {"info", "warning", "error"}


def test_saved_plans_leave_nothing_in_the_log_and_a_store_that_fails_neither(
    tmp_path: Path,
) -> None:
    kept = tmp_path / "plans.sqlite"
    store = PlanStore.open(f"sqlite:///{kept}")
    address = store.create(PLAN, Visitor(), note="Okapi and Quokka").edit_address
    store.close()
    with the_app(
        environment={"SLA_DATA_DIR": str(tmp_path)},
        options=("--logger.level", "debug", *QUIET),
    ) as app:
        ask(app.url, f"/?at={address}")
        with session(app.url, f"at={address}") as visitor:
            visitor.edit("Quota", "987100000")
            visitor.press("Save as revision 2")
            assert "Saved · revision 2" in "\n".join(visitor.words)
            kept.rename(tmp_path / "gone")
            visitor.edit("Quota", "987200000")
            visitor.press("Save as revision 3")
            assert "Nothing was saved" in "\n".join([*visitor.words, *visitor.said])
        lines = app.log.read_text("utf-8").splitlines()
    assert [line for line in lines if any(word in line for word in (*TELLING, address))] == []
    assert "The database of the saved plans fails" in "\n".join(lines)
